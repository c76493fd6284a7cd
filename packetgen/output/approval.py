"""Approvals: who approved which files, and whether they are still the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.errors import Location, OutputError, Problem

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Approval:
    """A person's approval of exact files.

    ``role`` is what the person is to the case (attorney, self-represented party); ``bar_number`` is
    empty for who has none. ``hashes`` are SHA-256 by relative path: drafts, case, plan, exhibits
    and rules, as they were on the day ``on``.
    """

    name: str
    role: str
    on: dt.date
    bar_number: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)


def approval_json(approval: Approval) -> bytes:
    """The approval as it is written: sorted, one reading, no time of day."""
    data = {
        "format": FORMAT,
        "name": approval.name,
        "role": approval.role,
        "bar_number": approval.bar_number,
        "on": approval.on.isoformat(),
        "hashes": dict(approval.hashes),
    }
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode("utf-8") + b"\n"


def read_approval(path: Path) -> Approval | None:
    """An approval that was written before; None when there is none.

    Raises:
        OutputError: The file is there but is not an approval.
    """
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
        if data["format"] != FORMAT:
            raise ValueError("unknown format")
        return Approval(
            name=str(data["name"]),
            role=str(data["role"]),
            on=dt.date.fromisoformat(data["on"]),
            bar_number=str(data["bar_number"]),
            hashes={str(key): str(value) for key, value in data["hashes"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(
            f"{path.name} is not an approval that packetgen wrote",
            problems=(Problem(Location(path.name), "it cannot be read as an approval"),),
            hint="Approve the packet again: packetgen approve.",
        ) from error


def approval_problems(approval: Approval | None, hashes: Mapping[str, str]) -> tuple[Problem, ...]:
    """Why an approval does not hold for the files as they are now; empty when it does.

    Any file changed, added or taken away since voids it.
    """
    again = "Read the drafts, then run: packetgen approve PLAN --name … --role …"
    if approval is None:
        return (Problem(Location(), "nobody has approved this packet", again),)
    problems = [
        Problem(Location(), f"the approval names no {what}", again)
        for what, value in (("person", approval.name), ("role", approval.role))
        if not value.strip()
    ]
    if not approval.hashes:
        problems.append(Problem(Location(), "the approval names no files", again))
    for path in sorted({*approval.hashes, *hashes}):
        old, new = approval.hashes.get(path), hashes.get(path)
        if old == new:
            continue
        change = "is new" if old is None else "was taken away" if new is None else "was changed"
        problems.append(Problem(Location(path), f"it {change} since the approval", again))
    return tuple(problems)
