"""Places on a paper where somebody signs, and whether somebody has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..pdf.page_rows import Row
from ..scope import PageNote

_BLANK = re.compile(
    r"^\W*(?:by:?|signed:?|signature:?)?\W*_{6,}|^\W*(?:by|signature)\s*:\s*_*\s*$", re.I
)
_CLOSES_CAPTION = re.compile(r"_{6,}\s*/\s*$")
"""A line that ends in a stroke closes the box of the parties, as in Florida."""
_SLASH = re.compile(r"/s/?\s*\S|^\s*s/\s*\S|\be-?signed\b|electronically signed", re.I)
_OPENING = re.compile(
    r"^\W*(respectfully submitted|dated\s*:|date\s*:|executed (on|at|this)\b)", re.IGNORECASE
)
_OATH = re.compile(r"penalt(y|ies) of perjury|being (first )?duly sworn|subscribed and sworn", re.I)
BLOCK = 14
"""Lines after a signature that belong to it; more where they go on in the right half."""
_MOST = 30


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """One place to sign. ``typed`` is a "/s/"; ``blank`` a line that nobody signed."""

    note: PageNote
    row: Row
    text: str
    blank: bool
    typed: bool
    is_declaration: bool


def signatures_in(notes: Sequence[PageNote]) -> Iterator[SignaturePlace]:
    """Every place to sign in a paper's pages, in order."""
    sworn = False
    for at, note in enumerate(notes):
        rows = [r for r in note.rows if not r.note]
        over = [r for n in notes[at + 1 : at + 2] for r in n.rows if not r.note]
        skip = 0
        for number, row in enumerate(rows):
            if _OATH.search(row.text):
                sworn = True
            if number < skip:
                continue
            here = rows[number : number + _length(rows[number : number + _MOST], note)]
            typed = bool(_SLASH.search(row.text))
            blank = bool(_BLANK.search(row.text)) and not (
                note.of_part == 1 and _CLOSES_CAPTION.search(row.text)
            )
            opening = bool(_OPENING.search(row.text)) and row.baseline > 0.1 * note.height
            if not (typed or blank or opening) or _in_form(row.text):
                continue
            # A block may run over to the next page.
            text = " ".join(r.text for r in (*here, *over[: BLOCK - len(here)]))
            typed = typed or any(_SLASH.search(r.text) for r in here[:6])
            blank = not typed and (blank or any(_BLANK.search(r.text) for r in here[:6]))
            skip = number + 6
            yield SignaturePlace(note, row, text, blank, typed, sworn)
            sworn = False


def _length(rows: Sequence[Row], note: PageNote) -> int:
    """How many lines a block has: long names and firms take many, all in the right half."""
    going = BLOCK
    while going < len(rows) and rows[going].left > 0.45 * note.width:
        going += 1
    return going


def _in_form(text: str) -> bool:
    """Blanks inside a sentence are to be filled in, not signed."""
    return bool(re.search(r"\w+\s+\w+\s+_{4,}\s+\w+\s+\w+", text))
