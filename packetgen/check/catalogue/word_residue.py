"""A Word document is clean before it is filed or served: no open changes, comments, hidden text.

Open tracked changes and comments refuse a final build: the other side reads them. Who last saved
the file, its template, custom properties, macros and embedded files are advice.

Bad: a proposed order sent as DOCX with two tracked deletions and a comment "check with client".
Good: all changes accepted, no comments, no hidden text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..finding import Finding
from ..scope import Check, Scope, Unchecked

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge a Word document."""
    from ..papers.docx_text import texts_of

    for kind, count in sorted(Counter(r.kind for r in document.revisions).items()):
        yield CHECK.gate(
            f"The document holds an open {kind}.",
            measured=f"{count} open",
            wanted="none",
            fix="Accept or reject every change and delete every comment.",
        )
    residue = scope.residue
    seen = False
    for paragraph, texts in texts_of(document, "body"):
        if any(t.format.hidden and t.text.strip() for t in texts):
            seen = True
            yield _hidden(paragraph)
    if residue is None:
        return
    if residue.hidden and not seen:
        yield _hidden(None)
    people = sorted(
        label
        for label, value in residue.properties.items()
        if label in _PEOPLE and not (label == "template" and _PLAIN.fullmatch(value))
    )
    for said, measured, there in (
        ("The document goes on recording changes.", "tracking is on", residue.recording),
        (
            "The document's properties say who last saved it, or for whom.",
            ", ".join(people),
            bool(people),
        ),
        (
            "The document carries properties of its own.",
            f"{len(residue.custom_properties)} custom properties",
            bool(residue.custom_properties),
        ),
        (
            "The document carries things that nobody sees in it.",
            ", ".join(p for p in residue.parts if p in _CARRIED),
            any(p in _CARRIED for p in residue.parts),
        ),
    ):
        if there:
            yield CHECK.finding(
                said,
                effect=Effect.ADVISORY,
                measured=measured,
                wanted="none",
                fix="Let Word inspect the document (File, Info) and remove what it finds.",
            )


_PEOPLE = frozenset(("last modified by", "company", "manager", "template"))
_PLAIN = re.compile(r"normal(?:\.dot[mx]?)?", re.IGNORECASE)
"""Word's own template, which every document names and which tells of nobody."""
_CARRIED = frozenset(("macros", "embedded file", "ActiveX control", "toolbars"))


def _hidden(paragraph: int | None) -> Finding:
    return CHECK.finding(
        "The document holds hidden text.",
        effect=Effect.ADVISORY,
        paragraph=paragraph,
        measured="hidden characters",
        wanted="none",
        fix="Show hidden text and delete it.",
    )


CHECK = Check("PG803", "word-residue", docx=in_docx, doc=__doc__)
