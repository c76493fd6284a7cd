"""What tells of treatment goes out with its notice, on its authority, or without what identifies.

Looked for where a paper or letter says itself that it is de-identified (45 CFR 164.514(b)(2)), or
that it tells of records under 42 CFR part 2. Names, places and pictures are for a person.

Bad: a "de-identified summary" with a telephone number; a letter that encloses records under 42 CFR
part 2 without the statement of section 2.32; one used in court that names no consent and no order.
Good: the statement "42 CFR part 2 prohibits unauthorized use or disclosure of these records", and
"with the patient's written consent of December 1, 2026".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect
from packetgen.pages.pagemap import PartKind
from packetgen.reading.english_days import ANY_MONTH

from ..contact_fields import EMAIL, PHONE
from ..finding import Finding
from ..for_a_person import left_to_a_person, nothing_here
from ..judgement import words_of
from ..papers.identifiers import find_identifiers
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

HARBOR, NOTICE = "privacy.safe_harbor", "privacy.disclosure_notice"
CONSENT, USE = "privacy.disclosure_consent", "privacy.legal_use"
KEYS = (HARBOR, NOTICE, CONSENT, USE)
_STRIPPED = re.compile(r"\bde-?\s?identified\b", re.IGNORECASE)
_PART_2 = re.compile(
    r"\b42\s*C\.?\s?F\.?\s?R\.?\s*(?:,?\s*(?:part|pt\.?|§+)\s*)?2\b(?!\d)", re.IGNORECASE
)
_STATEMENT = re.compile(
    r"42\s*CFR\s*part\s*2\s*prohibits\s+unauthorized\s+use\s+or\s+disclosure"
    r"|protected\s+by\s+federal\s+confidentiality\s+rules\s*\(42\s*CFR\s*part\s*2\)",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"42\s*CFR\s*part\s*2\s*prohibits\s+unauthorized\s+disclosure", re.IGNORECASE
)
"""The short statement of 2018; the rule of February 16, 2024 put "use or" before "disclosure"."""
_CONSENTED = re.compile(r"\b(?:written\s+)?(?:consent(?:s|ed)?|authoriz\w+)\b", re.IGNORECASE)
_ALLOWED = re.compile(
    r"\bconsent(?:s|ed)?\b|\b(?:court(?:[’']s)?|an|the|by)\s+order\b|\b2\.6[4-7]\b|\bauthoriz\w+",
    re.IGNORECASE,
)
_IDENTIFIERS: dict[str, re.Pattern[str]] = {
    "date": re.compile(rf"\b{ANY_MONTH}\.?\s+\d{{1,2}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"),
    "phone": PHONE,
    "fax": re.compile(r"\b(?:fax|facsimile)\b\D{0,12}\d", re.IGNORECASE),
    "email": EMAIL,
    "medical_record": re.compile(
        r"\b(?:MRN|(?:medical\s+)?record\s+(?:no\.?|number))\W*\w*\d", re.I
    ),
    "health_plan": re.compile(
        r"\b(?:member|beneficiary|plan|policy)\s+(?:id|no\.?|number)\W*\w*\d", re.I
    ),
    "license": re.compile(r"\blicen[sc]e\s+(?:no\.?|number)\W*\w*\d", re.IGNORECASE),
    "vehicle": re.compile(r"\b(?:VIN|license\s+plate)\b\W*\w*\d", re.IGNORECASE),
    "device": re.compile(r"\b(?:device|serial)\s+(?:id|no\.?|number)\W*\w*\d", re.IGNORECASE),
    "url": re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE),
    "ip_address": re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"),
}
_FORMS = {"ssn": "ssn", "account": "account", "card": "account", "driver_license": "license"}


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read what the papers and letters of the file say of themselves."""
    text = " ".join(n.text for n in notes)
    yield from _de_identified(notes, text, scope)
    told = next((n for n in notes if _PART_2.search(n.text)), None)
    why = "the file speaks of no records under 42 CFR part 2" if told is None else ""
    if scope.jurisdiction.conditions.document == "consent":
        why = "the file is a consent to be signed, which holds no records"
    if told is None or why:
        for key in (NOTICE, CONSENT, USE):
            yield from nothing_here(scope, key, why)
        return
    for rule in scope.setting(NOTICE).constraints:
        if _STATEMENT.search(text):
            continue
        older = _SUPERSEDED.search(text) is not None
        yield CHECK.finding(
            "The file has the statement of 2018 with records under 42 CFR part 2, which was "
            "superseded." if older else
            "The file speaks of records under 42 CFR part 2 without the statement that goes "
            "with them.", rule=rule, key=NOTICE, note=told,
            measured="a statement without “use or”" if older else "no statement",
            wanted=str(rule.value),
            fix="Replace it with the current one." if older else
            "Add the statement to each disclosure.",
        )  # fmt: skip
    for rule in scope.setting(CONSENT).constraints:
        if not _CONSENTED.search(text):
            yield CHECK.finding(
                "The file speaks of records under 42 CFR part 2 and of no consent.", rule=rule,
                key=CONSENT, effect=Effect.ADVISORY, note=told, measured="no consent named",
                wanted="a copy of the consent, or an account of its scope",
                fix="Enclose the consent, or say what it covers.",
            )  # fmt: skip
    used = any(p.kind in (PartKind.PAPER, PartKind.OFFICIAL_FORM) for p in parts)
    if not used:
        yield from nothing_here(scope, USE, "the file holds no paper for a court")
    for rule in scope.setting(USE).constraints if used else ():
        if not _ALLOWED.search(text):
            yield CHECK.finding(
                "A paper speaks of records under 42 CFR part 2 and names neither consent nor "
                "order.", rule=rule, key=USE, effect=Effect.ADVISORY, note=told,
                measured="no authority named",
                wanted=" or ".join(w.replace("_", " ") for w in words_of(rule)),
                fix="Name the consent or the order; without one, take the records out.",
            )  # fmt: skip


def _de_identified(
    notes: tuple[PageNote, ...], text: str, scope: Scope
) -> Iterator[Finding | Unchecked]:
    said = next((n for n in notes if _STRIPPED.search(n.text)), None)
    if said is None:
        yield from nothing_here(scope, HARBOR, "nothing in the file is said to be de-identified")
        return
    found = {name for name, pattern in _IDENTIFIERS.items() if pattern.search(text)}
    found |= {_FORMS[i.kind.value] for i in find_identifiers(text) if i.kind.value in _FORMS}
    for rule in scope.setting(HARBOR).constraints:
        left = [word for word in words_of(rule) if word in found]
        if left:
            yield CHECK.finding(
                "The file is said to be de-identified, and still identifies.", rule=rule,
                key=HARBOR, note=said, measured=", ".join(w.replace("_", " ") for w in left),
                wanted="none of the identifiers that the rule lists",
                fix="Take them out, or do not call it de-identified.",
            )  # fmt: skip
    yield from left_to_a_person(scope, HARBOR, "names, places and pictures were not looked for")


CHECK = Check("PG705", "health-records", KEYS, file=in_file, doc=__doc__)
