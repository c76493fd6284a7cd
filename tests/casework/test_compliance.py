"""The arithmetic of compliance: it adds up for any orders and entries, to the cent."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetgen.case.model import Amendment, Case, Requirement, RequirementEntry, Source
from packetgen.casework import Standing, account, compliance

DAY = dt.date(2026, 6, 30)
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
MONEY = st.decimals(0, 100_000, places=2)
ENTRIES = st.builds(
    RequirementEntry,
    on=DAYS,
    amount=MONEY,
    status=st.sampled_from(["done", "missed", "excused", "violation"]),
    evidence=st.none() | st.builds(Source, exhibit=st.sampled_from(["log", "receipt"])),
)


def _with_reversals(entries: list[RequirementEntry], chosen: list[int]) -> list[RequirementEntry]:
    """Some of what was done, taken back on a later day, whole or in part."""
    made = list(entries)
    for n, choice in enumerate(chosen):
        if n < len(entries) and choice and entries[n].status == "done":
            on = entries[n].on + dt.timedelta(choice)
            back = (entries[n].amount / (1 + choice % 2)).quantize(Decimal("0.01"), "ROUND_DOWN")
            made.append(RequirementEntry(on, back, status="reversed"))
    return made


AMENDMENTS = st.builds(
    Amendment, on=DAYS, order=st.sampled_from(["", "Order of June 1"]),
    ordered=st.none() | MONEY, by=st.none() | DAYS, vacated=st.booleans(),
)  # fmt: skip
REQUIREMENTS = st.builds(
    Requirement,
    id=st.sampled_from("abcdef"),
    kind=st.just("restitution"),
    ordered=st.none() | MONEY,
    unit=st.sampled_from(["dollars", "hours", "tests"]),
    by=st.none() | DAYS,
    since=st.none() | DAYS,
    entries=st.builds(
        _with_reversals, st.lists(ENTRIES, max_size=12), st.lists(st.integers(0, 90), max_size=4)
    ).map(tuple),
    amendments=st.lists(AMENDMENTS, max_size=3).map(tuple),
)


@given(REQUIREMENTS, DAYS)
@settings(max_examples=150)
def test_every_account_adds_up(requirement: Requirement, as_of: dt.date) -> None:
    made = account(requirement, as_of)
    assert made.done == made.counted + made.extra
    assert made.done == made.proved + made.unproved
    held = [e for e in requirement.entries if e.on <= as_of and e.status == "missed"]
    assert made.missed >= len(held)
    assert made.violations + made.later <= len(requirement.entries)
    assert made.done + made.taken_back == sum(
        e.amount for e in requirement.entries if e.on <= as_of and e.status == "done"
    )
    assert min(made.done, made.proved, made.unproved) >= 0
    if made.ordered is None:
        assert (made.remaining, made.percent, made.extra) == (None, None, 0)
    else:
        assert made.remaining is not None
        assert made.ordered == made.counted + made.remaining
        assert min(made.remaining, made.extra) == 0
        assert made.percent is not None
        assert (made.percent == 100) == (made.remaining == 0)
        assert 0 <= made.percent <= 100
    if made.every is not None:
        assert made.remaining is not None
        assert made.weekly is None
        assert made.every * math.ceil(made.remaining) <= made.days_left
    if made.weekly is not None:
        assert made.remaining is not None
        assert made.weekly * made.days_left >= made.remaining * 7
    if made.standing is Standing.UPCOMING:
        assert (made.done, made.violations, made.expected or 0) == (0, 0, 0)
        assert requirement.since is not None
        assert requirement.since > as_of


@given(st.lists(REQUIREMENTS, max_size=8), DAYS)
@settings(max_examples=80)
def test_totals_add_up(requirements: list[Requirement], as_of: dt.date) -> None:
    made = compliance(Case("us", requirements=tuple(requirements)), as_of)
    assert sum(number for _, number in made.standings) == len(requirements)
    assert sum(len(held) for _, held in made.by_order) == len(requirements)
    for total in made.totals:
        held = [a for a in made.accounts
                if a.unit == total.unit and a.ordered is not None
                and a.standing is not Standing.VACATED]  # fmt: skip
        assert total.accounts == len(held) > 1
        assert total.ordered == total.counted + total.remaining == sum(a.ordered or 0 for a in held)
        assert total.done == total.counted + total.extra == sum(a.done for a in held)


@given(REQUIREMENTS, DAYS, DAYS)
@settings(max_examples=80)
def test_nothing_done_is_undone_as_time_goes_on(
    requirement: Requirement, one: dt.date, other: dt.date
) -> None:
    early, late = (account(requirement, day) for day in sorted((one, other)))
    assert early.done + early.taken_back <= late.done + late.taken_back
    assert early.taken_back <= late.taken_back
    assert early.later >= late.later
    if early.completed and not late.taken_back:
        same = early.ordered == late.ordered
        assert not same or late.completed == early.completed


def _hours(*amounts: str, **more: Any) -> Requirement:
    entries = tuple(
        RequirementEntry(dt.date(2026, 1 + n, 10), Decimal(a)) for n, a in enumerate(amounts)
    )
    given: dict[str, Any] = {
        "ordered": Decimal(80), "unit": "hours", "since": dt.date(2026, 1, 1),
        "by": dt.date(2026, 12, 31), "entries": entries, **more,
    }  # fmt: skip
    return Requirement("service", "community-service", **given)


def test_the_pace_is_even_between_the_first_day_and_the_last() -> None:
    made = account(_hours("20", "19.5"), DAY)  # 180 of 364 days: 39.56 hours
    assert made.expected == Decimal("39.6")
    assert made.standing is Standing.BEHIND
    assert account(_hours("20", "19.6"), DAY).standing is Standing.ON_PACE


@pytest.mark.parametrize(
    ("done", "as_of", "standing"),
    [
        (0, dt.date(2025, 12, 31), Standing.UPCOMING),  # the day before the order begins
        (1, dt.date(2025, 12, 31), Standing.ON_PACE),  # done ahead of it
        (0, dt.date(2026, 1, 1), Standing.NOT_STARTED),
        (0, dt.date(2026, 1, 30), Standing.ON_PACE),  # nobody takes nine tenths of a test
        (0, dt.date(2026, 2, 1), Standing.BEHIND),
        (1, dt.date(2026, 2, 1), Standing.ON_PACE),
        (12, dt.date(2025, 12, 31), Standing.COMPLETE),
    ],
)
def test_tests_come_whole_and_not_before_their_order(
    done: int, as_of: dt.date, standing: Standing
) -> None:
    entries = tuple(RequirementEntry(dt.date(2025, 12, 1)) for _ in range(done))
    given = {"ordered": Decimal(12), "since": dt.date(2026, 1, 1), "by": dt.date(2026, 12, 31)}
    made = account(Requirement("t", "testing", unit="tests", entries=entries, **given), as_of)
    assert made.standing is standing


def test_conduct_is_not_kept_to_before_it_is_ordered() -> None:
    later = Requirement("stay", "no-contact", since=DAY + dt.timedelta(1))
    assert account(later, DAY).standing is Standing.UPCOMING
    assert account(later, DAY + dt.timedelta(1)).standing is Standing.NONE_REPORTED


def test_what_is_left_a_week_is_enough_to_finish() -> None:
    made = account(_hours("20"), DAY)
    assert made.remaining == 60
    assert made.weekly == Decimal("2.3")  # 60 hours in 184 days is 2.28 a week
    assert made.weekly * 184 / 7 >= 60
    assert account(_hours("20"), dt.date(2026, 12, 30)).weekly is None


def test_more_than_ordered_is_extra_and_never_over_a_hundred_percent() -> None:
    made = account(_hours("50", "42"), DAY)
    assert (made.counted, made.extra, made.percent) == (80, 12, 100)
    assert made.standing is Standing.COMPLETE
    assert made.completed == dt.date(2026, 2, 10)
    assert not made.late


def test_almost_all_is_ninety_nine_percent() -> None:
    made = account(_hours("79.99"), DAY)
    assert made.percent == 99
    assert made.share == Fraction(7999, 8000)


def test_an_amended_order_holds_from_its_day() -> None:
    change = Amendment(dt.date(2026, 4, 1), "Order of April 1", Decimal(40), dt.date(2026, 8, 31))
    requirement = _hours("20", "20", order="Order of January 1", amendments=(change,))
    before, after = account(requirement, dt.date(2026, 3, 31)), account(requirement, DAY)
    assert (before.ordered, before.orders) == (80, ("Order of January 1",))
    assert before.standing is Standing.ON_PACE
    assert (after.ordered, after.due) == (40, dt.date(2026, 8, 31))
    assert after.orders == ("Order of January 1", "Order of April 1")
    assert after.standing is Standing.COMPLETE


def test_a_lifted_requirement_is_in_no_total() -> None:
    lifted = _hours("10", amendments=(Amendment(dt.date(2026, 2, 1), vacated=True),))
    made = compliance(Case("us", requirements=(lifted, _hours("10"), _hours("10"))), DAY)
    assert made.accounts[0].standing is Standing.VACATED
    assert [(t.accounts, t.ordered) for t in made.totals] == [(2, 160)]


def test_conduct_is_counted_by_what_was_reported() -> None:
    kept = Requirement("stay", "no-contact")
    assert account(kept, DAY).standing is Standing.NONE_REPORTED
    broken = Requirement("stay", "no-contact", entries=(RequirementEntry(DAY, status="violation"),))
    assert account(broken, DAY).standing is Standing.REPORTED
    assert account(broken, DAY - dt.timedelta(1)).standing is Standing.NONE_REPORTED


def test_money_is_exact_to_the_cent() -> None:
    tenths = tuple(RequirementEntry(DAY, Decimal("0.10")) for _ in range(3))
    made = account(
        Requirement("pay", "restitution", ordered=Decimal("0.30"), unit="dollars", entries=tenths),
        DAY,
    )
    assert made.remaining == 0
    assert made.standing is Standing.COMPLETE


@pytest.mark.parametrize(
    ("as_of", "done", "unproved", "standing"),
    [
        (dt.date(2026, 3, 1), "300.00", "0", Standing.COMPLETE),
        (dt.date(2026, 3, 9), "199.90", "0", Standing.PAST_DUE),  # the second was returned
        (dt.date(2026, 3, 20), "300.00", "100.10", Standing.COMPLETE),  # and paid again, in cash
    ],
)
def test_a_payment_that_is_returned_is_not_paid(
    as_of: dt.date, done: str, unproved: str, standing: Standing
) -> None:
    receipt = Source(exhibit="receipts", page=1)
    entries = (
        RequirementEntry(dt.date(2026, 1, 5), Decimal("199.90"), evidence=receipt),
        RequirementEntry(dt.date(2026, 2, 5), Decimal("100.10"), evidence=receipt),
        RequirementEntry(dt.date(2026, 3, 9), Decimal("100.10"), status="reversed"),
        RequirementEntry(dt.date(2026, 3, 20), Decimal("100.10")),
    )
    need = Requirement("pay", "restitution", ordered=Decimal(300), unit="dollars",
                       by=dt.date(2026, 3, 1), entries=entries)  # fmt: skip
    made = account(need, as_of)
    assert (made.done, made.unproved) == (Decimal(done), Decimal(unproved))
    assert made.standing is standing
    assert made.completed == {
        "2026-03-01": dt.date(2026, 2, 5), "2026-03-20": dt.date(2026, 3, 20),
    }.get(as_of.isoformat())  # fmt: skip


def test_several_sessions_missed_in_one_entry_are_several() -> None:
    entries = tuple(
        RequirementEntry(dt.date(2026, 2, 1), Decimal(number), status=status)
        for number, status in (("2", "missed"), ("0", "missed"), ("3", "excused"))
    )
    made = account(_hours(unit="sessions", entries=entries), DAY)
    assert (made.missed, made.excused) == (3, 3)
    hours = account(_hours(unit="hours", entries=entries), DAY)
    assert (hours.missed, hours.excused) == (2, 1)  # two days on which nobody came


def test_requirements_of_one_party_alone() -> None:
    case = Case(
        "us", client="ana",
        requirements=(Requirement("a", "classes"), Requirement("b", "classes", party="ben")),
    )  # fmt: skip
    assert [a.requirement.id for a in compliance(case, DAY, party="ana").accounts] == ["a"]
    assert [a.requirement.id for a in compliance(case, DAY, party="ben").accounts] == ["b"]
    assert len(compliance(case, DAY).accounts) == 2
