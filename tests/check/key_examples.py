"""For one key of a court's rules: a file that keeps the rule, and one that does not.

The files differ in what the rule is about and in nothing else. The court is a real one; only the
rule's own key (and those it is read with) is left of its rules, so that nothing else speaks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from packetgen.case.model import Case
from packetgen.check import check_pdf
from packetgen.check.outcome import Outcome
from packetgen.jurisdiction import KEYS, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction, Setting
from packetgen.pages import PageMap

DAY = dt.date(2026, 6, 1)


@dataclass(frozen=True)
class Example:
    """Two files for one key. ``bad_*`` stands where the bad file is judged otherwise."""

    court: str
    good: bytes
    bad: bytes
    conditions: Mapping[str, Any] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    """Keys that the rule is read with."""
    bad_conditions: Mapping[str, Any] | None = None
    name: str = "paper.pdf"
    bad_name: str = ""
    parts: str | None = None
    bad_parts: str | None = None
    case: Case | None = None
    bad_case: Case | None = None
    titles: tuple[str, ...] = ()
    bad_titles: tuple[str, ...] = ()
    value: object = None
    """Another value of the rule than the court's, where the court's own cannot be broken here."""
    bad_value: object = None
    page_map: PageMap | None = None
    bad_page_map: PageMap | None = None
    left: bool = False
    """A good file still leaves something to a person."""


@lru_cache(maxsize=200)
def _court(identifier: str, conditions: tuple[tuple[str, Any], ...]) -> Jurisdiction:
    county = "Kings" if identifier.startswith("us-ny") else ""
    return resolve(identifier, Conditions(DAY, **dict(conditions)), county=county)


def place_of(key: str, example: Example, *, bad: bool) -> Jurisdiction:
    conditions = example.bad_conditions if bad and example.bad_conditions else example.conditions
    place = _court(example.court, tuple(sorted(conditions.items())))
    kept = (key, *example.beside)
    settings = {k: place[k] if k in kept else Setting(k) for k in KEYS}
    value = example.bad_value if bad and example.bad_value is not None else example.value
    if value is not None:
        rule = replace(place[key].constraints[0], value=value)
        settings[key] = Setting(key, (rule,))
    assert settings[key].is_set, f"{example.court} has no rule on {key}"
    return replace(place, settings=settings)


def outcome_of(key: str, example: Example, *, bad: bool) -> Outcome:
    return check_pdf(
        example.bad if bad else example.good,
        jurisdiction=place_of(key, example, bad=bad),
        name=(bad and example.bad_name) or example.name,
        page_map=(example.bad_page_map if bad else None) or example.page_map,
        parts=(example.bad_parts if bad else None) or example.parts,
        case=(example.bad_case if bad else None) or example.case,
        document_titles=(example.bad_titles if bad else ()) or example.titles,
    )
