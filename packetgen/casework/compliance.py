"""What a court ordered and what was done, reckoned as of a day.

All arithmetic is exact: amounts are :class:`~decimal.Decimal`, shares are
:class:`~fractions.Fraction`, and only words are rounded. For every account these hold:
``done == counted + extra``, ``ordered == counted + remaining``, ``done == proved + unproved``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from packetgen.case.model import Case, Requirement, RequirementEntry, Source

from .amounts import comes_whole, rounded, rounded_up
from .taken_back import REVERSED, in_time, left_of, reached

ZERO = Decimal(0)


class Standing(StrEnum):
    """How a requirement stands on the day; the value is the word that is printed."""

    COMPLETE = "Complete"
    ON_PACE = "On pace"
    BEHIND = "Behind pace"
    PAST_DUE = "Past due"
    OPEN = "In progress"
    NOT_STARTED = "Not started"
    UPCOMING = "Not yet in force"
    NONE_REPORTED = "No violation reported"
    REPORTED = "Violation reported"
    VACATED = "Lifted by the court"


@dataclass(frozen=True, slots=True)
class Account:
    """One requirement as of a day, under the order then in force.

    ``counted`` is what counts towards the order, ``extra`` what was done beyond it, ``remaining``
    what is still owed (None where no amount is ordered). ``proved`` is the part of ``done`` with
    an exhibit or another source behind it. ``taken_back`` is what was done and reversed again: it
    is in none of these. ``missed``, ``excused`` and ``violations`` are occasions; what comes in
    whole ones (sessions, tests) may be missed several at once. ``expected`` is what an even pace
    would have reached by the day, in whole ones where nobody can do a part of one.
    ``later`` counts entries after the day, which are left out. ``completed`` is the day on which
    the ordered amount was reached.
    """

    requirement: Requirement
    as_of: dt.date
    ordered: Decimal | None
    due: dt.date | None
    orders: tuple[str, ...]
    standing: Standing
    done: Decimal = ZERO
    counted: Decimal = ZERO
    extra: Decimal = ZERO
    remaining: Decimal | None = None
    proved: Decimal = ZERO
    unproved: Decimal = ZERO
    taken_back: Decimal = ZERO
    missed: int = 0
    excused: int = 0
    violations: int = 0
    later: int = 0
    expected: Decimal | None = None
    completed: dt.date | None = None
    entries: tuple[RequirementEntry, ...] = ()
    results: tuple[tuple[str, int], ...] = ()

    @property
    def unit(self) -> str:
        """The unit in which it is counted; empty for conduct such as no contact."""
        return self.requirement.unit

    @property
    def share(self) -> Fraction | None:
        """The part done, from 0 to 1; None where no amount is ordered."""
        if self.ordered is None:
            return None
        return Fraction(self.counted) / Fraction(self.ordered) if self.ordered else Fraction(1)

    @property
    def percent(self) -> int | None:
        """The part done in whole percent, rounded down: 100 only when nothing remains."""
        share = self.share
        return None if share is None else int(share * 100)

    @property
    def expected_share(self) -> Fraction | None:
        """The part that an even pace would have reached."""
        if self.expected is None or not self.ordered:
            return None
        return min(Fraction(self.expected) / Fraction(self.ordered), Fraction(1))

    @property
    def weekly(self) -> Decimal | None:
        """What must be done each week to finish in time, rounded up; None if that cannot be.

        Also None where one in more than a week is enough: see :attr:`every`.
        """
        if self.every is not None or not self.remaining or self.days_left < 7:
            return None
        return rounded_up(self.remaining * 7 / self.days_left, self.unit)

    @property
    def every(self) -> int | None:
        """In how many days one must be done, where that is more than a week: one test in 22."""
        if not self.remaining or not comes_whole(self.unit):
            return None
        days = self.days_left // math.ceil(self.remaining)
        return days if days > 7 else None

    @property
    def days_left(self) -> int:
        """Days in which something can still be done in time: from the day, or from the first."""
        if self.due is None:
            return 0
        return max((self.due - max(self.as_of, self.requirement.since or self.as_of)).days, 0)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What proves it, each once, in the order of the entries."""
        return tuple(dict.fromkeys(e.evidence for e in self.entries if e.evidence is not None))

    @property
    def late(self) -> bool:
        """Whether it was completed after its last day."""
        return bool(self.completed and self.due and self.completed > self.due)


@dataclass(frozen=True, slots=True)
class Total:
    """The accounts of one unit together; ``ordered == counted + remaining`` holds here too."""

    unit: str
    accounts: int
    ordered: Decimal
    done: Decimal
    counted: Decimal
    extra: Decimal
    remaining: Decimal


@dataclass(frozen=True, slots=True)
class Compliance:
    """All requirements of a case (or of one party) as of a day, in the order of the case file."""

    as_of: dt.date
    accounts: tuple[Account, ...]

    @property
    def standings(self) -> tuple[tuple[Standing, int], ...]:
        """How many stand how, in the order of :class:`Standing`; the numbers add up to all."""
        counted = Counter(account.standing for account in self.accounts)
        return tuple((standing, counted[standing]) for standing in Standing if counted[standing])

    @property
    def totals(self) -> tuple[Total, ...]:
        """Sums per unit, for units in which more than one requirement is counted."""
        by_unit: dict[str, list[Account]] = {}
        for account in self.accounts:
            if account.ordered is not None and account.standing is not Standing.VACATED:
                by_unit.setdefault(account.unit, []).append(account)
        return tuple(_total(unit, held) for unit, held in by_unit.items() if len(held) > 1)

    @property
    def by_order(self) -> tuple[tuple[str, tuple[Account, ...]], ...]:
        """The accounts under the order that first made each, in the order of the case file."""
        orders: dict[str, list[Account]] = {}
        for account in self.accounts:
            orders.setdefault(account.requirement.order, []).append(account)
        return tuple((order, tuple(held)) for order, held in orders.items())


def compliance(case: Case, as_of: dt.date, *, party: str = "") -> Compliance:
    """Every requirement as of a day.

    Args:
        case: The case.
        as_of: The day; entries and orders after it do not count.
        party: Id of the party whose requirements are wanted; empty: everybody's.
    """
    wanted = (r for r in case.requirements if not party or (r.party or case.client) == party)
    return Compliance(as_of, tuple(account(requirement, as_of) for requirement in wanted))


def account(requirement: Requirement, as_of: dt.date) -> Account:
    """One requirement as of a day."""
    ordered, due, orders, vacated = _in_force(requirement, as_of)
    entries = in_time([e for e in requirement.entries if e.on <= as_of])
    left = left_of(entries)
    done = sum((amount for _, amount in left), ZERO)
    proved = sum((amount for entry, amount in left if entry.evidence is not None), ZERO)
    counted = done if ordered is None else min(done, ordered)
    remaining = None if ordered is None else ordered - counted
    expected = _expected(ordered, requirement.since, due, as_of)
    if expected is not None and comes_whole(requirement.unit):
        expected = Fraction(int(expected))
    violations = sum(e.status == "violation" for e in entries)
    return Account(
        requirement=requirement,
        as_of=as_of,
        ordered=ordered,
        due=due,
        orders=orders,
        standing=_standing(
            ordered, remaining, due, as_of, expected,
            done=done, violations=violations, vacated=vacated,
            conduct=not requirement.unit,
            begins=requirement.since,
        ),
        done=done,
        counted=counted,
        extra=done - counted,
        remaining=remaining,
        proved=proved,
        unproved=done - proved,
        taken_back=sum((e.amount for e in entries if e.status == REVERSED), ZERO),
        missed=occasions(entries, "missed", requirement.unit),
        excused=occasions(entries, "excused", requirement.unit),
        violations=violations,
        later=len(requirement.entries) - len(entries),
        expected=None if expected is None else rounded(_decimal(expected), requirement.unit),
        completed=reached(entries, ordered),
        entries=entries,
        results=_results(entries),
    )  # fmt: skip


def _in_force(
    requirement: Requirement, as_of: dt.date
) -> tuple[Decimal | None, dt.date | None, tuple[str, ...], bool]:
    """Amount and last day under the latest order of the day, all orders, and whether lifted."""
    ordered, due = requirement.ordered, requirement.by
    orders = [requirement.order]
    vacated = False
    for change in sorted(requirement.amendments, key=lambda change: change.on):
        if change.on > as_of:
            break
        ordered = ordered if change.ordered is None else change.ordered
        due = change.by or due
        vacated = change.vacated
        orders.append(change.order)
    return ordered, due, tuple(dict.fromkeys(order for order in orders if order)), vacated


def _expected(
    ordered: Decimal | None, since: dt.date | None, due: dt.date | None, as_of: dt.date
) -> Fraction | None:
    """What an even pace from the first day to the last has reached; nothing before the first."""
    if ordered is None or since is None or due is None or due <= since:
        return None
    gone = min(max((as_of - since).days, 0), (due - since).days)
    return Fraction(ordered) * gone / (due - since).days


def _standing(
    ordered: Decimal | None, remaining: Decimal | None, due: dt.date | None, as_of: dt.date,
    expected: Fraction | None, *, done: Decimal, violations: int, vacated: bool, conduct: bool,
    begins: dt.date | None,
) -> Standing:  # fmt: skip
    if vacated:
        return Standing.VACATED
    if begins is not None and as_of < begins and not done and not violations:
        return Standing.UPCOMING
    if conduct and ordered is None:
        return Standing.REPORTED if violations else Standing.NONE_REPORTED
    if remaining is not None and remaining == 0:
        return Standing.COMPLETE
    if remaining is not None and due is not None and due < as_of:
        return Standing.PAST_DUE
    if expected is not None and (done or begins != as_of):
        return Standing.ON_PACE if Fraction(done) >= expected else Standing.BEHIND
    return Standing.OPEN if done else Standing.NOT_STARTED


def occasions(entries: Iterable[RequirementEntry], status: str, unit: str) -> int:
    """How often something was missed, or excused: two sessions in one entry are two."""
    several = bool(unit) and comes_whole(unit)
    return sum(
        max(int(entry.amount), 1) if several else 1 for entry in entries if entry.status == status
    )


def _results(entries: Sequence[RequirementEntry]) -> tuple[tuple[str, int], ...]:
    counted: Mapping[str, int] = Counter(e.result for e in entries if e.result)
    order = ("negative", "positive", "diluted", "invalid")
    return tuple((result, counted[result]) for result in order if result in counted)


def _total(unit: str, accounts: Sequence[Account]) -> Total:
    def of(name: str) -> Decimal:
        return sum((getattr(account, name) or ZERO for account in accounts), ZERO)

    return Total(
        unit, len(accounts), of("ordered"), of("done"), of("counted"), of("extra"), of("remaining")
    )


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
