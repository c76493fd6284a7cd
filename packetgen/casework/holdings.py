"""What the file holds, where, and since when: a slice for whoever audits it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from packetgen.case.dates import partial_date_text
from packetgen.case.model import Case, Exhibit, PartialDate
from packetgen.reading.english_days import long_day

from .words import how_many

_FILE = "Case file"
"""Where a thing is that the case file alone records."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing in the file; ``wanting`` says what is not recorded about it."""

    what: str
    where: str
    since: str
    wanting: str = ""


@dataclass(frozen=True, slots=True)
class HoldingGroup:
    """Things of one kind; ``title`` counts them."""

    title: str
    rows: tuple[Holding, ...]


def holdings(
    case: Case, titles: Mapping[str, str], unsigned: Collection[str] = ()
) -> tuple[HoldingGroup, ...]:
    """Papers, exhibits, and what the case file records, by kind; empty kinds are left out.

    Args:
        case: The case.
        titles: Titles of the packet plan's documents by id.
        unsigned: Ids of those that nobody signs, such as the office's own sheets.
    """
    groups = (
        ("Papers of this packet", _papers(case, titles, unsigned)),
        ("Exhibits and records", (_exhibit(exhibit) for exhibit in case.exhibits)),
        ("Orders and requirements", _requirements(case)),
        ("Hearings", _hearings(case)),
        ("Services", _services(case, titles)),
        ("Logs", _logs(case)),
    )
    made = []
    for title, rows in groups:
        held = tuple(rows)
        if held:
            made.append(HoldingGroup(title, held))
    return tuple(made)


def _papers(case: Case, titles: Mapping[str, str], unsigned: Collection[str]) -> Iterator[Holding]:
    for name, title in titles.items():
        signed = [s.on for key, s in case.signatures.items() if key.split("/")[0] == name]
        since = f"signed {long_day(min(signed))}" if signed else ""
        wanting = "" if signed or name in unsigned else "signature"
        if not signed and name in unsigned:
            since = "drafted with this packet"
        yield Holding(title, f"drafts/{name}.docx", since, wanting)


def _exhibit(exhibit: Exhibit) -> Holding:
    files = [path.as_posix() for path in exhibit.files]
    where = "; ".join([*files, *([exhibit.kept] if exhibit.kept else [])])
    if exhibit.document:
        where = f"drafts/{exhibit.document}.docx"
    since = _received(exhibit.received, exhibit.date)
    wanting = [
        words
        for there, words in (
            (exhibit.received, "day of receipt"), (exhibit.date, "date of the thing"),
            (exhibit.witness, "witness"),
        )
        if not there and not exhibit.document
    ]  # fmt: skip
    return Holding(exhibit.title, where, since, ", ".join(wanting))


def _received(received: dt.date | None, date: PartialDate | None) -> str:
    parts = [f"dated {partial_date_text(date)}"] if date else []
    parts += [f"received {long_day(received)}"] if received else []
    return "; ".join(parts)


def _requirements(case: Case) -> Iterator[Holding]:
    for need in case.requirements:
        text = need.text or need.kind.replace("-", " ").capitalize()
        first = need.since or min((entry.on for entry in need.entries), default=None)
        since = long_day(first) if first else ""
        bare = sum(e.status == "done" and e.evidence is None for e in need.entries)
        wanting = [] if need.order else ["order"]
        wanting += [] if since else ["first day"]
        wanting += [f"source for {how_many(bare, 'entry', 'entries')}"] if bare else []
        yield Holding(
            text, f"{need.order or _FILE}; {how_many(len(need.entries), 'entry', 'entries')}",
            since, ", ".join(wanting),
        )  # fmt: skip


def _hearings(case: Case) -> Iterator[Holding]:
    for hearing in case.hearings:
        what = hearing.purpose or "Hearing"
        result = f": {hearing.result}" if hearing.result else ""
        place = f"{hearing.place[:1].upper()}{hearing.place[1:]}"
        yield Holding(f"{what}{result}", place or _FILE, long_day(hearing.on))


def _services(case: Case, titles: Mapping[str, str]) -> Iterator[Holding]:
    for service in case.services:
        papers = "; ".join(titles.get(name, name) for name in service.documents)
        done = f"served {long_day(service.on)}" if service.on else ""
        wanting = ", ".join(
            words
            for there, words in ((service.on, "service"), (service.signed, "signed proof"))
            if not there
        )
        yield Holding(papers or "Papers", service.method or _FILE, done, wanting)


def _logs(case: Case) -> Iterator[Holding]:
    for items, noun in ((case.events, "event"), (case.contacts, "contact"), (case.tasks, "task")):
        if not items:
            continue
        days = [_day_of(item) for item in items]
        known = sorted((day for day in days if day is not None), key=_earliest)
        ends = list(dict.fromkeys(_day_text(day) for day in (known[:1] + known[-1:])))
        yield Holding(how_many(len(items), noun).capitalize(), _FILE, " to ".join(ends))


def _day_of(item: object) -> PartialDate | dt.date | None:
    return getattr(item, "on", None) or getattr(item, "by", None)


def _earliest(day: PartialDate | dt.date) -> dt.date:
    return day.earliest if isinstance(day, PartialDate) else day


def _day_text(day: PartialDate | dt.date) -> str:
    """A day as well as it is known: one whose day is not recorded is not given one."""
    return partial_date_text(day) if isinstance(day, PartialDate) else long_day(day)
