"""How many lines composed paragraphs surely take, so that typesetting need not measure them.

Lines are filled twice, once with the least and once with the most that each word may be wide; where
both give the same count, it is certain. Lines end as Typst ends lines that are not justified: each
takes what fits (Unicode Standard Annex 14 says between which letters). None stands for "not sure",
which is never wrong: it is then measured.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from packetgen.typeset.faces.advances import Advances
from packetgen.typeset.faces.formats import Formats

_HAIR = 0.03
"""Points by which a line may be fuller or emptier than reckoned: rounding."""
_JOINT = 0.04
"""Ems by which kerning may part the letters where two runs meet inside a word."""
_WHOLE = re.compile("[(\\[\u201c\u2018\"'§$]?[A-Za-z0-9.,:;'\u2019\u00a0§]*[)\\]\u201d\"'.,:;]*")
"""Words that break nowhere (Annex 14: letters, figures, points after and quotation marks about)."""
_CLINGS = frozenset(")]}!?/,.;:\u2019\u201d\u00bb\u2026\u2014")
"""Signs before which no line ends, even where a space stands before them (rules LB13 to LB17)."""
_HOLDS = frozenset("([{\u2018\u201c\u00ab\u00a1\u00bf")
"""Signs after which no line ends, even where a space follows."""
_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d\u00ab\u00bb")
_HELD = re.compile(
    "  | [{clings}]|[{holds}] |[{quotes}] [{holds}]".format(
        **{
            name: re.escape("".join(sorted(signs)))
            for name, signs in (("clings", _CLINGS), ("holds", _HOLDS), ("quotes", _QUOTES))
        }
    )
)
"""Where more than one space stands, or a space at which no line may end."""
_RAISED = 0.65
"""Size of raised and lowered text, as in ``text.typ``."""

Word = tuple[float, float, bool]
"""Least and most width in points, and whether the word surely breaks nowhere."""


def line_count(data: Mapping[str, Any], formats: Formats, width: float) -> int | None:
    """Lines of a composed paragraph in a column ``width`` points wide; None if not sure."""
    if "stops" in data or "hd" in data or data.get("al", "l") == "j":
        return None
    if not data["c"]:
        return 1
    left, first = float(data.get("il", 0.0)), float(data.get("first", 0.0))
    room = width - left - float(data.get("ir", 0.0))
    if room < 20.0 or (left + first < 0 and "flat" not in data):
        return None
    if len(data["c"]) == 1 and isinstance(text := data["c"][0], str) and _is_plain(text):
        face, size = _face(formats, data["f"])
        return (
            None if face is None else _count_of_plain(text, face, first / size, room / size, size)
        )
    parts: list[list[tuple[Word, float]]] = [[]]
    try:
        for found in _words(data["c"], formats, data["f"]):
            if found is None:
                parts.append([])
                continue
            (_, most_wide, whole), _ = found
            if most_wide > room and not whole:
                return None
            parts[-1].append(found)
        least = most = 0
        for number, words in enumerate(parts):
            if not words:
                return None
            start = first if number == 0 else 0.0
            least += _filled(words, start, room + _HAIR, 0)
            most += _filled(words, start, room - _HAIR, 1)
    except _UnsureError:
        return None
    return least if least == most else None


def paragraph_height(data: Mapping[str, Any], formats: Formats, width: float) -> float | None:
    """Height of a paragraph in points with what its rules take, if it is sure."""
    pads = float(sum(data.get("pad", {}).values()))
    if not data["c"]:
        return float(data["h"]) + pads
    kind, above, below = data["e"]
    if kind != "pt":
        return None
    count = line_count(data, formats, width)
    return None if count is None else round(float(count * (above + below) + pads), 4)


def flow_height(
    items: Sequence[Mapping[str, Any]], formats: Formats, width: float, *, pitch: float,
    single: float,
) -> float | None:  # fmt: skip
    """Height of a composed story in points, without the space above its first block."""
    high = 0.0
    per_slot = max(1, round(pitch / single))
    for number, item in enumerate(items):
        own: float | None = None
        if item["k"] == "g" and "n" in item:
            own = math.ceil((item["n"] + per_slot - 1) / per_slot) * pitch
        elif item["k"] == "p":
            own = paragraph_height(item, formats, width)
        elif item["k"] == "v":
            own = float(item["h"])
        if own is None:
            return None
        high += own + (float(item.get("a", 0.0)) if number else 0.0)
    return round(high, 4)


def most_width(text: str, number: int, formats: Formats) -> float | None:
    """A width in points that a text on one line, in the format of a row, surely does not pass."""
    face, size = _face(formats, number)
    if face is None:
        return None
    bounds = [face.word(word) for word in text.split(" ")]
    if not all(bounds):
        return None
    space = face.widths[" "] * (len(bounds) - 1)
    return (sum(pair[1] for pair in bounds if pair) + space) * size


class _UnsureError(Exception):
    """A width that is not known."""


def _filled(words: Sequence[tuple[Word, float]], x: float, room: float, bound: int) -> int:
    """Lines that words fill: ``bound`` 0 takes their least widths, 1 their most."""
    lines, start = 1, True
    for word, space in words:
        wide = word[bound]
        if start:
            x += wide + (space if bound else 0.0)
            if bound and x > room and not word[2]:
                raise _UnsureError
        elif x + space + wide <= room:
            x += space + wide
        elif bound == 0 and not word[2]:
            over = min(x + space + wide - room, wide)
            steps = max(1, math.ceil(over / room - 1e-9))
            lines += steps
            x = over - (steps - 1) * room
        else:
            lines += 1
            x = wide
        start = False
    return lines


def _is_plain(text: str) -> bool:
    """Whether words stand one space apart, and a line may end at each of these spaces."""
    return bool(text) and text[-1] != " " and not _HELD.search(f" {text}")


def _count_of_plain(
    text: str, face: Advances, first: float, room: float, size: float
) -> int | None:
    """Both fillings at once, in ems: :func:`line_count` for text of one format."""
    hair = _HAIR / size
    gap, bounds_of = face.widths[" "], face.word
    wider, narrower = room + hair, room - hair
    least = most = 1
    low = high = first - gap
    for number, word in enumerate(text.split(" ")):
        bounds = bounds_of(word)
        if bounds is None:
            return None
        low += gap + bounds[0]
        high += gap + bounds[1]
        if low <= wider and high <= narrower and bounds[1] <= room:
            continue
        whole = (word.isascii() and word.isalnum()) or _WHOLE.fullmatch(word) is not None
        if not whole and (bounds[1] > room or (number == 0 and high > narrower)):
            return None
        if number and high > narrower:
            most += 1
            high = bounds[1]
        if number and low > wider:
            if whole:
                least += 1
                low = bounds[0]
            else:
                over = min(low - wider, bounds[0])
                steps = max(1, math.ceil(over / wider - 1e-9))
                least += steps
                low = over - (steps - 1) * wider
    return least if least == most else None


def _words(
    items: Iterable[Any], formats: Formats, base: int
) -> Iterator[tuple[Word, float] | None]:
    """Each word with the space before it; None for a line's end that the text asks for."""
    low = high = space = 0.0
    whole, open_word, tail = True, False, "a"
    for text, number in _runs(items, base):
        if text is None:
            if open_word or space:
                yield ((low, high, whole) if open_word else (-space, 0.0, True)), space
            yield None
            low = high = space = 0.0
            whole, open_word, tail = True, False, "a"
            continue
        if isinstance(text, float):
            whole = whole and not open_word
            low, high, open_word, tail = low + text, high + text, True, "a"
            continue
        face, size = _face(formats, number)
        if face is None:
            raise _UnsureError
        gap = face.widths[" "] * size
        for place, word in enumerate(text.split(" ")):
            if place:
                if open_word:
                    yield (low, high, whole), space
                    low = high = space = 0.0
                whole, open_word = True, False
                space += gap
            if not word:
                continue
            bounds = face.word(word)
            head = word[0]
            if bounds is None:
                raise _UnsureError
            if not open_word and not (head.isalnum() and tail.isalnum()) and _cling(tail, head):
                raise _UnsureError
            tail = word[-1]
            if open_word:
                whole = False
                high += _JOINT * size
            elif not (word.isascii() and word.isalnum()) and not _WHOLE.fullmatch(word):
                whole = False
            low, high = low + bounds[0] * size, high + bounds[1] * size
            open_word = True
    if open_word or space:
        # A space at the very end may or may not need room of its own.
        yield ((low, high, whole) if open_word else (-space, 0.0, True)), space


def _cling(tail: str, head: str) -> bool:
    """Whether no line may end at the space between two words."""
    return head in _CLINGS or tail in _HOLDS or (tail in _QUOTES and head in _HOLDS)


def _runs(items: Iterable[Any], base: int) -> Iterator[tuple[str | float | None, int]]:
    """Text with the row of its format, boxes by their width, and None for the end of a line."""
    for item in items:
        if isinstance(item, str):
            yield item, base
        elif isinstance(item, list):
            yield item[1], item[0]
        elif item["k"] in ("m", "n"):
            yield item["m"], item["f"]
        elif item["k"] in ("a", "x"):
            yield from _runs(item["c"], base)
        elif item["k"] == "w" or (item["k"] == "l" and "w" in item):
            yield float(item["w"]), base
        elif item["k"] == "br":
            yield None, base
        else:
            raise _UnsureError


def _face(formats: Formats, number: int) -> tuple[Advances | None, float]:
    row = formats.rows[number]
    if row.get("t") or row.get("d") == "rtl":
        return None, 0.0
    size = float(row["s"]) * (_RAISED if "v" in row else 1.0)
    return formats.advances(number), size
