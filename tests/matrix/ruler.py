"""Where the lines of a finished PDF stand."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from packetgen.docx.blocks import Document, Paragraph
from packetgen.jurisdiction.model import Layout

from .structure import paragraphs_of, text_of

TOLERANCE = 1.0
"""Points by which a line may stand off its number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its page from 1, its words, its baseline in points from the page's top."""

    page: int
    text: str
    baseline: float
    left: float


def plain(text: str) -> str:
    """A text without spaces, hyphens and capitals, for finding it in a PDF's own text."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\x02\u00ad\u200b\u2010-\u2012\ufffe-]", "", folded)


@lru_cache(maxsize=2)
def lines_of(pdf: bytes) -> tuple[Line, ...]:
    """The lines of a PDF by the origins of their glyphs; marks of notes are left out."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    found: list[Line] = []
    document = pdfium.PdfDocument(pdf)
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        rows: dict[float, list[tuple[float, str]]] = {}
        for index in range(raw.FPDFText_CountChars(text)):
            char = chr(raw.FPDFText_GetUnicode(text, index))
            if char in "\r\n" or raw.FPDFText_GetFontSize(text, index) < 9.0:
                continue
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            rows.setdefault(round(page.get_height() - y.value, 1), []).append((x.value, char))
        for baseline, chars in sorted(rows.items()):
            shown = "".join(char for _, char in sorted(chars, key=lambda pair: pair[0]))
            if shown.strip():
                left = min(place for place, char in chars if char.strip())
                found.append(Line(number + 1, shown, baseline, left))
        text.close()
        page.close()
    document.close()
    return tuple(found)


def off_the_numbers(pdf: bytes, document: Document, layout: Layout) -> list[str]:
    """Double-spaced lines that do not stand on a numbered line of the page."""
    double = {True: "", False: ""}
    for paragraph in paragraphs_of(document.blocks):
        spaced = paragraph.line_rule == "exact" and paragraph.line >= layout.pitch - 0.5
        double[spaced] += plain(text_of(paragraph)) + "|"
    found = []
    for line in lines_of(pdf):
        if line.left < layout.left - 1:  # the numbers themselves
            line = Line(line.page, line.text.lstrip("0123456789 "), line.baseline, line.left)
        words = plain(re.sub(r"^\s*(?:\d+\.|[a-zA-Z]\.|•)\s*", "", line.text))
        if len(words) < 4 or words not in double[True] or words in double[False]:
            continue
        if line.baseline > layout.height - layout.bottom + layout.pitch / 2:
            continue  # the footer, which may repeat the words of a title in the caption
        slot = (line.baseline - layout.top + 0.2 * layout.pitch) / layout.pitch
        if abs(slot - round(slot)) * layout.pitch > TOLERANCE or not 0.9 < slot < 28.1:
            found.append(f"page {line.page}, line {slot:.2f}: {line.text[:80]!r}")
    return found


def double_spaced_lines(document: Document, layout: Layout) -> int:
    """How many paragraphs are double-spaced, so that measuring nothing is noticed."""
    return sum(
        isinstance(p, Paragraph) and p.line_rule == "exact" and p.line >= layout.pitch - 0.5
        for p in paragraphs_of(document.blocks)
    )
