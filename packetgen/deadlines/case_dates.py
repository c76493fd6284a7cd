"""All that a case and its plan have to do with time, gathered once for every door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.case import Case, Hearing
from packetgen.errors import CaseError, PacketgenError, Problem
from packetgen.reading.formats import calendar_day

from .agenda import court_for, dates_in, uncounted_hearings
from .appointments import Appointment
from .deadline import Deadline
from .hearings import speaks_to
from .model import CourtTime, DayOff, Rule
from .notice import ShortNotice, short_notices
from .parties_first import PartyNotice, missing_notices
from .recipients import name_of
from .service_list import ServiceLine, service_list
from .sides import moves
from .tenders import WitnessTender, tenders_for


@dataclass(frozen=True, slots=True)
class CaseDates:
    """A case's dates in one court on one day, and whatever follows from them.

    ``problems`` are dates that cannot be counted, in sentences: they are there only where the
    caller asked to go on without them. ``titles`` are those of papers that other plans hold, by id.
    """

    case: Case
    court: CourtTime
    today: dt.date
    deadlines: tuple[Deadline, ...]
    short: tuple[ShortNotice, ...]
    uncounted: tuple[tuple[Hearing, str], ...]
    service: tuple[ServiceLine, ...]
    tenders: tuple[WitnessTender, ...]
    missing_notices: tuple[PartyNotice, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    problems: tuple[Problem, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of those whom a deadline is served on, by their ids in the case."""
        return {to: name_of(self.case, to) for each in self.deadlines for to in each.to}

    @property
    def unserved(self) -> tuple[ServiceLine, ...]:
        """Whoever still has to be served, each once."""
        found: dict[str, ServiceLine] = {}
        done = {line.to for line in self.service if line.state == "served" and not line.unserved}
        for line in self.service:
            waits = line.state in ("planned", "open") or bool(line.unserved)
            if waits and line.state != "fictitious" and line.to not in done:
                found.setdefault(line.to, line)
        return tuple(found.values())


def case_dates(
    case: Case,
    jurisdiction_id: str,
    today: dt.date,
    *,
    papers: Mapping[str, str] | None = None,
    appointments: Sequence[Appointment] = (),
    to_serve: Sequence[str] = (),
    extra: Sequence[Path] = (),
    closures: Sequence[DayOff] = (),
    strict: bool = True,
) -> CaseDates:
    """Dates, short notices, service list and witness fees of a case.

    Args:
        case: The case.
        jurisdiction_id: The court.
        today: The day on which this is asked.
        papers: Ids of the plan's documents -> their kind.
        appointments: Days that the plan's documents name.
        to_serve: Ids of the plan's papers that the other side must have.
        extra: Folders with courts of one's own.
        closures: Further days on which the court is closed.
        strict: False gives the dates that can be counted, and the others in ``problems``.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        JurisdictionError: The court has no rules on time.
        CaseError: Dates that cannot be counted, all of them (``strict`` only).
    """
    calendar_day(today)
    known = papers or {}
    court = court_for(jurisdiction_id, extra=extra, closures=closures, closed=case.closures)
    found, problems = dates_in(case, court, today, known, appointments)
    if problems and strict:
        raise CaseError(
            f"the dates of the case cannot be counted in '{jurisdiction_id}'", problems=problems
        )
    return CaseDates(
        case=case,
        court=court,
        today=today,
        deadlines=found,
        short=_short(case, court, today, known, appointments),
        uncounted=uncounted_hearings(case, court),
        service=service_list(
            case, court, to_serve=to_serve, rules=_notice_rules(case, court, known)
        ),
        tenders=tenders_for(court, case, appointments),
        missing_notices=missing_notices(case, court, appointments),
        appointments=tuple(appointments),
        problems=problems,
    )


def _short(
    case: Case,
    court: CourtTime,
    today: dt.date,
    papers: Mapping[str, str],
    appointments: Sequence[Appointment],
) -> tuple[ShortNotice, ...]:
    """Short notices; none where a date cannot be counted, which is said among the problems."""
    try:
        return short_notices(case, court, today, papers, appointments)
    except PacketgenError:
        return ()


def _notice_rules(case: Case, court: CourtTime, papers: Mapping[str, str]) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in court.rules
        if rule.notice
        and rule.provision
        and any(
            speaks_to(rule, hearing) and moves(case, hearing, papers) is not False
            for hearing in case.hearings
        )
    )
