"""The clean gate: no words on top of each other, none cut by the page's edge."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from packetgen.pdfium import PDFIUM
from packetgen.typeset.model import Clash

_EDGE = 0.75
"""Points that a glyph's outline may stand out of the page's box: rounding, not loss."""
_BEYOND = 3.0
"""Points that a letter may lean out of the text; the rule of numbered paper is 5 points away."""
_HIGH = 1.5
"""Points of height that two lines must share to be called overlapping, and of width."""
_NEAR, _LEAN = 0.5, 6.0
"""Points that the places of two stretches may share, and that a letter may lean out of its own."""
_TOUCH = 0.3
"""Points of height and width that two letters share which stand on top of each other."""
_SHARE = 0.3
"""Part of the lower box's height that two lines must share to be called overlapping."""
_ROOT = re.compile("[\u221a-\u221c]")

Box = tuple[float, float, float, float]


def overlaps(pdf: bytes) -> tuple[Clash, ...]:
    """Words that overlap or leave the page.

    Boxes are those of the glyphs' outlines, by stretches of one line and one font.

    Raises:
        ValueError: The bytes are no PDF that can be read.
    """
    with PDFIUM:
        return _overlaps(pdf)


def _overlaps(pdf: bytes) -> tuple[Clash, ...]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise ValueError("not a PDF that can be read") from error
    try:
        found: list[Clash] = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            try:
                found += clashes_on_page(number + 1, page, text)
            finally:
                text.close()
                page.close()
        return tuple(found)
    finally:
        document.close()


def clashes_on_page(
    number: int, page: Any, text: Any, *, margin: float | None = None
) -> list[Clash]:
    """The clashes of one opened page (pypdfium2's page and text page).

    ``margin`` is the right edge of the text in points from the page's left edge, if words beyond
    it are wanted too.
    """
    left, bottom, right, top = page.get_cropbox()
    boxes = glyph_boxes(text)
    clashes: list[Clash] = []
    for box in boxes:
        outside = (
            box[0] < left - _EDGE
            or box[2] > right + _EDGE
            or box[1] < bottom - _EDGE
            or box[3] > top + _EDGE
        )
        if outside:
            seen = _seen(box, left, top)
            clashes.append(Clash("off-page", number, _words(text, box), seen))
        elif margin is not None and box[2] - left > margin + _BEYOND:
            clashes.append(Clash("margin", number, _words(text, box), _seen(box, left, top)))
    for first, second in _overlapping(boxes):
        words, others = _words(text, first), _words(text, second)
        if _has_marks(words) or _has_marks(others):
            continue  # vowel signs are glyphs of their own, above and below their letters
        if _ROOT.search(words) or _ROOT.search(others):
            continue  # the index of a root stands in the crook of its sign
        if _is_slanted(text, first) or _is_slanted(text, second):
            continue  # an upright box says little about a slanted word (the labels of a chart)
        if not _letters_touch(text, first, second):
            continue  # a word of another face stands in a gap of the line that was left for it
        clashes.append(Clash("overlap", number, words, _seen(first, left, top), others))
    return clashes


def stands_clear(
    boxes: Sequence[Box], *, width: float, height: float, margin: float | None
) -> bool:
    """Whether stretches of lines are so far from each other and from the edges that none clashes.

    Where they are not, only the outlines of the glyphs can tell: see :func:`clashes_on_page`.

    Args:
        boxes: No smaller than the glyphs' outlines up and down; sideways from the beginning of the
            first glyph's place to the end of the last one's, out of which a letter leans a little.
        width: The page's width.
        height: Its height.
        margin: The right edge of the text, if there is one to keep.
    """
    edge = width - _LEAN if margin is None else min(margin + _NEAR, width - _LEAN)
    ordered = sorted(boxes, key=lambda box: -box[3])
    for index, (left, bottom, right, top) in enumerate(ordered):
        if left < _LEAN or right > edge or bottom < 0 or top > height:
            return False
        low, begin, end = bottom + _HIGH, left + _NEAR, right - _NEAR
        for place in range(index + 1, len(ordered)):
            second = ordered[place]
            if second[3] <= low:
                break
            if second[2] > begin and second[0] < end:
                return False
    return True


def _seen(box: Box, left: float, top: float) -> Box:
    return (box[0] - left, top - box[3], box[2] - left, top - box[1])


def _has_marks(words: str) -> bool:
    # Thai vowels are marks without a combining class.
    return any(unicodedata.category(char).startswith("M") for char in words)


def _words(text: Any, box: Box) -> str:
    return " ".join(str(text.get_text_bounded(*box)).split())[:80]


def _is_slanted(text: Any, box: Box) -> bool:
    """Whether the text in a box runs neither across nor up or down the page."""
    import pypdfium2.raw as raw

    wide, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    at = raw.FPDFText_GetCharIndexAtPos(text, box[0] + wide, box[1] + high, wide, high)
    if at < 0:
        return False
    turn = raw.FPDFText_GetCharAngle(text, at) % (math.pi / 2)
    return bool(min(turn, math.pi / 2 - turn) > 0.02)


def _letters_touch(text: Any, first: Box, second: Box) -> bool:
    """Whether letters overlap where the boxes of two stretches do, and not their gaps alone."""
    import pypdfium2.raw as raw

    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    right, top = min(first[2], second[2]), min(first[3], second[3])
    values = (ctypes.c_double * 4)()
    places = [
        ctypes.cast(ctypes.addressof(values) + 8 * place, ctypes.POINTER(ctypes.c_double))
        for place in range(4)
    ]
    found: list[tuple[int, Box]] = []
    for index in range(raw.FPDFText_CountChars(text)):
        if not raw.FPDFText_GetCharBox(text, index, *places):
            continue
        x0, x1, y0, y1 = values
        box = (x0, y0, x1, y1)
        wide, high = min(right, box[2]) - max(left, box[0]), min(top, box[3]) - max(bottom, box[1])
        if wide > 0 and high > 0 and not chr(raw.FPDFText_GetUnicode(text, index)).isspace():
            found.append((index, box))
    for place, (index, one) in enumerate(found):
        for number, other in found[place + 1 :]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            # Neighbours in a word lean into each other, by less than half of themselves.
            lean = min(one[2] - one[0], other[2] - other[0]) / 2 if number - index == 1 else 0.0
            if high > _TOUCH and wide > max(_TOUCH, lean):
                return True
    return False


def glyph_boxes(text: Any) -> list[Box]:
    """Boxes of the printed text of a pypdfium2 text page, in points from the bottom left."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountRects(text, 0, -1)
    rect_of, handle = raw.FPDFText_GetRect, text.raw
    values = (ctypes.c_double * 4)()
    left, top, right, bottom = (
        ctypes.cast(ctypes.addressof(values) + 8 * place, ctypes.POINTER(ctypes.c_double))
        for place in range(4)
    )
    boxes = []
    for index in range(count):
        if rect_of(handle, index, left, top, right, bottom):
            x0, y1, x1, y0 = values
            if x1 - x0 > 0.2 and y1 - y0 > 0.2:
                boxes.append((x0, y0, x1, y1))
    return boxes


def _overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs that share a good part of their height and more than a hair of their width."""
    found = []
    ordered = sorted(boxes, key=lambda box: -box[3])
    for index, first in enumerate(ordered):
        left, bottom, right = first[0] + _HIGH, first[1], first[2] - _HIGH
        for place in range(index + 1, len(ordered)):
            second = ordered[place]
            if second[3] <= bottom:
                break
            if second[2] <= left or second[0] >= right:
                continue
            high = min(first[3], second[3]) - max(first[1], second[1])
            wide = min(first[2], second[2]) - max(first[0], second[0])
            lower = min(first[3] - first[1], second[3] - second[1])
            if high > _SHARE * lower and high > _HIGH and wide > _HIGH:
                found.append((first, second))
    return found
