"""What a finished PDF shows, and where its lines stand."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from packetgen.docx.blocks import Document, Paragraph
from packetgen.jurisdiction.model import Layout
from packetgen.typeset.gates.clean import clashes_on_page
from packetgen.typeset.model import Clash

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a finished PDF shows: its pages' texts, words on each other or off the page, lines."""

    texts: tuple[str, ...]
    clashes: tuple[Clash, ...]
    lines: tuple[Line, ...]


@lru_cache(maxsize=48)
def shown_in(pdf: bytes) -> Shown:
    """What a PDF shows, read of one opened file: opening the fonts is what takes the time."""
    import pypdfium2 as pdfium

    texts: list[str] = []
    clashes: list[Clash] = []
    lines: list[Line] = []
    document = pdfium.PdfDocument(pdf)
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        texts.append(text.get_text_bounded())
        clashes += clashes_on_page(number, page, text)
        lines += _lines_on(number, page.get_height(), text)
        text.close()
        page.close()
    document.close()
    return Shown(tuple(texts), tuple(clashes), tuple(lines))


def _lines_on(number: int, height: float, text: Any) -> Iterator[Line]:
    """The lines of a page by the origins of their glyphs; marks of notes are left out."""
    import pypdfium2.raw as raw

    x, y = ctypes.c_double(), ctypes.c_double()
    rows: dict[float, list[tuple[float, str]]] = {}
    for index in range(raw.FPDFText_CountChars(text)):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char in "\r\n" or raw.FPDFText_GetFontSize(text, index) < 9.0:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        rows.setdefault(round(height - y.value, 1), []).append((x.value, char))
    for baseline, chars in sorted(rows.items()):
        words = "".join(char for _, char in sorted(chars, key=lambda pair: pair[0]))
        if words.strip():
            left = min(place for place, char in chars if char.strip())
            yield Line(number, words, baseline, left)


def off_the_numbers(pdf: bytes, document: Document, layout: Layout) -> list[str]:
    """Double-spaced lines that do not stand on a numbered line of the page."""
    double = {True: "", False: ""}
    for paragraph in paragraphs_of(document.blocks):
        spaced = paragraph.line_rule == "exact" and paragraph.line >= layout.pitch - 0.5
        double[spaced] += plain(text_of(paragraph)) + "|"
    found = []
    for line in shown_in(pdf).lines:
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
