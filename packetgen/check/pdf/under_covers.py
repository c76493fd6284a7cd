"""What a cover over hidden words gives away: the picture under it, or the width of the words."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..finding import Box
from .covered_text import Cover, HiddenText, Hiding, letters_in, overlap

if TYPE_CHECKING:
    from .page_drawing import Drawing


def pictures_under(drawing: Drawing, covers: Sequence[Cover]) -> Iterator[HiddenText]:
    """Boxes on a picture under which the picture goes on, so that it can be uncovered."""
    import pypdfium2.raw as pdfium

    orders = {c.order for c in covers}

    def is_cover(kind: int, order: int) -> bool:
        return kind == pdfium.FPDF_PAGEOBJ_PATH and order in orders

    with drawing.left_out(is_cover):
        under = drawing.draw(comments=False)
    for cover in covers:
        box = cover.box
        inner = Box(box.left + 1.5, box.top + 1.5, box.right - 1.5, box.bottom - 1.5)
        area = drawing.pixels(inner, under)
        if area is None:
            continue
        above = drawing.whole.crop(area).getextrema()
        part = under.crop(area)
        low, high = part.getextrema()
        black = sum(part.histogram()[:60])
        blackened = black > 0.7 * part.width * part.height
        if above[1] - above[0] < 40 and high - low > 60 and not blackened:
            yield HiddenText(box, Hiding.IMAGE, 0)


def widths_under(drawing: Drawing, covers: Sequence[Cover]) -> Iterator[HiddenText]:
    """Dark boxes that hold a text object's spaces and none of its letters."""
    import pypdfium2.raw as pdfium

    height = drawing.page.placement.size[1]
    boxes = [
        c for c in covers
        if 5 <= c.box.bottom - c.box.top <= 0.2 * height and c.box.right - c.box.left >= 12
        and drawing.mostly_dark(c.box)
    ]  # fmt: skip
    if not boxes:
        return
    words = [w for w in drawing.page.content.words if not w.hidden]
    sides = tuple(ctypes.c_float() for _ in range(4))
    seen: set[Box] = set()
    for item, kind, _ in drawing.objects():
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        text = drawing.page.placement.box(left, bottom, right, top)
        for cover in boxes:
            box = cover.box
            across = min(text.right, box.right) - max(text.left, box.left)
            middle = (text.top + text.bottom) / 2
            if across < 24 or not box.top <= middle <= box.bottom or box in seen:
                continue
            inked = any(overlap(w.box, box) > 0 for w in words if letters_in(w.text))
            if not inked:
                seen.add(box)
                yield HiddenText(box, Hiding.WIDTHS, 0)
