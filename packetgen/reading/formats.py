"""Dates and times as files write them, and why a text is not one."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from .english_days import MONTHS
from .written_days import worded_day

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOOSE_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SOLID_DATE = re.compile(r"(1[6-9]\d\d|2[01]\d\d)(\d{2})(\d{2})")
_AMERICAN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}\S*", re.IGNORECASE)
_SERIAL = re.compile(r"[34]\d{4}")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_TWELVE_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s*m\.?", re.IGNORECASE)

MIN_YEAR, MAX_YEAR = 1600, 2200


@lru_cache(maxsize=4096)
def date_of(text: str) -> dt.date:
    """The day of ``2026-02-27``. Raises ValueError with a plain sentence."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("is not a date")
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not MIN_YEAR <= year <= MAX_YEAR:
        raise ValueError(f"is not a possible date: the year {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"is not a possible date: there is no month {month}")
    try:
        return dt.date(year, month, day)
    except ValueError:
        last = calendar.monthrange(year, month)[1]
        name = MONTHS[month - 1]
        said = f"is not a possible date: {name} {year} has {last} days"
        raise ValueError(said) from None


def day_in(value: object) -> dt.date | None:
    """The day that a value of a file states; None for anything else, which the schema reports."""
    try:
        return date_of(value) if isinstance(value, str) else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def partial_date_of(text: str) -> dt.date:
    """The first day of ``2026``, ``2026-02`` or ``2026-02-27``. Raises ValueError."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError("is not a date")
    return date_of(f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}")


def time_of(text: str) -> dt.time:
    """The time of ``09:30`` or ``9:30``, on the 24-hour clock. Raises ValueError."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError("is not a time")
    return dt.time(int(match[1]), int(match[2]))


def date_hint(text: str) -> str:
    """How the date was probably meant to be written."""
    hint = "Write year-month-day, for instance 2026-03-09 for March 9, 2026."
    if match := _LOOSE_DATE.fullmatch(text) or _SOLID_DATE.fullmatch(text):
        meant = _possible(*match.groups())
        return f"Write it with hyphens and two digits each: {meant}." if meant else hint
    if match := _WITH_TIME.fullmatch(text):
        return f"Leave out the time of day: {match[1]}."
    day = worded_day(text)
    if day is not None and day.day is not None:
        meant = _possible(str(day.year), str(day.month), str(day.day))
        return f"Write year-month-day: {meant}." if meant else hint
    if _SERIAL.fullmatch(text):
        return f"{hint} A bare number may be a date of Excel's, whose column is not set as dates."
    if match := _AMERICAN.fullmatch(text):
        first, second, year = match.groups()
        if len(year) == 4 and int(first) > 12:
            meant = _possible(year, second, first)
            return f"Write year-month-day: {meant}." if meant else hint
        meant = _possible(year, first, second) if len(year) == 4 else ""
        return f"Write year-month-day: {meant}, if that is the day." if meant else hint
    return hint


def _possible(year: str, month: str, day: str) -> str:
    """The day as a file writes it, if there is one."""
    text = f"{int(year):04}-{int(month):02}-{int(day):02}"
    try:
        date_of(text)
    except ValueError:
        return ""
    return text


def calendar_day(value: object, name: str = "today") -> dt.date:
    """The value itself, if it is a day of the calendar and nothing else.

    Raises:
        TypeError: It is a text, or a moment with a time of day, whose day depends on a time zone.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise TypeError(
        f"{name} must be a datetime.date (the court's calendar day), not {type(value).__name__}"
    )


def time_hint(text: str) -> str:
    """How the time was probably meant to be written."""
    if match := _TWELVE_HOURS.fullmatch(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        if 1 <= hour <= 12 and minute < 60:
            hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
            return f"Write it on the 24-hour clock: {hour:02}:{minute:02}."
    return "Write hours and minutes on the 24-hour clock: 09:30 or 14:00."


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date_of(value))


def _is_time(value: object) -> bool:
    return not isinstance(value, str) or time_of(value) is not None


def _is_partial_date(value: object) -> bool:
    return not isinstance(value, str) or bool(partial_date_of(value))


FORMATS: Mapping[str, Callable[[object], bool]] = {
    "date": _is_date,
    "partial-date": _is_partial_date,
    "time": _is_time,
}
"""The formats that a schema may name; what is not in one gives False or raises ValueError."""


@lru_cache(maxsize=1)
def format_checker() -> Any:
    """Jsonschema's checker for the formats above (times without seconds or zone)."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    checker.checkers = {name: (test, ValueError) for name, test in FORMATS.items()}
    return checker
