"""Compliance as a paper shows it: what stands in each row, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packetgen.case.model import Party, Source
from packetgen.charts import Figure


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One thing done, missed or excused, in words."""

    on: dt.date
    amount: str
    status: str
    at: str = ""
    result: str = ""
    note: str = ""
    evidence: Source | None = None


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """One requirement in words; what does not apply is empty.

    ``ordered``, ``done``, ``remaining``, ``extra``, ``expected`` carry their unit. ``progress``
    is the amount in one phrase ("52 of 80 hours"). ``attendance`` counts what was missed and
    excused, ``stands`` is the standing with violations and without dates, ``status`` with dates,
    ``told`` says all of it in one phrase. ``begins`` is the first day of what is not yet in force,
    ``history`` tells amendments.
    """

    id: str
    label: str
    text: str
    order: str
    ordered: str
    done: str
    remaining: str
    extra: str
    percent: str
    progress: str
    expected: str
    standing: str
    stands: str
    status: str
    pace: str
    begins: dt.date | None
    due: dt.date | None
    completed: dt.date | None
    missed: int
    excused: int
    violations: int
    attendance: str
    results: str
    told: str
    history: str
    proof: str
    alarm: bool
    recent: str = ""
    """What was done since a day that was asked about, with what was missed."""
    sources: tuple[Source, ...] = ()
    exhibits: tuple[Source, ...] = ()
    """The sources by page, for a narrow column: where they are many, each thing once."""
    entries: tuple[EntryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderGroup:
    """The requirements of one order; ``order`` may be empty."""

    order: str
    rows: tuple[ComplianceRow, ...]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The sums of one unit, in words."""

    label: str
    ordered: str
    done: str
    extra: str
    remaining: str


@dataclass(frozen=True, slots=True)
class ComplianceSheet:
    """The compliance of one party as of a day, ready to be printed.

    ``sentence`` says how many stand how; ``proof`` what no source is given for; ``later`` which
    entries are left out because they come after the day; ``concerns`` are the rows that want
    attention, ``paced`` those with a pace, ``recorded`` those with entries, ``left`` those that
    are not done, ``kept`` the conduct that is to be kept to. For the first page alone there are
    ``glance``, a chart that leaves room on it, ``foremost``, the concerns that have room, and
    ``unseen``, which says what has none.
    """

    party: Party | None
    as_of: dt.date
    rows: tuple[ComplianceRow, ...]
    orders: tuple[OrderGroup, ...]
    totals: tuple[TotalRow, ...]
    sentence: str
    proof: str
    later: str
    chart: Figure
    glance: Figure
    foremost: tuple[ComplianceRow, ...]
    unseen: str
    concerns: tuple[ComplianceRow, ...]
    paced: tuple[ComplianceRow, ...]
    recorded: tuple[ComplianceRow, ...]
    left: tuple[ComplianceRow, ...]
    kept: tuple[ComplianceRow, ...]
    several_orders: bool
