"""Tables: cells at their grid positions, spans, borders, repeated header rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from packetgen.docx.blocks import Block, Cell, Paragraph, Row, Table
from packetgen.docx.plain import paragraphs_of
from packetgen.typeset.composing.column_widths import column_widths
from packetgen.typeset.composing.flow import compose_flow, refers_to_note, text_length
from packetgen.typeset.composing.frame import MOST_KEPT, Frame, line_height, may_be_kept
from packetgen.typeset.composing.line_counts import flow_height
from packetgen.typeset.composing.paragraphs import border_of
from packetgen.typeset.faces.formats import hex_colour

if TYPE_CHECKING:
    from packetgen.typeset.composing.compose import Composer

_MOST_OF_A_PAPER = 430.0
"""Points: the height of a table that is kept on one page of a paper, whose pages are no cards."""


def compose_table(composer: Composer, table: Table, frame: Frame) -> dict[str, Any]:
    """Compose a table; ``layout`` tables become a grid, which a screen reader does not announce."""
    placed = _positions(table)
    columns = column_widths(composer, table, placed, frame)
    head_rows, repeated = (0, False) if table.layout else _header_rows(table, placed)
    if repeated and _height(table.rows[:head_rows], columns) > 0.75 * composer.text_height:
        # As in Word, a header that leaves no room below it stands on the first page alone.
        head_rows, repeated = 1, False
    head: list[dict[str, Any]] = []
    body: list[dict[str, Any]] = []
    held: set[int] = set()
    for x, y, cell in placed:
        item = _cell(composer, table, cell, frame, columns, (x, y))
        row = table.rows[y]
        if row.height > 0 and cell.row_span == 1 and (frame.grid or y not in held):
            held.add(y)
            top, _, bottom, _ = item["inset"]
            item["h"] = max(0.0, _row_height(row.height, frame) - top - bottom)
        (head if y < head_rows else body).append(item)
    _break_long_rows([*head, *body])
    data: dict[str, Any] = {
        "k": "t",
        "layout": head_rows == 0,
        "repeat": repeated,
        "rows": len(table.rows),
        "cols": columns,
        "head": head,
        "body": body,
        "al": table.alignment,
        "il": round(table.indent, 3),
    }
    if table.rtl:
        data["rtl"] = 1
    if not frame.note and refers_to_note([table]):
        data["noted"] = 1
    if table.rows and all(_kept_with_next(row) for row in table.rows[:-1]):
        data["kept"] = MOST_KEPT if composer.layout is None else _MOST_OF_A_PAPER
        if _kept_with_next(table.rows[-1]):
            data["kn"] = 1
    return data


def _break_long_rows(cells: Sequence[dict[str, Any]]) -> None:
    """One cell that may not break keeps its whole row on a page: none does in a row too long."""
    long = {
        y for cell in cells if "kl" not in cell for y in range(cell["y"], cell["y"] + cell["rs"])
    }
    for cell in cells:
        if long & set(range(cell["y"], cell["y"] + cell["rs"])):
            cell.pop("kl", None)


def _kept_with_next(row: Row) -> bool:
    """Whether a row stays on the page of the one below: Word asks its first paragraphs."""
    first = row.cells[0].blocks if row.cells else ()
    return bool(first) and isinstance(first[0], Paragraph) and first[0].keep_next


def spans_rows(blocks: Iterable[Block]) -> bool:
    """Whether any table of a story has a cell that spans several rows."""
    return any(
        cell.row_span > 1 or spans_rows(cell.blocks)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    )


def _line_of(cell: Cell, frame: Frame) -> float:
    """Height of the highest line that a cell can have, in points."""
    lines = [line_height(paragraph) for paragraph in paragraphs_of(cell.blocks)]
    return frame.pitch if frame.grid or not lines else max(lines)


def _header_rows(table: Table, placed: list[tuple[int, int, Cell]]) -> tuple[int, bool]:
    """How many rows are the header, and whether it repeats on every page.

    A table without a marked header takes its first row for one if every cell there has words;
    else it is set as a grid: PDF/UA wants no table without header cells (ISO 14289-1, 7.5).
    """
    count = 0
    while count < len(table.rows) and table.rows[count].header:
        count += 1
    repeated = count > 0
    if not repeated:
        first = table.rows[0].cells if table.rows else ()
        if len(first) > 1 and all(text_length(cell.blocks) for cell in first):
            count = 1
    for _, y, cell in placed:
        if y < count:
            count = max(count, y + cell.row_span)
    return (count, repeated) if count < len(table.rows) else (0, False)


def _height(rows: Sequence[Row], columns: Sequence[float]) -> float:
    """About how high rows are, in points."""
    return sum(max((row.height, *(_about(cell, columns) for cell in row.cells))) for row in rows)


def _about(cell: Cell, columns: Sequence[float]) -> float:
    width = max(cell.width or sum(columns) / len(columns), 1.0)
    return sum(
        line_height(paragraph) * (1 + len(paragraph.text) * 5.0 // width)
        for paragraph in paragraphs_of(cell.blocks)
    )


def _positions(table: Table) -> list[tuple[int, int, Cell]]:
    """Every cell with its column and row; cells of spans above push those below aside."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row.cells:
            while (x, y) in taken:
                x += 1
            span = min(cell.row_span, len(table.rows) - y)
            spans = max(1, span), max(1, cell.column_span)
            if spans != (cell.row_span, cell.column_span):
                cell = replace(cell, row_span=spans[0], column_span=spans[1])
            placed.append((x, y, cell))
            for dx in range(cell.column_span):
                for dy in range(cell.row_span):
                    taken.add((x + dx, y + dy))
            x += cell.column_span
    return placed


def _row_height(height: float, frame: Frame) -> float:
    if not frame.grid:
        return height
    return max(1, math.floor(height / frame.pitch + 0.5)) * frame.pitch


def _cell(
    composer: Composer,
    table: Table,
    cell: Cell,
    frame: Frame,
    columns: list[float],
    at: tuple[int, int],
) -> dict[str, Any]:
    top, right, bottom, left = cell.margins or table.cell_margins
    if frame.grid:
        top = bottom = 0.0
    width = max(1.0, sum(columns[at[0] : at[0] + cell.column_span]) - left - right)
    inside = replace(frame, width=round(width, 3), top=False, breaks=False)
    item: dict[str, Any] = {
        "x": at[0],
        "y": at[1],
        "cs": cell.column_span,
        "rs": cell.row_span,
        "va": cell.vertical_alignment if cell.vertical_alignment in ("center", "bottom") else "top",
        "inset": [top, right, bottom, left],
        "w": inside.width,
        "h": 0.0,
        "b": compose_flow(composer, cell.blocks, inside),
    }
    last = cell.blocks[-1] if cell.blocks else None
    high = flow_height(
        item["b"], composer.formats, inside.width, pitch=frame.pitch, single=frame.single
    ) if frame.grid or table.rows[at[1]].cant_split else None  # fmt: skip
    if frame.grid and high is not None:
        item["hi"] = high
    if not frame.grid and isinstance(last, Paragraph) and last.space_after > 0:
        item["b"].append({"k": "v", "h": last.space_after})
    strokes = {}
    for side in ("top", "right", "bottom", "left"):
        drawn = border_of(composer, getattr(cell.borders, side))
        if drawn is not None:
            strokes[side] = drawn
    if strokes:
        item["st"] = strokes
    if colour := hex_colour(cell.shading):
        item["fill"] = colour
    if table.rows[at[1]].cant_split and (
        high < MOST_KEPT
        if high is not None
        else may_be_kept(text_length(cell.blocks), width, _line_of(cell, frame))
    ):
        item["kl"] = 1
    return item
