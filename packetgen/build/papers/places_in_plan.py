"""Where in the plan stands what a draft shows: its values, by the words that they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from packetgen.draft import Draft, unwritten
from packetgen.draft.texts.unwritten import unwritten_problem
from packetgen.errors import Location
from packetgen.packet import Plan, PlannedDocument


def placed_in_plan(made: Draft, plan: Plan, planned: PlannedDocument) -> Draft:
    """The draft, whose words still to be written are told with their line of the plan.

    Drafting knows a value by its name alone. Words of a text file or of the template keep their
    place there; covers and indexes stand in no plan, and stay as they are.
    """
    if planned not in plan.documents:
        return made
    places = {
        unwritten_problem(words, Location()).message: plan.place_of(planned, "values", *steps)
        for steps, text in _texts(planned.values, ())
        for _, words in unwritten(text)
    }
    if not places:
        return made
    return replace(
        made,
        unresolved=tuple(
            replace(problem, location=places.get(problem.message, problem.location))
            for problem in made.unresolved
        ),
    )


def _texts(value: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*steps, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*steps, number))
