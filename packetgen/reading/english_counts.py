"""Numbers with their nouns, as every message, note and report of packetgen says them."""

from __future__ import annotations

from collections.abc import Sized


def counted(number: int, singular: str, plural: str = "") -> str:
    """Gives "1 page", "3 pages", "2,000 pages"; ``plural`` where an ``s`` does not make it."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def has_problems(name: str, found: Sized) -> str:
    """Gives "case.yaml has a problem", "case.yaml has 3 problems"."""
    return f"{name} has {'a problem' if len(found) == 1 else counted(len(found), 'problem')}"
