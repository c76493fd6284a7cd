"""The type is as large as the court wants, in the text and in the footnotes.

Measured in the PDF through the text matrix, so that scaled pages show their true size. A rule's
tolerance turns a small miss into advice: California's clerks may not reject a PDF whose type came
out slightly smaller than 12 pt (Cal. Rules of Court, rule 2.118).

Bad: a memorandum set in 11 pt where 12 pt is the minimum.
Good: 12 pt text, 12 pt footnotes; raised note marks and small capitals do not count; 12 pt Courier
where a rule wants 14 pt of proportional type, or monospaced type of so many characters to the inch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..judgement import holds, points, wanted
from ..papers.faces import class_of
from ..pdf.text_lines import Line
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PageView

PITCH = "font.mono_pitch"
SLACK = 0.1
"""Points by which programs round a size (Word writes 11.04 and 12.02)."""

FEW_LETTERS = 20
"""Fewer undersized letters than this on a page are a stray label, not the paper's type."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Measure one page."""
    layout = page.layout
    body, notes = layout.body, layout.notes
    if scope.setting(PITCH).is_set:
        body, notes = _proportional(body), _proportional(notes)
    for rule in scope.bounds("font.size", note.kind):
        yield from _judge(body, rule, "font.size", "The type", note)
    footnote = scope.bounds("footnote.size", note.kind)
    for rule in footnote:
        yield from _judge(notes, rule, "footnote.size", "The type of footnotes", note)
    if not footnote:
        for rule in scope.bounds("font.size", note.kind):
            if rule.operator is Operator.MIN:
                for finding in _judge(notes, rule, "font.size", "A footnote's type", note):
                    yield CHECK.finding(
                        "Footnotes are smaller than the type size; the rule excepts none.",
                        rule=rule,
                        key="font.size",
                        effect=Effect.ADVISORY,
                        note=note,
                        box=finding.box,
                        measured=finding.measured,
                        wanted=finding.wanted,
                        fix=finding.fix,
                    )


def _proportional(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that are not in monospaced type, which a court may measure by its pitch (PG109)."""

    def letters(line: Line, *, mono: bool) -> int:
        return sum(len(w.text) for w in line.words if (class_of(w.font) == "mono") is mono)

    return tuple(n for n in lines if letters(n, mono=False) >= letters(n, mono=True))


def _judge(
    lines: Sequence[Line], rule: Constraint, key: str, what: str, note: PageNote
) -> Iterator[Finding]:
    if rule.operator is Operator.MIN:
        floor = float(rule.value) - SLACK
        # Most lines hold nothing small, and need no closer look.
        lines = [line for line in lines if any(word.size < floor for word in line.words)]
    sized = [(line, _size(line)) for line in lines if _letters(line)]
    if not sized:
        return
    if rule.operator is Operator.MIN:
        bad = [(line, size) for line, size in sized if size < floor]
        if sum(_letters(line) for line, _ in bad) < FEW_LETTERS:
            return
        size = min(size for _, size in bad)
        smaller = True
    else:
        weight: dict[float, int] = {}
        for line, value in sized:
            weight[round(value, 1)] = weight.get(round(value, 1), 0) + _letters(line)
        size = max(weight, key=lambda s: weight[s])
        if weight[size] < FEW_LETTERS or holds(rule, size, slack=SLACK):
            return
        bad = [(line, value) for line, value in sized if round(value, 1) == size]
        smaller = False
    minor = smaller and size >= float(rule.value) - max(rule.tolerance, SLACK)
    if minor:
        message = f"{what} is slightly too small; conversion to PDF may have caused it."
    elif smaller:
        message = f"{what} is smaller than the rule allows."
    else:
        message = f"{what} is not of the size wanted."
    yield CHECK.finding(
        message,
        rule=rule,
        key=key,
        effect=Effect.ADVISORY if minor else None,
        note=note,
        box=union(line.box for line, _ in bad),
        measured=points(size),
        wanted=wanted(rule, points),
        fix="Set the size in the style of the text and export again at 100 %.",
    )


def _letters(line: Line) -> int:
    return sum(c.isalpha() for word in line.words for c in word.text)


def _size(line: Line) -> float:
    """The largest type on the line: capitals of small-capital headings speak for the rest."""
    return max(word.size for word in line.words if any(c.isalnum() for c in word.text))


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the effective size of every stretch of text."""
    from ..papers.docx_text import texts_of

    for story, key in (("body", "font.size"), ("notes", "footnote.size")):
        for rule in scope.bounds(key, PartKind.PAPER):
            if rule.operator is not Operator.MIN:
                yield from _usual_size(document, story, rule, key)
                continue
            for paragraph, texts in texts_of(document, story):
                small = [
                    t
                    for t in texts
                    if t.format.size < float(rule.value) - SLACK
                    and not (t.format.vertical or t.format.small_caps or t.format.hidden)
                    and sum(c.isalpha() for c in t.text) > 2
                    and not (scope.setting(PITCH).is_set and class_of(t.format.font) == "mono")
                ]
                if small:
                    yield CHECK.finding(
                        "The type is smaller than the rule allows."
                        if key == "font.size"
                        else "The type of footnotes is smaller than the rule allows.",
                        rule=rule,
                        key=key,
                        paragraph=paragraph,
                        measured=points(min(t.format.size for t in small)),
                        wanted=wanted(rule, points),
                        fix="Set the size in the style of the paragraph.",
                    )


def _usual_size(document: Document, story: str, rule: Constraint, key: str) -> Iterator[Finding]:
    """The size of most of a story's letters, where a rule fixes the size or bounds it above."""
    from ..papers.docx_text import texts_of

    weight: Counter[float] = Counter()
    first: dict[float, int] = {}
    for paragraph, texts in texts_of(document, story):
        for text in texts:
            if not (text.format.vertical or text.format.hidden):
                size = round(text.format.size, 1)
                weight[size] += sum(c.isalpha() for c in text.text)
                first.setdefault(size, paragraph)
    size = max(weight, key=lambda s: weight[s], default=0.0)
    if weight[size] >= FEW_LETTERS and not holds(rule, size, slack=SLACK):
        what = "type of footnotes" if key == "footnote.size" else "type"
        yield CHECK.finding(
            f"The {what} is not of the size wanted.",
            rule=rule,
            key=key,
            paragraph=first[size],
            measured=points(size),
            wanted=wanted(rule, points),
            fix="Set the size in the style of the paragraph.",
        )


CHECK = Check(
    "PG103",
    "type-size",
    ("font.size", "footnote.size"),
    page=on_page,
    docx=in_docx,
    doc=__doc__,
)
