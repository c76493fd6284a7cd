"""Subpoenas of which the parties must have notice before the witness is served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packetgen.case import Case
from packetgen.errors import PacketgenError

from .agenda import without_roll
from .appointments import Appointment
from .counting import count
from .model import CourtTime, Rule, Trigger
from .recipients import name_of, recipients
from .text import said_day


@dataclass(frozen=True, slots=True)
class PartyNotice:
    """A party's lawyer (or party) of whom no notice in time is recorded.

    ``served_on`` is the day on which the witness was served, None while that is to come.
    """

    rule: Rule
    document: str
    whom: str
    to: str
    served_on: dt.date | None
    last_day: dt.date | None
    message: str


def missing_notices(
    case: Case, court: CourtTime, appointments: Sequence[Appointment]
) -> tuple[PartyNotice, ...]:
    """Everybody who has not, as far as the case records it, had a subpoena before the witness."""
    return tuple(_missing(case, court, appointments))


def _missing(
    case: Case, court: CourtTime, appointments: Sequence[Appointment]
) -> Iterator[PartyNotice]:
    others = [r for r in recipients(case) if not r.fictitious]
    for rule in court.rules:
        if rule.whom != "parties" or rule.trigger is not Trigger.SERVICE:
            continue
        for paper in {a.document: a for a in appointments if _speaks(rule, a)}.values():
            made = [s for s in case.services if paper.document in s.documents]
            done = {s.to: s.on for s in made if s.on is not None}
            on = done.get(paper.whom) if paper.whom else None
            last = _last_day(court, rule, on)
            for other in others:
                noticed = [done[i] for i in (other.id, *other.parties) if i in done]
                if noticed and (last is None or min(noticed) <= last):
                    continue
                whom = name_of(case, paper.whom)
                message = _message(rule, paper.document, whom, other.name, on, last)
                yield PartyNotice(rule, paper.document, paper.whom, other.id, on, last, message)


def _message(
    rule: Rule, paper: str, whom: str, to: str, on: dt.date | None, last: dt.date | None
) -> str:
    if on is None or last is None:
        ahead = f" ({rule.days} days)" if rule.days else ""
        return (
            f"{rule.name}{ahead}: no service of '{paper}' on {to} is recorded "
            f"({rule.citation.cite})."
        )
    return (
        f"{rule.name}, by {said_day(last)}: '{paper}' was served on {whom} on "
        f"{said_day(on)}, and no service on {to} by then is recorded ({rule.citation.cite})."
    )


def _last_day(court: CourtTime, rule: Rule, on: dt.date | None) -> dt.date | None:
    if on is None:
        return None
    try:
        return count(
            without_roll(court, rule),
            on,
            rule.days,
            unit=rule.unit,
            direction=rule.direction,
            rule=rule.id,
        ).safest
    except PacketgenError:
        return None


def _speaks(rule: Rule, each: Appointment) -> bool:
    return each.kind in rule.papers and (not rule.commands or each.command in rule.commands)
