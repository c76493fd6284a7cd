"""Places where a word may break that is wider than its column: addresses, case numbers, names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from packetgen.typeset.tabs import most_wide

_BREAK = "\u200b"
"""Marks a place where a line may end; never set, lest a search of the PDF trip over it."""
_NOTHING = {"k": "l", "l": "", "w": 0.001}
"""An empty way: lines may break there, and nothing is printed or read."""

_WORD = re.compile("[!-\u009f\u00a1-\u058f\u2010-\u201f]+")
"""Of scripts that write words apart; others break between most of their letters anyway."""
_BETTER = re.compile(r"(?<=[/\\:;,?&=+_\-\u2013])(?![/\\])|(?<=\w)(?=[.@~#%])")
"""After the strokes of an address and before its dots, as citation guides break them."""


def broken_to_fit(text: str, row: Mapping[str, Any], room: float) -> str:
    """Text with a zero width space wherever a word may break, lest it be wider than its column.

    A word that surely fits stays as it is. A wider one may break at its strokes and dots, and,
    where it has none that help, at any letter.

    Args:
        text: As it will be set.
        row: The row of its format.
        room: Width of the column in points.
    """
    narrowest = room / (1.1 * float(row["s"]))
    if len(text) <= narrowest:
        return text

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) <= narrowest or most_wide(word, row) <= room:
            return word
        parts = _BETTER.split(word)
        return _BREAK.join(
            part if most_wide(part, row) <= room else _BREAK.join(part) for part in parts
        )

    return _WORD.sub(mended, text)


def let_break(
    items: Sequence[Any], rows: Sequence[Mapping[str, Any]], base: int, room: float
) -> list[Any]:
    """Composed inlines whose words can all be broken to fit a column ``room`` points wide."""
    out: list[Any] = []
    for item in items:
        number = item[0] if isinstance(item, list) else base
        text = item if isinstance(item, str) else item[1] if isinstance(item, list) else ""
        if text and (broken := broken_to_fit(text, rows[number], room)) != text:
            for place, part in enumerate(broken.split(_BREAK)):
                out += [_NOTHING] if place else []
                out += [part if isinstance(item, str) else [number, part]] if part else []
        elif isinstance(item, dict) and item["k"] in ("a", "x"):
            out.append(item | {"c": let_break(item["c"], rows, base, room)})
        else:
            out.append(item)
    return out
