"""A pleading is written in the form that the rule wants: numbered paragraphs, headings that say.

Bad: a federal complaint in running text (Fed. R. Civ. P. 10(b)); a heading "SECOND CAUSE OF ACTION"
that does not say what for (Cal. Rules of Court, rule 2.112).
Good: "FIRST CAUSE OF ACTION (Breach of contract, by plaintiff Hernandez against all defendants)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..judgement import words_of
from ..papers.headings_seen import papers_in, stretches_of
from ..pdf.page_rows import Row
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

NUMBERED, PLACE, HEADINGS = (
    "pleading.numbered_paragraphs", "pleading.paragraph_numbers", "pleading.cause_headings",
)  # fmt: skip
FIGURES, MARGIN = "pleading.numbers_as_figures", "pleading.margin_references"
_IN_TABLES = "proof_of_service"
"""Says in a table who was served, how and when: there are no paragraphs to number."""
_NUMBER = re.compile(r"^\(?\d{1,3}[.)]?(?:\s|$)")
_CAUSE = re.compile(r"\b(cause of action|claim for relief|affirmative defen[cs]e)\b", re.I)
_WORDS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)(-\w+)?\s+"
    r"(pounds|days|weeks|months|years|metres|miles)\b",
    re.I,
)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read the body of each paper."""
    for part, mine in papers_in(notes, parts):
        if not any(scope.bounds(k, part.kind) for k in CHECK.keys):
            continue
        rows = [(n, s.row) for n, s in stretches_of(mine) if s.kind == "text" and not s.row.note]
        numbers = [(n, r) for n, r in rows if _NUMBER.match(r.text)]
        for rule in scope.bounds(NUMBERED, part.kind):
            if scope.jurisdiction.conditions.document == _IN_TABLES:
                yield Unchecked(NUMBERED, "service is stated in a table", WhyNot.PERSON)
                continue
            if rule.operator is Operator.REQUIRED and len(rows) >= 20 and len(numbers) < 3:
                yield CHECK.finding(
                    "The paragraphs are not numbered.", rule=rule, key=NUMBERED, note=mine[0],
                    measured=counted(len(numbers), "numbered paragraph"),
                    wanted="numbered paragraphs",
                    fix="Number the paragraphs in one run.",
                )  # fmt: skip
        for rule in scope.bounds(PLACE, part.kind):
            off = [(n, r) for n, r in numbers if re.fullmatch(r"\(?\d{1,3}[.)]?", r.text.strip())]
            wrong = [(n, r) for n, r in off if not _fits(r, n, words_of(rule))]
            if wrong:
                yield CHECK.finding(
                    "The numbers of paragraphs stand elsewhere.", rule=rule, key=PLACE,
                    effect=Effect.ADVISORY, note=wrong[0][0], box=wrong[0][1].box,
                    measured=f"{len(wrong)} numbers", wanted=" or ".join(words_of(rule)),
                    fix="Set the numbers where the rule wants them.",
                )  # fmt: skip
        for rule in scope.bounds(HEADINGS, part.kind):
            yield from _causes(rows, words_of(rule), rule)
        for rule in scope.bounds(FIGURES, part.kind):
            spelt = [(n, r) for n, r in rows if _WORDS.search(r.text)]
            if spelt and rule.operator is Operator.REQUIRED:
                yield CHECK.finding(
                    "Numbers are written in words.", rule=rule, key=FIGURES, effect=Effect.ADVISORY,
                    note=spelt[0][0], box=spelt[0][1].box, measured=f"{len(spelt)} lines",
                    wanted="figures", fix="Write numbers and dates in figures.",
                )  # fmt: skip
        for _ in scope.bounds(MARGIN, part.kind):
            yield Unchecked(
                MARGIN,
                "which mentions are of filed documents is for the reader to see",
                WhyNot.PERSON,
            )


def _fits(row: Row, note: PageNote, wanted: tuple[str, ...]) -> bool:
    middle = abs((row.left + row.right) / 2 - note.width / 2) < 60
    return middle if "center" in wanted else not middle


def _causes(
    rows: list[tuple[PageNote, Row]], wanted: tuple[str, ...], rule: object
) -> Iterator[Finding]:
    from packetgen.jurisdiction.model import Constraint

    assert isinstance(rule, Constraint)
    for place, (note, row) in enumerate(rows):
        if not (_CAUSE.search(row.text) and (row.capitals or row.bold or row.centered)):
            continue
        text = " ".join(r.text for _, r in rows[place : place + 5])
        lacking = []
        if "number" in wanted and not re.search(
            r"\b(first|second|third|fourth|fifth|sixth|\w+th|\d+|[IVX]+)\b", row.text, re.I
        ):
            lacking.append("its number")
        if "party_against" in wanted and not re.search(
            r"\bagainst\b|\bas to\b|\ball defendants\b", text, re.I
        ):
            lacking.append("against whom")
        if (
            "nature" in wanted
            and len(re.sub(r"\W", "", text)) < len(re.sub(r"\W", "", row.text)) + 8
        ):
            lacking.append("its nature")
        if lacking:
            yield CHECK.finding(
                f"The heading of a cause of action does not state {' and '.join(lacking)}.",
                rule=rule, key=HEADINGS, note=note, box=row.box, measured="not found",
                wanted=", ".join(wanted).replace("_", " "), fix="Complete the heading.",
            )  # fmt: skip


CHECK = Check(
    "PG909",
    "pleading-form",
    (NUMBERED, PLACE, HEADINGS, FIGURES, MARGIN),
    file=in_file,
    doc=__doc__,
)
