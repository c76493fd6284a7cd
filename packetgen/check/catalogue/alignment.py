"""The lines of the text end as a rule wants: ragged at the right, or justified.

Bad: a justified brief in a California Court of Appeal, which wants its text aligned left (rule
8.74(b)).
Good: lines that end where their words end.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PdfView

KEY = "text.alignment"
ENOUGH = 20


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Compare where the full lines of each paper end."""
    for part in parts:
        rules = scope.bounds(KEY, part.kind)
        mine = [n for n in notes if n.part == part.id and n.rows]
        if not rules or not mine:
            continue
        full = even = 0
        for note in mine:
            rows = [r for r in note.rows if not r.note and not r.centered]
            if len(rows) < 6:
                continue
            right = max(r.right for r in rows)
            for row, after in pairwise(rows):
                if row.right - row.left < 0.5 * note.width or after.left - row.left > 12:
                    continue
                full += 1
                even += right - row.right < 1.0
        if full < ENOUGH:
            yield Unchecked(KEY, "there are too few full lines to measure", WhyNot.UNMEASURED)
            continue
        found = "justified" if even > 0.7 * full else "left"
        for rule in rules:
            if found not in words_of(rule):
                yield CHECK.finding(
                    "The lines of the text do not end as the rule wants.",
                    rule=rule,
                    key=KEY,
                    note=mine[0],
                    measured="justified" if found == "justified" else "ragged at the right",
                    wanted=" or ".join(words_of(rule)),
                    fix="Set the alignment in the style of the body text.",
                )


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the alignment of most paragraphs of running text."""
    from packetgen.docx.blocks import Paragraph

    texts = [b for b in document.blocks if isinstance(b, Paragraph) and len(b.text) > 160]
    if len(texts) < 3:
        return
    for rule in scope.bounds(KEY, PartKind.PAPER):
        allowed = words_of(rule)
        wrong = [p for p in texts if _said(str(p.alignment)) not in allowed]
        if len(wrong) * 2 > len(texts):
            yield CHECK.finding(
                "The paragraphs of the text are not aligned as the rule wants.",
                rule=rule,
                key=KEY,
                paragraph=wrong[0].number,
                measured=_said(str(wrong[0].alignment)),
                wanted=" or ".join(allowed),
                fix="Set the alignment in the style of the body text.",
            )


def _said(alignment: str) -> str:
    return "justified" if alignment in ("justify", "justified", "both") else alignment or "left"


CHECK = Check("PG111", "alignment", (KEY,), file=in_file, docx=in_docx, doc=__doc__)
