"""What templates of court papers ask of a case: who stipulates, who signs, what is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from packetgen.case.model import Case, Counsel, Exhibit, PartialDate, Party, Person

from ..words.missing import Missing
from .caption_words import role_word
from .casework import id_of
from .views import Scene, wrap


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Parties of one role: ``role`` is in the number that fits them ("defendants")."""

    role: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class ListedExhibit:
    """A row of an exhibit list; ``label`` is empty for one that no paper of the packet carries."""

    id: str
    label: str
    title: str
    description: str
    date: PartialDate | None
    witness: Party | Counsel | Person | None
    offered_by: Party | None


def paper_functions(scene: Scene) -> dict[str, Callable[..., Any]]:
    """Functions of templates; each gives views."""

    def exhibit_rows(only: Any = (), party: Any = "") -> Any:
        rows = listed_exhibits(scene, _ids(only), id_of(party))
        return wrap(tuple(rows), "exhibit_rows", scene)

    def stipulating(between: Any = ()) -> Any:
        groups = party_groups(_parties(scene.case, _ids(between)))
        return wrap(tuple(groups), "stipulating", scene)

    def signers(between: Any = ()) -> Any:
        who = signing_for(scene.case, _parties(scene.case, _ids(between)))
        return wrap(who, "signers", scene)

    return {"exhibit_rows": exhibit_rows, "stipulating": stipulating, "signers": signers}


def listed_exhibits(scene: Scene, only: tuple[str, ...], party: str) -> Iterator[ListedExhibit]:
    """The exhibits of a case in its order, with the labels of the packet.

    Args:
        scene: Case and labels.
        only: Ids of those wanted; empty: all.
        party: Id of the party that offers them; empty: everybody. An exhibit for which nobody is
            named is the client's.
    """
    case = scene.case
    for exhibit in case.exhibits:
        offered = case.find(exhibit.offered_by or case.client)
        if (only and exhibit.id not in only) or (party and getattr(offered, "id", "") != party):
            continue
        yield ListedExhibit(
            exhibit.id,
            scene.labels.get(exhibit.id, exhibit.label),
            exhibit.title,
            exhibit.description,
            exhibit.date,
            _witness(case, exhibit),
            offered if isinstance(offered, Party) else None,
        )


def party_groups(parties: tuple[Party, ...]) -> Iterator[PartyGroup]:
    """Parties by role, in caption order."""
    for role in dict.fromkeys(party.role for party in parties):
        held = tuple(party for party in parties if party.role == role)
        yield PartyGroup(role_word(role, len(held)), held)


def signing_for(case: Case, parties: tuple[Party, ...]) -> tuple[Party | Counsel, ...]:
    """Who signs for these parties: each lawyer once, and each party without one."""
    found: dict[str, Party | Counsel] = {}
    for party in parties:
        lawyers = [c for c in case.counsel if c.id in party.represented_by]
        if party.self_represented or not lawyers:
            found[party.id] = party
        else:
            found |= {lawyer.id: lawyer for lawyer in lawyers}
    return tuple(found.values())


def _parties(case: Case, between: tuple[str, ...]) -> tuple[Party, ...]:
    """The parties named, else all who have a lawyer or act for themselves: no fictitious ones."""
    if between:
        return tuple(party for party in case.parties if party.id in between)
    return tuple(party for party in case.parties if party.represented_by or party.self_represented)


def left_out(case: Case, between: tuple[str, ...]) -> tuple[Party, ...]:
    """The parties that a stipulation does not name, because nobody is known to sign for them.

    Where the plan names those ``between`` whom it is, everybody else is left out on purpose.
    """
    return () if between else tuple(p for p in case.parties if p not in _parties(case, ()))


def _witness(case: Case, exhibit: Exhibit) -> Party | Counsel | Person | None:
    found = case.find(exhibit.witness) if exhibit.witness else None
    return found if isinstance(found, Party | Counsel | Person) else None


def _ids(values: Any) -> tuple[str, ...]:
    return () if values is None or isinstance(values, Missing) else tuple(str(v) for v in values)
