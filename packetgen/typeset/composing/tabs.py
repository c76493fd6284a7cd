"""Tab stops. Typst has no tabs: most are resolved here, the rest when widths are measured.

Where it is certain which stop a tab goes to (nothing stands before it, or surely less than the way
to the next stop), the text before it becomes a box as wide as that way. Only tabs whose stop
depends on exact widths are left to ``tabbed`` in ``text.typ``, which measures, and is slower.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.docx.blocks import Paragraph

Item = str | list[Any] | dict[str, Any]
Stop = dict[str, Any]

_NARROW = frozenset(" .,;:'!|()[]-/ilj\u2019\u2018\u00a0")
_WIDE = frozenset("MWmw@%\u2014\u2026&")


@dataclass(frozen=True, slots=True)
class Ruler:
    """A paragraph's stops and edges, in points from the left text edge."""

    start: float
    left: float
    right: float
    stops: tuple[Stop, ...]
    default: float

    def next_stop(self, x: float) -> Stop:
        """The first stop right of ``x``: an own one, else the next of the even ones."""
        for stop in self.stops:
            if stop["p"] > x + 0.01:
                return stop
        return {"p": (math.floor(x / self.default + 0.001) + 1) * self.default}


def ruler_of(paragraph: Paragraph, *, left: float, right: float, default: float) -> Ruler:
    """A paragraph's ruler; a hanging indent is a stop of its own."""
    stops: list[Stop] = [
        {"p": round(stop.position, 3)}
        | ({"k": stop.kind} if stop.kind in ("right", "center", "decimal") else {})
        | ({"l": stop.leader} if stop.leader.strip() else {})
        for stop in paragraph.tabs
        if stop.kind not in ("clear", "bar")
    ]
    if paragraph.indent_first < 0:
        stops.append({"p": round(left, 3)})
    ordered = tuple(sorted(stops, key=lambda stop: float(stop["p"])))
    return Ruler(left + paragraph.indent_first, left, right, ordered, max(default, 4.0))


def resolve_tabs(
    items: Sequence[Item],
    ruler: Ruler,
    rows: Sequence[dict[str, Any]],
    base: int,
    *,
    mono: bool,
    widest: Callable[[str, int], float | None] = lambda text, row: None,
) -> list[Item] | None:
    """Items without tabs, or None where a stop cannot be told without measuring.

    ``rows`` is the table of formats and ``base`` the paragraph's own; ``mono`` says that every
    character is equally wide. ``widest`` bounds the width of a text in the format of a row by the
    face itself, or tells that it cannot.
    """
    out: list[Item] = []
    segment: list[Item] = []
    x = ruler.start
    for number, item in enumerate(items):
        kind = item["k"] if isinstance(item, dict) else ""
        if kind == "br":
            out += [*segment, item]
            segment, x = [], ruler.left
        elif kind != "t":
            segment.append(item)
        else:
            assert isinstance(item, dict)
            stop = ruler.next_stop(x)
            bound = sum(_most(part, rows, base, mono) for part in segment)
            if x + bound > stop["p"] + 0.01:
                exact = [_exactly(part, base, widest) for part in segment]
                if x + sum(exact) > stop["p"] - 0.05:
                    return None
            fill = "_" if "u" in item else stop.get("l", "")
            rest = items[number + 1 :]
            if _ends_line(stop, ruler, rest):
                return [*out, *segment, {"k": "l", "l": fill}, *rest]
            if "k" in stop or stop["p"] > ruler.right + 0.5:
                return None
            way = round(stop["p"] - x, 3)
            if not segment:
                out.append({"k": "l", "l": fill, "w": way})
            else:
                inside = [*segment, {"k": "l", "l": fill}] if fill else segment
                out.append({"k": "w", "w": way, "c": inside})
            segment, x = [], stop["p"]
    return out + segment


def is_one_line(data: dict[str, Any], rows: Sequence[dict[str, Any]], width: float) -> bool:
    """Whether a composed paragraph surely is a single line, without measuring it."""
    if "stops" in data:
        return False
    used = max(float(data.get("il", 0.0)) + float(data.get("first", 0.0)), 0.0)
    used += float(data.get("ir", 0.0))
    for item in data["c"]:
        if isinstance(item, str) and len(item) * 0.36 * rows[data["f"]]["s"] > width:
            return False
        if isinstance(item, dict) and item["k"] in ("w", "l"):
            used += float(item.get("w", 0.0))
        else:
            used += _most(item, rows, data["f"], mono=False) * 1.05
    return used <= width


def _ends_line(stop: Stop, ruler: Ruler, rest: Sequence[Item]) -> bool:
    """Whether a tab fills the line up to its end, so that no width needs to be known."""
    if stop["p"] < ruler.right - 1 or any(
        isinstance(item, dict) and item["k"] in ("t", "br") for item in rest
    ):
        return False
    return stop.get("k") == "right" or (not rest and stop["p"] <= ruler.right + 1)


def _exactly(item: Item, base: int, widest: Callable[[str, int], float | None]) -> float:
    """A bound on an item's width by its own face; infinite where there is none."""
    text, row = (item, base) if isinstance(item, str) else ("", base)
    if isinstance(item, list):
        row, text = item
    width = widest(text, row) if text else None
    return math.inf if width is None else width


def _most(item: Item, rows: Sequence[dict[str, Any]], base: int, mono: bool) -> float:
    """A width that an item surely does not pass, in points."""
    if isinstance(item, str):
        return most_wide(item, rows[base], mono)
    if isinstance(item, list):
        return most_wide(item[1], rows[item[0]], mono)
    match item["k"]:
        case "a" | "x":
            return sum(_most(part, rows, base, mono) for part in item["c"])
        case "m" | "n":
            return most_wide(item["m"], rows[item["f"]], mono)
        case "f":
            return most_wide("MMM", rows[item["f"]], mono)
        case "i":
            return float(item["w"])
    return math.inf


def most_wide(text: str, row: Mapping[str, Any], mono: bool = False) -> float:
    """A width in points that a text in the format of a row surely does not pass."""
    em = 0.0
    for char in text:
        if mono:
            em += 0.62
        elif char in _NARROW:
            em += 0.36
        elif char in _WIDE:
            em += 1.02
        elif char.islower() or char.isdigit() or char == "\u2022":
            em += 0.62
        elif ord(char) < 0x250:
            em += 0.86
        else:
            em += 1.1
    return em * float(row["s"]) + len(text) * max(0.0, float(row.get("t", 0.0)))
