"""The nouns of counting: days off, conventions, extensions, rules, and a count with its working.

All values are frozen; all days are court-local calendar days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from packetgen.jurisdiction.model import Citation, Status
from packetgen.reading.english_days import weekday


class Unit(StrEnum):
    """What a period counts. A court (or business) day is no weekend day and no holiday."""

    CALENDAR = "calendar"
    COURT = "court"


class Direction(StrEnum):
    """Whether a period is measured after its trigger or before it."""

    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """Where a last day goes that falls on a day off."""

    FORWARD = "forward"
    BACKWARD = "backward"
    NONE = "none"


class Skip(StrEnum):
    """Which days off a short period leaves out: every one, or those before its last day."""

    EVERY = "every"
    INTERVENING = "intervening"


class Trigger(StrEnum):
    """What a rule measures from."""

    HEARING = "hearing"
    SERVICE = "service"
    COMPLIANCE = "compliance"


class Question(StrEnum):
    """What the law leaves open; each has a usual reading and another one."""

    EXTENSION_FROM = "extension-from"
    """Is the extension counted from the base day as it falls, or after that day has rolled?"""
    BACKWARD_ROLL = "backward-roll"
    """Does a period before a hearing that ends on a day off roll back, or forward?"""
    EXTENSION_APPLIES = "extension-applies"
    """Does the extension for the manner of service lengthen this period at all?"""
    OTHER_EXTENSION = "other-extension"
    """A second provision gives another extension for the same manner of service."""
    DOUBTFUL_HOLIDAYS = "doubtful-holidays"
    """Are the holidays that no readable source confirms days off?"""


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """When a holiday falls: ``month`` and ``day``, or the ``nth`` ``weekday`` of the month.

    ``weekday`` counts from Monday 0; ``nth`` from 1, -1 is the last; ``plus`` days are added.
    ``since`` and ``until`` bound the days on which the holiday stands (both inclusive).
    ``shifts`` says whether a weekend date is observed on another day.
    """

    id: str
    name: str
    month: int
    day: int | None
    weekday: int | None
    nth: int
    plus: int
    citation: Citation
    since: dt.date | None = None
    until: dt.date | None = None
    shifts: bool = True


@dataclass(frozen=True, slots=True)
class Observed:
    """How many days a holiday on a Saturday or a Sunday moves (0: it does not)."""

    saturday: int = 0
    sunday: int = 0
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class DayOff:
    """A holiday as it falls: ``observed_for`` is its own date when it was moved."""

    on: dt.date
    name: str
    citation: Citation
    observed_for: dt.date | None = None
    doubtful: bool = False

    def __str__(self) -> str:
        if self.observed_for is None:
            return self.name
        return (
            f"{self.name} (observed; {weekday(self.observed_for)}, {self.observed_for.isoformat()})"
        )


@dataclass(frozen=True, slots=True)
class Calendar:
    """A court's days off. Saturdays and Sundays always are; ``first`` to ``last`` are covered.

    ``days_off`` holds every holiday as it falls within the covered years, and the days that
    somebody named (a proclamation, a closed courthouse). ``wholly_unverified``: none of the
    holidays was read in a readable source, so that single ones cannot be doubted.
    """

    id: str
    first: dt.date
    last: dt.date
    days_off: Mapping[dt.date, DayOff] = field(hash=False, repr=False)
    note: str = ""
    wholly_unverified: bool = False


@dataclass(frozen=True, slots=True)
class Roller:
    """What happens to a last day on a day off, and on whose authority; ``other`` if unsettled."""

    roll: Roll
    citation: Citation
    other: Roll | None = None


@dataclass(frozen=True, slots=True)
class ShortPeriod:
    """Periods of ``at_least`` to ``at_most`` days leave days off out of the count."""

    at_least: int
    at_most: int
    skip: Skip
    citation: Citation
    unless: tuple[str, ...] = ()
    """Ids of the rules whose periods are excepted."""

    def holds_for(self, days: int, rule: str) -> bool:
        """Whether a period of so many days under this rule is short."""
        return self.at_least <= days <= self.at_most and rule not in self.unless


@dataclass(frozen=True, slots=True)
class ExtensionOrder:
    """Whether the base day rolls before an extension is counted from it."""

    rolled_first: bool
    citation: Citation
    settled: bool = True


@dataclass(frozen=True, slots=True)
class DayEnd:
    """When a day ends for filing, by channel ("efile", "paper"), in words."""

    by_channel: Mapping[str, str]
    citation: Citation
    local_option: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """Days that a manner of service adds, under one provision."""

    method: str
    days: int
    unit: Unit
    citation: Citation
    other: Extension | None = None
    """What a second provision says of the same manner of service."""


@dataclass(frozen=True, slots=True)
class Provision:
    """The extensions of one provision, by manner of service. ``settled``: it surely applies."""

    id: str
    extensions: tuple[Extension, ...]

    def of(self, method: str) -> Extension | None:
        """The extension for a manner of service, or None where the provision is silent."""
        return next((e for e in self.extensions if e.method == method), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """A period: what must be done, how long before or after what."""

    id: str
    name: str
    act: str
    days: int
    unit: Unit
    direction: Direction
    trigger: Trigger
    citation: Citation
    provision: str = ""
    provision_settled: bool = True
    hearings: tuple[str, ...] = ()
    """Words, one of which a hearing's purpose must hold."""
    not_hearings: tuple[str, ...] = ()
    """Words that take a hearing out: its period stands in a rule that is not in the data."""
    papers: tuple[str, ...] = ()
    """Kinds of papers whose service, or time for compliance, triggers it."""
    commands: tuple[str, ...] = ()
    """What such a paper must command (testify, deposition, produce, inspect); empty: anything."""
    or_compliance: bool = False
    """Whether it ends with the time for compliance where that comes first."""
    by_whom: str = ""
    whom: str = ""
    """Whom the act reaches: "parties" where every other party must have notice."""
    note: str = ""
    notice: bool = False
    """Whether it is the notice that a hearing needs (and a too early hearing breaks)."""
    filed_as: str = ""
    """Kind of the paper that it is the last day to file (opposition, reply, proof-of-service)."""
    in_notice: bool = False
    """Whether its date may stand in a notice of motion: it holds without any further condition."""


@dataclass(frozen=True, slots=True)
class WitnessFee:
    """What a witness is paid in a span of days; amounts in dollars, None where none was read.

    ``mileage`` is round-trip, one-way or unknown.
    """

    citation: Citation
    day: Decimal | None = None
    mile: Decimal | None = None
    mileage: str = ""
    kind: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    tender: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a subpoena reaches, in miles, and what lies beyond it."""

    miles: int
    limit: str
    citation: Citation
    kind: str = ""


@dataclass(frozen=True, slots=True)
class CourtTime:
    """All that a court says about time, its own layer and those above it joined.

    ``forward_only`` is a second calendar that counts for periods after an event alone
    (Fed. R. Civ. P. 6(a)(6)(C)).
    """

    id: str
    calendar: Calendar
    after: Roller
    before: Roller
    order: ExtensionOrder
    short_period: ShortPeriod | None = None
    forward_only: Calendar | None = None
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    day_end: DayEnd | None = None
    hours: Citation | None = None
    """The rule that counts periods in hours, hour by hour; None where none was read."""
    time_zone: str = ""
    state: str = ""
    fees: tuple[WitnessFee, ...] = ()
    distances: tuple[Distance, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Files that took part: path inside the jurisdictions folder -> sha256."""

    def rule(self, identifier: str) -> Rule | None:
        """The rule with this id, or None."""
        return next((rule for rule in self.rules if rule.id == identifier), None)


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a count. ``number`` is the day's place in its stage; None: it was passed over.

    ``stage`` is base, extension or roll; ``why`` says why a day was passed over. The day that a
    roll ends on has the number 0.
    """

    day: dt.date
    stage: str
    number: int | None = None
    why: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer to each open question; the empty set takes the usual reading of all."""

    otherwise: frozenset[Question] = frozenset()

    def takes(self, question: Question) -> bool:
        """Whether the question is answered the other way."""
        return question in self.otherwise


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another day that the same period ends on, read in another way."""

    day: dt.date
    questions: tuple[Question, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """A period counted: the day, the way there, and what it rests on."""

    day: dt.date
    trigger: dt.date
    days: int
    unit: Unit
    direction: Direction
    base_day: dt.date
    steps: tuple[Step, ...]
    citations: tuple[Citation, ...]
    extension: Extension | None = None
    alternatives: tuple[Alternative, ...] = ()

    @property
    def status(self) -> Status:
        """Unverified as soon as anything that the day rests on is."""
        if any(c.status is Status.UNVERIFIED for c in self.citations):
            return Status.UNVERIFIED
        return Status.CONFIRMED

    @property
    def safest(self) -> dt.date:
        """The day that is in time under every reading: the earliest of all answers."""
        return min([self.day, *(a.day for a in self.alternatives)])

    @property
    def skipped(self) -> tuple[Step, ...]:
        """The days passed over, in the order of the count."""
        return tuple(step for step in self.steps if step.number is None)
