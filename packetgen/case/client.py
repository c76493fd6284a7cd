"""Whom the office acts for, where the case file does not say it."""

from __future__ import annotations

from .model import Case, Party


def only_client(parties: tuple[Party, ...]) -> str:
    """Id of the one party that a lawyer in the file or the party itself acts for; else empty."""
    acting = [party.id for party in parties if _acts(party)]
    return acting[0] if len(acting) == 1 else ""


def possible_sides(case: Case) -> tuple[str, ...]:
    """Sides that could be the office's own; one where the case says or lets it be known.

    With more than one, a paper could be written for the other side by mistake.
    """
    if case.client:
        return tuple(party.side for party in case.parties if party.id == case.client)
    able = [party for party in case.parties if _acts(party)] or list(case.parties)
    return tuple(dict.fromkeys(party.side for party in able))


def _acts(party: Party) -> bool:
    return bool(party.represented_by) or party.self_represented
