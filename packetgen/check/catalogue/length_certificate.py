"""A certificate of length is there where the court wants one, and states a true count.

Bad: a memorandum of law in the Southern District of New York without a certificate of its words
(Local Civil Rule 7.1(c)); one that certifies 7,900 words where 8,600 stand.
Good: "This memorandum contains 7,412 words" on the last page, the count of a word processor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..finding import Finding
from ..judgement import words_of
from ..papers.counting import count_of
from ..papers.headings_seen import papers_in
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

LENGTH, FONT, POSITION = "certificate.length", "certificate.font", "certificate.position"
_STATED = re.compile(
    r"\b(?:contains|consists of|comprises|is|totals?|word count(?: of| is|:)?|has)\s+"
    r"(?:approximately\s+|only\s+|a total of\s+)?"
    r"(?P<count>\d{1,3}(?:,\d{3})+|\d{2,6})\s+(?:words|lines)\b"
    r"|word count\W{1,4}(?P<other>\d{1,3}(?:,\d{3})+|\d{3,6})",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(r"\bcertif(y|ies|icate|ication)\b", re.IGNORECASE)
TRUE = 0.06
"""The share by which two honest counts of one paper may differ."""


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look for the certificate in each paper."""
    rules = [r for r in scope.bounds(LENGTH) if r.operator is Operator.REQUIRED]
    for _, mine in papers_in(notes, parts):
        stated = [(n, m) for n in mine if (m := _STATED.search(n.text)) and _near(n.text, m)]
        for rule in rules:
            if not stated:
                yield CHECK.finding(
                    "No certificate of length was found.",
                    rule=rule,
                    key=LENGTH,
                    effect=Effect.VIOLATION,
                    note=mine[-1],
                    measured="not found",
                    wanted="a certificate that states the number of words",
                    fix="Add the certificate, with the word processor's own count.",
                )
            else:
                yield from _truth(stated[-1], mine, scope, rule)
        for rule in scope.bounds(POSITION):
            if (
                stated
                and "end-page" in words_of(rule)
                and mine[-1].number - stated[-1][0].number > 1
            ):
                yield CHECK.finding(
                    "The certificate of length does not stand at the end of the paper.",
                    rule=rule, key=POSITION, effect=Effect.ADVISORY, note=stated[-1][0],
                    measured=f"page {stated[-1][0].of_part} of {len(mine)}", wanted="the last page",
                    fix="Move the certificate to the end.",
                )  # fmt: skip
        for rule in scope.bounds(FONT):
            named = any(
                _CERTIFIED.search(n.text)
                and re.search(r"\b(font|typeface|type\s*style)\b", n.text, re.I)
                for n in mine
            )
            if rule.operator is Operator.REQUIRED and not named:
                yield CHECK.finding(
                    "No certificate of the type was found.", rule=rule, key=FONT, note=mine[-1],
                    measured="not found", wanted="a certificate that names the type",
                    fix="Certify the type together with the number of words.",
                )  # fmt: skip


def _near(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 900) : match.end() + 500]
    return bool(_CERTIFIED.search(around)) or "word count" in match.group().lower()


def _truth(
    stated: tuple[PageNote, re.Match[str]], notes: list[PageNote], scope: Scope, rule: object
) -> Iterator[Finding]:
    from packetgen.jurisdiction.model import Constraint

    assert isinstance(rule, Constraint)
    note, match = stated
    if "lines" in match.group():
        return
    said = int((match["count"] or match["other"]).replace(",", ""))
    count = count_of(notes, scope.setting("length.excluded").members)
    least = count_of(
        notes, (*scope.setting("length.excluded").members, "certificates"), footnotes=False
    )
    if said < (1 - TRUE) * least.words - 20:
        yield CHECK.finding(
            "The certificate states fewer words than the paper has.",
            rule=rule,
            key=LENGTH,
            effect=Effect.ADVISORY,
            note=note,
            measured=f"certified {said:,}, counted {count.words:,} ({count.how})",
            wanted="the true count",
            fix="Count again, and correct the certificate.",
        )


CHECK = Check("PG905", "length-certificate", (LENGTH, FONT, POSITION), file=in_file, doc=__doc__)
