"""Tables as people keep them: several on a sheet, notes between people, headings astray."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

from packetgen.batch import check_batch, open_source
from packetgen.errors import CaseError

from .tables import ANA, HEAD, batch_of, table, workbook

BEN = ("Ben", "Okafor", "94601", "(510) 555-0102", "a ticket")


def rows(path: Path, **opening: Any) -> tuple[dict[int, dict[str, Any]], list[str], str]:
    """Values by row, what is left out, and what is wrong with rows."""
    batch = batch_of(path, **opening)
    result = check_batch(batch)
    read = {task.number: {e.path: e.value for e in task.entries} for task in batch.tasks()}
    slips = "; ".join(str(p) for found in result.failed.values() for p in found)
    return read, [str(item) for item in result.left_out], slips


def names(read: dict[int, dict[str, Any]]) -> list[tuple[int, str]]:
    return [(number, values["client.name.first"]) for number, values in read.items()]


def test_an_excel_table_that_does_not_begin_in_the_corner(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Saturday clinic"
    for down, line in enumerate([HEAD, ANA, BEN], start=4):
        for across, value in enumerate(line, start=3):
            sheet.cell(down, across, value)
    sheet.add_table(Table(displayName="Clients", ref="C4:G6"))
    book.save(tmp_path / "c.xlsx")
    read, _, slips = rows(tmp_path / "c.xlsx")
    assert (names(read), slips) == ([(5, "Ana"), (6, "Ben")], "")


def test_a_second_table_beside_or_below_is_nobody_s(tmp_path: Path) -> None:
    beside = [
        (*HEAD, None, "Volunteer", "Shift"),
        (*ANA, None, "Zoe", "am"),
        (None, None, None, None, None, None, "Max", "pm"),
    ]
    read, left, slips = rows(workbook(tmp_path / "a.xlsx", beside))
    assert (names(read), slips) == ([(2, "Ana")], "")
    assert left == ["row 3 left out: nothing stands in the columns that are used"]

    below = [HEAD, ANA, BEN, (), ("Volunteer", "Shift", "Phone"), ("Zoe", "am", "510-555-0199")]
    read, left, slips = rows(workbook(tmp_path / "b.xlsx", below))
    assert (names(read), slips) == ([(2, "Ana"), (3, "Ben")], "")
    assert left == [
        f"row {n} left out: another table begins below a blank row; only the first is read"
        for n in (5, 6)
    ]
    # A person below a blank row is a person, also one who is to be called by phone.
    after = [HEAD, ANA, (), ("Cy", "Phone", None, None, "a debt"), BEN]
    read, left, _ = rows(workbook(tmp_path / "c.xlsx", after))
    assert (names(read), left) == ([(2, "Ana"), (4, "Cy"), (5, "Ben")], [])


def test_notes_and_headings_between_people_are_nobody(tmp_path: Path) -> None:
    lines = [
        ("Saturday clinic",), ("Prepared by: Maria",), (), HEAD, ("SPANISH",), ANA,
        ("Walk-ins",), BEN, ("Notes: call back Ben",), ("* interpreter needed",),
        ("Last updated 11/20/2026",), ("Total", 2),
    ]  # fmt: skip
    read, left, slips = rows(workbook(tmp_path / "c.xlsx", lines, merges=["A7:E7"]))
    assert (names(read), slips) == ([(6, "Ana"), (8, "Ben")], "")
    assert [int(line.split()[1]) for line in left] == [5, 7, 9, 10, 11, 12]
    # A name alone in its row may be a person: it is asked for the rest, not dropped.
    read, left, slips = rows(workbook(tmp_path / "d.xlsx", [HEAD, ANA, ("Maria",)]))
    assert (names(read), left) == ([(2, "Ana"), (3, "Maria")], [])
    assert "'matter' is missing" in slips


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([(",".join(HEAD),), (",".join(ANA),)], "all columns stand in one"),
        (list(zip(HEAD, ANA, BEN, strict=True)), "people side by side"),
        ([ANA, BEN], "the first row looks like a person"),
    ],
)
def test_headings_astray_are_said(tmp_path: Path, lines: list[Any], said: str) -> None:
    with pytest.raises(CaseError) as caught:
        open_source(workbook(tmp_path / "c.xlsx", lines))
    (problem,) = caught.value.problems
    assert said in problem.message
    assert problem.hint
    assert "Ruiz" not in f"{problem.message}{problem.hint}", "no client's data in a message"


def test_a_cover_sheet_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Read me"
    cover.append(("Exported from the case system",))
    cover.append(("Do not edit",))
    sheet = book.create_sheet("Clients")
    for line in (HEAD, ANA):
        sheet.append(line)
    book.save(tmp_path / "c.xlsx")
    read, _, _ = rows(tmp_path / "c.xlsx")
    assert names(read) == [(2, "Ana")]
    notes = open_source(tmp_path / "c.xlsx").notes
    assert "the sheet 'Clients' is read; there is also 'Read me' (--sheet)" in notes


def test_days_in_many_styles_in_one_column(tmp_path: Path) -> None:
    days = [
        "12/14/2026",
        "2026-12-14",
        "Dec 14, 2026",
        "14 December 2026",
        "12.14.2026",
        "20261214",
        20261214,
        "Mon 12/14/2026",
        "12/14/2026 9:30 AM",
        dt.date(2026, 12, 14),
    ]
    lines = [(*HEAD, "Court date"), *((*ANA, day) for day in days)]
    read, _, slips = rows(workbook(tmp_path / "c.xlsx", lines))
    assert slips == ""
    assert {values["hearing.on"] for values in read.values()} == {"2026-12-14"}
    for wrong in ("20261314", "20260230", "12/14/26", 46370):
        _, _, slips = rows(workbook(tmp_path / "d.xlsx", [(*HEAD, "Court date"), (*ANA, wrong)]))
        assert "Court date" in slips, wrong


def test_days_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append((*HEAD, "Court date"))
    sheet.append((*ANA, dt.date(2026, 12, 14)))
    book.save(tmp_path / "c.xlsx")
    read, _, _ = rows(tmp_path / "c.xlsx")
    assert read[2]["hearing.on"] == "2026-12-14"


def test_a_telephone_that_was_copied_from_a_web_page(tmp_path: Path) -> None:
    phone = "\u202a(510)\u00a0555\u20110101\u202c\u200b"
    read, _, _ = rows(table(tmp_path / "c.csv", [HEAD, (*ANA[:3], phone, ANA[4])]))
    assert read[2]["client.phone"] == "(510) 555-0101"


def test_a_group_above_headings_that_nobody_knows_gives_way(tmp_path: Path) -> None:
    lines = [
        ("Client", "", "", "", "Next event", ""),
        ("First", "Last", "Zip", "Phone", "Matter", "Hearing date"),
        (*ANA, "2026-12-14"),
    ]
    read, _, slips = rows(workbook(tmp_path / "c.xlsx", lines, merges=["A1:D1", "E1:F1"]))
    assert (names(read), read[3]["hearing.on"], slips) == ([(3, "Ana")], "2026-12-14", "")


def test_rows_of_check_boxes_alone_are_nobody(tmp_path: Path) -> None:
    lines = [("", *HEAD, "Done"), ("1", *ANA, "TRUE"), ("2", *[""] * 5, "FALSE")]
    read, left, slips = rows(table(tmp_path / "c.csv", lines))
    assert (names(read), slips) == ([(2, "Ana")], "")
    assert "row 3 left out: nothing stands in the columns that are used" in left


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffsep=,\r\nFirst name,Last name,Zip,Phone,Matter\r\n"
        'Ana,Ruiz,94612,"510-555-0101","rent\r\nand ""heat"""\r\n',
        "First name;Last name;Zip;Phone;Matter;Owed\n"
        'Ana;Ruiz;94612;510-555-0101;"rent\nand ""heat""";1.234,50\n',
    ],
)
def test_csv_with_lines_in_cells_and_decimal_commas(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(text.encode("utf-8"))
    read, _, slips = rows(path)
    ((_, values),) = read.items()
    assert values["form.matter"].split() == ["rent", "and", '"heat"']
    assert slips == ""
