"""Dates that can be, and are more likely a slip of the hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from packetgen.case.model import Case, Party, Person, Sensitive, SensitiveKind
from packetgen.reading.english_days import long_day, weekday
from packetgen.reading.formats import day_in

from .chronology import Doubt

_SATURDAY = 5


def odd_dates(case: Case) -> tuple[Doubt, ...]:
    """Hearings on a weekend, and events before somebody named in them was born.

    ``weekend``: the hearing's id. ``before-birth``: the event's id and the person's; the birth
    date itself is not told.
    """
    return (*_weekends(case), *_unborn(case))


def _weekends(case: Case) -> Iterator[Doubt]:
    for hearing in case.hearings:
        if hearing.on.weekday() >= _SATURDAY:
            text = (
                f"The hearing '{hearing.id}' is on a {weekday(hearing.on)}, {long_day(hearing.on)}."
            )
            yield Doubt("weekend", (hearing.id,), text)


def _unborn(case: Case) -> Iterator[Doubt]:
    for event in case.events:
        for identifier in event.people:
            person = case.find(identifier)
            if not isinstance(person, (Party, Person)):
                continue
            born = next(filter(None, map(_birth, person.sensitive)), None)
            if born is not None and event.on.latest < born:
                text = (
                    f"The event is before the birth of '{identifier}', whom it names: {event.text}"
                )
                yield Doubt("before-birth", (event.id, identifier), text)


def _birth(value: Sensitive) -> dt.date | None:
    return day_in(value.value) if value.kind is SensitiveKind.BIRTH_DATE else None
