"""Parts into a page map that stands still, though the index that cites pages has pages itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from packetgen.errors import PacketError
from packetgen.form import Form
from packetgen.packet import PartPdf, PlannedDocument, PlannedFiling
from packetgen.pages import (
    BatesScheme,
    NumberingScheme,
    PageMap,
    Part,
    PartKind,
    page_map,
)
from packetgen.typeset import Typeset

from ..exhibits.indexes import (
    INDEX_KINDS,
    TITLE,
    cover_part,
    exhibit_part,
    further_indexes,
    index_of,
    index_part,
    kind_part,
    sections_of,
)
from ..exhibits.parts import AttachedPart, in_order
from ..inputs.model import Inputs
from ..papers.drafted import DraftedDocument
from .volume_sheets import counts_by_volume, in_volumes, limits_of, volume_covers

ROUNDS = 5
"""Rounds of typesetting and counting before giving up: two are usual, three rare."""


@dataclass(frozen=True, slots=True)
class Composed:
    """All parts of all filings, in order, and the map of every page.

    ``bound`` are the ids of filings that go into the combined packet; the others stay files of
    their own (a proposed order: Cal. Rules of Court, rule 3.1113(m)).
    """

    parts: tuple[PartPdf, ...]
    whole: PageMap
    filings: tuple[PlannedFiling, ...]
    bound: tuple[str, ...]
    rounds: int
    indexes: Mapping[str, Typeset] = field(default_factory=dict, repr=False)
    covers: Mapping[str, Typeset] = field(default_factory=dict, repr=False)
    """Covers of volumes."""

    def of(self, filing: str, volume: int = 0) -> tuple[PartPdf, ...]:
        """The parts of one filing, or of one volume of it."""
        return tuple(
            part
            for part in self.parts
            if part.part.filing == filing and volume in (0, part.part.volume)
        )

    def volumes(self, filing: str) -> tuple[int, ...]:
        """The volumes of a filing; 0 alone where it has but one."""
        return tuple(
            sorted({part.part.volume for part in self.parts if part.part.filing == filing})
        )

    def together(self) -> tuple[tuple[PartPdf, ...], PageMap]:
        """The parts and the map of the combined packet: every number as it stands in its filing."""
        parts = tuple(part for part in self.parts if part.part.filing in self.bound)
        return parts, self.whole.select(*self.bound)


def compose(
    inputs: Inputs,
    drafted: Mapping[str, DraftedDocument],
    papers: Mapping[str, Typeset],
    attached: Mapping[tuple[str, str], AttachedPart],
    bates: BatesScheme | None = None,
) -> Composed:
    """Lay out every filing, and typeset its index again until every page count stands still.

    Raises:
        PacketError: The counts do not settle within five rounds.
    """
    scheme = NumberingScheme(bates=bates, by_volume=counts_by_volume(inputs.jurisdiction))
    indexed = [d for d in inputs.plan.documents if d.exhibits and d.filed]
    if not inputs.plan.options.index:
        indexed = []
    sheets: dict[bytes, Typeset] = {}
    indexes: dict[str, Typeset] = {}
    covers: dict[str, Typeset] = {}
    for attempt in range(1, ROUNDS + 1):
        parts = tuple(_parts(inputs, drafted, papers, attached, indexes, covers, indexed))
        whole = page_map([part.part for part in parts], scheme)
        made = {}
        for planned in indexed:
            exhibits = in_order(attached, planned)
            made[planned.id] = index_of(inputs, planned, exhibits, whole, sheets)
            for number, (_, section) in _headed(exhibits):
                made[index_part(planned.id, number)] = index_of(
                    inputs, planned, section, whole, sheets
                )
            for kind, sorted_ in further_indexes(inputs, planned, exhibits, whole):
                made[kind_part(planned.id, kind)] = index_of(
                    inputs, planned, sorted_, whole, sheets, kind
                )
        sheeted = volume_covers(inputs, whole)
        settled = _same(indexes, made) and _same(covers, sheeted)
        indexes, covers = made, sheeted
        if settled:
            return Composed(
                parts=parts,
                whole=whole,
                filings=inputs.plan.filings,
                bound=_bound(inputs),
                rounds=attempt,
                indexes=indexes,
                covers=covers,
            )
    raise PacketError(
        f"the index does not come to rest: its page count still changed after {ROUNDS} rounds",
        hint="Shorten the longest exhibit title by a word, and build again.",
    )


def _same(before: Mapping[str, Typeset], now: Mapping[str, Typeset]) -> bool:
    """Whether nothing changed since the round before."""
    return all(name in before and before[name].pdf == sheet.pdf for name, sheet in now.items())


def _headed(
    exhibits: Sequence[AttachedPart],
) -> Iterator[tuple[int, tuple[str, list[AttachedPart]]]]:
    """The sections that have a heading, counted from 1, where there are several."""
    sections = sections_of(exhibits)
    if len(sections) > 1:
        yield from (
            (number, (heading, items))
            for number, (heading, items) in enumerate(sections, 1)
            if heading
        )


def _kind(inputs: Inputs, form: Form) -> PartKind:
    """What rules make of a form's pages: a court form with a layout of its own is no paper."""
    if form.paper:
        return PartKind.PAPER
    return PartKind.OFFICIAL_FORM if inputs.for_court else PartKind.LETTER


def _parts(
    inputs: Inputs,
    drafted: Mapping[str, DraftedDocument],
    papers: Mapping[str, Typeset],
    attached: Mapping[tuple[str, str], AttachedPart],
    indexes: Mapping[str, Typeset],
    covers: Mapping[str, Typeset],
    indexed: Sequence[PlannedDocument],
) -> Iterator[PartPdf]:
    for filing in inputs.plan.filings:
        parts = tuple(_filed(inputs, filing, drafted, papers, attached, indexes, indexed))
        yield from in_volumes(filing, parts, limits_of(inputs, filing), indexes, covers)


def _filed(
    inputs: Inputs,
    filing: PlannedFiling,
    drafted: Mapping[str, DraftedDocument],
    papers: Mapping[str, Typeset],
    attached: Mapping[tuple[str, str], AttachedPart],
    indexes: Mapping[str, Typeset],
    indexed: Sequence[PlannedDocument],
) -> Iterator[PartPdf]:
    """The parts of one filing as it would be in one volume."""
    with_index = {planned.id for planned in indexed}
    for name in filing.documents:
        planned = inputs.plan.document(name)
        form = inputs.forms[planned.form]
        kind = _kind(inputs, form)
        paper = papers[name]
        yield PartPdf(
            Part(
                name,
                kind,
                drafted[name].title,
                paper.pages,
                filing.id,
                name,
                numbers=paper.numbers,
            ),
            paper.pdf,
        )
        if name in with_index:
            yield _index_part(index_part(name), TITLE, indexes.get(name), filing.id, name)
            for order in INDEX_KINDS:
                own = kind_part(name, order)
                if own in indexes:
                    title = f"{TITLE}, {order}"
                    yield _index_part(own, title, indexes[own], filing.id, name)
        exhibits = in_order(attached, planned)
        begins = {
            items[0].exhibit.id: (number, heading)
            for number, (heading, items) in (_headed(exhibits) if name in with_index else ())
        }
        for exhibit in exhibits:
            if exhibit.exhibit.id in begins:
                number, heading = begins[exhibit.exhibit.id]
                own = index_part(name, number)
                yield _index_part(own, f"{TITLE}: {heading}", indexes.get(own), filing.id, name)
            yield from _exhibit_parts(exhibit, filing.id, name)


def _index_part(
    identifier: str, title: str, index: Typeset | None, filing: str, document: str
) -> PartPdf:
    pages = index.pages if index else 1
    part = Part(identifier, PartKind.INDEX, title, pages, filing, document)
    return PartPdf(part, index.pdf if index else b"")


def _exhibit_parts(attached: AttachedPart, filing: str, document: str) -> Iterator[PartPdf]:
    exhibit, part = attached.exhibit, attached.part
    if attached.cover is not None:
        yield PartPdf(
            Part(
                cover_part(document, exhibit.id), PartKind.COVER, exhibit.title,
                attached.cover.pages, filing, document, exhibit.id, attached.label,
            ),
            attached.cover.pdf,
        )  # fmt: skip
    yield PartPdf(
        Part(
            exhibit_part(document, exhibit.id),
            PartKind.SLIP_SHEET if attached.withheld else PartKind.EXHIBIT,
            exhibit.title, part.pages_out,
            filing, document, exhibit.id, attached.label, part.source_pages, part.sub_labels,
            attached.originals,
        ),
        part.pdf,
        name=", ".join(file.name for file in part.files) or exhibit.id, sound=part.sound,
    )  # fmt: skip


def _bound(inputs: Inputs) -> tuple[str, ...]:
    """Filings of the combined packet: all but those of papers that a rule keeps separate."""
    separate = set(inputs.jurisdiction["packet.separate"].members)
    return tuple(
        filing.id
        for filing in inputs.plan.filings
        if not all(
            inputs.forms[inputs.plan.document(name).form].kind in separate
            for name in filing.documents
        )
    )
