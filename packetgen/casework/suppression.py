"""Counts of people without small groups: what is published cannot give a small group away.

A group of 1 to 10 is withheld, as the federal cell-size policy for health data does with fewer
than 11. Where the rest and the total would still give it away, more is withheld with it:

* a withheld group never stands alone, or the total less the others would be it;
* withheld groups are never so small together that each must be 1, nor, where all of them are
  small and others are shown, so large together that each must be at its limit;
* of two groups of the same size either both are withheld with a small one, or neither;
* where even that does not help, the table is withheld, its groups unnamed.

The rule is one that everybody may know: the tests go through all tables up to a size and show that
whoever knows the rule and the totals is left with at least two values for each withheld group.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

LEAST = 11
"""The smallest group that is shown."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts as they may be published, in the order given; None is withheld.

    ``total`` is None where fewer than :data:`LEAST` were counted in all. ``withheld`` means that
    no group may be named; ``cells`` is empty then.
    """

    cells: tuple[int | None, ...]
    total: int | None
    withheld: bool = False


def published(counts: Sequence[int], *, least: int = LEAST, few: Collection[int] = ()) -> Counts:
    """What may be shown of groups that together are everybody.

    Args:
        counts: The size of each group; 0 may be shown.
        least: The smallest group that may be shown.
        few: Places of groups that are withheld however large: what is counted there belongs to
            too few people.
    """
    total = sum(counts)
    if total < least:
        return Counts((), None, withheld=True)
    small = sum(1 for count in counts if 0 < count < least)
    hidden = {n for n, count in enumerate(counts) if count > 0 and (count < least or n in few)}
    while hidden:
        spare = [count for n, count in enumerate(counts) if count and n not in hidden]
        held = [counts[n] for n in hidden]
        if _safe(held, len(hidden) == small and bool(spare), least):
            break
        if not spare:
            return Counts((), total, withheld=True)
        # All groups of that size go: which of two equal ones was chosen would tell something.
        hidden |= {n for n, count in enumerate(counts) if count == min(spare)}
    return Counts(tuple(None if n in hidden else count for n, count in enumerate(counts)), total)


def _safe(hidden: Sequence[int], small_beside_others: bool, least: int) -> bool:
    """Whether the sum of the withheld groups leaves open what each of them is."""
    number, together = len(hidden), sum(hidden)
    if number < 2 or together < 2 * number:
        return False
    return not small_beside_others or together <= (least - 2) * number
