"""The packet plan: what ``packet.yaml`` says, as frozen values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from packetgen.case import Treatment
from packetgen.case.treatment import UNTREATED
from packetgen.errors import Location
from packetgen.jurisdiction.answers import Statement, Waiver
from packetgen.reading import Structured, child

COURT_AUDIENCES = frozenset({"court", "service"})
"""Audiences whose packets refuse internal papers."""


@dataclass(frozen=True, slots=True)
class AttachedExhibit:
    """An exhibit of the case attached to a paper.

    ``pages`` takes the place of the case file's own range, ``treatment`` goes before what the case
    file says of its files. ``late`` labels it after the exhibit before it (12A), so that none is
    renumbered. ``section`` begins a section of the index, which runs to the next that begins one.
    ``withheld`` is ``removed`` or ``sealed``: the exhibit keeps its label and a page takes its
    place, unless ``placeholder`` is False. ``redacted`` is the file that the public sees instead,
    ``redactions`` the regions that are destroyed on its pages instead. ``original_pages`` says
    whether the pages of an excerpt are stamped with the numbers that they had; None: if their file
    gives them labels of their own.
    """

    exhibit: str
    pages: str = ""
    treatment: Treatment = UNTREATED
    late: bool = False
    section: str = ""
    withheld: str = ""
    placeholder: bool = True
    redacted: PurePosixPath | None = None
    redactions: tuple[Redaction, ...] = ()
    original_pages: bool | None = None

    @property
    def hidden_from_public(self) -> bool:
        """Whether the public sees something else than the exhibit itself."""
        return self.withheld == "sealed" or self.redacted is not None or bool(self.redactions)


@dataclass(frozen=True, slots=True)
class Redaction:
    """A region of an exhibit's own page: left, top, right, bottom in points from its top left."""

    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A paper of the plan. ``filed`` is False for one that is only made into an exhibit."""

    id: str
    form: str
    title: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    exhibits: tuple[AttachedExhibit, ...] = ()
    filed: bool = True
    recorded: bool = False
    """It is to be recorded by the clerk: some courts then want room for a stamp."""
    language: str = "en"
    protected: str = ""
    """``part-2``: it tells of treatment records under 42 CFR part 2."""


@dataclass(frozen=True, slots=True)
class PlannedFiling:
    """Papers that are filed as one PDF; ``name`` is its file name without ``.pdf``."""

    id: str
    documents: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """How exhibits are labelled; an empty ``scheme`` leaves it to the court.

    ``after`` are manifests or ledgers of earlier packets, whose labels stay and are continued.
    """

    scheme: str = ""
    start: str = ""
    prefix: str = ""
    after: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class BatesOptions:
    """Production numbers on exhibit pages.

    ``start`` is None where the plan does not say: then numbers continue the ``ledger``, else begin
    at 1.
    """

    prefix: str = ""
    digits: int = 6
    start: int | None = None
    ledger: Path | None = None


@dataclass(frozen=True, slots=True)
class VolumeOptions:
    """Limits of a volume beside the court's; None: only the court's hold."""

    max_bytes: int | None = None
    max_pages: int | None = None
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the packet for somebody, made from the same papers and exhibits.

    ``kind`` is ``service``, ``client``, ``print`` or ``sealed``; ``documents`` are those that go in
    (empty: all that are filed); ``legend`` stands at the head of its first page; ``duplex`` and
    ``tabs`` add blank pages and tab sheets to a printed copy.
    """

    id: str
    kind: str
    documents: tuple[str, ...] = ()
    legend: str = ""
    duplex: bool = False
    tabs: bool = False


@dataclass(frozen=True, slots=True)
class PacketOptions:
    """How the packet is laid out. ``bates`` is None where no production numbers are wanted.

    With ``pdfa`` each PDF declares PDF/A-2 if every part of it is known to meet it.
    """

    covers: bool = True
    index: bool = True
    stamps: bool = True
    labels: LabelOptions = LabelOptions()
    bates: BatesOptions | None = None
    font: str = ""
    exhibits: Treatment = UNTREATED
    pdfa: bool = False
    index_columns: tuple[str, ...] = ()
    volumes: VolumeOptions = VolumeOptions()


@dataclass(frozen=True, slots=True)
class Authority:
    """What lets protected papers and exhibits go to a court: a consent, an order, in words."""

    covers: tuple[str, ...]
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One packet. Paths are absolute and stay inside the plan's folder ``folder``.

    ``filings`` always names every filed document exactly once.
    """

    case: Path
    folder: Path
    documents: tuple[PlannedDocument, ...]
    filings: tuple[PlannedFiling, ...]
    jurisdiction: str = ""
    title: str = ""
    filing_date: dt.date | None = None
    audience: str = "court"
    channel: str = "efile"
    filer: str = ""
    options: PacketOptions = PacketOptions()
    forms: tuple[Path, ...] = ()
    jurisdictions: tuple[Path, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    statements: tuple[Statement, ...] = ()
    authorities: tuple[Authority, ...] = ()
    copies: tuple[Copy, ...] = ()
    source: str = ""
    written: Structured | None = field(default=None, repr=False, compare=False)
    """The plan as it was read, for the line of what turns out to be wrong later."""

    def where(self, pointer: str) -> Location:
        """The place of a pointer in the plan file."""
        if self.written is not None:
            return self.written.where(pointer)
        return Location(self.source or None, pointer=pointer or None)

    def place_of(self, document: PlannedDocument, *steps: str | int) -> Location:
        """The place of a document, or of what stands below it: ``("values", "motion")``."""
        return self.where(self.pointer_of(document, *steps))

    def pointer_of(self, document: PlannedDocument, *steps: str | int) -> str:
        """JSON pointer of a document, or of what stands below it."""
        pointer = child("/documents", self.documents.index(document))
        for step in steps:
            pointer = child(pointer, step)
        return pointer

    def document(self, identifier: str) -> PlannedDocument:
        """The document with this id. Raises KeyError."""
        for document in self.documents:
            if document.id == identifier:
                return document
        raise KeyError(identifier)

    @property
    def exhibits(self) -> tuple[str, ...]:
        """Ids of all exhibits in the order of the plan, each once: the order of their labels."""
        return tuple(
            dict.fromkeys(
                attached.exhibit for document in self.documents for attached in document.exhibits
            )
        )

    @property
    def late(self) -> frozenset[str]:
        """Ids of exhibits that came later and are labelled after the one before them."""
        return frozenset(a.exhibit for d in self.documents for a in d.exhibits if a.late)
