"""Periods in hours: every hour counts, weekends included (Fed. R. Civ. P. 6(a)(2))."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Citation
from packetgen.reading.english_days import weekday

from .calendars import check_covered
from .counting import is_open
from .model import CourtTime, Direction, Step
from .zones import moment, zone_of


@dataclass(frozen=True, slots=True)
class HourCount:
    """When a period in hours ends, court time; ``steps`` are the closed days it moved over."""

    at: dt.datetime
    unrolled: dt.datetime
    steps: tuple[Step, ...]
    citation: Citation


def count_hours(
    court: CourtTime,
    start: dt.datetime,
    hours: int,
    direction: Direction = Direction.AFTER,
) -> HourCount:
    """The end of a period in hours; one that ends on a day off moves to the same time, next day.

    Hours are hours that pass: over a change to or from daylight-saving time, the clock at the end
    shows one hour more or less than at the start.

    Args:
        court: The court's rules on time; it must name its time zone.
        start: The event's time as the court's own clock shows it, without a zone; of a time that
            occurs twice in autumn the first is meant.
        hours: Length of the period.
        direction: After the event or before it.

    Raises:
        JurisdictionError: The court has no rule on hours or no time zone, ``start`` is a time that
            the clock leaves out in spring, or the years are not covered.
    """
    if court.hours is None:
        raise JurisdictionError(f"no rule in the data says how '{court.id}' counts hours")
    if not isinstance(start, dt.datetime):
        raise TypeError(
            "start must be a datetime.datetime (day and time by the court's clock), not "
            f"{type(start).__name__}"
        )
    if hours < 0 or start.tzinfo is not None:
        raise JurisdictionError(
            "a period in hours needs a court-local start without a zone, and no negative length",
            hint="Write the time as the court's own clock shows it.",
        )
    if not court.time_zone:
        raise JurisdictionError(
            f"the rules of '{court.id}' name no time zone, and hours need one",
            hint="Name the district or county court that the case is in.",
        )
    begun, zone = moment(start.date(), start.time(), court.time_zone), zone_of(court.time_zone)
    sign = 1 if direction is Direction.AFTER else -1
    try:
        ended = (begun + sign * dt.timedelta(hours=hours)).astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        check_covered(court.calendar, dt.date.max if sign > 0 else dt.date.min)
        raise
    steps: list[Step] = []
    day = ended.date()
    while not is_open(court, day):
        off = court.calendar.days_off.get(day)
        why = str(off) if off else weekday(day)
        steps.append(Step(day, "roll", None, why, off.citation if off else None))
        day += dt.timedelta(days=sign)
    at = dt.datetime.combine(day, ended.time())
    return HourCount(at, ended, tuple(steps), court.hours)
