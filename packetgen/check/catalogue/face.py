"""The text is set in a face that the court names, or in one of the same design and widths.

Whether another text face is "essentially equivalent" (Cal. Rules of Court, rule 2.105) is for the
clerk to judge, so a good text face that is not on the list is advice, not a violation.

Bad: a motion set in Comic Sans.
Good: Liberation Serif or Tinos where the rule names Times New Roman; Arimo where it names Arial.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..judgement import words_of
from ..papers.faces import class_of, equivalent, family_of, plain_name
from ..scope import Check, PageNote, Scope, Unchecked, union
from ..why_not import WhyNot

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PageView

KEY = "font.families"


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the face of most letters of the page's text."""
    rules = scope.bounds(KEY, note.kind)
    if not rules:
        return
    weight: dict[str, int] = {}
    for line in page.layout.body:
        for word in line.words:
            weight[word.font] = weight.get(word.font, 0) + len(word.text)
    if sum(weight.values()) < 40:
        return
    for rule in rules:
        foreign = {font: n for font, n in weight.items() if not _allowed(font, rule)}
        if sum(foreign.values()) <= sum(weight.values()) / 2:
            continue
        font = max(foreign, key=lambda f: foreign[f])
        if not class_of(font) and _nameless(font):
            yield Unchecked(KEY, "the PDF does not name its faces", WhyNot.UNMEASURED)
            continue
        boxes = (w.box for line in page.layout.body for w in line.words if w.font == font)
        yield _finding(font, rule, note=note, box=union(boxes))


def _allowed(font: str, rule: Constraint) -> bool:
    return any(equivalent(font, named) for named in words_of(rule))


def _nameless(font: str) -> bool:
    name = plain_name(font).lower()
    return not name or name.startswith(("cidfont", "t3", "type3", "f1", "f2", "tt", "font", "g_"))


def _finding(font: str, rule: Constraint, **place: Any) -> Finding:
    display = class_of(font) == "display"
    listed = rule.operator in (Operator.EXACT, Operator.ONE_OF)
    name = plain_name(font) or "a face without a name"
    if display or listed:
        message = f"The text is set in {name}, which the rule does not allow."
    elif family_of(font):
        message = f"The text is set in {name}; the clerk decides whether it is equivalent."
    else:
        message = f"The text is set in {name}, which packetgen does not know."
    return CHECK.finding(
        message,
        rule=rule,
        key=KEY,
        effect=None if display or (listed and family_of(font)) else Effect.ADVISORY,
        measured=name,
        wanted=" or ".join(words_of(rule))
        + (" or an equivalent" if rule.operator is Operator.EQUIVALENT_TO else ""),
        fix="Set the text in a face that the rule names.",
        **place,
    )


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the face of most letters of the document."""
    from ..papers.docx_text import texts_of

    weight: dict[str, int] = {}
    for _, texts in texts_of(document, "body"):
        for text in texts:
            weight[text.format.font] = weight.get(text.format.font, 0) + len(text.text)
    total = sum(weight.values())
    for rule in scope.bounds(KEY, PartKind.PAPER):
        foreign = {f: n for f, n in weight.items() if f and not _allowed(f, rule)}
        if total and sum(foreign.values()) > total / 2:
            yield _finding(max(foreign, key=lambda f: foreign[f]), rule)


CHECK = Check("PG104", "face", (KEY,), page=on_page, docx=in_docx, doc=__doc__)
