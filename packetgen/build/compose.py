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

from .drafting import write_draft
from .drafts import DraftedDocument
from .exhibits import AttachedPart, in_order
from .inputs import INDEX_FORM, Inputs
from .typesetting import typeset_blocks

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

    def of(self, filing: str) -> tuple[PartPdf, ...]:
        """The parts of one filing."""
        return tuple(part for part in self.parts if part.part.filing == filing)

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
    scheme = NumberingScheme(bates=bates)
    indexed = [d for d in inputs.plan.documents if d.exhibits and d.filed]
    if not inputs.plan.options.index:
        indexed = []
    sheets: dict[bytes, Typeset] = {}
    indexes: dict[str, Typeset] = {}
    for attempt in range(1, ROUNDS + 1):
        parts = tuple(_parts(inputs, drafted, papers, attached, indexes, indexed))
        whole = page_map([part.part for part in parts], scheme)
        made = {
            planned.id: _index(inputs, planned, in_order(attached, planned), whole, sheets)
            for planned in indexed
        }
        settled = all(
            name in indexes and indexes[name].pdf == index.pdf for name, index in made.items()
        )
        indexes = made
        if settled:
            return Composed(
                parts=parts,
                whole=whole,
                filings=inputs.plan.filings,
                bound=_bound(inputs),
                rounds=attempt,
                indexes=indexes,
            )
    raise PacketError(
        f"the index does not come to rest: its page count still changed after {ROUNDS} rounds",
        hint="Shorten the longest exhibit title by a word, and build again.",
    )


def index_part(document: str) -> str:
    """Id of the index of a paper's exhibits. No id that a plan may hold has a dot or a slash."""
    return f"{document}.index"


def exhibit_part(document: str, exhibit: str) -> str:
    """Id of an exhibit's pages as attached to a paper."""
    return f"{document}/{exhibit}"


def cover_part(document: str, exhibit: str) -> str:
    """Id of an exhibit's cover sheet as attached to a paper."""
    return f"{document}/{exhibit}.cover"


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
    indexed: Sequence[PlannedDocument],
) -> Iterator[PartPdf]:
    with_index = {planned.id for planned in indexed}
    for filing in inputs.plan.filings:
        for name in filing.documents:
            planned = inputs.plan.document(name)
            form = inputs.forms[planned.form]
            kind = _kind(inputs, form)
            paper = papers[name]
            yield PartPdf(
                Part(name, kind, drafted[name].title, paper.pages, filing.id, name), paper.pdf
            )
            if name in with_index:
                index = indexes.get(name)
                yield PartPdf(
                    Part(
                        index_part(name),
                        PartKind.INDEX,
                        "Index of Exhibits",
                        index.pages if index else 1,
                        filing.id,
                        name,
                    ),
                    index.pdf if index else b"",
                )
            for exhibit in in_order(attached, planned):
                yield from _exhibit_parts(exhibit, filing.id, name)


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
            filing, document, exhibit.id, attached.label, part.source_pages,
        ),
        part.pdf,
        name=", ".join(file.name for file in part.files) or exhibit.id,
    )  # fmt: skip


def _index(
    inputs: Inputs,
    planned: PlannedDocument,
    attached: Sequence[AttachedPart],
    whole: PageMap,
    sheets: dict[bytes, Typeset],
) -> Typeset:
    """The index with the numbers of this map; ``sheets`` holds what was typeset before."""
    rows = [item.labelled(_begins(whole, planned.id, item)) for item in attached]
    sheet = PlannedDocument(id=index_part(planned.id), form=INDEX_FORM)
    docx = write_draft(inputs, sheet, rows).docx
    if docx not in sheets:
        sheets[docx] = typeset_blocks(inputs, docx, name=sheet.id, title="Index of Exhibits")
    return sheets[docx]


def _begins(whole: PageMap, document: str, item: AttachedPart) -> str:
    """The number printed where the exhibit begins, as attached to this very paper."""
    name = exhibit_part(document, item.exhibit.id)
    if item.cover is not None:
        name = cover_part(document, item.exhibit.id)
    return whole.of(name)[0].printed


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
