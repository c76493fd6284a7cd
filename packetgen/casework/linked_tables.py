"""Several tables about the same cases: what one withholds, the others may not give away.

A table of counties that withholds one of them says nothing about it; a table of regions beside it
may, where a region is that county and one that is shown. So may a table of requirements, where a
program orders what no other does. Each table by itself is safe (:mod:`.suppression`); together
they are when no withheld group is a sum or difference of what is shown, and no few groups of one
case each are together. That is asked of the very
cases: whoever knows how groups nest, and who was ordered what, is the strongest reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from .suppression import LEAST, Counts

_PRIME = 2**61 - 1
"""Sums are reckoned modulo a prime: a difference of groups that is none by chance is not met."""

_MANY = 12
"""Groups of one case each, of which the sums of up to four are looked at."""

Group = Mapping[int, int]
"""How often each case is counted in a group, by its number: once, or once for each requirement."""
Groups = Sequence[Group]
"""The groups of a table; together they are all that it counts."""


def withheld_together(tables: Sequence[Groups], made: Sequence[Counts]) -> list[Counts]:
    """The counts of tables about the same cases, more of them withheld where they must be.

    A table that withholds what others give away is withheld whole. Where its small groups follow
    from the others even then, the last of those is withheld too; and where they follow from
    totals alone, the totals that are not of cases are.

    Args:
        tables: The groups of each table, those that count cases first.
        made: What each table by itself may show, in the same order.
    """
    out = list(made)
    cases = _one_of_each(tables)
    while (given := _given_away(tables, out, cases)) is not None:
        if not out[given].withheld:
            out[given] = Counts((), out[given].total, withheld=True)
        elif shown := [n for n, counts in enumerate(out) if not counts.withheld]:
            out[shown[-1]] = Counts((), out[shown[-1]].total, withheld=True)
        else:
            everybody = _whole(tables[0])
            out = [
                counts if _whole(groups) == everybody else replace(counts, total=None)
                for groups, counts in zip(tables, out, strict=True)
            ]
            break
    return out


def _given_away(
    tables: Sequence[Groups], made: Sequence[Counts], cases: Sequence[int]
) -> int | None:
    """The first table of which a withheld group follows from what all of them show."""
    known = _Span()
    for groups, counts in zip(tables, made, strict=True):
        if counts.total is not None:
            known.add(_row(_whole(groups), cases))
        for group, count in zip(groups, counts.cells, strict=False):
            if count is not None:
                known.add(_row(group, cases))
    for number, (groups, counts) in enumerate(zip(tables, made, strict=True)):
        secret = _withheld(groups, counts) if counts.total is not None else []
        if any(known.holds(_row(group, cases)) for group in secret):
            return number
        # A sum of two that is 2 tells each of them: a group that is named is no less than 1.
        alone = [_row(group, cases) for group in secret if sum(group.values()) == 1]
        if any(known.holds(_sum(few)) for few in _few_of(alone)):
            return number
    return None


def _few_of(rows: list[list[int]]) -> Iterator[tuple[list[int], ...]]:
    """Two, three and four of them; of very many only two."""
    most = 4 if len(rows) <= _MANY else 2
    for number in range(2, most + 1):
        yield from combinations(rows, number)


def _sum(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _withheld(groups: Groups, counts: Counts) -> list[Group]:
    """The groups that nobody may learn; of a table withheld whole, those of few cases."""
    if counts.withheld:
        return [group for group in groups if len(group) < LEAST]
    return [g for g, count in zip(groups, counts.cells, strict=True) if count is None]


def _whole(groups: Groups) -> Counter[int]:
    together: Counter[int] = Counter()
    for group in groups:
        together.update(group)
    return together


def _one_of_each(tables: Sequence[Groups]) -> list[int]:
    """One case of every kind: cases that are counted alike everywhere cannot be told apart."""
    where: dict[int, list[tuple[int, int, int]]] = {}
    for number, groups in enumerate(tables):
        for at, group in enumerate(groups):
            for case, times in group.items():
                where.setdefault(case, []).append((number, at, times))
    return list({tuple(places): case for case, places in sorted(where.items())}.values())


def _row(group: Group, cases: Sequence[int]) -> list[int]:
    return [group.get(case, 0) for case in cases]


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
