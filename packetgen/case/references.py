"""What a schema cannot say: ids that exist once, references that lead somewhere, possible orders.

These checks read plain data that may still be wrong in other ways, so that one run reports
everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packetgen.errors import Problem
from packetgen.reading import Structured, child, did_you_mean
from packetgen.reading.formats import day_in

from .dates import partial_date
from .ordered_amounts import amount_problems
from .sides import SIDES, side_of

_GROUPS = {
    "parties": "/case/parties",
    "counsel": "/counsel",
    "people": "/people",
    "hearings": "/hearings",
    "events": "/events",
    "exhibits": "/exhibits",
    "requirements": "/requirements",
    "services": "/services",
    "tasks": "/tasks",
}
_ANYONE = ("parties", "counsel", "people")
_NOUNS = {
    "parties": "party",
    "counsel": "lawyer",
    "people": "person",
    "exhibits": "exhibit",
    "hearings": "hearing",
}


def reference_problems(structured: Structured) -> tuple[Problem, ...]:
    """Duplicate ids, dangling references, and what cannot be in the order given."""
    return tuple(_References(structured).problems())


class _References:
    def __init__(self, structured: Structured) -> None:
        self.structured = structured
        self.groups = {group: list(self._members(pointer)) for group, pointer in _GROUPS.items()}
        self.ids = {
            group: [item["id"] for _, item in members if isinstance(item.get("id"), str)]
            for group, members in self.groups.items()
        }
        self._held = {group: frozenset(ids) for group, ids in self.ids.items()}

    def problems(self) -> Iterator[Problem]:
        yield from self._duplicates()
        yield from self._case()
        yield from self._parties()
        for pointer, person in self.groups["people"]:
            yield from self._one(pointer, person, "party", ("parties",))
        yield from self._events()
        for pointer, exhibit in self.groups["exhibits"]:
            yield from self._one(pointer, exhibit, "offered_by", ("parties",))
            yield from self._one(pointer, exhibit, "witness", _ANYONE)
        yield from self._requirements()
        for pointer, hearing in self.groups["hearings"]:
            yield from self._many(pointer, hearing, "attend", _ANYONE)
            yield from self._one(pointer, hearing, "moved_by", ("parties",))
        for pointer, task in self.groups["tasks"]:
            yield from self._one(pointer, task, "hearing", ("hearings",))
        yield from self._services()
        yield from self._closures()
        yield from self._orders_of_days()

    def _members(self, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
        yield from _items(self.structured, pointer)

    def _problem(self, pointer: str, message: str, hint: str = "") -> Problem:
        return Problem(self.structured.where(pointer), message, hint)

    def _duplicates(self) -> Iterator[Problem]:
        first: dict[str, str] = {}
        for members in self.groups.values():
            for pointer, item in members:
                identifier = item.get("id")
                if not isinstance(identifier, str):
                    continue
                here = child(pointer, "id")
                if identifier in first:
                    place = self.structured.where(first[identifier])
                    told = f" (line {place.line})" if place.line else ""
                    yield self._problem(
                        here,
                        f"the id '{identifier}' is already used at {first[identifier]}{told}",
                        "Ids are unique across the whole case; rename one and what points to it.",
                    )
                else:
                    first[identifier] = here

    def _one(
        self, pointer: str, item: dict[str, Any], key: str, groups: tuple[str, ...]
    ) -> Iterator[Problem]:
        if isinstance(item.get(key), str):
            yield from self._points(child(pointer, key), item[key], groups)

    def _many(
        self, pointer: str, item: dict[str, Any], key: str, groups: tuple[str, ...]
    ) -> Iterator[Problem]:
        values = item.get(key)
        if isinstance(values, list):
            for index, value in enumerate(values):
                if isinstance(value, str):
                    yield from self._points(child(child(pointer, key), index), value, groups)

    def _points(self, pointer: str, target: str, groups: tuple[str, ...]) -> Iterator[Problem]:
        if any(target in self._held[group] for group in groups):
            return
        known = [i for group in groups for i in self.ids[group]]
        nouns = " or ".join(_NOUNS[group] for group in groups)
        elsewhere = next((g for g, ids in self.ids.items() if target in ids), None)
        if elsewhere is not None:
            hint = f"'{target}' is in '{elsewhere}'; a {nouns} is wanted here."
        else:
            near = did_you_mean(target, known)
            known = list(dict.fromkeys(known))
            listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
            hint = near or (f"Known ids: {listed}." if known else f"The file has no {nouns} yet.")
        yield self._problem(pointer, f"no {nouns} has the id '{target[:60]}'", hint)

    def _case(self) -> Iterator[Problem]:
        case = _get(self.structured.data, "case")
        if isinstance(case, dict):
            yield from self._one("/case", case, "client", ("parties",))

    def _parties(self) -> Iterator[Problem]:
        for pointer, party in self.groups["parties"]:
            yield from self._many(pointer, party, "represented_by", ("counsel",))
            yield from self._one(pointer, party, "guardian", _ANYONE)
            if party.get("self_represented") is True and party.get("represented_by"):
                yield self._problem(
                    child(pointer, "self_represented"),
                    "a party with lawyers in 'represented_by' is not self-represented",
                    "Keep one of the two.",
                )
            if party.get("guardian") is not None and party.get("guardian") == party.get("id"):
                yield self._problem(child(pointer, "guardian"), "nobody is their own guardian")
            role = party.get("role")
            if isinstance(role, str) and "side" not in party and not side_of(role):
                near = did_you_mean(role, SIDES)
                yield self._problem(
                    child(pointer, "role"),
                    f"'{role[:60]}' does not say on which side of the case the party stands",
                    f"{near} If not, add side: first (as a plaintiff) or side: second "
                    "(as a defendant).".strip()
                    if near
                    else "Add side: first (as a plaintiff) or side: second (as a defendant).",
                )

    def _events(self) -> Iterator[Problem]:
        for pointer, event in self.groups["events"]:
            yield from self._many(pointer, event, "people", _ANYONE)
            for here, source in _mappings(event.get("sources"), pointer, "sources"):
                yield from self._one(here, source, "exhibit", ("exhibits",))
            if isinstance(event.get("on"), dict):
                yield from self._range(child(pointer, "on"), event["on"])
        for pointer, exhibit in self.groups["exhibits"]:
            if isinstance(exhibit.get("date"), dict):
                yield from self._range(child(pointer, "date"), exhibit["date"])

    def _range(self, pointer: str, value: dict[str, Any]) -> Iterator[Problem]:
        if "on" in value and "until" in value:
            yield self._problem(
                pointer, "'until' goes with 'from', not with 'on'", "Write 'from' in place of 'on'."
            )
            return
        try:
            partial_date(value)
        except ValueError as reason:
            if "before it begins" in str(reason):
                yield self._problem(pointer, str(reason), "Exchange the two dates.")
        except (KeyError, TypeError):
            return  # the schema has said so already

    def _requirements(self) -> Iterator[Problem]:
        for pointer, requirement in self.groups["requirements"]:
            yield from self._one(pointer, requirement, "party", ("parties",))
            changes = list(_mappings(requirement.get("amendments"), pointer, "amendments"))
            entries = list(_mappings(requirement.get("entries"), pointer, "entries"))
            yield from amount_problems(self.structured, pointer, requirement, changes, entries)
            for here, entry in entries:
                evidence = entry.get("evidence")
                if isinstance(evidence, dict):
                    yield from self._one(
                        child(here, "evidence"), evidence, "exhibit", ("exhibits",)
                    )

    def _services(self) -> Iterator[Problem]:
        for pointer, service in self.groups["services"]:
            yield from self._one(pointer, service, "to", _ANYONE)
            yield from self._one(pointer, service, "by", _ANYONE)
            signed = service.get("signed")
            if isinstance(signed, dict):
                here = child(pointer, "signed")
                yield from self._one(here, signed, "by", _ANYONE)
                served, on = day_in(service.get("on")), day_in(signed.get("on"))
                if "on" not in service:
                    yield self._problem(
                        here,
                        "the proof is signed, but the service has no date",
                        "Write the day of service under 'on'.",
                    )
                if served and on and on < served:
                    yield self._problem(
                        child(here, "on"),
                        "the proof of service is signed before the service took place",
                    )
        signatures = _get(self.structured.data, "signatures")
        if isinstance(signatures, dict):
            for key, signature in signatures.items():
                here = child("/signatures", key)
                if isinstance(signature, dict):
                    yield from self._one(here, signature, "by", _ANYONE)
                    signer = str(key).partition("/")[2]
                    if signer and signature.get("by") != signer:
                        yield self._problem(
                            here, "the signer in the key and under 'by' are not the same"
                        )

    def _closures(self) -> Iterator[Problem]:
        for pointer, closure in self._members("/closures"):
            on, through = day_in(closure.get("on")), day_in(closure.get("through"))
            if on is None or through is None:
                continue
            if through < on:
                yield self._problem(
                    child(pointer, "through"),
                    f"the court is closed from {on.isoformat()}, but only through "
                    f"{through.isoformat()}, which is before that",
                    "Correct one of the two dates.",
                )
            elif (through - on).days > MOST_CLOSED:
                yield self._problem(
                    child(pointer, "through"),
                    f"the court would be closed for {(through - on).days + 1} days",
                    "Weekends and holidays are known; name only the days that an order closes.",
                )

    def _orders_of_days(self) -> Iterator[Problem]:
        filed = day_in(_get(self.structured.data, "case", "filed"))
        if filed is None:
            return
        said = f"the action was filed on {filed.isoformat()}"
        trial = day_in(_get(self.structured.data, "case", "trial"))
        if trial and trial < filed:
            yield self._problem("/case/trial", f"the trial is on {trial.isoformat()}, but {said}")
        for pointer, hearing in self.groups["hearings"]:
            on = day_in(hearing.get("on"))
            if on and on < filed:
                yield self._problem(
                    child(pointer, "on"),
                    f"the hearing is on {on.isoformat()}, but {said}",
                    "Correct one of the two dates.",
                )
        for group in ("parties", "people"):
            for pointer, person in self.groups[group]:
                born = day_in(person.get("birth_date"))
                if born and born > filed:
                    yield self._problem(
                        child(pointer, "birth_date"), "the birth date is after the filing"
                    )


def _items(structured: Structured, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        values = structured.at(pointer)
    except KeyError:
        return
    yield from _mappings(values, *pointer.rsplit("/", 1))


def _mappings(values: Any, above: str, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mappings in the list under a key, each with its pointer."""
    if isinstance(values, list):
        pointer = child(above, key)
        for index, value in enumerate(values):
            if isinstance(value, dict):
                yield child(pointer, index), value


def _get(data: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


MOST_CLOSED = 366
"""Days that one entry of ``closures`` may span."""
