"""How a subpoena goes out, as far as its papers tell: server's age, enclosures, notice, delivery.

What the file does not show is left to a person; the dates of notices are counted from the case
(PG924).

Bad: a proof of personal service that does not say that the server is eighteen; a subpoena in a
California criminal case that has the records brought to the defender's office.
Good: "I am at least 18 years old and not a party"; "deliver the records to the clerk of the court".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..for_a_person import left_to_a_person
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

AGE, WITH = "subpoena.server_minimum_age", "subpoena.accompanied_by"
TO, NOTICE = "subpoena.records_to", "subpoena.notice_to_parties"
KEYS = (AGE, WITH, TO, NOTICE)
_PROOF = re.compile(
    r"\b(?:proof|return|affidavit|declaration|certificate)\s+of\s+(?:personal\s+)?service\b"
    r"|\bserved\s+(?:this|the)\s+(?:\w+\s+)?subpoena\b",
    re.IGNORECASE,
)
_WORDS = {18: "eighteen", 21: "twenty-one"}
_ENCLOSED = {
    "affidavit": re.compile(r"\b(?:affidavit|declaration)\b(?!\s+of\s+(?:\w+\s+)?service)", re.I),
    "consumer_notice": re.compile(r"\bnotice\s+to\s+(?:the\s+)?(?:consumer|employee)", re.I),
    "authorization_or_order": re.compile(
        r"\bauthorization\b|\b(?:court|protective)\s+order\b|\bsatisfactory\s+assurances?\b", re.I
    ),
}
_HANDED = r"\b(?:deliver|mail|send|produce|bring|forward|transmit)\w*\b[^.;]{0,120}?\b(?:to|at)\b"
_TO_COURT = re.compile(_HANDED + r"[^.;]{0,60}?\b(?:clerk|court|judge)\b", re.IGNORECASE)
_TO_PARTY = re.compile(
    _HANDED + r"[^.;]{0,60}?\b(?:law\s+offices?|attorneys?|counsel|public\s+defender"
    r"|district\s+attorney|legal\s+aid)\b",
    re.IGNORECASE,
)
_NOTIFIED = re.compile(
    r"\bnotice\b[^.;]{0,80}\b(?:to|on|upon)\s+(?:each|every|all|the)\s+(?:other\s+)?part(?:y|ies)\b"
    r"|\b(?:served|sent|gave|given|mailed)\b[^.;]{0,120}\bcopy\b[^.;]{0,80}\b(?:each|every|all)\s+"
    r"(?:other\s+)?part(?:y|ies)\b",
    re.IGNORECASE,
)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read the subpoena and what is in the file with it."""
    if not any(scope.setting(key).is_set for key in KEYS):
        return
    kinds = (PartKind.PAPER, PartKind.OFFICIAL_FORM)
    mine = [n for n in notes if n.kind in kinds]
    text = re.sub(r"\s+", " ", " ".join(n.text for n in mine))
    proof = next((n for n in mine if _PROOF.search(n.text)), None)
    yield from _age(proof, text, scope)
    wanted = {w for rule in scope.setting(WITH).constraints for w in words_of(rule)}
    titled = " ".join((text, *(p.title for p in parts), *(m.title for m in pdf.bookmarks)))
    if not all(_ENCLOSED[w].search(titled) for w in wanted if w in _ENCLOSED):
        yield from left_to_a_person(scope, WITH)
    yield from _records(text, mine, scope)
    if not _NOTIFIED.search(text):
        yield from left_to_a_person(scope, NOTICE)


def _age(proof: PageNote | None, text: str, scope: Scope) -> Iterator[Finding | Unchecked]:
    if proof is None:
        yield from left_to_a_person(scope, AGE)
        return
    for rule in scope.setting(AGE).constraints:
        least = int(rule.value)
        years = rf"(?:{least}|{_WORDS.get(least, least)})"
        if not re.search(
            rf"\b(?:at\s+least|over|above|not\s+less\s+than|older\s+than|age\s+of)\b.{{0,30}}\b{years}\b"
            rf"|\b{years}\b.{{0,30}}\b(?:or\s+older|or\s+over|of\s+age)\b",
            text,
            re.IGNORECASE,
        ):
            yield CHECK.finding(
                "The proof of service does not say that the server is old enough.", rule=rule,
                key=AGE, note=proof, measured="no age stated", wanted=f"at least {least} years",
                fix="Have the server state it.",
            )  # fmt: skip


def _records(text: str, mine: list[PageNote], scope: Scope) -> Iterator[Finding | Unchecked]:
    if _TO_COURT.search(text):
        return
    party = next((n for n in mine if _TO_PARTY.search(n.text)), None)
    if party is None:
        yield from left_to_a_person(scope, TO)
        return
    for rule in scope.setting(TO).constraints:
        if rule.value == "court":
            yield CHECK.finding(
                "The subpoena has the records brought to a party's lawyer.", rule=rule, key=TO,
                note=party, measured="to a lawyer", wanted="to the court",
                fix="Name the clerk of the court as the place of delivery.",
            )  # fmt: skip


CHECK = Check("PG912", "subpoena-service", KEYS, file=in_file, doc=__doc__)
