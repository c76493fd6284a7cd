"""The caseload report: counts in words, files that agree, nothing small in any of them."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from csv import reader
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from packetgen.batch.caseload import case_files, caseload_files, caseload_sheet, load_caseload
from packetgen.case.loading import load_case
from packetgen.case.model import Case, Party, Requirement
from packetgen.casework import caseload
from packetgen.cli.main import main
from packetgen.errors import CaseError
from packetgen.typeset.gates.words import text_of

DAY = dt.date(2026, 12, 4)


def _cases(outcomes: dict[str, int], *, genders: dict[str, int] | None = None) -> list[Case]:
    words = [outcome for outcome, number in outcomes.items() for _ in range(number)]
    people = [g for g, number in (genders or {}).items() for _ in range(number)]
    people += [""] * (len(words) - len(people))
    return [
        Case(
            "us", outcome=outcome, client="c",
            parties=(Party("c", "defendant", "second",
                           demographics={"gender": gender} if gender else {}),),
            requirements=(Requirement("r", "no-contact"),),
        )
        for outcome, gender in zip(words, people, strict=True)
    ]  # fmt: skip


def test_groups_are_counted_by_name_and_small_ones_withheld() -> None:
    made = caseload(_cases({"Dismissed": 30, "dismissed": 2, "Plea": 12, "Tried": 3}), DAY)
    table = made.tables[0]
    assert [(r.label, r.count, r.shown) for r in table.rows] == [
        ("Dismissed", 32, "32"), ("Plea", None, "withheld"), ("Tried", None, "withheld"),
    ]  # fmt: skip
    assert table.total == "47 cases"
    assert table.chart is not None
    assert "Tried: withheld." in table.chart.alt


def test_a_share_that_is_a_half_is_rounded_up() -> None:
    (rows,) = (t.rows for t in caseload(_cases({"A": 13, "B": 67}), DAY).tables[:1])
    assert [row.share for row in rows] == ["16.3%", "83.8%"]  # of 80: 16.25 and 83.75


def test_a_small_office_shows_no_number() -> None:
    made = caseload(_cases({"Dismissed": 6, "Plea": 4}), DAY)
    assert made.sentence == "Fewer than 11 cases were counted; no number is shown."
    for table in made.tables:
        assert (table.rows, table.chart) == ((), None)
        assert table.total.startswith("fewer than 11")


def test_who_said_nothing_is_a_group_too() -> None:
    made = caseload(_cases({"Open": 40}, genders={"woman": 20}), DAY)
    table = next(t for t in made.tables if t.title == "Clients by gender")
    assert [(r.label, r.count) for r in table.rows] == [("Not recorded", 20), ("Woman", 20)]


def test_a_case_closed_later_is_open_on_the_day() -> None:
    later = [Case("us", outcome="Plea", closed=DAY + dt.timedelta(1))] * 11
    closed = [Case("us", closed=DAY)] * 12
    rows = caseload([*later, *closed], DAY).tables[0].rows
    assert [(r.label, r.count) for r in rows] == [
        ("Closed, outcome not recorded", 12),
        ("Open", 11),
    ]


def test_a_case_opened_later_is_not_counted() -> None:
    later = [Case("us", outcome="Plea", opened=DAY + dt.timedelta(1))] * 3
    made = caseload([*later, *[Case("us", outcome="Tried", opened=DAY)] * 12], DAY)
    assert made.sentence == (
        "12 cases were counted. Cases opened after December 4, 2026 are left out."
    )
    assert [(r.label, r.count) for r in made.tables[0].rows] == [("Tried", 12)]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    cases = _cases({"Dismissed": 32, "Plea": 12, "=1+1": 3}, genders={"woman": 25, "{{ 7 }}": 22})
    return caseload_files(cases, as_of=DAY, today=DAY, note="A *good* year.")


def test_all_files_say_the_same_and_nothing_small(files: dict[str, bytes]) -> None:
    pdf = " ".join(" ".join(text_of(files["caseload.pdf"])).split())
    csv = files["caseload.csv"].decode("utf-8-sig")
    assert "Dismissed 32 68.1%" in pdf
    assert "Cases by outcome,Dismissed,32,68.1%" in csv
    assert "47 cases were counted. A good year." in pdf
    assert 'As of,"December 4, 2026",,,47 cases were counted.' in csv
    rows = list(reader(io.StringIO(csv)))[2:]
    words = iter(pdf.split())
    for _, *cells, _ in rows:  # group, number and share of every row, in the order of the paper
        assert all(word in words for word in " ".join(cells).replace("'=", "=").split()), cells
    assert "{{ 7 }}" in pdf
    assert "{{ 7 }}" in csv
    assert not re.search(r",(?:[1-9]|10),", csv)
    assert "withheld" in pdf


def test_no_cell_starts_a_formula(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["caseload.xlsx"]))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    risky = [cell for cell in cells if str(cell.value).startswith("=")]
    assert [cell.data_type for cell in risky] == ["s"]
    assert risky[0].quotePrefix
    assert ",'=1+1,withheld," in files["caseload.csv"].decode("utf-8-sig")


def test_a_chart_stands_on_the_page_of_its_table() -> None:
    words = [f"{'Plea to a lesser charge ' * 5}{n}" for n in range(4)]
    cases = [Case("us", outcome=words[n % 4], program=words[n % 3]) for n in range(60)]
    pages = text_of(caseload_files(cases, as_of=DAY, today=DAY)["caseload.pdf"])
    assert len(pages) > 1
    for title in ("Cases by outcome", "Cases by program", "Cases by kind"):
        (page,) = (" ".join(page.split()) for page in pages if title in page)
        rest = page.split(title)[1].split("Cases by")[0]
        assert "All together" in rest, title


def test_the_same_cases_give_the_same_bytes(files: dict[str, bytes]) -> None:
    cases = _cases({"Dismissed": 32, "Plea": 12, "=1+1": 3}, genders={"woman": 25, "{{ 7 }}": 22})
    assert caseload_files(cases, as_of=DAY, today=DAY, note="A *good* year.") == files


def test_the_command_counts_a_folder(tmp_path: Path, repository: Path) -> None:
    text = (repository / "examples" / "compliance" / "case.yaml").read_text("utf-8")
    for number in range(12):
        folder = tmp_path / "cases" / f"{number}"
        folder.mkdir(parents=True)
        (folder / "case.yaml").write_text(text, "utf-8")
    out = tmp_path / "out"
    run = CliRunner().invoke(
        main, ["caseload", str(tmp_path / "cases"), "-o", str(out), "--json",
               "--as-of", "2026-12-04"],
    )  # fmt: skip
    told = json.loads(run.stdout)
    assert told["tables"][0] == {
        "title": "Cases by outcome", "total": "12 cases", "note": "", "groups": {"Open": 12},
    }  # fmt: skip
    assert sorted(p.name for p in out.iterdir()) == [*told["files"], "manifest.json"]
    assert "Castellanos" not in (out / "caseload.csv").read_text("utf-8")


def test_one_broken_case_stops_the_count_and_all_are_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.yaml").write_text("jurisdiction: us\n", "utf-8")
    with pytest.raises(CaseError) as caught:
        load_caseload(case_files([tmp_path]))
    places = {str(problem.location.file) for problem in caught.value.problems}
    assert len(places) == 2
    with pytest.raises(CaseError, match="could not be found"):
        case_files([tmp_path / "nowhere"])


def test_totals_of_the_sheet_agree_with_its_groups(repository: Path) -> None:
    case = load_case(repository / "examples" / "compliance" / "case.yaml")
    made = caseload([case] * 20, DAY)
    for table in made.tables:
        counts = [row.count for row in table.rows]
        if counts and None not in counts:
            assert table.total.split()[0] == str(sum(c or 0 for c in counts))
    assert len(caseload_sheet(made).rows) - 1 == sum(len(t.rows) + 1 for t in made.tables)
