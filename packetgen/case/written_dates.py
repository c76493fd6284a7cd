"""Dates and hours as people write them in tables: "about May 2026", "3/9/2026 to 3/12/2026".

Only what can mean one thing is read. All else stays as it was written, for the schema to refuse.
"""

from __future__ import annotations

import re

from packetgen.reading.english_days import MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_NAMES = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS) + r"|Sept\.?"
_MONTH_FIRST = re.compile(
    rf"({_NAMES})(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?)?\s*,?\s+(\d{{4}})", re.IGNORECASE
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s+({_NAMES})\s+(\d{{4}})", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_ALONE = re.compile(r"(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|circa|ca\.|c\.|~)\s*", re.IGNORECASE)
_SINCE = re.compile(r"(?:from|since)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|until|through|[-–—])\s+|\s*[–—]\s*", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\.?", re.IGNORECASE)


def written_date(text: str, order: str) -> str:
    """A day, month or year as ``2026-03-09``, ``2026-03``, ``2026``; other texts as they are.

    Args:
        text: What stands in the cell.
        order: ``month-first``, ``day-first``, or ``year-first``, which leaves 3/9/2026 alone.
    """
    return _plain(text.strip(), order) or text


def written_partial_date(text: str, order: str) -> str | dict[str, str | bool]:
    """A date as well as it is known, in the words of a case file: also about, from and until."""
    rest = text.strip()
    about = bool(_ABOUT.match(rest))
    rest = _ABOUT.sub("", rest, count=1) if about else rest
    since = bool(_SINCE.match(rest))
    rest = _SINCE.sub("", rest, count=1) if since else rest
    parts = [_plain(part, order) for part in _BETWEEN.split(rest)]
    if len(parts) > 2 or not all(parts):
        return text
    sure: dict[str, str | bool] = {"about": True} if about else {}
    if len(parts) == 2:
        return {"from": parts[0], "until": parts[1], **sure}
    if since:
        return {"from": parts[0], **sure}
    return {"on": parts[0], **sure} if about else parts[0]


def written_hour(text: str) -> str:
    """An hour of the 12-hour clock as ``14:30``; other texts as they are."""
    found = _HOUR.fullmatch(text.strip())
    if not found or not 1 <= int(found[1]) <= 12:
        return text
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hour:02}:{found[2] or '00'}"


def _plain(text: str, order: str) -> str:
    """A date in ISO form; empty where it cannot be read."""
    if _ISO.fullmatch(text):
        return text
    if found := _MONTH_FIRST.fullmatch(text):
        return _iso(found[3], _MONTHS[found[1][:3].lower()], found[2])
    if found := _DAY_FIRST.fullmatch(text):
        return _iso(found[3], _MONTHS[found[2][:3].lower()], found[1])
    if order == "year-first":
        return ""
    if found := _MONTH_ALONE.fullmatch(text):
        return _iso(found[2], int(found[1]), None)
    if found := _SLASHED.fullmatch(text):
        first, second = (1, 2) if order == "month-first" else (2, 1)
        return _iso(found[3], int(found[first]), found[second])
    return ""


def _iso(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
