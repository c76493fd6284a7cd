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
    from ..pdf_view import PdfView


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Is the file larger than the court takes?"""
    for rule in whole_file_bounds(scope, "efile.max_bytes"):
        if not holds(rule, len(pdf.data)):
            yield CHECK.finding(
                "The file is larger than the court takes.",
                rule=rule,
                key="efile.max_bytes",
                measured=f"{len(pdf.data) / 1e6:.1f} MB",
                wanted=f"at most {float(rule.value) / 1e6:.4g} MB",
                fix="Split it into volumes, or reduce the pictures in it.",
            )


CHECK = Check("PG606", "file-size", ("efile.max_bytes",), file=in_file, doc=__doc__)
