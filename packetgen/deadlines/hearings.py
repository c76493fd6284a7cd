"""Hearings: which rules speak to one, and the earliest day on which one may be held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from packetgen.case import Case, Hearing
from packetgen.errors import CaseError, JurisdictionError
from packetgen.reading.formats import calendar_day

from .counting import count, is_open
from .model import Count, CourtTime, Rule, Trigger
from .service import extension_for
from .sides import moves

_ONE = dt.timedelta(days=1)
_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class EarliestHearing:
    """The first court day for which notice is long enough, under one rule.

    ``on`` follows the usual reading, ``safe`` every reading that the law leaves open.
    """

    rule: Rule
    on: dt.date
    safe: dt.date
    count: Count


def speaks_to(rule: Rule, hearing: Hearing) -> bool:
    """Whether a rule's period is measured from hearings of this kind."""
    purpose = hearing.purpose.casefold()
    return (
        rule.trigger is Trigger.HEARING
        and any(word in purpose for word in rule.hearings)
        and not any(word in purpose for word in rule.not_hearings)
    )


def why_uncounted(court: CourtTime, hearing: Hearing) -> str:
    """Why no period, or not every one, is counted from a hearing; "" where nothing is missing."""
    purpose = hearing.purpose.casefold()
    words = {w for rule in court.rules for w in rule.not_hearings if w in purpose}
    if words:
        return f"a hearing on {' and '.join(sorted(words))} has periods that are not in the data"
    if any(speaks_to(rule, hearing) for rule in court.rules):
        return ""
    if not hearing.purpose:
        return "the case does not say what the hearing is for"
    return "no rule on time in the data speaks of a hearing of this kind"


def said_uncounted(court: CourtTime, hearing: Hearing) -> str:
    """What is missing, to stand before the hearing's name: nothing is counted, or not all."""
    any_counted = any(speaks_to(rule, hearing) for rule in court.rules)
    return "Not every period is counted" if any_counted else "Nothing is counted"


def count_before(court: CourtTime, rule: Rule, on: dt.date, method: str = "") -> Count:
    """A rule's period before a hearing or a time for compliance, with what service adds.

    Raises:
        CaseError: There is no such manner of service.
        JurisdictionError: The rule is measured from a service, or the years are not covered.
    """
    if rule.trigger is Trigger.SERVICE:
        raise JurisdictionError(f"rule {rule.id} is measured from a service, not from a day ahead")
    return count_rule(court, rule, on, method)


def count_rule(court: CourtTime, rule: Rule, day: dt.date, method: str = "") -> Count:
    """A rule's own period from a day, in the rule's direction, with what service adds.

    Raises:
        CaseError: There is no such manner of service.
        JurisdictionError: The years are not covered.
    """
    return count(
        court,
        day,
        rule.days,
        unit=rule.unit,
        direction=rule.direction,
        extension=extension_for(court, rule, method) if method else None,
        extension_settled=rule.provision_settled,
        rule=rule.id,
    )


def earliest_lawful_hearing(
    court: CourtTime, served_on: dt.date, method: str = "personal"
) -> tuple[EarliestHearing, ...]:
    """The earliest hearing for papers served on a day, under each of the court's notice rules.

    Args:
        court: The court's rules on time.
        served_on: The day of service.
        method: The manner of service, such as ``mail`` (within the state) or ``electronic``.

    Raises:
        CaseError: There is no such manner of service.
        JurisdictionError: The court has no rule on notice, or the years are not covered.
    """
    calendar_day(served_on, "served_on")
    rules = [rule for rule in court.rules if rule.notice and rule.trigger is Trigger.HEARING]
    if not rules:
        raise JurisdictionError(
            f"no rule in the data says how long before a hearing papers are served in '{court.id}'",
            hint="Look the notice period up in the court's own rules.",
        )
    found = ((rule, *earliest_day(court, rule, served_on, method)) for rule in rules)
    return tuple(EarliestHearing(rule, on, safe, counted) for rule, on, safe, counted in found)


def earliest_day(
    court: CourtTime, rule: Rule, served_on: dt.date, method: str
) -> tuple[dt.date, dt.date, Count]:
    """The first court day that a service is early enough for: usual, under every reading, count.

    Raises:
        CaseError: There is no such manner of service.
        JurisdictionError: The years whose holidays are known end before that day.
    """
    usual: tuple[dt.date, Count] | None = None
    day = served_on
    for _ in range(_FARTHEST):
        day += _ONE
        if not is_open(court, day):
            continue
        found = count_before(court, rule, day, method)
        if usual is None and found.day >= served_on:
            usual = (day, found)
        if usual is not None and found.safest >= served_on:
            return usual[0], day, usual[1]
    raise JurisdictionError(
        f"no day within {_FARTHEST} days of {served_on.isoformat()} gives the notice that "
        f"{rule.citation.cite} asks for"
    )


def check_order(day: dt.date, served_on: dt.date, what: str = "the hearing") -> None:
    """Raise CaseError when papers were served after the day that they are for."""
    if served_on > day:
        raise CaseError(
            f"the papers were served on {served_on.isoformat()}, after {what} on {day.isoformat()}",
            hint="Check both dates: the service in the case file, and the day that it is for.",
        )


def hearing_for(
    case: Case,
    rule: Rule,
    served_on: dt.date,
    papers: Mapping[str, str] | None = None,
    *,
    theirs: bool = False,
) -> Hearing | None:
    """The hearing that papers served on a day are for: the next one that the rule speaks to.

    A hearing of the other side's motion is none of those that this side's papers are for, and one
    of this side's none that papers of the other side (``theirs``) are for.

    Raises:
        CaseError: Every such hearing was over on that day.
    """
    spoken_to = (h for h in case.hearings if speaks_to(rule, h))
    meant = (h for h in spoken_to if moves(case, h, papers or {}) is not theirs)
    hearings = sorted(meant, key=lambda h: h.on)
    later = [hearing for hearing in hearings if hearing.on >= served_on]
    if hearings and not later:
        check_order(hearings[-1].on, served_on)
    return later[0] if later else None
