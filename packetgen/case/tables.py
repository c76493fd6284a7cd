"""CSV and XLSX tables as rows of named cells, each with its place.

A cell is text, except that XLSX cells keep numbers, booleans and dates. Nothing is guessed: a
formula without a saved value, an error such as ``#REF!``, and a value outside the named columns
are problems, not blanks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from packetgen.errors import CaseError, Location, PacketgenError, Problem
from packetgen.reading.text import read_bytes

from .cell_values import MAX_ROWS, CellValue, Grid
from .delimited import decoded, separator_of
from .workbooks import old_excel, workbook_rows


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
    Excel writes). ``sheet`` names a sheet of a workbook; default: the first not hidden.

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
        raise error(f"{shown} could not be read", problems=(old_excel(raw, shown),))
    if raw.startswith(b"PK\x03\x04"):
        return workbook_rows(raw, shown, sheet, problems, formulas=formulas)
    return _delimited(raw, shown, sheet, problems)


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
