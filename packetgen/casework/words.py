"""Small words of English that reports need: counts and series."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, singular: str, plural: str = "") -> str:
    """Gives "1 entry", "2,000 entries", "no entries"."""
    word = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {word}" if number else f"no {word}"


def series(items: Sequence[str]) -> str:
    """Gives "A", "A and B", "A, B, and C"."""
    if len(items) < 3:
        return " and ".join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"
