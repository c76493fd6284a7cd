"""Vector pictures of a document: what Typst may draw as it is."""

from __future__ import annotations

from functools import lru_cache

from packetgen.docx.pictures.vector import safe_svg, words_in
from packetgen.typeset.faces.fonts import FontBook
from packetgen.typeset.faces.formats import INVISIBLE, Formats


def drawable(data: bytes, formats: Formats) -> str:
    """An SVG file as text that Typst draws whole, its words in faces that are at hand.

    Raises:
        ValueError: It cannot be drawn alone and unchanged, or no face has one of its characters;
            the message is half a sentence that says why.
    """
    svg = _checked(data)
    # A character without a glyph would be left out of the picture without a word.
    shown = {char for char in words_in(svg) if ord(char) not in INVISIBLE and char != " "}
    absent = sorted(shown - formats.showable(shown))
    if absent:
        raise ValueError(f"no font at hand has its character U+{ord(absent[0]):04X} {absent[0]}")
    _try(svg, formats.book, formats.system)
    return svg


@lru_cache(maxsize=32)
def _checked(data: bytes) -> str:
    return safe_svg(data)


@lru_cache(maxsize=64)
def _try(svg: str, book: FontBook, system: bool) -> None:
    """Draw the picture alone: one that breaks must not take the document with it."""
    from packetgen.typeset.engines.typst_engine import refused

    reason = refused(svg, fonts=book, system=system)
    if reason:
        raise ValueError(reason)
