"""Is there room for a stamp? What a page shows where one would stand, without drawing the page."""

from __future__ import annotations

import ctypes
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from packetgen.pdfium import PDFIUM

from .geometry import Box, Sheet, apply_box

LIFTS = (0.0, 5.0, 10.0, -5.0, 15.0)
"""How far a band of stamps may be moved from its place (points, away from the edge) to be clear."""

_AIR = 2.5
"""White that a stamp keeps around itself (points)."""

_DARK = bytes(1 if value < 176 else 0 for value in range(256))
_SPECKS = 3
"""Dark pixels at 72 dpi that are still dust of the scanner."""


_REMEMBERED = 20_000
_SEEN: OrderedDict[tuple[bytes, int, Sheet, tuple[Box, ...], bool], float | None] = OrderedDict()
"""Answers by content of the file: an exhibit is stamped in its filing and in the packet alike."""


class Clearance:
    """Looks at the pages of one PDF. Close it, or use it as a context manager."""

    def __init__(self, data: bytes) -> None:
        self._digest = hashlib.blake2b(data, digest_size=16).digest()
        import pypdfium2

        self._document: Any = None
        with PDFIUM, suppress(pypdfium2.PdfiumError):
            self._document = pypdfium2.PdfDocument(data)

    def __enter__(self) -> Clearance:
        return self

    def __exit__(self, *_: object) -> None:
        with PDFIUM:
            if self._document is not None:
                self._document.close()

    def lift(self, index: int, sheet: Sheet, boxes: Sequence[Box], *, top: bool) -> float | None:
        """The smallest move that takes all ``boxes`` (as seen) clear of the page's content.

        None: there is no clear place, or pdfium cannot show the page; the content has to make room.
        """
        import pypdfium2

        if self._document is None:
            return None
        key = (self._digest, index, sheet, tuple(boxes), top)
        with PDFIUM:
            if key not in _SEEN:
                try:
                    _SEEN[key] = self._lift(index, sheet, boxes, top)
                except pypdfium2.PdfiumError:
                    _SEEN[key] = None
                if len(_SEEN) > _REMEMBERED:
                    _SEEN.popitem(last=False)
            return _SEEN[key]

    def _lift(self, index: int, sheet: Sheet, boxes: Sequence[Box], top: bool) -> float | None:
        import pypdfium2.raw as pdfium

        page = self._document[index]
        try:
            wanted = [(box[0] - _AIR, box[1] - _AIR, box[2] + _AIR, box[3] + _AIR) for box in boxes]
            zone = _around(wanted)
            text, other = self._objects(page, sheet.to_user, zone)
            if pdfium.FPDFPage_GetAnnotCount(page.raw):
                other.append(zone)
            strip: _Strip | None = None
            for lift in LIFTS:
                moved = [_moved(box, -lift if top else lift) for box in wanted]
                if any(box[1] < 2 or box[3] > sheet.height - 2 for box in moved):
                    continue
                inside = [apply_box(sheet.to_user, box) for box in moved]
                if any(_meet(box, found) for box in inside for found in text):
                    continue
                if not any(_meet(box, found) for box in inside for found in other):
                    return lift
                strip = strip or _Strip(page, sheet, zone)
                if not any(strip.dark(box) for box in moved):
                    return lift
            return None
        finally:
            page.close()

    def _objects(self, page: Any, to_user: Any, zone: Box) -> tuple[list[Box], list[Box]]:
        """Bounds (user space) of the text, and of everything else, that reaches into ``zone``."""
        import pypdfium2.raw as pdfium

        area = apply_box(to_user, zone)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        text: list[Box] = []
        other: list[Box] = []
        for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
            found = pdfium.FPDFPage_GetObject(page.raw, at)
            if not pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top):
                continue
            box = (left.value, bottom.value, right.value, top.value)
            if not _meet(box, area):
                continue
            kind = pdfium.FPDFPageObj_GetType(found)
            (text if kind == pdfium.FPDF_PAGEOBJ_TEXT else other).append(box)
        return text, other


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


def _moved(box: Box, by: float) -> Box:
    return (box[0], box[1] + by, box[2], box[3] + by)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
