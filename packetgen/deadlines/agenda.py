"""All dates of a case: its hearings, what is due before and after them, what a court ordered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from packetgen.case import Case, Hearing, Service
from packetgen.errors import CaseError, Location, PacketgenError, Problem
from packetgen.jurisdiction.model import Citation, Status

from .calendars import check_covered, with_closures
from .counting import count
from .files import court_time
from .hearings import count_for_hearing, hearing_for, speaks_to, why_uncounted
from .model import Count, CourtTime, DayOff, Rule, Trigger
from .service import MOTION_PAPERS, extension_for, is_paper, manner, manners


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
        JurisdictionError: The court has no rules on time.
        CaseError: All dates that cannot be counted: outside the years whose holidays are known, a
            manner of service that does not exist, motion papers served after the hearing.
    """
    court = court_for(jurisdiction_id, extra=extra, closures=closures)
    problems: list[Problem] = []
    found = list(_ordered(case))
    for number, hearing in enumerate(case.hearings):
        with _noting(problems, f"/hearings/{number}"):
            found += _hearing(case, court, hearing)
    for number, service in enumerate(case.services):
        with _noting(problems, f"/services/{number}"):
            found += _served(case, court, service, papers or {})
    if problems:
        raise CaseError(
            f"the dates of the case cannot be counted in '{jurisdiction_id}'",
            problems=tuple(problems),
        )
    dated = (replace(each, passed=each.on < today) for each in found)
    return tuple(sorted(dated, key=lambda d: (d.on, d.kind != "rule", d.id)))


def uncounted_hearings(case: Case, court: CourtTime) -> tuple[tuple[Hearing, str], ...]:
    """Hearings from which nothing is counted, each with the reason."""
    pairs = ((hearing, why_uncounted(court, hearing)) for hearing in case.hearings)
    return tuple((hearing, why) for hearing, why in pairs if why)


@contextmanager
def _noting(problems: list[Problem], pointer: str) -> Iterator[None]:
    """Collect what is wrong with one part of the case, so that all of it is said at once."""
    try:
        yield
    except PacketgenError as error:
        problem = Problem(Location(file="case", pointer=pointer), error.message, error.hint)
        problems += error.problems or (problem,)


def _hearing(case: Case, court: CourtTime, hearing: Hearing) -> list[Deadline]:
    check_covered(court.calendar, hearing.on)
    closed = court.calendar.days_off.get(hearing.on)
    note = ""
    if closed is not None or hearing.on.weekday() > 4:
        note = f"The court is closed on this day: {closed or f'{hearing.on:%A}'}."
    name, on = hearing.purpose or "Hearing", hearing.on
    found = [Deadline(f"{hearing.id}/hearing", "hearing", name, on, on, hearing.id, note=note)]
    for rule in court.rules:
        for method in manners(case, court, rule) if speaks_to(rule, hearing) else ():
            to = dict.fromkeys(s.to for s in case.services if manner(case, court, s) == method)
            found.append(
                _counted(
                    "/".join(part for part in (hearing.id, rule.id, method) if part),
                    rule,
                    count_for_hearing(court, rule, on, method),
                    method,
                    tuple(to),
                    hearing.id,
                )
            )
    return found


def _served(
    case: Case, court: CourtTime, service: Service, papers: Mapping[str, str]
) -> list[Deadline]:
    if service.on is None:
        return []
    found: list[Deadline] = []
    method = manner(case, court, service)
    motion = is_paper(MOTION_PAPERS, service.documents, papers)
    for rule in court.rules:
        if rule.notice and motion:
            hearing_for(case, rule, service.on)
        if rule.trigger is not Trigger.SERVICE:
            continue
        if is_paper(rule.papers, service.documents, papers):
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
            found.append(_counted(f"{service.id}/{rule.id}", rule, counted, method, (service.to,)))
    return found


def _counted(
    identifier: str, rule: Rule, counted: Count, method: str, to: tuple[str, ...], hearing: str = ""
) -> Deadline:
    return Deadline(
        id=identifier,
        kind="rule",
        name=rule.name,
        on=counted.day,
        safest=counted.safest,
        hearing=hearing,
        measured_from=counted.trigger,
        method=method,
        to=to,
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
