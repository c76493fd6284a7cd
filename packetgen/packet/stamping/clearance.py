"""Is there room for a stamp? What a page shows where one would stand, without drawing the page."""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from packetgen.pages.matrices import Box, Matrix, apply_box, overlap
from packetgen.pdfium import PDFIUM

from ..pdf.geometry import Sheet
from ..pdf.painted import Painted
from .scan_edges import blank_at_edge
from .scanned_page import CoarseScan, ScannedPicture

LIFTS = (0.0, 5.0, 10.0, -5.0, 15.0)
"""How far a band of stamps may be moved from its place (points, away from the edge) to be clear."""

_AIR = 2.5
"""White that a stamp keeps around itself (points)."""

_BESIDE = 14.0
"""How far text beside a stamp stays away: an exhibit's own page 5 and a stamped 1 are not 5 1."""

_DARK = bytes(1 if value < 176 else 0 for value in range(256))
_SPECKS = 3
"""Dark pixels at 72 dpi that are still dust of the scanner."""


_UNIT: Box = (0.0, 0.0, 1.0, 1.0)
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_REMEMBERED = 20_000
_SEEN: OrderedDict[Hashable, float | None] = OrderedDict()
"""Answers by content of the file, or by what tells them in a scan: an exhibit is stamped in its
filing and in the packet alike."""
_REMEMBERING = Lock()


class Clearance:
    """Looks at the pages of one PDF. Close it, or use it as a context manager.

    Several threads may ask at once; only what pdfium does has to wait for another. pdfium opens the
    file when it is first needed.
    """

    def __init__(self, data: bytes) -> None:
        self._data: bytes | None = data
        self._last_scan: tuple[int, CoarseScan] | None = None
        self._last_page: tuple[int, _Shown] | None = None
        self._document: Any = None

    def __enter__(self) -> Clearance:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with PDFIUM:
            self._data = None
            if self._document is not None:
                self._document.close()
                self._document = None

    def lift(
        self,
        index: int,
        sheet: Sheet,
        boxes: Sequence[Box],
        *,
        top: bool,
        picture: ScannedPicture | None = None,
        painted: Painted | None = None,
    ) -> float | None:
        """The smallest move that takes all ``boxes`` (as seen) clear of the page's content.

        None: there is no clear place, or pdfium cannot show the page; the content has to make room.

        Args:
            index: The page, from 0.
            sheet: Its geometry.
            boxes: What the stamps cover, without the white around them.
            top: Whether they stand at the head of the page.
            picture: The page's only picture when it may be told from a coarse decoding.
            painted: What the page paints where its content tells: pdfium is then only asked where
                that does not show that the stamps may stay.
        """
        import pypdfium2

        if painted is not None and _told_free(painted, sheet, boxes, picture):
            return 0.0
        data = self._data
        if data is None:
            return None
        key = (hash(data), len(data), index, sheet, tuple(boxes), top)
        with _REMEMBERING:
            if key in _SEEN:
                return _SEEN[key]
        found: float | None
        try:
            found = self._lift(index, sheet, boxes, top, picture)
        except pypdfium2.PdfiumError:
            found = None
        _remember(key, found)
        return found

    def _lift(
        self,
        index: int,
        sheet: Sheet,
        boxes: Sequence[Box],
        top: bool,
        picture: ScannedPicture | None,
    ) -> float | None:
        apart = [_grown(box, _BESIDE) for box in boxes]
        zone = _around(apart)
        there = self._there(index).within(apply_box(sheet.to_user, zone))
        scan = self._coarse(index, there, picture)
        strip: _Strip | None = None
        # A rule or the edge of a picture may stand nearer than text if it must.
        for beside in (_BESIDE, _AIR):
            for lift in LIFTS:
                by = -lift if top else lift
                if not _on_sheet([_moved(box, by) for box in apart], sheet):
                    continue
                far = [apply_box(sheet.to_user, _moved(box, by)) for box in apart]
                if any(overlap(box, found) for box in far for found in there.text):
                    continue
                moved = [_moved(_grown(box, beside), by) for box in boxes]
                near = [apply_box(sheet.to_user, box) for box in moved]
                if not any(overlap(box, found) for box in near for found in there.other):
                    return lift
                if scan is not None and all(scan.blank(box) for box in near):
                    return lift
                strip = strip or self._strip(index, sheet, zone)
                if not any(strip.dark(box) for box in moved):
                    return lift
        return None

    def _coarse(
        self, index: int, there: _Shown, picture: ScannedPicture | None
    ) -> CoarseScan | None:
        """The page's scan, if that is all that shows in the zone besides text."""
        if picture is None or len(there.pictures) != 1 or len(there.other) != 1:
            return None
        _, width, height, placed = there.pictures[0]
        if (width, height) != (picture.width, picture.height):
            return None
        last = self._last_scan
        if last is None or last[0] != index:
            last = self._last_scan = (index, CoarseScan(picture, placed))
        return last[1]

    def _strip(self, index: int, sheet: Sheet, zone: Box) -> _Strip:
        with PDFIUM:
            page = self._page(index)
            try:
                return _Strip(page, sheet, zone)
            finally:
                page.close()

    def _page(self, index: int) -> Any:
        import pypdfium2

        if self._document is None:
            if self._data is None:
                raise pypdfium2.PdfiumError("the file is closed")
            self._document = pypdfium2.PdfDocument(self._data)
        return self._document[index]

    def _there(self, index: int) -> _Shown:
        """Where things stand on a page; the last page is remembered for its other stamps."""
        last = self._last_page
        if last is None or last[0] != index:
            with PDFIUM:
                page = self._page(index)
                try:
                    last = self._last_page = (index, _shown(page))
                finally:
                    page.close()
        return last[1]


def free_at_once(painted: Painted, sheet: Sheet, boxes: Sequence[Box]) -> bool:
    """Whether a page's content shows that stamps may stay where they are."""
    return _told_free(painted, sheet, boxes, None)


def _told_free(
    painted: Painted, sheet: Sheet, boxes: Sequence[Box], scan: ScannedPicture | None
) -> bool:
    """Whether stamps may stay: nothing stands there, or nothing but the white of a scan."""
    apart = [_grown(box, _BESIDE) for box in boxes]
    if not _on_sheet(apart, sheet):
        return False
    to_user = sheet.to_user
    places = [apply_box(to_user, box) for box in apart]
    if not painted.free(places):
        return False
    covered = [apply_box(placed, _UNIT) for placed in painted.pictures]
    if not any(overlap(picture, place) for picture in covered for place in places):
        return True
    if scan is None or len(covered) != 1:
        return False
    if not painted.free([apply_box(to_user, _around(apart))]):
        return False
    placed = painted.pictures[0]
    upright = placed[1:3] == (0.0, 0.0) and placed[3] > 0
    low = upright and max(place[3] for place in places) < placed[5] + placed[3] / 2
    shown = scan.foot() if low else hash(scan.data)
    key = (scan.width, scan.height, len(scan.data), low, shown, placed, tuple(places))
    with _REMEMBERING:
        if key in _SEEN:
            return _SEEN[key] is not None
    blank = blank_at_edge(scan, painted.pictures[0], places)
    _remember(key, 0.0 if blank else None)
    return blank


def _remember(key: Hashable, found: float | None) -> None:
    with _REMEMBERING:
        _SEEN[key] = found
        if len(_SEEN) > _REMEMBERED:
            _SEEN.popitem(last=False)


def _on_sheet(boxes: Sequence[Box], sheet: Sheet) -> bool:
    return all(box[1] >= 2 and box[3] <= sheet.height - 2 for box in boxes)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Bounds (user space) of a page's text and of everything else, annotations among them.

    ``pictures`` are also in ``other``; each with its size in pixels and the way from the unit
    square to user space.
    """

    text: list[Box]
    other: list[Box]
    pictures: list[tuple[Box, int, int, Matrix]]

    def within(self, area: Box) -> _Shown:
        """Only what reaches into ``area``."""
        return _Shown(
            [box for box in self.text if overlap(box, area)],
            [box for box in self.other if overlap(box, area)],
            [picture for picture in self.pictures if overlap(picture[0], area)],
        )


def _shown(page: Any) -> _Shown:
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    shown = _Shown([], [], [])
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        found = pdfium.FPDFPage_GetObject(page.raw, at)
        if not pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top):
            continue
        box = (left.value, bottom.value, right.value, top.value)
        kind = pdfium.FPDFPageObj_GetType(found)
        (shown.text if kind == pdfium.FPDF_PAGEOBJ_TEXT else shown.other).append(box)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            shown.pictures.append((box, *_picture(found)))
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        shown.other.append(_annotation_box(page, at))
    return shown


def _picture(found: Any) -> tuple[int, int, Matrix]:
    """Width and height in pixels, and the way from the unit square to user space."""
    import pypdfium2.raw as pdfium

    width, height, placed = ctypes.c_uint(), ctypes.c_uint(), pdfium.FS_MATRIX()
    pdfium.FPDFImageObj_GetImagePixelSize(found, width, height)
    pdfium.FPDFPageObj_GetMatrix(found, placed)
    matrix = (placed.a, placed.b, placed.c, placed.d, placed.e, placed.f)
    return width.value, height.value, matrix


def _annotation_box(page: Any, at: int) -> Box:
    """Where an annotation may show; everywhere when that cannot be told."""
    import pypdfium2.raw as pdfium

    annotation, rect = pdfium.FPDFPage_GetAnnot(page.raw, at), pdfium.FS_RECTF()
    if not annotation:
        return _EVERYWHERE
    try:
        if not pdfium.FPDFAnnot_GetRect(annotation, rect):
            return _EVERYWHERE
        xs, ys = sorted((rect.left, rect.right)), sorted((rect.bottom, rect.top))
        return xs[0], ys[0], xs[1], ys[1]
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


class _Strip:
    """The pixels of a horizontal strip of a page at 72 dpi, grey."""

    def __init__(self, page: Any, sheet: Sheet, zone: Box) -> None:
        import pypdfium2
        import pypdfium2.raw as pdfium

        width, height = max(1, round(sheet.width)), max(1, round(sheet.height))
        self._top = min(height, int(zone[3]) + 1)
        rows = max(1, self._top - max(0, int(zone[1])))
        bitmap = pypdfium2.PdfBitmap.new_native(width, rows, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
        pdfium.FPDF_RenderPageBitmap(
            bitmap.raw, page.raw, 0, -(height - self._top), width, height, 0,
            pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE,
        )  # fmt: skip
        self._stride = bitmap.stride
        self._pixels = bytes(bitmap.buffer).translate(_DARK)
        self._width, self._rows = width, rows
        bitmap.close()

    def dark(self, box: Box) -> bool:
        """Whether something shows in ``box`` (seen coordinates)."""
        left, right = max(0, int(box[0]) - 1), min(self._width, int(box[2]) + 2)
        first = max(0, self._top - int(box[3]) - 1)
        last = min(self._rows, self._top - int(box[1]))
        specks = sum(
            self._pixels.count(1, row * self._stride + left, row * self._stride + right)
            for row in range(first, last)
        )
        return specks > _SPECKS


def _around(boxes: Sequence[Box]) -> Box:
    reach = max(LIFTS) + 2
    return (
        min(box[0] for box in boxes) - 2,
        min(box[1] for box in boxes) - reach,
        max(box[2] for box in boxes) + 2,
        max(box[3] for box in boxes) + reach,
    )


def _grown(box: Box, beside: float) -> Box:
    return (box[0] - beside, box[1] - _AIR, box[2] + beside, box[3] + _AIR)


def _moved(box: Box, by: float) -> Box:
    return (box[0], box[1] + by, box[2], box[3] + by)
