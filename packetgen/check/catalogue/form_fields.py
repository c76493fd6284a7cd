"""The file cannot be filled in any more: its form fields were flattened.

Signature fields do not count. XFA forms, which most viewers cannot show, always do.

Bad: a completed court form whose blanks can still be changed.
Good: the same form flattened, its text still readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Can the file still be filled in?"""
    live = [f for f in pdf.structure.fields if f.kind != "Sig"]
    if not live and not pdf.structure.xfa:
        return
    rules: Sequence[Constraint | None] = [
        r for r in whole_file_bounds(scope, "efile.forms") if "flattened" in words_of(r)
    ] or [None]
    for rule in rules:
        yield CHECK.finding(
            "The file is a form that can still be changed."
            if not pdf.structure.xfa
            else "The file is an XFA form, which most viewers and courts cannot show.",
            rule=rule,
            key="efile.forms" if rule else "",
            effect=None if rule else Effect.ADVISORY,
            measured=counted(len(live), "live form field"),
            wanted="flattened fields",
            fix="Flatten the form: print it to PDF, or use a tool that keeps its text readable.",
        )


CHECK = Check("PG605", "form-fields", ("efile.forms",), file=in_file, doc=__doc__)
