"""A spreadsheet as readable tables: every sheet, every column, cells as they are displayed."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import unescape

from packetgen.case import Treatment
from packetgen.case.treatment import UNTREATED
from packetgen.reading.english_counts import counted

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Converted
from ..sheets.press import Press, Script
from ..sheets.sheet_blocks import document
from ..sheets.table_pages import Grid, Shown, table_sections
from .number_display import displayed
from .strict_workbook import as_usual
from .zip_limits import measured

MAX_CELLS = 300_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_TITLE = re.compile(rb"<(?:\w+:)?title>(.*?)</(?:\w+:)?title>", re.S)
_WORDS = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>([^<]*)<")
_PRINT = "Print it to PDF in the spreadsheet program, and use that file."


@dataclass(slots=True)
class _Sheet:
    """One sheet as it was read: its cells by (row, column), what is hidden, what it says."""

    name: str
    cells: dict[tuple[int, int], Any]
    hidden: bool = False
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    heads: int = 0
    comments: list[tuple[str, str, str]] = field(default_factory=list)
    blanks: frozenset[tuple[int, int]] = frozenset()
    """Formulas that gave an empty text."""


_DAMAGED = (
    "it is a damaged spreadsheet", "Open it in the spreadsheet program and save it again."
)  # fmt: skip


def spreadsheet_pdf(
    data: bytes, name: str, press: Press, treatment: Treatment = UNTREATED
) -> Converted:
    """An XLSX file as pages; macros are never run, links never followed.

    Raises:
        UnusableFileError: It is damaged or too large to print; or it holds what somebody has to
            decide on: hidden rows, columns or sheets, comments, charts, formulas without results.
    """
    archive = measured(data)
    data = as_usual(data, archive)
    archive = measured(data)
    names = archive.namelist()
    sheets = _read(data)
    if not sheets:
        raise UnusableFileError(*_DAMAGED)
    _refuse_uncalculated(data, archive, sheets)
    notes: list[str] = []
    shown: list[str] = []
    open_questions = [
        question
        for question in (
            _hidden(sheets, treatment, notes, shown),
            _comments(sheets, treatment, notes, shown),
            _drawings(archive, treatment, notes, shown),
        )
        if question is not None
    ]
    if open_questions:
        raise UnusableFileError(
            "; ".join(reason for reason, _ in open_questions),
            " ".join(hint for _, hint in open_questions) + f" Or: {_PRINT[0].lower()}{_PRINT[1:]}",
        )
    if any("vbaProject" in entry for entry in names):
        notes.append("its macros were left out")
    script = Script(press)
    grids = [
        _grid(sheet, script, treatment)
        for sheet in sheets
        if treatment.hidden == "show" or not sheet.hidden
    ]
    cells = sum(len(grid.rows) * len(grid.rows[0]) for grid in grids if grid.rows)
    if cells > MAX_CELLS:
        raise UnusableFileError(
            f"it is too long to print ({cells:,} cells)",
            "Lodge the file by itself ('unusable: slip-sheet' with 'lodged:'), or print the part "
            "that matters.",
        )
    blocks, sections = table_sections(grids)
    made = press.sheets(document(blocks, sections=sections))
    count = len(grids)
    shown.insert(0, f"{counted(count, 'sheet')}, cells as displayed")
    return Converted(
        made.pdf, made.pages, "typeset as tables", (*notes, *script.notes()), tuple(shown)
    )


def _read(data: bytes) -> list[_Sheet]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        return [_sheet(sheet) for sheet in book.worksheets] + [
            _Sheet(sheet.title, {}, sheet.sheet_state != "visible") for sheet in book.chartsheets
        ]
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises nearly anything on damaged input
        raise UnusableFileError(*_DAMAGED) from error


def _sheet(sheet: Any) -> _Sheet:
    # The cells that exist, by the sheet's own table: going through rows would make all of them.
    cells = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    columns: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            columns |= set(range(dimension.min, min(dimension.max, last_column) + 1))
    made = _Sheet(
        sheet.title,
        cells,
        sheet.sheet_state != "visible",
        frozenset(
            row for row, look in sheet.row_dimensions.items() if look.hidden and row <= last_row
        ),
        frozenset(columns),
        # An empty text that a formula gave is saved as a text (t="str") without a value.
        blanks=frozenset(
            place
            for place, cell in sheet._cells.items()
            if cell.value is None and cell.data_type == "str"
        ),
    )
    for merged in sheet.merged_cells.ranges:
        made.spans[merged.min_row, merged.min_col] = (merged.max_row, merged.max_col)
    made.heads = _heads(sheet, cells)
    for (row, _), cell in sorted(sheet._cells.items()):
        if cell.comment is not None:
            text = " ".join(str(cell.comment.text or "").split())
            place = f"{cell.column_letter}{row}"
            made.comments.append((place, str(cell.comment.author or ""), text))
    return made


def _heads(sheet: Any, cells: Mapping[tuple[int, int], Any]) -> int:
    """Last row of the table's head: print titles, a frozen pane, or a first row of words."""
    titles = re.fullmatch(r"\$?(\d+):\$?(\d+)", str(sheet.print_title_rows or ""))
    if titles:
        return int(titles[2])
    pane = re.fullmatch(r"[A-Z]+(\d+)", str(sheet.freeze_panes or ""))
    if pane and 1 < int(pane[1]) <= 12:
        return int(pane[1]) - 1
    first = min((row for row, _ in cells), default=0)
    values = [cell.value for (row, _), cell in cells.items() if row == first]
    if len(values) > 1 and all(isinstance(value, str) for value in values):
        return first
    return 0


def _refuse_uncalculated(data: bytes, archive: zipfile.ZipFile, sheets: Sequence[_Sheet]) -> None:
    """Formulas that were never calculated have no value to show."""
    import openpyxl

    parts = [name for name in archive.namelist() if re.match(r"xl/worksheets/[^/]+\.xml$", name)]
    try:
        if not any(_FORMULA.search(archive.read(part)) for part in parts):
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        known = {sheet.name: sheet.cells.keys() | sheet.blanks for sheet in sheets}
        formulas = [
            (sheet.title, place, cell)
            for sheet in book.worksheets
            for place, cell in sorted(sheet._cells.items())
            if cell.data_type == "f"
        ]
        open_ones = [
            (title, cell)
            for title, place, cell in formulas
            if place not in known.get(title, frozenset())
        ]
        calculated = len(open_ones) < len(formulas)
        lost = [
            f"{title}!{cell.coordinate}"
            for title, cell in open_ones
            if not (calculated and _blank_result(cell))
        ]
    except MemoryError:
        raise
    except Exception as error:  # openpyxl and zipfile raise nearly anything on damaged input
        raise UnusableFileError(
            "it is a damaged spreadsheet", "Open it in the spreadsheet program and save it again."
        ) from error
    if lost:
        more = f" and {len(lost) - 5} more" if len(lost) > 5 else ""
        raise UnusableFileError(
            f"its formulas were never calculated ({', '.join(lost[:5])}{more})",
            "Open it in the spreadsheet program and save it, so that it holds their results.",
        )


def _blank_result(cell: Any) -> bool:
    """Whether a formula may give an empty text, for which some programs save nothing at all.

    Only to be asked of a workbook that holds results of other formulas.
    """
    return '""' in str(cell.value)


_Question = tuple[str, str] | None


def _hidden(
    sheets: Sequence[_Sheet], treatment: Treatment, notes: list[str], shown: list[str]
) -> _Question:
    found = list(_hidden_things(sheets))
    if not found:
        return None
    listed = ", ".join(found[:8]) + (" …" if len(found) > 8 else "")
    if treatment.hidden == "show":
        notes.append(f"what it hides is shown: {listed}")
        shown.append(f"hidden parts are shown: {listed}")
    elif treatment.hidden == "omit":
        notes.append(f"what it hides was left out: {listed}")
        shown.append(f"hidden parts are left out: {listed}")
    else:
        return (
            f"it hides {listed}",
            "Say whether the court should see it: 'hidden: show' or 'hidden: omit'.",
        )
    return None


def _hidden_things(sheets: Sequence[_Sheet]) -> Iterator[str]:
    from openpyxl.utils import get_column_letter

    for sheet in sheets:
        if sheet.hidden:
            yield f"the sheet “{sheet.name}”"
            continue
        if sheet.rows:
            yield f"{counted(len(sheet.rows), 'row')} of “{sheet.name}”"
        if sheet.columns:
            names = [get_column_letter(column) for column in sorted(sheet.columns)]
            many = "column" if len(names) == 1 else "columns"
            yield f"{many} {', '.join(names[:6])}{' …' if len(names) > 6 else ''} of “{sheet.name}”"


def _comments(
    sheets: Sequence[_Sheet], treatment: Treatment, notes: list[str], shown: list[str]
) -> _Question:
    count = sum(len(sheet.comments) for sheet in sheets)
    if not count:
        return None
    what = f"{counted(count, 'comment')} in cells"
    if treatment.show_changes == "marked":
        shown.append(f"{what}, listed after the tables")
    elif treatment.show_changes:
        notes.append(f"{what} left out")
        shown.append(f"{what} left out")
    else:
        return (
            f"it has {what}",
            "Say how to show them: 'show_changes: marked' lists them, 'final' leaves them out.",
        )
    return None


def _drawings(
    archive: zipfile.ZipFile, treatment: Treatment, notes: list[str], shown: list[str]
) -> _Question:
    names = archive.namelist()
    charts = sum(bool(re.match(r"xl/charts/chart[^/]*\.xml$", name)) for name in names)
    pictures = sum(bool(re.match(r"xl/media/", name)) for name in names)
    shapes = sum(bool(re.match(r"xl/drawings/drawing[^/]*\.xml$", name)) for name in names)
    found = [
        counted(count, what) for count, what in ((charts, "chart"), (pictures, "picture")) if count
    ] or ([counted(shapes, "drawing")] if shapes else [])
    if not found:
        return None
    said = " and ".join(found) + _called(archive)
    if treatment.drawings != "omit":
        return f"it holds {said}, which no table can show", (
            "Leave them out with 'drawings: omit', which the cover then says."
        )
    notes.append(f"{said} left out")
    shown.append(f"{said} left out")
    return None


def _called(archive: zipfile.ZipFile) -> str:
    """The titles of the charts in brackets, so that the report names what is left out."""
    titles = []
    for name in sorted(archive.namelist()):
        if re.match(r"xl/charts/chart[^/]*\.xml$", name):
            title = _TITLE.search(archive.read(name))
            words = b"".join(_WORDS.findall(title[1])) if title else b""
            text = unescape(words.decode("utf-8", "replace")).strip()
            if text:
                titles.append(f"“{text[:80]}”")
    return f" ({', '.join(titles)})" if titles else ""


def _grid(sheet: _Sheet, script: Script, treatment: Treatment) -> Grid:
    from openpyxl.utils import get_column_letter

    show = treatment.hidden == "show"
    rows = sorted({row for row, _ in sheet.cells if show or row not in sheet.rows})
    columns = sorted({column for _, column in sheet.cells if show or column not in sheet.columns})
    if not rows or not columns:
        return Grid(script(sheet.name), (), 0)
    # Empty rows and columns between others stay: what stands apart stays apart.
    rows = [r for r in range(rows[0], rows[-1] + 1) if show or r not in sheet.rows]
    columns = [c for c in range(columns[0], columns[-1] + 1) if show or c not in sheet.columns]
    if len(rows) * len(columns) > MAX_CELLS:
        raise UnusableFileError(
            f"its sheet “{sheet.name}” is too long to print ({len(rows) * len(columns):,} cells)",
            "Lodge the file by itself ('unusable: slip-sheet' with 'lodged:'), or print the part "
            "that matters.",
        )
    made: list[list[Shown | None]] = []
    covered: set[tuple[int, int]] = set()
    for row in rows:
        entries: list[Shown | None] = []
        for column in columns:
            if (row, column) in covered:
                entries.append(None)
                continue
            across = down = 1
            span = sheet.spans.get((row, column))
            if span is not None:
                down = sum(1 for r in rows if row <= r <= span[0])
                across = sum(1 for c in columns if column <= c <= span[1])
                covered |= {
                    (r, c) for r in range(row, span[0] + 1) for c in range(column, span[1] + 1)
                }
            entries.append(_shown(sheet.cells.get((row, column)), script, across, down))
        made.append(entries)
    heads = sum(1 for row in rows if row <= sheet.heads)
    if heads >= len(rows) or any(
        cell is not None and cell.down > heads - at
        for at, r in enumerate(made[:heads])
        for cell in r
    ):
        heads = 0
    remarks: tuple[str, ...] = ()
    if treatment.show_changes == "marked":
        remarks = tuple(
            script(f"Comment on {place}{f' by {author}' if author else ''}: {text}")
            for place, author, text in sheet.comments
        )
    names = tuple(get_column_letter(column) for column in columns)
    return Grid(script(sheet.name), made, heads, names, remarks)


def _shown(cell: Any, script: Script, across: int, down: int) -> Shown:
    if cell is None:
        return Shown(across=across, down=down)
    value = cell.value
    text = script(displayed(value, cell.number_format)).replace("\r", "")
    wanted = cell.alignment.horizontal if cell.has_style else None
    if wanted in {"left", "center", "right"}:
        align = wanted
    elif isinstance(value, bool) or (
        isinstance(value, str) and value.startswith("#") and cell.data_type == "e"
    ):
        align = "center"
    elif isinstance(value, int | float | dt.date | dt.time | dt.timedelta):
        align = "right"
    else:
        align = "left"
    bold = bool(cell.has_style and cell.font is not None and cell.font.b)
    return Shown(text, align, bold, across, down)
