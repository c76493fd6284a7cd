"""Words that are wider than their cell: they may break anywhere, as Word breaks them.

A zero-width space between the letters is where Typst may break; it is no word and has no width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from packetgen.docx.blocks import Block, Inline, Paragraph, Text
from packetgen.draft.measure import width_of

_WORD = re.compile(r"[^\s\u200b-]{8,}")
_EM = 0.53
"""Mean width of a letter beside the type size, a little more than Arial's."""


def breakable(blocks: Sequence[Block], width: float) -> tuple[Block, ...]:
    """The blocks of a cell ``width`` points wide, its overlong words made breakable."""
    return tuple(
        replace(block, inlines=tuple(_broken(i, width) for i in block.inlines))
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )


def _broken(inline: Inline, width: float) -> Inline:
    if not isinstance(inline, Text):
        return inline
    look = inline.format
    longest = int(width / (_EM * look.size))
    if len(inline.text) <= longest:
        return inline

    def overlong(word: str) -> bool:
        # Most words that look too long by their letters fit: figures and small letters are narrow.
        return len(word) > longest and (
            len(word) > 3 * longest
            or width_of(word, look.size, look.font or "arial", bold=look.bold) > width
        )

    text = _WORD.sub(
        lambda word: "\u200b".join(word[0]) if overlong(word[0]) else word[0], inline.text
    )
    return replace(inline, text=text) if text != inline.text else inline
