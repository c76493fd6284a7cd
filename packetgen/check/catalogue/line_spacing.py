"""The text is spaced as the court wants, judged by the usual distance of two baselines.

Quotations, footnotes, headings and captions may be single-spaced in most courts, so the judgement
is on the distances *inside* paragraphs of running text over the whole paper: a paper fails when
most of them are closer than the rule allows. Distances are measured against the type's size
(double spacing of 12 pt type is 24 pt or more).

Bad: a twelve-page memorandum with 13.8 pt between the lines of its 12 pt text.
Good: 24 pt between the lines, single-spaced block quotations, single-spaced footnotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Box, Finding
from ..judgement import bounds_of, plain, points, wanted
from ..papers.headings_seen import stretches_of
from ..pdf.page_layout import paragraph_pairs
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, union
from ..why_not import WhyNot

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document, Paragraph

    from ..pdf.pdf_view import PdfView

KEY = "spacing.body"
EXEMPT = "spacing.exempt"
ENOUGH = 12
"""Pairs of lines below which nothing is said."""
_NO_TEXT = frozenset({"caption", "cover", "index", "table_of_authorities", "table_of_contents"})
"""Sections that hold no text of the paper."""
OWN_LINE = 1.36
"""The most that a face's own line is larger than its size."""
SERVICE = re.compile(r"\b(?:proof|certificate|declaration|affidavit) of (?:\w+ )?service\b", re.I)
"""What a page says that is often a form of its own, single-spaced."""


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge each paper."""
    for part in parts:
        rules = scope.bounds(KEY, part.kind)
        if not rules:
            continue
        mine = _without_tables([n for n in notes if n.part == part.id and n.kind is part.kind])
        text = [n for n in mine if not SERVICE.search(n.text)]
        if sum(count for n in text for _, count in n.steps) >= ENOUGH:
            mine = text
        steps: Counter[tuple[float, float]] = Counter()
        for note in mine:
            steps.update(dict(note.steps))
        total = sum(steps.values())
        if total < ENOUGH:
            if part.kind is PartKind.PAPER and len(parts) == 1:
                yield Unchecked(
                    KEY, "there is too little running text to measure", WhyNot.UNMEASURED
                )
            continue
        for rule in rules:
            wrong = {key: n for key, n in steps.items() if not kept(rule, *key)}
            if sum(wrong.values()) * 2 <= total:
                continue
            (distance, size), _ = Counter(wrong).most_common(1)[0]
            note = next(n for n in mine if (distance, size) in dict(n.steps))
            yield CHECK.finding(
                "The lines of the text are not spaced as the rule says.",
                rule=rule,
                key=KEY,
                note=note,
                box=_where(pdf, note, (distance, size)),
                measured=f"{points(distance)} between lines of {points(size)} type "
                f"({plain(distance / size)} times)",
                wanted=wanted(rule) + " times the size of the type" + _but(scope),
                fix="Set the line spacing in the style of the body text.",
            )


def _where(pdf: PdfView, note: PageNote, step: tuple[float, float]) -> Box | None:
    """The first two lines of a page that stand so far from each other."""
    with pdf.page(note.number) as page:
        pairs = paragraph_pairs(page.layout, page.content.strokes)
        return next((union((a.box, b.box)) for a, b, found in pairs if found == step), None)


def _without_tables(notes: list[PageNote]) -> list[PageNote]:
    """The pages without those of a table of contents or authorities, and without a cover."""
    kinds: dict[int, set[str]] = {}
    for note, stretch in stretches_of(notes):
        kinds.setdefault(note.number, set()).add(stretch.kind)
    return [n for n in notes if not kinds.get(n.number) or kinds[n.number] - _NO_TEXT]


def _but(scope: Scope) -> str:
    """What the rule lets be set closer, in words."""
    exempt = [m.replace("_", " ") for m in scope.setting(EXEMPT).members]
    return f" (not for: {', '.join(exempt)})" if exempt else ""


def kept(rule: Constraint, distance: float, size: float) -> bool:
    """Whether the distance of two lines keeps a rule on line spacing, for type of a size (points).

    Programs give "double" as 2.0 to 2.7 times the size, since a face's own line is 1.0 (Garamond
    1.12, Times 1.15, Century Schoolbook 1.2, Palatino 1.35) times its size; every multiple is taken
    with that latitude. Pleading paper is ruled at 24 pt whatever the type: larger type than 12 pt
    counts as 12 pt against a lower bound.
    """
    ratio = distance / size
    against_lower = distance / min(size, 12.0)
    match rule.operator:
        case Operator.MIN:
            return against_lower >= 0.965 * float(rule.value)
        case Operator.MAX:
            return ratio <= OWN_LINE * float(rule.value)
        case Operator.EXACT:
            value = float(rule.value)
            return 0.965 * value <= against_lower and ratio <= OWN_LINE * value
        case Operator.ONE_OF:
            values = [float(v) for v in rule.value]
            return 0.965 * min(values) <= against_lower and ratio <= OWN_LINE * max(values)
        case Operator.RANGE:
            low, high = bounds_of(rule.value)
            return 0.965 * low <= against_lower and ratio <= OWN_LINE * high
        case _:
            return True


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the spacing of most paragraphs of running text."""
    from packetgen.docx.blocks import Paragraph

    rules = scope.bounds(KEY, PartKind.PAPER)
    if not rules:
        return
    texts = [
        block
        for block in document.blocks
        if isinstance(block, Paragraph)
        and block.role in ("body", "flush", "numbered")
        and len(block.text) > 160
    ]
    if len(texts) < 3:
        yield Unchecked(KEY, "there is too little running text to measure", WhyNot.UNMEASURED)
        return
    for rule in rules:
        wrong = [p for p in texts if not kept(rule, *_distance(p))]
        if len(wrong) * 2 > len(texts):
            yield CHECK.finding(
                "The paragraphs of the text are not spaced as the rule says.",
                rule=rule,
                key=KEY,
                paragraph=wrong[0].number,
                measured=f"{points(_distance(wrong[0])[0])} between lines of "
                f"{points(_distance(wrong[0])[1])} type",
                wanted=wanted(rule) + " times",
                fix="Set the line spacing in the style of the body text.",
            )


def _distance(paragraph: Paragraph) -> tuple[float, float]:
    """Distance of two lines and size of the type, in points; a multiple is taken of the size."""
    from packetgen.docx.blocks import Text

    sizes = [i.format.size for i in paragraph.inlines if isinstance(i, Text) and i.text.strip()]
    size = max(sizes, default=12.0)
    return (paragraph.line * size if paragraph.line_rule == "auto" else paragraph.line), size


CHECK = Check("PG105", "line-spacing", (KEY, EXEMPT), file=in_file, docx=in_docx, doc=__doc__)
