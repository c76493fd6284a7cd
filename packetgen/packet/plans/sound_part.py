"""What can still be judged of a plan with faults, so that one run names all of its problems."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from packetgen.errors import PacketgenError, Problem
from packetgen.reading import load_schema, problems_against, read_structured
from packetgen.reading.structured import tokens

from .plan import Plan
from .plan_building import built
from .plan_references import ledger_problems, path_problems
from .plan_texts import text_problems

_NEEDED = frozenset({"id", "form", "exhibits"})
"""Without these keys nothing true can be said of a document's values and cites."""


def sound_part(path: Path) -> Plan | None:
    """The plan without the keys that have a fault; every pointer stays what it is in the file.

    None where the fault is in what the rest is judged by: the file, its case, its documents.
    """
    try:
        structured = read_structured(path, shown=path.name)
    except PacketgenError:
        return None
    if not isinstance(structured.data, dict):
        return None
    faults = (
        *problems_against(load_schema("packet"), structured),
        *path_problems(structured, path.parent),
        *ledger_problems(structured, path.parent),
        *text_problems(structured),
    )
    data = _without(structured.data, faults)
    if data is None or not {"case", "documents"} <= data.keys():
        return None
    return built(replace(structured, data=data), path.parent)


def _without(data: dict[str, Any], faults: Iterable[Problem]) -> dict[str, Any] | None:
    """The plan without the keys, of its own or of a document, in which a fault stands."""
    sound = deepcopy(data)
    for fault in faults:
        steps = list(tokens(fault.location.pointer or ""))
        match steps:
            case []:
                return None
            case ["documents", number, key, *_] if key not in _NEEDED:
                document = data["documents"][int(number)]
                if not isinstance(document, dict):
                    return None
                sound["documents"][int(number)].pop(key, None)
            case ["documents", *_]:
                return None
            case [key, *_]:
                sound.pop(key, None)
    return sound
