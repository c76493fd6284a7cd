"""The error sheet: rows that were not made, to be corrected and fed back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from packetgen.case.tables import CellValue

from .headings import Column
from .source import ROW_HEADING, LeftOut, Source, SourceRow
from .task import RowProblem

WRONG, REMEDY = "packetgen: what is wrong", "packetgen: what to do"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_DAY = (1980, 1, 1, 0, 0, 0)


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
    """A text that no spreadsheet takes for a formula."""
    text = "" if value is None else _text(value)
    return f"'{text}" if text.startswith(_RISKY) and not _is_number(text) else text


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
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    plain, bold = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    yellow = PatternFill("solid", fgColor="FFF2A8")
    grey = PatternFill("solid", fgColor="E8E8E8")
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "packetgen"
    book.properties.created = book.properties.modified = dt.datetime(*_DAY[:3])

    def made(sheet: Any, value: Any, fill: Any = None, font: Any = None) -> Any:
        cell = WriteOnlyCell(sheet, value=_text(value) if value is not None else None)
        if isinstance(value, int) and not isinstance(value, bool):
            cell.value = value
        elif value is not None:
            cell.data_type = "s"  # a text, whatever it begins with
            if str(value).startswith(_RISKY):
                cell.quotePrefix = True
        cell.alignment = top
        if fill is not None:
            cell.fill = fill
        cell.font = font or plain
        return cell

    sheet = book.create_sheet("Correct here")
    _on_paper(sheet)
    sheet.freeze_panes = "D2"
    for index, width in enumerate((14, 46, 46, *(18 for _ in columns)), 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    heads = [ROW_HEADING, WRONG, REMEDY, *(c.heading for c in columns)]
    sheet.append([made(sheet, head, grey, bold) for head in heads])
    for place, number in enumerate(numbers, 2):
        # Not every program makes a row as high as its text.
        lead = _lead(number, failed[number])
        sheet.row_dimensions[place].height = 13.5 * max(map(_lines, lead[1:]))
        wrong = {problem.column for problem in failed[number]}
        values = _cells(columns, rows.get(number))
        sheet.append(
            [made(sheet, value, grey) for value in lead]
            + [
                made(sheet, value, yellow if column.heading in wrong else None)
                for column, value in zip(columns, values, strict=True)
            ]
        )
    listed = book.create_sheet("Problems")
    _on_paper(listed)
    for index, width in enumerate((8, 22, 60, 70), 1):
        listed.column_dimensions[get_column_letter(index)].width = width
    heads = ["Row", "Column", "What is wrong", "What to do"]
    listed.append([made(listed, head, grey, bold) for head in heads])
    for number in numbers:
        for problem in failed[number]:
            line = [number, problem.column, problem.message, problem.hint]
            listed.append([made(listed, value or None) for value in line])
    stream = io.BytesIO()
    book.save(stream)
    return _without_clock(stream.getvalue())


def _lines(text: str) -> int:
    """Lines that a text takes in a column of 46 signs."""
    return sum(len(line) // 42 + 1 for line in text.split("\n"))


def _on_paper(sheet: Any) -> None:
    """Printed, all columns stand on one page, and the headings on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"


def _without_clock(package: bytes) -> bytes:
    """The same package without times of writing, so that equal sheets are equal files."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _fixed_times(data)
            member = zipfile.ZipInfo(name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, data)
    return out.getvalue()


def _fixed_times(core: bytes) -> bytes:
    import re

    return re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">1980-01-01T00:00:00Z<", core)
