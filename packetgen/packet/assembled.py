"""What assembly takes and gives back: parts with their PDFs, notes for the report, a bound PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.pages import Part


@dataclass(frozen=True, slots=True)
class PartPdf:
    """A part of the page map with its pages: the PDF itself, or the path to it."""

    part: Part
    pdf: bytes | Path = field(repr=False)
    name: str = ""
    """What messages call it: the caller's file name, or the part's id."""
    select: tuple[int, ...] = ()
    """Pages of the file to take, from 1, in this order; empty: all."""
    sound: bool = False
    """Whether the pages' content is known to have no damaged place, so that none is looked for."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the report says of a part: what was left out, moved or repaired."""

    part: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """A finished PDF and what has to be said of it."""

    pdf: bytes = field(repr=False)
    notes: tuple[Note, ...] = ()
    untagged: tuple[str, ...] = ()
    """Parts without a structure tree: a screen reader has only their bare text."""
    bare_pages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Pages without tags of parts that have a structure tree, by part, from 1."""
    archival: str = ""
    """The level of PDF/A-2 that the file declares: A, U or B; empty: none."""
    dangling: tuple[Note, ...] = ()
    """Links that lead nowhere and became plain words, where that was asked for; each says why."""
    ambiguous: tuple[Note, ...] = ()
    """Cites to an exhibit that is attached to several papers, and not to the one that cites it."""
    not_archival: tuple[Note, ...] = ()
    """Where PDF/A was asked for: the parts that prevent it, each with the reason."""
