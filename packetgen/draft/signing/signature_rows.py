"""Signature blocks of several signers, two in a row: stacked, four of them would fill a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..word_files.wml import Cell, Row, table

GUTTER = 18.0
"""Points between two blocks that stand side by side."""
_FIRST = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?:<w:keepNext(?: w:val="0")?/>)?')
"""Word asks the first paragraph of a row whether it stays with the next."""


def block_width(width: float) -> float:
    """Points that one block of two has on a line of ``width`` points."""
    return (width - GUTTER) / 2


def signature_rows(blocks: Sequence[str], width: float, style: str) -> str:
    """A table without borders with two blocks in each row, in the order of the signers.

    No row is broken, and all stay together where a page holds them; the last lets go of what
    follows, which is another paper's or the court's.

    Args:
        blocks: Two or more blocks as paragraphs of :func:`signature_block`.
        width: Width of the text in points.
        style: Id of the table style of layout tables.
    """
    pairs = [tuple(blocks[at : at + 2]) for at in range(0, len(blocks), 2)]
    rows = []
    for number, pair in enumerate(pairs, 1):
        keep = "<w:keepNext/>" if number < len(pairs) else '<w:keepNext w:val="0"/>'
        kept = [_FIRST.sub(rf"\1{keep}", block, count=1) for block in pair]
        left, right = (*kept, "") if len(kept) == 1 else kept
        rows.append(Row((Cell(left, right_margin=GUTTER), Cell(right))))
    one = block_width(width)
    return table(rows, [one + GUTTER, width - one - GUTTER], style, margins=(0.0, 0.0))
