"""CSV and XLSX tables as rows of named cells, each with its place.

A cell is text, except that XLSX cells keep numbers, booleans and dates. Nothing is guessed: a
formula without a saved value, an error such as ``#REF!``, and a value outside the named columns
are problems, not blanks.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from packetgen.errors import CaseError, Location, PacketgenError, Problem
from packetgen.reading.text import read_bytes

from .delimited import decoded, separator_of

_Row = TypeVar("_Row")
MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_UNPACKED = 200 * 1024 * 1024
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})

CellValue = str | int | float | bool | dt.date | dt.time
"""What a cell holds; text is stripped."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and where it stands."""

    value: CellValue
    location: Location


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of a row, by column name; ``number`` is the file's own row number."""

    number: int
    cells: dict[str, Cell]
    location: Location


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header. ``columns`` are the names as written, in order, without blanks."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(
    path: Path,
    *,
    shown: str | None = None,
    sheet: str = "",
    error: type[PacketgenError] = CaseError,
) -> Table:
    """The table in a CSV or XLSX file; its first filled row names the columns.

    CSV may be separated by comma, semicolon, tab or bar, in UTF-8, UTF-16 or Windows-1252 (what
    Excel writes). ``sheet`` names a sheet of a workbook; default: the first.

    Raises:
        PacketgenError: of the class ``error``, with every problem found.
    """
    name = shown if shown is not None else str(path)
    problems: list[Problem] = []
    grid = open_grid(path, problems, shown=name, sheet=sheet, error=error)
    table = _assembled(name, grid, problems)
    if problems:
        raise error(f"{name} could not be read", problems=tuple(problems))
    return table


Grid = Iterable[tuple[int, Sequence[tuple[CellValue | None, Location]]]]
"""Row numbers (from 1) with the cells of each: value, or None where blank, and place."""


def open_grid(
    path: Path,
    problems: list[Problem],
    *,
    shown: str,
    sheet: str = "",
    formulas: bool = True,
    error: type[PacketgenError] = CaseError,
) -> Grid:
    """The rows of a CSV or XLSX file one after the other, blank ones included.

    For tables that are too long to hold, or too rough for :func:`read_table`. What is wrong with a
    row is appended to ``problems`` before the row is given; what ends the table, at the end.

    Args:
        path: The file.
        problems: Filled while the rows are read.
        shown: The file's name in messages.
        sheet: A sheet of a workbook; default: the first.
        formulas: Whether to look for formulas without a saved result, which takes the workbook
            twice.
        error: What is raised for a file that cannot be opened.

    Raises:
        PacketgenError: of the class ``error``: the file is not there or no table.
    """
    raw = read_bytes(path, shown=shown, error=error)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise error(f"{shown} could not be read", problems=(_old_excel(raw, shown),))
    if raw.startswith(b"PK\x03\x04"):
        return _workbook(raw, shown, sheet, problems, formulas=formulas)
    return _delimited(raw, shown, sheet, problems)


def _old_excel(raw: bytes, name: str) -> Problem:
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


def _assembled(name: str, grid: Grid, problems: list[Problem]) -> Table:
    columns: list[str] = []
    rows: list[Row] = []
    header_seen = False
    for number, cells in grid:
        filled = [(i, value, place) for i, (value, place) in enumerate(cells) if value is not None]
        if not filled:
            continue
        if not header_seen:
            header_seen = True
            columns = _header(cells, problems)
            continue
        row: dict[str, Cell] = {}
        for index, value, place in filled:
            if index >= len(columns) or not columns[index]:
                problems.append(
                    Problem(
                        place,
                        "a value stands in a column without a heading",
                        "Give the column a heading in the first row, or clear the cell; in CSV, "
                        "put texts that hold the separator in double quotes.",
                    )
                )
            else:
                row[columns[index]] = Cell(value, place)
        rows.append(Row(number, row, Location(file=name, line=number)))
    if not header_seen and not problems:
        problems.append(
            Problem(Location(file=name), "the table is empty", "The first row names the columns.")
        )
    return Table(name, tuple(c for c in columns if c), tuple(rows))


def _header(
    cells: Sequence[tuple[CellValue | None, Location]], problems: list[Problem]
) -> list[str]:
    columns: list[str] = []
    for value, place in cells:
        name = "" if value is None else str(value)
        if name and name.lower() in {c.lower() for c in columns}:
            problems.append(
                Problem(place, f"the column '{name[:60]}' stands there twice", "Rename one.")
            )
        columns.append(name)
    return columns


def _delimited(raw: bytes, name: str, sheet: str, problems: list[Problem]) -> Grid:
    text = decoded(raw, name, problems).removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    if re.match(r"sep=.\r?\n?", text[:8], re.IGNORECASE):
        next(reader)
    try:
        before = reader.line_num
        for cells in reader:
            number = before + 1
            before = reader.line_num
            if number > MAX_ROWS:
                problems.append(Problem(Location(file=name), f"more than {MAX_ROWS:,} rows"))
                return
            yield (
                number,
                [
                    (c.strip() or None, Location(file=name, line=number, column=i + 1))
                    for i, c in enumerate(cells)
                ],
            )
    except csv.Error:
        problems.append(
            Problem(
                Location(file=name, line=reader.line_num),
                "the row is not valid CSV: a quotation mark is not closed, or text follows it",
                'A quotation mark inside a quoted text is written twice ("").',
            )
        )


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


def _workbook(
    raw: bytes, name: str, sheet: str, problems: list[Problem], *, formulas: bool = True
) -> Grid:
    if not _safe_package(raw, name, problems):
        return
    import openpyxl
    from openpyxl.utils import get_column_letter

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
        chosen = sheet or names[0]
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
                problems.append(
                    Problem(
                        Location(file=name),
                        f"more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns",
                    )
                )
                return
            cells: list[tuple[CellValue | None, Location]] = []
            for index, (cell, source) in enumerate(zip(shown, sources, strict=False)):
                place = Location(
                    file=name,
                    line=number,
                    column=index + 1,
                    detail=f"cell {get_column_letter(index + 1)}{number}",
                )
                cells.append((_cell_value(cell, source.value, place, problems), place))
            yield number, cells
    except Exception:
        problems.append(_damaged(name))
    finally:
        values.close()
        written.close()


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
