"""What is on one PDF page, measured from its glyphs: words, rules, boxes and pictures.

All positions are points from the top left corner of the page *as it is seen*: after the crop box
and the page's rotation. Sizes are what the reader sees, through the text matrix.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..finding import Box


class Word(NamedTuple):
    """A run of characters between spaces, in one size on one baseline.

    A page has hundreds, and a tuple is made in an eighth of the time of a frozen dataclass.

    ``left`` is the pen position of the first character, the other sides are ink. ``artifact`` is
    the subtype of the marked content it stands in ("Watermark", "Footer", …; "Artifact" when the
    tag names none), empty for real content. ``hidden`` is text that paints nothing (render mode 3,
    as an OCR layer has).
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    font: str
    color: str
    hidden: bool
    artifact: str
    upright: bool
    order: int = 0
    """Place in the order in which the page is painted; what has a higher one lies over it."""

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight horizontal or vertical line, drawn as a stroke or as a thin filled box."""

    box: Box
    vertical: bool
    color: str
    order: int = 0

    @property
    def length(self) -> float:
        """Its length in points."""
        box = self.box
        return box.bottom - box.top if self.vertical else box.right - box.left


@dataclass(frozen=True, slots=True)
class FilledBox:
    """A painted area at least 3 points wide and high."""

    box: Box
    color: str
    opacity: float
    artifact: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """A picture on the page; ``pixels`` is its own width and height."""

    box: Box
    pixels: tuple[int, int]
    artifact: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything that is drawn on one page. ``cut`` says that there was too much to look at."""

    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...]
    boxes: tuple[FilledBox, ...]
    images: tuple[PlacedImage, ...]
    cut: bool = False
    shadings: tuple[tuple[Box, int], ...] = ()
    """Areas painted with a gradient, each with its place in the painting order."""
    clips: Mapping[int, Box] = field(default_factory=dict)
    """By the painting order of a text: the part of the page outside of which it is cut off."""


@dataclass(frozen=True, slots=True)
class Placement:
    """How the page's own coordinates become those of the page as it is seen."""

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.x1 - self.x0, self.y1 - self.y0
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as seen, from the top left corner."""
        match self.turns:
            case 0:
                return x - self.x0, self.y1 - y
            case 1:
                return y - self.y0, x - self.x0
            case 2:
                return self.x1 - x, y - self.y0
            case _:
                return self.y1 - y, self.x1 - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as seen."""
        if self.turns == 0 and left <= right and bottom <= top:
            return Box(left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom)
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def placement_of(raw_page: Any) -> Placement:
    """The visible rectangle of a page (crop box within media box) and its quarter turns."""
    import pypdfium2.raw as pdfium

    rect = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(raw_page, rect):
        x0, x1 = sorted((rect.left, rect.right))
        y0, y1 = sorted((rect.bottom, rect.top))
    else:
        x0, y0, x1, y1 = 0.0, 0.0, 612.0, 792.0
    return Placement(x0, y0, x1, y1, pdfium.FPDFPage_GetRotation(raw_page) % 4)


def read_page(page: Any) -> PageContent:
    """Read everything on a pypdfium2 page in one walk.

    Raises whatever pdfium raises for a page it cannot load; see ``pdf_view``.
    """
    import pypdfium2.raw as pdfium

    from .page_objects import Walk
    from .page_words import words_on

    place = placement_of(page.raw)
    walk = Walk(pdfium, place)
    walk.read(page.raw)
    text_page = page.get_textpage()
    try:
        words = tuple(words_on(pdfium, text_page.raw, place, walk.texts))
    finally:
        text_page.close()
    width, height = place.size
    return PageContent(
        width,
        height,
        words,
        tuple(walk.strokes),
        tuple(walk.boxes),
        tuple(walk.images),
        walk.left < 0,
        tuple(walk.shadings),
        walk.clips,
    )
