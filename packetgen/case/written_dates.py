"""Dates and hours as people write them in tables: "about May 2026", "3/9/2026 to 3/12/2026".

Only what can mean one thing is read. All else stays as it was written, for the schema to refuse.
"""

from __future__ import annotations

import re

from packetgen.reading.written_days import hour_of_day, without_weekday, worded_day

_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_ALONE = re.compile(r"(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|circa|ca\.|c\.|~)\s*", re.IGNORECASE)
_SINCE = re.compile(r"(?:from|since)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|until|through|[-–—])\s+|\s*[–—]\s*", re.IGNORECASE)
_HALF_OF_THE_DAY = re.compile(r"[ap]\.?\s?m\.?\s*$", re.IGNORECASE)


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
    # Without its half of the day, "2:30" may be meant for either.
    return (_HALF_OF_THE_DAY.search(text) and hour_of_day(text)) or text


def _plain(text: str, order: str) -> str:
    """A date in ISO form; empty where it cannot be read."""
    if _ISO.fullmatch(text):
        return text
    if worded := worded_day(text):
        return _iso(*worded)
    if order == "year-first":
        return ""
    if found := _MONTH_ALONE.fullmatch(text):
        return _iso(int(found[2]), int(found[1]), None)
    if found := _SLASHED.fullmatch(without_weekday(text)):
        first, second = (1, 2) if order == "month-first" else (2, 1)
        return _iso(int(found[3]), int(found[first]), int(found[second]))
    return ""


def _iso(year: int, month: int, day: int | None) -> str:
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")
