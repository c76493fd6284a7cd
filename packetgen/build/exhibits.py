"""The exhibits of a packet as PDF parts, and their cover sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from packetgen.case import Exhibit
from packetgen.draft import LabelledExhibit
from packetgen.errors import Location, PacketError, Problem
from packetgen.packet import ExhibitPart, PlannedDocument, take_in, word_renderer
from packetgen.typeset import Typeset

from .drafting import write_draft
from .inputs import COVER_FORM, Inputs
from .typesetting import typeset_blocks


@dataclass(frozen=True, slots=True)
class AttachedPart:
    """An exhibit with its label, ready to be bound. ``cover`` is None where none is wanted."""

    exhibit: Exhibit
    label: str
    part: ExhibitPart = field(repr=False)
    cover: Typeset | None = field(default=None, repr=False)

    def labelled(self, printed: str = "") -> LabelledExhibit:
        """The exhibit as drafting sees it; ``printed`` is the number on its first page."""
        return LabelledExhibit(
            id=self.exhibit.id,
            label=self.label,
            title=self.exhibit.title,
            description=self.exhibit.description,
            pages=self.part.pages_out,
            printed=printed,
        )


def take_in_exhibits(
    inputs: Inputs, papers: Mapping[str, Typeset], titles: Mapping[str, str]
) -> dict[tuple[str, str], AttachedPart]:
    """Every attached exhibit by (document id, exhibit id).

    Args:
        inputs: The packet's inputs.
        papers: Typeset documents, for exhibits that are documents of the plan.
        titles: Titles of the documents, for the covers.

    Raises:
        PacketError: Exhibits cannot be used; every one of them is named, with the way out.
    """
    taken: dict[tuple[str, str], ExhibitPart] = {}
    problems: list[Problem] = []
    known = {exhibit.id: exhibit for exhibit in inputs.case.exhibits}
    for planned in inputs.plan.documents:
        for attached in planned.exhibits:
            exhibit = known[attached.exhibit]
            key = (exhibit.id, attached.pages or exhibit.pages)
            if key not in taken:
                try:
                    taken[key] = _take_in(inputs, exhibit, key[1], papers)
                except PacketError as error:
                    problems += error.problems or (Problem(Location(), error.message, error.hint),)
    if problems:
        count = "an exhibit" if len(problems) == 1 else f"{len(problems)} exhibit files"
        raise PacketError(f"{count} cannot be used", problems=tuple(dict.fromkeys(problems)))
    return {
        (planned.id, attached.exhibit): _attached(
            inputs,
            planned,
            known[attached.exhibit],
            taken[attached.exhibit, attached.pages or known[attached.exhibit].pages],
            titles,
        )
        for planned in inputs.plan.documents
        for attached in planned.exhibits
    }


def _take_in(
    inputs: Inputs, exhibit: Exhibit, pages: str, papers: Mapping[str, Typeset]
) -> ExhibitPart:
    if exhibit.document:
        made = papers[exhibit.document]
        return ExhibitPart(
            exhibit.id, made.pdf, made.pages, made.pages, tuple(range(1, made.pages + 1)), ()
        )
    return take_in(
        exhibit.id,
        [inputs.plan.case.parent / file for file in exhibit.files],
        pages=pages,
        title=exhibit.title,
        render=word_renderer(today=inputs.today, fonts=inputs.fonts),
    )


def _attached(
    inputs: Inputs,
    planned: PlannedDocument,
    exhibit: Exhibit,
    part: ExhibitPart,
    titles: Mapping[str, str],
) -> AttachedPart:
    cover = None
    if inputs.plan.options.covers:
        cover = _cover(inputs, planned, exhibit, part, titles)
    return AttachedPart(exhibit, inputs.labels[exhibit.id], part, cover)


def _cover(
    inputs: Inputs,
    planned: PlannedDocument,
    exhibit: Exhibit,
    part: ExhibitPart,
    titles: Mapping[str, str],
) -> Typeset:
    values: dict[str, str] = {
        "label": inputs.labels[exhibit.id],
        "title": exhibit.title,
        "attached_to": titles[planned.id],
    }
    if exhibit.description:
        values["description"] = exhibit.description
    if part.rendered_from:
        rendered = [file for file in part.files if file.name in part.rendered_from]
        if len(rendered) == 1:
            values |= {"rendered_from": rendered[0].name, "sha256": rendered[0].sha256}
        else:
            said = [f"{file.name} (SHA-256 {file.sha256})" for file in rendered]
            values["rendered_from"] = ", ".join(said)
    sheet = PlannedDocument(id=f"{planned.id}-{exhibit.id}-cover", form=COVER_FORM, values=values)
    drafted = write_draft(inputs, sheet, ())
    return typeset_blocks(
        inputs, drafted.docx, name=sheet.id, title=f"Exhibit {inputs.labels[exhibit.id]}"
    )


def in_order(
    attached: Mapping[tuple[str, str], AttachedPart], planned: PlannedDocument
) -> Sequence[AttachedPart]:
    """The exhibits of one paper in the plan's order."""
    return [attached[planned.id, item.exhibit] for item in planned.exhibits]
