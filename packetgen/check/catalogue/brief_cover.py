"""The cover of a brief says what the court wants on it, the number at its head.

Bad: a federal appellate brief whose cover names no court below (Fed. R. App. P. 32(a)(2)).
Good: number, court, title of the case, nature of the proceeding, court below, title of the brief,
and counsel with address and telephone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from packetgen.pages.pagemap import PartKind

from ..contact_fields import PHONE, POSTCODE
from ..finding import Finding
from ..judgement import words_of
from ..papers.caption_patterns import NUMBER, ROLES, VERSUS
from ..papers.first_page import COURT
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

FIELDS, NUMBER_KEY = "cover.fields", "cover.number"
_TESTS: dict[str, tuple[str, Callable[[str], object]]] = {
    "number": ("the number", lambda t: NUMBER.search(t) or re.search(r"\b\d{2}-\d{2,6}\b", t)),
    "court": ("the court", COURT.search),
    "case_title": ("the title of the case", lambda t: VERSUS.search(t) or ROLES.search(t)),
    "nature": (
        "the nature of the proceeding",
        lambda t: re.search(r"\b(appeal|petition|review|mandamus|writ)", t, re.I),
    ),
    "court_below": (
        "the court below",
        lambda t: re.search(
            r"\b(from|appeal|review)\b.{0,80}\b(court|board|agency|commission|district)",
            t,
            re.I | re.S,
        ),
    ),
    "title": (
        "the title of the brief",
        lambda t: re.search(r"\b(brief|petition|reply|appendix|motion)\b", t, re.I),
    ),
    "counsel_name": (
        "counsel",
        lambda t: re.search(r"\b(attorneys?|counsel|esq|pro se)\b", t, re.I),
    ),
    "counsel_address": ("counsel's address", POSTCODE.search),
    "counsel_phone": ("counsel's telephone", PHONE.search),
}


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read the cover: the part that is one, or the first page of a brief."""
    rules = [(k, r) for k in (FIELDS, NUMBER_KEY) for r in whole_file_bounds(scope, k)]
    if not rules:
        return
    covers = [p for p in parts if p.kind is PartKind.COVER and not p.label]
    note = notes[covers[0].first - 1] if covers else notes[0]
    text = " ".join(row.text for row in note.rows)
    if not text:
        for key, _ in rules:
            yield Unchecked(key, "the cover has no text to read", WhyNot.UNMEASURED)
        return
    for key, rule in rules:
        if key == FIELDS:
            lacking = [
                s for f, (s, test) in _TESTS.items() if f in words_of(rule) and not test(text)
            ]
            if lacking:
                yield CHECK.finding(
                    "The cover does not show " + ", ".join(lacking) + ".",
                    rule=rule,
                    key=FIELDS,
                    note=note,
                    measured="not found",
                    wanted=", ".join(words_of(rule)).replace("_", " "),
                    fix="Complete the cover.",
                )
            continue
        top = next(
            (
                r
                for r in note.rows
                if NUMBER.search(r.text) or re.search(r"\b\d{2}-\d{2,6}\b", r.text)
            ),
            None,
        )
        if top is not None and (top.baseline > 0.3 * note.height or not top.centered):
            yield CHECK.finding(
                "The number does not stand at the head of the cover, in the middle.",
                rule=rule,
                key=NUMBER_KEY,
                note=note,
                box=top.box,
                measured="elsewhere",
                wanted="centred at the top",
                fix="Move the number to the top of the cover.",
            )


CHECK = Check("PG907", "brief-cover", (FIELDS, NUMBER_KEY), file=in_file, doc=__doc__)
