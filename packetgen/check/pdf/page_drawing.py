"""Drawing a page with and without parts of it, to tell what can be seen."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from ..finding import Box
from .covered_text import (
    Cover,
    HiddenText,
    Hiding,
    around,
    is_blocks,
    letters_in,
    lightness,
    overlap,
)
from .overprinted import overprinted
from .page_objects import MAXIMUM_DEPTH, MAXIMUM_OBJECTS, address_of

if TYPE_CHECKING:
    from .page_content import Word
    from .pdf_view import PageView

LONG_SIDE = 1700
"""Pixels of a drawing's longer side: two to a point on a Letter page."""

SAME = 20
"""Grey levels (of 255) by which two drawings may differ where nothing can be seen."""

LATIN = 0x24F
"""The last letter of the Latin alphabet with its accents."""

SEEN = 0.04
"""The share of a letter's box that must differ for the letter to be seen."""


class Drawing:
    """One page, drawn when first asked for. Leaves the page as it was."""

    def __init__(self, page: PageView) -> None:
        self.page = page
        width, height = page.placement.size
        self.scale = min(2.0, LONG_SIDE / max(width, height, 1.0))

    @cached_property
    def whole(self) -> Any:
        """The page as a reader sees it, in grey."""
        return self._draw()

    @cached_property
    def without_text(self) -> Any:
        """The page with its text left out, but for solid blocks that are typed like boxes."""
        import pypdfium2.raw as pdfium

        kept = {w.order for w in self.page.content.words if is_blocks(w)}

        def is_text(kind: int, order: int) -> bool:
            return kind == pdfium.FPDF_PAGEOBJ_TEXT and order not in kept

        with self._left_out(is_text):
            return self._draw()

    def _draw(self, *, comments: bool = True) -> Any:
        image = self.page.raw.render(
            scale=self.scale, grayscale=True, may_draw_forms=False, draw_annots=comments
        )
        return image.to_pil().convert("L")

    @contextmanager
    def _left_out(self, chosen: Callable[[int, int], bool]) -> Iterator[None]:
        """Let some objects of the page, also those inside forms, not be painted for a while."""
        import pypdfium2.raw as pdfium

        off = [item for item, kind, order in self._objects() if chosen(kind, order)]
        for item in off:
            pdfium.FPDFPageObj_SetIsActive(item, False)
        try:
            yield
        finally:
            for item in off:
                pdfium.FPDFPageObj_SetIsActive(item, True)

    def _objects(self) -> Iterator[tuple[Any, int, int]]:
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

    def _pixels(self, box: Box, image: Any) -> tuple[int, int, int, int] | None:
        left, top = max(0, int(box.left * self.scale)), max(0, int(box.top * self.scale))
        right = min(image.width, int(box.right * self.scale) + 1)
        bottom = min(image.height, int(box.bottom * self.scale) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def unseen(
        self, suspects: Sequence[Word] | None, covers: Sequence[Cover]
    ) -> Iterator[HiddenText]:
        """Letters of the suspected words (all words if None) that cannot be seen."""
        changed: dict[int | None, Any] = {None: self._changed(self.without_text)}
        if suspects is None:
            for orders in overprinted(self.page.content.words):
                alone = self._changed(self._without(orders))
                changed.update((order, alone) for order in orders)
        visible: list[tuple[str, Box]] = []
        runs: list[list[tuple[str, Box, int]]] = [[]]
        for text, box, order, shown in self._letters(suspects, changed):
            if shown:
                visible.append((text, box))
                runs.append([])
                continue
            last = runs[-1][-1][1] if runs[-1] else None
            if last is not None and (
                abs(box.bottom - last.bottom) > 0.7 * max(box.bottom - box.top, 6)
                or abs(box.left - last.right) > 40
            ):
                runs.append([])
            runs[-1].append((text, box, order))
        for run in runs:
            found = self._judge(run, covers, visible, everything=suspects is None)
            if found is not None:
                yield found

    def _without(self, orders: Container[int]) -> Any:
        """The page without some pieces of text."""
        import pypdfium2.raw as pdfium

        with self._left_out(lambda kind, at: kind == pdfium.FPDF_PAGEOBJ_TEXT and at in orders):
            return self._draw()

    def _changed(self, other: Any) -> Any:
        """Where (255) another drawing of the page differs from the whole one."""
        from PIL import ImageChops

        difference = ImageChops.difference(self.whole, other)
        return difference.point(lambda level: 255 if level > SAME else 0)

    def _judge(
        self,
        run: Sequence[tuple[str, Box, int]],
        covers: Sequence[Cover],
        visible: Sequence[tuple[str, Box]],
        *,
        everything: bool,
    ) -> HiddenText | None:
        if not run:
            return None
        box, order = around(b for _, b, _ in run), run[0][2]
        cover = next(
            (c for c in reversed(covers) if c.order > order and overlap(box, c.box) > 0.5), None
        ) or next(
            # Black on black: the box was painted first, and the text in its colour.
            (c for c in covers if c.hiding is Hiding.BOX and c.color and lightness(c.color) < 0.9
             and overlap(box, c.box) > 0.5),
            None,
        )  # fmt: skip
        words = self.page.content.words
        if len(run) < (2 if cover is not None else 3) and not _lone_digit(run, cover, words):
            return None
        text = "".join(t for t, _, _ in run)
        here = "".join(t for t, b in visible if overlap(b, box) > 0.3)
        if text in here:
            # The same words are painted again on top: nothing is hidden.
            return None
        if cover is not None:
            return HiddenText(box, cover.hiding, len(run))
        clip = self.page.content.clips.get(order)
        if clip is not None and overlap(box, clip) < 0.5:
            return HiddenText(box, Hiding.CLIPPED, len(run))
        if not everything:
            return HiddenText(box, Hiding.COLOR, len(run))
        # Latin letters are always drawn, in a face like the font that is missing.
        foreign = any(ord(t) > LATIN for t, _, _ in run)
        loose = foreign and self._lacks_font(order)
        return HiddenText(box, Hiding.LAYER_OR_FONT if loose else Hiding.LAYER, len(run))

    def _lacks_font(self, wanted: int) -> bool:
        """Whether the font of one piece of text is not in the file."""
        import pypdfium2.raw as pdfium

        for item, kind, order in self._objects():
            if order == wanted and kind == pdfium.FPDF_PAGEOBJ_TEXT:
                font = pdfium.FPDFTextObj_GetFont(item)
                return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 0
        return False

    def _letters(
        self, suspects: Sequence[Word] | None, changed: Mapping[int | None, Any]
    ) -> Iterator[tuple[str, Box, int, bool]]:
        """Letters and digits of the page: text, box, painting order, whether it can be seen.

        ``changed`` says where the page changes without a piece of text; without any, under None.
        """
        import pypdfium2.raw as pdfium

        place = self.page.placement
        orders = {
            address_of(item): order
            for item, kind, order in self._objects()
            if kind == pdfium.FPDF_PAGEOBJ_TEXT
        }
        width, height = place.size
        wanted = None if suspects is None else _Rows(suspects)
        text_page = self.page.raw.get_textpage()
        try:
            raw = text_page.raw
            sides = tuple(ctypes.c_double() for _ in range(4))
            modes: dict[int, bool] = {}
            for index in range(pdfium.FPDFText_CountChars(raw)):
                code = pdfium.FPDFText_GetUnicode(raw, index)
                text = chr(code) if code <= sys.maxunicode else ""
                if not text.isalnum():
                    continue
                pdfium.FPDFText_GetCharBox(raw, index, *sides)
                left, right, bottom, top = (side.value for side in sides)
                box = place.box(left, bottom, right, top)
                if box.right < 0 or box.left > width or box.bottom < 0 or box.top > height:
                    continue
                if wanted is not None and not wanted.hold(box):
                    continue
                item = pdfium.FPDFText_GetTextObject(raw, index)
                address = address_of(item)
                if address not in modes:
                    modes[address] = bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) in (
                        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
                        pdfium.FPDF_TEXTRENDERMODE_CLIP,
                    )
                order = orders.get(address, 0)
                differs = changed.get(order, changed[None])
                area = self._pixels(box, differs)
                if modes[address] or area is None:
                    continue
                count = differs.crop(area).histogram()[255]
                pixels = (area[2] - area[0]) * (area[3] - area[1])
                yield text, box, order, count > SEEN * pixels
        finally:
            text_page.close()

    def tone(self, box: Box, image: Any = None) -> tuple[bool, bool] | None:
        """Whether a place is dark all over, and whether of one shade; None if off the page.

        ``image`` is another drawing of the page in the same scale.
        """
        across, down = 0.12 * (box.right - box.left), 0.2 * (box.bottom - box.top)
        inner = Box(box.left + across, box.top + down, box.right - across, box.bottom - down)
        drawn = self.whole if image is None else image
        area = self._pixels(inner, drawn)
        if area is None:
            return None
        low, high = drawn.crop(area).getextrema()
        flat = high - low < 30
        return flat and high < 110, flat

    def blank(self, box: Box) -> bool:
        """Whether a place shows nothing but light, even paper."""
        area = self._pixels(box, self.whole)
        if area is None:
            return False
        low, high = self.whole.crop(area).getextrema()
        return bool(low > 150 and high - low < 30)

    def ink(self, box: Box) -> tuple[float, float] | None:
        """Where the dark strokes in a place begin and end, from left to right; None without any."""
        area = self._pixels(box, self.whole)
        if area is None:
            return None
        found = self.whole.crop(area).point(lambda level: 255 if level < 150 else 0).getbbox()
        if found is None:
            return None
        return (area[0] + found[0]) / self.scale, (area[0] + found[2]) / self.scale

    def seen_under(self, covers: Sequence[Cover]) -> Iterator[HiddenText]:
        """Boxes on a picture under which the picture goes on, so that it can be uncovered."""
        import pypdfium2.raw as pdfium

        orders = {c.order for c in covers}

        def is_cover(kind: int, order: int) -> bool:
            return kind == pdfium.FPDF_PAGEOBJ_PATH and order in orders

        with self._left_out(is_cover):
            under = self._draw(comments=False)
        for cover in covers:
            box = cover.box
            inner = Box(box.left + 1.5, box.top + 1.5, box.right - 1.5, box.bottom - 1.5)
            area = self._pixels(inner, under)
            if area is None:
                continue
            above = self.whole.crop(area).getextrema()
            part = under.crop(area)
            low, high = part.getextrema()
            black = sum(part.histogram()[:60])
            blackened = black > 0.7 * part.width * part.height
            if above[1] - above[0] < 40 and high - low > 60 and not blackened:
                yield HiddenText(box, Hiding.IMAGE, 0)

    def _mostly_dark(self, box: Box) -> bool:
        """Whether a shape is drawn as a dark area: not two rules, a frame or a row of blanks."""
        area = self._pixels(box, self.whole)
        if area is None:
            return False
        levels = self.whole.crop(area).histogram()
        return bool(sum(levels[:128]) > 0.5 * sum(levels))

    def widths_under(self, covers: Sequence[Cover]) -> Iterator[HiddenText]:
        """Dark boxes that hold a text object's spaces and none of its letters."""
        import pypdfium2.raw as pdfium

        height = self.page.placement.size[1]
        boxes = [
            c for c in covers
            if 5 <= c.box.bottom - c.box.top <= 0.2 * height and c.box.right - c.box.left >= 12
            and self._mostly_dark(c.box)
        ]  # fmt: skip
        if not boxes:
            return
        words = [w for w in self.page.content.words if not w.hidden]
        sides = tuple(ctypes.c_float() for _ in range(4))
        seen: set[Box] = set()
        for item, kind, _ in self._objects():
            if kind != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            if not pdfium.FPDFPageObj_GetBounds(item, *sides):
                continue
            left, bottom, right, top = (side.value for side in sides)
            text = self.page.placement.box(left, bottom, right, top)
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


def _lone_digit(
    run: Sequence[tuple[str, Box, int]], cover: Cover | None, words: Sequence[Word]
) -> bool:
    """One figure in a line of text under a box of its own size: an age, a count, a small sum."""
    text, box, order = run[0]
    tall = box.bottom - box.top
    if len(run) > 1 or not text.isdigit() or cover is None or cover.order <= order or tall < 4:
        return False
    area = cover.box
    if area.bottom - area.top > 3 * tall or area.right - area.left > 4 * tall:
        return False
    return any(
        letters_in(word.text) > 1
        and abs(word.baseline - box.bottom) < 0.4 * tall
        and max(word.left - box.right, box.left - word.right) < 3 * tall
        for word in words
    )


class _Rows:
    """Words by height, to ask quickly whether a letter belongs to one of them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.rows: dict[int, list[Word]] = {}
        for word in words:
            for row in range(int(word.top // 16), int(word.bottom // 16) + 1):
                self.rows.setdefault(row, []).append(word)

    def hold(self, box: Box) -> bool:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return any(
            w.left - 0.5 <= x <= w.right + 0.5 and w.top - 0.5 <= y <= w.bottom + 0.5
            for w in self.rows.get(int(y // 16), ())
        )
