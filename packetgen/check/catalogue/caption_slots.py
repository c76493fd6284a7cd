"""The caption holds every slot that the court's rules name.

A slot is looked for by its words anywhere in the caption; a judge, a department or a referee are
missed only where the case's data know one. Where a rule says in which place the number of the case
stands, PG404 looks for it.

Bad: a motion whose first page names no parties; an Ohio complaint without the parties' addresses.
Good: court, county, parties, number and title of the paper on the first page (Fed. R. Civ. P.
10(a)).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..contact_fields import POSTCODE
from ..finding import Finding
from ..judgement import words_of
from ..papers.caption_patterns import COUNTY, JUDGE, NUMBER
from ..papers.caption_seen import Caption, caption_of, caption_under
from ..scope import Check, PageNote, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

SLOTS, DESCRIPTION = "caption.slots", "caption.description"
JUDGE_KEY, REFEREE = "caption.judge", "caption.referee"
ADDRESSES, PARCELS = "caption.party_addresses", "caption.parcel_numbers"

Seen = Callable[[Caption, PageNote, Scope], bool | None]


def _text(note: PageNote) -> str:
    return " ".join(line.text for line in note.lines)


def _attorney(caption: Caption, note: PageNote, scope: Scope) -> bool:
    return any(line.baseline < caption.court.baseline - 2 for line in note.lines) or bool(
        POSTCODE.search(_text(note))
    )


def _judge(caption: Caption, note: PageNote, scope: Scope) -> bool | None:
    case = scope.case
    if case is None or not (case.judge or case.department):
        return True if JUDGE.search(caption.text) else None
    named = (
        case.judge is not None
        and (case.judge.surname or case.judge.full).casefold() in _text(note).casefold()
    )
    return named or bool(JUDGE.search(_text(note)))


_SEEN: dict[str, tuple[str, Seen]] = {
    "attorney": ("the filer's name and address", _attorney),
    "court_title": ("the court's title", lambda c, n, s: True),
    "county": ("the county", lambda c, n, s: bool(COUNTY.search(_text(n)))),
    "venue": ("the venue", lambda c, n, s: bool(COUNTY.search(_text(n)))),
    "case_title": ("the parties", lambda c, n, s: bool(c.parties or c.versus)),
    "case_number": ("the case number", lambda c, n, s: bool(NUMBER.search(_text(n))) or _own(n, s)),
    "nature_of_paper": ("the title of the paper", lambda c, n, s: bool(c.title) or _titled(n, s)),
    "judge": ("the judge", _judge),
    "department": ("the department", _judge),
    "division": ("the court's division", lambda c, n, s: _division(c, n, s)),
}


def _division(caption: Caption, note: PageNote, scope: Scope) -> bool:
    """Whether a division or a place stands with the court's title, above the parties."""
    names = [caption.versus, *caption.parties]
    end = min((line.baseline for line in names if line is not None), default=caption.end)
    title = [line for line in caption.lines if line.baseline < end]
    return any(_DIVISION.search(line.text) for line in title) or any(
        abs((line.left + line.right) / 2 - (caption.court.left + caption.court.right) / 2) < 36
        and not _DISTRICT.search(line.text)
        for line in title
    )


_DIVISION = re.compile(r"\bdiv(?:ision|\.)|\bcourthouse\b", re.IGNORECASE)
_DISTRICT = re.compile(r"\b(?:court|district|county|state|circuit|in re)\b", re.IGNORECASE)
_FIXES = {
    "division": "Add the division below the court's title; in packetgen's case file, as the last "
    "of the title's lines: case: {court: {lines: [...]}}.",
}
_PLACED = {"case_number": "caption.case_number"}
"""Slots that a key of their own places: its check misses them."""


def _own(note: PageNote, scope: Scope) -> bool:
    own = re.sub(r"\W", "", scope.case.number) if scope.case else ""
    return bool(own) and own in re.sub(r"\W", "", _text(note))


def _titled(note: PageNote, scope: Scope) -> bool:
    page = re.sub(r"\W", "", _text(note)).casefold()
    return any(re.sub(r"\W", "", t).casefold() in page for t in scope.document_titles if t)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for each slot on the first page."""
    caption = yield from caption_under(note, scope, CHECK.keys)
    if caption is None:
        return
    missed: set[str] = set()
    # Several rules may name a slot, the court's own last: what is missing is said once.
    for rule in reversed(scope.bounds(SLOTS, note.kind)):
        for slot in words_of(rule):
            if slot in missed or scope.bounds(_PLACED.get(slot, slot), note.kind):
                continue
            said, seen = _SEEN.get(slot, ("", None))
            if slot == "county" and not scope.jurisdiction.county:
                yield Unchecked(
                    SLOTS,
                    "the county is not known: check against the county's court",
                    WhyNot.NEEDED,
                )
                continue
            if seen is None or seen(caption, note, scope) is not False:
                continue
            missed.add(slot)
            yield _missing(said, SLOTS, rule, note, slot)
    for rule in scope.bounds(DESCRIPTION, note.kind):
        if rule.operator is Operator.REQUIRED and not (caption.title or _titled(note, scope)):
            yield _missing("a brief description of the paper", DESCRIPTION, rule, note)
    for rule in scope.bounds(JUDGE_KEY, note.kind):
        seen_judge = _judge(caption, note, scope)
        if seen_judge is None:
            yield Unchecked(
                JUDGE_KEY, "whether a judge is assigned is known only from the case", WhyNot.NEEDED
            )
        elif not seen_judge:
            yield _missing("the judge or the department", JUDGE_KEY, rule, note)
    for rule in scope.bounds(ADDRESSES, note.kind):
        if rule.operator is Operator.REQUIRED and not POSTCODE.search(caption.text):
            yield _missing("the addresses of the parties", ADDRESSES, rule, note)
    for key, why in (
        (REFEREE, "whether a referee is appointed cannot be told from the file"),
        (PARCELS, "whether the case is a foreclosure cannot be told from the file"),
    ):
        word = "referee" if key == REFEREE else "parcel"
        for rule in scope.bounds(key, note.kind):
            if word in _text(note).casefold() and not re.search(
                word + r"\W{1,4}(?:no\W{0,2}|number\W{0,2})?[\w.]", _text(note), re.I
            ):
                yield _missing(f"the {word}", key, rule, note)
            elif word not in _text(note).casefold():
                yield Unchecked(key, why, WhyNot.PERSON)


def _missing(said: str, key: str, rule: object, note: PageNote, slot: str = "") -> Finding:
    from packetgen.jurisdiction.model import Constraint

    assert isinstance(rule, Constraint)
    caption = caption_of(note)
    return CHECK.finding(
        f"The first page does not show {said}.",
        rule=rule,
        key=key,
        effect=Effect.VIOLATION,
        note=note,
        box=caption.box if caption is not None else None,
        measured="not found",
        wanted=said,
        fix=_FIXES.get(slot, "Complete the caption."),
    )


CHECK = Check(
    "PG406",
    "caption-slots",
    (SLOTS, DESCRIPTION, JUDGE_KEY, REFEREE, ADDRESSES, PARCELS),
    page=on_page,
    doc=__doc__,
)
