"""Days and hours as people write them in tables, in English and Spanish: "9 de marzo de 2026".

Only the words are read here. Which of two orders "3/4/2026" is in, and what becomes of a text that
is no day, those decide who ask.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .english_days import MONTHS

_SPANISH = (
    "enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago",
    "septiembre setiembre", "octubre", "noviembre", "diciembre dic",
)  # fmt: skip
_SPANISH_MONTHS = {
    name: number for number, names in enumerate(_SPANISH, 1) for name in names.split()
}
_WEEKDAY = re.compile(r"(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,?\s+", re.I)
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"{_DAY}\.?\s+(?:de\s+)?{_MONTH},?\s+(?:del?\s+)?(?P<year>\d{{4}})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"{_MONTH}(?:\s+{_DAY}\s*,?)?\s*,?\s+(?:del?\s+)?(?P<year>\d{{4}})", re.IGNORECASE
)
_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)


class WrittenDay(NamedTuple):
    """A day or a month of a year, as written: it need not be in the calendar."""

    year: int
    month: int
    day: int | None


def without_weekday(text: str) -> str:
    """A date without the day of the week before it."""
    return _WEEKDAY.sub("", text.strip(), count=1)


def worded_day(text: str) -> WrittenDay | None:
    """A day or month that is written with the month's name; None for any other text."""
    bare = without_weekday(text)
    found = _DAY_FIRST.fullmatch(bare) or _MONTH_FIRST.fullmatch(bare)
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        return None
    return WrittenDay(int(found["year"]), month, int(found["day"]) if found["day"] else None)


def hour_of_day(text: str) -> str | None:
    """An hour of either clock as ``14:30``; None for a bare number and all that is no hour."""
    found = _HOUR.fullmatch(text.strip())
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _month(word: str) -> int | None:
    lowered = word.casefold()
    english = (n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(lowered))
    return _SPANISH_MONTHS.get(lowered) or next(english, None)
