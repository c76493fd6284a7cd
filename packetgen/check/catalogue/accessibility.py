"""The file can be read aloud: tagged, with a title, a language, and texts in place of pictures.

packetgen's own advice in every court; a full check of PDF/UA-1 is the business of outloud, which
``packetgen check --accessibility`` asks where it is installed (PG951). A scanned exhibit has no
tags, so papers alone are judged.

Bad: a motion printed to PDF without tags: a screen reader guesses at its order.
Good: a tagged PDF with title, language "en-US" and a text for each figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge the file's tags, language and figures."""
    structure = pdf.structure
    if structure.unread or not any(p.kind is PartKind.PAPER for p in parts):
        return
    if not any(n.letters for n in notes):
        return
    if not structure.tagged:
        yield _advice(
            "The file is not tagged for screen readers.",
            "no tags",
            "tags that give headings, paragraphs and reading order",
            "Export it as tagged PDF (accessible, PDF/UA); packetgen's own files are.",
        )
    if structure.tagged and not structure.language:
        yield _advice("The file does not say its language.", "none", "a language such as en-US",
                      "Set the document's language before exporting.")  # fmt: skip
    figures, told = structure.alternatives
    if figures > told:
        yield _advice("Figures have no text in their place.", f"{figures - told} of {figures}",
                      "an alternative text for each figure",
                      "Add alternative texts in the source, and export again.")  # fmt: skip


def _advice(said: str, measured: str, wanted: str, fix: str) -> Finding:
    return CHECK.finding(said, effect=Effect.ADVISORY, measured=measured, wanted=wanted, fix=fix)


CHECK = Check("PG950", "accessibility", file=in_file, doc=__doc__)
