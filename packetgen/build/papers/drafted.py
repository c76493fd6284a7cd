"""A document of the plan as it was drafted: the file that lies in ``out/drafts``, and its state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packetgen.docx.blocks import Document, Revision
from packetgen.errors import Problem
from packetgen.output import sha256

from .printed_values import ValueChange


def is_pdf(data: bytes) -> bool:
    """Whether a draft is a filled official form."""
    return data.startswith(b"%PDF")


def draft_path(name: str, data: bytes) -> str:
    """Where a document's draft lies below the output folder: ``.docx``, official forms ``.pdf``."""
    return f"drafts/{name}.{'pdf' if is_pdf(data) else 'docx'}"


@dataclass(frozen=True, slots=True)
class DraftedDocument:
    """One document of the plan as a Word file and as blocks.

    ``docx`` is what goes to ``out/drafts``: packetgen's own draft, or the attorney's edited one,
    byte for byte. ``kept``: it was approved and stays as it is, though packetgen would now write
    another day into it. ``own_sha256`` and ``values`` are those of packetgen's draft when it was
    written.
    """

    id: str
    kind: str
    title: str
    footer_title: str
    docx: bytes = field(repr=False)
    blocks: Document = field(repr=False)
    own_sha256: str = ""
    edited: bool = False
    kept: bool = False
    unresolved: tuple[Problem, ...] = ()
    dangling: tuple[Problem, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    cite_changes: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    wordings: tuple[str, ...] = ()
    """Ids of the required wording that packetgen put on it."""
    lost_wordings: tuple[tuple[str, str], ...] = ()
    """Title and first missing words of required wording that an edited draft no longer has."""

    @property
    def draft_name(self) -> str:
        """The draft's path below the output folder."""
        return draft_path(self.id, self.docx)

    @property
    def official(self) -> bool:
        """Whether this is a filled official form, a PDF, and no Word file."""
        return is_pdf(self.docx)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Tracked changes and comments that are still open."""
        return self.blocks.revisions


@dataclass(frozen=True, slots=True)
class EarlierDraft:
    """What an earlier build left: the file as it is now, and what the manifest says of it."""

    now: bytes = field(repr=False)
    own_sha256: str
    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def edited(self) -> bool:
        """Whether somebody changed the file since packetgen wrote it."""
        return sha256(self.now) != self.own_sha256
