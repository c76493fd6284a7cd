"""Tables of a paper as a spreadsheet beside it: the same cells, texts never formulas."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from packetgen.build import BuildResult, build
from packetgen.build.inputs.gathering import gather
from packetgen.build.run import draft_outputs
from packetgen.output.spreadsheet import Sheet, csv_bytes, xlsx_bytes

DAY = dt.date(2026, 12, 4)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    room = tmp_path_factory.mktemp("office") / "case"
    shutil.copytree(repository / "examples" / "compliance", room)
    case = (room / "case.yaml").read_text("utf-8")
    (room / "case.yaml").write_text(
        case.replace("The court grants diversion.", "=HYPERLINK(1)"), "utf-8"
    )
    return room


@pytest.fixture(scope="module")
def office(room: Path) -> BuildResult:
    return build(room / "office.yaml", room.parent / "out", today=DAY)


def test_a_packet_of_a_batch_has_every_file_of_a_draft_build(
    room: Path, office: BuildResult
) -> None:
    plan = room / "office.yaml"
    files, pages = draft_outputs(gather(plan, today=DAY), plan)
    assert files == office.outputs
    assert pages == office.pages


def test_papers_with_tables_have_a_workbook_beside_them(office: BuildResult) -> None:
    made = [name for name in office.files if name.endswith(".xlsx")]
    assert made == [
        f"spreadsheets/{name}.xlsx" for name in ("contacts", "custody", "everything", "index")
    ]
    assert set(made) <= set(office.outputs)


def test_cells_are_those_of_the_paper(office: BuildResult) -> None:
    book = openpyxl.load_workbook(io.BytesIO(office.outputs["spreadsheets/everything.xlsx"]))
    rows = list(book.worksheets[0].iter_rows())
    assert [c.value for c in rows[0]] == ["No.", "When", "What happened", "Source"]
    numbers = [row[0].value for row in rows[1:] if isinstance(row[0].value, int)]
    assert numbers == list(range(1, 9))
    third = next(row for row in rows if row[0].value == 3)
    assert third[1].value == dt.datetime(2026, 3, 3)
    assert str(third[2].value).startswith("=HYPERLINK(1)")
    assert third[2].data_type == "s"
    gaps = [row for row in rows if str(row[2].value).startswith("Nothing is recorded")]
    assert gaps
    assert all([c.value for c in row if c.value] == [row[2].value] for row in gaps)
    (hour,) = (row[0] for row in _rows(office, "contacts") if "Not reached." in str(row[3].value))
    assert (hour.value, hour.number_format) == (
        dt.datetime(2026, 11, 18, 16, 40),
        "yyyy-mm-dd hh:mm",
    )


def test_rows_are_as_high_as_their_texts(office: BuildResult) -> None:
    book = openpyxl.load_workbook(io.BytesIO(office.outputs["spreadsheets/everything.xlsx"]))
    sheet = book.worksheets[0]
    for number, row in enumerate(sheet.iter_rows(max_row=9), 1):
        lines = max(str(cell.value or "").count("\n") + 1 for cell in row)
        assert sheet.row_dimensions[number].height >= 12.75 * lines


def test_a_sheet_of_the_office_says_so_and_one_for_the_court_does_not(office: BuildResult) -> None:
    def said(name: str) -> bool:
        return any("own use" in str(cell.value) for row in _rows(office, name) for cell in row)

    assert [said(name) for name in ("contacts", "index", "everything", "custody")] == [
        True, True, True, False,
    ]  # fmt: skip


def _rows(office: BuildResult, name: str) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(office.outputs[f"spreadsheets/{name}.xlsx"]))
    return [row for sheet in book.worksheets for row in sheet.iter_rows()]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1"])
def test_no_text_starts_a_formula(text: str) -> None:
    sheet = Sheet("S", ("A",), ((text,),))
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([sheet]))).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    line = csv_bytes(sheet).decode("utf-8-sig").split("\r\n", 1)[1]
    assert line.lstrip('"').startswith("'")


def test_titles_that_excel_refuses_are_mended() -> None:
    sheet = Sheet("What: is/in [the] file? And a very long rest", ("A",), ((1,),))
    (made,) = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([sheet]))).sheetnames
    assert len(made) <= 31
    assert not set(made) & set("[]:*?/\\")
