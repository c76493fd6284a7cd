"""Excel workbooks as rows of cells: values as shown, formulas and errors told, nothing run."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from packetgen.errors import Location, Problem

from .cell_values import MAX_COLUMNS, MAX_ROWS, CellValue, Grid

MAX_UNPACKED = 200 * 1024 * 1024
_Row = TypeVar("_Row")
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})


def _quietly(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Rows as they come, without what openpyxl warns of while it reads them."""
    waiting = iter(rows)
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                row = next(waiting)
            except StopIteration:
                return
        yield row


def workbook_rows(
    raw: bytes, name: str, sheet: str, problems: list[Problem], *, formulas: bool = True
) -> Grid:
    """The rows of a sheet (default: the first not hidden); ``problems`` get what is wrong.

    ``formulas`` looks for those without a saved result, which takes the workbook twice.
    """
    if not _safe_package(raw, name, problems):
        return
    import openpyxl

    try:
        with warnings.catch_warnings():
            # What openpyxl warns of (styles, lists to choose from) is none of a table's values.
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            written = values
            if formulas:
                written = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
        names = [s.title for s in values.worksheets]
    except Exception:  # openpyxl raises whatever its parsing meets on damaged files
        problems.append(_damaged(name))
        return
    try:
        if not names or (sheet and sheet not in names):
            hint = f"Sheets: {', '.join(names)}." if names else ""
            problems.append(Problem(Location(file=name), f"there is no sheet '{sheet}'", hint))
            return
        # What nobody sees in Excel is not what was meant, unless the case file names it.
        seen = [s.title for s in values.worksheets if s.sheet_state == "visible"]
        chosen = sheet or (seen or names)[0]
        # Some programs write a wrong size into the sheet, and columns would be cut off by it.
        values[chosen].reset_dimensions()
        written[chosen].reset_dimensions()
        shown_rows = values[chosen].iter_rows()
        pairs = (
            zip(shown_rows, written[chosen].iter_rows(), strict=False)
            if formulas
            else ((row, row) for row in shown_rows)
        )
        for number, (shown, sources) in enumerate(_quietly(pairs), 1):
            if number > MAX_ROWS or len(shown) > MAX_COLUMNS:
                if all(cell.value is None for cell in shown[:MAX_COLUMNS]):
                    continue
                large = f"more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns"
                problems.append(Problem(Location(file=name), large))
                return
            yield (
                number,
                [
                    (_cell_value(cell, source.value, place, problems), place)
                    for index, (cell, source) in enumerate(zip(shown, sources, strict=False), 1)
                    for place in (_place(name, number, index),)
                ],
            )
    except Exception:
        problems.append(_damaged(name))
    finally:
        values.close()
        written.close()


def _place(name: str, row: int, column: int) -> Location:
    from openpyxl.utils import get_column_letter

    return Location(name, line=row, column=column, detail=f"cell {get_column_letter(column)}{row}")


def _cell_value(
    cell: Any, source: Any, place: Location, problems: list[Problem]
) -> CellValue | None:
    value = cell.value
    if value is None:
        if isinstance(source, str) and source.startswith("="):
            problems.append(
                Problem(
                    place,
                    "a formula whose result is not saved in the file",
                    "Open the file in Excel or LibreOffice and save it, or paste the values.",
                )
            )
        return None
    if isinstance(value, str):
        text = value.strip()
        if text in _ERRORS:
            problems.append(
                Problem(place, f"the cell shows the error {text}", "Correct the formula.")
            )
            return None
        return text or None
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return value.date() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        # A ZIP code or id that a number format pads with zeros is shown, and meant, with them.
        zeros = re.fullmatch(r'"?(0{2,})"?', str(cell.number_format))
        return f"{value:0{len(zeros[1])}}" if zeros else value
    return value if isinstance(value, (int, float, bool, dt.date, dt.time)) else str(value)


def _safe_package(raw: bytes, name: str, problems: list[Problem]) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = package.infolist()
            if sum(m.file_size for m in members) > MAX_UNPACKED or len(members) > 10_000:
                problems.append(
                    Problem(Location(file=name), "the workbook unpacks to more than 200 MB")
                )
                return False
            if "xl/workbook.xml" not in {m.filename for m in members}:
                problems.append(_other_package(name, {m.filename for m in members}))
                return False
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with package.open(member) as stream:
                        # XML entities have no place in a workbook; they serve attacks.
                        if b"<!DOCTYPE" in stream.read(4096):
                            problems.append(_damaged(name))
                            return False
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        problems.append(_damaged(name))
        return False
    except Exception as reason:
        if type(reason).__name__ != "error":  # zlib.error
            raise
        problems.append(_damaged(name))
        return False
    return True


def _other_package(name: str, members: set[str]) -> Problem:
    if "content.xml" in members:
        return Problem(
            Location(file=name),
            "this is an OpenDocument spreadsheet (.ods)",
            "In LibreOffice: File > Save as > Excel 2007-365 (.xlsx).",
        )
    if any(member.startswith("Index/") or member == "Index.zip" for member in members):
        return Problem(
            Location(file=name),
            "this is an Apple Numbers document",
            "In Numbers: File > Export to > Excel.",
        )
    if "xl/workbook.bin" in members:
        return Problem(
            Location(file=name),
            "this is a binary Excel workbook (.xlsb)",
            "In Excel: File > Save as > Excel workbook (.xlsx).",
        )
    return Problem(
        Location(file=name),
        "this is a ZIP file, but no XLSX workbook",
        "In Excel: File > Save as > Excel workbook (.xlsx). If the table is inside the ZIP file, "
        "unpack it first.",
    )


def _damaged(name: str) -> Problem:
    return Problem(
        Location(file=name),
        "the workbook is damaged and cannot be read",
        "Open it in Excel or LibreOffice and save it again, or save it as CSV UTF-8.",
    )


def old_excel(raw: bytes, name: str) -> Problem:
    """Why a workbook in the container of the old format is not read."""
    # Excel wraps an encrypted workbook into the container of its old format.
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return Problem(
            Location(file=name),
            "the workbook has a password",
            "Open it in Excel: File > Info > Protect Workbook > Encrypt with Password, clear the "
            "password, and save it.",
        )
    return Problem(
        Location(file=name),
        "this is an old Excel file (.xls)",
        "In Excel: File > Save as > Excel workbook (.xlsx).",
    )
