"""A motion, a notice and a separate statement say and are what the court's rule wants.

Bad: a notice of motion in California whose first paragraph states neither the relief nor the
grounds (rule 3.1110(a)); a motion without its memorandum (rule 3.1112).
Good: "will move for an order setting aside the default on the ground that …".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator

from ..finding import Finding
from ..judgement import words_of
from ..papers.headings_seen import papers_in
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

OPENING, PARTS, STATEMENT = "motion.opening", "motion.parts", "motion.separate_statement"
HEARING, ORDER = "notice_of_hearing.contents", "packet.proposed_order"
DISCLOSURE = "packet.disclosure_statement"
KEYS = (OPENING, PARTS, STATEMENT, HEARING, ORDER, DISCLOSURE)
_SAID: dict[str, tuple[str, re.Pattern[str]]] = {
    "time": ("the time", re.compile(r"\d{1,2}:\d{2}|\bo.clock\b|\bnoon\b", re.I)),
    "place": (
        "the place",
        re.compile(
            r"\b(department|dept|courtroom|room|street|avenue|courthouse|located|part \d+)\b",
            re.I,
        ),
    ),
    "papers": (
        "the papers it rests on",
        re.compile(
            r"\b(affidavit|affirmation|declaration|memorandum|papers|pleadings|exhibits?)\b", re.I
        ),
    ),
    "relief": (
        "the relief",
        re.compile(r"\b(order|relief|will move|moves?|request|judgment|seeks?)\b", re.I),
    ),
    "grounds": (
        "the grounds",
        re.compile(r"\b(grounds?|because|pursuant|under|reason|cplr|rule|section|§)\b", re.I),
    ),
    "location_or_link": (
        "where it is, or a link",
        re.compile(r"https?://|zoom|courtroom|street|located", re.I),
    ),
    "court_contact": ("how to reach the court", re.compile(r"\(\d{3}\)|\d{3}-\d{4}|@", re.I)),
    "evidence_instructions": (
        "how to hand in evidence",
        re.compile(r"\b(evidence|exhibits?)\b", re.I),
    ),
}


_BESIDE = {
    ORDER: "File a proposed order with the motion, as a paper of its own: this file holds none",
    DISCLOSURE: "File the disclosure statement, as a paper of its own: this file holds none",
}


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read the first pages of each paper."""
    document = scope.jurisdiction.conditions.document
    for part, mine in papers_in(notes, parts):
        text = " ".join(n.text for n in mine[:4])
        for key in (OPENING, HEARING):
            for rule in scope.bounds(key, part.kind):
                yield from _lacks(key, rule, text, mine[0])
        for rule in scope.bounds(STATEMENT, part.kind):
            if "two-column" in words_of(rule) and not _two_columns(mine):
                yield _finding(
                    "The separate statement is not set in two columns.",
                    STATEMENT,
                    rule,
                    mine[0],
                    "one column",
                    "facts left, evidence right",
                )
    everything = " ".join(n.text for n in notes if n.text)
    if document in ("motion", "notice_of_motion"):
        for rule in scope.bounds(PARTS):
            for piece, pattern in (
                ("notice", r"notice of (motion|hearing)"),
                ("motion", r"\bmotion\b"),
                ("memorandum", r"memorandum"),
            ):
                if piece in words_of(rule) and not re.search(pattern, everything, re.I):
                    yield _finding(
                        f"The motion comes without a {piece}.",
                        PARTS,
                        rule,
                        notes[0],
                        "not found in this file",
                        "notice, motion and memorandum",
                        Effect.ADVISORY,
                        f"Join the {piece} to this file, or file it beside this one.",
                    )
    test: dict[str, Callable[[str], object]] = {
        ORDER: lambda t: (
            document not in ("motion", "notice_of_motion") or re.search(r"proposed order", t, re.I)
        ),
        DISCLOSURE: lambda t: re.search(r"disclosure statement|rule 7\.1", t, re.I),
    }
    for key, there in test.items():
        for rule in scope.bounds(key):
            if rule.operator is Operator.REQUIRED and not there(everything):
                yield Unchecked(key, _BESIDE[key], WhyNot.PERSON)


def _lacks(key: str, rule: Constraint, text: str, note: PageNote) -> Iterator[Finding]:
    lacking = [s for f, (s, p) in _SAID.items() if f in words_of(rule) and not p.search(text)]
    if lacking:
        what = "The notice of motion" if key == OPENING else "The notice of hearing"
        yield _finding(
            f"{what} does not state {', '.join(lacking)}.",
            key,
            rule,
            note,
            "not found",
            ", ".join(words_of(rule)).replace("_", " "),
        )


def _two_columns(notes: list[PageNote]) -> bool:
    lefts = [round(r.left / 12) for n in notes for r in n.rows if r.right - r.left < 0.5 * n.width]
    rights = sum(1 for left in lefts if 22 <= left <= 32)
    lines = sum(len(n.rows) for n in notes) or 1
    wide = sum(1 for n in notes for r in n.rows if re.search(r"\S\s{3,}\S", r.text))
    named = any(re.search(r"supporting evidence", n.text, re.I) for n in notes)
    return rights + wide > 0.15 * lines or named


def _finding(
    said: str,
    key: str,
    rule: Constraint,
    note: PageNote,
    measured: str,
    wish: str,
    effect: Effect | None = None,
    fix: str = "Add what is missing to the paper.",
) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, effect=effect, note=note, measured=measured, wanted=wish,
        fix=fix,
    )  # fmt: skip


CHECK = Check("PG908", "motion-contents", KEYS, file=in_file, doc=__doc__)
