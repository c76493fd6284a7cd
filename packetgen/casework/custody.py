"""Chains of custody: every change of hands, and where the chain is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from packetgen.case.model import Case, Exhibit, Transfer
from packetgen.reading.english_days import long_day

from .people import Someone, someone


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """One change of hands."""

    number: int
    on: dt.date
    time: dt.time | None
    giver: Someone
    taker: Someone
    place: str
    purpose: str
    condition: str


@dataclass(frozen=True, slots=True)
class CustodyLog:
    """The chain of one exhibit; ``breaks`` say where it does not hold, ``holder`` who has it."""

    exhibit: Exhibit
    rows: tuple[CustodyRow, ...]
    holder: Someone
    breaks: tuple[str, ...]


def custody_logs(case: Case, exhibits: Sequence[str] = ()) -> tuple[CustodyLog, ...]:
    """The logs of the exhibits that have one, in the order of the case file.

    Args:
        case: The case.
        exhibits: Ids of the exhibits wanted; none: all that have a log.
    """
    return tuple(
        _log(case, exhibit)
        for exhibit in case.exhibits
        if exhibit.custody and (not exhibits or exhibit.id in exhibits)
    )


def _log(case: Case, exhibit: Exhibit) -> CustodyLog:
    rows = tuple(
        CustodyRow(n, t.on, t.time, someone(case, t.giver), someone(case, t.taker), t.place,
                   t.purpose, t.condition)
        for n, t in enumerate(exhibit.custody, 1)
    )  # fmt: skip
    breaks = [
        problem
        for number, (one, other) in enumerate(pairwise(exhibit.custody), 1)
        for problem in _breaks(number, one, other)
    ]
    return CustodyLog(exhibit, rows, rows[-1].taker, tuple(breaks))


def _breaks(number: int, one: Transfer, other: Transfer) -> list[str]:
    """What is wrong between a change of hands and the next."""
    found = []
    if not other.giver:
        found.append(f"Number {number + 1} does not say who gave the thing.")
    elif other.giver != one.taker:
        found.append(
            f"Number {number + 1} was not given by the one who took it in number {number}."
        )
    early = other.on < one.on or (
        other.on == one.on and bool(other.time and one.time) and _hour(other) < _hour(one)
    )
    if early:
        found.append(
            f"Number {number + 1} ({_when(other, one)}) is before number {number} "
            f"({_when(one, other)})."
        )
    return found


def _when(transfer: Transfer, beside: Transfer) -> str:
    """The day, with the hour where two are on the same day."""
    if transfer.on != beside.on or transfer.time is None:
        return long_day(transfer.on)
    hour, half = transfer.time.hour, "a.m." if transfer.time.hour < 12 else "p.m."
    return f"{long_day(transfer.on)}, {hour % 12 or 12}:{transfer.time.minute:02} {half}"


def _hour(transfer: Transfer) -> dt.time:
    return transfer.time or dt.time.min
