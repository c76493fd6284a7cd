"""Words of a Word document in the colour of what is behind them: there, and unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..pdf.covered_text import alike, letters_in, lightness

if TYPE_CHECKING:
    from packetgen.docx.blocks import Block, CharacterFormat, Document

PAPER = "FFFFFF"
PLAIN_TABLES = frozenset(("", "Normal Table", "Table Normal", "Table Grid", "TableGrid"))
"""Table styles without colours of their own; elsewhere programs differ over which one wins."""


class UnseenWords(NamedTuple):
    """A stretch of text that its colour hides."""

    where: str
    paragraph: int | None
    letters: int
    covered: bool
    """Whether a highlight or a shading covers it; else it has the colour of the paper."""


def unseen_words(document: Document) -> Iterator[UnseenWords]:
    """Stretches whose type and background have one colour, in the order of the document."""
    yield from _in_blocks(document.blocks, "the text", PAPER)
    for blocks in document.notes.values():
        yield from _in_blocks(blocks, "a note", PAPER)
    for section in document.sections:
        for where, stories in (("a header", section.headers), ("a footer", section.footers)):
            for blocks in stories.values():
                yield from _in_blocks(blocks, where, PAPER)


def _in_blocks(blocks: Iterable[Block], where: str, behind: str) -> Iterator[UnseenWords]:
    """Walk blocks that stand on the colour ``behind`` (empty: unknown)."""
    from packetgen.docx.blocks import Paragraph, Table, Text

    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    known = block.style in PLAIN_TABLES
                    yield from _in_blocks(
                        cell.blocks, where, (cell.shading or behind) if known else ""
                    )
        elif isinstance(block, Paragraph):
            number = block.number if where == "the text" else None
            count, covered = 0, False
            for item in (*block.inlines, None):
                if isinstance(item, Text) and _hides(item.format, block.shading or behind):
                    count += letters_in(item.text)
                    look = item.format
                    covered = covered or bool(look.highlight or look.shading or block.shading)
                elif not isinstance(item, Text) or item.text.strip():
                    if count >= (2 if covered else 3):
                        yield UnseenWords(where, number, count, covered)
                    count, covered = 0, False


def _hides(look: CharacterFormat, behind: str) -> bool:
    """Whether type of this look cannot be told from its background.

    Automatic type turns white on dark shading, and stays black under a highlighter pen.
    """
    back = look.highlight or look.shading or behind
    if look.hidden or not back:
        return False
    front = look.color
    if not front:
        front = PAPER if not look.highlight and lightness(back) < 0.25 else "000000"
    return alike(front, back)
