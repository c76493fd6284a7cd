"""A paper that was written on a computer is filed as it was exported, not as a scan of its print.

Exhibits may be scans. A signature page may be scanned where the rest is not.

Bad: a brief printed, signed and scanned to pictures (Tex. R. App. P. 9.4(j)).
Good: the brief exported from the word processor, with an "/s/" or a picture of the signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

DIGITAL, ALTERABLE = "efile.born_digital", "efile.unalterable"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Count the scanned pages of each paper."""
    for rule in whole_file_bounds(scope, DIGITAL):
        if rule.operator is not Operator.REQUIRED:
            continue
        for part in parts:
            if part.kind is not PartKind.PAPER:
                continue
            mine = [n for n in notes[part.first - 1 : part.last] if n.part == part.id]
            scans = [n for n in mine if n.image_share >= 0.7 and n.letters < 40]
            if len(scans) > 1 or (scans and len(mine) == 1):
                yield CHECK.finding(
                    "The paper was scanned instead of exported from its source.",
                    rule=rule,
                    key=DIGITAL,
                    note=scans[0],
                    measured=f"{len(scans)} of {len(mine)} pages are pictures",
                    wanted="a PDF exported from the word processor",
                    fix="Export it to PDF from the program in which it was written.",
                )
    for rule in whole_file_bounds(scope, ALTERABLE):
        if rule.operator is Operator.REQUIRED and pdf.structure.fields:
            yield CHECK.finding(
                "The file can still be changed: it holds fields to fill in.",
                rule=rule,
                key=ALTERABLE,
                measured=f"{len(pdf.structure.fields)} live fields",
                wanted="a file that cannot be changed",
                fix="Flatten the fields, or print the file to PDF.",
            )


CHECK = Check("PG612", "born-digital", (DIGITAL, ALTERABLE), file=in_file, doc=__doc__)
