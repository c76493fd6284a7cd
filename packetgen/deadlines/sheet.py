"""A case's dates as rows of words, for a table in Word and PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from packetgen.jurisdiction.model import Status
from packetgen.reading.english_counts import counted
from packetgen.reading.english_days import long_day, short_month_day, short_weekday, weekday

from .case_dates import CaseDates
from .deadline import Deadline
from .hearings import said_uncounted
from .listing import E_SERVICE, day_end_words
from .model import Count, Direction, Step
from .service_list import ServiceLine
from .tenders import tender_words
from .text import MANNERS, authority, follows_service, said_day, said_turn

_WEEKEND = frozenset({"Saturday", "Sunday"})


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date. ``advisory``: something that it rests on was not verified. All texts may be ""."""

    day: str
    weekday: str
    time: str
    what: str
    detail: str
    rule: str
    standing: str
    count: tuple[str, ...]
    others: tuple[str, ...]
    note: str
    advisory: bool
    passed: bool
    kind: str


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One line of the service list."""

    person: str
    capacity: str
    manner: str
    where: str
    papers: str
    served: str
    adds: str
    open: bool


@dataclass(frozen=True, slots=True)
class DateSheet:
    """Everything on the sheet, in words; ``warnings`` come first on it."""

    rows: tuple[DateRow, ...]
    warnings: tuple[str, ...]
    service: tuple[ServiceRow, ...]
    witnesses: tuple[str, ...]
    remarks: tuple[str, ...]
    advisory: bool


def date_sheet(dates: CaseDates, titles: Mapping[str, str] | None = None) -> DateSheet:
    """The sheet of a case's dates.

    Args:
        dates: From :func:`packetgen.deadlines.case_dates`.
        titles: Titles of the plan's documents by id.
    """
    rows = tuple(_row(each) for each in dates.deadlines)
    known = {**dates.titles, **(titles or {})}
    return DateSheet(
        rows=rows,
        warnings=tuple(_warnings(dates)),
        service=tuple(_service(line, known) for line in dates.service),
        witnesses=tuple(_witnesses(dates)),
        remarks=tuple(_remarks(dates)),
        advisory=any(row.advisory for row in rows),
    )


def count_words(count: Count) -> tuple[str, ...]:
    """A count line by line: days numbered in runs, every day passed over with its reason."""
    return tuple(_pieces(count.steps))


def _row(each: Deadline) -> DateRow:
    shown = each.safest
    day = long_day(shown)
    advisory = each.status is Status.UNVERIFIED
    return DateRow(
        day=day,
        weekday=weekday(shown),
        time=_clock(each.time) if each.time else "",
        what=each.name,
        detail="; ".join(_detail(each)),
        rule=_rule(each),
        standing=_standing(each, advisory),
        count=count_words(each.count) if each.count is not None else (),
        others=tuple(_others(each)),
        note=each.note,
        advisory=advisory,
        passed=each.passed,
        kind=each.kind,
    )


def _clock(time: dt.time) -> str:
    half = "a.m." if time.hour < 12 else "p.m."
    return f"{time.hour % 12 or 12}:{time:%M} {half}"


def _detail(each: Deadline) -> Iterator[str]:
    if each.method:
        manner = f"by {MANNERS[each.method]}"
        yield f"after service {manner}" if follows_service(each) else manner
    turn = said_turn(each)
    if turn:
        yield turn
    if each.place:
        yield each.place
    if each.passed:
        yield "passed"


def _rule(each: Deadline) -> str:
    if each.rule is None or each.count is None:
        return {"ordered": "Ordered by the court", "appointment": "Named in the paper"}.get(
            each.kind, "Set for hearing" if each.kind == "hearing" else ""
        )
    rule, count = each.rule, each.count
    unit = "court " if rule.unit.value == "court" else ""
    side = "before" if rule.direction is Direction.BEFORE else "after"
    event = {"hearing": "the hearing", "compliance": "compliance"}.get(
        rule.trigger.value, "service"
    )
    of = long_day(count.trigger)
    days = f"{counted(rule.days, f'{unit}day')} " if rule.days else ""
    said = f"{days}{side} {event} of {of}"
    said = said[:1].upper() + said[1:]
    said += f": {rule.citation.cite}"
    extension = count.extension
    if extension is not None and extension.days:
        added = counted(extension.days, f"{extension.unit.value} day")
        said += f"; and {added} for service: {extension.citation.cite}"
    return said


def _standing(each: Deadline, advisory: bool) -> str:
    if each.rule is None:
        return ""
    if not advisory:
        return f"Confirmed ({each.rule.citation.strength.value} source)"
    unread = [c for c in each.citations if c.status is Status.UNVERIFIED]
    cites = "; ".join(dict.fromkeys(c.cite for c in unread))
    notes = " ".join(dict.fromkeys(c.note for c in unread if c.note))
    return f"ADVISORY: not verified: {cites}." + (f" {notes}" if notes else "")


def _others(each: Deadline) -> Iterator[str]:
    """Every other day that the law leaves open; the row stands on the earliest of all."""
    if each.count is None:
        return
    if each.safest != each.on:
        yield f"{said_day(each.on)} under the usual reading"
    for other in each.count.alternatives:
        if other.day != each.safest:
            yield f"{said_day(other.day)} {other.why}"
        else:
            yield f"This day {other.why}"


def _pieces(steps: Sequence[Step]) -> Iterator[str]:
    for (stage, kind), group in groupby(steps, key=lambda s: (s.stage, _kind(s))):
        run = list(group)
        days = _span(run[0].day, run[-1].day)
        if kind == "counted":
            noun = "added day" if stage == "extension" else "day"
            first, last = run[0].number, run[-1].number
            yield (
                f"{days}: {noun} {first}" if first == last else f"{days}: {noun}s {first} to {last}"
            )
        elif kind == "last":
            yield f"{days}: the last day"
        elif kind == "weekend":
            verb = "rolled over" if stage == "roll" else "left out"
            yield f"{days}: weekend, {verb}"
        else:
            verb = "rolled over" if stage == "roll" else "left out"
            cite = f" ({run[0].citation.cite})" if run[0].citation else ""
            yield f"{days}: {run[0].why}, {verb}{cite}"


def _kind(step: Step) -> str:
    if step.number is not None:
        return "counted" if step.number else "last"
    return "weekend" if step.why in _WEEKEND else f"off {step.day}"


def _span(first: dt.date, last: dt.date) -> str:
    one = f"{short_weekday(first)} {short_month_day(first)}"
    return one if first == last else f"{one} to {short_weekday(last)} {short_month_day(last)}"


def _warnings(dates: CaseDates) -> Iterator[str]:
    for short in dates.short:
        whose = "The other side’s notice" if short.theirs else "Notice"
        word = f"{whose} {'is' if short.certain else 'may be'} too short."
        yield f"{word} {short.message}"
    for missing in dates.missing_notices:
        yield missing.message
    for problem in dates.problems:
        yield f"A date cannot be counted: {problem.message}."


def _service(line: ServiceLine, titles: Mapping[str, str]) -> ServiceRow:
    if line.state == "fictitious":
        served = "Nobody to serve until they are named"
    elif line.on is not None:
        served = f"Served {long_day(line.on)}"
        served += f", by {line.by_name}" if line.by_name else ""
    else:
        served = "TO BE SERVED"
        served += f" by {line.by_name}" if line.by_name else ""
    if line.on is not None and line.unserved:
        served += "; NOT YET with " + ", ".join(titles.get(d, d) for d in line.unserved)
    where = line.where or (f"No {line.lacks.split(' ', 1)[-1]} in the case" if line.lacks else "")
    manner = MANNERS.get(line.method, line.method)
    if line.e_service:
        said = E_SERVICE[line.e_service]
        where = f"{where} ({said})" if where else f"{said[:1].upper()}{said[1:]}"
    papers = line.documents or line.unserved
    adds = [
        f"{counted(e.days, f'{e.unit.value} day')}, {e.citation.cite}"
        + (" (unverified)" if e.citation.status is Status.UNVERIFIED else "")
        for e in line.extensions
    ]
    return ServiceRow(
        person=line.name,
        capacity=line.capacity[:1].upper() + line.capacity[1:],
        manner=manner[:1].upper() + manner[1:],
        where=where,
        papers="" if line.state == "fictitious" else "; ".join(titles.get(d, d) for d in papers),
        served=served,
        adds="; ".join(adds),
        open=line.on is None and line.state != "fictitious",
    )


def _witnesses(dates: CaseDates) -> Iterator[str]:
    for witness in dates.tenders:
        if witness.tender or witness.why:
            yield tender_words(witness)
        for limit in witness.exceeded:
            yield f"Too far: {witness.name} is more than {limit.miles} miles away."
    for limit in dict.fromkeys(limit for w in dates.tenders for limit in w.limits):
        yield f"Limit of {limit.miles} miles: {limit.limit}; {authority(limit.citation)}."


def _remarks(dates: CaseDates) -> Iterator[str]:
    for hearing, why in dates.uncounted:
        name = hearing.purpose or hearing.id
        said = said_uncounted(dates.court, hearing)
        yield f"{said} from {name}, {said_day(hearing.on)}: {why}."
    yield day_end_words(dates.court)
    if dates.court.calendar.note:
        yield f"Holidays: {dates.court.calendar.note}"
