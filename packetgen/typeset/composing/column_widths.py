"""Widths of a table's columns: as the document has them, and no narrower than their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.docx.blocks import Cell, Table, Text
from packetgen.docx.plain import paragraphs_of
from packetgen.typeset.composing.frame import Frame
from packetgen.typeset.composing.line_counts import most_width

if TYPE_CHECKING:
    from packetgen.typeset.composing.compose import Composer

_WIDEST = 0.8
"""Ems that a letter of a long word takes at most, on the average."""

Placed = Sequence[tuple[int, int, Cell]]


def column_widths(composer: Composer, table: Table, placed: Placed, frame: Frame) -> list[float]:
    """The widths of a table's columns in points.

    A table that fits itself to its contents (17.4.52 of ISO 29500-1, and Word's own choice) breaks
    no word while it has room: a column too narrow for one grows, first into the room that the table
    leaves beside it, then at the cost of columns that have more than their words want.
    """
    columns = _as_stated(table, placed, frame)
    if not table.autofit or not any(_lacking(_wanted(composer, table, placed, columns), columns)):
        return columns
    # What the other columns can spare is asked of all their words.
    wanted = _wanted(composer, table, placed, [0.0] * len(columns))
    lacking = _lacking(wanted, columns)
    spare = _lacking(columns, wanted)
    lack = sum(lacking)
    if not lack:
        return columns
    beside = min(lack, max(0.0, frame.width - sum(columns)))
    taken = min(lack - beside, sum(spare))
    share, cost = (beside + taken) / lack, taken / (sum(spare) or 1.0)
    grown = (
        width + more * share - less * cost
        for width, more, less in zip(columns, lacking, spare, strict=True)
    )
    return [round(width, 3) for width in grown]


def _lacking(wanted: Sequence[float], given: Sequence[float]) -> list[float]:
    return [max(0.0, least - width) for least, width in zip(wanted, given, strict=True)]


def _as_stated(table: Table, placed: Placed, frame: Frame) -> list[float]:
    needed = max((x + cell.column_span for x, _, cell in placed), default=1)
    columns = [max(width, 0.0) for width in table.columns[:needed]]
    single = {x: cell.width for x, _, cell in placed if cell.column_span == 1 and cell.width}
    while len(columns) < needed:
        columns.append(single.get(len(columns)) or 0.0)
    if all(width < 1.0 for width in columns):
        return [round(frame.width / needed, 3)] * needed
    total = sum(columns)
    if total > frame.width * 1.5:
        columns = [width * frame.width / total for width in columns]
    return [round(width, 3) for width in columns]


def _wanted(
    composer: Composer, table: Table, placed: Placed, rooms: Sequence[float]
) -> list[float]:
    """What each column wants for the longest of the words that may not fit its room, else 0."""
    wanted = [0.0] * len(rooms)
    for x, _, cell in placed:
        if cell.column_span > 1:
            continue
        _, right, _, left = cell.margins or table.cell_margins
        for text, beside in _long_words(cell, rooms[x] - left - right):
            number = composer.formats.number(text.format)
            wide = most_width(text.text, number, composer.formats)
            if wide is not None:
                wanted[x] = max(wanted[x], wide + beside + left + right + 0.5)
    return wanted


def _long_words(cell: Cell, room: float) -> Iterator[tuple[Text, float]]:
    """Words of a cell that may be wider than its room, each with the indents beside it."""
    for paragraph in paragraphs_of(cell.blocks):
        beside = max(0.0, paragraph.indent_left) + max(0.0, paragraph.indent_right)
        for item in paragraph.inlines:
            if not isinstance(item, Text) or item.format.hidden:
                continue
            size = item.format.size + item.format.spacing
            if max(map(len, item.text.split()), default=0) * size * _WIDEST + beside <= room:
                continue
            for word in item.text.replace("-", "- ").replace("/", "/ ").split():
                if len(word) * size * _WIDEST + beside > room:
                    yield Text(word, item.format), beside
