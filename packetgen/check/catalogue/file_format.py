"""The file is of the format that the court takes: PDF or PDF/A, one document, made to be read.

Whether a PDF claims to be PDF/A is read from its metadata; whether it truly is one is for a
validator (veraPDF).

Bad: an ordinary PDF where a court wants PDF/A; a PDF portfolio that holds other PDFs (Texas).
Good: PDF/A-2 exported from the word processor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

FORMAT, PORTFOLIO, OPTIMIZED = "efile.format", "efile.portfolio", "efile.optimized"
SINGLE = "efile.single_document"
_PART = re.compile(r"pdfaid:part\W{1,3}\s*['\"]?(\d)")


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge the file as a whole."""
    structure = pdf.structure
    if structure.unread:
        for key in (FORMAT, PORTFOLIO):
            yield Unchecked(key, structure.unread)
        return
    archival = bool(_PART.search(structure.xmp))
    for rule in whole_file_bounds(scope, FORMAT):
        if words_of(rule) == ("pdf/a",) and not archival:
            yield CHECK.finding(
                "The file does not say that it is PDF/A.", rule=rule, key=FORMAT,
                measured=f"PDF {structure.version}", wanted="PDF/A",
                fix="Export it as PDF/A; packetgen's own files are.",
            )  # fmt: skip
    for rule in whole_file_bounds(scope, PORTFOLIO):
        if rule.operator is Operator.FORBIDDEN and structure.portfolio:
            yield CHECK.finding(
                "The file is a portfolio that holds other files.", rule=rule, key=PORTFOLIO,
                measured="a PDF portfolio", wanted="one PDF", fix="Print its documents to one PDF.",
            )  # fmt: skip
    for rule in whole_file_bounds(scope, OPTIMIZED):
        size = len(pdf.data) / pdf.page_count
        if rule.operator is Operator.REQUIRED and size > HEAVY:
            yield CHECK.finding(
                "The file is larger than it need be.",
                rule=rule,
                key=OPTIMIZED,
                measured=f"{size / 1e6:.1f} MB a page",
                wanted=f"less than {HEAVY / 1e6:.1f} MB a page",
                fix="Reduce the pictures to 300 dpi and save the file optimized.",
            )
    for rule in whole_file_bounds(scope, SINGLE):
        papers = [p for p in parts if p.kind is PartKind.PAPER]
        if scope.page_map is None:
            yield Unchecked(
                SINGLE, "how many documents the file holds is known from a page map", WhyNot.NEEDED
            )
        elif rule.operator is Operator.REQUIRED and len(papers) > 1:
            yield CHECK.finding(
                "The file holds several documents.",
                rule=rule,
                key=SINGLE,
                effect=Effect.ADVISORY,
                note=notes[papers[1].first - 1],
                measured=f"{len(papers)} documents",
                wanted="one document in a file",
                fix="Put each document into a filing of its own in the packet plan.",
            )


HEAVY = 1_500_000
"""Bytes a page above which a file holds more than a scan at 300 dpi needs."""

CHECK = Check(
    "PG610", "file-format", (FORMAT, PORTFOLIO, OPTIMIZED, SINGLE), file=in_file, doc=__doc__
)
