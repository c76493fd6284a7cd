"""Text in a page that nobody sees: under boxes and pictures, or in the colour of its background.

A cheap look at every page says which words may be out of sight; only pages that have any are drawn
twice, with and without their text. A letter whose place looks the same both times cannot be seen,
whatever hides it, and yet everybody can copy it from the file.
"""

from __future__ import annotations

import bisect
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from ..finding import Box

if TYPE_CHECKING:
    from .page_content import PageContent, Word
    from .pdf_view import PageView


class Hiding(StrEnum):
    """What hides a piece of text."""

    BOX = "box"
    PICTURE = "picture"
    COMMENT = "comment"
    COLOR = "color"
    SCAN = "scan"
    """Recognised text (OCR) where the picture shows nothing but black."""
    BLANK_SCAN = "blank-scan"
    """Invisible text on a page whose picture shows no such text."""
    OUTSIDE = "outside"
    LAYER = "layer"
    LAYER_OR_FONT = "layer-or-font"
    """Text that is not drawn, in a font that is not in the file, where layers are switched off."""
    IMAGE = "image"
    """No text: a picture that can be seen again when the box over it is taken away."""
    CLIPPED = "clipped"
    """Text beyond the frame that a drawing, or the cell of a printed table, is cut to."""
    TINY = "tiny"
    """Text too small to be seen."""
    INVISIBLE = "invisible"
    """Text painted in no colour where there is no picture that it could be the words of."""
    FIELD = "field"
    """The value of a form field that the page does not show."""
    WIDTHS = "widths"
    """No text: the spaces between words that were taken out, which tell their widths."""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text out of sight: where, why, and how many letters and digits of it can be read."""

    box: Box
    hiding: Hiding
    letters: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Something opaque that is painted over what came before it."""

    box: Box
    hiding: Hiding
    order: int
    color: str = ""


COVERING_NOTES = frozenset(
    ("square", "circle", "polygon", "polyline", "line", "ink", "highlight", "underline",
     "strike-out", "squiggly", "stamp", "free text", "redaction", "watermark")
)  # fmt: skip
MAXIMUM_COVERS = 4_000
SMALLEST = 1.2
"""Points of ink from top to bottom below which a word cannot be seen."""
NARROWEST = 0.03
"""Of the size of the type: the width of a letter below which a word is squeezed out of sight."""
_LEFT, _TOP, _RIGHT, _BOTTOM = map(attrgetter, ("left", "top", "right", "bottom"))
_BLOCKS = frozenset("\u2587\u2588\u2589\u25a0\u25ae")
OVER_ALL = 1 << 40
"""The painting order of comments, which lie over everything."""


def hidden_text(page: PageView, *, layers_off: bool = False) -> tuple[HiddenText, ...]:
    """All text of a page that is in the file and not in sight.

    ``layers_off`` says that the file has layers that are not shown; then every page is looked at.
    """
    content = page.content
    covers = covers_of(page)
    sheets = [c for c in covers if c.hiding is Hiding.PICTURE and _fills(c.box, content)]
    scanned = [
        w for w in content.words
        if w.artifact != "Watermark" and (w.hidden or _beneath(w, sheets))
    ]  # fmt: skip
    suspects = _suspects(content, covers, {id(w) for w in scanned})
    outside = (*_outside(content), *_tiny(content))
    fields = any(note.kind == "widget" for note in page.notes)
    dark = [c for c in covers if c.hiding is not Hiding.PICTURE and _dark(c.color)]
    over_pictures = _over_pictures(content, covers)
    if not (suspects or scanned or over_pictures or layers_off or dark or fields):
        return outside
    from .field_values import unshown_values
    from .page_drawing import Drawing
    from .scanned_text import scanned_text
    from .under_covers import pictures_under, widths_under
    from .unseen_letters import unseen_letters

    found = list(outside)
    drawing = Drawing(page)
    if suspects or layers_off:
        found += unseen_letters(drawing, None if layers_off else suspects, covers)
    if scanned:
        found += scanned_text(scanned, covers, drawing)
    if over_pictures:
        found += pictures_under(drawing, over_pictures)
    if dark:
        found += widths_under(drawing, dark)
    if fields:
        found += unshown_values(page, covers, drawing)
    return tuple(found)


def covers_of(page: PageView) -> list[Cover]:
    """Everything on a page that may hide what is under it, in painting order."""
    content = page.content
    found = [
        Cover(box.box, Hiding.BOX, box.order, box.color)
        for box in content.boxes
        if box.opacity > 0.4 and box.artifact != "Watermark"
    ]
    found += [
        Cover(s.box, Hiding.BOX, s.order, s.color)
        for s in content.strokes
        if min(s.box.right - s.box.left, s.box.bottom - s.box.top) >= 4
    ]
    found += [Cover(i.box, Hiding.PICTURE, i.order) for i in content.images]
    found += [Cover(area, Hiding.BOX, order) for area, order in content.shadings]
    found += [Cover(w.box, Hiding.BOX, w.order, w.color) for w in content.words if is_blocks(w)]
    found += [
        Cover(note.box, Hiding.COMMENT, OVER_ALL, "000000")
        for note in page.notes
        if note.kind in COVERING_NOTES and not note.hidden
    ]
    return sorted(found[:MAXIMUM_COVERS], key=lambda c: c.order)


def is_blocks(word: Word) -> bool:
    """Is a word made of solid blocks, as some people type them over what they want hidden?"""
    text = word.text
    return text[:1] in _BLOCKS and len(text) > 1 and set(text) <= _BLOCKS and not word.hidden


def _suspects(content: PageContent, covers: Sequence[Cover], scanned: Container[int]) -> list[Word]:
    """Words that lie under something painted later, or are light, cut off, or in a box's colour.

    ``scanned`` holds the words, by identity, that are judged as recognised text instead.
    """
    words = [w for w in content.words if w.artifact != "Watermark" and id(w) not in scanned]
    if not words:
        return []
    light = {color for color in {w.color for w in words} if lightness(color) > 0.75}
    found = {id(w): w for w in words if w.color in light} if light else {}
    if content.clips:
        found |= {id(w): w for w in words if _cut_off(w, content)}
    if not covers:
        return list(found.values())
    orders = [w.order for w in words]
    first, last = min(orders), max(orders)
    ordered = sorted(words, key=_TOP)
    tops = [w.top for w in ordered]
    tallest = max(w.bottom - w.top for w in words)
    shares: dict[int, float] = {}
    for cover in covers:
        before = cover.order < first
        if before and (not cover.color or lightness(cover.color) > 0.75):
            continue
        start = bisect.bisect_left(tops, cover.box.top - tallest)
        for word in ordered[start : bisect.bisect_right(tops, cover.box.bottom)]:
            share = overlap(word.box, cover.box)
            if share and (cover.order > word.order or alike(word.color, cover.color)):
                # Many narrow strips may cover a word that none of them covers.
                shares[id(word)] = share = share + shares.get(id(word), 0.0)
                if share > 0.1:
                    found[id(word)] = word
        if last < cover.order and len(found) == len(words):
            break
    return list(found.values())


def _outside(content: PageContent) -> Iterator[HiddenText]:
    """Words beyond the edges of what is shown of the page."""
    away: dict[str, list[Word]] = {}
    everything = content.words
    if not everything or (
        min(map(_LEFT, everything)) >= 0
        and min(map(_TOP, everything)) >= 0
        and max(map(_RIGHT, everything)) <= content.width
        and max(map(_BOTTOM, everything)) <= content.height
    ):
        return
    for word in everything:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if -2 <= x <= content.width + 2 and -2 <= y <= content.height + 2:
            continue
        if word.artifact:
            continue
        side = "left" if x < 0 else "right" if x > content.width else "up" if y < 0 else "down"
        away.setdefault(side, []).append(word)
    for words in away.values():
        count = sum(letters_in(w.text) for w in words)
        if count >= 3:
            yield HiddenText(around(w.box for w in words), Hiding.OUTSIDE, count)


def _tiny(content: PageContent) -> Iterator[HiddenText]:
    """Words too small for any eye."""
    small = [
        w for w in content.words
        if (w.bottom - w.top < SMALLEST or w.right - w.left < NARROWEST * w.size * len(w.text))
        and not w.hidden and letters_in(w.text) >= 2 and w.upright
    ]  # fmt: skip
    count = sum(letters_in(w.text) for w in small)
    if count >= 20:
        yield HiddenText(around(w.box for w in small), Hiding.TINY, count)


def _fills(box: Box, content: PageContent) -> bool:
    return overlap(Box(0.0, 0.0, content.width, content.height), box) > 0.5


def _beneath(word: Word, sheets: Sequence[Cover]) -> bool:
    """Is a word painted before the scanned picture that lies over it?"""
    return any(s.order > word.order and overlap(word.box, s.box) > 0.9 for s in sheets)


def _cut_off(word: Word, content: PageContent) -> bool:
    """Does a word lie beyond what its text is cut to?"""
    clip = content.clips.get(word.order)
    return clip is not None and overlap(word.box, clip) < 0.5


def _over_pictures(content: PageContent, covers: Sequence[Cover]) -> list[Cover]:
    """Plain boxes on pictures that were painted before them."""
    area = content.width * content.height
    pictures = [
        c for c in covers
        if c.hiding is Hiding.PICTURE
        and (c.box.right - c.box.left) * (c.box.bottom - c.box.top) > 0.02 * area
    ]  # fmt: skip
    if not pictures:
        return []
    return [
        c for c in covers
        if c.hiding is not Hiding.PICTURE
        and (_dark(c.color) or lightness(c.color) > 0.95)
        and 6 <= c.box.bottom - c.box.top <= 0.5 * content.height
        and c.box.right - c.box.left >= 6
        and any(p.order < c.order and overlap(c.box, p.box) > 0.9 for p in pictures)
    ]  # fmt: skip


def letters_in(text: str) -> int:
    """Letters and digits of a text."""
    return sum(c.isalnum() for c in text)


def overlap(inner: Box, outer: Box) -> float:
    """The share of one box that lies within another."""
    across = min(inner.right, outer.right) - max(inner.left, outer.left)
    down = min(inner.bottom, outer.bottom) - max(inner.top, outer.top)
    if across <= 0 or down <= 0:
        return 0.0
    area = (inner.right - inner.left) * (inner.bottom - inner.top)
    return across * down / area if area > 0 else 0.0


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around several."""
    found = list(boxes)
    return Box(
        min(b.left for b in found),
        min(b.top for b in found),
        max(b.right for b in found),
        max(b.bottom for b in found),
    )


@lru_cache(maxsize=4096)
def lightness(color: str) -> float:
    """How light a colour of six hex digits is, from 0 (black) to 1 (white).

    An unknown one (a pattern, a shading) is neither light nor dark.
    """
    if not color:
        return 0.5
    red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 255


def _dark(color: str) -> bool:
    return bool(color) and lightness(color) < 0.35


def alike(one: str, other: str) -> bool:
    """Whether two colours of six hex digits look the same; an unknown one resembles none."""
    if not one or not other:
        return False
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) < 24 for i in (0, 2, 4))
