"""Rows of a CSV or XLSX table, as people make them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packetgen.case.cell_values import CellValue
from packetgen.case.delimited import encoding_note
from packetgen.case.tables import Cell, open_grid
from packetgen.errors import CaseError, Location, Problem

from .headings import LOOKED_AT, Column, Headings, Line, find_headings, letter_of
from .odd_tables import begins_another_table, known_headings, no_person, refuse_odd
from .sheet_marks import SheetMarks, SheetName, marks_of, sheets_of
from .source import CORRECT_HERE, ROW_HEADING, LeftOut, Source, SourceRow

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ") | dict.fromkeys(
    map(ord, "\u200b\ufeff\u2060")
)
"""Blanks that look like a space, and signs that look like nothing: pasted from web pages."""


@dataclass(frozen=True)
class _Table:
    path: Path
    sheet: str
    head: Headings
    marks: SheetMarks
    skip_hidden: bool
    correction: bool
    known: Callable[[str], bool]


def open_table(
    path: Path,
    *,
    sheet: str,
    heading_rows: int | None,
    hidden_rows: str,
    known: Callable[[str], bool],
) -> Source:
    """See :func:`packetgen.batch.source.open_source`."""
    notes = [note for note in [_encoding_note(path)] if note]
    sheets = sheets_of(path)
    chosen = next((s for s in sheets if s.name == sheet), None) if sheet else None
    if sheets and not sheet:
        full = [s for s in sheets if s.rows and not s.hidden]
        chosen = _of_people(path, full, known) if full else sheets[0]
        others = [s.name for s in sheets if s.rows and s is not chosen]
        if others and chosen.name != CORRECT_HERE:
            listed = ", ".join(f"'{name}'" for name in others)
            notes.append(f"the sheet '{chosen.name}' is read; there is also {listed} (--sheet)")
    name = chosen.name if chosen is not None else sheet
    marks = SheetMarks()
    if chosen is not None:
        try:
            marks = marks_of(path, chosen)
        except ValueError:
            marks = SheetMarks()  # the reader of values says what is wrong with the file
    problems: list[Problem] = []
    lines = _first_lines(path, name, problems)
    if problems and not lines:
        raise CaseError(f"{path.name} could not be read", problems=tuple(problems))
    head = find_headings(
        lines, known=known, merges=marks.merges, hidden=marks.hidden_columns, rows=heading_rows
    )
    if head is None or not head.columns:
        problem = Problem(
            Location(file=path.name), "the table is empty", "The first row names the columns."
        )
        raise CaseError(f"{path.name} could not be read", problems=(problem,))
    refuse_odd(path.name, head, lines, known)
    last_head = max(head.rows)
    hidden = [row for row in marks.hidden_rows if row > last_head]
    hidden_values = _hidden_with_values(path, name, hidden) if hidden else 0
    if hidden_values and hidden_rows == "ask":
        raise _ask_about_hidden(path, hidden_values)
    if hidden_values:
        what = "left out" if hidden_rows == "skip" else "read all the same"
        notes.append(f"{hidden_values} rows that are hidden in the sheet: {what}")
    correction = any(column.heading == ROW_HEADING for column in head.columns)
    table = _Table(path, name, head, marks, hidden_rows == "skip", correction, known)
    return Source(
        path.name, "table", head.columns, (*notes, *head.notes), lambda: _rows(table), name
    )


def _first_lines(path: Path, sheet: str, problems: list[Problem]) -> list[Line]:
    lines: list[Line] = []
    for number, cells in open_grid(path, problems, shown=path.name, sheet=sheet, formulas=False):
        values = [_clean(value) for value, _ in cells]
        if any(value is not None for value in values):
            lines.append((number, values))
        if len(lines) > LOOKED_AT:
            break
    return lines


def _of_people(path: Path, sheets: Sequence[SheetName], known: Callable[[str], bool]) -> SheetName:
    """The first sheet, or the first with headings that are known where it has none."""
    for sheet in sheets if len(sheets) > 1 else ():
        if known_headings(_first_lines(path, sheet.name, []), known) >= 2:
            return sheet
    return sheets[0]


def _encoding_note(path: Path) -> str:
    try:
        return encoding_note(path.read_bytes())
    except OSError:
        return ""  # the reader of rows says what is wrong with the file


def _hidden_with_values(path: Path, sheet: str, hidden: Sequence[int]) -> int:
    wanted = set(hidden)
    return sum(
        number in wanted and any(value is not None for value, _ in cells)
        for number, cells in open_grid(path, [], shown=path.name, sheet=sheet, formulas=False)
    )


def _ask_about_hidden(path: Path, count: int) -> CaseError:
    rows = "1 row is" if count == 1 else f"{count} rows are"
    problem = Problem(
        Location(file=path.name),
        f"{rows} hidden in the sheet, by a filter perhaps; they would be made as well",
        "Say what you mean: --hidden-rows skip leaves them out, --hidden-rows use makes them too.",
    )
    return CaseError(f"{path.name} has hidden rows", problems=(problem,))


def _rows(table: _Table) -> Iterator[SourceRow | LeftOut]:
    name = table.path.name
    problems: list[Problem] = []
    last_head = max(table.head.rows)
    by_index = {column.index: column for column in table.head.columns}
    covered = _covered(table)
    unnamed: set[int] = set()
    last, another = last_head, False
    for number, cells in open_grid(
        table.path, problems, shown=name, sheet=table.sheet, formulas=False
    ):
        found, problems[:] = tuple(problems), []
        if number <= last_head:
            continue
        cleaned = ((i, _clean(value), place) for i, (value, place) in enumerate(cells))
        filled = {i: (value, place) for i, value, place in cleaned if value is not None}
        if not filled and not found:
            continue
        if number in table.marks.hidden_rows and table.skip_hidden:
            yield LeftOut(number, "hidden in the sheet")
            continue
        plain = {index: value for index, (value, _) in filled.items()}
        reason = no_person(table.head, plain, number, table.marks.merges)
        if not reason and number > last + 1 and begins_another_table(plain, table.known):
            another = True
        last = number
        if another:
            reason = "another table begins below a blank row; only the first is read"
        if reason:
            yield LeftOut(number, reason)
            continue
        for index in sorted(filled.keys() - by_index.keys() - unnamed):
            unnamed.add(index)
            unread = f"column {letter_of(index)} has no heading: what stands in it is not read"
            yield LeftOut(number, unread, whole=False)
        row = {
            by_index[index].heading: Cell(_unquoted(value) if table.correction else value, place)
            for index, (value, place) in filled.items()
            if index in by_index
        }
        mine = [placed for problem in found if (placed := _in_column(problem, by_index))]
        mine += _unsaved(table, number, by_index, name)
        mine += (
            _merged(name, number, by_index[index])
            for index in sorted(by_index.keys() - filled.keys())
            if (number, index + 1) in covered
        )
        shown = _number(row) if table.correction else number
        yield SourceRow(shown, row, Location(file=name, line=number), tuple(mine))
    if problems:
        raise CaseError(f"{name} could not be read to its end", problems=tuple(problems))


def _covered(table: _Table) -> frozenset[tuple[int, int]]:
    """Cells below the first of an upright merge in the data, as (row, column) from 1."""
    last_head = max(table.head.rows)
    return frozenset(
        (row, column)
        for merge in table.marks.merges
        if merge.top > last_head and (merge.bottom - merge.top) * (merge.right - merge.left) < 9999
        for row in range(merge.top + 1, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    )


def _merged(name: str, number: int, column: Column) -> Problem:
    return Problem(
        Location(file=name, line=number, detail=column.heading),
        "the cell is merged with the one above, so it is blank",
        "Unmerge the cells and fill in the value in every row.",
    )


def _unsaved(
    table: _Table, number: int, by_index: dict[int, Column], name: str
) -> Iterator[Problem]:
    if not table.marks.unsaved:
        return
    for index, column in by_index.items():
        if (number, index + 1) in table.marks.unsaved:
            yield Problem(
                Location(file=name, line=number, detail=column.heading),
                "a formula whose result is not saved in the file",
                "Open the file in Excel or LibreOffice and save it, or paste the value.",
            )


def _in_column(problem: Problem, by_index: dict[int, Column]) -> Problem | None:
    """A cell's problem under its heading; None in a column that has none and is not read."""
    place = problem.location
    if place.column is None:
        return problem
    column = by_index.get(place.column - 1)
    if column is None:
        return None
    return Problem(
        Location(file=place.file, line=place.line, detail=column.heading),
        problem.message,
        problem.hint,
    )


def _clean(value: CellValue | None) -> CellValue | None:
    if not isinstance(value, str):
        return value
    text = value.translate(_SPACES).strip()
    # Excel's way to keep zeros in a CSV file: ="00123".
    match = re.fullmatch(r'="([^"]*)"', text)
    return (match[1].strip() if match else text) or None


def _unquoted(value: CellValue) -> CellValue:
    """A text of an error sheet without the mark that kept it from being a formula."""
    if isinstance(value, str) and re.match(r"' *[=+\-@\t\r\n]", value):
        return value[1:]
    return value


def _number(row: dict[str, Cell]) -> int:
    cell = row.pop(ROW_HEADING, None)
    try:
        return int(str(cell.value)) if cell is not None else 0
    except ValueError:
        return 0
