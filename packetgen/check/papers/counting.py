"""Counting the words, lines and pages of a paper as length rules count them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..scope import PageNote
from .headings_seen import stretches_of

_WORD = re.compile(r"\S*\w\S*")

ALIASES = {
    "cover": "cover",
    "signature_block": "signature and block",
    "caption": "caption",
    "table_of_contents": "table of contents",
    "table_of_authorities": "table of authorities",
    "proof_of_service": "proof of service",
    "certificates": "certificates",
    "index": "index",
    "disclosure_statement": "disclosure statement",
    "oral_argument_statement": "statement on oral argument",
    "addendum": "addendum",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How long a paper is. ``left_out`` are words that the rule does not count, by section."""

    words: int
    lines: int
    pages: int
    left_out: tuple[tuple[str, int], ...]
    first: int

    @property
    def how(self) -> str:
        """What was counted, in a few words."""
        if not self.left_out:
            return "everything counted"
        parts = ", ".join(f"{ALIASES.get(kind, kind)} {n:,}" for kind, n in self.left_out)
        return f"words left out: {parts}"


def count_of(
    notes: Sequence[PageNote], excluded: Sequence[str], *, footnotes: bool = True
) -> Count:
    """Count a paper's pages; footnotes count unless the caller says otherwise."""
    out: Counter[str] = Counter()
    words = lines = 0
    pages: set[int] = set()
    left = set(excluded)
    for note, stretch in stretches_of(list(notes)):
        number = len(_WORD.findall(stretch.row.text))
        if stretch.kind in left:
            out[stretch.kind] += number
            continue
        if stretch.row.note and not footnotes:
            continue
        words += number
        lines += 1
        pages.add(note.number)
    if "caption" in left and notes and notes[0].number in pages:
        # The caption's page is not counted (Cal. Rules of Court, rule 3.1113(d)).
        first = notes[0].number
        if len(notes) > 1 and out["caption"]:
            pages.discard(first)
    ordered = tuple((kind, n) for kind, n in sorted(out.items()) if n)
    return Count(words, lines, len(pages), ordered, notes[0].number if notes else 1)
