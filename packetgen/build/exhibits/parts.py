"""The exhibits of a packet as PDF parts, and their cover sheets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from packetgen.case import Exhibit, ExhibitFile
from packetgen.draft import LabelledExhibit
from packetgen.errors import Location, PacketError, Problem
from packetgen.packet import (
    AttachedExhibit,
    ExhibitPart,
    IntakeFile,
    PlannedDocument,
    Press,
    take_in,
)
from packetgen.typeset import Typeset

from ..inputs.model import COVER_FORM, Inputs
from ..papers.drafting import write_draft
from ..papers.typesetting import typeset_blocks
from .back_links import with_back_link
from .public_version import Shown, shown_to_public

NOT_PLANNED = AttachedExhibit("")
"""Nothing is said of how it is attached."""


@dataclass(frozen=True, slots=True)
class AttachedPart:
    """An exhibit with its label, ready to be bound. ``cover`` is None where none is wanted.

    ``part`` is what the public sees; ``full`` the exhibit itself where that is something else
    (under seal, redacted), for the sealed version. A ``withheld`` one is a page that says so.
    """

    exhibit: Exhibit
    label: str
    part: ExhibitPart = field(repr=False)
    cover: Typeset | None = field(default=None, repr=False)
    planned: AttachedExhibit = NOT_PLANNED
    full: ExhibitPart | None = field(default=None, repr=False)
    destroyed: tuple[str, ...] = field(default=(), repr=False)
    """What a redaction destroyed: it must stand nowhere in the public version."""
    names: tuple[str, ...] = field(default=(), repr=False)
    """Names that a redaction took off the pages: nothing beside the pages may tell them."""

    @property
    def withheld(self) -> bool:
        """Whether ``part`` only stands for the exhibit."""
        return bool(self.planned.withheld) and self.part is not self.full

    @property
    def originals(self) -> tuple[str, ...]:
        """What the file of an excerpt calls each page, where that is to be stamped: by its page
        labels where it has any, by plain numbers where the plan asks for them.
        """
        wanted = self.planned.original_pages
        if wanted is False or self.withheld:
            return ()
        if wanted and not self.part.originals:
            return tuple(str(number) if number else "" for number in self.part.source_pages)
        return self.part.originals

    def unsealed(self) -> AttachedPart:
        """As the sealed version shows it."""
        return self if self.full is None else replace(self, part=self.full)

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
    taken: dict[_Key, ExhibitPart] = {}
    shown: dict[_Key, Shown] = {}
    problems = list(_places_wanted(inputs))
    refused: set[str] = set()
    known = {exhibit.id: exhibit for exhibit in inputs.case.exhibits}
    for planned in inputs.plan.documents:
        for attached in planned.exhibits:
            exhibit = known[attached.exhibit]
            key = _key(attached, exhibit)
            if key in shown:
                continue
            try:
                if key not in taken and attached.withheld != "removed":
                    taken[key] = _take_in(inputs, exhibit, attached, papers)
                shown[key] = shown_to_public(inputs, exhibit, attached, taken.get(key))
            except PacketError as error:
                refused.add(exhibit.id)
                problems += error.problems or (Problem(Location(), error.message, error.hint),)
    if problems:
        count = "an exhibit" if len(refused) <= 1 else f"{len(refused)} exhibits"
        raise PacketError(f"{count} cannot be used", problems=tuple(dict.fromkeys(problems)))
    return {
        (planned.id, attached.exhibit): _attached(
            inputs,
            planned,
            attached,
            known[attached.exhibit],
            shown[_key(attached, known[attached.exhibit])],
            titles,
        )
        for planned in inputs.plan.documents
        for attached in planned.exhibits
        if attached.placeholder or not attached.withheld
    }


def _places_wanted(inputs: Inputs) -> Iterator[Problem]:
    """Sealed exhibits without a page in their place, where a rule wants one."""
    rules = inputs.jurisdiction["sealed.omission_page"]
    if not (inputs.for_court and rules.required):
        return
    cite = rules.constraints[0].citation.cite
    for planned in inputs.plan.documents:
        for attached in planned.exhibits:
            if attached.withheld == "sealed" and not attached.placeholder:
                yield Problem(
                    inputs.plan.place_of(planned, "exhibits"),
                    f"the court wants a page in place of the sealed exhibit '{attached.exhibit}' "
                    f"({cite})",
                    "Take 'placeholder: false' out.",
                )


_Key = tuple[str, str, AttachedExhibit]


def _key(attached: AttachedExhibit, exhibit: Exhibit) -> _Key:
    alike = replace(attached, late=False, section="", original_pages=None)
    return exhibit.id, attached.pages or exhibit.pages, alike


def _take_in(
    inputs: Inputs, exhibit: Exhibit, attached: AttachedExhibit, papers: Mapping[str, Typeset]
) -> ExhibitPart:
    if exhibit.document:
        made = papers[exhibit.document]
        return ExhibitPart(
            exhibit.id, made.pdf, made.pages, made.pages, tuple(range(1, made.pages + 1)), ()
        )
    return take_in_exhibit(inputs, exhibit, attached)


def take_in_exhibit(inputs: Inputs, exhibit: Exhibit, attached: AttachedExhibit) -> ExhibitPart:
    """An exhibit made of files as a PDF part.

    Raises:
        PacketError: Its files cannot be used; each is named, with the way out.
    """
    return take_in(
        exhibit.id,
        intake_files(inputs, exhibit, attached),
        pages=attached.pages or exhibit.pages,
        title=exhibit.title,
        label=inputs.labels[exhibit.id],
        press=Press(inputs.today, inputs.fonts, inputs.engine),
        environment=os.environ,
    )


def intake_files(
    inputs: Inputs, exhibit: Exhibit, attached: AttachedExhibit
) -> tuple[IntakeFile, ...]:
    """The files of an exhibit with what is said of each.

    What the plan says of the exhibit where it is attached goes first, then what the case file says
    of the file, of the exhibit, and last what the plan says of all exhibits.
    """
    parts = exhibit.parts or tuple(ExhibitFile(file) for file in exhibit.files)
    general = exhibit.treatment.over(inputs.plan.options.exhibits)
    return tuple(
        IntakeFile(
            inputs.plan.case.parent / part.path,
            part.pages,
            part.title,
            attached.treatment.over(part.treatment).over(general),
        )
        for part in parts
    )


def _attached(
    inputs: Inputs,
    planned: PlannedDocument,
    attached: AttachedExhibit,
    exhibit: Exhibit,
    shown: Shown,
    titles: Mapping[str, str],
) -> AttachedPart:
    cover = None
    if inputs.plan.options.covers and not attached.withheld:
        cover = _cover(inputs, planned, exhibit, shown.part, titles)
    return AttachedPart(
        exhibit,
        inputs.labels[exhibit.id],
        shown.part,
        cover,
        attached,
        shown.full,
        shown.destroyed,
        shown.names,
    )


def _cover(
    inputs: Inputs,
    planned: PlannedDocument,
    exhibit: Exhibit,
    part: ExhibitPart,
    titles: Mapping[str, str],
) -> Typeset:
    values: dict[str, Any] = {
        "label": inputs.labels[exhibit.id],
        "title": exhibit.title,
        "attached_to": titles[planned.id],
    }
    if exhibit.description:
        values["description"] = exhibit.description
    values |= sources_said(part)
    sheet = PlannedDocument(
        id=f"{planned.id}-{exhibit.id}-cover",
        form=COVER_FORM,
        values=values,
        protected=exhibit.protected,
    )
    docx = write_draft(inputs, sheet, ()).docx
    if inputs.plan.options.index:
        docx = with_back_link(docx)
    return typeset_blocks(
        inputs, docx, name=sheet.id, title=f"Exhibit {inputs.labels[exhibit.id]}", sheet=True
    )


def sources_said(part: ExhibitPart) -> dict[str, Any]:
    """What a cover says of where the pages come from: files rendered, repaired or excerpted.

    Sub-exhibits have sheets of their own, which say it of them.
    """
    values: dict[str, Any] = {}
    own = [file for file in part.files if not file.label]
    rendered = [file for file in own if (file.rendered or file.shown) and not file.slip_sheet]
    sources = []
    for file in rendered:
        source: dict[str, Any] = {"name": file.name, "sha256": file.sha256}
        if file.rendered or file.repaired:
            source["state"] = "rendered" if file.rendered else "repaired"
        if file.shown:
            source["shown"] = "; ".join(file.shown)
        sources.append(source)
    if sources:
        values["sources"] = sources
    if part.excerpt:
        values["excerpt"] = part.excerpt
    return values


def in_order(
    attached: Mapping[tuple[str, str], AttachedPart], planned: PlannedDocument
) -> Sequence[AttachedPart]:
    """The exhibits of one paper in the plan's order."""
    found = (attached.get((planned.id, item.exhibit)) for item in planned.exhibits)
    return [item for item in found if item is not None]
