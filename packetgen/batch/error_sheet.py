"""The error sheet: rows that were not made, to be corrected and fed back."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from packetgen.case.cell_values import CellValue
from packetgen.output.spreadsheet import FIRST_DAY, begins_formula, printable, settled, tamed

from .headings import Column
from .source import CORRECT_HERE, ROW_HEADING, LeftOut, Source, SourceRow
from .task import RowProblem

WRONG, REMEDY = "packetgen: what is wrong", "packetgen: what to do"


def error_sheets(source: Source, failed: Mapping[int, Sequence[RowProblem]]) -> tuple[bytes, bytes]:
    """The failed rows as XLSX and CSV: row, what is wrong, what to do, then the row's own cells.

    Correct the cells and give either file to the same command: it makes those rows and no others.
    No cell starts a formula. The second sheet of the workbook has a line for every problem.
    """
    columns = [c for c in source.columns if c.heading not in (ROW_HEADING, WRONG, REMEDY)]
    rows = []
    if columns:
        rows = [
            row for row in source.read()
            if not isinstance(row, LeftOut) and row.number in failed
        ]  # fmt: skip
    found = {row.number: row for row in rows}
    numbers = sorted(failed)
    return _workbook(columns, numbers, found, failed), _csv(columns, numbers, found, failed)


def _lead(number: int, problems: Sequence[RowProblem]) -> list[Any]:
    wrong = "\n".join(dict.fromkeys(str(problem) for problem in problems))
    hints = "\n".join(dict.fromkeys(problem.hint for problem in problems if problem.hint))
    return [number, wrong, hints]


def _cells(columns: Sequence[Column], row: SourceRow | None) -> list[CellValue | None]:
    cells = row.cells if row is not None else {}
    return [cells[c.heading].value if c.heading in cells else None for c in columns]


def _csv(
    columns: Sequence[Column],
    numbers: Sequence[int],
    rows: Mapping[int, SourceRow],
    failed: Mapping[int, Sequence[RowProblem]],
) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([ROW_HEADING, WRONG, REMEDY, *(_tame(c.heading) for c in columns)])
    for number in numbers:
        values = [*_lead(number, failed[number]), *_cells(columns, rows.get(number))]
        writer.writerow([_tame(value) for value in values])
    # Excel takes a CSV file for UTF-8 only with this mark.
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _tame(value: Any) -> str:
    """A text that no spreadsheet takes for a formula; a short number keeps its sign."""
    text = "" if value is None else _text(value)
    return text if _is_number(text) else tamed(text)


def _is_number(text: str) -> bool:
    return text[:1] in "+-" and text[1:].replace(".", "", 1).isdecimal() and len(text) < 9


def _text(value: Any) -> str:
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def _workbook(
    columns: Sequence[Column],
    numbers: Sequence[int],
    rows: Mapping[int, SourceRow],
    failed: Mapping[int, Sequence[RowProblem]],
) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "packetgen"
    book.properties.created = book.properties.modified = FIRST_DAY
    look = _Look()
    heads = [ROW_HEADING, WRONG, REMEDY, *(c.heading for c in columns)]
    widths = (14, 46, 46, *(18 for _ in columns))
    sheet = _begun(book, look, CORRECT_HERE, heads, widths, frozen="D2")
    for place, number in enumerate(numbers, 2):
        # Not every program makes a row as high as its text.
        lead = _lead(number, failed[number])
        sheet.row_dimensions[place].height = 13.5 * max(map(_lines, lead[1:]))
        wrong = {problem.column for problem in failed[number]}
        values = _cells(columns, rows.get(number))
        sheet.append(
            [look.cell(sheet, value, look.grey) for value in lead]
            + [
                look.cell(sheet, value, look.yellow if column.heading in wrong else None)
                for column, value in zip(columns, values, strict=True)
            ]
        )
    heads = ["Row", "Column", "What is wrong", "What to do"]
    listed = _begun(book, look, "Problems", heads, (8, 22, 60, 70))
    for number in numbers:
        for problem in failed[number]:
            line = [number, problem.column, problem.message, problem.hint]
            listed.append([look.cell(listed, value or None) for value in line])
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


class _Look:
    """How cells look, each style made once for the whole workbook."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        self.plain, self.bold = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
        self.top = Alignment(vertical="top", wrap_text=True)
        self.yellow = PatternFill("solid", fgColor="FFF2A8")
        self.grey = PatternFill("solid", fgColor="E8E8E8")

    def cell(self, sheet: Any, value: Any, fill: Any = None, font: Any = None) -> Any:
        """A cell with a number, or with a text that is never a formula."""
        from openpyxl.cell import WriteOnlyCell

        whole = isinstance(value, int) and not isinstance(value, bool)
        cell = WriteOnlyCell(sheet, value=printable(_text(value)) if value is not None else None)
        if whole:
            cell.value = value
        elif value is not None:
            cell.data_type = "s"  # a text, whatever it begins with
            if begins_formula(str(value)):
                cell.quotePrefix = True
        cell.alignment = self.top
        if fill is not None:
            cell.fill = fill
        cell.font = font or self.plain
        return cell


def _begun(
    book: Any,
    look: _Look,
    title: str,
    heads: Sequence[str],
    widths: Sequence[int],
    frozen: str | None = None,
) -> Any:
    """A new sheet with its headings; printed, all columns stand on one page below them."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(title)
    sheet.freeze_panes = frozen  # a sheet that is only written takes no such thing after a row
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.append([look.cell(sheet, head, look.grey, look.bold) for head in heads])
    return sheet


def _lines(text: str) -> int:
    """Lines that a text takes in a column of 46 signs."""
    return sum(len(line) // 42 + 1 for line in text.split("\n"))
