"""All dates of a case: its hearings, what is due before and after them, what a court ordered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packetgen.case import Case, Hearing, Service
from packetgen.jurisdiction.model import Citation, Status

from .calendars import check_covered, with_closures
from .counting import count
from .files import court_time
from .hearings import (
    check_order,
    count_for_hearing,
    earliest_lawful_hearing,
    speaks_to,
    why_uncounted,
)
from .model import Count, CourtTime, DayOff, Rule, Trigger
from .service import extension_for, manner, manners


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date of a case.

    ``id`` is stable: the same hearing, rule and manner of service keep it when the date moves.
    ``on`` is the last day under the usual reading, ``safest`` the one in time under every reading.
    ``kind`` is hearing, ordered (a court named the day) or rule. ``to`` are the ids of those whom
    the case records (or plans) as served in this manner.
    """

    id: str
    kind: str
    name: str
    on: dt.date
    safest: dt.date
    hearing: str = ""
    measured_from: dt.date | None = None
    method: str = ""
    to: tuple[str, ...] = ()
    by_whom: str = ""
    rule: Rule | None = None
    count: Count | None = None
    passed: bool = False
    note: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The rule, then everything that its count rests on."""
        if self.rule is None or self.count is None:
            return ()
        return tuple(dict.fromkeys((self.rule.citation, *self.count.citations)))

    @property
    def status(self) -> Status:
        """Unverified as soon as the rule, or anything that the count rests on, is."""
        unread = any(c.status is Status.UNVERIFIED for c in self.citations)
        return Status.UNVERIFIED if unread else Status.CONFIRMED


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


def court_for(
    jurisdiction_id: str,
    *,
    extra: Sequence[Path] = (),
    closures: Sequence[DayOff] = (),
) -> CourtTime:
    """A court's rules on time, with days on which it is closed besides. See ``court_time``."""
    court = court_time(jurisdiction_id, extra=extra)
    return replace(court, calendar=with_closures(court.calendar, closures)) if closures else court


def deadlines_for(
    case: Case,
    jurisdiction_id: str,
    today: dt.date,
    *,
    papers: Mapping[str, str] | None = None,
    extra: Sequence[Path] = (),
    closures: Sequence[DayOff] = (),
) -> tuple[Deadline, ...]:
    """Every date of a case that follows from its court's rules on time, in the order of the days.

    Args:
        case: The case; its hearings, services and requirements give the triggers.
        jurisdiction_id: The court, as in ``case.jurisdiction``.
        today: Marks what has passed; nothing else depends on it.
        papers: Ids of documents -> their kind (``subpoena``, ``motion``), as a plan knows them.
        extra: Folders with courts of one's own.
        closures: Further days on which the court is closed.

    Raises:
        JurisdictionError: The court has no rules on time, or a date lies outside covered years.
        CaseError: A service names a manner that does not exist, or motion papers were served after
            the hearing.
    """
    court = court_for(jurisdiction_id, extra=extra, closures=closures)
    found = [
        *_hearings(case, court),
        *_served(case, court, papers or {}),
        *_ordered(case),
    ]
    for rule in court.rules:
        for _, on in _motion_services(case, papers or {}) if rule.notice else ():
            _hearing_for(case, rule, on)
    dated = (replace(each, passed=each.on < today) for each in found)
    return tuple(sorted(dated, key=lambda d: (d.on, d.kind != "rule", d.id)))


def uncounted_hearings(case: Case, court: CourtTime) -> tuple[tuple[Hearing, str], ...]:
    """Hearings from which nothing is counted, each with the reason."""
    pairs = ((hearing, why_uncounted(court, hearing)) for hearing in case.hearings)
    return tuple((hearing, why) for hearing, why in pairs if why)


def short_notices(
    case: Case, court: CourtTime, today: dt.date, papers: Mapping[str, str] | None = None
) -> tuple[ShortNotice, ...]:
    """Hearings of motions whose notice was served too late, or no longer can be served in time.

    Services that are recorded count when they come before the hearing and their documents are a
    notice or a motion (by ``papers`` or by the document's own id); a hearing that nothing was
    served for is held against today. Hearings that have passed are left alone.
    """
    found: list[ShortNotice] = []
    for hearing in case.hearings:
        if hearing.on < today:
            continue
        for rule in court.rules:
            if rule.notice and speaks_to(rule, hearing):
                found += _too_short(case, court, hearing, rule, today, papers or {})
    return tuple(found)


def _hearings(case: Case, court: CourtTime) -> Iterator[Deadline]:
    for hearing in case.hearings:
        check_covered(court.calendar, hearing.on)
        closed = court.calendar.days_off.get(hearing.on)
        note = ""
        if closed is not None or hearing.on.weekday() > 4:
            note = f"The court is closed on this day: {closed or f'{hearing.on:%A}'}."
        name = hearing.purpose or "Hearing"
        yield Deadline(
            f"{hearing.id}/hearing", "hearing", name, hearing.on, hearing.on, hearing.id, note=note
        )
        for rule in court.rules:
            if not speaks_to(rule, hearing):
                continue
            for method in manners(case, court, rule):
                counted = count_for_hearing(court, rule, hearing.on, method)
                yield Deadline(
                    id="/".join(part for part in (hearing.id, rule.id, method) if part),
                    kind="rule",
                    name=rule.name,
                    on=counted.day,
                    safest=counted.safest,
                    hearing=hearing.id,
                    measured_from=hearing.on,
                    method=method,
                    to=tuple(
                        dict.fromkeys(
                            s.to for s in case.services if manner(case, court, s) == method
                        )
                    ),
                    by_whom=rule.by_whom,
                    rule=rule,
                    count=counted,
                    note=rule.note,
                )


def _served(case: Case, court: CourtTime, papers: Mapping[str, str]) -> Iterator[Deadline]:
    for service in case.services:
        if service.on is None:
            continue
        method = manner(case, court, service)
        for rule in court.rules:
            if rule.trigger is not Trigger.SERVICE or not _is_paper(
                rule.papers, service.documents, papers
            ):
                continue
            counted = count(
                court,
                service.on,
                rule.days,
                unit=rule.unit,
                direction=rule.direction,
                extension=extension_for(court, rule, method) if method else None,
                extension_settled=rule.provision_settled,
                rule=rule.id,
            )
            yield Deadline(
                id=f"{service.id}/{rule.id}",
                kind="rule",
                name=rule.name,
                on=counted.day,
                safest=counted.safest,
                measured_from=service.on,
                method=method,
                to=(service.to,),
                by_whom=rule.by_whom,
                rule=rule,
                count=counted,
                note=rule.note,
            )


def _ordered(case: Case) -> Iterator[Deadline]:
    for requirement in case.requirements:
        if requirement.by is not None:
            name = requirement.text or requirement.kind.replace("-", " ").capitalize()
            yield Deadline(
                f"{requirement.id}/ordered", "ordered", name, requirement.by, requirement.by
            )
    if case.trial is not None:
        yield Deadline("trial/ordered", "ordered", "Trial", case.trial, case.trial)


def _is_paper(kinds: Sequence[str], documents: Sequence[str], papers: Mapping[str, str]) -> bool:
    """Whether one of the documents is of a kind, by the plan's word or by its own id."""
    return any(
        kind in (papers.get(document) or document).split("-")
        for kind in kinds
        for document in documents
    )


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
        if hearing is _hearing_for(case, rule, on)
    ]
    acts = recorded or [("", today, method) for method in _fastest(case, court, rule)]
    for identifier, served_on, method in acts:
        counted = count_for_hearing(court, rule, hearing.on, method)
        if served_on <= counted.safest:
            continue
        # Without any extension the last day is the latest there can be; past it, nothing helps.
        bare = count_for_hearing(court, rule, hearing.on)
        sure = any(_surely_late(rule, each, served_on) for each in (counted, bare))
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


def _motion_services(case: Case, papers: Mapping[str, str]) -> Iterator[tuple[Service, dt.date]]:
    for service in case.services:
        if service.on and _is_paper(("notice", "motion"), service.documents, papers):
            yield service, service.on


def _hearing_for(case: Case, rule: Rule, served_on: dt.date) -> Hearing | None:
    """The hearing that papers served on a day are for: the next one that the rule speaks to.

    Raises:
        CaseError: Every such hearing was over on that day.
    """
    hearings = sorted((h for h in case.hearings if speaks_to(rule, h)), key=lambda h: h.on)
    later = [hearing for hearing in hearings if hearing.on >= served_on]
    if hearings and not later:
        check_order(hearings[-1].on, served_on)
    return later[0] if later else None


def _fastest(case: Case, court: CourtTime, rule: Rule) -> tuple[str, ...]:
    planned = tuple(m for m in manners(case, court, rule) if m)
    return planned if any(s.method for s in case.services) else ("personal",)
