"""The title of a case, from its parties."""

from __future__ import annotations

from collections.abc import Callable

from .model import Party


def full_title(parties: tuple[Party, ...]) -> str:
    """``María Hernández, et al. v. Oakwood Properties, LLC``; empty with one side only."""
    return _versus(parties, lambda party: party.name.full if party.name else party.organization)


def short_title(parties: tuple[Party, ...]) -> str:
    """``Hernández v. Oakwood Properties, LLC``; empty with one side only."""
    return _versus(parties, lambda party: party.name.surname if party.name else party.organization)


def _versus(parties: tuple[Party, ...], printed: Callable[[Party], str]) -> str:
    sides: list[str] = []
    for side in ("first", "second"):
        members = [party for party in parties if party.side == side]
        if not members:
            return ""
        others = ", et al." if len(members) > 1 else ""
        sides.append(_title_name(members[0], printed) + others)
    return " v. ".join(sides)


def _title_name(party: Party, printed: Callable[[Party], str]) -> str:
    """A title is on every paper's face, so a minor stands in it by initials."""
    if party.minor and party.name is not None:
        return party.name.initials or "a Minor"
    return printed(party)
