"""The values that a draft prints, and those that changed under one that somebody edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from packetgen.draft import Draft
from packetgen.draft.gap_problems import gap_path, gap_problem
from packetgen.draft.words.gap_words import bracketed
from packetgen.errors import Location, Problem

from .reading_drafts import shows

TODAY = "today"
"""The day of the build changes by itself; an edited draft keeps the day that stands in it."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that changed under an edited draft. ``carried_over``: the draft shows the new one.

    ``old`` is empty for a value that was not there when the draft was written, ``new`` for one that
    is not there any more.
    """

    path: str
    old: str
    new: str
    carried_over: bool


def printed_values(own: Draft) -> dict[str, str]:
    """The values that a draft prints, by path; empty text for those that it shows as gaps."""
    return {**dict.fromkeys(_missing_paths(own), ""), **own.values}


def same_but_for_the_day(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two drafts print the same values, the day of the build aside."""
    return {**one, TODAY: ""} == {**other, TODAY: ""}


def value_changes(
    old: Mapping[str, str], new: Mapping[str, str], shown: str, would_show: str
) -> tuple[ValueChange, ...]:
    """What changed in the data since a draft was written.

    A new value is carried over when the edited draft shows it and does not show the old one where
    packetgen's draft of today would not. A value that is gone is a change only if the edited draft
    still shows it: a template may have stopped to print it.

    Args:
        old: Values printed when the draft was written.
        new: Values that packetgen would print now.
        shown: All text of the edited draft.
        would_show: All text of the draft that packetgen would write now.
    """
    changes = []
    for path in sorted({*old, *new} - {TODAY}):
        before, now = old.get(path, ""), new.get(path, "")
        outdated = shows(shown, before) and not shows(would_show, before)
        if before == now or (not now and not outdated):
            continue
        changes.append(ValueChange(path, before, now, shows(shown, now) and not outdated))
    return tuple(changes)


def gaps_shown(old: Mapping[str, str], own: Draft, shown: str) -> tuple[Problem, ...]:
    """Gaps that an edited draft shows, whether the case has the value by now or not."""
    known = {gap_path(problem): problem for problem in own.unresolved if gap_path(problem)}
    paths = dict.fromkeys([*(path for path, value in old.items() if not value), *known])
    hint = "The case has it now: write it into the draft, or move the draft away."
    # A caption prints its gaps in capitals.
    seen = shown.casefold()
    return tuple(
        known.get(path) or replace(gap_problem(path, Location(detail="draft")), hint=hint)
        for path in paths
        if any(words.casefold() in seen for words in (bracketed(path), f"[{path}]"))
    )


def _missing_paths(own: Draft) -> list[str]:
    return [path for path in map(gap_path, own.unresolved) if path]
