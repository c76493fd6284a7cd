"""Notice that is too short for a hearing, and the earliest hearing that it is enough for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packetgen.case import Case, Hearing, Service
from packetgen.jurisdiction.model import Status

from .hearings import count_for_hearing, earliest_lawful_hearing, hearing_for, speaks_to
from .model import Count, CourtTime, Rule
from .service import MOTION_PAPERS, is_paper, manner, manners


@dataclass(frozen=True, slots=True)
class ShortNotice:
    """Papers that reach the other side too late for the hearing.

    ``served_on`` is a recorded service's day, or today while none is recorded (``service`` is "").
    ``certain``: too late under every reading, on a confirmed rule. ``earliest`` is the first court
    day for which that service would be in time, ``safe`` the first under every reading.
    """

    hearing: str
    hearing_on: dt.date
    rule: Rule
    method: str
    service: str
    served_on: dt.date
    last_day: dt.date
    certain: bool
    earliest: dt.date
    safe: dt.date
    message: str


def short_notices(
    case: Case, court: CourtTime, today: dt.date, papers: Mapping[str, str] | None = None
) -> tuple[ShortNotice, ...]:
    """Hearings of motions whose notice was served too late, or no longer can be served in time.

    Services that are recorded count when they come before the hearing and their documents are a
    notice or a motion (by ``papers`` or by the document's own id); a hearing that nothing was
    served for is held against today, and is certain only when the plan or the services show that
    this side moves. Hearings that have passed are left alone.
    """
    found: list[ShortNotice] = []
    for hearing in case.hearings:
        if hearing.on < today:
            continue
        for rule in court.rules:
            if rule.notice and speaks_to(rule, hearing):
                found += _too_short(case, court, hearing, rule, today, papers or {})
    return tuple(found)


def _too_short(
    case: Case,
    court: CourtTime,
    hearing: Hearing,
    rule: Rule,
    today: dt.date,
    papers: Mapping[str, str],
) -> Iterator[ShortNotice]:
    recorded = [
        (service.id, on, manner(case, court, service) or "personal")
        for service, on in _motion_services(case, papers)
        if hearing is hearing_for(case, rule, on)
    ]
    acts = recorded or [("", today, method) for method in _fastest(case, court, rule)]
    for identifier, served_on, method in acts:
        counted = count_for_hearing(court, rule, hearing.on, method)
        if served_on <= counted.safest:
            continue
        # Without any extension the last day is the latest there can be; past it, nothing helps.
        bare = count_for_hearing(court, rule, hearing.on)
        sure = (bool(identifier) or _our_motion(case, papers)) and any(
            _surely_late(rule, each, served_on) for each in (counted, bare)
        )
        last_day = counted.safest
        if sure:
            last_day = counted.day if _surely_late(rule, counted, served_on) else bare.day
        first = next(
            e for e in earliest_lawful_hearing(court, served_on, method) if e.rule.id == rule.id
        )
        served = "were served" if identifier else "can be served at the earliest"
        yield ShortNotice(
            hearing=hearing.id,
            hearing_on=hearing.on,
            rule=rule,
            method=method,
            service=identifier,
            served_on=served_on,
            last_day=last_day,
            certain=sure,
            earliest=first.on,
            safe=first.safe,
            message=(
                f"The papers {served} on {served_on.isoformat()} ({method}); the last "
                f"{'' if sure else 'certain '}day for the hearing on {hearing.on.isoformat()} is "
                f"{last_day.isoformat()} ({rule.citation.cite}). The earliest hearing for which "
                f"that is in time is on {first.safe.isoformat()}."
            ),
        )


def _surely_late(rule: Rule, counted: Count, served_on: dt.date) -> bool:
    """Late under every reading, on confirmed authorities alone."""
    latest = max([counted.day, *(other.day for other in counted.alternatives)])
    statuses = {rule.citation.status, counted.status}
    return served_on > latest and statuses == {Status.CONFIRMED}


def _our_motion(case: Case, papers: Mapping[str, str]) -> bool:
    """Whether this side moves: its plan holds, or its services name, a notice or a motion."""
    documents = [*papers, *(each for service in case.services for each in service.documents)]
    return is_paper(MOTION_PAPERS, documents, papers)


def _motion_services(case: Case, papers: Mapping[str, str]) -> Iterator[tuple[Service, dt.date]]:
    for service in case.services:
        if service.on and is_paper(MOTION_PAPERS, service.documents, papers):
            yield service, service.on


def _fastest(case: Case, court: CourtTime, rule: Rule) -> tuple[str, ...]:
    planned = tuple(m for m in manners(case, court, rule) if m)
    return planned if any(s.method for s in case.services) else ("personal",)
