"""What a report says of a value that a draft lacks, and which value a problem speaks of."""

from __future__ import annotations

from packetgen.errors import Location, Problem

from .signing.swearing import NOBODY_SWEARS, nobody_swears
from .values.views import CITED
from .words.gap_words import NOBODY

_IS_MISSING = " is missing"
_NOT_IN_PACKET = " is cited, but not in the packet"


def named_path(path: str, known: dict[str, Problem]) -> str:
    """The path as the data has it, where a caption printed it in capitals.

    Args:
        path: The path between a gap's marks.
        known: The gaps found so far, by path.
    """
    if path.casefold().startswith(f"{NOBODY}."):
        return NOBODY
    if not path.isupper():
        return path
    return next((other for other in known if other.casefold() == path.casefold()), path.lower())


def gap_problem(path: str, where: Location) -> Problem:
    """What a report says of the gap at a path."""
    if path == NOBODY:
        return nobody_swears(where)
    if path.startswith(CITED):
        return Problem(
            where,
            f"{path}{_NOT_IN_PACKET}",
            "Name it under 'exhibits' of the document in the plan, or take the source out.",
        )
    return Problem(
        where,
        f"{path}{_IS_MISSING}",
        "Add it to the case or to the document's values in the plan.",
    )


def gap_path(problem: Problem) -> str:
    """The path of the gap that a problem speaks of; empty where it speaks of something else."""
    if problem.message == NOBODY_SWEARS:
        return NOBODY
    for ending in (_IS_MISSING, _NOT_IN_PACKET):
        if problem.message.endswith(ending):
            return problem.message.removesuffix(ending)
    return ""
