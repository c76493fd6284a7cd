"""Who has to be served, for whom, and what is recorded of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packetgen.case import Case, Counsel, Party, Person
from packetgen.case.served import is_fictitious


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who has to be served, for whom, and what is recorded of it.

    ``served`` is None while no service with a date is recorded, ``method`` is "" while none is
    planned. ``fictitious``: a placeholder for unknown parties ("Does 1 through 10"), whom nobody
    can serve yet. ``e_service`` says how it stands with electronic service, as the case records it.
    """

    id: str
    name: str
    parties: tuple[str, ...]
    method: str = ""
    served: dt.date | None = None
    by: str = ""
    fictitious: bool = False
    e_service: str = ""


def recipients(case: Case) -> tuple[Recipient, ...]:
    """Everybody who has to be served: the other parties' lawyers, or the parties themselves.

    With no client named, nobody is "other", and every party is listed.
    """
    ours = {party.id for party in case.our_side}
    parties: dict[str, list[str]] = {}
    found: dict[str, Party | Counsel] = {}
    for party in case.parties:
        if party.id in ours:
            continue
        whom = case.counsel_of(party) or (party,)
        for each in whom[:1]:
            parties.setdefault(each.id, []).append(party.id)
            found[each.id] = each
    return tuple(
        _recipient(case, each, tuple(parties[identifier])) for identifier, each in found.items()
    )


def shown_name(someone: Party | Counsel | Person) -> str:
    """A name for the office's own lists: a minor's as initials."""
    name = getattr(someone, "name", None)
    if getattr(someone, "minor", False) and name is not None:
        return str(name.initials)
    return someone.printed or getattr(someone, "firm", "") or someone.id


def name_of(case: Case, identifier: str) -> str:
    """The name of whoever has this id in the case, for the office's own lists; else the id."""
    someone = case.find(identifier)
    return shown_name(someone) if isinstance(someone, Party | Counsel | Person) else identifier


def _recipient(case: Case, whom: Party | Counsel, parties: tuple[str, ...]) -> Recipient:
    to = {whom.id, *parties}
    services = [s for s in case.services if s.to in to]
    done = [s for s in services if s.on is not None]
    last = done[-1] if done else (services[-1] if services else None)
    name = shown_name(whom)
    return Recipient(
        whom.id,
        name,
        parties,
        last.method if last else "",
        last.on if last else None,
        last.by if last else "",
        isinstance(whom, Party) and is_fictitious(whom),
        whom.e_service,
    )
