"""What an earlier build left in the output folder: its manifest and the drafts as they are now."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.output import Manifest, read_manifest, recover

from .drafted import EarlierDraft, draft_path


@dataclass(frozen=True, slots=True)
class EarlierBuild:
    """The manifest of the last build and the drafts that lie there; empty for a new folder."""

    manifest: Manifest | None = field(default=None, repr=False)
    drafts: Mapping[str, EarlierDraft] = field(default_factory=dict, repr=False)

    def left_behind(self, planned: Container[str]) -> tuple[str, ...]:
        """Edited drafts of documents that the plan no longer has; they stay where they are."""
        return tuple(
            draft_path(name, draft.now)
            for name, draft in sorted(self.drafts.items())
            if draft.edited and name not in planned
        )


def read_earlier(out: Path) -> EarlierBuild:
    """What is in an output folder, once a build that was killed halfway is taken back.

    Raises:
        OutputError: The manifest that lies there cannot be read.
    """
    recover(out)
    manifest = read_manifest(out)
    if manifest is None:
        return EarlierBuild()
    drafts = {}
    for name, record in manifest.drafts.items():
        for file in (out / "drafts" / f"{name}.docx", out / "drafts" / f"{name}.pdf"):
            if file.is_file():
                drafts[name] = EarlierDraft(file.read_bytes(), record.sha256, record.values)
    return EarlierBuild(manifest, drafts)
