"""The chronology of a case: events in order, filtered, with gaps, duplicates and conflicts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from packetgen.case.dates import partial_date_text
from packetgen.case.model import Case, Counsel, Event, Exhibit, PartialDate, Party, Person, Source
from packetgen.charts import Figure, Moment, timeline_chart
from packetgen.reading.english_counts import counted
from packetgen.reading.english_days import long_day

from .words import how_many

ALIKE = 0.86
"""Likeness from 0 to 1 from which two texts are taken for one event told twice."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time without any event: its first and last day, both included.

    ``some``: other events were left out, and may have been in it.
    """

    first: dt.date
    last: dt.date
    some: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def text(self) -> str:
        """The gap in words."""
        span = long_day(self.first)
        if self.last != self.first:
            span = f"{span} to {long_day(self.last)}"
        days = counted(self.days, "day")
        if self.some:
            return f"No event of this kind is recorded for {days}: {span}."
        return f"Nothing is recorded for {days}: {span}."


@dataclass(frozen=True, slots=True)
class Doubt:
    """What does not fit: ``kind`` is a word for it; ``ids`` are of the records that it is about.

    Of events: duplicate, conflict, source. Of requirements: see :mod:`.counted_twice`.
    """

    kind: str
    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One event as a row. ``gap`` tells of a stretch without events right before it."""

    number: int
    id: str
    on: PartialDate
    when: str
    text: str
    time: dt.time | None
    sources: tuple[Source, ...]
    people: tuple[Party | Counsel | Person, ...]
    issues: tuple[str, ...]
    disputed: bool
    gap: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events in order of time. ``doubts`` come from the whole case, whatever was filtered."""

    rows: tuple[ChronologyRow, ...]
    gaps: tuple[Gap, ...]
    doubts: tuple[Doubt, ...]
    chart: Figure
    left_out: int
    disputed: bool
    issues: bool
    people: bool


def chronology(
    case: Case,
    *,
    issue: str = "",
    person: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    only: str = "",
    gap_days: int = 0,
) -> Chronology:
    """The events of a case that are wanted, in order.

    An unknown day comes after the known days of its month, an unknown month after the known ones
    of its year, a day that is only about right after the same day known exactly.

    Args:
        case: The case.
        issue: Only events on this issue (capitals do not count).
        person: Only events with the person of this id.
        since: Only events that can have been on or after this day.
        until: Only events that can have been on or before this day.
        only: ``disputed`` or ``undisputed``; empty: both.
        gap_days: Point out stretches of at least so many days without any event; 0: none.
    """
    wanted = [
        event
        for event in case.events
        if (not issue or issue.casefold() in (i.casefold() for i in event.issues))
        and (not person or person in event.people)
        and (since is None or event.on.latest >= since)
        and (until is None or event.on.earliest <= until)
        and (not only or event.disputed == (only == "disputed"))
    ]
    left_out = len(case.events) - len(wanted)
    gaps = _gaps(wanted, gap_days, some=left_out > 0)
    rows = _rows(case, wanted, gaps)
    return Chronology(
        rows=rows,
        gaps=gaps,
        doubts=doubts(case),
        chart=timeline_chart(
            [_moment(row) for row in rows],
            title=f"Timeline of {how_many(len(rows), 'event')}",
            gaps=[(gap.first, gap.last) for gap in gaps],
            quiet="no such event" if left_out else "nothing recorded",
        ),
        left_out=left_out,
        disputed=any(row.disputed for row in rows),
        issues=any(row.issues for row in rows),
        people=any(row.people for row in rows),
    )


def _rows(case: Case, events: Sequence[Event], gaps: Sequence[Gap]) -> tuple[ChronologyRow, ...]:
    coming = list(gaps)
    rows = []
    for number, event in enumerate(events, 1):
        # Before the first row that comes after it: an unknown day stands behind the known ones.
        gap = coming.pop(0) if coming and event.on.earliest > coming[0].last else None
        rows.append(
            ChronologyRow(
                number=number, id=event.id, on=event.on, when=partial_date_text(event.on),
                text=event.text, time=event.time, sources=event.sources,
                people=tuple(
                    found for i in event.people
                    if isinstance(found := case.find(i), Party | Counsel | Person)
                ),
                issues=event.issues, disputed=event.disputed, gap=gap.text if gap else "",
            )
        )  # fmt: skip
    return tuple(rows)


def _moment(row: ChronologyRow) -> Moment:
    on = row.on
    certain = not on.about and on.day is not None and (on.until is None or on.until.day is not None)
    return Moment(str(row.number), on.earliest, on.latest, certain)


def _gaps(events: Sequence[Event], least: int, *, some: bool) -> tuple[Gap, ...]:
    """Stretches in which none of the events can have been."""
    if least < 1:
        return ()
    found = []
    reached: dt.date | None = None
    for event in sorted(events, key=lambda event: event.on.earliest):
        if reached is not None and (event.on.earliest - reached).days - 1 >= least:
            day = dt.timedelta(1)
            found.append(Gap(reached + day, event.on.earliest - day, some))
        reached = max(reached or event.on.latest, event.on.latest)
    return tuple(found)


def doubts(case: Case) -> tuple[Doubt, ...]:
    """Events told twice, one event with two dates, and sources older than what they prove."""
    found: list[Doubt] = []
    for event, other in _alike_in_words(case.events):
        meet = event.on.earliest <= other.on.latest and other.on.earliest <= event.on.latest
        first, second = partial_date_text(event.on), partial_date_text(other.on)
        dates = first if first == second else f"{first} and {second}"
        if meet:
            told = f"The same event seems to stand twice ({dates}): {event.text}"
            found.append(Doubt("duplicate", (event.id, other.id), told))
        else:
            told = f"One event, or two? The same words stand at {dates}: {event.text}"
            found.append(Doubt("conflict", (event.id, other.id), told))
    exhibits = {exhibit.id: exhibit for exhibit in case.exhibits}
    for event in case.events:
        for name in dict.fromkeys(source.exhibit for source in event.sources):
            exhibit = exhibits.get(name)
            if exhibit is not None and _older(exhibit, event):
                told = (
                    f"The source is older than the event: “{exhibit.title}” is of "
                    f"{exhibit.date}, the event of {partial_date_text(event.on)}: {event.text}"
                )
                found.append(Doubt("source", (event.id,), told))
    return tuple(found)


def _older(exhibit: Exhibit, event: Event) -> bool:
    return exhibit.date is not None and exhibit.date.latest < event.on.earliest


@dataclass(frozen=True, slots=True)
class _Told:
    """An event by its words alone, without case and signs, with its place in the case."""

    place: int
    text: str
    words: frozenset[str]


def _alike_in_words(events: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Events told in nearly the same words, in order.

    Only those with the same numbers are compared: numbers tell apart what is otherwise said in the
    same words (payments, sessions, rooms), and a case of thousands of events is read in seconds.
    """
    groups: dict[tuple[str, ...], list[_Told]] = {}
    for place, event in enumerate(events):
        words = re.findall(r"\w+", event.text.casefold())
        text = " ".join(words)
        told = _Told(place, text, frozenset(words))
        groups.setdefault(tuple(re.findall(r"\d+", text)), []).append(told)
    pairs = [
        (one.place, other.place)
        for group in groups.values()
        for one, other in combinations(group, 2)
        if _alike(one, other)
    ]
    return [(events[one], events[other]) for one, other in sorted(pairs)]


def _alike(one: _Told, other: _Told) -> bool:
    if one.text == other.text:
        return True
    shared = len(one.words & other.words)
    if shared * 3 < len(one.words) + len(other.words):
        return False  # the long comparison is for the few that are alike at all
    long, short = max(len(one.text), len(other.text)), min(len(one.text), len(other.text))
    if 2 * short < ALIKE * (long + short):
        return False
    near = SequenceMatcher(None, one.text, other.text, autojunk=False)
    return near.quick_ratio() >= ALIKE and near.ratio() >= ALIKE
