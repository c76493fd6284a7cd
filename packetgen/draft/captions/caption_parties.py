"""The title of the case: the parties of each side, what they are, the word between the sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from packetgen.case.model import Party

from ..values.caption_words import CaptionFacts, capitals, joiner, printed_name, role_word
from ..words.missing import Missing

_ALL = ("all", "all-own-lines")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a caption's column: its words, and how they stand."""

    text: str
    style: str = "caption party"
    bold: bool = False
    left: float = 0.0
    after: float = 0.0
    align: str = ""


def party_blocks(facts: CaptionFacts, single: float) -> list[Block]:
    """The title of the case: parties, "v.", parties; ``single`` points between them."""
    case = facts.scene.case
    first = [p for p in case.parties if p.side == "first"]
    second = [p for p in case.parties if p.side != "first"]
    blocks = side_blocks(facts, first, single, last=not second)
    if second:
        blocks.append(Block(joiner(facts.jurisdiction), left=36, after=single))
        blocks += side_blocks(facts, second, single, last=True)
    elif not first and case.title:
        blocks.append(Block(case.title, after=single))
    return blocks


def side_blocks(
    facts: CaptionFacts, parties: Sequence[Party], single: float, *, last: bool
) -> list[Block]:
    """One side: all parties where the court wants them all, else the first and "et al."."""
    if not parties:
        return []
    groups: list[tuple[str, list[Party]]] = []
    for party in parties:
        if groups and groups[-1][0] == party.role:
            groups[-1][1].append(party)
        else:
            groups.append((party.role, [party]))
    everyone = names_all(facts)
    shown = groups if everyone else groups[:1]
    blocks: list[Block] = []
    for number, (role, members) in enumerate(shown):
        final = last and number == len(shown) - 1
        if everyone:
            names = [described(p, facts) for p in members]
            texts = [f"{name}{';' if i < len(names) - 1 else ','}" for i, name in enumerate(names)]
        else:
            more = ", et al." if len(parties) > 1 else ""
            texts = [f"{described(members[0], facts)}{more},"]
            members = list(parties) if len(groups) == 1 else members
        blocks += [Block(text) for text in texts]
        blocks[-1] = replace(blocks[-1], after=single)
        word = role_word(role, len(members))
        blocks.append(Block(f"{word}{'.' if final else ','}", left=72, after=single))
    return blocks


def names_all(facts: CaptionFacts) -> bool:
    """Whether every party is named: in a first pleading, and where a rule wants all of them."""
    setting = facts.jurisdiction.settings.get("caption.parties")
    return facts.every_party or (setting is not None and setting.exact in _ALL)


def described(party: Party, facts: CaptionFacts) -> str:
    """A party's name in capitals, with its description, aliases and, where wanted, its address."""
    text = capitals(printed_name(party, facts.scene))
    for alias in party.aliases:
        text += f", also known as {alias}"
    if party.description:
        text += f", {party.description}"
    if party.guardian:
        guardian = facts.scene.case.find(party.guardian)
        name = printed_name(guardian, facts.scene) if guardian else party.guardian
        text += f", by and through {name}, guardian ad litem"
    if facts.every_party and _wants_addresses(facts):
        address = ", ".join(party.address.printed)
        text += f", {address or Missing.at(f'parties.{party.id}.address')}"
    return text.rstrip(",")


def _wants_addresses(facts: CaptionFacts) -> bool:
    """Ohio Civ.R. 10(A): the complaint's title gives names and addresses of all the parties."""
    setting = facts.jurisdiction.settings.get("caption.party_addresses")
    return setting is not None and setting.required
