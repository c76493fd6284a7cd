"""The file runs nothing: no JavaScript, no action that starts a program or sends data.

Bad: a form whose opening runs JavaScript.
Good: a plain PDF.
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
    """Does the file run anything?"""
    found = pdf.structure.scripts
    if pdf.structure.unread:
        yield Unchecked("efile.scripts", pdf.structure.unread)
        return
    rules: Sequence[Constraint | None] = forbidding(scope, "efile.scripts") or [None]
    for where in found:
        for rule in rules:
            yield CHECK.finding(
                "The file runs a script or starts a program.",
                rule=rule,
                key="efile.scripts" if rule else "",
                effect=None if rule else Effect.ADVISORY,
                measured=where,
                wanted="no active content",
                fix="Print or save it to a plain PDF without scripts.",
            )


CHECK = Check("PG603", "scripts", ("efile.scripts",), file=in_file, doc=__doc__)
