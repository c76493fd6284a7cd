"""Scans and pictures have the resolution that a court wants: not too coarse, not needlessly fine.

Measured where the picture stands: its pixels over its size on the page. Small pictures (logos,
signatures) have no lower bound.

Bad: a scan at 150 dpi in Texas (at least 300); a photograph at 1200 dpi in an English bundle (at
most 300).
Good: a Letter page scanned at 300 dpi, 2550 by 3300 pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import holds, plain, wanted
from ..pdf.page_content import PlacedImage
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

LEAST, MOST = "efile.min_dpi", "efile.max_dpi"
WHOLE_PAGE = 0.5
"""The share of a page that a picture must cover to count as a scan."""
SLACK = 4.0
"""Dots per inch lost by rounding sizes."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Measure the pictures of one page."""
    images = [(i, dpi) for i in page.content.images if (dpi := dpi_of(i)) is not None]
    if not images:
        return
    area = note.width * note.height or 1.0
    for rule in scope.bounds(LEAST, note.kind):
        for image, dpi in images:
            box = image.box
            if (box.right - box.left) * (box.bottom - box.top) < WHOLE_PAGE * area:
                continue
            if not holds(rule, dpi, slack=SLACK):
                yield _finding(
                    "The page was scanned at too low a resolution.",
                    LEAST,
                    note,
                    image,
                    dpi,
                    rule,
                    "Scan the page again at the resolution wanted.",
                )
                break
    for rule in scope.bounds(MOST, note.kind):
        fine = [
            (i, d) for i, d in images if not holds(rule, d, slack=SLACK) and max(i.pixels) > 200
        ]
        if fine:
            image, dpi = max(fine, key=lambda pair: pair[1])
            yield _finding("A picture is finer than the court wants.", MOST, note, image, dpi, rule,
                           "Export the file with pictures reduced to that resolution.")  # fmt: skip


def _finding(
    said: str, key: str, note: PageNote, image: PlacedImage, dpi: float, rule: object, fix: str
) -> Finding:
    from packetgen.jurisdiction.model import Constraint

    assert isinstance(rule, Constraint)
    return CHECK.finding(
        said, rule=rule, key=key, note=note, box=image.box, measured=f"{plain(round(dpi))} dpi",
        wanted=wanted(rule) + " dpi", fix=fix,
    )  # fmt: skip


def dpi_of(image: PlacedImage) -> float | None:
    """Dots per inch of a picture where it stands, along its finer side; None if it has no size."""
    across, down = image.box.right - image.box.left, image.box.bottom - image.box.top
    if across < 8 or down < 8 or min(image.pixels) < 2:
        return None
    wide, high = image.pixels
    straight = min(72 * wide / across, 72 * high / down)
    turned = min(72 * high / across, 72 * wide / down)
    return max(straight, turned)


CHECK = Check("PG607", "resolution", (LEAST, MOST), page=on_page, doc=__doc__)
