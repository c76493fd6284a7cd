"""Deadlines as iCalendar (RFC 5545): events with reminders.

What is due stands as a whole day; a hearing or appointment with a time stands at it, in UTC, where
the court's time zone is known, and else as a whole day that names the time.

The same deadline keeps its UID when its day moves, so that importing again updates a calendar.
There is no clock: DTSTAMP and SEQUENCE come from the day that the caller names.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence

from packetgen.reading.formats import calendar_day

from .deadline import Deadline
from .text import deadline_lines, follows_service
from .zones import moment

REMINDERS = (14, 7, 1)
"""Days before a deadline on which the calendar reminds."""

PRODUCT = "PRODID:-//packetgen//deadlines//EN"
"""The line that tells a calendar made here from others."""

_FIRST = dt.date(2000, 1, 1)
_WIDTH = 75


def calendar_file(
    deadlines: Sequence[Deadline],
    *,
    case: str,
    today: dt.date,
    reminders: Sequence[int] = REMINDERS,
    zone: str = "",
    title: str = "",
    names: Mapping[str, str] | None = None,
) -> bytes:
    """An ``.ics`` file of deadlines that have not passed.

    Args:
        deadlines: From :func:`packetgen.deadlines.deadlines_for`.
        case: What tells this case from others (its number and court); only a hash of it is written.
        today: The day on which the file is made.
        reminders: Days before each event on which to remind.
        zone: The court's time zone; without it a time of day is named in the title.
        title: Stands behind the name of each event, such as the case's number: a calendar holds
            the dates of many cases.
        names: Names of those to be served, by id.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        JurisdictionError: The machine does not know the zone, or the zone's clock never shows a
            hearing's time.

    Events stand on the day that is in time under every reading.
    """
    calendar_day(today)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        PRODUCT,
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for deadline in deadlines:
        if not deadline.passed:
            lines += _event(deadline, case, today, reminders, zone, title, names or {})
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def uid(deadline: Deadline, case: str) -> str:
    """The stable id of a deadline: it tells nothing of the case, and outlives a change of day."""
    digest = hashlib.sha256(f"{case}\n{deadline.id}".encode()).hexdigest()
    return f"{digest[:32]}@packetgen"


def _event(
    deadline: Deadline,
    case: str,
    today: dt.date,
    reminders: Sequence[int],
    zone: str,
    title: str,
    names: Mapping[str, str],
) -> Iterator[str]:
    day = deadline.safest
    advisory = deadline.status.value == "unverified"
    summary = f"{'(advisory) ' if advisory else ''}{deadline.name}"
    if deadline.method:
        summary += f" [{'after ' * follows_service(deadline)}{deadline.method}]"
    if deadline.time is not None and not zone:
        summary = f"{deadline.time:%H:%M} {summary}"
    if title:
        summary += f", {title}"
    words = _text("\n".join(deadline_lines(deadline, names=names)))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(deadline, case)}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{max(0, (today - _FIRST).days)}"
    if deadline.time is not None and zone:
        yield f"DTSTART:{moment(day, deadline.time, zone):%Y%m%dT%H%M%SZ}"
    else:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}"
    if deadline.place:
        yield f"LOCATION:{_text(deadline.place)}"
    yield f"SUMMARY:{_text(summary)}"
    yield f"DESCRIPTION:{words}"
    yield "CLASS:PRIVATE"
    yield f"TRANSP:{'OPAQUE' if deadline.time is not None and zone else 'TRANSPARENT'}"
    for days in reminders:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-P{days}D"
        yield f"DESCRIPTION:{_text(summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A text value: signs escaped (RFC 5545, 3.3.11), control characters left out."""
    value = "".join(c for c in value if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> bytes:
    """A line folded at 75 octets, never inside a character (RFC 5545, 3.1)."""
    rows: list[bytes] = [b""]
    for character in line:
        piece = character.encode()
        if len(rows[-1]) + len(piece) > _WIDTH:
            rows.append(b" ")
        rows[-1] += piece
    return b"\r\n".join(rows)
