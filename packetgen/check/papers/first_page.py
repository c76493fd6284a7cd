"""The first page of a paper: where its caption's slots are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..pdf.text_lines import Line

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView
    from ..scope import PageNote

COURT = re.compile(
    r"\b(superior court|united states (district|bankruptcy) court|district court|supreme court|"
    r"circuit court|court of appeals?|county court|court of common pleas|justice court|"
    r"municipal court|family court|probate (and family )?court|in the .{0,40} court)\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"Dear\s+\S.{0,60}[,:]$|To whom it may concern[,:]?$", re.IGNORECASE)
PITCH = 24.0
NO_COURT = "no court's title was found on the first page"


def is_caption(note: PageNote) -> bool:
    """Whether a first page bears a caption at all: a court's title in its upper part."""
    return court_line(note.lines, note.height) is not None


def court_line(lines: Sequence[Line], height: float = 792.0) -> Line | None:
    """The line on which the court's title begins.

    The court that a letter is addressed to is no title: "United States Court of Appeals" above
    "Dear Mr. Gans," is an address.
    """
    if any(_SALUTATION.match(line.text) for line in lines if line.baseline < 0.7 * height):
        return None
    for line in lines:
        if line.baseline > 0.62 * height:
            return None
        if len(line.words) < 2 or not COURT.search(line.text):
            continue
        letters = [c for c in line.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        if COURT.search(line.text) and len(line.text) < 90 and capitals >= 0.12 * len(letters):
            if line.words[0].text.lower() in ("the", "this", "attorney", "attorneys", "clerk"):
                continue
            return line
    return None


def is_letter(lines: Sequence[Line], width: float, height: float = 792.0) -> bool:
    """Whether a first page begins a letter: a salutation in its upper part, and no caption."""
    upper = [line for line in lines if line.baseline < 0.7 * height]
    if not any(_SALUTATION.match(line.text) for line in upper):
        return False
    return not any(
        COURT.search(line.text)
        and line.text.isupper()
        and abs((line.left + line.right) / 2 - width / 2) < 0.05 * width
        for line in upper
    )


def is_first(note: PageNote) -> bool:
    """Whether a page is the first of its paper and has text."""
    return note.of_part == 1 and bool(note.lines)


def slot_of_line(page: PageView, number: int) -> float:
    """Height at which a numbered line's slot begins."""
    numbers = page.layout.numbers
    if numbers is not None and numbers.first <= number <= numbers.last:
        word = numbers.words[number - numbers.first]
        return word.baseline - 0.8 * numbers.pitch
    return 72.0 + (number - 1) * PITCH
