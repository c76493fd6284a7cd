"""The file is not larger than the court takes.

Bad: a file of 31 MB where the court takes 25.
Good: the same exhibits in two volumes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import holds
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

BYTES, ENVELOPE = "efile.max_bytes", "efile.max_envelope_bytes"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Is the file larger than the court takes?"""
    for key in (BYTES, ENVELOPE):
        for rule in whole_file_bounds(scope, key):
            if holds(rule, len(pdf.data)):
                continue
            yield CHECK.finding(
                "The file is larger than the court takes."
                if key == BYTES
                else "The file alone is larger than a whole filing may be.",
                rule=rule,
                key=key,
                measured=f"{len(pdf.data) / 1e6:.1f} MB",
                wanted=f"at most {float(rule.value) / 1e6:.4g} MB",
                fix="Split it into volumes, or reduce the pictures in it.",
            )


CHECK = Check("PG606", "file-size", (BYTES, ENVELOPE), file=in_file, doc=__doc__)
