"""The file's name is made the way the court's portal wants it.

Bad: "Motion to Compel (Smith & Co.) - FINAL v3 with all the attachments.pdf" in Texas, which takes
50 letters and digits.
Good: "MotionToCompel.pdf"; in England a name with the case's reference and what the file holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint

from ..finding import Finding
from ..judgement import holds, wanted, words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

LENGTH, CHARACTERS, PARTS = (
    "efile.filename_length", "efile.filename_characters", "efile.filename_parts",
)  # fmt: skip


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge the name under which the file was given."""
    name = PurePath(pdf.name).name
    stem = name.rsplit(".", 1)[0] if "." in name else name
    if not stem:
        for key in CHECK.keys:
            yield Unchecked(key, "the file was given without a name", WhyNot.NEEDED)
        return
    for rule in whole_file_bounds(scope, LENGTH):
        if not holds(rule, len(name)):
            yield _finding("The file's name is too long.", LENGTH, rule, f"{len(name)} characters",
                           wanted(rule) + " characters")  # fmt: skip
    for rule in whole_file_bounds(scope, CHARACTERS):
        odd = sorted({c for c in stem if not (c.isascii() and c.isalnum())})
        if "alphanumeric" in words_of(rule) and odd:
            said = " ".join("space" if c == " " else c for c in odd)
            yield _finding("The file's name has characters that the portal does not take.",
                           CHARACTERS, rule, said, "letters and digits only")  # fmt: skip
    for rule in whole_file_bounds(scope, PARTS):
        yield from _parts(stem, rule, scope)


def _parts(stem: str, rule: Constraint, scope: Scope) -> Iterator[Finding | Unchecked]:
    plain = re.sub(r"[\W_]", "", stem).casefold()
    number = re.sub(r"[\W_]", "", scope.case.number).casefold() if scope.case else ""
    short = re.sub(r"[\W_]", "", scope.case.short_title).casefold() if scope.case else ""
    if scope.case is None:
        yield Unchecked(
            PARTS, "what the name must hold is known only with the case's data", WhyNot.NEEDED
        )
        return
    lacking = []
    if "case_reference" in words_of(rule) and number and number not in plain:
        lacking.append("the case's reference")
    if "short_case_name" in words_of(rule) and short and short[:6] not in plain:
        lacking.append("a short name of the case")
    if "content" in words_of(rule) and sum(c.isalpha() for c in stem) < 4:
        lacking.append("what the file holds")
    if lacking:
        yield _finding(f"The file's name lacks {' and '.join(lacking)}.", PARTS, rule, "not found",
                       ", ".join(words_of(rule)).replace("_", " "))  # fmt: skip


def _finding(said: str, key: str, rule: Constraint, measured: str, wish: str) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, measured=measured, wanted=wish, fix="Give the file another name."
    )


CHECK = Check("PG608", "file-name", (LENGTH, CHARACTERS, PARTS), file=in_file, doc=__doc__)
