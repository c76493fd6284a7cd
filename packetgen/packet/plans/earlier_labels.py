"""Labels that earlier packets gave: read from their manifest, or from a Bates ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from packetgen.errors import Location, PacketError, Problem

from .ledger import read_ledger


def earlier_labels(files: Iterable[Path]) -> dict[str, str]:
    """Labels by exhibit id. Where two packets label one exhibit, the earlier named one counts.

    Raises:
        PacketError: A file is neither a manifest nor a ledger; all of them are listed.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            for exhibit, label in _labels(file):
                found.setdefault(exhibit, label)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            problems.append(
                Problem(
                    Location(file.name, pointer="/options/labels/after"),
                    "it is neither the manifest.json of a packet nor a Bates ledger",
                    "Name the manifest.json in the output folder of the earlier packet.",
                )
            )
    if problems:
        raise PacketError("earlier labels cannot be continued", problems=tuple(problems))
    return found


def _labels(file: Path) -> list[tuple[str, str]]:
    if file.suffix.lower() == ".csv":
        rows = read_ledger(file.read_bytes(), file.name)
        return [(row.exhibit, row.label) for row in rows]
    exhibits = json.loads(file.read_bytes())["exhibits"]
    return [(name.rpartition("/")[2], str(record["label"])) for name, record in exhibits.items()]
