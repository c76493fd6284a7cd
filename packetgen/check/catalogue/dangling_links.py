"""Links and bookmarks that promise a place in the file lead to one.

A link to a place that is not there refuses a final build. A link that names no place at all, and a
bookmark without a destination (some programs head their outlines so), are advice.

Bad: a cite "Ex. C at 4" whose link was lost when the files were merged.
Good: every link opens a page of the same file, or a web address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the links of one page."""
    for link in page.links:
        if link.uri.startswith("packetgen:"):
            yield CHECK.gate(
                "A link was left unresolved when the packet was assembled.",
                note=note,
                box=link.box,
                measured="an internal address",
                wanted="a page of the file",
                fix="Build the packet again.",
            )
        elif link.inert:
            yield CHECK.finding(
                "A link does nothing when it is clicked.",
                effect=Effect.ADVISORY,
                note=note,
                box=link.box,
                measured="no destination and no action",
                wanted="a destination, or no link",
                fix="Remove the link, or give it a destination.",
            )
        elif link.dangling:
            yield CHECK.gate(
                "A link leads nowhere.",
                note=note,
                box=link.box,
                effect=Effect.VIOLATION,
                measured="no destination",
                wanted="a page of the file",
                fix="Make the link again after merging, or remove it.",
            )


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge the outline."""
    for number, mark in enumerate(pdf.bookmarks):
        following = pdf.bookmarks[number + 1 : number + 2]
        has_children = bool(following) and following[0].level > mark.level
        if mark.page is None and not has_children:
            yield CHECK.finding(
                "A bookmark leads nowhere.",
                effect=Effect.ADVISORY,
                measured=f"bookmark {number + 1} of {len(pdf.bookmarks)}",
                wanted="a page of the file",
                fix="Point it at a page, or remove it.",
            )


CHECK = Check("PG503", "dangling-links", page=on_page, file=in_file, doc=__doc__)
