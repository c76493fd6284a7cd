"""Holidays as rules, and as the days on which they fall."""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Citation, Status
from packetgen.reading.formats import calendar_day

from .model import Calendar, DayOff, HolidayRule, Observed

_DAY = dt.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


def calendar_of(
    identifier: str,
    years: range,
    holidays: Iterable[HolidayRule],
    observed: Observed,
    note: str = "",
) -> Calendar:
    """The calendar of the given years, with every holiday on the day on which it falls.

    A holiday moved out of its own year (January 1, 2028, a Saturday, observed on December 31,
    2027) stands in the year that it is moved to.
    """
    rules = tuple(holidays)
    first, last = dt.date(years.start, 1, 1), dt.date(years.stop - 1, 12, 31)
    days: dict[dt.date, DayOff] = {}
    for year in range(years.start - 1, years.stop + 1):
        for rule in rules:
            for day_off in _in_year(rule, observed, year):
                there = days.get(day_off.on)
                # Of two holidays on one day the better confirmed one names it.
                if first <= day_off.on <= last and (there is None or there.doubtful):
                    days[day_off.on] = day_off
    return Calendar(
        identifier,
        first,
        last,
        dict(sorted(days.items())),
        note,
        wholly_unverified=all(r.citation.status is Status.UNVERIFIED for r in rules),
    )


def falls_on(rule: HolidayRule, year: int) -> dt.date:
    """The holiday's own date in a year, before any shift."""
    if rule.day is not None:
        return dt.date(year, rule.month, rule.day)
    assert rule.weekday is not None
    weekdays = [
        dt.date(year, rule.month, day)
        for day in range(1, gregorian.monthrange(year, rule.month)[1] + 1)
        if dt.date(year, rule.month, day).weekday() == rule.weekday
    ]
    nth = rule.nth - 1 if rule.nth > 0 else rule.nth
    return weekdays[nth] + rule.plus * _DAY


def with_closures(calendar: Calendar, closures: Iterable[DayOff]) -> Calendar:
    """The calendar with further days off: a proclaimed holiday, a closed courthouse."""
    days = dict(calendar.days_off)
    days.update({closure.on: closure for closure in closures})
    return replace(calendar, days_off=dict(sorted(days.items())))


def closure(day: dt.date, reason: str) -> DayOff:
    """A single day off that the caller vouches for."""
    calendar_day(day, "day")
    return DayOff(day, reason, Citation("closure", reason, status=Status.CONFIRMED))


def check_covered(calendar: Calendar, day: dt.date) -> None:
    """Raise JurisdictionError when the calendar says nothing of the day's year."""
    if not calendar.first <= day <= calendar.last:
        raise JurisdictionError(
            f"the holidays of {calendar.id} are known from {calendar.first.year} to "
            f"{calendar.last.year}; a period that touches {day.isoformat()} cannot be counted",
            hint="Check the date; if it is right, add the year to the court's deadlines.yaml from "
            "the court's own list.",
        )


def _in_year(rule: HolidayRule, observed: Observed, year: int) -> Iterable[DayOff]:
    own = falls_on(rule, year)
    if (rule.since and own < rule.since) or (rule.until and own > rule.until):
        return
    doubtful = rule.citation.status is Status.UNVERIFIED
    yield DayOff(own, rule.name, rule.citation, doubtful=doubtful)
    if not rule.shifts:
        return
    weekday = own.weekday()
    shift = {_SATURDAY: observed.saturday, _SUNDAY: observed.sunday}.get(weekday, 0)
    if shift:
        assert observed.citation is not None
        unread = observed.citation.status is Status.UNVERIFIED
        yield DayOff(
            own + shift * _DAY,
            rule.name,
            observed.citation if not doubtful else rule.citation,
            observed_for=own,
            doubtful=doubtful or unread,
        )
