"""What an earlier build left in the output folder: its manifest and the drafts as they are now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetgen.errors import Location, OutputError, Problem

from .drafts import EarlierDraft

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class EarlierBuild:
    """The manifest of the last build and the drafts that lie there; empty for a new folder."""

    manifest: Mapping[str, Any] = field(default_factory=dict, repr=False)
    drafts: Mapping[str, EarlierDraft] = field(default_factory=dict, repr=False)


def read_earlier(out: Path) -> EarlierBuild:
    """What is in an output folder.

    Raises:
        OutputError: The manifest cannot be read, or a draft lies there that no manifest knows.
    """
    path = out / MANIFEST
    manifest: dict[str, Any] = {}
    if path.is_file():
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
            documents = dict(manifest["documents"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutputError(
                f"the manifest of the earlier build cannot be read ({type(error).__name__})",
                hint="Move the output folder away, or build into another one with -o.",
                problems=(Problem(Location(MANIFEST), "not a manifest that packetgen wrote"),),
            ) from error
    else:
        documents = {}
    drafts = {}
    for name, entry in documents.items():
        file = out / "drafts" / f"{name}.docx"
        if file.is_file():
            drafts[name] = EarlierDraft(
                file.read_bytes(), str(entry.get("own_sha256", "")), dict(entry.get("values", {}))
            )
    return EarlierBuild(manifest, drafts)
