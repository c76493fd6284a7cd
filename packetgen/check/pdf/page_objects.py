"""What is drawn on a page beside text: rules, painted areas, pictures; and what is an artifact."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from functools import partial
from typing import Any

from packetgen.pages.matrices import IDENTITY, Matrix, apply_box, multiply

from ..finding import Box
from .page_content import FilledBox, PlacedImage, Placement, Stroke

MAXIMUM_OBJECTS = 20_000
"""Drawn objects looked at per page; maps and drawings in exhibits may have millions."""

MAXIMUM_DEPTH = 8

MAXIMUM_CLIPS = 20
"""Rectangles looked at per text object, each within the one before."""

MARKER = 4.0
"""Points from which on a line is thick enough to cover words."""


def address_of(pointer: Any) -> int:
    """A pdfium pointer as a number, to know an object again."""
    return ctypes.addressof(pointer.contents) if pointer else 0


class Walk:
    """Collects what is drawn, in the order in which it is painted."""

    def __init__(self, pdfium: Any, place: Placement) -> None:
        self.pdfium = pdfium
        self.place = place
        self.strokes: list[Stroke] = []
        self.boxes: list[FilledBox] = []
        self.images: list[PlacedImage] = []
        self.shadings: list[tuple[Box, int]] = []
        """Areas painted with a gradient, and their places in the painting order."""
        self.clips: dict[int, Box] = {}
        """By a text object's place in the painting order: the area outside of which it is cut."""
        self.texts: dict[int, tuple[int, str]] = {}
        """Each text object's place in the painting order, and the artifact that it stands in."""
        self.left = MAXIMUM_OBJECTS

    def read(self, page: Any) -> None:
        """Read the objects of a pdfium page."""
        count = self.pdfium.FPDFPage_CountObjects(page)
        self._objects(count, partial(self.pdfium.FPDFPage_GetObject, page), IDENTITY, "", 0)

    @property
    def order(self) -> int:
        """How many objects were painted before this one."""
        return MAXIMUM_OBJECTS - self.left

    def _objects(
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
                self.texts[address_of(item)] = (self.order, mark)
                self._clip(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix, mark)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image(item, matrix, mark)
            elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
                area = self._bounds(item, matrix)
                if area is not None:
                    self.shadings.append((area, self.order))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAXIMUM_DEPTH:
                inner = pdfium.FS_MATRIX()
                own = IDENTITY
                if pdfium.FPDFPageObj_GetMatrix(item, inner):
                    own = (inner.a, inner.b, inner.c, inner.d, inner.e, inner.f)
                self._objects(
                    pdfium.FPDFFormObj_CountObjects(item),
                    partial(pdfium.FPDFFormObj_GetObject, item),
                    multiply(own, matrix),
                    mark,
                    depth + 1,
                )

    def _bounds(self, item: Any, matrix: Matrix) -> Box | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not self.pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        return self._seen((left.value, right.value), (bottom.value, top.value), matrix)

    def _seen(
        self, across: tuple[float, float], up: tuple[float, float], matrix: Matrix
    ) -> Box | None:
        """A rectangle of an object's own space as it lies on the page."""
        box = self.place.box(*apply_box(matrix, (across[0], up[0], across[1], up[1])))
        return box if all(map(math.isfinite, (box.left, box.top, box.right, box.bottom))) else None

    def _clip(self, item: Any, matrix: Matrix) -> None:
        """Remember the rectangle that a text is cut to, where it is smaller than the page."""
        pdfium = self.pdfium
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        if count < 1:
            return
        width, height = self.place.size
        area = Box(0.0, 0.0, width, height)
        x, y = ctypes.c_float(), ctypes.c_float()
        for path in range(min(count, MAXIMUM_CLIPS)):
            points = pdfium.FPDFClipPath_CountPathSegments(clip, path)
            if not 4 <= points <= 5:
                continue
            corners = []
            for number in (0, 2):
                segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
                pdfium.FPDFPathSegment_GetPoint(segment, x, y)
                corners.append((x.value, y.value))
            (x0, y0), (x1, y1) = corners
            box = self._seen((x0, x1), (y0, y1), matrix)
            if box is not None:
                area = Box(
                    max(area.left, box.left), max(area.top, box.top),
                    min(area.right, box.right), min(area.bottom, box.bottom),
                )  # fmt: skip
        if area.left > 1 or area.top > 1 or area.right < width - 1 or area.bottom < height - 1:
            self.clips[self.order] = area

    def _path(self, item: Any, matrix: Matrix, artifact: str) -> None:
        pdfium = self.pdfium
        box = self._bounds(item, matrix)
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
            color, opacity = color_of(ask, item)
            if opacity > 0:
                self.strokes.append(Stroke(box, height > width, color, self.order))
                if stroke.value:
                    self._marker(item, box, matrix, color, opacity, artifact)
        elif stroke.value and not fill.value:
            color, opacity = color_of(ask, item)
            self.outline(item, box, matrix, color)
            self._marker(item, box, matrix, color, opacity, artifact)
        if fill.value and width >= 3 and height >= 3:
            color, opacity = color_of(pdfium.FPDFPageObj_GetFillColor, item)
            self.boxes.append(FilledBox(box, color, opacity, artifact, self.order))

    def _marker(
        self, item: Any, box: Box, matrix: Matrix, color: str, opacity: float, artifact: str
    ) -> None:
        """A line as thick as a line of text covers what it crosses."""
        thick = self._thickness(item, matrix)
        thin = min(box.right - box.left, box.bottom - box.top)
        if thick < MARKER or thin > 2.2 * thick:  # pdfium's bounds allow for mitred corners
            return
        grow = (thick - thin) / 2
        across = box.right - box.left >= box.bottom - box.top
        dx, dy = (0.0, grow) if across else (grow, 0.0)
        area = Box(box.left - dx, box.top - dy, box.right + dx, box.bottom + dy)
        self.boxes.append(FilledBox(area, color, opacity, artifact, self.order))

    def _thickness(self, item: Any, matrix: Matrix) -> float:
        """How thick a path's line is on the page, in points."""
        width = ctypes.c_float()
        if not self.pdfium.FPDFPageObj_GetStrokeWidth(item, width):
            return 0.0
        return width.value * (math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) or 1.0)

    def outline(self, item: Any, box: Box, matrix: Matrix, color: str) -> None:
        """Straight sides of a stroked path (a frame, or several rules drawn as one path)."""
        pdfium = self.pdfium
        count = pdfium.FPDFPath_CountSegments(item)
        if not 2 <= count <= 400:
            return
        thick = self._thickness(item, matrix)
        a, b, c, d, e, f = matrix
        own = pdfium.FS_MATRIX()
        if pdfium.FPDFPageObj_GetMatrix(item, own):
            a, b, c, d, e, f = multiply((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
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
                self._side(last, point, color, thick)
                if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                    self._side(point, first, color, thick)
            last = point

    def _side(
        self, start: tuple[float, float], end: tuple[float, float], color: str, thick: float
    ) -> None:
        across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
        if min(across, down) > 1 or max(across, down) < 12:
            return
        box = Box(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        )
        self.strokes.append(Stroke(box, down > across, color, self.order))
        if thick >= MARKER:
            half = thick / 2
            area = Box(box.left - half, box.top - half, box.right + half, box.bottom + half)
            self.boxes.append(FilledBox(area, color, 1.0, "", self.order))

    def _image(self, item: Any, matrix: Matrix, artifact: str) -> None:
        box = self._bounds(item, matrix)
        if box is None:
            return
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self.pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        self.images.append(PlacedImage(box, (width.value, height.value), artifact, self.order))


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


_Units = ctypes.c_ushort * 64


def _wide(ask: Any, *arguments: Any) -> str:
    """A UTF-16 string that pdfium writes into a buffer of 128 bytes."""
    buffer = _Units()
    size = ctypes.c_ulong()
    ask(*arguments, buffer, ctypes.sizeof(buffer), size)
    written = min(size.value, ctypes.sizeof(buffer))
    return bytes(buffer)[:written].decode("utf-16-le", "replace").replace("\0", "")


def color_of(ask: Any, item: Any) -> tuple[str, float]:
    """Colour as six hex digits, and opacity from 0 to 1."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(item, red, green, blue, alpha):
        return "000000", 1.0
    return f"{red.value:02x}{green.value:02x}{blue.value:02x}", alpha.value / 255
