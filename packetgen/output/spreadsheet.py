"""Spreadsheets as XLSX and CSV: no cell starts a formula, and the same rows give the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import textwrap
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .packages import FIRST_TIME, packed

Value = str | int | Decimal | dt.date | dt.time | None
"""What a cell may hold, a date with its hour too; None is an empty cell."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
FIRST_DAY = dt.datetime(*FIRST_TIME[:3])
"""The day that every workbook bears: the first that a ZIP file can name."""

_LINE, _HIGHEST = 13.0, 409.0
"""Points of a line of Arial 10, and of the highest row that Excel takes."""
_CONTROLS = {c: " " for c in (*range(0x20), 0x7F) if c not in (9, 10, 13)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading for each column, then rows of as many values.

    ``widths`` are in characters; columns without one get 18. ``note`` stands below the table and at
    the foot of every printed page.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...] = ()
    note: str = ""


def csv_bytes(sheet: Sheet) -> bytes:
    """The sheet as CSV in UTF-8 with the mark by which Excel knows it.

    A text that a spreadsheet would take for a formula is led by an apostrophe.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_tame(heading) for heading in sheet.headings])
    writer.writerows([_tame(value) for value in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _tame(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
    return tamed(value)


def tamed(text: str) -> str:
    """A printable text led by an apostrophe where a spreadsheet would take it for a formula."""
    text = printable(text)
    return f"'{text}" if begins_formula(text) else text


def printable(text: str) -> str:
    """The text with spaces in the place of control characters, which no workbook may hold."""
    return text.translate(_CONTROLS)


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula."""
    return text.lstrip(" ").startswith(_RISKY)


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a workbook: header rows stand still and filter, texts stay texts.

    Rows are as high as their texts, whatever program opens them; printed, it is letter paper
    across, with the sheet's title and the page's number.
    """
    import openpyxl

    book = openpyxl.Workbook()
    for unwanted in book.worksheets:
        book.remove(unwanted)
    book.properties.creator = "packetgen"
    book.properties.created = book.properties.modified = FIRST_DAY
    for sheet in sheets:
        made = book.create_sheet(_sheet_title(sheet.title))
        _write_rows(made, sheet)
        _set_up_for_printing(made, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


def _write_rows(made: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    left = Alignment(vertical="top", wrap_text=True, horizontal="left")
    right = Alignment(vertical="top", wrap_text=True, horizontal="right")
    plain, bold = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
    under = Border(bottom=Side("thin", color="B0B0B0"))
    numbers = _number_columns(sheet)
    widths = [sheet.widths[n] if n < len(sheet.widths) else 18 for n in range(len(sheet.headings))]
    for row, values in enumerate((sheet.headings, *sheet.rows), 1):
        for column, value in enumerate(values, 1):
            cell = made.cell(row=row, column=column)
            cell.alignment = right if column - 1 in numbers else left
            cell.font = bold if row == 1 else plain
            cell.border = under
            _set_value(cell, value)
            if row == 1:
                cell.fill = PatternFill("solid", fgColor="E8E8E8")
        made.row_dimensions[row].height = _height(values, widths)
    for column, width in enumerate(widths, 1):
        made.column_dimensions[get_column_letter(column)].width = width
    made.freeze_panes = "A2"
    if sheet.rows:
        made.auto_filter.ref = made.dimensions
    if sheet.note:
        cell = made.cell(row=len(sheet.rows) + 3, column=1)
        cell.value, cell.data_type, cell.font = printable(sheet.note), "s", bold


def _set_value(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type = "s"  # a text, whatever it begins with
        cell.quotePrefix = begins_formula(value)
    elif value is not None:
        cell.value = value
        if isinstance(value, dt.date):
            hour = " hh:mm" if isinstance(value, dt.datetime) else ""
            cell.number_format = f"yyyy-mm-dd{hour}"


def _set_up_for_printing(made: Any, sheet: Sheet) -> None:
    """Letter paper across, the headings on every page, title and page number at the foot."""
    made.oddFooter.left.text = " - ".join(
        words.replace("&", "&&") for words in (printable(sheet.title), sheet.note) if words
    )
    made.oddFooter.right.text = "&P of &N"
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = made.PAPERSIZE_LETTER
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = "1:1"


def _number_columns(sheet: Sheet) -> set[int]:
    """The columns of numbers alone, but for the first, which counts the rows."""
    return {
        n
        for n in range(1, len(sheet.headings))
        if (held := [row[n] for row in sheet.rows if n < len(row) and row[n] is not None])
        and all(isinstance(value, int | Decimal) for value in held)
    }


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """The height of a row in points: programs differ in whether they find it themselves."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str):
            text = printable(value)
            lines = max(
                lines,
                sum(len(textwrap.wrap(t, round(width * 1.15))) or 1 for t in text.split("\n")),
            )
    return min(lines * _LINE + 2, _HIGHEST)


def _sheet_title(title: str) -> str:
    """A title that Excel takes: no more than 31 characters, none of its own signs."""
    clean = "".join(" " if c in "[]:*?/\\" else c for c in title).strip(" '")
    return clean[:31] or "Sheet"


def settled(package: bytes) -> bytes:
    """The same workbook with its members in order and without the time of writing."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    core = "docProps/core.xml"
    if core in parts:
        parts[core] = _without_time(parts[core])
    return packed(sorted(parts.items(), key=lambda part: (part[0] != "[Content_Types].xml", part)))


def _without_time(core: bytes) -> bytes:
    """Openpyxl writes the time of saving over the one it was given."""
    import re

    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", core)
