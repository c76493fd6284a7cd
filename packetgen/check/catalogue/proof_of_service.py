"""A paper to be served bears a proof of service that says when, how and on whom it was served.

With the case's data, everybody whom its services list (without services: the other parties'
lawyers, and parties without one) must be named; that is advice, for a name may be written in
another way.

Bad: a motion for a Texas court without a certificate of service (Tex. R. Civ. P. 21(d)); one that
says "by mail" and names nobody; a certificate without a date.
Good: "I certify that on March 3, 2026 a copy was served by e-mail on Alex Opponent, attorney for
Oakwood Properties, LLC, alex@example.org".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.pages.pagemap import PartKind
from packetgen.reading.letters import letters_of

from ..contact_fields import EMAIL, POSTCODE
from ..finding import Finding
from ..judgement import words_of
from ..kind_told import hears_appeals
from ..papers.headings_seen import papers_in, stretches_of
from ..papers.title_seen import title_of
from ..papers.to_be_served import names, to_be_served
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

USE, FIELDS, ON_PAPER = (
    "proof_of_service.use",
    "proof_of_service.fields",
    "proof_of_service.on_paper",
)
WORDING, DECLARED = "proof_of_service.wording", "proof_of_service.declaration"
KEYS = (USE, FIELDS, ON_PAPER, WORDING, DECLARED)
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+day\s+of\s+\w+,?\s+\d{4}"
    r"|\b\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\b"
)
_MANNER = re.compile(
    r"\b(mail|e-?mail|electronic|personal|hand[- ]deliver|overnight|courier|fax|facsimile|cm/ecf"
    r"|ecf|e-?serv|portal|nyscef|first[- ]class|fedex|deliver)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(upon|on|to|served)\b.{0,200}?\b[A-Z][\w’'-]+\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]+"
)
_FOR = re.compile(
    r"\b(attorneys?|counsel|solicitors?)\s+(for|of)\b|\bpro se\b|\bin pro per\b", re.I
)
_BLANK = re.compile(r"_{6,}")
_PERJURY = re.compile(r"penalt(y|ies)\s+of\s+perjury", re.I)
_NOT_SERVED = (
    "order", "proposed_order", "subpoena", "letter", "bundle", "exhibit_cover", "exhibit_index"
)  # fmt: skip
_SAID = re.compile(
    r"\b(?:certify|declare)\b.{0,200}\bserved\b"
    r"|\bcertify\b.{0,200}\b(?:serves|service|furnished|mailed|e-?mailed|delivered|sent)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that says, without a heading, that the paper was served."""
_LATER = re.compile(r"\b(?:amended|supplement\w*)\b", re.IGNORECASE)
_TESTS: dict[str, tuple[str, re.Pattern[str]]] = {
    "date": ("a date", _DATE),
    "manner": ("how it was served", _MANNER),
    "names": ("who was served", _NAMED),
    "addresses": ("the addresses", re.compile(f"{EMAIL.pattern}|{POSTCODE.pattern}")),
    "attorney_for": ("whom they represent", _FOR),
    "certified_by_server": (
        "a statement of the server",
        re.compile(r"\b(certif|declare|sworn|affirm)", re.I),
    ),
}


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read the proof of service of each paper, or miss it."""
    papers = list(papers_in(notes, parts))
    kind = scope.jurisdiction.conditions.document
    proofs: list[tuple[PageNote, list[str]]] = []
    for _, mine in papers:
        for note, stretch in stretches_of(mine):
            if stretch.kind == "proof_of_service":
                if not proofs or proofs[-1][0].part != note.part:
                    proofs.append((note, []))
                proofs[-1][1].append(stretch.row.text)
    if not papers:
        return
    if not proofs and kind == "proof_of_service":
        # The caption alone says what the paper is: all of it is the proof.
        proofs = [(mine[0], [r.text for n in mine for r in n.rows]) for _, mine in papers]
    if not proofs:
        if kind in _NOT_SERVED:
            return
        said = " ".join(n.text for _, mine in papers for n in mine)
        if _SAID.search(said):
            return
        if _begins_case(papers[0][1][0], scope):
            yield from (Unchecked(key, "the paper is served with the summons") for key in KEYS[:3])
            return
        yield from _missing(papers[-1][1][-1], scope)
        for key in (FIELDS, WORDING, DECLARED):
            yield Unchecked(key, "the file holds no proof of service")
        return
    for note, rows in proofs:
        yield from _judge(note, " ".join(rows), scope)
    said = " ".join(row for _, rows in proofs for row in rows)
    yield from _against_the_case(proofs[0][0], said, parts, scope)


def _begins_case(note: PageNote, scope: Scope) -> bool:
    """Whether a paper is served with the summons, so that the proof can only follow it."""
    if scope.jurisdiction.conditions.document not in ("complaint", "petition", "summons"):
        return False
    title = title_of(note.lines, note.width, note.height)
    return not _LATER.search(title) and not hears_appeals(scope.jurisdiction)


def _against_the_case(
    note: PageNote, text: str, parts: Sequence[PartSeen], scope: Scope
) -> Iterator[Finding]:
    """Those whom the case lists and no proof in the file names."""
    if scope.case is None or note.kind is not PartKind.PAPER:
        return
    documents = frozenset(part.id for part in parts) if scope.page_map is not None else frozenset()
    listed = to_be_served(scope.case, documents)
    left_out = [someone for someone in listed if not names(text, someone)]
    if left_out:
        rule = next((r for r in scope.bounds(FIELDS) if "names" in words_of(r)), None)
        yield CHECK.finding(
            "The proof of service does not name everybody whom the case lists for service.",
            rule=rule,
            key=FIELDS if rule else "",
            effect=Effect.ADVISORY,
            note=note,
            measured=f"{len(listed) - len(left_out)} of {len(listed)} named; not found: "
            + ", ".join(someone.printed for someone in left_out),
            wanted="everybody to be served",
            fix="Serve them and say so, or correct the case's list of services.",
        )


def _missing(note: PageNote, scope: Scope) -> Iterator[Finding]:
    for key in (ON_PAPER, USE):
        rules = [r for r in scope.bounds(key) if r.operator is Operator.REQUIRED]
        for rule in rules[:1]:
            yield CHECK.finding(
                "No proof of service was found.",
                rule=rule,
                key=key,
                effect=Effect.ADVISORY,
                note=note,
                measured="none in the file",
                wanted="a certificate or proof of service"
                + (" on the paper" if key == ON_PAPER else ""),
                fix="Add the proof of service, or file it by itself if the court lets you.",
            )
            return


def _judge(note: PageNote, text: str, scope: Scope) -> Iterator[Finding]:
    for rule in scope.bounds(FIELDS):
        lacking = _lacking(text, words_of(rule))
        if lacking:
            yield _finding(
                "The proof of service does not say " + ", ".join(lacking) + ".",
                FIELDS,
                rule,
                note,
                ", ".join(words_of(rule)).replace("_", " "),
                # A form with blanks is one that nobody has served by yet.
                Effect.ADVISORY if _BLANK.search(text) else None,
            )
    for rule in scope.bounds(DECLARED):
        if rule.operator is Operator.REQUIRED and not _PERJURY.search(text):
            yield _finding("The proof of service is not made under penalty of perjury.", DECLARED,
                           rule, note, "a declaration under penalty of perjury")  # fmt: skip
    for rule in scope.bounds(WORDING):
        stem = re.split(r"\{", str(rule.value))[0]
        if letters_of(stem) not in letters_of(text):
            finding = _finding(
                "The proof of service does not use the words that the rule proposes.",
                WORDING,
                rule,
                note,
                str(rule.value)[:120],
            )
            yield finding


def _lacking(text: str, fields: Sequence[str]) -> list[str]:
    return [s for f, (s, p) in _TESTS.items() if f in fields and not p.search(text)]


def _finding(
    said: str, key: str, rule: Constraint, note: PageNote, wish: str, effect: Effect | None = None
) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, effect=Effect.ADVISORY if key == WORDING else effect, note=note,
        measured="not found", wanted=wish,
        fix="Complete it from what was done; a service that was not made is not to be stated.",
    )  # fmt: skip


CHECK = Check("PG903", "proof-of-service", KEYS, file=in_file, doc=__doc__)
