"""The data tables of a document as sheets: what a reader of the paper sees, cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from packetgen.output.spreadsheet import Sheet, Value
from packetgen.reading.english_days import MONTHS

from .blocks import Block, Break, CheckBox, Document, Paragraph, Row, Tab, Table, Text

_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_DAY = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})")
_WHOLE = re.compile(r"-?\d{1,15}")


def sheets_of(document: Document, *, title: str) -> tuple[Sheet, ...]:
    """Every table with a header row, named by the heading above it.

    A cell that is a date or a whole number and nothing else becomes one; all else is text.

    Args:
        document: The document as it was read, edited or not.
        title: Name of a table that has no heading above it.
    """
    found: list[Sheet] = []
    heading = title
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role.startswith("heading"):
            heading = _text(block).strip() or heading
        if isinstance(block, Table) and not block.layout and block.rows and block.rows[0].header:
            found.append(_sheet(block, _unused(heading, [sheet.title for sheet in found])))
    return tuple(found)


def _sheet(table: Table, title: str) -> Sheet:
    head = tuple(_cell_text(cell.blocks) for cell in table.rows[0].cells)
    rows = tuple(_row(row, len(head)) for row in table.rows[1:] if not row.header)
    widths = tuple(max(8, round(width / 5)) for width in table.columns[: len(head)])
    return Sheet(title, head, rows, widths)


def _row(row: Row, columns: int) -> tuple[Value, ...]:
    values: list[Value] = []
    for cell in row.cells:
        values.append(_value(_cell_text(cell.blocks)))
        values += [None] * (max(cell.column_span, 1) - 1)
    return (*values, *[None] * (columns - len(values)))


def _value(text: str) -> Value:
    day = _DAY.fullmatch(text)
    if day:
        try:
            return dt.date(int(day[3]), _MONTHS[day[1]], int(day[2]))
        except ValueError:
            return text
    return int(text) if _WHOLE.fullmatch(text) and not re.match(r"-?0\d", text) else text or None


def _cell_text(blocks: Iterable[Block]) -> str:
    lines = [_text(block) for block in blocks if isinstance(block, Paragraph)]
    return "\n".join(line.replace("\u00a0", " ").strip() for line in lines if line.strip())


def _text(paragraph: Paragraph) -> str:
    out = []
    for item in paragraph.inlines:
        match item:
            case Text():
                out.append(item.text)
            case CheckBox():
                out.append(item.glyph)
            case Tab():
                out.append(" ")
            case Break():
                out.append("\n")
            case _:
                pass
    return "".join(out)


def _unused(title: str, taken: list[str]) -> str:
    """Excel wants each name once, in 31 characters."""
    short = title[:31]
    number = 2
    while short.casefold() in (name.casefold() for name in taken):
        short = f"{title[:27]} ({number})"
        number += 1
    return short
