"""Whose motion is heard, and so whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping

from packetgen.case import Case, Hearing

from .service import MOTION_PAPERS, is_paper

_ACTS_OF_OURS = {"movant": True, "server": True, "opponent": False, "witness": False}


def moves(case: Case, hearing: Hearing, papers: Mapping[str, str]) -> bool | None:
    """Whether this side's motion is heard: by ``moved_by``, else by what it serves; None: untold.

    Args:
        case: The case; ``moved_by`` of the hearing, or the documents of its services, tell.
        hearing: The hearing.
        papers: Ids of the plan's documents and their kinds; a notice or motion shows that we move.
    """
    if hearing.moved_by and case.client:
        return any(party.id == hearing.moved_by for party in case.our_side)
    documents = [*papers, *(each for service in case.services for each in service.documents)]
    return True if is_paper(MOTION_PAPERS, documents, papers) else None


def is_ours(by_whom: str, we_move: bool | None) -> bool | None:
    """Whether this side does what a rule asks of ``by_whom``; None where nobody can tell."""
    if by_whom == "server":
        return True
    if by_whom == "witness":
        return False
    if by_whom not in _ACTS_OF_OURS or we_move is None:
        return None
    return _ACTS_OF_OURS[by_whom] is we_move
