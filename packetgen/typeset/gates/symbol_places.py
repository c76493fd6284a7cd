"""Signs of symbol fonts that a PDF states by their place in the font instead of in Unicode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from packetgen.docx.symbols import SYMBOL_FONTS
from packetgen.typeset.gates.pieces import pieces_of

_PLACE = re.compile("[\uf020-\uf0ff]")


def signs_for_places(pages: Sequence[str], need: Counter[str]) -> tuple[str, ...]:
    """The text of pages with U+F020 to U+F0FF read as the signs that the document still lacks.

    LibreOffice draws the bullets of many lists rightly, with OpenSymbol, and writes U+F0B7 into
    the PDF's text where the Word file shows "•". A place stands for a sign that Symbol, Wingdings
    or Webdings has there, once each, and only for as many as ``need`` holds beyond the rest of
    the text: a bullet that was not drawn stays missing.
    """
    if not any(map(_PLACE.search, pages)):
        return tuple(pages)
    short = need - Counter(piece for page in pages for piece in pieces_of(page))

    def sign(match: re.Match[str]) -> str:
        place = ord(match[0]) - 0xF000
        for table in SYMBOL_FONTS.values():
            pieces = pieces_of(table.get(place, ""))
            if len(pieces) == 1 and short[pieces[0]] > 0:
                short[pieces[0]] -= 1
                return f" {pieces[0]} "
        return match[0]

    return tuple(_PLACE.sub(sign, page) for page in pages)
