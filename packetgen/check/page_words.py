"""The words of a page, with size, face, colour and place, from pdfium's text page."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .finding import Box
from .page_content import Placement, Word
from .page_objects import address_of, color_of

_RUN = re.compile(
    "[^\\x00\\x02\\t\\n\\v\\f\\r \\xa0\\xad\u2000-\u200b\u2028\u2029\u202f\u3000\ufeff\ufffe]+"
)
"""Characters of a word: everything but spaces, breaks and what pdfium puts for soft hyphens."""

Texts = Mapping[int, tuple[int, str]]
"""For each text object: its place in the painting order, and the artifact it stands in."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    size: float
    font: str
    color: str
    hidden: bool
    artifact: str
    upright: bool
    order: int


class _Letters:
    """Asks pdfium about single characters, and about each text object once."""

    def __init__(self, pdfium: Any, text: Any, place: Placement, texts: Texts) -> None:
        self.pdfium, self.text, self.place, self.texts = pdfium, text, place, texts
        self.styles: dict[int, _Style] = {}
        self.fonts: dict[int, str] = {}
        self.doubles = tuple(ctypes.c_double() for _ in range(4))
        self.rect = pdfium.FS_RECTF()

    def object(self, index: int) -> int:
        return address_of(self.pdfium.FPDFText_GetTextObject(self.text, index))

    def origin(self, index: int) -> tuple[float, float]:
        x, y = self.doubles[:2]
        self.pdfium.FPDFText_GetCharOrigin(self.text, index, x, y)
        return self.place.point(x.value, y.value)

    def ink(self, index: int) -> Box:
        left, right, bottom, top = self.doubles
        self.pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top)
        return self.place.box(left.value, bottom.value, right.value, top.value)

    def advance(self, index: int) -> float:
        """Where the pen stands after a character."""
        rect = self.rect
        if not self.pdfium.FPDFText_GetLooseCharBox(self.text, index, rect):
            return math.inf
        return self.place.box(rect.left, rect.bottom, rect.right, rect.top).right

    def style(self, index: int, address: int) -> _Style:
        known = self.styles.get(address)
        if known is None or not address:
            known = self.styles[address] = self._style(index, address)
        return known

    def _style(self, index: int, address: int) -> _Style:
        pdfium = self.pdfium
        matrix = pdfium.FS_MATRIX()
        scale, upright = 1.0, True
        if pdfium.FPDFText_GetMatrix(self.text, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            turn = round(math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self.place.turns)
            upright = turn % 360 in (0, 1, 2, 358, 359)
        size = pdfium.FPDFText_GetFontSize(self.text, index) * scale
        color, hidden, font = "000000", False, ""
        if address:
            item = pdfium.FPDFText_GetTextObject(self.text, index)
            color, opacity = color_of(pdfium.FPDFPageObj_GetFillColor, item)
            if opacity < 0.1:
                # Faint to the point of being unseen: it counts as the colour of the paper.
                color = "ffffff"
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            hidden = opacity == 0 or mode in (
                pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
                pdfium.FPDF_TEXTRENDERMODE_CLIP,
            )
            font = self.font(pdfium.FPDFTextObj_GetFont(item))
        order, artifact = self.texts.get(address, (0, ""))
        return _Style(round(size, 3), font, color, hidden, artifact, upright, order)

    def font(self, raw: Any) -> str:
        address = address_of(raw)
        if address not in self.fonts:
            buffer = ctypes.create_string_buffer(128)
            self.pdfium.FPDFFont_GetBaseFontName(raw, buffer, 128)
            self.fonts[address] = buffer.value.decode("utf-8", "replace")
        return self.fonts[address]


def words_on(pdfium: Any, text: Any, place: Placement, texts: Texts) -> Iterator[Word]:
    """Words in the order of the file; ``texts`` tells order and artifact of each object."""
    letters = _Letters(pdfium, text, place, texts)
    for found in _RUN.finditer(_text_of(pdfium, text)):
        yield from _split(letters, found.start(), found.group())


def _text_of(pdfium: Any, text: Any) -> str:
    """The page's text with exactly one character for each that pdfium counts."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(whole) == count and "\0" not in whole:
            return whole
    # Characters without a code, or outside the first plane: asked for one by one.
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(c) if c < 0xD800 or 0xDFFF < c < 0x110000 else "\ufffd" for c in codes)


def _split(letters: _Letters, start: int, run: str) -> Iterator[Word]:
    """One word, or several where size, baseline or artifact change inside a run of letters."""
    end = start + len(run) - 1
    first, last = letters.object(start), letters.object(end)
    if first == last and first:
        yield _word(letters, start, end, run, first)
        return
    objects = [letters.object(index) for index in range(start, end + 1)]
    begin = 0
    for place in range(1, len(run) + 1):
        if place < len(run) and _continues(letters, start, objects, begin, place):
            continue
        yield _word(letters, start + begin, start + place - 1, run[begin:place], objects[begin])
        begin = place


def _continues(letters: _Letters, start: int, objects: list[int], begin: int, at: int) -> bool:
    if objects[at] == objects[at - 1]:
        return True
    before = letters.style(start + begin, objects[begin])
    here = letters.style(start + at, objects[at])
    if abs(before.size - here.size) > 0.3 or (before.artifact, before.hidden, before.upright) != (
        here.artifact,
        here.hidden,
        here.upright,
    ):
        return False
    if not before.upright:
        return True
    return abs(letters.origin(start + begin)[1] - letters.origin(start + at)[1]) <= 0.5


def _word(letters: _Letters, start: int, end: int, text: str, address: int) -> Word:
    style = letters.style(start, address)
    x, baseline = letters.origin(start)
    first = letters.ink(start)
    last = first if start == end else letters.ink(end)
    left = x if style.upright and abs(x - first.left) < style.size else min(first.left, last.left)
    right = max(first.right, last.right)
    if style.upright:
        # Where the pen stops if the ink of an f or an italic hangs over: the pen sets margins.
        right = min(right, max(letters.advance(end), last.left))
    return Word(
        text,
        left,
        min(first.top, last.top),
        right,
        max(first.bottom, last.bottom),
        baseline,
        style.size,
        style.font,
        style.color,
        style.hidden,
        style.artifact,
        style.upright,
        style.order,
    )
