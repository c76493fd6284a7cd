"""Places where a word may break that is wider than its column: addresses, case numbers, names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from packetgen.draft.word_files.measure import width_of
from packetgen.typeset.composing.tabs import most_wide
from packetgen.typeset.faces.fonts import BASE_FAMILY

_BREAK = "\u200b"
"""Marks a place where a line may end; never set, lest a search of the PDF trip over it."""
_NOTHING = {"k": "l", "l": "", "w": 0.001}
"""An empty way: lines may break there, and nothing is printed or read."""
_EMPTY = {"k": "w", "w": 0.001, "c": []}
"""An empty box, for the one place where no line breaks at a way: after a bracket and a space."""

_MONO = ("Mono", "Courier", "Cousine", "Cursor")
_HAIR = 2.0
"""Points that a word may reach into the padding of its cell sooner than be broken."""
_LETTERS = "[!-\u009f\u00a1-\u058f\u2010-\u201f]"
"""Of scripts that write words apart; others break between most of their letters anyway."""
_WORDS = re.compile(f"{_LETTERS}+")
_BETTER = re.compile(
    r"(?<=[/\\:;,?&=+_\-\u2013])(?![/\\])|(?<=\w)(?=[@~#])|(?<=\D)(?=%)"
    r"|(?<=\w\.)(?=[^\W\d])|(?<=[^\W\d]\.)(?=\d)"
)
"""After the strokes and dots of an address, and before the sign of a mailbox.

Cents stay with their dollars: no line ends at the point of an amount, nor before "per cent"."""
_HELD = re.compile(r"[)\]}!?.,:;/\u2019\u201d\u2026]+")
"""Signs before which no line ends, not even after a space (Unicode Annex 14, rule LB13)."""
_OPENED = re.compile(r"(?<=[(\[{]) +(?=\S)")
"""Spaces after which no line begins (rule LB14): those that follow an opening bracket."""
_END_OPENED = re.compile(r"[(\[{] +$")
_GLUED = re.compile(r"(?<!\S)(?:\S*[(\[{] +)+\S*(?: +[)\]}]\S*)*")
"""Words that such spaces hold together, with the brackets that close behind them."""


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
        parts = _held_back(_BETTER.split(word))
        return _BREAK.join(_BREAK.join(_pieces(part, row, room, family)) for part in parts)

    def parted(match: re.Match[str]) -> str:
        if _fits(match[0], row, room, family):
            return match[0]
        return _OPENED.sub(lambda space: space[0] + _BREAK, match[0])

    if "( " in text or "[ " in text or "{ " in text:
        text = _GLUED.sub(parted, text)
    if max(map(len, text.split(" "))) <= narrowest:
        return text
    return _longer_than(int(max(narrowest, 0.0))).sub(mended, text)


@lru_cache(maxsize=256)
def _longer_than(letters: int) -> re.Pattern[str]:
    """Words that have more letters than surely fit."""
    return re.compile(f"{_LETTERS}{{{letters + 1},}}")


def _pieces(word: str, row: Mapping[str, Any], room: float, family: str) -> list[str]:
    """As few pieces as fit the column, about alike: no line ends or begins with a stray letter."""
    for count in range(1, len(word)):
        length = -(-len(word) // count)
        pieces = _held_back([word[at : at + length] for at in range(0, len(word), length)])
        if all(_fits(piece, row, room, family) for piece in pieces):
            return pieces
    return list(word)


def _held_back(pieces: Sequence[str]) -> list[str]:
    """Pieces of which none but the first begins with a sign that may begin no line."""
    out = list(pieces[:1])
    for piece in pieces[1:]:
        signs = _HELD.match(piece)
        if signs and out:
            out[-1] += signs[0]
            piece = piece[signs.end() :]
        out += [piece] if piece else []
    return out


def _fits(word: str, row: Mapping[str, Any], room: float, family: str) -> bool:
    if most_wide(word, row) <= room:
        return True
    # Most words that look too long by their letters fit: figures and small letters are narrow.
    return _width(word, row, family) <= room + _HAIR


def _width(word: str, row: Mapping[str, Any], family: str) -> float:
    """A word's width in points, or one that it does not pass where that cannot be told."""
    if any(mark in family for mark in _MONO) or len(word) > 300 or row.get("t"):
        return most_wide(word, row) + _HAIR
    return width_of(word, float(row["s"]), family, bold="b" in row)


def _broken_across(
    items: Sequence[Any],
    rows: Sequence[Mapping[str, Any]],
    base: int,
    room: float,
    faces: Sequence[Sequence[str]],
) -> Sequence[Any]:
    """Items in which a word in several formats, too wide as a whole, may break where they meet."""
    words: list[list[tuple[int, int, int]]] = [[]]
    for place, item in enumerate(items):
        if not isinstance(item, str | list):
            words.append([])
            continue
        text = _text_of(item)
        for match in _WORDS.finditer(text):
            if match.start():
                words.append([])
            words[-1].append((place, *match.span()))
        if not text or not _WORDS.match(text[-1]):
            words.append([])
    made = list(items)
    # From the end, so that what was found before keeps its place in the text.
    for pieces in reversed(words):
        if len(pieces) < 2:
            continue
        wide = 0.0
        for place, start, end in pieces:
            number, text = (base, made[place]) if isinstance(made[place], str) else made[place]
            row = rows[number]
            wide += _width(text[start:end], row, faces[row.get("f", 0)][0])
        if wide <= room + _HAIR:
            continue
        for order, (place, start, end) in enumerate(pieces):
            item = made[place]
            text = _text_of(item)
            inside = _BREAK.join(_held_back(["", *_BETTER.split(text[start:end])]))
            text = text[:start] + inside.removeprefix("" if order else _BREAK) + text[end:]
            made[place] = text if isinstance(item, str) else [item[0], text]
    return made


def _meet_in_word(left: Any, right: Any) -> bool:
    """Whether two neighbouring items are parts of one word."""
    if not (isinstance(left, str | list) and isinstance(right, str | list)):
        return False
    return bool(_WORDS.match(_text_of(left)[-1:]) and _WORDS.match(_text_of(right)[:1]))


def _text_of(item: str | list[Any]) -> str:
    """The text of an item, in the paragraph's own format or in another."""
    return item if isinstance(item, str) else str(item[1])


def let_break(
    items: Sequence[Any],
    rows: Sequence[Mapping[str, Any]],
    base: int,
    room: float,
    faces: Sequence[Sequence[str]],
) -> list[Any]:
    """Composed inlines whose words can all be broken to fit a column ``room`` points wide."""
    out: list[Any] = []
    mended = items
    if len(items) > 1 and any(_meet_in_word(left, right) for left, right in pairwise(items)):
        mended = _broken_across(items, rows, base, room, faces)
    for item, given in zip(mended, items, strict=True):
        if isinstance(item, dict):
            linked = item["k"] in ("a", "x")
            inside = let_break(item["c"], rows, base, room, faces) if linked else ()
            out.append(item | {"c": inside} if linked else item)
            continue
        number, text = (base, item) if isinstance(item, str) else item
        row = rows[number]
        broken = broken_to_fit(text, row, room, faces[row.get("f", 0)][0]) if text else text
        if broken == _text_of(given):
            out.append(item)
            continue
        end = ""
        for place, part in enumerate(broken.split(_BREAK)):
            out += [_EMPTY if _END_OPENED.search(end) else _NOTHING] if place else []
            end = part[-20:]
            out += [part if isinstance(item, str) else [number, part]] if part else []
    return out
