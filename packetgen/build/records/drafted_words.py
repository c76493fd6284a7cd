"""The words of a drafted paper as its reader has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.docx.blocks import Block, Paragraph, Table, Text

if TYPE_CHECKING:
    from ..papers.drafted import DraftedDocument


def words_of(document: DraftedDocument) -> str:
    """The words of a paper as its reader has them, a paragraph a line."""
    return "\n".join(_lines(document.blocks.blocks))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(i.text if isinstance(i, Text) else " " for i in block.inlines)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell.blocks)
