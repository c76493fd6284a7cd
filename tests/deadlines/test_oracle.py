"""The engine against counting written a second time (oracle.py), on many random periods."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest

from packetgen.deadlines import CourtTime, Direction, Extension, Unit, count, court_time, is_open
from packetgen.jurisdiction.model import Citation

from . import oracle

COURTS = {
    "federal": "us-federal",
    "cand": "us-federal-cand",
    "ca": "us-ca-superior",
    "ny": "us-ny-supreme",
    "tx": "us-tx-trial",
    "fl": "us-fl-circuit",
    "wa": "us-wa-superior",
    "oh": "us-oh-commonpleas",
    "ma": "us-ma-superior",
}
UNSETTLED_ORDER = {"ca", "ny", "tx", "fl", "wa", "oh", "ma"}
UNSETTLED_ROLL = {"tx", "fl", "wa", "oh", "ma"}
SOURCE = Citation("test", "test")


def agree(name: str, court: CourtTime, cases: int, seed: str) -> None:
    chance = random.Random(seed)
    first = court.calendar.first.toordinal()
    if court.forward_only is not None:
        first = max(first, court.forward_only.first.toordinal())
    span = court.calendar.last.toordinal() - first
    for _ in range(cases):
        trigger = dt.date.fromordinal(first + 130 + chance.randrange(span - 260))
        days = chance.choice([0, 1, 2, 3, 5, 6, 7, 8, 9, 14, 16, 30, chance.randrange(61)])
        court_days = chance.random() < 0.4
        after = chance.random() < 0.5
        add = chance.choice([0, 0, 1, 2, 3, 5, 10, 20])
        add_court = chance.random() < 0.3
        rule = chance.choice(["", "TX-21b/notice"])
        found = count(
            court,
            trigger,
            days,
            unit=Unit.COURT if court_days else Unit.CALENDAR,
            direction=Direction.AFTER if after else Direction.BEFORE,
            extension=Extension("x", add, Unit.COURT if add_court else Unit.CALENDAR, SOURCE),
            rule=rule,
        )
        asked = {"court_days": court_days, "after": after, "add": add}
        asked |= {"add_court_days": add_court, "short": not (name == "tx" and rule)}
        told = (name, trigger.isoformat(), days, asked)
        assert found.day == oracle.ends(name, trigger, days, **asked), told
        firsts = [False, True] if name in UNSETTLED_ORDER else [None]
        forwards = [False, True] if name in UNSETTLED_ROLL and not after else [None]
        every = {
            oracle.ends(name, trigger, days, **asked, rolls_first=first, forward=forward, sure=sure)
            for first, forward, sure in itertools.product(firsts, forwards, [False, True])
        }
        assert {found.day, *(a.day for a in found.alternatives)} == every, told
        assert found.safest == min(every)


@pytest.mark.parametrize("name", COURTS)
def test_agrees_on_random_periods(name: str) -> None:
    agree(name, court_time(COURTS[name]), 2000, f"{name} 1")


@pytest.mark.matrix
@pytest.mark.parametrize("name", COURTS)
def test_agrees_on_a_hundred_thousand_random_periods(name: str) -> None:
    agree(name, court_time(COURTS[name]), 100_000, f"{name} 2")


@pytest.mark.parametrize("name", [n for n in COURTS if n != "cand"])
def test_every_day_of_every_covered_year_is_open_or_closed_alike(name: str) -> None:
    court = court_time(COURTS[name])
    day = court.calendar.first
    while day <= court.calendar.last:
        assert is_open(court, day) is not oracle.closed(name, day, after=False), day
        day += oracle.DAY


def test_the_federal_list_is_that_of_a_calendar_kept_by_others() -> None:
    holidays = pytest.importorskip("holidays")
    court = court_time("us-federal")
    years = range(court.calendar.first.year, court.calendar.last.year + 1)
    theirs = holidays.US(years=years, categories=("public",))
    ours = set(court.calendar.days_off)
    assert ours == {day for day in theirs if day.year in years}
