"""``deadlines.yaml`` of a court and of the courts above it, joined into one :class:`CourtTime`.

A file holds what differs from the layer above it: a part of ``counting`` and the ``calendar``
replace the inherited ones whole, extensions and rules add to them (the same id replaces).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from packetgen.errors import JurisdictionError, Location, Problem
from packetgen.jurisdiction import known_jurisdictions
from packetgen.jurisdiction.folders import read_text, shipped
from packetgen.reading import (
    Structured,
    did_you_mean,
    load_schema,
    parse_structured,
    problems_against,
)

from .layers import Layer, layer_of
from .model import Calendar, CourtTime

FILE = "deadlines.yaml"
_STEP = re.compile(r"[a-z0-9]+")


def courts_with_time(extra: Sequence[Path] = ()) -> tuple[str, ...]:
    """Ids of the courts and states that have a ``deadlines.yaml`` of their own, sorted."""
    found: set[str] = set()
    for root in (shipped(), *extra):
        for file in root.rglob(FILE) if root.is_dir() else ():
            steps = file.parent.relative_to(root).parts
            if steps and all(_STEP.fullmatch(step) for step in steps):
                found.add("-".join(steps))
    return tuple(sorted(found))


def _other_courts(identifier: str, known: Sequence[str]) -> str:
    """A court of the same state that was meant, else all that have rules: never another state's."""
    state = [each for each in known if each.split("-")[:2] == identifier.split("-")[:2]]
    return did_you_mean(identifier, state) or f"It has them for {', '.join(known)}."


def court_time(identifier: str, *, extra: Sequence[Path] = ()) -> CourtTime:
    """All that a court says about time.

    Args:
        identifier: A court's id, such as ``us-ca-superior-alameda``; a court without a file of its
            own has what the courts above it say.
        extra: Folders with courts of one's own, beside those that come with packetgen.

    Raises:
        JurisdictionError: No such court, no rules on time for it, or a fault in a rule file.
    """
    layers = tuple(_layers(identifier, (shipped(), *extra)))
    if not layers:
        raise JurisdictionError(
            f"packetgen has no rules on time for the court '{identifier}'",
            hint=_other_courts(identifier, _known(extra)),
        )
    merged = _joined(identifier, layers)
    calendar, after, before, order = merged.calendar, merged.after, merged.before, merged.order
    if calendar is None or after is None or before is None or order is None:
        parts = {"calendar": calendar, "counting/after": after, "counting/before": before,
                 "counting/extension_order": order}  # fmt: skip
        missing = ", ".join(name for name, part in parts.items() if part is None)
        raise JurisdictionError(
            f"the rules on time of '{identifier}' say nothing on {missing}",
            hint=f"Add it to {identifier.replace('-', '/')}/{FILE} or to a file above it.",
        )
    return CourtTime(
        id=identifier,
        calendar=calendar,
        after=after,
        before=before,
        order=order,
        short_period=merged.short_period,
        forward_only=_state_calendar(merged, extra),
        provisions=merged.provisions,
        rules=tuple(merged.rules.values()),
        day_end=merged.day_end,
        hours=merged.hours,
        time_zone=merged.time_zone,
        state=merged.state,
        fees=merged.fees,
        distances=merged.distances,
        sources=merged.sources,
    )


def _known(extra: Sequence[Path]) -> tuple[str, ...]:
    """Courts that a user may name: those with a file, and courts below one that has."""
    own = courts_with_time(extra)
    below = [
        court
        for court in known_jurisdictions(extra)
        if any(court == each or court.startswith(f"{each}-") for each in own)
    ]
    return tuple(sorted({*own, *below}))


def _layers(identifier: str, roots: Sequence[Path]) -> Iterator[Layer]:
    steps = identifier.split("-")
    if not all(_STEP.fullmatch(step) for step in steps):
        return
    if identifier not in _known(roots[1:]):
        return
    above: dict[str, Any] = {}
    for depth in range(1, len(steps) + 1):
        name = "/".join((*steps[:depth], FILE))
        for root in reversed(roots):
            path = root.joinpath(*steps[:depth], FILE)
            if path.is_file():
                text, digest = read_text(path, name)
                layer = _layer(text, name, digest, tuple(sorted(above.items())))
                above.update(layer.authorities)
                yield layer
                break


@lru_cache(maxsize=128)
def _layer(text: str, name: str, digest: str, above: tuple[tuple[str, Any], ...]) -> Layer:
    structured = parse_structured(text, name=name, format="yaml", error=JurisdictionError)
    problems = problems_against(load_schema("deadlines"), structured)
    if not problems:
        problems = _identity(structured, name)
    if problems:
        raise JurisdictionError(f"{name} cannot be used", problems=problems)
    return layer_of(structured, name, digest, dict(above))


def _identity(structured: Structured, name: str) -> tuple[Problem, ...]:
    wanted = name.removesuffix(f"/{FILE}").replace("/", "-")
    given = structured.data["id"]
    if given == wanted:
        return ()
    return (
        Problem(
            structured.where("/id"),
            f"the id is '{given}', and the folder says '{wanted}'",
            "The id is the folder's path with '-' for '/'.",
        ),
    )


def _joined(identifier: str, layers: Sequence[Layer]) -> Layer:
    merged = Layer(id=identifier)
    for layer in layers:
        merged = merged.with_(layer)
    provisions = set(merged.provisions)
    problems = tuple(
        Problem(
            Location(file=layer.file, detail=f"rule {rule.id}"),
            f"its extension '{rule.provision}' is in no file",
            did_you_mean(rule.provision, sorted(provisions)) or "Add it under extensions.",
        )
        for layer in layers
        for rule in layer.rules.values()
        if rule.provision and rule.provision not in provisions
    )
    if problems:
        raise JurisdictionError(
            f"the rules on time of '{identifier}' do not hold together", problems=problems
        )
    return merged


def _state_calendar(merged: Layer, extra: Sequence[Path]) -> Calendar | None:
    if merged.state_calendar is None:
        return None
    other, citation = merged.state_calendar
    from dataclasses import replace

    calendar = court_time(other, extra=extra).calendar
    days = {
        day: replace(off, citation=citation, name=f"{off.name} ({other})", doubtful=True)
        for day, off in calendar.days_off.items()
    }
    return replace(calendar, days_off=days)
