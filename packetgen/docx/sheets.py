"""The data tables of a document as sheets: what a reader of the paper sees, cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from packetgen.output.spreadsheet import Sheet, Value
from packetgen.reading.english_days import MONTHS

from .blocks import Block, Break, CheckBox, Document, Paragraph, Row, Tab, Table, Text

_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_DAY = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})")
_HOUR = re.compile(r"(.*), (\d{1,2}):(\d\d) ([ap])\.m\.")
_WHOLE = re.compile(r"-?\d{1,15}")


def sheets_of(document: Document, *, title: str, note: str = "") -> tuple[Sheet, ...]:
    """Every table with a header row, named by the heading above it.

    A cell that is a date (with or without an hour) or a whole number and nothing else becomes one;
    all else is text, and so is a lone year among dates. What spans a whole row stands in the widest
    column.

    Args:
        document: The document as it was read, edited or not.
        title: Name of a table that has no heading above it.
        note: What every sheet says below its table and at the foot of a page.
    """
    found: list[Sheet] = []
    heading = title
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role.startswith("heading"):
            heading = _text(block).strip() or heading
        if isinstance(block, Table) and not block.layout and block.rows and block.rows[0].header:
            name = _unused(heading, [sheet.title for sheet in found])
            found.append(replace(_sheet(block, name), note=note))
    return tuple(found)


def _sheet(table: Table, title: str) -> Sheet:
    head = tuple(_cell_text(cell.blocks) for cell in table.rows[0].cells)
    widths = tuple(max(8, round(width / 5)) for width in table.columns[: len(head)])
    widest = widths.index(max(widths)) if widths else 0
    rows = [_row(row, len(head), widest) for row in table.rows[1:] if not row.header]
    dated = [any(isinstance(row[n], dt.date) for row in rows) for n in range(len(head))]
    texts = tuple(
        tuple(
            str(value) if dated[n] and isinstance(value, int) else value
            for n, value in enumerate(row)
        )
        for row in rows
    )
    return Sheet(title, head, texts, widths)


def _row(row: Row, columns: int, widest: int) -> tuple[Value, ...]:
    values: list[Value] = []
    if len(row.cells) == 1 and columns > 1:
        said = _cell_text(row.cells[0].blocks)
        return tuple(said or None if n == widest else None for n in range(columns))
    for cell in row.cells:
        values.append(_value(_cell_text(cell.blocks)))
        values += [None] * (max(cell.column_span, 1) - 1)
    return (*values, *[None] * (columns - len(values)))


def _value(text: str) -> Value:
    timed = _HOUR.fullmatch(text)
    day = _DAY.fullmatch(timed[1] if timed else text)
    if day:
        try:
            on = dt.date(int(day[3]), _MONTHS[day[1]], int(day[2]))
            return dt.datetime.combine(on, _hour(timed)) if timed else on
        except ValueError:
            return text
    return int(text) if _WHOLE.fullmatch(text) and not re.match(r"-?0\d", text) else text or None


def _hour(timed: re.Match[str]) -> dt.time:
    return dt.time(int(timed[2]) % 12 + (12 if timed[4] == "p" else 0), int(timed[3]))


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
