"""The date of the hearing stands on the first page of a paper for a hearing.

Whether a hearing is set is known from the case's data; without them, a paper that is a notice of a
motion or of a hearing by its title must say when it is heard, and of others nothing is said.

Bad: a notice of motion whose first page does not say when the motion is heard.
Good: date, time and department below the case number (Cal. Rules of Court, rule 3.1110(b)).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect
from packetgen.reading.english_days import long_day

from ..finding import Finding
from ..judgement import words_of
from ..papers.caption_seen import caption_of
from ..papers.first_page import court_line, is_first
from ..papers.title_seen import document_of, title_of
from ..scope import Check, PageNote, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Date and time of the hearing stand below the case number, where the case knows them."""
    rules = scope.bounds("caption.motion_block", note.kind)
    if not rules or not is_first(note):
        return
    hearings = scope.case.hearings if scope.case else ()
    court = court_line(note.lines, note.height)
    if not hearings and court is not None and _gives_notice(note, scope):
        yield from _undated(note, rules)
        return
    if not hearings or court is None:
        yield Unchecked(
            "caption.motion_block",
            "whether a hearing is set is known only with the case's data",
            WhyNot.NEEDED,
        )
        return
    caption = caption_of(note)
    title = " ".join(line.text for line in caption.title) if caption is not None else ""
    document = scope.jurisdiction.conditions.document
    if not _is_heard(document, " ".join((title, *scope.document_titles))):
        yield Unchecked("caption.motion_block", "the paper is not for a hearing")
        return
    text = " ".join(line.text for line in note.lines if line.baseline > court.baseline)
    if any(form in text for hearing in hearings for form in written(hearing.on)):
        return
    for rule in rules:
        if "hearing_date" in words_of(rule):
            yield _missing(note, rule)


def _missing(note: PageNote, rule: Constraint, effect: Effect | None = None) -> Finding:
    caption = caption_of(note)
    return CHECK.finding(
        "The date of the hearing does not stand on the first page.",
        rule=rule,
        key="caption.motion_block",
        effect=effect,
        note=note,
        box=caption.box if caption is not None else None,
        measured="not found",
        wanted="date, time and place of the hearing below the case number",
        fix="Add the hearing block below the case number.",
    )


def _gives_notice(note: PageNote, scope: Scope) -> bool:
    """Whether the paper is one that says of itself when it is heard."""
    kind = scope.jurisdiction.conditions.document
    kind = kind or document_of(title_of(note.lines, note.width, note.height))
    return kind in ("notice_of_motion", "notice_of_hearing")


def _undated(note: PageNote, rules: Sequence[Constraint]) -> Iterator[Finding]:
    """A notice whose first page has neither a line for the hearing nor a day with an hour."""
    caption = caption_of(note)
    text = " ".join(line.text for line in note.lines)
    if (caption is not None and _LINE.search(caption.text)) or _HOUR.search(text):
        return
    for rule in rules:
        if "hearing_date" in words_of(rule):
            yield _missing(note, rule, Effect.VIOLATION)


_LINE = re.compile(
    r"\b(?:hearing|date|hrg\.?|heard|return date)\b\W{0,3}(?:date\b)?", re.IGNORECASE
)
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b|noon\b|o’clock)", re.IGNORECASE)


def _is_heard(document: str, title: str) -> bool:
    """Whether a paper is one for a hearing: a motion and what supports or opposes it."""
    if document:
        return document in _HEARD
    return bool(re.search(r"\b(motion|demurrer|application|opposition|reply)\b", title, re.I))


_HEARD = (
    "motion", "notice_of_motion", "memorandum", "opposition", "reply", "declaration", "affidavit",
    "affirmation", "separate_statement", "request_for_judicial_notice", "objection",
)  # fmt: skip


def written(day: dt.date) -> tuple[str, ...]:
    """The ways in which an American paper writes a day."""
    return (
        long_day(day),
        f"{day.month}/{day.day}/{day.year}",
        f"{day.month:02}/{day.day:02}/{day.year}",
        f"{day.month}/{day.day}/{day.year % 100:02}",
    )


CHECK = Check("PG405", "hearing-block", ("caption.motion_block",), page=on_page, doc=__doc__)
