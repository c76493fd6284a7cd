"""The order of words in table rows that break over pages.

A PDF gives such a row back page by page: the beginning of every cell, then, on the next page, what
is left of every cell. Each cell is in order by itself, and the row stands where it should.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from packetgen.docx.blocks import Block, Paragraph, Table, Text

Row = tuple[str, ...]
"""The text of a row's cells."""


def breakable_rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Rows with words in two cells or more, in order; Word keeps some on one page, Typst may not.

    A table inside a cell counts as text of that cell. Text that is linked to a place in the packet
    is written anew by typesetting and is no word of the body (``docx.second_walk.seen_fields``).
    """
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = tuple(" ".join(_texts(cell.blocks)) for cell in row.cells)
                if sum(1 for cell in cells if cell.strip()) > 1:
                    yield cells


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            text = _own_text(block)
            yield f"{block.label.text} {text}" if block.label else text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell.blocks)


def _own_text(paragraph: Paragraph) -> str:
    kept = (i for i in paragraph.inlines if not (isinstance(i, Text) and _is_anew(i)))
    return replace(paragraph, inlines=tuple(kept)).text


def _is_anew(text: Text) -> bool:
    return text.link.startswith("packetgen:")


def in_order_by_cells(
    pieces: Sequence[str], seen: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]
) -> bool:
    """Whether words are in order when those of a row need only be so cell by cell.

    Args:
        pieces: The words of a story, in order.
        seen: The words that a PDF shows, in its order.
        rows: The words of each row's cells. A row whose words do not stand together in
            ``pieces`` is taken for running text.
    """
    done, at = 0, 0
    for row in rows:
        whole = [piece for cell in row for piece in cell]
        start = _found(whole, pieces, done)
        if start is None:
            continue
        before = _end(pieces[done:start], seen, at)
        if before is None:
            return False
        ends = [_end(cell, seen, before) for cell in row]
        if None in ends:
            return False
        at = max(end for end in ends if end is not None)
        done = start + len(whole)
    return _end(pieces[done:], seen, at) is not None


def _found(part: Sequence[str], pieces: Sequence[str], start: int) -> int | None:
    last = len(pieces) - len(part)
    while part and start <= last:
        if pieces[start] == part[0] and list(pieces[start : start + len(part)]) == list(part):
            return start
        start += 1
    return None


def _end(part: Sequence[str], seen: Sequence[str], at: int) -> int | None:
    """Where a run of words ends that is looked for from ``at`` on; None if it is not there."""
    for piece in part:
        try:
            at = seen.index(piece, at) + 1
        except ValueError:
            return None
    return at
