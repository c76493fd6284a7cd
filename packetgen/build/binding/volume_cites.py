"""Cites that lead into another volume: no link can, so their words say where to look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from packetgen.docx.blocks import Document, Text
from packetgen.docx.plain import every_paragraph
from packetgen.errors import PacketError
from packetgen.packet import target_of
from packetgen.pages import NotInPacket, PageMap

from ..made import Made
from ..papers.typesetting import typeset_paper
from .compose import ROUNDS, Composed

_EXHIBIT = "packetgen:exhibit/"


def with_volumes_said(
    made: Made, composed: Composed, compose: Callable[[Made], Composed]
) -> tuple[Made, Composed]:
    """The packet with "(vol. 2, p. 215)" after each cite of a paper to another of its volumes.

    The words may make a paper longer and so move what they point to: papers are typeset again
    until they stand still.

    Raises:
        EngineError: A paper cannot be typeset.
        PacketError: The page counts do not settle.
    """
    said: dict[str, dict[str, str]] = {}
    for _ in range(ROUNDS):
        now = {
            name: found
            for name, document in made.drafted.items()
            if (found := dict(_places(composed.whole, name, document.blocks)))
        }
        if now == said:
            return made, composed
        papers = dict(made.papers)
        for name in {*now, *said}:
            papers[name] = typeset_paper(made.inputs, made.drafted[name], now.get(name))
        made, said = replace(made, papers=papers), now
        composed = compose(made)
    raise PacketError(
        f"the cites to other volumes do not come to rest within {ROUNDS} rounds",
        hint="Set options: volumes: max_pages a little lower, and build again.",
    )


def _places(whole: PageMap, name: str, blocks: Document) -> Iterator[tuple[str, str]]:
    """Each address that leads out of a paper's own volume, and what is said of it."""
    own = next((part for part in whole.parts if part.id == name), None)
    if own is None or not own.volume:
        return
    volumes = {part.id: (part.filing, part.volume) for part in whole.parts}
    for address in _cites(blocks):
        try:
            page = target_of(address, whole, own)
        except NotInPacket:
            continue
        filing, volume = volumes[page.part]
        if filing == own.filing and volume != own.volume:
            number = f", p.\u00a0{page.printed}" if page.printed else ""
            yield address, f" (vol.\u00a0{volume}{number})"


def _cites(blocks: Document) -> Iterator[str]:
    yield from dict.fromkeys(
        item.link
        for paragraph in every_paragraph(blocks)
        for item in paragraph.inlines
        if isinstance(item, Text) and item.link.startswith(_EXHIBIT)
    )
