"""The drafts of a packet: written by packetgen, or as the attorney edited them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetgen.docx.blocks import Document, Revision
from packetgen.draft import Draft, LabelledExhibit, draft, refresh_cites
from packetgen.errors import Location, Problem
from packetgen.output import sha256

if TYPE_CHECKING:
    from packetgen.packet import PlannedDocument

    from .inputs import Inputs


TODAY = "today"
"""The day of the build changes by itself; an edited draft keeps the day that stands in it."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that changed under an edited draft. ``carried_over``: the draft shows the new one."""

    path: str
    old: str
    new: str
    carried_over: bool


@dataclass(frozen=True, slots=True)
class DraftedDocument:
    """One document of the plan as a Word file and as blocks.

    ``docx`` is what goes to ``out/drafts``: packetgen's own draft, or the attorney's edited one,
    byte for byte. ``values`` are those printed when the draft was written.
    """

    id: str
    kind: str
    title: str
    footer_title: str
    docx: bytes = field(repr=False)
    blocks: Document = field(repr=False)
    own_sha256: str = ""
    edited: bool = False
    unresolved: tuple[Problem, ...] = ()
    dangling: tuple[Problem, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    cite_changes: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def draft_name(self) -> str:
        """The draft's path below the output folder."""
        return f"drafts/{self.id}.docx"

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


def write_draft(
    inputs: Inputs,
    planned: PlannedDocument,
    exhibits: Sequence[LabelledExhibit],
    *,
    titles: Mapping[str, str] | None = None,
) -> Draft:
    """packetgen's own draft of a planned document, in the court's format.

    Raises:
        FormError: The template cannot be filled.
        CaseError: A text file of the plan cannot be read.
    """
    form = inputs.forms[planned.form]
    court = inputs.court_for(form.kind)
    return draft(
        form,
        inputs.case,
        court.jurisdiction,
        today=inputs.today,
        document_id=planned.id,
        values=planned.values,
        exhibits=exhibits,
        all_labels=inputs.labels,
        layout=court.layout,
        base=inputs.folder,
        titles=titles,
    )


def settle_draft(
    planned_id: str, kind: str, own: Draft, earlier: EarlierDraft | None, labels: Mapping[str, str]
) -> DraftedDocument:
    """Choose between packetgen's draft and an edited one, and refresh its exhibit cites.

    An edited draft is used as it is; what changed in the data under it is listed, and so is every
    cite whose words no longer fit the exhibits' labels.
    """
    from packetgen.docx import read_docx

    edited = earlier is not None and earlier.edited
    docx = earlier.now if edited and earlier is not None else own.docx
    name = f"drafts/{planned_id}.docx"
    blocks, cite_changes = refresh_cites(read_docx(docx, name=name), labels)
    drafted = DraftedDocument(
        id=planned_id,
        kind=kind,
        title=own.title,
        footer_title=own.footer_title,
        docx=docx,
        blocks=blocks,
        own_sha256=sha256(own.docx),
        unresolved=own.unresolved,
        dangling=tuple(
            Problem(
                Location(file=name, paragraph=change.paragraph),
                f"The cite “{change.old}” ({change.uri}) points to no exhibit of this packet.",
            )
            for change in cite_changes
            if change.dangling
        ),
        cite_changes=tuple((c.old, c.new) for c in cite_changes if not c.dangling),
        values=own.values,
    )
    if not edited or earlier is None:
        return drafted
    return replace(
        drafted,
        edited=True,
        own_sha256=earlier.own_sha256,
        values=earlier.values,
        unresolved=tuple(p for p in own.unresolved if _still_shown(p, blocks)),
        changes=_value_changes(earlier.values, own.values, blocks),
    )


def _value_changes(
    old: Mapping[str, str], new: Mapping[str, str], blocks: Document
) -> tuple[ValueChange, ...]:
    shown = document_text(blocks)
    return tuple(
        ValueChange(path, old[path], value, carried_over=bool(value) and value in shown)
        for path, value in sorted(new.items())
        if path in old and old[path] != value and path != TODAY
    )


def _still_shown(problem: Problem, blocks: Document) -> bool:
    """An unresolved value counts as long as the edited draft still shows its bracketed name."""
    path = problem.message.removesuffix(" is missing")
    return path == problem.message or f"[{path}]" in document_text(blocks)


def document_text(document: Document) -> str:
    """All text of a document, cell by cell and note by note, for looking a value up in."""
    from packetgen.docx.blocks import Block, Paragraph, Table

    pieces: list[str] = []

    def walk(blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    pieces.append(block.text)
                case Table():
                    for row in block.rows:
                        for cell in row.cells:
                            walk(cell.blocks)
                case _:
                    pass

    walk(document.blocks)
    for note in document.notes.values():
        walk(note)
    return "\n".join(pieces)
