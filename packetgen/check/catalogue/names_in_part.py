"""Names that a court wants in part alone: a surname at birth, a patient of mental-health services.

Looked for where words announce them; names that the case marks are found by private-identifiers.

Bad: "Anna Brown, born Castellanos" in Massachusetts (initials alone); "In re Maria Gomez, alleged
to be subject to involuntary admission" in an Illinois court of appeal (first name, last initial).
Good: "Anna Brown, née C."; "In re Maria G., alleged to be subject to involuntary admission".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.pages.pagemap import PartKind
from packetgen.reading.english_days import MONTHS

from ..finding import Finding
from ..for_a_person import left_to_a_person
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

BIRTH, PATIENT = "privacy.birth_surname", "privacy.patient_name"
_BORN = re.compile(
    r"\b(?i:n[ée]e|maiden\s+name|birth\s+(?:sur)?name|surname\s+at\s+birth|born(?=\s+[A-Z][a-z]+\b"
    r"(?!\s+\d)))\s*(?i:is|was|of|:)?\s*(?P<name>[A-Z]\.?[\w’'-]*)"
)
_PLACES = frozenset({"In", "On", "At", "To", "Into", "The", *MONTHS})
"""What follows "born" where no name does."""
_PATIENT = re.compile(
    r"\b(?:In\s+re|In\s+the\s+(?:Matter|Interest)\s+of)(?:\s+the\s+\w+\s+of)?:?\s+"
    r"(?P<first>[A-Z][\w’'-]+)\s+(?:[A-Z]\.?\s+)?(?P<last>[A-Z][\w’'-]*)\.?\s*,?"
    r".{0,120}?\b(?i:involuntar|mental(?:ly|[-\s]health)|psychotropic)",
    re.DOTALL,
)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Search the text of papers and letters."""
    for key in (BIRTH, PATIENT):
        seen = False
        for note in notes if scope.setting(key).is_set else ():
            if note.kind is PartKind.LETTER:
                continue
            for name in _names(key, note.text):
                seen = True
                if len(name.rstrip(".")) > 1:
                    yield from _in_full(key, note, scope)
                    break
        if not seen:
            yield from left_to_a_person(scope, key, "none was found by its words")


def _names(key: str, text: str) -> Iterator[str]:
    if key == BIRTH:
        for match in _BORN.finditer(text):
            if match["name"] not in _PLACES:
                yield match["name"]
    else:
        for match in _PATIENT.finditer(text):
            yield match["last"]


def _in_full(key: str, note: PageNote, scope: Scope) -> Iterator[Finding]:
    said = "A surname at birth" if key == BIRTH else "The name of a patient"
    for rule in scope.setting(key).constraints:
        yield CHECK.finding(
            f"{said} stands in the text in full.", rule=rule, key=key, note=note,
            measured="shown in full", wanted=" or ".join(words_of(rule)).replace("_", " "),
            fix="Write it as the rule wants it.",
        )  # fmt: skip


CHECK = Check("PG707", "names-in-part", (BIRTH, PATIENT), file=in_file, doc=__doc__)
