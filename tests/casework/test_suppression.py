"""No withheld group can be recovered, by whoever knows the rule, the totals and the rest."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.casework.suppression import Counts, published

Table = tuple[int, ...]


def _told_apart(least: int, largest: int, groups: tuple[int, ...]) -> list[str]:
    """Withheld groups of which only one value is possible, over all tables up to a size.

    All tables that are published in the same way are what an onlooker cannot tell apart; that
    includes what the choice of the withheld groups itself tells.
    """
    alike: defaultdict[tuple[object, ...], list[Table]] = defaultdict(list)
    for number in groups:
        for table in product(range(largest + 1), repeat=number):
            made = published(table, least=least)
            alike[(made.total, made.withheld, made.cells)].append(table)
    recovered = []
    for (total, withheld, cells), tables in alike.items():
        assert isinstance(cells, tuple)
        if withheld:
            if total is not None and len({tuple(sorted(t)) for t in tables}) < 2:
                recovered.append(f"the whole table {tables[0]}")
            continue
        for n, cell in enumerate(cells):
            if cell is None and len({table[n] for table in tables}) < 2:
                recovered.append(f"group {n} of {tables[0]}")
    return recovered


@pytest.mark.parametrize(
    ("least", "largest", "groups"),
    [(11, 26, (1, 2)), (11, 15, (3,)), (5, 9, (2, 3, 4)), (4, 8, (1, 2, 3, 4)), (3, 5, (4, 5))],
)
def test_nothing_withheld_can_be_recovered(
    least: int, largest: int, groups: tuple[int, ...]
) -> None:
    assert _told_apart(least, largest, groups) == []


def test_the_proof_finds_what_a_rule_without_company_gives_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def alone(counts: Table, *, least: int) -> Counts:
        return Counts(tuple(None if 0 < c < least else c for c in counts), sum(counts))

    monkeypatch.setitem(_told_apart.__globals__, "published", alone)
    assert _told_apart(4, 6, (2, 3))


@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_small_group_is_shown_and_none_stands_alone(counts: list[int]) -> None:
    made = published(counts)
    assert not any(cell is not None and 0 < cell < 11 for cell in made.cells)
    assert made.cells.count(None) != 1
    if made.total is None:
        assert sum(counts) < 11
    if not made.withheld:
        assert all(cell in (None, count) for cell, count in zip(made.cells, counts, strict=True))
    if all(count == 0 or count >= 11 for count in counts) and counts and max(counts):
        assert made.cells == tuple(counts)
