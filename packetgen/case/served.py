"""Who is to be served with the papers of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Case, Counsel, Party, Person

Served = Party | Counsel | Person
_FICTITIOUS = re.compile(r"(?i)^(john |jane )?(does?|roes?)\b[\s,]*(nos?\.?\s*)?(\d|$|one\b|i\b)")


def is_fictitious(party: Party) -> bool:
    """Whether a party is a placeholder ("Does 1 through 10"): nobody can be served until named."""
    return bool(_FICTITIOUS.match(party.printed))


def to_be_served(case: Case, documents: frozenset[str] = frozenset()) -> tuple[Served, ...]:
    """Those whom the case lists as served, or to be served, with these documents (all if empty).

    A case without services has no list; then it is the lawyers of the parties that are not the
    client's side, and such parties as have none; placeholders for parties that nobody has named
    are left out. Without a client nobody can be told from anybody.
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
        if party.id not in ours and not is_fictitious(party):
            # Service on one lawyer of a party is service on the party.
            yield next(iter(case.counsel_of(party)), party)
