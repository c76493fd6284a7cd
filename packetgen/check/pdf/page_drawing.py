"""Drawing a page with and without parts of it, to tell what can be seen."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from ..finding import Box
from .covered_text import is_blocks
from .page_objects import MAXIMUM_DEPTH, MAXIMUM_OBJECTS

if TYPE_CHECKING:
    from .pdf_view import PageView

LONG_SIDE = 1700
"""Pixels of a drawing's longer side: two to a point on a Letter page."""

SAME = 20
"""Grey levels (of 255) by which two drawings may differ where nothing can be seen."""


class Drawing:
    """One page, drawn when first asked for. Leaves the page as it was."""

    def __init__(self, page: PageView) -> None:
        self.page = page
        width, height = page.placement.size
        self.scale = min(2.0, LONG_SIDE / max(width, height, 1.0))

    @cached_property
    def whole(self) -> Any:
        """The page as a reader sees it, in grey."""
        return self.draw()

    @cached_property
    def without_text(self) -> Any:
        """The page with its text left out, but for solid blocks that are typed like boxes."""
        import pypdfium2.raw as pdfium

        kept = {w.order for w in self.page.content.words if is_blocks(w)}

        def is_text(kind: int, order: int) -> bool:
            return kind == pdfium.FPDF_PAGEOBJ_TEXT and order not in kept

        with self.left_out(is_text):
            return self.draw()

    def draw(self, *, comments: bool = True) -> Any:
        """The page as it is at this moment, in grey, with its annotations or without."""
        image = self.page.raw.render(
            scale=self.scale, grayscale=True, may_draw_forms=False, draw_annots=comments
        )
        return image.to_pil().convert("L")

    @contextmanager
    def left_out(self, chosen: Callable[[int, int], bool]) -> Iterator[None]:
        """Let some objects of the page, also those inside forms, not be painted for a while."""
        import pypdfium2.raw as pdfium

        off = [item for item, kind, order in self.objects() if chosen(kind, order)]
        for item in off:
            pdfium.FPDFPageObj_SetIsActive(item, False)
        try:
            yield
        finally:
            for item in off:
                pdfium.FPDFPageObj_SetIsActive(item, True)

    def objects(self) -> Iterator[tuple[Any, int, int]]:
        """Each object with its type and place in the painting order, as the walk counts it."""
        import pypdfium2.raw as pdfium

        left = MAXIMUM_OBJECTS

        def inside(
            count: int, get: Callable[[int], Any], depth: int
        ) -> Iterator[tuple[Any, int, int]]:
            nonlocal left
            for index in range(count):
                left -= 1
                if left < 0:
                    return
                item = get(index)
                kind = pdfium.FPDFPageObj_GetType(item)
                yield item, kind, MAXIMUM_OBJECTS - left
                if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAXIMUM_DEPTH:
                    more = pdfium.FPDFFormObj_CountObjects(item)
                    yield from inside(more, partial(pdfium.FPDFFormObj_GetObject, item), depth + 1)

        raw = self.page.raw.raw
        count = pdfium.FPDFPage_CountObjects(raw)
        yield from inside(count, partial(pdfium.FPDFPage_GetObject, raw), 0)

    def pixels(self, box: Box, image: Any) -> tuple[int, int, int, int] | None:
        """A box in points as left, top, right and bottom in pixels; None if off the picture."""
        left, top = max(0, int(box.left * self.scale)), max(0, int(box.top * self.scale))
        right = min(image.width, int(box.right * self.scale) + 1)
        bottom = min(image.height, int(box.bottom * self.scale) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def without(self, orders: Container[int]) -> Any:
        """The page without some pieces of text."""
        import pypdfium2.raw as pdfium

        with self.left_out(lambda kind, at: kind == pdfium.FPDF_PAGEOBJ_TEXT and at in orders):
            return self.draw()

    def changed(self, other: Any) -> Any:
        """Where (255) another drawing of the page differs from the whole one."""
        from PIL import ImageChops

        difference = ImageChops.difference(self.whole, other)
        return difference.point(lambda level: 255 if level > SAME else 0)

    def tone(self, box: Box, image: Any = None) -> tuple[bool, bool] | None:
        """Whether a place is dark all over, and whether of one shade; None if off the page.

        ``image`` is another drawing of the page in the same scale.
        """
        across, down = 0.12 * (box.right - box.left), 0.2 * (box.bottom - box.top)
        inner = Box(box.left + across, box.top + down, box.right - across, box.bottom - down)
        drawn = self.whole if image is None else image
        area = self.pixels(inner, drawn)
        if area is None:
            return None
        low, high = drawn.crop(area).getextrema()
        flat = high - low < 30
        return flat and high < 110, flat

    def blank(self, box: Box) -> bool:
        """Whether a place shows nothing but light, even paper."""
        area = self.pixels(box, self.whole)
        if area is None:
            return False
        low, high = self.whole.crop(area).getextrema()
        return bool(low > 150 and high - low < 30)

    def ink(self, box: Box) -> tuple[float, float] | None:
        """Where the dark strokes in a place begin and end, from left to right; None without any."""
        area = self.pixels(box, self.whole)
        if area is None:
            return None
        found = self.whole.crop(area).point(lambda level: 255 if level < 150 else 0).getbbox()
        if found is None:
            return None
        return (area[0] + found[0]) / self.scale, (area[0] + found[2]) / self.scale

    def mostly_dark(self, box: Box) -> bool:
        """Whether a shape is drawn as a dark area: not two rules, a frame or a row of blanks."""
        area = self.pixels(box, self.whole)
        if area is None:
            return False
        levels = self.whole.crop(area).histogram()
        return bool(sum(levels[:128]) > 0.5 * sum(levels))
