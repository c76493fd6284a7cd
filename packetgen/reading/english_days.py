"""Days as American English writes them, whatever language the machine or the host program speaks.

``strftime`` and ``calendar`` take the names of months and weekdays from the locale of the process,
which an application that imports packetgen may have set to its user's own.
"""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANY_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""Pattern of a month's name, in full or cut short; a point after it is not part of it."""


def month_day(day: dt.date) -> str:
    """Gives "June 30"."""
    return f"{MONTHS[day.month - 1]} {day.day}"


def long_day(day: dt.date) -> str:
    """Gives "June 30, 2026"."""
    return f"{month_day(day)}, {day.year}"


def short_month_day(day: dt.date) -> str:
    """Gives "Jun 30", for tables and figures."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}"


def short_day(day: dt.date) -> str:
    """Gives "Jun 30, 2026", for tables and figures."""
    return f"{short_month_day(day)}, {day.year}"


def weekday(day: dt.date) -> str:
    """Gives "Tuesday"."""
    return WEEKDAYS[day.weekday()]


def short_weekday(day: dt.date) -> str:
    """Gives "Tue", for tables and figures."""
    return weekday(day)[:3]
