"""Who is meant where a case file takes an id or words."""

from __future__ import annotations

from packetgen.case.model import Case, Counsel, Party, Person

Someone = Party | Counsel | Person | str
"""Somebody of the case, or words for somebody who is not in it."""


def someone(case: Case, named: str) -> Someone:
    """The one with this id; the words themselves where nobody has it."""
    found = case.find(named) if named else None
    return found if isinstance(found, Party | Counsel | Person) else named


def is_client(case: Case, named: str) -> bool:
    """Whether an id or words name the client."""
    return bool(named) and (named == case.client or named.casefold() == "client")
