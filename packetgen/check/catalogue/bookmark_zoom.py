"""Bookmarks keep the reader's zoom, and the file opens at the zoom that a rule wants.

Bad: bookmarks that jump to "fit page" in a brief to a California Court of Appeal (rule
8.74(a)(3) wants the zoom inherited).
Good: destinations with the zoom left as it is; an English bundle that opens at 100 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import words_of
from ..scope import (
    Check,
    PageNote,
    PartSeen,
    Scope,
    Unchecked,
    holds_several,
    whole_file_bounds,
)

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

ZOOM, OPEN = "bookmarks.zoom", "efile.open_zoom"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge every bookmark's destination, and how the file opens."""
    marks = [m for m in pdf.bookmarks if m.page]
    for rule in whole_file_bounds(scope, ZOOM):
        wrong = [m for m in marks if m.zoom.rstrip("%") not in words_of(rule)]
        if wrong:
            yield CHECK.finding(
                "Bookmarks change the reader's zoom.",
                rule=rule,
                key=ZOOM,
                page=wrong[0].page,
                measured=f"{len(wrong)} of {len(marks)}: {wrong[0].zoom or 'not said'}",
                wanted=" or ".join(w + ("%" if w.isdigit() else "") for w in words_of(rule)),
                fix="Set the bookmarks' zoom to inherit.",
            )
    # Only the English guidance on bundles says at which zoom a file opens.
    for rule in whole_file_bounds(scope, OPEN) if holds_several(parts) else ():
        if pdf.structure.unread:
            yield Unchecked(OPEN, pdf.structure.unread)
        elif pdf.structure.open_zoom.rstrip("%") not in words_of(rule):
            yield CHECK.finding(
                "The file does not open at the zoom wanted.",
                rule=rule,
                key=OPEN,
                measured=pdf.structure.open_zoom or "left to the reader's program",
                wanted=" or ".join(words_of(rule)) + "%",
                fix="Set the initial view of the file to 100 percent.",
            )


CHECK = Check("PG505", "bookmark-zoom", (ZOOM, OPEN), file=in_file, doc=__doc__)
