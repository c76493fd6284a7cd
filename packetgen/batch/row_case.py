"""A row's entries laid over the base case: the data of that row's own case."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from packetgen.reading import child

from .task import Entry, RowTask

CLIENT = "client"
_OF_THE_CASE = frozenset(
    {"id", "role", "side", "represented_by", "self_represented", "description", "organization"}
)
"""What a base case may say of the client; everything personal comes from the row alone."""


@dataclass(slots=True)
class RowCase:
    """Case data, form values and where each came from (JSON pointer to heading)."""

    data: dict[str, Any] = field(repr=False)
    values: dict[str, Any] = field(default_factory=dict, repr=False)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    language: str = ""
    places: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """Columns that may name the client."""


def lay_over(base: Mapping[str, Any], task: RowTask) -> RowCase:
    """The case of a row. ``base`` is never changed.

    Nothing personal of the base's client reaches a row: a blank cell stays blank.
    """
    data = copy.deepcopy(dict(base))
    made = RowCase(data)
    if task.data is not None:
        whole = dict(task.data)
        made.values = dict(whole.pop("values", {}) or {})
        made.data = _merged(data, whole)
        made.language = language_in(made.data)
    else:
        _prepare(data, task.entries)
    hearing = [entry for entry in task.entries if entry.path.startswith("hearing.")]
    if hearing and all(entry.value is None for entry in hearing):
        made.data.pop("hearings", None)
    made.names = tuple(
        e.heading
        for e in task.entries
        if e.heading and e.path.startswith(("client.name", "client.organization"))
    )
    for entry in task.entries:
        if entry.value is not None or entry.path.split(".")[0] in {"other", "case", "office"}:
            _lay(made, entry)
    return made


def _merged(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings merge; everything else of the row replaces what the base says."""
    for key, value in over.items():
        mine = base.get(key)
        if isinstance(mine, dict) and isinstance(value, Mapping):
            base[key] = _merged(mine, value)
        else:
            base[key] = value
    return base


def language_in(data: Mapping[str, Any]) -> str:
    """The language that the client of a whole case reads; empty where it does not say."""
    client = _client_of(data)
    language = client.get("language") if client is not None else None
    return language if isinstance(language, str) else ""


def _client_of(data: Mapping[str, Any]) -> dict[str, Any] | None:
    case = data.get("case")
    parties = case.get("parties") if isinstance(case, dict) else None
    if not isinstance(parties, list):
        return None
    people = [p for p in parties if isinstance(p, dict)]
    wanted = case.get("client") if isinstance(case, dict) else None
    if wanted:
        return next((p for p in people if p.get("id") == wanted), None)
    acting = [p for p in people if p.get("represented_by") or p.get("self_represented")]
    if len(acting) == 1:
        return acting[0]
    return people[0] if len(people) == 1 else None


def _prepare(data: dict[str, Any], entries: Sequence[Entry]) -> None:
    """Make sure that there is a case with a client, and nobody's personal data in it."""
    data.setdefault("jurisdiction", "us")
    case = data.setdefault("case", {})
    if not isinstance(case, dict):
        return
    parties = case.setdefault("parties", [])
    client = _client_of(data)
    if client is None and isinstance(parties, list):
        client = {"id": CLIENT, "role": "client", "side": "first"}
        parties.insert(0, client)
        case["client"] = CLIENT
    elif client is not None:
        case.setdefault("client", client.get("id"))
        for key in [key for key in client if key not in _OF_THE_CASE]:
            del client[key]
        if any(e.path.startswith("client.name") for e in entries):
            client.pop("organization", None)
    if not any(e.path.startswith("case.title") for e in entries) and client is not None:
        # The base's title names the base's client.
        case.pop("title", None)


def _lay(made: RowCase, entry: Entry) -> None:
    first, *rest = entry.path.split(".")
    data = made.data
    match first:
        case "client":
            target, pointer = _client_of(data), _client_pointer(data)
        case "other":
            target, pointer = _other(data)
            rival = {"name": "organization", "organization": "name"}.get(rest[0] if rest else "")
            if target is not None and entry.value is not None and rival:
                target.pop(rival, None)
        case "hearing":
            target, pointer = _hearing(data)
        case "language":
            made.language = str(entry.value)
            client = _client_of(data)
            if client is not None:
                client["language"] = entry.value
                made.places[f"{_client_pointer(data)}/language"] = entry.heading
            return
        case "court":
            data["jurisdiction"] = entry.value
            made.places["/jurisdiction"] = entry.heading
            return
        case "form":
            target, pointer = made.values, "values:"
        case "document" if rest:
            target, pointer = made.documents.setdefault(rest[0], {}), f"{rest[0]}:"
            rest = rest[1:]
        case _:
            target, pointer = data, ""
            rest = [first, *rest]
    if target is not None and rest:
        _put(target, pointer, rest, entry, made.places)


def _put(
    target: dict[str, Any], pointer: str, steps: Sequence[str], entry: Entry,
    places: dict[str, str],
) -> None:  # fmt: skip
    for step in steps[:-1]:
        pointer = child(pointer, step)
        places.setdefault(pointer, entry.heading)
        inner = target.get(step)
        if isinstance(inner, list):
            target = _item(inner, steps, step)
            continue
        if not isinstance(inner, dict):
            inner = target[step] = {}
        target = inner
    pointer = child(pointer, steps[-1])
    places[pointer] = entry.heading
    if entry.value is None:
        target.pop(steps[-1], None)
    else:
        target[steps[-1]] = entry.value


def _item(items: list[Any], steps: Sequence[str], step: str) -> dict[str, Any]:
    """The item of a list whose id the path names next; made when it is not there."""
    wanted = steps[list(steps).index(step) + 1]
    found = next((i for i in items if isinstance(i, dict) and i.get("id") == wanted), None)
    if found is None:
        found = {"id": wanted}
        items.append(found)
    holder: dict[str, Any] = {wanted: found}
    return holder


def _client_pointer(data: Mapping[str, Any]) -> str:
    client = _client_of(data)
    parties = data["case"]["parties"] if client is not None else []
    index = next((i for i, party in enumerate(parties) if party is client), 0)
    return f"/case/parties/{index}"


def _other(data: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    client = _client_of(data)
    parties = data["case"]["parties"]
    for index, party in enumerate(parties):
        if isinstance(party, dict) and party is not client:
            return party, f"/case/parties/{index}"
    side = "second" if client is None or client.get("side", "first") == "first" else "first"
    party = {"id": "other", "role": "other party", "side": side}
    parties.append(party)
    return party, f"/case/parties/{len(parties) - 1}"


def _hearing(data: dict[str, Any]) -> tuple[dict[str, Any], str]:
    hearings = data.setdefault("hearings", [])
    if len(hearings) != 1:
        named = [h for h in hearings if isinstance(h, dict) and h.get("id") == "hearing"]
        if named:
            return named[0], f"/hearings/{hearings.index(named[0])}"
        hearings.append({"id": "hearing"})
    return hearings[-1], f"/hearings/{len(hearings) - 1}"
