"""Several tables about the same cases: what one withholds, the others may not give away.

A table of counties that withholds one of them says nothing about it; a table of regions beside it
may, where a region is that county and one that is shown. Each table by itself is safe
(:mod:`.suppression`); together they are when no withheld group is a sum or difference of shown
groups. That is asked of the very cases: whoever knows how groups nest is the strongest reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from .suppression import Counts

_PRIME = 2**61 - 1
"""Sums are reckoned modulo a prime: a difference of groups that is none by chance is not met."""

Groups = Sequence[frozenset[int]]
"""The cases of each group of a table, by number; every case is in one group."""


def withheld_together(tables: Sequence[Groups], made: Sequence[Counts]) -> list[Counts]:
    """The counts of tables about the same cases, more of them withheld where they must be.

    Args:
        tables: The groups of each table.
        made: What each table by itself may show, in the same order.
    """
    out = list(made)
    while (given := _first_given_away(tables, out)) is not None:
        out[given] = Counts((), out[given].total, withheld=True)
    return out


def _first_given_away(tables: Sequence[Groups], made: Sequence[Counts]) -> int | None:
    kinds = _kinds_of_cases(tables)
    known = _Span()
    for groups, counts in zip(tables, made, strict=True):
        if counts.total is not None:
            known.add(_row(frozenset().union(*groups), kinds))
        for group, count in zip(groups, counts.cells, strict=False):
            if count is not None:
                known.add(_row(group, kinds))
    for number, (groups, counts) in enumerate(zip(tables, made, strict=True)):
        for group, count in zip(groups, counts.cells, strict=False):
            if count is None and known.holds(_row(group, kinds)):
                return number
    return None


def _kinds_of_cases(tables: Sequence[Groups]) -> list[int]:
    """One case of every kind: cases that are in the same groups everywhere cannot be told apart."""
    place: dict[int, list[int]] = {}
    for groups in tables:
        for at, group in enumerate(groups):
            for case in group:
                place.setdefault(case, []).append(at)
    return list({tuple(where): case for case, where in sorted(place.items())}.values())


def _row(group: frozenset[int], kinds: Sequence[int]) -> list[int]:
    return [1 if case in group else 0 for case in kinds]


class _Span:
    """Everything that can be reckoned from some sums by adding and taking away."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}

    def add(self, row: list[int]) -> None:
        """A sum that is known."""
        rest = self._rest(row)
        lead = next((at for at, value in enumerate(rest) if value), None)
        if lead is not None:
            turn = pow(rest[lead], -1, _PRIME)
            self._rows[lead] = [value * turn % _PRIME for value in rest]

    def holds(self, row: list[int]) -> bool:
        """Whether a sum follows from those known."""
        return not any(self._rest(row))

    def _rest(self, row: list[int]) -> list[int]:
        rest = list(row)
        for lead in sorted(self._rows):
            if factor := rest[lead]:
                known = self._rows[lead]
                rest = [(a - factor * b) % _PRIME for a, b in zip(rest, known, strict=True)]
        return rest
