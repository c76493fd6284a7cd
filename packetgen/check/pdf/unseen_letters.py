"""Letters that nobody sees: the page looks the same when they are left out."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..finding import Box
from .covered_text import Cover, HiddenText, Hiding, around, letters_in, lightness, overlap
from .overprinted import overprinted
from .page_objects import address_of

if TYPE_CHECKING:
    from .page_content import Word
    from .page_drawing import Drawing

LATIN = 0x24F
"""The last letter of the Latin alphabet with its accents."""

SEEN = 0.04
"""The share of a letter's box that must differ for the letter to be seen."""


def unseen_letters(
    drawing: Drawing, suspects: Sequence[Word] | None, covers: Sequence[Cover]
) -> Iterator[HiddenText]:
    """Letters of the suspected words (all words if None) that cannot be seen."""
    changed: dict[int | None, Any] = {None: drawing.changed(drawing.without_text)}
    if suspects is None:
        for orders in overprinted(drawing.page.content.words):
            alone = drawing.changed(drawing.without(orders))
            changed.update((order, alone) for order in orders)
    visible: list[tuple[str, Box]] = []
    runs: list[list[tuple[str, Box, int]]] = [[]]
    for text, box, order, shown in _letters(drawing, suspects, changed):
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
        found = _judge(drawing, run, covers, visible, everything=suspects is None)
        if found is not None:
            yield found


def _judge(
    drawing: Drawing,
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
    words = drawing.page.content.words
    if len(run) < (2 if cover is not None else 3) and not _lone_digit(run, cover, words):
        return None
    text = "".join(t for t, _, _ in run)
    here = "".join(t for t, b in visible if overlap(b, box) > 0.3)
    if text in here:
        # The same words are painted again on top: nothing is hidden.
        return None
    if cover is not None:
        return HiddenText(box, cover.hiding, len(run))
    clip = drawing.page.content.clips.get(order)
    if clip is not None and overlap(box, clip) < 0.5:
        return HiddenText(box, Hiding.CLIPPED, len(run))
    if not everything:
        return HiddenText(box, Hiding.COLOR, len(run))
    # Latin letters are always drawn, in a face like the font that is missing.
    foreign = any(ord(t) > LATIN for t, _, _ in run)
    loose = foreign and _lacks_font(drawing, order)
    return HiddenText(box, Hiding.LAYER_OR_FONT if loose else Hiding.LAYER, len(run))


def _lacks_font(drawing: Drawing, wanted: int) -> bool:
    """Whether the font of one piece of text is not in the file."""
    import pypdfium2.raw as pdfium

    for item, kind, order in drawing.objects():
        if order == wanted and kind == pdfium.FPDF_PAGEOBJ_TEXT:
            font = pdfium.FPDFTextObj_GetFont(item)
            return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 0
    return False


def _letters(
    drawing: Drawing, suspects: Sequence[Word] | None, changed: Mapping[int | None, Any]
) -> Iterator[tuple[str, Box, int, bool]]:
    """Letters and digits of the page: text, box, painting order, whether it can be seen.

    ``changed`` says where the page changes without a piece of text; without any, under None.
    """
    import pypdfium2.raw as pdfium

    place = drawing.page.placement
    orders = {
        address_of(item): order
        for item, kind, order in drawing.objects()
        if kind == pdfium.FPDF_PAGEOBJ_TEXT
    }
    width, height = place.size
    wanted = None if suspects is None else _Rows(suspects)
    text_page = drawing.page.raw.get_textpage()
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
            area = drawing.pixels(box, differs)
            if modes[address] or area is None:
                continue
            count = differs.crop(area).histogram()[255]
            pixels = (area[2] - area[0]) * (area[3] - area[1])
            yield text, box, order, count > SEEN * pixels
    finally:
        text_page.close()


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
