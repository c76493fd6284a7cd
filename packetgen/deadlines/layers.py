"""One ``deadlines.yaml`` as values; its faults are said with their place in the file."""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

from packetgen.errors import JurisdictionError, Problem
from packetgen.jurisdiction.model import Citation, Status, Strength
from packetgen.reading import Structured, child, date_of, did_you_mean

from .calendars import calendar_of
from .model import (
    Calendar,
    DayEnd,
    Direction,
    Distance,
    Extension,
    ExtensionOrder,
    HolidayRule,
    Observed,
    Provision,
    Roll,
    Roller,
    Rule,
    ShortPeriod,
    Skip,
    Trigger,
    Unit,
    WitnessFee,
)

_WEEKDAYS = [name.lower() for name in gregorian.day_name]
_SHIFTS = {"friday-before": -1, "monday-after": 1}
_MEASURED = {
    "before-hearing": (Direction.BEFORE, Trigger.HEARING),
    "before-compliance": (Direction.BEFORE, Trigger.COMPLIANCE),
    "before-service": (Direction.BEFORE, Trigger.SERVICE),
    "after-service": (Direction.AFTER, Trigger.SERVICE),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """What one court's file says about time; parts that it does not mention are None or empty."""

    id: str
    file: str = ""
    authorities: Mapping[str, Citation] = field(default_factory=dict)
    calendar: Calendar | None = None
    state_calendar: tuple[str, Citation] | None = None
    after: Roller | None = None
    before: Roller | None = None
    order: ExtensionOrder | None = None
    short_period: ShortPeriod | None = None
    day_end: DayEnd | None = None
    hours: Citation | None = None
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    fees: tuple[WitnessFee, ...] = ()
    distances: tuple[Distance, ...] = ()
    time_zone: str = ""
    state: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)

    def with_(self, below: Layer) -> Layer:
        """This layer and a more specific one: mappings add up, all else is replaced."""
        changed: dict[str, Any] = {}
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(below, each.name)
            if isinstance(theirs, dict):
                changed[each.name] = {**mine, **theirs}
            elif theirs and each.name not in ("id", "file"):
                changed[each.name] = theirs
        return replace(self, **changed)


def layer_of(
    structured: Structured, file: str, digest: str, above: Mapping[str, Citation]
) -> Layer:
    """The layer that a file gives; ``above`` are the authorities of the files above it.

    Raises:
        JurisdictionError: A reference to an authority that is nowhere, or an impossible date.
    """
    data = structured.data
    own = {name: _citation(name, each, file) for name, each in data.get("authorities", {}).items()}
    authorities = {**above, **own}
    _refuse_unknown(structured, authorities, own)
    counting = data.get("counting", {})
    witness = data.get("witness", {})
    state = data.get("state_calendar")
    return Layer(
        id=data["id"],
        file=file,
        authorities=own,
        calendar=_calendar(data["id"], data["calendar"], authorities)
        if "calendar" in data
        else None,
        state_calendar=(state["of"], authorities[state["by"]]) if state else None,
        after=_roller(counting.get("after"), authorities),
        before=_roller(counting.get("before"), authorities),
        order=_order(counting.get("extension_order"), authorities),
        short_period=_short(counting.get("short_period"), authorities),
        day_end=_day_end(counting.get("day_end"), authorities),
        hours=authorities[counting["hours"]["by"]] if "hours" in counting else None,
        provisions={
            name: Provision(name, tuple(_extension(e, authorities) for e in entries))
            for name, entries in data.get("extensions", {}).items()
        },
        rules={rule["id"]: _rule(rule, authorities) for rule in data.get("rules", ())},
        fees=tuple(_fee(fee, authorities) for fee in witness.get("fees", ())),
        distances=tuple(
            Distance(d["miles"], d["limit"], authorities[d["by"]], d.get("kind", ""))
            for d in witness.get("distance", ())
        ),
        time_zone=data.get("time_zone", ""),
        state=data.get("state", ""),
        sources={file: digest},
    )


def _refuse_unknown(
    structured: Structured, known: Mapping[str, Citation], own: Mapping[str, Citation]
) -> None:
    used: dict[str, str] = {}
    for pointer, name in _references("", structured.data):
        used.setdefault(name, pointer)
    problems = [
        Problem(
            structured.where(pointer),
            f"no authority is called '{name}'",
            did_you_mean(name, sorted(known)) or "Add it under authorities.",
        )
        for name, pointer in used.items()
        if name not in known
    ]
    problems += [
        Problem(
            structured.where(child("/authorities", name)),
            f"nothing in this file rests on '{name}'",
            "Delete it, or say what rests on it with 'by'.",
        )
        for name in own
        if name not in used
    ]
    if problems:
        raise JurisdictionError(f"{structured.name} cannot be used", problems=tuple(problems))


def _references(pointer: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            here = child(pointer, key)
            if key == "by" and isinstance(inner, str):
                yield here, inner
            else:
                yield from _references(here, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _references(child(pointer, index), inner)


def _citation(name: str, data: Mapping[str, Any], file: str) -> Citation:
    source = data["source"]
    read = source.get("read", "")
    return Citation(
        rule=name,
        cite=data["cite"],
        url=source.get("url", ""),
        strength=Strength(source["strength"]),
        status=Status(data["status"]),
        read=date_of(read if len(read) > 7 else f"{read}-01") if read else None,
        file=file,
        read_shown=read,
        note=data.get("note", ""),
    )


def _calendar(
    identifier: str, data: Mapping[str, Any], authorities: Mapping[str, Citation]
) -> Calendar:
    observed = data.get("observed")
    return calendar_of(
        identifier,
        range(data["covers"]["from"], data["covers"]["through"] + 1),
        [_holiday(each, authorities) for each in data["holidays"]],
        Observed(
            saturday=_SHIFTS.get(observed.get("saturday", ""), 0),
            sunday=_SHIFTS.get(observed.get("sunday", ""), 0),
            citation=authorities[observed["by"]],
        )
        if observed
        else Observed(),
        data.get("note", ""),
    )


def _holiday(data: Mapping[str, Any], authorities: Mapping[str, Citation]) -> HolidayRule:
    on = data["on"]
    return HolidayRule(
        id=data["id"],
        name=data["name"],
        month=on["month"],
        day=on.get("day"),
        weekday=_WEEKDAYS.index(on["weekday"]) if "weekday" in on else None,
        nth=on.get("nth", 0),
        plus=on.get("plus", 0),
        citation=authorities[data["by"]],
        since=_day(data.get("since")),
        until=_day(data.get("until")),
        shifts=data.get("shifts", True),
    )


def _roller(data: Any, authorities: Mapping[str, Citation]) -> Roller | None:
    if data is None:
        return None
    other = data.get("other")
    return Roller(Roll(data["roll"]), authorities[data["by"]], Roll(other) if other else None)


def _order(data: Any, authorities: Mapping[str, Citation]) -> ExtensionOrder | None:
    if data is None:
        return None
    return ExtensionOrder(
        data["value"] == "rolled-first", authorities[data["by"]], data.get("settled", True)
    )


def _short(data: Any, authorities: Mapping[str, Citation]) -> ShortPeriod | None:
    if data is None:
        return None
    return ShortPeriod(
        data.get("at_least", 1),
        data["at_most"],
        Skip(data["skip"]),
        authorities[data["by"]],
        tuple(data.get("unless", ())),
    )


def _day_end(data: Any, authorities: Mapping[str, Citation]) -> DayEnd | None:
    if data is None:
        return None
    channels = {name: data[name] for name in ("efile", "paper") if name in data}
    return DayEnd(channels, authorities[data["by"]], data.get("local_option", ""))


def _period(text: str) -> tuple[int, Unit]:
    days, unit = text.split()
    return int(days), Unit(unit)


def _extension(data: Mapping[str, Any], authorities: Mapping[str, Citation]) -> Extension:
    days, unit = _period(data["add"])
    other = None
    if "or" in data:
        more, more_unit = _period(data["or"]["add"])
        other = Extension(data["method"], more, more_unit, authorities[data["or"]["by"]])
    return Extension(data["method"], days, unit, authorities[data["by"]], other)


def _rule(data: Mapping[str, Any], authorities: Mapping[str, Citation]) -> Rule:
    days, unit = _period(data["period"])
    direction, trigger = _MEASURED[data["measured"]]
    return Rule(
        id=data["id"],
        name=data["name"],
        act=data["act"],
        days=days,
        unit=unit,
        direction=direction,
        trigger=trigger,
        citation=authorities[data["by"]],
        provision=data.get("extension", ""),
        provision_settled=data.get("extension_settled", True),
        hearings=tuple(data.get("hearings", ())),
        not_hearings=tuple(data.get("not_hearings", ())),
        papers=tuple(data.get("papers", ())),
        commands=tuple(data.get("commands", ())),
        or_compliance=data.get("or_compliance", False),
        by_whom=data.get("by_whom", ""),
        whom=data.get("whom", ""),
        note=data.get("note", ""),
        notice=data.get("notice", False),
        filed_as=data.get("filed_as", ""),
        in_notice=data.get("in_notice", False),
    )


def _fee(data: Mapping[str, Any], authorities: Mapping[str, Citation]) -> WitnessFee:
    return WitnessFee(
        citation=authorities[data["by"]],
        day=Decimal(data["day"]) if "day" in data else None,
        mile=Decimal(data["mile"]) if "mile" in data else None,
        mileage=data.get("mileage", ""),
        kind=data.get("kind", ""),
        first=_day(data.get("from")),
        last=_day(data.get("through")),
        tender=data.get("tender", ""),
        note=data.get("note", ""),
    )


def _day(text: str | None) -> dt.date | None:
    return date_of(text) if text else None
