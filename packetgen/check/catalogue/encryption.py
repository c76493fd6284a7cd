"""The file is not encrypted, not even with a password that only guards its settings.

Bad: a PDF that opens freely but carries an owner's password against printing or changing.
Good: a PDF without security settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, forbidding

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Is the file encrypted, though it opens without a password?"""
    if not pdf.structure.encrypted:
        return
    rules: Sequence[Constraint | None] = forbidding(scope, "efile.encryption") or [None]
    for rule in rules:
        yield CHECK.finding(
            "The file is encrypted, though it opens without a password.",
            rule=rule,
            key="efile.encryption" if rule else "",
            effect=None if rule else Effect.ADVISORY,
            measured="encrypted",
            wanted="no encryption",
            fix="Save it without security settings (qpdf --decrypt IN OUT).",
        )


CHECK = Check("PG602", "encryption", ("efile.encryption",), file=in_file, doc=__doc__)
