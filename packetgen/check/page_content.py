"""What is on one PDF page, measured from its glyphs: words, rules, boxes and pictures.

All positions are points from the top left corner of the page *as it is seen*: after the crop box
and the page's rotation. Sizes are what the reader sees, through the text matrix.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from .finding import Box

MAXIMUM_OBJECTS = 20_000
"""Drawn objects looked at per page; maps and drawings in exhibits may have millions."""

MAXIMUM_DEPTH = 8

_BREAKS = frozenset(
    (0, 2, 9, 10, 11, 12, 13, 32, 0xA0, 0xAD, 0x2028, 0x2029, 0x200B, 0xFEFF, 0xFFFE)
)
_SPACES = frozenset(chr(c) for c in range(0x2000, 0x200B)) | {"\u202f", "\u3000"}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters between spaces, in one size on one baseline.

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


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """A picture on the page; ``pixels`` is its own width and height."""

    box: Box
    pixels: tuple[int, int]
    artifact: str


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

    Raises whatever pdfium raises for a page it cannot load; see :mod:`packetgen.check.pdf_view`.
    """
    import pypdfium2.raw as pdfium

    place = placement_of(page.raw)
    walk = _Walk(pdfium, place)
    walk.objects(
        pdfium.FPDFPage_CountObjects(page.raw),
        lambda i: pdfium.FPDFPage_GetObject(page.raw, i),
        (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        "",
        0,
    )
    text_page = page.get_textpage()
    try:
        words = tuple(_words(pdfium, text_page.raw, place, walk.artifacts))
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
    )


Matrix = tuple[float, float, float, float, float, float]


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


class _Walk:
    """Collects what is drawn; text objects only when they stand in an artifact."""

    def __init__(self, pdfium: Any, place: Placement) -> None:
        self.pdfium = pdfium
        self.place = place
        self.strokes: list[Stroke] = []
        self.boxes: list[FilledBox] = []
        self.images: list[PlacedImage] = []
        self.artifacts: dict[int, str] = {}
        self.left = MAXIMUM_OBJECTS

    def objects(
        self, count: int, get: Callable[[int], Any], matrix: Matrix, artifact: str, depth: int
    ) -> None:
        pdfium = self.pdfium
        for index in range(count):
            self.left -= 1
            if self.left < 0:
                return
            item = get(index)
            kind = pdfium.FPDFPageObj_GetType(item)
            mark = artifact
            if not mark and pdfium.FPDFPageObj_CountMarks(item) > 0:
                mark = _artifact(pdfium, item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if mark:
                    self.artifacts[_address(item)] = mark
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.path(item, matrix, mark)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.image(item, matrix, mark)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAXIMUM_DEPTH:
                inner = pdfium.FS_MATRIX()
                own: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
                if pdfium.FPDFPageObj_GetMatrix(item, inner):
                    own = (inner.a, inner.b, inner.c, inner.d, inner.e, inner.f)
                self.objects(
                    pdfium.FPDFFormObj_CountObjects(item),
                    partial(pdfium.FPDFFormObj_GetObject, item),
                    _times(own, matrix),
                    mark,
                    depth + 1,
                )

    def bounds(self, item: Any, matrix: Matrix) -> Box | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not self.pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        a, b, c, d, e, f = matrix
        corners = [
            (a * x + c * y + e, b * x + d * y + f)
            for x in (left.value, right.value)
            for y in (bottom.value, top.value)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = self.place.box(min(xs), min(ys), max(xs), max(ys))
        return box if all(map(math.isfinite, (box.left, box.top, box.right, box.bottom))) else None

    def path(self, item: Any, matrix: Matrix, artifact: str) -> None:
        pdfium = self.pdfium
        box = self.bounds(item, matrix)
        if box is None:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
            return
        width, height = box.right - box.left, box.bottom - box.top
        if not fill.value and not stroke.value:
            return
        ask = pdfium.FPDFPageObj_GetStrokeColor if stroke.value else pdfium.FPDFPageObj_GetFillColor
        if min(width, height) <= 6 and max(width, height) >= 12:
            # A double rule may be one path of two strokes a few points apart.
            color, opacity = _color(ask, item)
            if opacity > 0:
                self.strokes.append(Stroke(box, height > width, color))
        elif stroke.value and not fill.value:
            self.outline(item, box, matrix, _color(ask, item)[0])
        if fill.value and width >= 3 and height >= 3:
            color, opacity = _color(pdfium.FPDFPageObj_GetFillColor, item)
            self.boxes.append(FilledBox(box, color, opacity, artifact))

    def outline(self, item: Any, box: Box, matrix: Matrix, color: str) -> None:
        """Straight sides of a stroked path (a frame, or several rules drawn as one path)."""
        pdfium = self.pdfium
        count = pdfium.FPDFPath_CountSegments(item)
        if not 2 <= count <= 400:
            return
        a, b, c, d, e, f = matrix
        own = pdfium.FS_MATRIX()
        if pdfium.FPDFPageObj_GetMatrix(item, own):
            a, b, c, d, e, f = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        last: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = self.place.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                self.side(last, point, color)
                if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                    self.side(point, first, color)
            last = point

    def side(self, start: tuple[float, float], end: tuple[float, float], color: str) -> None:
        across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
        if min(across, down) > 1 or max(across, down) < 12:
            return
        box = Box(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        )
        self.strokes.append(Stroke(box, down > across, color))

    def image(self, item: Any, matrix: Matrix, artifact: str) -> None:
        box = self.bounds(item, matrix)
        if box is None:
            return
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self.pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        self.images.append(PlacedImage(box, (width.value, height.value), artifact))


def _artifact(pdfium: Any, item: Any) -> str:
    """Subtype of the artifact that an object stands in; empty for real content."""
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        if _wide(pdfium.FPDFPageObjMark_GetName, mark) != "Artifact":
            continue
        for key in (b"Subtype", b"Type"):
            value = _wide(pdfium.FPDFPageObjMark_GetParamStringValue, mark, key)
            if value:
                return value
        return "Artifact"
    return ""


def _wide(ask: Any, *arguments: Any) -> str:
    """A UTF-16 string that pdfium writes into a buffer of 128 bytes."""
    buffer = (ctypes.c_ushort * 64)()
    size = ctypes.c_ulong()
    ask(*arguments, buffer, ctypes.sizeof(buffer), size)
    count = min(size.value // 2, 64)
    return "".join(chr(unit) for unit in buffer[:count] if unit)


def _color(ask: Any, item: Any) -> tuple[str, float]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(item, red, green, blue, alpha):
        return "000000", 1.0
    return f"{red.value:02x}{green.value:02x}{blue.value:02x}", alpha.value / 255


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    size: float
    font: str
    color: str
    hidden: bool
    artifact: str
    upright: bool


class _Letters:
    """Asks pdfium about single characters, and about each text object once."""

    def __init__(self, pdfium: Any, text: Any, place: Placement, artifacts: dict[int, str]) -> None:
        self.pdfium, self.text, self.place, self.artifacts = pdfium, text, place, artifacts
        self.styles: dict[int, _Style] = {}
        self.fonts: dict[int, str] = {}
        self.doubles = tuple(ctypes.c_double() for _ in range(4))
        self.rect = pdfium.FS_RECTF()

    def object(self, index: int) -> int:
        return _address(self.pdfium.FPDFText_GetTextObject(self.text, index))

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
            color, opacity = _color(pdfium.FPDFPageObj_GetFillColor, item)
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            hidden = opacity == 0 or mode in (
                pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
                pdfium.FPDF_TEXTRENDERMODE_CLIP,
            )
            font = self.font(pdfium.FPDFTextObj_GetFont(item))
        return _Style(round(size, 3), font, color, hidden, self.artifacts.get(address, ""), upright)

    def font(self, raw: Any) -> str:
        address = _address(raw)
        if address not in self.fonts:
            buffer = ctypes.create_string_buffer(128)
            self.pdfium.FPDFFont_GetBaseFontName(raw, buffer, 128)
            self.fonts[address] = buffer.value.decode("utf-8", "replace")
        return self.fonts[address]


def _words(pdfium: Any, text: Any, place: Placement, artifacts: dict[int, str]) -> Iterator[Word]:
    letters = _Letters(pdfium, text, place, artifacts)
    unicode_of = pdfium.FPDFText_GetUnicode
    count = pdfium.FPDFText_CountChars(text)
    start, run = 0, ""
    for index in range(count + 1):
        code = unicode_of(text, index) if index < count else 0
        if code in _BREAKS or (0x2000 <= code < 0x2010 and chr(code) in _SPACES):
            if run:
                yield from _split(letters, start, run)
            run = ""
            continue
        if not run:
            start = index
        run += chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


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
    )
