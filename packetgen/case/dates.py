"""Dates as well as they are known: reading, ordering, printing."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from packetgen.reading import partial_date_of
from packetgen.reading.english_days import MONTHS

from .model import PartialDate


def partial_date(value: str | int | Mapping[str, Any]) -> PartialDate:
    """The date that a case file means.

    ``2026-01-05``, ``2026-01``, ``2026`` (also as a number), ``{on: …, about: true}``,
    ``{from: …, until: …}``, ``{from: …}``.

    Raises:
        ValueError: with a plain sentence, for what is no possible date.
    """
    if isinstance(value, (str, int)):
        return _simple(str(value))
    about = bool(value.get("about", False))
    if "on" in value:
        start = _simple(str(value["on"]))
        return PartialDate(start.year, start.month, start.day, about)
    start = _simple(str(value["from"]))
    if "until" not in value:
        return PartialDate(start.year, start.month, start.day, about, since=True)
    end = _simple(str(value["until"]))
    if end.latest < start.earliest:
        raise ValueError("ends before it begins ('until' is earlier than 'from')")
    return PartialDate(start.year, start.month, start.day, about, end)


def last_day(date: PartialDate) -> dt.date:
    """The last day of the year, month or day that a partial date names (its range aside)."""
    month = date.month or 12
    return dt.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])


def chronological(date: PartialDate) -> tuple[int, int, int, bool, dt.date]:
    """Sorting key: what is unknown comes after what is known.

    "January 2026" stands after all days of that January, "2026" after all months of that year, a
    day that is only about right after the same day known exactly, a stretch of time after what
    began and ended on its first day.
    """
    return (date.year, date.month or 13, date.day or 32, date.about, date.latest)


def partial_date_text(date: PartialDate) -> str:
    """English: "January 5, 2026", "about January 2026", "January 5 to 9, 2026", "from 2026"."""
    start, end = date, date.until
    if end is not None:
        text = _range_text(start, end)
        return f"about {text}" if date.about else text
    text = _point_text(start)
    text = f"about {text}" if date.about else text
    return f"from {text}" if date.since else text


@lru_cache(maxsize=4096)
def _simple(text: str) -> PartialDate:
    first = partial_date_of(text)
    parts = text.count("-")
    return PartialDate(first.year, first.month if parts else None, first.day if parts > 1 else None)


def _point_text(date: PartialDate) -> str:
    if date.month is None:
        return str(date.year)
    month = MONTHS[date.month - 1]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def _range_text(start: PartialDate, end: PartialDate) -> str:
    same_year = start.year == end.year and start.month is not None and end.month is not None
    if same_year and start.month == end.month and start.day and end.day:
        assert start.month is not None
        return f"{MONTHS[start.month - 1]} {start.day} to {end.day}, {start.year}"
    if same_year and bool(start.day) == bool(end.day):
        assert start.month is not None
        first = MONTHS[start.month - 1] + (f" {start.day}" if start.day else "")
        return f"{first} to {_point_text(end)}"
    return f"{_point_text(start)} to {_point_text(end)}"
