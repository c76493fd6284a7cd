"""The mapping file: which column fills which field, written by packetgen, confirmed by people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetgen.errors import CaseError, Location, Problem
from packetgen.reading import (
    Structured,
    child,
    did_you_mean,
    load_schema,
    problems_against,
    read_structured,
)
from packetgen.reading.english_counts import has_problems

from .fields import IGNORE, Field, field_at
from .guessing import Guess
from .headings import Column
from .source import ROW_HEADING

MAPPING = "columns.yaml"
"""Name of the mapping file that is found by itself beside the table."""

RESERVED = frozenset({ROW_HEADING.casefold(), "packetgen: what is wrong", "packetgen: what to do"})
"""Headings of an error sheet's own columns."""

_ALIASES = ("client", "other", "hearing", "case", "office", "people", "hearings")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Heading to field path (empty: not used), and how the table writes things.

    ``unsure`` are headings whose field is a guess that nobody has confirmed. ``fixed`` are fields
    with one value for every row.
    """

    targets: Mapping[str, str]
    unsure: frozenset[str] = frozenset()
    dates: str = "ask"
    sheet: str = ""
    heading_rows: int | None = None
    hidden_rows: str = "ask"
    fixed: Mapping[str, Any] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    other_languages: str = ""
    name: str = ""


def from_guesses(guesses: Iterable[Guess]) -> ColumnMap:
    """A mapping that takes every guess, the unsure ones marked."""
    listed = [g for g in guesses if g.heading.casefold() not in RESERVED]
    return ColumnMap(
        {g.heading: g.field.path if g.field else "" for g in listed},
        frozenset(g.heading for g in listed if g.field is not None and not g.sure),
    )


def load_mapping(path: Path, fields: Sequence[Field]) -> ColumnMap:
    """The mapping in a file.

    Raises:
        CaseError: with every problem found.
    """
    read = read_structured(path, shown=path.name, error=CaseError)
    problems = list(problems_against(load_schema("columns"), read))
    columns = read.data.get("columns") if isinstance(read.data, dict) else None
    targets: dict[str, str] = {}
    unsure: set[str] = set()
    if isinstance(columns, dict) and not problems:
        for heading, written in columns.items():
            text = str(written or "").strip()
            if text.endswith("?"):
                unsure.add(str(heading))
                text = text.rstrip("? ")
            targets[str(heading)] = "" if text == IGNORE else text
            problems += _unknown(read, child("/columns", heading), text, fields)
        for name in read.data.get("fixed", {}):
            problems += _unknown(read, child("/fixed", name), str(name), fields)
    if problems:
        raise CaseError(has_problems(path.name, problems), problems=tuple(problems))
    data: Mapping[str, Any] = read.data
    return ColumnMap(
        targets,
        frozenset(unsure),
        dates=data.get("dates", "ask"),
        sheet=data.get("sheet", ""),
        heading_rows=data.get("heading_rows"),
        hidden_rows=data.get("hidden_rows", "ask"),
        fixed=dict(data.get("fixed", {})),
        languages={str(k).casefold(): v for k, v in data.get("languages", {}).items()},
        other_languages=data.get("other_languages", ""),
        name=path.name,
    )


def _unknown(
    read: Structured, pointer: str, path: str, fields: Sequence[Field]
) -> Iterable[Problem]:
    if path in ("", IGNORE) or field_at(path, fields) is not None or _is_case_path(path):
        return
    near = did_you_mean(path, [f.path for f in fields])
    hint = near or "'packetgen columns FORM --fields' lists the fields; write ignore for none."
    yield Problem(read.where(pointer), f"there is no field '{path[:60]}'", hint)


def _is_case_path(path: str) -> bool:
    """A path into the case file itself, such as people.witness.phone: the case's schema judges."""
    steps = path.split(".")
    return len(steps) >= 2 and steps[0] in _ALIASES and all(steps)


def fit_problems(mapping: ColumnMap, columns: Sequence[Column], name: str) -> list[Problem]:
    """Columns of the mapping that the table does not have."""
    have = [column.heading for column in columns]
    return [
        Problem(
            Location(file=mapping.name),
            f"the table {name} has no column '{heading}'",
            did_you_mean(heading, have) or f"It has: {', '.join(have[:20])}.",
        )
        for heading, target in mapping.targets.items()
        if target and heading not in have
    ]


def unmapped(mapping: ColumnMap, columns: Sequence[Column]) -> tuple[str, ...]:
    """Columns of the table that the mapping does not speak of."""
    return tuple(
        c.heading
        for c in columns
        if c.heading not in mapping.targets and c.heading.casefold() not in RESERVED
    )


def mapping_text(mapping: ColumnMap, fields: Sequence[Field], *, source: str, made_for: str) -> str:
    """The mapping as a commented YAML file."""
    width = max((len(_quoted(h)) for h in mapping.targets), default=0) + 1
    lines = [
        f"# Which column of {source} fills which field, for {made_for}.",
        "# Correct what is wrong. A question mark behind a field is a guess: take the mark away",
        "# to confirm it, or write another field, or ignore. Then use this file for every export",
        "# of the same program.",
        f"# All fields: packetgen columns {made_for} --fields",
        "",
        "columns:",
    ]
    for heading, target in mapping.targets.items():
        known = field_at(target, fields)
        mark = "?" if heading in mapping.unsure else ""
        value = f"{target}{mark}" if target else IGNORE
        note = f"  # {known.label}" if known is not None else ""
        lines.append(f"  {(_quoted(heading) + ':').ljust(width)} {value}{note}")
    lines += [
        "",
        "# How the table writes 03/04/2026: month-first is March 4, day-first is April 3.",
        f"dates: {mapping.dates}",
        "",
        "# The same for every row, for instance:  form.decision: engaged",
        "fixed:" if mapping.fixed else "fixed: {}",
        *(f"  {name}: {json.dumps(v, ensure_ascii=False)}" for name, v in mapping.fixed.items()),
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
