"""The manifest: what went in, what came out, and what of it was edited by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetgen.errors import Location, OutputError, Problem

MANIFEST = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft as packetgen wrote it: its hash, the printed values, and whether it was edited since.

    ``values`` are printed texts by path in the case or plan, identifiers already masked: a later
    build says with them which data changed under an edited draft.
    """

    sha256: str
    edited: bool = False
    values: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hashes (SHA-256, hexadecimal) by relative path or id; versions by program.

    ``outputs`` holds every file of the build but the manifest itself. ``today`` is the day that the
    build was told, as ISO text. ``exhibits`` records by ``document/exhibit`` what became
    of each file: pages in and out, how it was rendered, what was repaired. Nothing here is an
    absolute path or a time of day.
    """

    today: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[str, DraftRecord] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    exhibits: Mapping[str, Any] = field(default_factory=dict)


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file, without holding it in memory. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest_json(manifest: Manifest) -> bytes:
    """The manifest as it is written: sorted, so that the same build gives the same bytes.

    Raises:
        ValueError: A path in it is absolute. The caller has planned wrongly.
    """
    data: dict[str, Any] = {"format": FORMAT, "today": manifest.today}
    for group in ("inputs", "templates", "rules", "fonts", "outputs", "versions"):
        entries = dict(getattr(manifest, group))
        for key in entries:
            if group != "versions" and (key.startswith(("/", "\\")) or key[1:3] in {":\\", ":/"}):
                raise ValueError(f"the manifest may not hold the absolute path {key!r}")
        data[group] = entries
    data["drafts"] = {
        path: {
            "sha256": record.sha256,
            "edited": record.edited,
            "values": dict(record.values),
        }
        for path, record in manifest.drafts.items()
    }
    data["exhibits"] = {name: dict(record) for name, record in manifest.exhibits.items()}
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode("utf-8") + b"\n"


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an earlier build in ``folder``; None when there is none.

    Raises:
        OutputError: There is a file of that name, but it is not a manifest.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
        return Manifest(
            today=str(data["today"]),
            **{
                group: {str(key): str(value) for key, value in data[group].items()}
                for group in ("inputs", "templates", "rules", "fonts", "outputs", "versions")
            },
            drafts={
                str(name): DraftRecord(
                    str(entry["sha256"]),
                    bool(entry["edited"]),
                    {str(key): str(value) for key, value in entry["values"].items()},
                )
                for name, entry in data["drafts"].items()
            },
            exhibits=dict(data.get("exhibits", {})),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(
            f"{MANIFEST} in the output folder is not packetgen's",
            problems=(Problem(Location(MANIFEST), "it cannot be read as a manifest"),),
            hint="Choose another output folder, or move this one away.",
        ) from error
