"""Counting a period day by day, under every reading that the law leaves open.

The trigger day is excluded and the last day included everywhere; all else is the court's own
convention (:class:`~packetgen.deadlines.model.CourtTime`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Citation
from packetgen.reading.formats import calendar_day

from .calendars import check_covered
from .model import (
    Alternative,
    Count,
    CourtTime,
    DayOff,
    Direction,
    Extension,
    Question,
    Reading,
    Roll,
    Skip,
    Step,
    Unit,
)
from .questions import question_words

_ONE = dt.timedelta(days=1)
_WEEKEND = 5
USUAL = Reading()


def count(
    court: CourtTime,
    trigger: dt.date,
    days: int,
    *,
    unit: Unit = Unit.CALENDAR,
    direction: Direction = Direction.AFTER,
    extension: Extension | None = None,
    extension_settled: bool = True,
    rule: str = "",
) -> Count:
    """The last day of a period, with the way there and every other day that it may be.

    Args:
        court: The court's conventions, from :func:`packetgen.deadlines.court_time`.
        trigger: The day of the event (a hearing, a service); it is not counted.
        days: Length of the period in ``unit``; 0 ends on the trigger day, then rolls.
        unit: Calendar days, or court days (no weekend day, no holiday).
        direction: After the trigger or before it.
        extension: What the manner of service adds.
        extension_settled: Whether it surely lengthens this period; if not, both days are given.
        rule: Id of the rule that gives the period, for conventions that except some rules.

    Raises:
        TypeError: ``trigger`` is no :class:`datetime.date`.
        JurisdictionError: The count leaves the years whose holidays are known, or is negative.
    """
    calendar_day(trigger, "trigger")
    if days < 0:
        raise JurisdictionError(
            f"a period of {days} days cannot be counted",
            hint="Say how many days, and whether they run before or after the event.",
        )
    walk = _Walk(court, direction, days, unit, extension, rule, USUAL)
    walk.go(trigger)
    return Count(
        day=walk.day,
        trigger=trigger,
        days=days,
        unit=unit,
        direction=direction,
        base_day=walk.base_day,
        steps=tuple(walk.steps),
        citations=tuple(dict.fromkeys(walk.citations)),
        extension=extension,
        alternatives=tuple(_alternatives(walk, trigger, extension_settled)),
    )


def is_open(court: CourtTime, day: dt.date) -> bool:
    """Whether the court sits: no weekend day and no holiday. Raises outside the covered years."""
    calendar_day(day, "day")
    check_covered(court.calendar, day)
    return day.weekday() < _WEEKEND and day not in court.calendar.days_off


def _alternatives(usual: _Walk, trigger: dt.date, extension_settled: bool) -> Iterator[Alternative]:
    """Every other day that some reading gives, with the fewest changed answers that give it."""
    asked = tuple(_open_questions(usual, extension_settled))
    walks = [usual, *_walks(usual, trigger, asked)]
    doubted = tuple(dict.fromkeys(off for walk in walks for off in walk.doubted))
    if doubted:
        # A holiday may be met on one reading alone, so it is known only after all were walked.
        walks += _walks(usual, trigger, (*asked, Question.DOUBTFUL_HOLIDAYS), only_doubted=True)
    seen = {usual.day}
    for walk in sorted(walks, key=lambda w: len(w.reading.otherwise)):
        if walk.day not in seen:
            seen.add(walk.day)
            questions = tuple(q for q in Question if walk.reading.takes(q))
            words = [question_words(q, usual.court, usual.extension, doubted) for q in questions]
            yield Alternative(walk.day, questions, "; and ".join(words))


def _walks(
    usual: _Walk, trigger: dt.date, asked: Sequence[Question], only_doubted: bool = False
) -> list[_Walk]:
    walks: list[_Walk] = []
    for size in range(1, len(asked) + 1):
        for questions in combinations(asked, size):
            if only_doubted and Question.DOUBTFUL_HOLIDAYS not in questions:
                continue
            walk = replace(
                usual, reading=Reading(frozenset(questions)), steps=[], citations=[], doubted=[]
            )
            walk.go(trigger)
            walks.append(walk)
    return walks


def _open_questions(walk: _Walk, extension_settled: bool) -> Iterator[Question]:
    extension = walk.extension
    if extension is not None and (extension.days or extension.other):
        if not walk.court.order.settled:
            yield Question.EXTENSION_FROM
        if not extension_settled:
            yield Question.EXTENSION_APPLIES
        if extension.other is not None:
            yield Question.OTHER_EXTENSION
    if walk.direction is Direction.BEFORE and walk.court.before.other is not None:
        yield Question.BACKWARD_ROLL


@dataclass(slots=True)
class _Walk:
    """One way through the days, under one reading."""

    court: CourtTime
    direction: Direction
    days: int
    unit: Unit
    extension: Extension | None
    rule: str
    reading: Reading
    day: dt.date = dt.date.min
    base_day: dt.date = dt.date.min
    steps: list[Step] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    doubted: list[DayOff] = field(default_factory=list)

    def go(self, trigger: dt.date) -> None:
        check_covered(self.court.calendar, trigger)
        self.day = trigger
        short = self.court.short_period
        skip = Skip.EVERY if self.unit is Unit.COURT else None
        if skip is None and short is not None and short.holds_for(self.days, self.rule):
            skip = short.skip
            self.citations.append(short.citation)
        self._advance(self.days, skip, "base")
        extension = self._extension()
        if extension is not None and extension.days:
            self.citations.append(extension.citation)
            order = self.court.order
            if self._off(self.day) is not None:
                # Only then does it matter whether the base day rolls first.
                self.citations.append(order.citation)
            if order.rolled_first is not self.reading.takes(Question.EXTENSION_FROM):
                self._roll()
            self.base_day = self.day
            skip = Skip.EVERY if extension.unit is Unit.COURT else None
            self._advance(extension.days, skip, "extension")
        else:
            if extension is not None:
                # That nothing is added rests on an authority too, or on none that was read.
                self.citations.append(extension.citation)
            self.base_day = self.day
        self._roll()

    def _extension(self) -> Extension | None:
        if self.extension is None or self.reading.takes(Question.EXTENSION_APPLIES):
            return None
        if self.reading.takes(Question.OTHER_EXTENSION):
            return self.extension.other
        return self.extension

    def _advance(self, days: int, skip: Skip | None, stage: str) -> None:
        step = _ONE if self.direction is Direction.AFTER else -_ONE
        counted = 0
        while counted < days:
            check_covered(self.court.calendar, self.day)
            self.day += step
            off = self._off(self.day) if skip is not None else None
            last = counted + 1 == days
            if off is not None and not (skip is Skip.INTERVENING and last):
                self._pass_over(off, stage)
                continue
            counted += 1
            self.steps.append(Step(self.day, stage, counted))
        check_covered(self.court.calendar, self.day)

    def _roll(self) -> None:
        roller = self.court.after if self.direction is Direction.AFTER else self.court.before
        roll = roller.roll
        before = self.direction is Direction.BEFORE
        if before and roller.other and self.reading.takes(Question.BACKWARD_ROLL):
            roll = roller.other
        if roll is Roll.NONE:
            return
        step = _ONE if roll is Roll.FORWARD else -_ONE
        rolled = False
        while (off := self._off(self.day)) is not None:
            if not rolled:
                self.citations.append(roller.citation)
            self._pass_over(off, "roll")
            self.day += step
            rolled = True
        if rolled:
            self.steps.append(Step(self.day, "roll", 0))

    def _off(self, day: dt.date) -> DayOff | str | None:
        """The day's name if the court is closed on it: a weekday's, or a holiday."""
        calendar = self.court.calendar
        check_covered(calendar, day)
        weekday = day.weekday()
        if weekday >= _WEEKEND:
            return "Saturday" if weekday == _WEEKEND else "Sunday"
        found = self._holiday(calendar.days_off.get(day), calendar.wholly_unverified)
        forward = self.court.forward_only
        if found is None and forward is not None and self.direction is Direction.AFTER:
            check_covered(forward, day)
            found = self._holiday(forward.days_off.get(day), False)
        return found

    def _holiday(self, day_off: DayOff | None, all_unverified: bool) -> DayOff | None:
        if day_off is None or not day_off.doubtful or all_unverified:
            return day_off
        if day_off not in self.doubted:
            self.doubted.append(day_off)
        return None if self.reading.takes(Question.DOUBTFUL_HOLIDAYS) else day_off

    def _pass_over(self, off: DayOff | str, stage: str) -> None:
        if isinstance(off, DayOff):
            self.citations.append(off.citation)
            self.steps.append(Step(self.day, stage, None, str(off), off.citation))
        else:
            self.steps.append(Step(self.day, stage, None, off))
