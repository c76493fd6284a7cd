"""Wording that a rule wants on the paper stands there, word for word.

Compared letter by letter, without regard to line breaks, spacing, punctuation marks and capitals.
Missing wording refuses a final build.

Bad: a federal subpoena that sums up Rule 45(d) and (e) instead of setting them out.
Good: the text of both subdivisions, complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, RequiredWording
from packetgen.reading.letters import letters_of

from ..finding import Finding
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PdfView

KEY = "wording.required"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Search the papers of a PDF."""
    rules = whole_file_bounds(scope, KEY)
    if not rules:
        return
    text = letters_of(" ".join(note.text for note in notes))
    if not text:
        yield Unchecked(KEY, "the papers have no text to search", WhyNot.UNMEASURED)
        return
    yield from _judge(text, rules, scope)


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Search a Word document."""
    from ..papers.docx_text import stories_of

    rules = whole_file_bounds(scope, KEY)
    if rules:
        yield from _judge(letters_of(" ".join(t for _, _, t in stories_of(document))), rules, scope)


def _judge(text: str, rules: tuple[Constraint, ...], scope: Scope) -> Iterator[Finding | Unchecked]:
    for rule in rules:
        for name in words_of(rule):
            wording = scope.jurisdiction.texts.get(name)
            if wording is None:
                yield Unchecked(KEY, f"the text of {name} is not at hand", WhyNot.UNMEASURED)
                continue
            missing = [clause for clause in clauses(wording) if letters_of(clause) not in text]
            if missing:
                yield CHECK.gate(
                    f"Required wording is not on the paper: {wording.title}.",
                    citation=rule.citation,
                    key=KEY,
                    measured=f"{len(missing)} of {len(clauses(wording))} clauses not found, "
                    f"the first: {missing[0][:60].strip()}",
                    wanted="the whole text, word for word",
                    fix="Set the text out in full; packetgen places it by its id.",
                )


def clauses(wording: RequiredWording) -> list[str]:
    """The wording clause by clause, or by the paragraphs of its text."""
    parts = [clause.text for clause in wording.clauses if letters_of(clause.text)]
    return parts or [c.strip() for c in re.split(r"\n\s*\n|\n", wording.text) if letters_of(c)]


CHECK = Check("PG802", "required-wording", (KEY,), file=in_file, docx=in_docx, doc=__doc__)
