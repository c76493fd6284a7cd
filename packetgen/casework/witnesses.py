"""What the office must know of each witness."""

from __future__ import annotations

from dataclasses import dataclass

from packetgen.case.model import Case, Event, Exhibit, Person, Service


@dataclass(frozen=True, slots=True)
class WitnessRow:
    """A witness with what they can prove, and the papers served on them or to be served."""

    person: Person
    exhibits: tuple[Exhibit, ...]
    events: tuple[Event, ...]
    services: tuple[Service, ...]


def witness_rows(case: Case) -> tuple[WitnessRow, ...]:
    """The people who may testify, in the order of the case file."""
    return tuple(
        WitnessRow(
            person,
            tuple(e for e in case.exhibits if e.witness == person.id),
            tuple(e for e in case.events if person.id in e.people),
            tuple(s for s in case.services if s.to == person.id),
        )
        for person in case.witnesses
    )
