"""Text can be searched on every page that a rule wants searchable.

A page counts as a scan without text when a picture covers most of it, nothing but a court's own
stamp can be read, and the picture looks like writing: dark strokes on light paper. A photograph of
a room has no text to search.

Bad: a signed declaration scanned to a PDF of pictures.
Good: the same pages with the text that recognition (OCR) found behind the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..finding import Finding
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from PIL.Image import Image

    from ..pdf.pdf_view import PageView

KEY = "efile.text_searchable"
CROSSINGS = 8
"""Edges of strokes in a row of pixels: four strokes or more."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge one page."""
    if note.image_share < 0.5 or note.body_letters >= 20 or note.hidden_letters >= 20:
        return
    rules = scope.bounds(KEY, note.kind)
    certain = _writing(page) if rules else None
    if certain is None:
        return
    for rule in rules:
        if rule.operator is Operator.REQUIRED:
            yield CHECK.finding(
                "The page is a picture: its text cannot be searched.",
                rule=rule,
                key=KEY,
                effect=None if certain else Effect.ADVISORY,
                note=note,
                measured=f"a picture covers {note.image_share:.0%} of the page, no text",
                wanted="searchable text",
                fix="Run text recognition over it (ocrmypdf IN OUT), or export it from its source.",
            )


def _writing(page: PageView) -> bool | None:
    """Is the largest picture a scan of writing? True: surely; False: it may be; None: a photograph.

    Writing is dark strokes on light paper with little between; a photograph is full of shades.
    """
    largest = max(
        page.content.images,
        key=lambda i: (i.box.right - i.box.left) * (i.box.bottom - i.box.top),
        default=None,
    )
    if largest is None:
        return None
    scale = min(max(0.4, 340 / max(page.content.width, page.content.height, 1.0)), 4.0)
    image = page.raw.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    box = largest.box
    edges = (box.left, box.top, box.right, box.bottom)
    left, top, right, bottom = (round(edge * scale) for edge in edges)
    part = image.crop(
        (max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height))
    )
    counts = part.convert("L").histogram()
    total = sum(counts) or 1
    paper = max(range(256), key=lambda level: counts[level])
    near = sum(counts[max(0, paper - 14) : paper + 15]) / total
    light, dark = sum(counts[165:]) / total, sum(counts[:150]) / total
    colored = sum(part.convert("HSV").split()[1].histogram()[90:]) / total
    if light < 0.6 or dark < 0.002 or paper < 150:
        return None
    if near < 0.35 or colored > 0.25 or not _rows_of_strokes(part.convert("L"), paper):
        return None
    return bool(near >= 0.55 and colored < 0.1)


def _rows_of_strokes(image: Image, paper: int) -> bool:
    """Do several rows of pixels cross many strokes, as letters do and drawings or rules do not?"""
    from PIL import ImageChops

    dark = image.point(lambda level: 255 if level < paper - 40 else 0)
    changes = ImageChops.difference(dark, ImageChops.offset(dark, 1, 0))
    per_row = changes.resize((1, changes.height), resample=4).tobytes()
    crossings = [level / 255 * changes.width for level in per_row]
    return sum(count >= CROSSINGS for count in crossings) >= 3


CHECK = Check("PG601", "searchable-text", (KEY,), page=on_page, doc=__doc__)
