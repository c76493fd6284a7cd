"""Small words of English that reports need: days, counts, series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_text(day: dt.date) -> str:
    """Gives "June 30, 2026"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def short_day(day: dt.date) -> str:
    """Gives "Jun 30, 2026", for figures."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """Gives "1 entry", "2 entries", "no entries"."""
    word = singular if number == 1 else plural or f"{singular}s"
    return f"{number or 'no'} {word}"


def series(items: Sequence[str]) -> str:
    """Gives "A", "A and B", "A, B, and C"."""
    if len(items) < 3:
        return " and ".join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"
