"""Which files make rows again when they change, and which only lie there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from packetgen.batch import FormRecipe, check_batch, run_batch
from packetgen.batch.packet_recipe import plan_recipe
from packetgen.build.inputs.means import Means
from packetgen.case.scaffold import scaffold
from packetgen.errors import CaseError
from packetgen.form import load_form

from .tables import OFFICE, TODAY, batch_of, letter_recipe, people, table


def changed(plan: Path, before: dict[str, str]) -> list[str]:
    now = plan_recipe(plan, Means(TODAY)).parts
    return [name for name, digest in now.items() if before[name] != digest]


def test_of_a_plans_folder_only_files_that_the_plan_uses_count(tmp_path: Path) -> None:
    for name, data in scaffold().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "events.csv").write_text("on,text\n2026-01-05,A call\n", encoding="utf-8")
    case = tmp_path / "case.yaml"
    text = case.read_text(encoding="utf-8")
    head, _, rest = text.partition("\nevents:\n")
    _, _, tail = rest.partition("\n\n")
    case.write_text(f"{head}\nevents: {{file: events.csv}}\n\n{tail}", encoding="utf-8")
    plan = tmp_path / "packet.yaml"
    before = dict(plan_recipe(plan, Means(TODAY)).parts)
    for name in (
        "run.log",
        "notes.txt",
        "old.pdf",
        "text/unused.md",
        "clients.csv",
        "columns.yaml",
    ):
        (tmp_path / name).write_text("something", encoding="utf-8")
    assert changed(plan, before) == []

    used = "the plan or a file that it uses"
    for name in ("text/declaration.md", "exhibits/letter.pdf", "events.csv", "packet.yaml"):
        file = tmp_path / name
        kept = file.read_bytes()
        file.write_bytes(kept + b"\n")
        assert changed(plan, before) == [used], name
        file.write_bytes(kept)
    # The papers of a plan beside it are titles in lists of what is due.
    (tmp_path / "second.yaml").write_text("documents: []\n", encoding="utf-8")
    assert changed(plan, before) == [used]


def test_a_letterhead_that_changes_makes_letters_again(tmp_path: Path) -> None:
    base = {**OFFICE, "office": {**OFFICE["office"], "letterhead": "logo.png"}}
    logo = tmp_path / "logo.png"
    Image.new("RGB", (200, 40), "navy").save(logo)
    recipe = FormRecipe(
        form=load_form("intake-letter"), today=TODAY, base=base, base_name="office.yaml",
        base_folder=str(tmp_path), formats=("docx",),
    )  # fmt: skip
    data, out = table(tmp_path / "clients.csv", people(3)), tmp_path / "out"
    assert run_batch(batch_of(data, recipe), out).done == 3
    assert run_batch(batch_of(data, recipe), out).ready == 3
    Image.new("RGB", (200, 40), "red").save(logo)
    again = run_batch(batch_of(data, recipe), out)
    assert again.again == {"the base case changed": 3}


def test_a_file_that_one_row_names_makes_that_row_again(tmp_path: Path) -> None:
    recipe = FormRecipe(
        form=load_form("intake-letter"), today=TODAY, base=OFFICE, base_name="office.yaml",
        base_folder=str(tmp_path),
    )  # fmt: skip
    rows = people(2)
    data = table(tmp_path / "clients.csv", [rows[0], rows[1], (*rows[2][:4], "ana.md")])
    (tmp_path / "ana.md").write_text("your rent", encoding="utf-8")
    first = {task.number: task.digest for task in batch_of(data, recipe).tasks()}
    (tmp_path / "ana.md").write_text("your deposit", encoding="utf-8")
    second = {task.number: task.digest for task in batch_of(data, recipe).tasks()}
    assert [number for number in first if first[number] != second[number]] == [3]


HEAD = ("First name", "Last name", "Matter", "Hearing date")
MIXED = [HEAD, ("Ana", "Ruiz", "rent", "13/12/2026"), ("Ben", "Okafor", "rent", "12/14/2026")]


def test_a_column_with_days_in_two_orders_is_read_and_said(tmp_path: Path) -> None:
    data = table(tmp_path / "clients.csv", MIXED)
    batch = batch_of(data, letter_recipe(formats=("docx",)))
    days = [e.value for task in batch.tasks() for e in task.entries if e.path == "hearing.on"]
    assert days == [dt.date(2026, 12, day).isoformat() for day in (13, 14)]
    result = run_batch(batch, tmp_path / "out")
    (remark,) = result.remarks
    assert "'Hearing date' writes days in two orders: row 3 month first, row 2 day first" in remark
    assert check_batch(batch).remarks == [remark]

    said = batch_of(data, letter_recipe(formats=("docx",)), dates="day-first")
    strict = check_batch(said)
    assert (list(strict.failed), strict.remarks) == ([3], [])


def test_a_day_that_could_be_two_is_asked_with_the_rows_that_contradict(tmp_path: Path) -> None:
    data = table(tmp_path / "clients.csv", [*MIXED, ("Cy", "Ray", "rent", "03/04/2026")])
    with pytest.raises(CaseError) as asked:
        check_batch(batch_of(data))
    hint = asked.value.problems[0].hint
    assert "Row 2 can only be day first. Row 3 can only be month first." in hint
    assert "No order fits the whole column" in hint
