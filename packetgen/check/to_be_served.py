"""Who is to be served, by the case's own list, and whether a proof of service names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.case.model import Counsel, Party, Person

if TYPE_CHECKING:
    from packetgen.case.model import Case

Served = Party | Counsel | Person


def to_be_served(case: Case, documents: frozenset[str] = frozenset()) -> tuple[Served, ...]:
    """Those whom the case lists as served, or to be served, with these documents (all if empty).

    A case without services has no list; then it is the lawyers of the parties that are not the
    client's side, and such parties as have none. Without a client nobody can be told from anybody.
    """
    if case.services:
        listed = [
            service.to
            for service in case.services
            if not documents or not service.documents or documents & set(service.documents)
        ]
        found = [case.find(identifier) for identifier in dict.fromkeys(listed)]
    else:
        found = list(_others(case))
    # By id: a party with demographics cannot be hashed.
    return tuple({s.id: s for s in found if isinstance(s, Party | Counsel | Person)}.values())


def _others(case: Case) -> Iterator[Served]:
    ours = {party.id for party in case.our_side}
    if not ours:
        return
    for party in case.parties:
        if party.id not in ours:
            # Service on one lawyer of a party is service on the party.
            yield next(iter(case.counsel_of(party)), party)


def names(text: str, someone: Served) -> bool:
    """Whether a text names somebody: by surname, by organization or by firm."""
    words = _folded(text)
    said = [getattr(someone, "organization", ""), getattr(someone, "firm", "")]
    name = someone.name
    if name is not None:
        said += [name.surname or name.full]
    if isinstance(someone, Party) and someone.minor and name is not None:
        # A minor stands there by initials; whose they are, nobody can tell.
        return True
    plain = [_folded(item) for item in said]
    return not any(plain) or any(item in words for item in plain if item)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in letters if c.isalnum())
