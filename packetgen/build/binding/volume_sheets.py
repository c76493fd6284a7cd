"""Volumes in a build: the court's limits, the cover of each, and its copy of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from packetgen.docx.blocks import Block
from packetgen.jurisdiction.model import Jurisdiction, Operator
from packetgen.packet import PartPdf, PlannedFiling, Press
from packetgen.packet.sheets.press import Script
from packetgen.packet.sheets.sheet_blocks import document, line, rule
from packetgen.packet.volumes import Limits, Volume, divide
from packetgen.pages import PageMap, Part, PartKind
from packetgen.typeset import Typeset

from ..exhibits.indexes import TITLE, index_part
from ..inputs.model import Inputs

COVER = "Volume {file} of {files}, pages {pages}"
"""Words of a volume's cover where no court has its own."""


def limits_of(inputs: Inputs, filing: PlannedFiling) -> Limits:
    """What one file of a filing may have: the tighter of the court's limits and the plan's."""
    form = inputs.forms[inputs.plan.document(filing.documents[0]).form]
    court = inputs.court_for(form.kind).jurisdiction
    options = inputs.plan.options.volumes
    bounds = inputs.for_court
    return Limits(
        _least(_bound(court, "efile.max_bytes") if bounds else None, options.max_bytes),
        _least(_bound(court, "volume.max_pages") if bounds else None, options.max_pages),
    )


def counts_by_volume(court: Jurisdiction) -> bool:
    """Whether the court wants the numbers of each volume to begin anew.

    It does where it says so, and where the printed number is to be the number of the page in its
    file and no rule of its own lets the numbers run on through all volumes.
    """
    said = [c.value for c in court["volume.pagination"].constraints]
    if said:
        return "restart" in said
    return any(c.operator is Operator.REQUIRED for c in court["pagination.identity"].constraints)


def volume_part(filing: str, volume: int) -> str:
    """Id of a volume's cover."""
    return f"{filing}.volume-{volume}"


def in_volumes(
    filing: PlannedFiling,
    parts: Sequence[PartPdf],
    limits: Limits,
    indexes: Mapping[str, Typeset],
    covers: Mapping[str, Typeset],
) -> tuple[PartPdf, ...]:
    """The parts of a filing with the covers and indexes of its volumes, if it has several."""
    longest = max((index.pages for index in indexes.values()), default=0)
    volumes = divide(parts, limits, front=1 + longest)
    if len(volumes) == 1:
        return tuple(parts)
    return tuple(
        replace(part, part=replace(part.part, volume=number))
        for number, volume in enumerate(volumes, 1)
        for part in (*_front(filing, volume, number, indexes, covers), *volume.parts)
    )


def _front(
    filing: PlannedFiling,
    volume: Volume,
    number: int,
    indexes: Mapping[str, Typeset],
    covers: Mapping[str, Typeset],
) -> Iterator[PartPdf]:
    """Cover and index of a volume after the first, which begins with its paper's own first page."""
    if number == 1:
        return
    first = volume.parts[0].part
    name = volume_part(filing.id, number)
    own = first.id == first.document
    cover = covers.get(name)
    yield PartPdf(
        Part(
            name, PartKind.COVER, f"Volume {number}", 1, filing.id,
            name if own else first.document,
        ),
        cover.pdf if cover is not None else b"",
    )  # fmt: skip
    if own:
        return
    index = indexes.get(first.document)
    if index is not None:
        yield PartPdf(
            Part(
                index_part(first.document, volume=number), PartKind.INDEX, TITLE, index.pages,
                filing.id, first.document,
            ),
            index.pdf,
        )  # fmt: skip


def volume_words(inputs: Inputs, filing: str, whole: PageMap) -> dict[int, str]:
    """What says which volume of how many each is, and its pages: by volume; empty for one."""
    parts = [part for part in whole.parts if part.filing == filing and part.volume]
    if not parts:
        return {}
    count = max(part.volume for part in parts)
    words = inputs.plan.options.volumes.cover or _wanted(inputs.jurisdiction) or COVER
    said = {}
    for number in range(1, count + 1):
        shown = [
            page.printed
            for part in parts
            if part.volume == number
            for page in whole.of(part.id)
            if page.printed
        ]
        pages = f"{shown[0]}-{shown[-1]}" if shown else ""
        text = words.replace("Volumes {volumes}", f"Volume {number}")
        for key, value in (
            ("file", number), ("files", count), ("volumes", number), ("pages", pages)
        ):  # fmt: skip
            text = text.replace(f"{{{key}}}", str(value))
        said[number] = text
    return said


def says_which(inputs: Inputs) -> bool:
    """Whether court or plan wants each file to say which of how many it is."""
    return bool(inputs.plan.options.volumes.cover or _wanted(inputs.jurisdiction))


def volume_covers(inputs: Inputs, whole: PageMap) -> dict[str, Typeset]:
    """The cover sheet of every volume after the first, by its part's id."""
    press = Press(inputs.today, inputs.fonts, inputs.engine)
    made: dict[str, Typeset] = {}
    for filing in inputs.plan.filings:
        titles = {part.document: part.title for part in whole.parts if part.id == part.document}
        for number, words in volume_words(inputs, filing.id, whole).items():
            if number > 1:
                inside = [p for p in whole.parts if (p.filing, p.volume) == (filing.id, number)]
                made[volume_part(filing.id, number)] = _cover(inputs, press, inside, titles, words)
    return made


def _cover(
    inputs: Inputs,
    press: Press,
    parts: Sequence[Part],
    titles: Mapping[str, str],
    words: str,
) -> Typeset:
    script = Script(press)
    case = inputs.case
    head = ", ".join(
        piece for piece in (case.short_title, f"No. {case.number}" if case.number else "") if piece
    )
    documents = dict.fromkeys(titles[p.document] for p in parts if p.document in titles)
    blocks: list[Block] = [
        line(script(head), size=13.0, align="center", before=150.0, after=26.0),
        rule(),
        line(words, size=20.0, bold=True, align="center", before=14.0, after=14.0),
        rule(),
    ]
    blocks += [
        line(script(title), size=13.0, align="center", before=10.0, after=4.0)
        for title in documents
    ]
    labels = list(dict.fromkeys(part.label for part in parts if part.label))
    if labels:
        held = f"Exhibit {labels[0]}" if len(labels) == 1 else f"Exhibits {labels[0]}–{labels[-1]}"
        blocks.append(line(held, size=13.0, align="center", before=6.0))
    return press.sheets(document(blocks), title=words)


def _bound(court: Jurisdiction, key: str) -> int | None:
    bounds = [
        int(constraint.value)
        for constraint in court[key].constraints
        if constraint.operator in (Operator.MAX, Operator.EXACT)
    ]
    return min(bounds, default=None)


def _wanted(court: Jurisdiction) -> str:
    return next((str(c.value) for c in court["volume.cover"].constraints), "")


def _least(*values: int | None) -> int | None:
    return min((value for value in values if value is not None), default=None)
