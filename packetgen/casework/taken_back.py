"""What is left of things done when some of it was taken back: a payment returned, hours struck."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from packetgen.case.model import RequirementEntry

DONE, REVERSED = "done", "reversed"


def in_time(entries: Sequence[RequirementEntry]) -> tuple[RequirementEntry, ...]:
    """Entries by day; what is taken back on a day after what was done on it."""
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.status == REVERSED)))


def left_of(entries: Sequence[RequirementEntry]) -> list[tuple[RequirementEntry, Decimal]]:
    """Each thing done with what is left of it, in order of time.

    What is taken back belongs to the latest entry of that amount before it; where there is none,
    to the latest entries before it.

    Args:
        entries: In order of time (see :func:`in_time`).
    """
    held: list[tuple[RequirementEntry, Decimal]] = []
    for entry in entries:
        if entry.status == DONE:
            held.append((entry, entry.amount))
        elif entry.status == REVERSED:
            _take_back(held, entry.amount)
    return held


def _take_back(held: list[tuple[RequirementEntry, Decimal]], amount: Decimal) -> None:
    latest = range(len(held) - 1, -1, -1)
    same = (place for place in latest if held[place][1] == amount)
    for place in (next(same, None), *latest):
        if place is None or not amount:
            continue
        entry, left = held[place]
        part = min(left, amount)
        held[place], amount = (entry, left - part), amount - part


def reached(entries: Sequence[RequirementEntry], ordered: Decimal | None) -> dt.date | None:
    """The day from which on all that is ordered was done and stayed so; None where it was not.

    Args:
        entries: In order of time.
        ordered: How much is ordered.
    """
    if not ordered:
        return None
    sum_, day = Decimal(0), None
    for entry in entries:
        if entry.status == DONE:
            sum_ += entry.amount
        elif entry.status == REVERSED:
            sum_ -= entry.amount
        if sum_ < ordered:
            day = None
        elif day is None:
            day = entry.on
    return day
