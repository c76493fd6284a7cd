"""Deposition excerpts and papers in other languages are put in as exhibits the way a rule says.

Bad: two exhibits with pages of one deposition (Cal. Rules of Court, rule 3.1110(f)(2)); an excerpt
whose first page names neither the deponent nor the date (rule 3.1116).
Good: one exhibit with the title page of the transcript first, page and line numbers in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.pages.pagemap import PartKind
from packetgen.reading.english_days import MONTHS

from ..finding import Finding
from ..judgement import words_of
from ..papers.exhibits_seen import ExhibitSeen, exhibits_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

SINGLE, COVER = "exhibits.deposition_single", "exhibits.deposition_cover"
NUMBERS, MARKING = "exhibits.deposition_page_numbers", "exhibits.deposition_marking"
TRANSLATION, AFFIDAVIT = "exhibits.translation", "exhibits.translator_affidavit"
KEYS = (SINGLE, COVER, NUMBERS, MARKING, TRANSLATION, AFFIDAVIT)
_NAMED = re.compile(
    r"\b(?:deposition|depo\.?|transcript)\b.{0,40}?\b(?:of|:)\s+(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]+){0,3})",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})"
    r"\s+\d{1,2},?\s+\d{4}|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    re.IGNORECASE,
)
_DEPONENT = re.compile(r"deposition\s+of|deponent|witness", re.IGNORECASE)
_FOREIGN = re.compile(
    r"[\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]"
)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look at the first page of a deposition, and for writing in another script."""
    if note.kind is not PartKind.EXHIBIT:
        return
    text = page.text
    for rule in scope.bounds(TRANSLATION, note.kind):
        letters = sum(c.isalpha() for c in text)
        foreign = len(_FOREIGN.findall(text))
        if rule.operator is Operator.REQUIRED and letters > 60 and foreign > 0.5 * letters:
            yield CHECK.finding(
                "The exhibit is in another language; see that a certified translation is with it.",
                rule=rule, key=TRANSLATION, effect=Effect.ADVISORY, note=note,
                measured=f"{foreign / letters:.0%} of the letters are of another script",
                wanted="a certified translation, and the translator's own statement",
                fix="Put the certified translation into the exhibit.",
            )  # fmt: skip


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge the exhibits whose titles or bookmarks name a deposition."""
    found = _by_deponent(pdf, parts)
    if not found:
        for key in (k for k in KEYS if k != TRANSLATION or not exhibits_of(parts)):
            yield Unchecked(key, "no deposition was found among the exhibits")
        return
    for rule in whole_file_bounds(scope, SINGLE):
        for several in found.values():
            if len(several) > 1 and rule.operator is Operator.REQUIRED:
                yield CHECK.finding(
                    "Pages of one deposition are in several exhibits.",
                    rule=rule, key=SINGLE, note=notes[several[1].first - 1],
                    measured=" and ".join(e.name for e in several), wanted="one exhibit",
                    fix="Put all pages of one deposition into a single exhibit.",
                )  # fmt: skip
    for several in found.values():
        for exhibit in several:
            yield from _excerpt(pdf, notes, exhibit, scope)
    for key in (MARKING, AFFIDAVIT):
        yield Unchecked(
            key, "an attorney must see to it: marks and statements take many forms", WhyNot.PERSON
        )


def _by_deponent(pdf: PdfView, parts: tuple[PartSeen, ...]) -> dict[str, list[ExhibitSeen]]:
    """Exhibits with pages of a deposition by the deponent's name, as title or bookmark says it."""
    exhibits = exhibits_of(parts)
    titles = {e.label: e.title for e in exhibits}
    for mark in pdf.bookmarks:
        for exhibit in exhibits:
            if mark.page in exhibit.starts:
                titles[exhibit.label] = titles[exhibit.label] or mark.title
    found: dict[str, list[ExhibitSeen]] = {}
    for exhibit in exhibits:
        named = _NAMED.search(titles.get(exhibit.label, ""))
        if named:
            found.setdefault(named["who"].casefold(), []).append(exhibit)
    return found


def _excerpt(
    pdf: PdfView, notes: tuple[PageNote, ...], exhibit: ExhibitSeen, scope: Scope
) -> Iterator[Finding]:
    """The first page names deponent and date, and the transcript's page numbers are in view."""
    first = exhibit.starts[-1]
    with pdf.page(first) as page:
        text, lines = page.text, page.layout
    stated = {"deponent": bool(_DEPONENT.search(text)), "date": bool(_DATE.search(text))}
    for rule in whole_file_bounds(scope, COVER):
        wanted = words_of(rule)
        lacking = [f"the {what}" for what, there in stated.items() if what in wanted and not there]
        if lacking and sum(c.isalpha() for c in text) > 20:
            yield CHECK.finding(
                f"The first page of {exhibit.name} does not state {' and '.join(lacking)}.",
                rule=rule, key=COVER, note=notes[first - 1], measured="not found",
                wanted="the deponent's name and the date of the deposition",
                fix="Begin the exhibit with the title page of the transcript.",
            )  # fmt: skip
    for rule in whole_file_bounds(scope, NUMBERS):
        if rule.operator is Operator.REQUIRED and not lines.page_numbers and lines.letters:
            yield CHECK.finding(
                f"{exhibit.name} shows no page numbers of the transcript.",
                rule=rule, key=NUMBERS, effect=Effect.ADVISORY, note=notes[first - 1],
                measured="none found", wanted="the transcript's own numbers in view",
                fix="Do not crop or cover the numbers of the transcript.",
            )  # fmt: skip


CHECK = Check("PG510", "depositions", KEYS, page=on_page, file=in_file, doc=__doc__)
