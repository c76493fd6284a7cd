"""The contact log: calls, letters and meetings, with their sums."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packetgen.case.model import Case

from .people import Someone, someone
from .words import how_many


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact, or an attempt (``reached`` False); ``how`` in words: "by telephone"."""

    on: dt.date
    time: dt.time | None
    other: Someone
    by: Someone
    how: str
    reached: bool
    minutes: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ContactLog:
    """Contacts in order of time; ``summary`` counts them in a sentence."""

    rows: tuple[ContactRow, ...]
    summary: str
    last: dt.date | None


def contact_log(
    case: Case, *, person: str = "", since: dt.date | None = None, until: dt.date | None = None
) -> ContactLog:
    """The contacts of a case, with one person or all, in a span of days or all."""
    wanted = sorted(
        (
            contact
            for contact in case.contacts
            if (not person or contact.other == person)
            and (since is None or contact.on >= since)
            and (until is None or contact.on <= until)
        ),
        key=lambda contact: (contact.on, contact.time is None, contact.time or dt.time.max),
    )
    rows = tuple(
        ContactRow(c.on, c.time, someone(case, c.other), someone(case, c.by), _how(c.how),
                   c.reached, c.minutes, c.text)
        for c in wanted
    )  # fmt: skip
    reached = [contact for contact in wanted if contact.reached]
    missed = len(wanted) - len(reached)
    minutes = sum(contact.minutes or 0 for contact in wanted)
    parts = [how_many(len(reached), "contact")]
    if missed:
        parts.append(f"{how_many(missed, 'attempt')} that reached nobody")
    summary = " and ".join(parts)
    if minutes:
        summary += f"; {how_many(minutes, 'minute')} in all"
    return ContactLog(
        rows,
        f"{summary[:1].upper()}{summary[1:]}." if wanted else "",
        max((contact.on for contact in reached), default=None),
    )


def _how(how: str) -> str:
    if not how or how.startswith("in ") or how == "other":
        return "in another way" if how == "other" else how
    return f"by {how}"
