"""Notice that is too short for a hearing or a subpoena, and the earliest day it is enough for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packetgen.case import Case, Hearing, Service
from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Status
from packetgen.reading.formats import calendar_day

from .appointments import Appointment, ruled_by
from .hearings import count_before, earliest_day, hearing_for, speaks_to
from .model import Count, CourtTime, Rule
from .recipients import name_of, recipients
from .service import MOTION_PAPERS, is_paper, manner, on_us
from .sides import moves
from .text import said_day, said_manner


@dataclass(frozen=True, slots=True)
class ShortNotice:
    """Papers that reach somebody too late for a hearing, or for what a subpoena commands.

    ``hearing`` is the id of the hearing or appointment. ``served_on`` is a recorded service's day,
    or today while none is recorded (``service`` is ""); ``to`` whom it is about. ``certain``: too
    late under every reading, on a confirmed rule. ``earliest`` is the first court day for which
    that service would be in time, ``safe`` the first under every reading; None where the years
    whose holidays are known end before it. ``theirs``: papers of the other side, served on us.
    """

    hearing: str
    hearing_on: dt.date
    rule: Rule
    method: str
    service: str
    served_on: dt.date
    last_day: dt.date
    certain: bool
    earliest: dt.date | None
    safe: dt.date | None
    message: str
    to: tuple[str, ...] = ()
    count: Count | None = None
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class _Act:
    """A service done, or one that could be done today."""

    service: str
    on: dt.date
    method: str
    to: str


def short_notices(
    case: Case,
    court: CourtTime,
    today: dt.date,
    papers: Mapping[str, str] | None = None,
    appointments: Sequence[Appointment] = (),
) -> tuple[ShortNotice, ...]:
    """Hearings of motions whose notice was served too late, or no longer can be served in time.

    Services that are recorded count when they come before the hearing and their documents are a
    notice or a motion (by ``papers`` or by the document's own id); whoever has not been served is
    held against today, and that is certain only when the case or the plan shows that this side
    moves. Of the other side's motions only recorded services on this side count. Hearings that have
    passed are left alone.
    """
    calendar_day(today)
    known = papers or {}
    found: list[ShortNotice] = []
    for hearing in case.hearings:
        if hearing.on < today:
            continue
        we_move = moves(case, hearing, known)
        for rule in court.rules:
            if not rule.notice or not speaks_to(rule, hearing):
                continue
            theirs = _acts_on_us(case, court, hearing, rule, known) if we_move is not True else []
            if theirs or we_move is False:
                found += _late(
                    case, court, rule, hearing.id, hearing.on, theirs, False, theirs=True
                )
                continue
            acts = _motion_acts(case, court, hearing, rule, today, known)
            found += _late(case, court, rule, hearing.id, hearing.on, acts, we_move is True)
    for appointment in appointments:
        if appointment.on < today:
            continue
        for rule in court.rules:
            if rule.notice and ruled_by(rule, appointment):
                acts = list(_acts_of(case, court, appointment, today))
                found += _late(case, court, rule, appointment.id, appointment.on, acts, True)
    return tuple(found)


def _late(
    case: Case,
    court: CourtTime,
    rule: Rule,
    event: str,
    on: dt.date,
    acts: Sequence[_Act],
    we_move: bool,
    *,
    theirs: bool = False,
) -> Iterator[ShortNotice]:
    in_time = {
        act.to
        for act in acts
        if act.to and act.on <= count_before(court, rule, on, act.method).safest
    }
    together: dict[tuple[str, dt.date, str], list[str]] = {}
    for act in acts:
        if act.to in in_time:
            continue  # Whoever had the papers in time may have them again.
        together.setdefault((act.service, act.on, act.method), []).append(act.to)
    for (service, served_on, method), to in together.items():
        counted = count_before(court, rule, on, method)
        if served_on <= counted.safest:
            continue
        # Without any extension the last day is the latest there can be; past it, nothing helps.
        bare = count_before(court, rule, on)
        sure = (bool(service) or we_move) and any(
            _surely_late(rule, each, served_on) for each in (counted, bare)
        )
        last_day = counted.safest
        if sure:
            last_day = counted.day if _surely_late(rule, counted, served_on) else bare.day
        without = sure and last_day != counted.day
        first = _first(court, rule, served_on, method)
        named = [name_of(case, each) for each in dict.fromkeys(to) if each]
        notice = ShortNotice(
            hearing=event,
            hearing_on=on,
            rule=rule,
            method=method,
            service=service,
            served_on=served_on,
            last_day=last_day,
            certain=sure,
            earliest=first[0] if first else None,
            safe=first[1] if first else None,
            message="",
            to=tuple(dict.fromkeys(t for t in to if t)),
            count=counted,
            theirs=theirs,
        )
        yield replace(notice, message=_message(notice, named, without=without))


def _first(
    court: CourtTime, rule: Rule, served_on: dt.date, method: str
) -> tuple[dt.date, dt.date] | None:
    try:
        return earliest_day(court, rule, served_on, method)[:2]
    except JurisdictionError:
        return None


def _message(notice: ShortNotice, to: Sequence[str], *, without: bool) -> str:
    """The finding in sentences: when, how, by when, and for which day it would be enough.

    ``to`` are the names of those served; ``without``: the last day is that of the bare period.
    """
    rule, served_on = notice.rule, notice.served_on
    papers = "The subpoena" if "subpoena" in rule.papers else "The papers"
    were = "was" if "subpoena" in rule.papers else "were"
    whom = f" on {', '.join(to)}" if to else ""
    served = (
        f"{papers} {were} served{whom} on {said_day(served_on)}"
        if notice.service
        else f"{papers} can be served{whom} on {said_day(served_on)} at the earliest"
    )
    event = "the hearing on" if not rule.papers else "the time for compliance on"
    last = "the last day" if notice.certain else "the last day that is certain"
    bare = ", even without days for the manner of service," if without else ""
    parts = [
        f"{served}, by {said_manner(notice.method)}; {last} for {event} "
        f"{said_day(notice.hearing_on)}{bare} is {said_day(notice.last_day)} "
        f"({rule.citation.cite})."
    ]
    day, safe = notice.earliest, notice.safe
    if day is None or safe is None:
        parts.append("The earliest day for which that is in time lies beyond the known holidays.")
    else:
        what = "hearing" if not rule.papers else "day"
        both = "" if day == safe else f" ({said_day(safe)} under every reading)"
        parts.append(f"The earliest lawful {what} for papers served then is {said_day(day)}{both}.")
    return " ".join(parts)


def _surely_late(rule: Rule, counted: Count, served_on: dt.date) -> bool:
    """Late under every reading, on confirmed authorities alone."""
    latest = max([counted.day, *(other.day for other in counted.alternatives)])
    statuses = {rule.citation.status, counted.status}
    return served_on > latest and statuses == {Status.CONFIRMED}


def _motion_acts(
    case: Case,
    court: CourtTime,
    hearing: Hearing,
    rule: Rule,
    today: dt.date,
    papers: Mapping[str, str],
) -> list[_Act]:
    """Services of the motion for this hearing; for everybody not served yet, one made today."""
    lawyers = {party: r.id for r in recipients(case) for party in r.parties}
    done = [
        _Act(s.id, s.on, manner(case, court, s) or "personal", lawyers.get(s.to, s.to))
        for s in case.services
        if s.on is not None
        and not on_us(case, s)
        and is_paper(MOTION_PAPERS, s.documents, papers)
        and hearing_for(case, rule, s.on, papers) is hearing
    ]
    served = {act.to for act in done}
    planned = {s.to: s for s in case.services if s.on is None and s.method}
    waiting = [r for r in recipients(case) if not r.fictitious and not served & {r.id, *r.parties}]
    open_acts = [
        _Act("", today, _planned_manner(case, court, planned, (r.id, *r.parties)), r.id)
        for r in waiting
    ]
    if not done and not open_acts and not recipients(case):
        open_acts = [_Act("", today, "personal", "")]
    return [*done, *open_acts]


def _acts_on_us(
    case: Case, court: CourtTime, hearing: Hearing, rule: Rule, papers: Mapping[str, str]
) -> list[_Act]:
    """Recorded services of the other side's motion for this hearing on this side."""
    return [
        _Act(s.id, s.on, manner(case, court, s) or "personal", s.to)
        for s in case.services
        if s.on is not None
        and on_us(case, s)
        and is_paper(MOTION_PAPERS, s.documents, papers)
        and hearing_for(case, rule, s.on, papers, theirs=True) is hearing
    ]


def _planned_manner(
    case: Case, court: CourtTime, planned: Mapping[str, Service], ids: tuple[str, ...]
) -> str:
    service = next((planned[i] for i in ids if i in planned), None)
    return manner(case, court, service) if service is not None else "personal"


def _acts_of(
    case: Case, court: CourtTime, appointment: Appointment, today: dt.date
) -> Iterator[_Act]:
    """Services of a paper on the person it commands; one made today while there is none."""
    mine = [
        s
        for s in case.services
        if appointment.document in s.documents
        and (not appointment.whom or s.to == appointment.whom)
    ]
    done = [s for s in mine if s.on is not None]
    for service in done:
        assert service.on is not None
        yield _Act(service.id, service.on, manner(case, court, service) or "personal", service.to)
    if not done:
        method = manner(case, court, mine[0]) if mine and mine[0].method else "personal"
        yield _Act("", today, method, appointment.whom)
