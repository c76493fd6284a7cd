"""The signature block says who signs and how to reach them, as the court wants.

Bad: a motion signed "/s/ J. Advocate" with neither address nor telephone (Fed. R. Civ. P. 11(a)).
Good: name, bar number, firm, address, telephone and e-mail below the signature; in California the
same stands at the head of the first page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..contact_fields import (
    BAR,
    EMAIL,
    FIRM,
    OWN,
    PHONE,
    POSTCODE,
    REPRESENTED,
    with_whole_addresses,
)
from ..finding import Finding
from ..judgement import words_of
from ..papers.first_page import COURT
from ..papers.headings_seen import papers_in
from ..papers.signatures_seen import signatures_in
from ..papers.title_seen import document_of, title_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

KEY = "signature_block.fields"
_SERVERS = "proof_of_service"
"""Signed by whoever served, who need not be a lawyer: what is wanted there is PG903's business."""
_JUDGES = ("order", "proposed_order", "judgment", "jury_instruction", "subpoena", "summons")
_FIRM = "a firm"
_TESTS: dict[str, tuple[str, re.Pattern[str]]] = {
    "address": ("an address", POSTCODE),
    "email": ("an e-mail address", EMAIL),
    "phone": ("a telephone number", PHONE),
    "bar_number": ("a bar number", BAR),
    "firm": (_FIRM, FIRM),
    "party_represented": ("the party represented", REPRESENTED),
    "date": ("a date", re.compile(r"\b(dated?|on)\b.*\d|_{4,}", re.I)),
}


def _filer_block(note: PageNote) -> str:
    """What stands above the court's title; long names fill more than the upper half with it."""
    title = min((row.baseline for row in note.rows if COURT.search(row.text)), default=note.height)
    below = min(max(title, 0.45 * note.height), 0.75 * note.height)
    return " ".join(row.text for row in note.rows if row.baseline < below)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read the block below the signature, and what the first page says of the filer."""
    for part, mine in papers_in(notes, parts):
        rules = scope.bounds(KEY, part.kind)
        if not rules:
            continue
        if scope.jurisdiction.conditions.document == _SERVERS:
            yield Unchecked(KEY, "the paper is signed by the person who served")
            continue
        places = [s for s in signatures_in(mine) if not s.is_declaration]
        if not places:
            yield Unchecked(KEY, "no signature block was found")
            continue
        if _by_the_court(mine, scope):
            yield Unchecked(KEY, "the paper is signed by the court")
            continue
        head = _filer_block(mine[0])
        firms = tuple(c.firm for c in (scope.case.counsel if scope.case else ()) if c.firm)
        for rule in rules:
            # Certificates after the paper's own signature are signed by the name alone.
            last, lacking = min(
                (
                    (s, _lacking(f"{head} {s.text}", words_of(rule), firms))
                    for s in reversed(places)
                ),
                key=lambda pair: len(pair[1]),
            )
            if lacking:
                yield CHECK.finding(
                    "The signature block lacks " + ", ".join(lacking) + ".",
                    rule=rule,
                    key=KEY,
                    # Whoever practises alone may have no firm to name.
                    effect=Effect.ADVISORY if lacking == [_FIRM] else Effect.VIOLATION,
                    note=last.note,
                    box=last.row.box,
                    measured="not found below the signature",
                    wanted=", ".join(words_of(rule)).replace("_", " "),
                    fix="Complete the signature block.",
                )


def _by_the_court(notes: Sequence[PageNote], scope: Scope) -> bool:
    """Whether a judge or a clerk signs: an order, or a stipulation with the order in it.

    "To the Honorable Judge of said Court", at the head of Texas papers, is no signature, and a
    motion stays the filer's whatever order it asks for.
    """
    first = notes[0]
    kind = scope.jurisdiction.conditions.document
    kind = kind or document_of(title_of(first.lines, first.width, first.height))
    if kind:
        return kind in _JUDGES
    text = " ".join(note.text for note in notes)
    return bool(_ORDERED.search(text))


_ORDERED = re.compile(
    r"\b(?:judge|magistrate|justice) of (?!said\b)|\bso ordered\b|\bit is ordered\b", re.IGNORECASE
)


def _lacking(text: str, wanted: tuple[str, ...], firms: tuple[str, ...]) -> list[str]:
    """What of these fields a block does not say; a fax number is wanted only "if any".

    Args:
        text: The block.
        wanted: The fields that a rule names.
        firms: Names of the case's firms, which need no word that tells a firm.
    """
    own = bool(OWN.search(text))
    text = with_whole_addresses(text)
    if any(_plain(firm) in _plain(text) for firm in firms):
        wanted = tuple(field for field in wanted if field != "firm")
    return [
        said
        for field, (said, pattern) in _TESTS.items()
        if field in wanted
        and not pattern.search(text)
        and not (own and field in ("bar_number", "firm", "email", "party_represented"))
    ]


def _plain(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).casefold()


CHECK = Check("PG902", "signature-block", (KEY,), file=in_file, doc=__doc__)
