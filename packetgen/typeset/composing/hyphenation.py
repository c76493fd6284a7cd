"""Which words may be hyphenated: those that would leave a bad gap at the end of a ragged line.

A divided word is hard for slow readers. So, where a Word file asks for hyphenation at all, lines
are filled here first as Typst fills them, and a word is released only where the line before it
would end short by more than the file's hyphenation zone. Where it may be divided is for the
patterns of its language, which Typst has; in a language without patterns it stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.draft.word_files.measure import width_of

PATTERNS = frozenset({
    "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "is",
    "it", "ka", "lt", "lv", "nb", "nl", "nn", "pl", "pt", "ru", "sk", "sl", "sq", "sr", "sv",
    "tr", "uk",
})  # fmt: skip
"""Languages whose lawful breaks Typst knows. Chinese, Arabic, Vietnamese, Tagalog and Haitian
Creole are not among them: their words are never divided."""

_LEAST = 9
"""Letters of the shortest word that is worth a break."""
_STUB = 3
"""Letters that stand on either line at the least."""
_WORD = re.compile(r"[(\[\"“‘«¿¡]*([^\W\d_]+)[.,;:!?)\]\"”’»…]*")


@dataclass(slots=True)
class _Token:
    """A word with its signs: in which item, from where to where, and how wide, in points."""

    item: int
    start: int
    end: int
    width: float
    space: float
    row: Mapping[str, Any]
    family: str


def with_hyphens(
    items: Sequence[Any],
    rows: Sequence[Mapping[str, Any]],
    base: int,
    room: float,
    faces: Sequence[Sequence[str]],
    *,
    zone: float,
    first: float,
    language: str,
) -> list[Any]:
    """Composed inlines in which the words that a line's end asks for may be hyphenated.

    Only words in small letters are divided, letters alone: no name, no number, no address, no
    abbreviation. Never is the last word divided, nor one on the line after a divided one.

    Args:
        items: A paragraph's inlines, set ragged.
        rows: The formats.
        base: The paragraph's own.
        room: Width of the column in points.
        faces: Families by number.
        zone: Gap in points that a line may have without its next word being divided.
        first: Indent of the first line beside the others.
        language: Code of the language of rows that name none.
    """
    lines = _lines(items, rows, base, faces)
    if lines is None or room < 4 * zone / 3:
        return list(items)
    chosen: dict[int, list[tuple[int, int]]] = {}
    x, start_of_line, divided = first, True, False
    for line in lines:
        for number, token in enumerate(line):
            if token.width > room and (word := _divisible(items, token, language)):
                # Wider than the column: divided lawfully sooner than anywhere.
                chosen.setdefault(token.item, []).append(word)
                x, start_of_line, divided = token.width % room, False, False
                continue
            if start_of_line or x + token.space + token.width <= room:
                x += token.width + (0.0 if start_of_line else token.space)
                start_of_line = False
                continue
            gap = room - x - token.space
            word = _divisible(items, token, language)
            if gap < zone or word is None or divided or number == len(line) - 1:
                x, divided = token.width, False
                continue
            kept = _kept(items, token, gap)
            if kept < _STUB:
                x, divided = token.width, False
                continue
            chosen.setdefault(token.item, []).append(word)
            x, divided = token.width * (1 - kept / (token.end - token.start)), True
        x, start_of_line, divided = 0.0, True, False
    return [part for at, item in enumerate(items) for part in _released(item, chosen.get(at, ()))]


def _text(item: Any) -> str:
    return item if isinstance(item, str) else str(item[1])


def _lines(
    items: Sequence[Any],
    rows: Sequence[Mapping[str, Any]],
    base: int,
    faces: Sequence[Sequence[str]],
) -> list[list[_Token]] | None:
    """Words by the lines that the text itself asks for; None where something else stands there."""
    lines: list[list[_Token]] = [[]]
    for at, item in enumerate(items):
        if isinstance(item, dict):
            if item["k"] == "br":
                lines.append([])
            elif item["k"] in ("a", "x"):
                inside = _lines(item["c"], rows, base, faces)
                if inside is None or len(inside) != 1:
                    return None
                # As wide as it is, and never divided: an address is copied whole.
                lines[-1] += [_whole(token) for token in inside[0]]
            elif item["k"] != "w":
                return None
            continue
        number, text = (base, item) if isinstance(item, str) else item
        row = rows[number]
        if "v" in row or row.get("t") or row.get("d") == "rtl":
            return None
        family = faces[row.get("f", 0)][0]
        space = _wide(" ", row, family)
        for match in re.finditer(r"[^ ]+", text):
            joins = match.start() == 0 and at > 0 and not _ends_word(items[at - 1])
            width = _wide(match[0], row, family)
            token = _Token(at, *match.span(), width, 0.0 if joins else space, row, family)
            if joins and lines[-1]:
                last = lines[-1][-1]
                last.width += width
                last.item = -1
                continue
            lines[-1].append(token)
    return lines


def _whole(token: _Token) -> _Token:
    token.item = -1
    return token


def _ends_word(item: Any) -> bool:
    if isinstance(item, dict):
        return item["k"] in ("br", "w")
    return _text(item).endswith(" ")


def _wide(text: str, row: Mapping[str, Any], family: str) -> float:
    return width_of(text, float(row["s"]), family, bold="b" in row)


def _divisible(items: Sequence[Any], token: _Token, language: str) -> tuple[int, int] | None:
    """Where the letters of a word stand that may be divided; None for one that stays whole."""
    if token.item < 0 or token.row.get("l", language) not in PATTERNS:
        return None
    match = _WORD.fullmatch(_text(items[token.item]), token.start, token.end)
    if match is None or len(match[1]) < _LEAST or not match[1].islower():
        return None
    return match.span(1)


def _kept(items: Sequence[Any], token: _Token, gap: float) -> int:
    """About how many letters stay on the line: a syllable ends within two letters or so."""
    text = _text(items[token.item])[token.start : token.end]
    for count in range(len(text) - _STUB, 0, -1):
        if _wide(text[:count] + "-", token.row, token.family) <= gap:
            return count - 1
    return 0


def _released(item: Any, words: Iterable[tuple[int, int]]) -> Iterator[Any]:
    """An item in pieces; the middle of a released word, where it may end a line, says so."""
    if not words:
        yield item
        return

    def piece(text: str) -> Any:
        return text if isinstance(item, str) else [item[0], text]

    text, done = _text(item), 0
    for start, end in words:
        # Typst asks of every letter before which a line would begin.
        from_, until = start + _STUB, end - _STUB + 1
        yield piece(text[done:from_])
        yield {"k": "y", "c": piece(text[from_:until])}
        done = until
    if text[done:]:
        yield piece(text[done:])
