"""Tables as readable pages: every column, headers on every page, wide ones turned or split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packetgen.docx.blocks import (
    Block,
    Border,
    Borders,
    Break,
    Cell,
    CharacterFormat,
    Inline,
    Paragraph,
    Row,
    Section,
    SectionBreak,
    Table,
    Text,
)

from .sheet_blocks import heading, line

_SIZES = (9.0, 8.0, 7.0)
_PAD = 4.0
_WIDEST = 190.0
_GRID = Border("single", 0.4, "808080")
_BORDERS = Borders(_GRID, _GRID, _GRID, _GRID, _GRID, _GRID)
_HEAD = "ececec"
PORTRAIT = Section(top=54.0, right=50.0, bottom=72.0, left=50.0)
LANDSCAPE = replace(PORTRAIT, width=792.0, height=612.0)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is displayed. ``across`` and ``down`` count the cells that it covers."""

    text: str = ""
    align: str = "left"
    bold: bool = False
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to print: rows of equal length, None where a neighbour's span covers the cell.

    ``heads`` rows at the top are repeated on every page; ``columns`` name the columns for the
    headings of split tables; ``remarks`` follow the table.
    """

    title: str
    rows: Sequence[Sequence[Shown | None]]
    heads: int = 1
    columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def table_sections(grids: Sequence[Grid]) -> tuple[list[Block], list[Section]]:
    """Blocks and sections that print the tables, each beginning a page."""
    blocks: list[Block] = []
    sections: list[Section] = []
    for grid in grids:
        for section, part in _parts(grid):
            if sections:
                blocks.append(SectionBreak(len(sections)))
            sections.append(section)
            blocks += part
    return blocks, sections or [PORTRAIT]


def _parts(grid: Grid) -> Iterator[tuple[Section, list[Block]]]:
    if not grid.rows:
        yield PORTRAIT, [heading(grid.title), line("This sheet is empty."), *_remarks(grid)]
        return
    fit = _fit(grid)
    for number, (band, widths) in enumerate(fit.bands):
        title = grid.title
        if len(fit.bands) > 1 and grid.columns:
            first = band[1] if number and len(band) > 1 else band[0]
            names = f"columns {grid.columns[first]} to {grid.columns[band[-1]]}"
            title += f" – {names} of {grid.columns[0]} to {grid.columns[-1]}"
        head = heading(title) if number == 0 else line(title, size=13.0, bold=True, keep_next=True)
        table = _table(grid, band, widths, fit.size)
        after = _remarks(grid) if number == len(fit.bands) - 1 else []
        yield fit.section, [head, table, *after]


def _remarks(grid: Grid) -> list[Paragraph]:
    return [
        line(remark, size=9.0, before=6.0 if not at else 0.0, after=3.0)
        for at, remark in enumerate(grid.remarks)
    ]


@dataclass(frozen=True, slots=True)
class _Fit:
    section: Section
    size: float
    bands: list[tuple[list[int], list[float]]]


def _fit(grid: Grid) -> _Fit:
    """The largest type and the fewest turns that show every column, else several bands of them."""
    for section, size in [(PORTRAIT, 9.0), *((LANDSCAPE, size) for size in _SIZES)]:
        room = section.width - section.left - section.right
        widths = _squeezed(*_widths(grid, size), room)
        if widths is not None:
            return _Fit(section, size, [(list(range(len(widths))), widths)])
    size = 8.0
    room = LANDSCAPE.width - LANDSCAPE.left - LANDSCAPE.right
    natural, narrow = _widths(grid, size)
    wanted = [max(least, min(width, 110.0)) for width, least in zip(natural, narrow, strict=True)]
    key = min(wanted[0], 120.0) if wanted[0] <= room / 4 else 0.0
    bands: list[tuple[list[int], list[float]]] = []
    band: list[int] = []
    used = 0.0
    covered = _covering(grid)
    for column, width in enumerate(wanted):
        width = min(width, room - key)
        if band and used + width > room and column not in covered:
            bands.append((band, [min(wanted[c], room) for c in band]))
            band, used = ([0], key) if key else ([], 0.0)
        band.append(column)
        used += width
    bands.append((band, [min(wanted[c], room) for c in band]))
    return _Fit(LANDSCAPE, size, [(cols, _scaled(widths, room)) for cols, widths in bands])


def _scaled(widths: list[float], room: float) -> list[float]:
    total = sum(widths)
    return [width * room / total for width in widths] if total > room else widths


def _covering(grid: Grid) -> set[int]:
    """Columns that a merged cell of a column to their left covers: no split comes before them."""
    return {
        column + step
        for row in grid.rows
        for column, cell in enumerate(row)
        if cell is not None and 1 < cell.across <= 4
        for step in range(1, cell.across)
    }


def _widths(grid: Grid, size: float) -> tuple[list[float], list[float]]:
    """For each column the width that it would like and the least that its words allow."""
    count = len(grid.rows[0])
    natural, narrow = [0.0] * count, [0.0] * count
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell is None or cell.across > 1 or not cell.text:
                continue
            bold = cell.bold
            for piece in cell.text.split("\n"):
                if len(piece) * size * 0.3 > natural[column] or piece:
                    natural[column] = max(natural[column], _width(piece, size, bold))
            longest = max(cell.text.split(), key=len, default="")
            if len(longest) * size * 0.25 + 2 * _PAD > narrow[column]:
                narrow[column] = max(narrow[column], min(_width(longest, size, bold), 110.0))
    extra = 2 * _PAD + 1.5
    return (
        [min(width, _WIDEST) + extra if width else 14.0 for width in natural],
        [min(width, _WIDEST) + extra if width else 14.0 for width in narrow],
    )


def _squeezed(natural: list[float], narrow: list[float], room: float) -> list[float] | None:
    """Widths that fit the room: as liked, else with the widest columns wrapped; None: they do not.

    Columns are not squeezed below two thirds of what they like, so that rows stay readable.
    """
    if sum(natural) <= room:
        return natural
    least = [
        max(low, width * 0.62) if width > 60 else max(low, min(width, 60.0))
        for width, low in zip(natural, narrow, strict=True)
    ]
    if sum(least) > room:
        return None
    spare = (sum(natural) - room) / (sum(natural) - sum(least))
    return [width - (width - low) * spare for width, low in zip(natural, least, strict=True)]


def _width(text: str, size: float, bold: bool) -> float:
    from packetgen.draft.word_files.measure import width_of

    return width_of(text[:120], size, bold=bold)


def _table(grid: Grid, band: list[int], widths: list[float], size: float) -> Table:
    rows = [
        Row(
            tuple(_cells(row, band, widths, size, head=number < grid.heads)),
            header=number < grid.heads,
            cant_split=sum(len(cell.text) for cell in row if cell is not None) < 800,
        )
        for number, row in enumerate(grid.rows)
    ]
    return Table(
        tuple(widths),
        tuple(rows),
        cell_margins=(2.0, _PAD, 2.0, _PAD),
        style="Table Grid",
        description=grid.title,
    )


def _cells(
    row: Sequence[Shown | None], band: list[int], widths: list[float], size: float, *, head: bool
) -> Iterator[Cell]:
    for place, column in enumerate(band):
        cell = row[column]
        if cell is None:
            if place and row[band[place - 1]] is None and band[place - 1] != column - 1:
                cell = Shown()
            else:
                continue
        across = 1
        while (
            across < cell.across
            and place + across < len(band)
            and band[place + across] == column + across
        ):
            across += 1
        width = sum(widths[place : place + across])
        look = CharacterFormat(size=size, bold=cell.bold or head)
        inlines: list[Inline] = []
        for number, piece in enumerate(cell.text.split("\n")):
            if number:
                inlines.append(Break())
            if piece:
                inlines.append(Text(piece.replace("\t", " "), look))
        paragraph = Paragraph(tuple(inlines), alignment=cell.align, mark=look)
        yield Cell(
            (paragraph,),
            across,
            cell.down,
            _BORDERS,
            _HEAD if head else "",
            "bottom" if head else "top",
            width,
        )


def flowing_table(grid: Grid, room: float) -> Table:
    """A table that stands among text, as wide as the room allows."""
    natural, narrow = _widths(grid, 9.0)
    widths = _squeezed(natural, narrow, room)
    if widths is None:
        widths = _scaled(narrow, room)
    return _table(grid, list(range(len(widths))), widths, 9.0)
