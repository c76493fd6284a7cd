"""Things done that seem to be counted twice: entered twice, or towards two orders at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from packetgen.case.model import Case, Requirement, RequirementEntry
from packetgen.reading.english_days import long_day

from .amounts import amount_text, kind_text
from .chronology import Doubt
from .taken_back import DONE, REVERSED


def counted_twice(case: Case) -> tuple[Doubt, ...]:
    """What a reader of the sums would ask about; nobody can tell from the case file alone.

    ``entered-twice``: two entries of a requirement with the same day, amount, place, result and
    remark, of which none was taken back. ``two-orders``: the same work in two requirements of one
    kind, which a court may want to count once.
    """
    return (*_entered_twice(case), *_in_two(case))


def _entered_twice(case: Case) -> Iterator[Doubt]:
    for need in case.requirements:
        seen: set[tuple[object, ...]] = set()
        told: set[tuple[object, ...]] = set()
        for entry in _standing(need):
            key = (entry.on, entry.amount, _plain(entry.at), entry.result, _plain(entry.note))
            if key in seen and key not in told:
                told.add(key)
                what = f"{_amount(need, entry)} on {long_day(entry.on)}"
                text = f"The same entry seems to stand twice: {what} ({kind_text(need.kind)})"
                yield Doubt("entered-twice", (need.id,), text)
            seen.add(key)


def _in_two(case: Case) -> Iterator[Doubt]:
    """Work that is told alike in two requirements; without a place only its day and amount are."""
    counted = [need for need in case.requirements if need.unit and need.unit != "dollars"]
    for one, other in combinations(counted, 2):
        alike = (one.kind, one.unit, one.party) == (other.kind, other.unit, other.party)
        if not alike:
            continue
        theirs = {(e.on, e.amount, _plain(e.at)) for e in _standing(other)}
        shared = [e for e in _standing(one) if (e.on, e.amount, _plain(e.at)) in theirs]
        if shared:
            first = shared[0]
            more = f", and {len(shared) - 1} more" if len(shared) > 1 else ""
            what = f"{_amount(one, first)} on {long_day(first.on)}{more}"
            text = (
                f"The same work seems to count towards two orders: {what} ({kind_text(one.kind)})"
            )
            yield Doubt("two-orders", (one.id, other.id), text)


def _standing(need: Requirement) -> list[RequirementEntry]:
    """What was done, without what was taken back on a later day."""
    back = [(e.amount, e.on) for e in need.entries if e.status == REVERSED]
    kept = []
    for entry in sorted((e for e in need.entries if e.status == DONE), key=lambda e: e.on):
        gone = next((b for b in back if b[0] == entry.amount and b[1] >= entry.on), None)
        if gone is not None:
            back.remove(gone)
        elif entry.amount:
            kept.append(entry)
    return kept


def _amount(need: Requirement, entry: RequirementEntry) -> str:
    return amount_text(entry.amount, need.unit) if need.unit else "done"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
