"""Words that stand upon other words, and how to take them off one by one to see which show.

Where a word of a hidden layer lies over one that shows, leaving out all text changes the place as
it would if both could be seen. Each has to be left out alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .covered_text import overlap

if TYPE_CHECKING:
    from .page_content import Word

_ROW = 16.0
_MUCH = 0.3
"""The share of a word that another must cover to be in its way."""
MOST_DRAWINGS = 6
"""Drawings of one page; words that lie deeper in a heap than that are not told apart."""


def overprinted(words: Iterable[Word]) -> list[set[int]]:
    """Pieces of text (by painting order) that lie upon others, in sets none of which overlap."""
    rows: dict[int, list[Word]] = defaultdict(list)
    meets: dict[int, set[int]] = defaultdict(set)
    for word in words:
        if word.hidden:
            continue
        for row in range(int(word.top // _ROW), int(word.bottom // _ROW) + 1):
            for other in rows[row]:
                if other.order != word.order and _upon(word, other):
                    meets[word.order].add(other.order)
                    meets[other.order].add(word.order)
            rows[row].append(word)
    sets: list[set[int]] = []
    for order in sorted(meets):
        free = next((each for each in sets if not each & meets[order]), None)
        if free is not None:
            free.add(order)
        elif len(sets) < MOST_DRAWINGS:
            sets.append({order})
    return sets


def _upon(one: Word, other: Word) -> bool:
    if one.right <= other.left or other.right <= one.left:
        return False
    return max(overlap(one.box, other.box), overlap(other.box, one.box)) > _MUCH
