"""Deadlines in words: the dates, and the working of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from packetgen.jurisdiction.model import Citation, Status
from packetgen.reading.english_counts import counted
from packetgen.reading.english_days import long_day, short_weekday, weekday

from .deadline import Deadline
from .model import Count, Direction, Step, Trigger

MANNERS = {
    "personal": "personal delivery",
    "mail": "mail within the state",
    "mail-us": "mail from or to another state",
    "mail-abroad": "mail from or to another country",
    "overnight": "overnight delivery",
    "electronic": "electronic service",
    "fax": "fax",
    "ecf": "the court's e-filing system",
    "clerk": "leaving it with the clerk",
    "other": "other agreed means",
}
_STAGES = {"base": "day", "extension": "added day"}


def said_day(day: dt.date) -> str:
    """A day as a sentence says it: "Thursday, December 17, 2026"."""
    return f"{weekday(day)}, {long_day(day)}"


def said_manner(method: str) -> str:
    """A manner of service in words."""
    return MANNERS.get(method, method or "a manner that the case does not say")


def said_turn(deadline: Deadline) -> str:
    """Whose turn it is: "yours", "the other side", "the witness", "whoever opposes" or ""."""
    if deadline.by_whom == "witness":
        return "the witness"
    if deadline.ours is not None:
        return "yours" if deadline.ours else "the other side"
    return {"movant": "whoever moves", "opponent": "whoever opposes"}.get(deadline.by_whom, "")


def follows_service(deadline: Deadline) -> bool:
    """Whether a date is set running by a service: ``method`` and ``to`` are then that service's."""
    rule = deadline.rule
    return rule is not None and rule.trigger is Trigger.SERVICE and bool(deadline.to)


def deadline_lines(
    deadline: Deadline, *, working: bool = True, names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """One deadline as lines of text: date, what, on whose authority, doubts, and the count.

    ``names`` gives names for the ids of those who are served; without one the id stands.
    """
    return tuple(_lines(deadline, working, names or {}))


def working_lines(count: Count) -> tuple[str, ...]:
    """The count day by day: every day that got a number, every day passed over and why."""
    return tuple(_working(count))


def authority(citation: Citation) -> str:
    """A citation with its standing: ``CCP 1005(b) (confirmed, third-party source)``."""
    if citation.status is Status.UNVERIFIED:
        return f"{citation.cite} (unverified)"
    return f"{citation.cite} (confirmed, {citation.strength.value} source)"


def _lines(deadline: Deadline, working: bool, names: Mapping[str, str]) -> Iterator[str]:
    passed = "  [passed]" if deadline.passed else ""
    after = follows_service(deadline)
    how = f", by {MANNERS[deadline.method]}" if deadline.method and not after else ""
    at = f", {deadline.time:%H:%M}" if deadline.time else ""
    turn = said_turn(deadline)
    turn = f" ({turn})" if turn else ""
    day = f"{deadline.on.isoformat()} {weekday(deadline.on)}"
    yield f"{day}{at}: {deadline.name}{how}{turn}{passed}"
    if deadline.place:
        yield f"  at: {deadline.place}"
    if deadline.to and deadline.kind == "rule" and not after:
        yield f"  to: {', '.join(names.get(each, each) for each in deadline.to)}"
    if deadline.rule is not None and deadline.count is not None:
        rule = deadline.rule
        unit = _days(rule.days, "court" if rule.unit.value == "court" else "")
        side = "before" if rule.direction is Direction.BEFORE else "after"
        event = {"hearing": "the hearing", "compliance": "the time for compliance"}.get(
            rule.trigger.value, "service"
        )
        of = f"{event} on {deadline.count.trigger.isoformat()}"
        if after:
            of += f" on {', '.join(names.get(each, each) for each in deadline.to)}"
            of += f" by {MANNERS[deadline.method]}" if deadline.method else ""
        yield f"  {unit} {side} {of}: {authority(rule.citation)}"
        extension = deadline.count.extension
        if extension is not None and extension.days:
            added = _days(extension.days, extension.unit.value)
            yield f"  and {added} for service: {authority(extension.citation)}"
        if deadline.status is Status.UNVERIFIED:
            unread = [c for c in deadline.citations if c.status is Status.UNVERIFIED]
            bare = [c.cite for c in unread if not c.note]
            if bare:
                yield f"  ADVISORY: rests on {'; '.join(dict.fromkeys(bare))}, not verified."
            yield from (f"  ADVISORY: {c.cite}: {c.note}" for c in unread if c.note)
        for other in deadline.count.alternatives:
            yield f"  or {other.day.isoformat()} {weekday(other.day)} {other.why}"
        if deadline.safest != deadline.on:
            yield f"  In time under every reading: {deadline.safest.isoformat()}."
    if deadline.note:
        yield f"  {deadline.note}"
    if working and deadline.count is not None:
        yield from (f"    {line}" for line in _working(deadline.count))


def _days(number: int, unit: str) -> str:
    return counted(number, f"{unit} day" if unit else "day")


def _working(count: Count) -> Iterator[str]:
    """Runs of numbered days share a line, so that a reader sees what was passed over."""
    for (stage, numbered), steps in groupby(count.steps, key=lambda s: (s.stage, bool(s.number))):
        if numbered:
            yield _run(tuple(steps), stage)
            continue
        for step in steps:
            if step.number == 0:
                yield f"{_dated(step.day)}  the last day"
            else:
                cite = f" ({step.citation.cite})" if step.citation else ""
                yield f"{_dated(step.day)}  passed over: {step.why}{cite}"


def _run(run: Sequence[Step], stage: str) -> str:
    first, last, said = run[0], run[-1], _STAGES[stage]
    if first is last:
        return f"{_dated(first.day)}  {said} {first.number}"
    span = f"{_dated(first.day)} to {_dated(last.day)}"
    return f"{span}  {said}s {first.number} to {last.number}"


def _dated(day: dt.date) -> str:
    """The day of a step: "Tue 2026-06-30"."""
    return f"{short_weekday(day)} {day.isoformat()}"
