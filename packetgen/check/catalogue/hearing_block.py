"""The date of the hearing stands on the first page of a paper for a hearing.

Whether a hearing is set is known only from the case's data; without them nothing is said.

Bad: a notice of motion whose first page does not say when the motion is heard.
Good: date, time and department below the case number (Cal. Rules of Court, rule 3.1110(b)).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.reading.english_days import long_day

from ..finding import Finding
from ..judgement import words_of
from ..papers.caption_seen import caption_of
from ..papers.first_page import court_line, is_first
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
            yield CHECK.finding(
                "The date of the hearing does not stand on the first page.",
                rule=rule,
                key="caption.motion_block",
                note=note,
                measured="not found",
                wanted="date, time and place of the hearing below the case number",
                fix="Add the hearing block below the case number.",
            )


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
