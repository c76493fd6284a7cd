"""Places where a word may break that is wider than its column: addresses, case numbers, names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from packetgen.draft.measure import width_of
from packetgen.typeset.fonts import BASE_FAMILY
from packetgen.typeset.tabs import most_wide

_BREAK = "\u200b"
"""Marks a place where a line may end; never set, lest a search of the PDF trip over it."""
_NOTHING = {"k": "l", "l": "", "w": 0.001}
"""An empty way: lines may break there, and nothing is printed or read."""

_MONO = ("Mono", "Courier", "Cousine", "Cursor")
_HAIR = 2.0
"""Points that a word may reach into the padding of its cell sooner than be broken."""
_LETTERS = "[!-\u009f\u00a1-\u058f\u2010-\u201f]"
"""Of scripts that write words apart; others break between most of their letters anyway."""
_BETTER = re.compile(r"(?<=[/\\:;,?&=+_\-\u2013])(?![/\\])|(?<=\w)(?=[.@~#%])")
"""After the strokes of an address and before its dots, as citation guides break them."""


def broken_to_fit(text: str, row: Mapping[str, Any], room: float, family: str = BASE_FAMILY) -> str:
    """Text with a zero width space wherever a word may break, lest it be wider than its column.

    A word that surely fits stays as it is. A wider one may break at its strokes and dots, and,
    where it has none that help, between letters, into as few pieces as fit.

    Args:
        text: As it will be set.
        row: The row of its format.
        room: Width of the column in points.
        family: Its typeface.
    """
    narrowest = room / (1.1 * float(row["s"]))
    if len(text) <= narrowest:
        return text

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        if _fits(word, row, room, family):
            return word
        parts = _BETTER.split(word)
        return _BREAK.join(_BREAK.join(_pieces(part, row, room, family)) for part in parts)

    return _longer_than(int(max(narrowest, 0.0))).sub(mended, text)


@lru_cache(maxsize=256)
def _longer_than(letters: int) -> re.Pattern[str]:
    """Words that have more letters than surely fit."""
    return re.compile(f"{_LETTERS}{{{letters + 1},}}")


def _pieces(word: str, row: Mapping[str, Any], room: float, family: str) -> list[str]:
    """As few pieces as fit the column, about alike: no line ends or begins with a stray letter."""
    for count in range(1, len(word)):
        length = -(-len(word) // count)
        pieces = [word[at : at + length] for at in range(0, len(word), length)]
        if all(_fits(piece, row, room, family) for piece in pieces):
            return pieces
    return list(word)


def _fits(word: str, row: Mapping[str, Any], room: float, family: str) -> bool:
    if most_wide(word, row) <= room:
        return True
    # Most words that look too long by their letters fit: figures and small letters are narrow.
    if any(mark in family for mark in _MONO) or len(word) > 300 or row.get("t"):
        return False
    return width_of(word, float(row["s"]), family, bold="b" in row) <= room + _HAIR


def let_break(
    items: Sequence[Any],
    rows: Sequence[Mapping[str, Any]],
    base: int,
    room: float,
    faces: Sequence[Sequence[str]],
) -> list[Any]:
    """Composed inlines whose words can all be broken to fit a column ``room`` points wide."""
    out: list[Any] = []
    for item in items:
        number = item[0] if isinstance(item, list) else base
        text = item if isinstance(item, str) else item[1] if isinstance(item, list) else ""
        family = faces[rows[number].get("f", 0)][0] if text else ""
        if text and (broken := broken_to_fit(text, rows[number], room, family)) != text:
            for place, part in enumerate(broken.split(_BREAK)):
                out += [_NOTHING] if place else []
                out += [part if isinstance(item, str) else [number, part]] if part else []
        elif isinstance(item, dict) and item["k"] in ("a", "x"):
            out.append(item | {"c": let_break(item["c"], rows, base, room, faces)})
        else:
            out.append(item)
    return out
