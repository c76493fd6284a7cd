"""All dates of a case: its hearings, what is due before and after them, what a court ordered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from packetgen.case import Case, Closure, Hearing, Service
from packetgen.errors import CaseError, Location, PacketgenError, Problem
from packetgen.reading.english_days import weekday
from packetgen.reading.formats import calendar_day

from .appointments import Appointment, ruled_by
from .calendars import check_covered, closure, with_closures
from .counting import count
from .deadline import Deadline
from .files import court_time
from .hearings import check_order, count_before, hearing_for, speaks_to, why_uncounted
from .model import Count, CourtTime, DayOff, Direction, Roll, Roller, Rule, Trigger
from .service import MOTION_PAPERS, extension_for, is_paper, manner, manners, on_us
from .sides import is_ours, moves

_ONE = dt.timedelta(days=1)
_WEEKEND = 5


def court_for(
    jurisdiction_id: str,
    *,
    extra: Sequence[Path] = (),
    closures: Sequence[DayOff] = (),
    closed: Sequence[Closure] = (),
) -> CourtTime:
    """A court's rules on time, with days on which it is closed besides.

    Args:
        jurisdiction_id: The court.
        extra: Folders with courts of one's own.
        closures: Days that the caller names.
        closed: The closures of the case file.

    Raises:
        JurisdictionError: No such court, or no rules on time for it.
    """
    court = court_time(jurisdiction_id, extra=extra)
    every = [*_days(closed), *closures]
    return replace(court, calendar=with_closures(court.calendar, every)) if every else court


def _days(closed: Sequence[Closure]) -> Iterator[DayOff]:
    for each in closed:
        for offset in range((each.through - each.on).days + 1):
            yield closure(each.on + offset * _ONE, each.why)


def deadlines_for(
    case: Case,
    jurisdiction_id: str,
    today: dt.date,
    *,
    papers: Mapping[str, str] | None = None,
    appointments: Sequence[Appointment] = (),
    extra: Sequence[Path] = (),
    closures: Sequence[DayOff] = (),
) -> tuple[Deadline, ...]:
    """Every date of a case that follows from its court's rules on time, in the order of the days.

    Args:
        case: The case; its hearings, services, requirements and closures count.
        jurisdiction_id: The court, as in ``case.jurisdiction``.
        today: Marks what has passed; nothing else depends on it.
        papers: Ids of documents -> their kind (``subpoena``, ``motion``), as a plan knows them.
        appointments: Days that the plan's documents name.
        extra: Folders with courts of one's own.
        closures: Further days on which the court is closed.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        JurisdictionError: The court has no rules on time.
        CaseError: All dates that cannot be counted: outside the years whose holidays are known, a
            manner of service that does not exist, motion papers served after the hearing.
    """
    calendar_day(today)
    court = court_for(jurisdiction_id, extra=extra, closures=closures, closed=case.closures)
    found, problems = dates_in(case, court, today, papers or {}, appointments)
    if problems:
        raise CaseError(
            f"the dates of the case cannot be counted in '{jurisdiction_id}'", problems=problems
        )
    return found


def dates_in(
    case: Case,
    court: CourtTime,
    today: dt.date,
    papers: Mapping[str, str],
    appointments: Sequence[Appointment],
) -> tuple[tuple[Deadline, ...], tuple[Problem, ...]]:
    """The dates that can be counted, in order, and what is wrong with the others."""
    agenda = _Agenda(case, court, papers, appointments)
    agenda.found += _ordered(case)
    for number, hearing in enumerate(case.hearings):
        with agenda.noting(f"/hearings/{number}"):
            agenda.hearing(hearing)
    for appointment in appointments:
        with agenda.noting(f"/{appointment.id}"):
            agenda.appointment(appointment)
    for number, service in enumerate(case.services):
        with agenda.noting(f"/services/{number}"):
            agenda.served(service)
    dated = (replace(each, passed=each.on < today) for each in agenda.found)
    in_order = sorted(dated, key=lambda d: (d.on, d.kind != "rule", d.id))
    return tuple(in_order), tuple(agenda.problems)


def uncounted_hearings(case: Case, court: CourtTime) -> tuple[tuple[Hearing, str], ...]:
    """Hearings from which nothing is counted, each with the reason."""
    pairs = ((hearing, why_uncounted(court, hearing)) for hearing in case.hearings)
    return tuple((hearing, why) for hearing, why in pairs if why)


def closed_because(court: CourtTime, day: dt.date) -> str:
    """Why the court does not sit on a day, or "" where it does. Raises outside covered years."""
    check_covered(court.calendar, day)
    closed = court.calendar.days_off.get(day)
    if closed is None and day.weekday() < _WEEKEND:
        return ""
    return str(closed) if closed else weekday(day)


@dataclass(slots=True)
class _Agenda:
    """The dates as they are gathered, and all that is wrong, so that all of it is said at once."""

    case: Case
    court: CourtTime
    papers: Mapping[str, str]
    appointments: Sequence[Appointment]
    found: list[Deadline] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @contextmanager
    def noting(self, pointer: str) -> Iterator[None]:
        """Collect what is wrong with one part of the case."""
        try:
            yield
        except PacketgenError as error:
            problem = Problem(Location(file="case", pointer=pointer), error.message, error.hint)
            self.problems += error.problems or (problem,)

    def hearing(self, hearing: Hearing) -> None:
        """A hearing and what is due before it."""
        why = closed_because(self.court, hearing.on)
        we_move = moves(self.case, hearing, self.papers)
        self.found.append(
            Deadline(
                f"{hearing.id}/hearing",
                "hearing",
                hearing.purpose or "Hearing",
                hearing.on,
                hearing.on,
                hearing.id,
                note=f"The court is closed on this day: {why}." if why else "",
                time=hearing.time,
                place=hearing.place,
            )
        )
        for rule in self.court.rules:
            mine = self._manners(rule, we_move) if speaks_to(rule, hearing) else ()
            for method in mine:
                counted = count_before(self.court, rule, hearing.on, method)
                name = "/".join(part for part in (hearing.id, rule.id, method) if part)
                ours = is_ours(rule.by_whom, we_move)
                to = self._served_so(method, we_move)
                self._add(name, rule, counted, method, to, hearing.id, ours)

    def appointment(self, appointment: Appointment) -> None:
        """A day that a paper names, and what is due before it."""
        why = closed_because(self.court, appointment.on)
        self.found.append(
            Deadline(
                f"{appointment.id}/appointment",
                "appointment",
                appointment.name,
                appointment.on,
                appointment.on,
                appointment.id,
                note=f"The court is closed on this day: {why}." if why else "",
                to=(appointment.whom,) if appointment.whom else (),
                time=appointment.time,
                place=appointment.place,
            )
        )
        for rule in self.court.rules:
            if ruled_by(rule, appointment):
                counted = count_before(self.court, rule, appointment.on)
                ours = is_ours(rule.by_whom, True)
                self._add(
                    f"{appointment.id}/{rule.id}", rule, counted, "", (), appointment.id, ours
                )

    def served(self, service: Service) -> None:
        """What a recorded service sets running."""
        if service.on is None:
            return
        method = manner(self.case, self.court, service)
        motion = is_paper(MOTION_PAPERS, service.documents, self.papers)
        theirs = on_us(self.case, service)
        movant = not theirs if self.case.client and motion else None
        for rule in self.court.rules:
            if rule.notice and motion:
                hearing_for(self.case, rule, service.on, self.papers, theirs=theirs)
            if rule.trigger is not Trigger.SERVICE:
                continue
            if not is_paper(rule.papers, service.documents, self.papers):
                continue
            meant = self._meant(rule, service)
            planned = any(a.document in service.documents for a in self.appointments)
            if rule.commands and planned and not meant:
                continue
            counted = count(
                without_roll(self.court, rule),
                service.on,
                rule.days,
                unit=rule.unit,
                direction=rule.direction,
                extension=extension_for(self.court, rule, method) if method else None,
                extension_settled=rule.provision_settled,
                rule=rule.id,
            )
            ours = is_ours(rule.by_whom, movant)
            self._add(f"{service.id}/{rule.id}", rule, counted, method, (service.to,), "", ours)
            if rule.or_compliance and meant:
                self._cap(min(meant, key=lambda a: a.on))

    def _meant(self, rule: Rule, service: Service) -> list[Appointment]:
        """The days named by the papers of a service that a rule speaks of."""
        meant = [
            a
            for a in self.appointments
            if a.document in service.documents
            and is_paper(rule.papers, (a.kind,), {})
            and (not rule.commands or a.command in rule.commands)
        ]
        for appointment in meant:
            if service.on is not None and service.on > appointment.on:
                check_order(appointment.on, service.on, "the day that it names")
        return meant

    def _cap(self, first: Appointment) -> None:
        """The time for compliance ends a period that would run on."""
        last = self.found[-1]
        if first.on < last.safest:
            note = f"The time for compliance ({first.on.isoformat()}) comes first. {last.note}"
            self.found[-1] = replace(
                last, on=min(last.on, first.on), safest=first.on, note=note.strip()
            )

    def _services(self, we_move: bool | None) -> tuple[Service, ...]:
        """The services of one side's papers: those on us where the other side moves."""
        theirs = we_move is False
        return tuple(s for s in self.case.services if on_us(self.case, s) is theirs)

    def _served_so(self, method: str, we_move: bool | None) -> tuple[str, ...]:
        services = self._services(we_move)
        return tuple(
            dict.fromkeys(s.to for s in services if manner(self.case, self.court, s) == method)
        )

    def _manners(self, rule: Rule, we_move: bool | None) -> Iterator[str]:
        return manners(self.case, self.court, rule, self._services(we_move))

    def _add(
        self,
        identifier: str,
        rule: Rule,
        counted: Count,
        method: str,
        to: tuple[str, ...],
        hearing: str,
        ours: bool | None,
    ) -> None:
        self.found.append(
            Deadline(
                id=identifier,
                kind="rule",
                name=rule.name,
                on=counted.day,
                safest=counted.safest,
                hearing=hearing,
                method=method,
                to=to,
                by_whom=rule.by_whom,
                rule=rule,
                count=counted,
                note=rule.note,
                ours=ours,
            )
        )


def without_roll(court: CourtTime, rule: Rule) -> CourtTime:
    """The court's conventions for a rule: what must only come before a service does not roll."""
    if rule.days or rule.direction is not Direction.BEFORE or rule.trigger is not Trigger.SERVICE:
        return court
    return replace(court, before=Roller(Roll.NONE, court.before.citation))


def _ordered(case: Case) -> Iterator[Deadline]:
    for requirement in case.requirements:
        if requirement.by is not None:
            name = requirement.text or requirement.kind.replace("-", " ").capitalize()
            yield Deadline(
                f"{requirement.id}/ordered", "ordered", name, requirement.by, requirement.by
            )
    if case.trial is not None:
        yield Deadline("trial/ordered", "ordered", "Trial", case.trial, case.trial)
