"""Small words of English that reports need: counts and series."""

from __future__ import annotations

from collections.abc import Sequence

from packetgen.reading.english_counts import counted


def how_many(number: int, singular: str, plural: str = "") -> str:
    """Gives "1 entry", "2,000 entries", "no entries"."""
    return counted(number, singular, plural) if number else f"no {plural or singular + 's'}"


def series(items: Sequence[str]) -> str:
    """Gives "A", "A and B", "A, B, and C"."""
    if len(items) < 3:
        return " and ".join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"
