"""The file holds no text that a reader of the page cannot see.

Text beyond the visible part of a page (cropped away), on layers that are switched off, painted in
no colour, or invisible text that is not what a scanned picture shows: all of it can be found and
copied. Text cut off by the cell of a printed table, print too small to be seen, and the values of
form fields that are not shown are advice. A file that was saved by appending still holds its
earlier versions: words that only these show are found, too.

Bad: a letterhead cropped out of an exhibit; a layer "privileged notes" that is switched off.
Good: a scanned page with the recognised text (OCR) of what the picture shows behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..pdf.covered_text import Hiding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

_SAID = {
    Hiding.OUTSIDE: ("Text stands outside the visible part of the page.", "Remove what was"
                     " cropped away: print the page to a new PDF, or delete it in the source."),
    Hiding.LAYER: ("Text stands on a layer that is not shown.", "Delete the layer, or flatten the"
                   " file so that only what is shown is left."),
    Hiding.LAYER_OR_FONT: ("Text is not shown: it stands on a layer that is switched off, or its"
                           " font is not in the file.", "Export the page again with its fonts"
                           " embedded; delete a layer that is not to be filed."),
    Hiding.CLIPPED: ("Text goes on beyond the frame that it is cut to.", "Widen the cell or the"
                     " frame in the source, or take the text out, and export the page again."),
    Hiding.TINY: ("Text is too small to be seen.", "Take it out, or set it in a size for readers."),
    Hiding.BLANK_SCAN: ("The page holds invisible text that it does not show.", "Run text"
                        " recognition again over the pictures alone (ocrmypdf --redo-ocr IN OUT)."),
    Hiding.INVISIBLE: ("Text is painted in no colour: it cannot be seen, and can be copied.",
                       "Delete it in the source, and export the page again."),
    Hiding.FIELD: ("A form field that is not shown holds a value.", "Empty the field, or flatten"
                   " the form: print it to a new PDF."),
}  # fmt: skip
_OFTEN_HARMLESS = (Hiding.CLIPPED, Hiding.TINY, Hiding.FIELD)
"""Fields that are not shown often hold a form's own figures; printed spreadsheets cut long cells
off; plans carry minute print."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for text that is there and not shown."""
    for item in page.hidden_text:
        said = _SAID.get(item.hiding)
        if said is None:
            continue
        yield CHECK.finding(
            said[0],
            effect=Effect.ADVISORY if item.hiding in _OFTEN_HARMLESS else Effect.VIOLATION,
            note=note,
            box=None if item.hiding is Hiding.OUTSIDE else item.box,
            measured=f"{item.letters} letters and digits",
            wanted="nothing in the file that the page does not show",
            fix=said[1],
        )


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look for earlier versions of the file that say more than it does now."""
    earlier = pdf.earlier_pages
    if earlier:
        pages = sorted({page.page for page in earlier})
        yield CHECK.finding(
            "The file still holds an earlier version of itself, with words that it no longer"
            " shows.",
            effect=Effect.VIOLATION,
            measured=f"{sum(page.letters for page in earlier)} letters and digits on "
            f"{counted(len(pages), 'page')}, from page {pages[0]} on",
            wanted="nothing in the file that the page does not show",
            fix="Save it under a new name or print it to a new PDF, so that nothing is appended.",
        )


CHECK = Check("PG703", "hidden-text", page=on_page, file=in_file, doc=__doc__)
