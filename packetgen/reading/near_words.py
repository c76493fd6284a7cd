"""The known word that somebody probably meant: one wrong letter, a space too many, another case."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any

MANY = 40
"""More words than a message lists."""


def did_you_mean(word: Any, known: Iterable[str]) -> str:
    """``Did you mean 'x'?`` for the known word that ``word`` was probably meant to be, else ""."""
    if not isinstance(word, str):
        return ""
    plain = {_plain(name): name for name in sorted(known, reverse=True)}
    bare = _plain(word)
    if bare in plain:
        return f"Did you mean '{plain[bare]}'?"
    # In a short word one wrong letter weighs more.
    cutoff = 0.7 if len(bare) > 4 else 0.6
    near = difflib.get_close_matches(bare[:100], sorted(plain), n=1, cutoff=cutoff)
    return f"Did you mean '{plain[near[0]]}'?" if near else ""


def nearest_words(word: str, known: Sequence[str], label: str, rest: str = "") -> str:
    """``Known: a, b, c.``; of more than a few dozen the nearest, and ``rest``: who lists them all.

    Nearest are those of the same group (``margins.`` in ``margins.gutter``), or written alike.
    """
    if len(known) <= MANY:
        return f"{label}: {', '.join(known)}." if known else ""
    group = word.partition(".")[0]
    near = [each for each in known if each.partition(".")[0] == group][:MANY]
    near = near or difflib.get_close_matches(word[:100], known, n=3, cutoff=0.5)
    told = f"Nearest: {', '.join(near)}." if near else ""
    return " ".join(part for part in (told, rest) if part)


def _plain(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower()) or word
