"""Indexes of exhibits: of a paper, of a section of it, and of all volumes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from packetgen.case import Case, Exhibit, Party, Person
from packetgen.draft import LabelledExhibit
from packetgen.packet import PlannedDocument
from packetgen.pages import SUB, Page, PageMap, PartKind
from packetgen.reading.english_days import short_day
from packetgen.typeset import Typeset

from ..inputs.model import INDEX_FORM, Inputs
from ..papers.drafting import write_draft
from ..papers.typesetting import typeset_blocks
from .index_columns import Column, with_columns
from .parts import AttachedPart

TITLE = "Index of Exhibits"


def index_part(document: str, section: int = 0, volume: int = 0) -> str:
    """Id of an index of a paper's exhibits. No id that a plan may hold has a dot or a slash.

    ``section`` counts its sections from 1, ``volume`` the volumes that repeat it from 2.
    """
    more = f".section-{section}" if section else f".volume-{volume}" if volume > 1 else ""
    return f"{document}.index{more}"


INDEX_KINDS = ("chronological", "alphabetical")
"""Further orders of the index that a court may want of a filing in several volumes."""


def kind_part(document: str, kind: str) -> str:
    """Id of the index of a paper's exhibits in another order."""
    return f"{document}.index.{kind}"


def exhibit_part(document: str, exhibit: str) -> str:
    """Id of an exhibit's pages as attached to a paper."""
    return f"{document}/{exhibit}"


def cover_part(document: str, exhibit: str) -> str:
    """Id of an exhibit's cover sheet as attached to a paper."""
    return f"{document}/{exhibit}.cover"


def sections_of(attached: Sequence[AttachedPart]) -> list[tuple[str, list[AttachedPart]]]:
    """The sections of a paper's exhibits in order; those before the first have no heading."""
    found: list[tuple[str, list[AttachedPart]]] = []
    for item in attached:
        if item.planned.section or not found:
            found.append((item.planned.section, []))
        found[-1][1].append(item)
    return found


def further_indexes(
    inputs: Inputs, planned: PlannedDocument, attached: Sequence[AttachedPart], whole: PageMap
) -> Iterator[tuple[str, list[AttachedPart]]]:
    """The orders that the court wants beside the plan's own, where the filing has volumes.

    By date (Cal. Rules of Court, rule 8.74(a)(5)): exhibits without a date stand last, in the
    plan's order. By title: as a dictionary would, without regard to case or a leading article.
    """
    wanted = inputs.jurisdiction["volume.index_kinds"].members if inputs.for_court else ()
    if not any(part.volume for part in whole.parts if part.document == planned.id):
        return
    if "chronological" in wanted:
        dates = [
            (item.exhibit.date is None, item.exhibit.date.earliest if item.exhibit.date else None)
            for item in attached
        ]
        order = sorted(
            range(len(attached)), key=lambda at: (dates[at][0], str(dates[at][1] or ""), at)
        )
        yield "chronological", [attached[at] for at in order]
    if "alphabetical" in wanted:
        yield "alphabetical", sorted(attached, key=lambda item: _filed_under(item.exhibit.title))


def _filed_under(title: str) -> str:
    return re.sub(r"^(the|a|an) ", "", title.casefold())


def index_of(
    inputs: Inputs,
    planned: PlannedDocument,
    attached: Sequence[AttachedPart],
    whole: PageMap,
    sheets: dict[bytes, Typeset],
    kind: str = "",
) -> Typeset:
    """The index with the numbers of this map; ``sheets`` holds what was typeset before.

    ``kind`` is said in its heading: one of :data:`INDEX_KINDS`.
    """
    entries = [entry for item in attached for entry in _entries(whole, planned.id, item)]
    rows = [entry.row for entry in entries]
    below = {entry.row.id: entry.row.label for entry in entries if entry.sub}
    sheet = PlannedDocument(id=index_part(planned.id), form=INDEX_FORM)
    docx = with_columns(
        write_draft(inputs, sheet, rows, below).docx,
        list(_columns(inputs, planned, entries, whole)),
        {} if kind else _headings(entries),
        kind,
    )
    if docx not in sheets:
        sheets[docx] = typeset_blocks(inputs, docx, name=sheet.id, title=TITLE, sheet=True)
    return sheets[docx]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of an index: an exhibit, or (``sub``) one of its sub-exhibits with its own pages."""

    item: AttachedPart
    row: LabelledExhibit
    pages: tuple[Page, ...]
    sub: bool = False


def _entries(whole: PageMap, document: str, item: AttachedPart) -> Iterator[_Entry]:
    """The row of an exhibit, and one for each sub-exhibit that it holds, as A-1 below A."""
    parts = [
        part
        for part in whole.parts
        if (part.document, part.exhibit) == (document, item.exhibit.id)
        and part.kind in (PartKind.EXHIBIT, PartKind.SLIP_SHEET)
    ]
    own = [(part, page) for part in parts for page in whole.of(part.id)]
    row = item.labelled(_begins(whole, document, item))
    yield _Entry(item, row, tuple(page for _, page in own))
    titles = {file.label: file.title for file in item.part.files if file.label and file.title}
    for label, title in {} if item.withheld else titles.items():
        pages = tuple(
            page
            for part, page in own
            if part.sub_labels and part.sub_labels[page.of_part - 1] == label
        )
        if pages:
            below = LabelledExhibit(
                f"{item.exhibit.id}{SUB}{label}", label, title,
                pages=len(pages), printed=pages[0].printed,
            )  # fmt: skip
            yield _Entry(item, below, pages, sub=True)


def _headings(entries: Sequence[_Entry]) -> dict[int, str]:
    return {
        at: entry.item.planned.section
        for at, entry in enumerate(entries)
        if entry.item.planned.section and not entry.sub
    }


def _columns(
    inputs: Inputs, planned: PlannedDocument, entries: Sequence[_Entry], whole: PageMap
) -> Iterator[Column]:
    case = inputs.case
    wanted = {
        *inputs.plan.options.index_columns,
        *inputs.jurisdiction["exhibits.index_columns"].members,
    }

    def said(words: Callable[[Exhibit], str]) -> tuple[str, ...]:
        return tuple("" if entry.sub else words(entry.item.exhibit) for entry in entries)

    if "party" in wanted:
        yield Column("Offered by", 74.0, said(lambda each: _party(case, each)))
    if "witness" in wanted:
        yield Column("Witness", 66.0, said(lambda each: _witness(case, each)))
    if "admitted" in wanted:
        yield Column("Admitted", 66.0, said(_admitted))
    if "bates" in wanted:
        ranges = tuple(_bates(entry.pages) for entry in entries)
        longest = max((len(line) for each in ranges for line in each.split("\n")), default=0)
        yield Column("Bates", min(max(62.0, longest * 8.0 + 18), 150.0), ranges)
    volume_of = (part.volume for part in whole.parts for _ in range(part.pages))
    in_volume = dict(zip((page.index for page in whole.pages), volume_of, strict=True))
    volumes = [_volume(whole, planned.id, entry, in_volume) for entry in entries]
    if any(volumes) or any(part.volume for part in whole.parts if part.document == planned.id):
        yield Column("Vol.", 40.0, tuple(volumes))


def _party(case: Case, exhibit: Exhibit) -> str:
    party = case.find(exhibit.offered_by or case.client)
    if not isinstance(party, Party):
        return ""
    name = party.organization or (party.name.full if party.name else "")
    role = party.role.replace("-", " ").capitalize()
    return f"{role} {name}".strip()


def _witness(case: Case, exhibit: Exhibit) -> str:
    found = case.find(exhibit.witness) if exhibit.witness else None
    if isinstance(found, Party):
        return found.organization or (found.name.full if found.name else "")
    return found.name.full if isinstance(found, Person) else ""


def _admitted(exhibit: Exhibit) -> str:
    if isinstance(exhibit.admitted, dt.date):
        return short_day(exhibit.admitted)
    return {True: "Yes", False: "No", None: ""}[exhibit.admitted]


def _bates(pages: Sequence[Page]) -> str:
    numbers = [page.bates for page in pages if page.bates]
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–\n{numbers[-1]}"


def _volume(whole: PageMap, document: str, entry: _Entry, in_volume: Mapping[int, int]) -> str:
    """The volumes that an exhibit is in: 2, or 2–3 where it is cut."""
    found = {in_volume[page.index] for page in entry.pages}
    if not entry.sub:
        found |= {
            part.volume
            for part in whole.parts
            if (part.document, part.exhibit) == (document, entry.item.exhibit.id)
        }
    numbers = sorted(found - {0})
    if len(numbers) > 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return str(numbers[0]) if numbers else ""


def _begins(whole: PageMap, document: str, item: AttachedPart) -> str:
    """The number printed where the exhibit begins, as attached to this very paper."""
    name = exhibit_part(document, item.exhibit.id)
    if item.cover is not None:
        name = cover_part(document, item.exhibit.id)
    return whole.of(name)[0].printed
