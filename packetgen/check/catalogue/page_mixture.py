"""Pages of one file are of few sizes, so that they print and show alike.

packetgen's own advice: a mixture is allowed in most courts and makes trouble in all of them.

Bad: a bundle of Letter, Legal, A4 and odd-sized pages, one of them 30 inches high.
Good: pages of one size; exhibits scaled to it when they were put in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

MANY = 3
LARGEST = 1300.0
"""Points: a little over Tabloid; larger sheets are plans and posters."""


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Count the sizes, whichever way a page lies."""
    sizes = Counter(_size(n) for n in notes)
    huge = [n for n in notes if max(n.width, n.height) > LARGEST or min(n.width, n.height) < 200]
    if len(sizes) > MANY:
        common = sizes.most_common(1)[0][0]
        odd = next(n for n in notes if _size(n) != common)
        yield CHECK.finding(
            "The pages are of many sizes.",
            effect=Effect.ADVISORY,
            note=odd,
            measured=f"{len(sizes)} sizes",
            wanted="one size, or few",
            fix="Scale the odd pages to the size of the others when the packet is built.",
        )
    for note in huge[:1]:
        yield CHECK.finding(
            "A page is far larger or smaller than a sheet of paper.",
            effect=Effect.ADVISORY,
            note=note,
            measured=f"{note.width / 72:.1f} x {note.height / 72:.1f} in",
            wanted="a page that prints on paper",
            fix="Scale the page, or lodge the original as the court allows.",
        )


def _size(note: PageNote) -> tuple[int, int]:
    short, long = sorted((note.width, note.height))
    return round(short / 12), round(long / 12)


CHECK = Check("PG614", "page-mixture", file=in_file, doc=__doc__)
