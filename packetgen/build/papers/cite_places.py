"""Words put after cites, by the address that each leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest

from packetgen.docx.blocks import Document, Inline, Text
from packetgen.docx.rewriting import with_paragraphs


def with_places(blocks: Document, places: Mapping[str, str]) -> Document:
    """The blocks with the words of ``places`` after each cite, by its address."""
    if not places:
        return blocks

    def said(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for item, after in zip_longest(inlines, inlines[1:]):
            link = item.link if isinstance(item, Text) else ""
            goes_on = isinstance(after, Text) and after.link == link
            if link in places and isinstance(item, Text) and not goes_on:
                item = replace(item, text=f"{item.text}{places[link]}")
            made.append(item)
        return tuple(made)

    return with_paragraphs(blocks, lambda p: replace(p, inlines=said(p.inlines)))
