"""The words of a page, with size, face, colour and place, from pdfium's text page."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..finding import Box
from .page_content import Placement, Word
from .page_objects import address_of, color_of

_RUN = re.compile(
    "[^\\x00\\x02\\t\\n\\v\\f\\r \\xa0\\xad\u2000-\u200b\u2028\u2029\u202f\u3000\ufeff\ufffe]+"
)
"""Characters of a word: everything but spaces, breaks and what pdfium puts for soft hyphens."""

Texts = Mapping[int, tuple[int, str]]
"""For each text object: its place in the painting order, and the artifact it stands in."""


Run = tuple[int, int, str]
"""A run of letters: the index of its first and last character, and its text."""


class _Style(NamedTuple):
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
        self.objects: dict[int, int] = {}
        self.styles: dict[int, _Style] = {}
        self.fonts: dict[int, str] = {}
        self.doubles = tuple(ctypes.c_double() for _ in range(4))
        self.rect = pdfium.FS_RECTF()

    def object(self, index: int) -> int:
        known = self.objects.get(index)
        if known is None:
            item = self.pdfium.FPDFText_GetTextObject(self.text, index)
            known = self.objects[index] = address_of(item)
        return known

    def origin(self, index: int) -> tuple[float, float]:
        x, y = self.doubles[:2]
        self.pdfium.FPDFText_GetCharOrigin(self.text, index, x, y)
        return self.place.point(x.value, y.value)

    def ink(self, index: int) -> Box:
        left, right, bottom, top = self.doubles
        self.pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top)
        return self.place.box(left.value, bottom.value, right.value, top.value)

    def ink_of(self, start: int, end: int) -> tuple[float, float, float, float, float]:
        """Left, top, right and bottom of a word on an unturned page, and its last letter's left.

        Like two calls of :meth:`ink`, without a box for each: most of a page's words pass here.
        """
        ask, text, place = self.pdfium.FPDFText_GetCharBox, self.text, self.place
        sides = self.doubles
        ask(text, start, *sides)
        left, right, bottom, top = [side.value for side in sides]
        last = left
        if start != end:
            ask(text, end, *sides)
            last, beyond, lower, upper = [side.value for side in sides]
            left, right = min(left, last), max(right, beyond)
            bottom, top = min(bottom, lower), max(top, upper)
        x0, y1 = place.x0, place.y1
        return left - x0, y1 - top, right - x0, y1 - bottom, last - x0

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
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            outlined = mode == pdfium.FPDF_TEXTRENDERMODE_STROKE
            ask = pdfium.FPDFPageObj_GetStrokeColor if outlined else pdfium.FPDFPageObj_GetFillColor
            color, opacity = color_of(ask, item)
            if opacity < 0.1:
                # Faint to the point of being unseen: it counts as the colour of the paper.
                color = "ffffff"
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
    line: list[Run] = []
    whole = _text_of(pdfium, text)
    last = 0
    for found in _RUN.finditer(whole):
        start, end = found.span()
        if line and "\n" in whole[last:start]:
            yield from _line(letters, line)
            line = []
        line.append((start, end - 1, found.group()))
        last = end
    yield from _line(letters, line)


def _line(letters: _Letters, runs: Sequence[Run]) -> Iterator[Word]:
    """The words of a line. The characters of one text object follow each other.

    So, where both ends of a stretch belong to one object, all of it does; else the stretch is
    halved. pdfium is asked twice for a line that is one object, not twice for every word.
    """
    if not runs:
        return
    first = letters.object(runs[0][0])
    if first and first == letters.object(runs[-1][1]):
        yield from _stretch(letters, runs, first)
    elif len(runs) == 1:
        yield from _split(letters, *runs[0])
    else:
        half = len(runs) // 2
        yield from _line(letters, runs[:half])
        yield from _line(letters, runs[half:])


def _stretch(letters: _Letters, runs: Sequence[Run], address: int) -> Iterator[Word]:
    """Words of one text object: the pen is asked for at its ends and beside wide gaps alone."""
    style = letters.style(runs[0][0], address)
    if not style.upright or letters.place.turns:
        for start, end, text in runs:
            yield _word(letters, start, end, text, address)
        return
    size, font, color, hidden, artifact, upright, order = style
    baseline = letters.origin(runs[0][0])[1]
    inks = [letters.ink_of(start, end) for start, end, _ in runs]
    before = -math.inf
    final = len(runs) - 1
    for number, (start, end, text) in enumerate(runs):
        left, top, right, bottom, last = inks[number]
        if left - before > size:
            x = letters.origin(start)[0]
            left = x if abs(x - left) < size else left
        # The last letter of a word from right to left stands at its left, and has no such place.
        forward = last > inks[number][0] or start == end
        if forward and (number == final or inks[number + 1][0] - right > size):
            # Where the pen stops if the ink of an f or an italic hangs over: it sets margins.
            right = min(right, max(letters.advance(end), last))
        before = right
        yield Word(
            text, left, top, right, bottom, baseline, size, font, color, hidden, artifact, upright,
            order,
        )  # fmt: skip


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


def _split(letters: _Letters, start: int, end: int, run: str) -> Iterator[Word]:
    """One word, or several where size, baseline or artifact change inside a run of letters."""
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
    # The last letter of a word from right to left stands at its left: only the ink tells its sides.
    forward = style.upright and last.left >= first.left
    left = x if forward and abs(x - first.left) < style.size else min(first.left, last.left)
    right = max(first.right, last.right)
    if forward:
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
