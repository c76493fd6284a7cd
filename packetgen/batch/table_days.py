"""Days as the cells of a table write them, each in one way or refused."""

from __future__ import annotations

import datetime as dt
import re

from packetgen.case.cell_values import CellValue
from packetgen.reading.written_days import hour_of_day, without_weekday, worded_day

from .unusable import AmbiguousDate, Unusable, digits_of

_SLASHED = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")
_TOGETHER = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
"""A day without signs, as programs export it: 20261214."""


def date_order(value: CellValue) -> str:
    """How a date must be ordered: month-first, day-first, either (ambiguous), or empty."""
    if not isinstance(value, str):
        return ""
    match = _SLASHED.fullmatch(without_weekday(value))
    if match is None or len(match[1]) > 2:
        return ""
    first, second = int(match[1]), int(match[2])
    if first == second and first <= 12:
        return ""
    if first <= 12 and second <= 12:
        return "either"
    return "month-first" if first <= 12 else "day-first" if second <= 12 else ""


def day_of(value: CellValue, order: str) -> str:
    """A day as ``2026-03-09``; ``order`` is month-first, day-first, year-first or ask.

    Raises:
        AmbiguousDate: It could be two days, and ``order`` does not say which.
        Unusable: It is no day.
    """
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if together := _TOGETHER.fullmatch(digits_of(value)):
            return _real(*map(int, together.groups()))
        if 20000 <= value <= 80000:
            raise Unusable(
                "the cell is a plain number, as Excel shows a date that has lost its format",
                "Format the column as a date, or write the day as 2026-03-09.",
            )
        raise Unusable("is a number, not a date", "Write the day as 2026-03-09.")
    text = without_weekday(str(value))
    day, _, clock = text.partition(" ")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]00:00(:00(\.0+)?)?Z?", text):
        text = text[:10]
    elif "T" in day and re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d\d:\d\d.*", day):
        text = day[:10]
    elif clock and hour_of_day(clock):
        text = day
    match = _SLASHED.fullmatch(text)
    if match is not None:
        return _slashed(match, order)
    if together := _TOGETHER.fullmatch(text):
        return _real(*map(int, together.groups()))
    worded = worded_day(text)
    if worded is not None and worded.day is not None:
        return _real(worded.year, worded.month, worded.day)
    raise Unusable(
        "is not a date",
        "Write the day as 2026-03-09, or as March 9, 2026; if there is none yet, leave the cell "
        "blank.",
    )


def _slashed(match: re.Match[str], order: str) -> str:
    first, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        return _real(int(first), int(second), int(third))
    if len(third) == 2:
        raise Unusable(
            "the year has two digits, which could be 19.. or 20..",
            "Write the year with four digits.",
        )
    if len(first) > 2 or len(third) != 4:
        raise Unusable("is not a date", "Write the day as 2026-03-09.")
    wanted = date_order(match[0]) if order in {"ask", "year-first"} else order
    if wanted == "either":
        raise AmbiguousDate(
            "could be two different days",
            "Say how the table writes dates: dates: month-first (or day-first) in the mapping "
            "file, or --dates month-first.",
        )
    if order == "year-first":
        raise Unusable("does not begin with the year", "Write the day as 2026-03-09.")
    month, day = (second, first) if wanted == "day-first" else (first, second)
    return _real(int(third), int(month), int(day))


def _real(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise Unusable(
            "is not a possible date", "Check day and month, and how the table orders them."
        ) from None
