"""Identifiers that only some courts protect are treated as these courts want.

Passport, alien and other government numbers, employee and insurance numbers, home addresses,
telephone numbers of parties, e-mail addresses, user names and passwords, and the birth dates and
Social Security numbers of minors. Looked for where words announce them, and only where the court
has a rule. What stands in the caption, a signature block or a proof of service does not count.

Bad: "passport no. 512345678" in a Texas petition (Tex. R. Civ. P. 21c); "the children, born May 4,
2015" in a Washington family case (GR 22).
Good: "passport no. XXXXXXXXX"; "the children, ages 9 and 11".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..contact_fields import EMAIL, PHONE
from ..finding import Finding
from ..judgement import words_of
from ..papers.identifiers import find_identifiers
from ..pdf.unseen_texts import texts_beside_pages
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

_NUMBER = r"\s*(?:no\.?|nos\.?|number|num\.?|id|\#)?\s*(?:is|was)?\s*[:.\#]?\s*"
_TREATED: dict[str, tuple[str, re.Pattern[str]]] = {
    name: (said, re.compile(pattern, re.IGNORECASE))
    for name, said, pattern in (
        ("passport", "A passport number", rf"\bpassport{_NUMBER}(?P<value>[A-Z]?\d{{7,9}})\b"),
        (
            "government_id",
            "A personal number from a government",
            rf"\b(?:alien(?:\s+registration)?|a-?number|state\s+id(?:entification)?|visa|uscis)"
            rf"{_NUMBER}(?P<value>[A-Z]?[\d-]{{7,12}})\b",
        ),
        (
            "employee_id",
            "An employee's number",
            r"\bemployee\s+(?:id(?:entification)?|no\.?|number|\#)\s*(?:no\.?|number|\#)?"
            r"\s*(?:is)?\s*[:.\#]?\s*(?P<value>[A-Z]{0,3}-?\d{4,12})\b",
        ),
        (
            "insurance_account",
            "An insurance account number",
            r"\b(?:insurance|policy|member|subscriber)\s+(?:account|policy|id|no\.?|number|\#)"
            r"\s*(?:no\.?|number|\#)?\s*(?:is)?\s*[:.\#]?\s*(?P<value>[A-Z]{0,4}-?\d[\d-]{5,14})\b",
        ),
        (
            "home_address",
            "A home address",
            r"\b(?:resid(?:es?|ing|ence)(?:\s+(?:is|at))*|home\s+address(?:\s+is)?|lives?\s+at)"
            r"\s*[:,]?\s*(?P<value>\d{1,6}\s+(?:[A-Z][\w.’'-]*\s+){1,4}"
            r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|drive|dr\.?|lane|ln\.?|court|ct\.?|blvd\.?"
            r"|boulevard|way|place|pl\.?|circle)\b)",
        ),
        ("phone", "A telephone number", rf"(?P<value>{PHONE.pattern})"),
        ("email", "An e-mail address", rf"(?P<value>{EMAIL.pattern})"),
        (
            "username",
            "A user name",
            r"\b(?:user\s?name|user\s?id|login)\s*[:=]\s*(?P<value>\S{3,})",
        ),
        (
            "password",
            "A password",
            r"\b(?:password|passcode|pin(?:\s+code)?)\s*(?:is|:|=)\s*(?P<value>\S*\d\S*)",
        ),
    )
}
MINOR_ADDRESS = "privacy.minor_address"
KEYS = (
    *(f"privacy.{name}" for name in _TREATED),
    "privacy.minor_birth_date",
    "privacy.minor_ssn",
    MINOR_ADDRESS,
)
_CHILD = re.compile(r"\b(minor|child(?:ren)?|son|daughter|infant)\b", re.IGNORECASE)
_MASK = re.compile(r"^[xX*#•●█_-]+$|[xX*#•]{3}")
_OWN_BLOCK = re.compile(
    r"\b(attorneys?|counsel|esq|bar no|sbn|clerk|court|served|service|respectfully|pro se)\b", re.I
)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Search the text of one page."""
    if not any(scope.bounds(key, note.kind) for key in KEYS):
        return
    words = [w for w in page.content.words if w.artifact != "Watermark"]
    starts, text, position = [], " ".join(w.text for w in words), 0
    for word in words:
        starts.append(position)
        position += len(word.text) + 1
    for key, start, end, said in _hits(text, scope):
        near = text[max(0, start - 260) : end + 160]
        if key in ("privacy.phone", "privacy.email") and (
            note.of_part == 1 or _OWN_BLOCK.search(near)
        ):
            continue
        boxes = [
            w.box
            for w, at in zip(words, starts, strict=True)
            if at < end and start < at + len(w.text) and w.upright
        ]
        yield from _judge(key, said, "the text", scope, note=note, box=union(boxes))


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Search everything that is not on a page."""
    if not any(scope.setting(key).is_set for key in KEYS):
        return
    said: set[tuple[str, int | None, str]] = set()
    for where, text, number in texts_beside_pages(pdf, notes):
        for key, _, _, what in _hits(text, scope):
            if (where, number, what) not in said:
                said.add((where, number, what))
                yield from _judge(key, what, where, scope, page=number)


def _hits(text: str, scope: Scope) -> Iterator[tuple[str, int, int, str]]:
    for name, (said, pattern) in _TREATED.items():
        key = f"privacy.{name}"
        if scope.setting(key).is_set:
            for match in pattern.finditer(text):
                if not _MASK.search(match["value"]):
                    yield key, match.start("value"), match.end("value"), said
    if scope.setting(MINOR_ADDRESS).is_set:
        for match in _TREATED["home_address"][1].finditer(text):
            if _CHILD.search(text[max(0, match.start() - 90) : match.end() + 40]):
                yield (
                    MINOR_ADDRESS,
                    match.start("value"),
                    match.end("value"),
                    "A minor's home address",
                )
    for hit in find_identifiers(text):
        key = f"privacy.minor_{hit.kind.value}"
        near = text[max(0, hit.start - 90) : hit.end + 40]
        if key in KEYS and scope.setting(key).is_set and _CHILD.search(near):
            said = "A minor's date of birth" if "birth" in key else "A minor's number"
            yield key, hit.start, hit.end, said


def _judge(key: str, said: str, where: str, scope: Scope, **place: object) -> Iterator[Finding]:
    rules = scope.setting(key).constraints
    treatments = {word for rule in rules for word in words_of(rule)}
    if not rules or "none" in treatments:
        return
    yield CHECK.finding(
        f"{said} stands in {where}.",
        rule=rules[0],
        key=key,
        effect=Effect.VIOLATION,
        measured="shown in full",
        wanted=", ".join(sorted(treatments)).replace("_", " ").replace("last4", "last four"),
        fix="Mask it in the source and export again.",
        **place,  # type: ignore[arg-type]
    )


CHECK = Check("PG704", "other-identifiers", KEYS, page=on_page, file=in_file, doc=__doc__)
