"""The manifest of a build: what went in, what came out, what of it was edited by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from packetgen.output import DraftRecord, Manifest, sha256
from packetgen.packet import Assembled

from ..binding.compose import Composed
from ..made import Made
from ..papers.earlier import EarlierBuild
from .exhibit_records import exhibit_records
from .hashes import engine_versions, input_hashes, rule_hashes, template_hashes


def manifest_of(
    made: Made,
    composed: Composed,
    bound: Mapping[str, Assembled],
    outputs: Mapping[str, bytes],
    plan_path: Path,
) -> Manifest:
    """The manifest of a build that made these outputs."""
    inputs = made.inputs
    sheets = [
        *made.papers.values(),
        *composed.indexes.values(),
        *composed.covers.values(),
        *(item.cover for item in made.attached.values() if item.cover is not None),
    ]
    return Manifest(
        today=inputs.today.isoformat(),
        inputs=input_hashes(inputs, plan_path),
        templates=template_hashes(inputs),
        rules=rule_hashes(inputs),
        fonts={font.file: font.sha256 for sheet in sheets for font in sheet.fonts},
        outputs={name: sha256(data) for name, data in outputs.items()},
        drafts={
            name: DraftRecord(document.own_sha256, document.edited, document.values)
            for name, document in made.drafted.items()
        },
        versions=engine_versions(),
        exhibits=exhibit_records(made.attached, bound),
    )


def refused_manifest(earlier: EarlierBuild, reports: Mapping[str, bytes], today: str) -> Manifest:
    """The manifest after a refused build: the earlier one, with the new reports."""
    base = earlier.manifest or Manifest(today=today)
    return replace(
        base, outputs={**base.outputs, **{name: sha256(data) for name, data in reports.items()}}
    )


def kept_outputs(out: Path, earlier: EarlierBuild) -> dict[str, bytes]:
    """The outputs of the earlier build as they are now, which a refused one leaves alone."""
    names = earlier.manifest.outputs if earlier.manifest is not None else {}
    return {
        name: (out / name).read_bytes()
        for name in names
        if (out / name).is_file() and not name.startswith("report.")
    }
