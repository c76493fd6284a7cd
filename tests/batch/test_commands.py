"""``packetgen batch`` and ``packetgen columns`` as a volunteer uses them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from cli.main import run

from .tables import shown, table

OFFICE = (
    "jurisdiction: us-ca-superior-alameda\ncase: {parties: []}\n"
    "office: {name: Eastside Tenant Law Project, phone: (510) 555-0142, contact: Priya Raman}\n"
)
HEAD = ("First Name", "Last Name", "ZIP", "Cell", "What about", "Court date", "SSN", "Ref")
ROWS = [
    HEAD,
    ("Ana", "Ruiz", "94612", "5105550101", "your rent", "2026-12-14", "", "=HYPERLINK(0)"),
    ("Ben", "Okoro", "9461", "5105550102", "your rent", "soon", "12345678", "+1"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    table(tmp_path / "clients.csv", ROWS)
    return tmp_path


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        run(list(arguments))
    assert isinstance(stop.value.code, int)
    return stop.value.code


BATCH = ("batch", "intake-letter", "--case", "office.yaml", "--today", "2026-11-21", "--jobs", "1",
         "--set", "decision=engaged")  # fmt: skip


def test_from_columns_to_corrected_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*BATCH, "--data", "clients.csv") == 3
    said = capsys.readouterr().err
    assert "nothing fills form.matter" in said
    assert not (folder / "out").exists(), "what is refused at once leaves nothing behind"
    assert call("columns", "intake-letter", "--data", "clients.csv") == 0
    mapping = folder / "columns.yaml"
    text = mapping.read_text(encoding="utf-8")
    assert '"First Name":' in text
    lines = [
        '  "What about": form.matter' if line.strip().startswith('"What about"') else line
        for line in text.splitlines()
    ]
    mapping.write_text("\n".join(lines).replace("?", ""), encoding="utf-8")
    assert call(*BATCH, "--data", "clients.csv", "--dry-run") == 1
    captured = capsys.readouterr()
    assert captured.out.strip().endswith("row-0002.pdf")
    assert [p.name for p in (folder / "out").iterdir()] == ["preview"]
    assert call(*BATCH, "--data", "clients.csv", "--zip") == 1
    said = capsys.readouterr().err
    assert "Court date: is not a date" in said
    assert "12345678" not in said
    sheet = openpyxl.load_workbook("out/errors.xlsx")
    assert sheet.sheetnames == ["Correct here", "Problems"]
    here = sheet["Correct here"]
    assert [cell.value for cell in here[1]][3:] == list(HEAD)
    row = {cell.value: here.cell(2, cell.column) for cell in here[1]}
    assert row["packetgen row"].value == 3
    assert row["Ref"].data_type == "s"
    raw = (folder / "out" / "errors.csv").read_bytes()
    (_, line) = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert not any(cell.startswith(("=", "@", "\t")) for cell in line)
    row["ZIP"].value, row["Court date"].value, row["SSN"].value = "94612", "2026-12-15", "012345678"
    sheet.save("out/errors.xlsx")
    assert call(*BATCH, "--data", "out/errors.xlsx", "--zip", "--print", "--labels") == 0
    assert (folder / "out" / "labels-corrected.pdf").is_file()
    assert sorted(p.name for p in (folder / "out" / "documents").iterdir()) == [
        "row-0002.pdf", "row-0003.pdf",
    ]  # fmt: skip
    assert not (folder / "out" / "errors.xlsx").exists()
    assert "'Problems'" not in capsys.readouterr().err, "the sheet of its own is no news"
    assert call(*BATCH, "--data", "out/errors.xlsx") == 3
    assert "every row of this batch has its document" in capsys.readouterr().err
    # The table still has the mistake; the corrected row is not undone.
    assert call(*BATCH, "--data", "clients.csv", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["done"], found["ready"], found["failed"]) == (0, 2, {})


def test_the_corrected_csv_serves_as_well(folder: Path) -> None:
    assert call(*BATCH, "--data", "clients.csv", "--guess", "--set", "matter=x", "-q") == 1
    path = folder / "out" / "errors.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(
        text.replace("9461,", "94612,").replace("soon", "2026-12-15").replace(",12345678", ","),
        encoding="cp1252",
    )
    assert call(*BATCH, "--data", "out/errors.csv", "--guess", "--set", "matter=x", "-q") == 0


def test_a_folder_of_case_files_and_json_lines(folder: Path) -> None:
    cases = folder / "cases"
    cases.mkdir()
    for name in ("ana", "ben"):
        (cases / f"{name}.yaml").write_text(
            f"case:\n  client: c\n  parties: [{{id: c, role: defendant, name: {name.title()}}}]\n"
            "values: {decision: engaged, matter: your rent}\n",
            encoding="utf-8",
        )
    assert call(*BATCH, "--data", "cases", "-q", "-o", "a") == 0
    lines = [
        {"client.name": "Ana", "matter": "rent", "decision": "declined"},
        {"case": {"client": "c", "parties": [{"id": "c", "role": "defendant", "name": "Ben"}]},
         "values": {"decision": "engaged", "matter": "your rent"}},
    ]  # fmt: skip
    (folder / "c.jsonl").write_text(
        "\n".join(json.dumps(line) for line in lines) + "\nnot json\n", encoding="utf-8"
    )
    assert call(*BATCH[:-2], "--data", "c.jsonl", "-q", "-o", "b") == 1
    assert sorted(p.name for p in (folder / "b" / "documents").iterdir()) == [
        "row-0001.pdf", "row-0002.pdf",
    ]  # fmt: skip
    assert "it is no valid JSON" in (folder / "b" / "report.txt").read_text(encoding="utf-8")


def test_names_by_pattern_are_safe_and_unique(folder: Path) -> None:
    rows = [HEAD, *((name, *ROWS[1][1:7], "") for name in ("CON", "a/b:c", "A/B:C", "éé " * 60))]
    table(folder / "names.csv", rows)
    assert call(*BATCH, "--data", "names.csv", "--guess", "--set", "matter=x", "-q",
                "--name", "{First Name}") == 0  # fmt: skip
    names = sorted(p.name for p in (folder / "out" / "documents").iterdir())
    assert len({name.casefold() for name in names}) == 4
    assert all(len(name.encode()) <= 90 and not set('<>:"/\\|?*') & set(name) for name in names)
    assert "CON.pdf" not in names


def words_by_name(folder: Path) -> dict[str, str]:
    return {
        file.name: shown(file.read_bytes()) for file in (folder / "out" / "documents").iterdir()
    }


def test_a_corrected_row_takes_nobody_s_name(folder: Path) -> None:
    rows = [("Ana", "94600"), ("Bo", "9460"), ("Cy", "94600")]
    more = ("--data", "n.csv", "--guess", "--set", "matter=x", "-q", "--name", "{Case number}")
    head = ("First Name", "Zip", "Case number")
    table(folder / "n.csv", [head, *((*row, "RG1") for row in rows)])
    assert call(*BATCH, *more) == 1
    errors = folder / "out" / "errors.csv"
    errors.write_text(errors.read_text("utf-8").replace("9460,", "94600,"), "utf-8")
    assert call(*BATCH, "--data", str(errors), *more[2:]) == 0
    made = words_by_name(folder)
    assert ["Ana" in made["RG1.pdf"], "Bo" in made["RG1 (row 0003).pdf"],
            "Cy" in made["RG1 (row 0004).pdf"]] == [True] * 3  # fmt: skip
    assert call(*BATCH, *more) == 0
    assert words_by_name(folder) == made


def test_rows_that_move_up_lose_no_document(folder: Path) -> None:
    rows = [(name, f"RG{name}") for name in ("Ana", "Bo", "Cy", "Di")]
    more = ("--data", "n.csv", "--guess", "--set", "matter=x", "-q", "--name", "{Case number}")
    for kept in (rows, rows[1:], [rows[0], *rows[2:]], rows):
        table(folder / "n.csv", [("First Name", "Case number"), *kept])
        assert call(*BATCH, *more) == 0
        made = words_by_name(folder)
        assert sorted(made) == sorted(f"{number}.pdf" for _, number in kept)
        assert all(name in made[f"{number}.pdf"] for name, number in kept)


def test_a_pattern_with_no_such_column_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        call(*BATCH, "--data", "clients.csv", "--guess", "--set", "matter=x", "--name", "{nobody}")
        == 7
    )
    assert "'nobody', which is no column" in capsys.readouterr().err


def test_languages_are_picked_or_said_to_be_missing(folder: Path) -> None:
    rows = [(*HEAD, "Language"), (*ROWS[1], "Tiếng Việt"), (*ROWS[1], "English")]
    table(folder / "l.csv", rows)
    more = ("--data", "l.csv", "--guess", "--set", "matter=x", "-q")
    assert call(*BATCH, *more) == 1
    report = (folder / "out" / "report.txt").read_text(encoding="utf-8")
    assert "Row 2: Language: the form is not made in Vietnamese" in report
    assert call(*BATCH, *more, "--other-languages", "en") == 0


def test_a_packet_for_every_row(folder: Path) -> None:
    assert call("new", "case") == 0
    table(folder / "p.csv", [("First Name", "Last Name", "Case number"), ("Zoe", "Q", "26CV9")])
    assert call("batch", "case/packet.yaml", "--data", "p.csv", "--today", "2026-11-21", "-q",
                "--jobs", "1", "-o", "packets") == 0  # fmt: skip
    made = folder / "packets" / "documents" / "row-0002"
    assert (made / "packet.pdf").is_file()
    assert (made / "manifest.json").is_file()
    from packetgen.typeset.gates.words import text_of

    assert "26CV9" in " ".join(text_of((made / "packet.pdf").read_bytes()))


def test_a_dry_run_names_letters_that_no_font_has(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["First name,Last name", "Анна,Петрова", "\U00012000\U00012041,Stone"]
    (folder / "names.csv").write_text("\n".join(lines), encoding="utf-8")
    more = ("--set", "matter=your rent", "--dry-run")
    assert call(*BATCH, "--data", "names.csv", *more) == 1
    said = capsys.readouterr().err
    assert "row 3  no font at hand has the character U+12000" in said
    assert "row 2 " not in said
    assert "1 of 2 rows can be made" in said
    assert call(*BATCH, "--data", "names.csv", *more, "--format", "docx") == 0


def test_a_packet_of_one_paper_for_each_row_is_printed_and_never_final(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "case.yaml").write_text(
        OFFICE.replace(
            "{parties: []}",
            "{client: c, parties: [{id: c, role: client, side: first, name: Nobody}]}",
        ),
        encoding="utf-8",
    )
    (folder / "packet.yaml").write_text(
        "case: case.yaml\naudience: client\ndocuments:\n"
        "  - {id: kyr, form: know-your-rights, values: {topic: arrest, size: half}}\n",
        encoding="utf-8",
    )
    table(folder / "c.csv", [("Name", "Phone"), ("Ana Ruiz", "5105550101"), ("Ben O", "")])
    packets = ("batch", "packet.yaml", "--data", "c.csv", "--today", "2026-11-21", "--jobs", "1")
    assert call(*packets, "--final") == 2
    assert "A batch makes drafts only" in capsys.readouterr().err
    assert not (folder / "out").exists()
    assert call(*packets, "--print", "--zip", "-q") == 0
    printed = shown((folder / "out" / "print.pdf").read_bytes())
    assert printed.count("Arrest and Questioning") == 2
    assert "2 people" in printed


def test_folds_are_for_cards(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*BATCH, "--data", "clients.csv", "--fold") == 2
    assert "--layout cards-8" in capsys.readouterr().err
    assert call("handout", "arrest", "--case", "office.yaml", "--fold") == 2
    assert "--size card" in capsys.readouterr().err
    assert call("handout", "arrest", "--case", "office.yaml", "--fold", "--size", "card") == 0
    assert (folder / "handouts" / "arrest-card-en-4-fold.pdf").is_file()
