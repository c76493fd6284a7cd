"""Spreadsheets as real people make them: the right documents, or a clear sentence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from packetgen.batch import SourceRow, open_source, run_batch
from packetgen.batch.finishing import write_reports
from packetgen.batch.languages import language_code
from packetgen.batch.source import LeftOut
from packetgen.errors import CaseError

from .tables import ANA, HEAD, batch_of, shown, table, workbook


def rows_of(path: Path, **opening: Any) -> list[SourceRow]:
    return [row for row in open_source(path, **opening).read() if isinstance(row, SourceRow)]


def made(tmp_path: Path, path: Path, **more: Any) -> tuple[dict[int, str], dict[int, str]]:
    """Words of the documents by row, and problems by row."""
    out = tmp_path / "made"
    result = run_batch(batch_of(path, **more), out)
    words = {
        int(file.stem.removeprefix("row-")): shown(file.read_bytes())
        for file in (out / "documents").glob("*.pdf")
    }
    return words, {n: "; ".join(map(str, found)) for n, found in result.failed.items()}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_csv(tmp_path: Path, delimiter: str, encoding: str, ending: str) -> None:
    path = tmp_path / "clients.csv"
    text = ending.join(delimiter.join(row) for row in (HEAD, ("José", *ANA[1:]))) + ending
    path.write_bytes(text.encode(encoding))
    (row,) = rows_of(path)
    assert row.number == 2
    assert {heading: cell.value for heading, cell in row.cells.items()} == dict(
        zip(HEAD, ("José", *ANA[1:]), strict=True)
    )


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850", "utf-16-le", "utf-16-be"])
def test_names_keep_their_accents_in_old_encodings(tmp_path: Path, encoding: str) -> None:
    names = [("José", "Núñez"), ("Zoë", "Peña"), ("Ángel", "García")]
    path = table(tmp_path / "c.csv", [HEAD, *((*n, *ANA[2:]) for n in names)], encoding=encoding)
    rows = rows_of(path)
    assert [(r.cells["First name"].value, r.cells["Last name"].value) for r in rows] == names
    guessed = not encoding.startswith("utf")
    assert any("see that accents" in note for note in open_source(path).notes) is guessed


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ('"Name, full";"Zip, home"\n"Ruiz, Ana";"94612, CA"\n', ["Name, full", "Zip, home"]),
        ('Name,Notes\nAna,"a; b; c"\nBo,"d; e; f"\n', ["Name", "Notes"]),
        ("Name^Zip^Phone\nAna^94612^1\n", ["Name", "Zip", "Phone"]),
        ("sep=;\nName;Zip\nAna;94612\n", ["Name", "Zip"]),
        ("Name\nAna, Ruiz\n", ["Name"]),
    ],
)
def test_what_separates_the_columns(tmp_path: Path, text: str, headings: list[str]) -> None:
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    assert [c.heading for c in open_source(tmp_path / "c.csv").columns][:3] == headings


def test_xlsx_keeps_types_and_names_merged_headings(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "c.xlsx",
        [
            ["Clinic of November 21"],
            ["Client", None, "Court", None, "Zip"],
            ["First", "Last", "Date", "Time", None],
            ["Ana", "Ruiz", dt.date(2026, 12, 14), dt.time(9, 30), 94612],
        ],
        merges=["A1:E1", "A2:B2", "C2:D2"],
    )
    source = open_source(path)
    assert [c.heading for c in source.columns] == [
        "Client First", "Client Last", "Court Date", "Court Time", "Zip",
    ]  # fmt: skip
    (row,) = rows_of(path)
    assert [cell.value for cell in row.cells.values()] == [
        "Ana", "Ruiz", dt.date(2026, 12, 14), dt.time(9, 30), 94612,
    ]  # fmt: skip
    assert any("rows 2 and 3 together" in note for note in source.notes)


def test_two_heading_rows_in_csv(tmp_path: Path) -> None:
    path = table(
        tmp_path / "c.csv", [["Client", "", "Zip"], ["First", "Last", ""], ["Ana", "Ruiz", "94612"]]
    )
    words, failed = made(tmp_path, path, fixed={"form.decision": "engaged", "form.matter": "x"})
    assert not failed
    assert "Ana Ruiz" in words[3]


def test_a_total_row_blank_rows_and_repeated_headings_are_nobody(tmp_path: Path) -> None:
    rows = [HEAD, ANA, [None] * 5, HEAD, ANA, ["Total", None, None, None, 2]]
    path = workbook(tmp_path / "c.xlsx", rows)
    out = [item for item in open_source(path).read() if isinstance(item, LeftOut)]
    assert [(item.number, item.reason) for item in out] == [
        (4, "the headings once more"),
        (6, "it looks like a total, not like a person"),
    ]
    assert [row.number for row in rows_of(path)] == [2, 5]


def test_a_person_called_total_is_a_person(tmp_path: Path) -> None:
    path = table(tmp_path / "c.csv", [HEAD, ("Total", "Sum", "94612", "5105550101", "rent")])
    assert [row.number for row in rows_of(path)] == [2]


def test_thirty_thousand_formatted_blank_rows_are_nothing(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEAD))
    sheet.append(list(ANA))
    for number in range(3, 30_003):
        sheet.cell(number, 2).number_format = "@"
    book.save(tmp_path / "c.xlsx")
    assert [row.number for row in rows_of(tmp_path / "c.xlsx")] == [2]


def test_hidden_rows_are_asked_about_and_hidden_columns_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "c.xlsx", [HEAD, ANA, ANA], hidden_rows=[3], hidden_columns=["C"])
    with pytest.raises(CaseError) as caught:
        open_source(path)
    (problem,) = caught.value.problems
    assert "1 row is hidden" in problem.message
    assert "--hidden-rows skip" in problem.hint
    assert [row.number for row in rows_of(path, hidden_rows="use")] == [2, 3]
    assert [row.number for row in rows_of(path, hidden_rows="skip")] == [2]
    notes = open_source(path, hidden_rows="use").notes
    assert any("column C" in note for note in notes)


def test_sheets_are_named_and_empty_ones_passed_over(tmp_path: Path) -> None:
    import openpyxl

    path = workbook(tmp_path / "c.xlsx", [], title="Cover")
    book = openpyxl.load_workbook(path)
    for name in ("Saturday", "Sunday"):
        sheet = book.create_sheet(name)
        sheet.append(list(HEAD))
        sheet.append([name, *ANA[1:]])
    book.save(path)
    source = open_source(path)
    assert source.sheet == "Saturday"
    assert any("'Sunday'" in note for note in source.notes)
    (row,) = rows_of(path, sheet="Sunday")
    assert row.cells["First name"].value == "Sunday"
    with pytest.raises(CaseError, match="Monday"):
        open_source(path, sheet="Monday")


def test_formulas_are_never_evaluated(tmp_path: Path) -> None:
    evil = "=cmd|' /C calc'!A0"
    path = table(tmp_path / "c.csv", [HEAD, (evil, *ANA[1:]), ANA, ('="Ana"', *ANA[1:])])
    words, failed = made(tmp_path, path)
    assert set(words) == {3, 4}
    assert "First name: the cell holds a formula as text, which is never evaluated" in failed[2]
    book = workbook(tmp_path / "c.xlsx", [HEAD, ["=A1&B1", *ANA[1:]]])
    ((_, problem),) = made(tmp_path / "x", book)[1].items()
    assert "a formula whose result is not saved" in problem


def test_control_characters_of_a_failed_row_do_not_stop_the_error_sheet(tmp_path: Path) -> None:
    path = table(tmp_path / "c.csv", [HEAD, ("=A1", "O\x01Neil", *ANA[2:])])
    batch = batch_of(path)
    result = run_batch(batch, tmp_path / "out", finish=[write_reports(batch)])
    assert set(result.failed) == {2}
    sheet = openpyxl.load_workbook(tmp_path / "out" / "errors.xlsx").worksheets[0]
    assert [sheet["D2"].value, sheet["E2"].value] == ["=A1", "O Neil"]
    assert (sheet["D2"].data_type, sheet["D2"].quotePrefix) == ("s", True)
    assert sheet.freeze_panes == "D2"


def test_merged_cells_in_the_data_are_a_problem_of_their_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "c.xlsx", [HEAD, ANA, ("Bea", *ANA[1:])], merges=["E2:E3"])
    words, failed = made(tmp_path, path)
    assert set(words) == {2}
    assert "merged with the one above" in failed[3]


def test_values_without_a_heading_are_not_dropped_silently(tmp_path: Path) -> None:
    path = table(tmp_path / "c.csv", [HEAD, (*ANA, "what is this"), (*ANA, "and this")])
    out = [item for item in open_source(path).read() if isinstance(item, LeftOut)]
    assert [item.reason for item in out] == [
        "column F has no heading: what stands in it is not read"
    ]


def test_zeros_that_a_spreadsheet_dropped(tmp_path: Path) -> None:
    head = (*HEAD, "State", "SSN", "Street", "City")
    rows: list[tuple[Any, ...]] = [
        head,
        (*ANA[:2], 2138, *ANA[3:], "MA", 123456789, "1 Elm", "Boston"),
        (*ANA[:2], 2138, *ANA[3:], "CA", "012-34-5678", "1 Elm", "Oakland"),
        (*ANA[:2], 94612, *ANA[3:], "CA", 12345678, "1 Elm", "Oakland"),
    ]
    words, failed = made(tmp_path, workbook(tmp_path / "c.xlsx", rows))
    assert "Boston, MA 02138" in words[2]
    assert "a ZIP code has five digits, and this has 4" in failed[3]
    assert "a Social Security number has nine digits, and this has 8" in failed[4]
    assert "12345678" not in failed[4]


def test_emoji_right_to_left_names_and_tags_are_text(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ("عمر", "الخطيب", "94612", "5105550101", "the letter"),
        ("Ana", "Ruiz", "94612", "5105550101", "{{ client.ssn }} {% for x in y %}"),
        ("Ana", "Ruiz", "94612", "5105550101", "the 🏠"),
    ]
    words, failed = made(tmp_path, workbook(tmp_path / "c.xlsx", rows))
    assert 2 in words
    assert "{{ client.ssn }} {% for x in y %}" in words[3]
    # A sign that no font at hand has is an error that names it, never a box.
    assert 4 in words or "U+1F3E0" in failed[4]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-12-14", "December 14, 2026"),
        (dt.date(2026, 12, 14), "December 14, 2026"),
        ("12/14/2026", "December 14, 2026"),
        ("14.12.2026", "December 14, 2026"),
        ("Dec 14, 2026", "December 14, 2026"),
        ("14 December 2026", "December 14, 2026"),
        ("Monday, December 14th, 2026", "December 14, 2026"),
        ("14 de diciembre de 2026", "December 14, 2026"),
        ("2026-12-14 00:00:00", "December 14, 2026"),
    ],
)
def test_days_that_can_be_only_one_day(tmp_path: Path, written: Any, day: str) -> None:
    path = workbook(tmp_path / "c.xlsx", [(*HEAD, "Hearing date"), (*ANA, written)])
    words, failed = made(tmp_path, path)
    assert not failed
    assert day in words[2]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31 February 2026", "is not a possible date"),
        ("12/14/26", "the year has two digits"),
        (46370, "a plain number, as Excel shows a date"),
        ("soon", "is not a date"),
    ],
)
def test_what_is_no_day(tmp_path: Path, written: Any, sentence: str) -> None:
    path = workbook(tmp_path / "c.xlsx", [(*HEAD, "Hearing date"), (*ANA, written), (*ANA, None)])
    words, failed = made(tmp_path, path)
    assert set(words) == {3}
    assert sentence in failed[2]


def test_days_in_two_orders_are_asked_about(tmp_path: Path) -> None:
    rows = [(*HEAD, "Hearing date"), (*ANA, "03/04/2027"), (*ANA, "03/25/2027")]
    path = table(tmp_path / "c.csv", rows)
    with pytest.raises(CaseError) as caught:
        run_batch(batch_of(path), tmp_path / "out")
    (problem,) = caught.value.problems
    assert str(problem.location) == "column 'Hearing date', row 2"
    assert "Row 3 can only be month first" in problem.hint
    assert not (tmp_path / "out").exists()
    for order, day in (("month-first", "March 4, 2027"), ("day-first", "April 3, 2027")):
        words, _ = made(tmp_path / order, path, dates=order)
        assert day in words[2]


def test_lines_below_the_table_are_nobody(tmp_path: Path) -> None:
    below = ["3 clients", "Grand Total: 3 clients", "Record count: 3", "Page 1 of 1",
             "Generated on 11/21/2026 by Intake"]  # fmt: skip
    path = table(tmp_path / "c.csv", [HEAD, ANA, *(("", line, "", "", "") for line in below)])
    assert [row.number for row in rows_of(path)] == [2]
    left = [item for item in open_source(path).read() if isinstance(item, LeftOut)]
    assert [item.number for item in left] == [3, 4, 5, 6, 7]
    assert all("not like a person" in str(item) for item in left)


def test_a_row_without_a_name_is_told_by_its_columns(tmp_path: Path) -> None:
    words, failed = made(tmp_path, table(tmp_path / "c.csv", [HEAD, ANA, ("", "", *ANA[2:])]))
    assert list(words) == [2]
    assert failed[3] == "the row names nobody: 'First name' and 'Last name' are blank"


def test_an_error_in_a_column_that_is_not_used_spoils_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "c.xlsx", [(*HEAD, "Age"), (*ANA, "#REF!")])
    words, failed = made(tmp_path, path)
    assert (list(words), failed) == ([2], {})


def test_not_applicable_is_nothing_but_a_name_may_be_na(tmp_path: Path) -> None:
    path = table(
        tmp_path / "c.csv",
        [(*HEAD, "Court date", "Language"), ("Na", "Lee", "n/a", "N/A", "x", "N/A", "—")],
    )
    words, failed = made(tmp_path, path)
    assert failed == {}
    assert "Na Lee" in words[2]
    assert "N/A" not in words[2]


@pytest.mark.parametrize(
    ("written", "printed"), [("946121234", "94612-1234"), ("94612 1234", "94612-1234")]
)
def test_long_zip_codes(tmp_path: Path, written: str, printed: str) -> None:
    head = ("First name", "Last name", "Street", "City", "State", "Zip", "Matter")
    row = ("Ana", "Ruiz", "1 Elm", "Oakland", "CA", written, "rent")
    words, _ = made(tmp_path, table(tmp_path / "c.csv", [head, row]))
    assert printed in words[2]
    failed = made(tmp_path, table(tmp_path / "c.csv", [head, (*row[:5], "9461 2", "rent")]))[1]
    assert "is no ZIP code" in failed[2]


@pytest.mark.parametrize(
    ("written", "code"),
    [("Spanish (Mexico)", "es"), ("Spanish; Castilian", "es"), ("Chinese - Mandarin", "zh-Hans"),
     ("Tagalog (incl. Filipino)", "tl"), ("Portuguese (Brazil)", "pt"), ("Português (BR)", "pt"),
     ("Español/Spanish", "es")],
)  # fmt: skip
def test_one_language_said_twice(written: str, code: str) -> None:
    assert language_code(written) == code


@pytest.mark.parametrize("written", ["English/Spanish", "Spanish (some English)", "Spanish?, ASL"])
def test_two_languages_are_not_one(written: str) -> None:
    with pytest.raises(ValueError, match="not one language"):
        language_code(written)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("000-12-3456", "begins with 000"),
        (666123456, "begins with 666"),
        ("900-70-1234", "a taxpayer number (ITIN) does"),
        ("111-11-1111", "put in to fill the cell"),
        ("999999999", "put in to fill the cell"),
        ("123-00-4567", "00 in the middle"),
        ("123 45 0000", "ends in 0000"),
    ],
)
def test_social_security_numbers_that_nobody_has(tmp_path: Path, number: object, said: str) -> None:
    rows: list[tuple[Any, ...]] = [
        (*HEAD, "SSN", "ITIN"),
        (*ANA, number, ""),
        (*ANA, "512-34-6789", "900-70-1234"),
        (*ANA, "", ""),
    ]
    words, failed = made(tmp_path, workbook(tmp_path / "c.xlsx", rows))
    assert set(words) == {3, 4}
    assert said in failed[2]
    assert str(number) not in failed[2]
