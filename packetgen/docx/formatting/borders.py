"""Borders and shading, as Word writes them, in points and colours."""

from __future__ import annotations

import string

from ..blocks import Border
from ..ooxml import VAL, Element, W
from .measures import eighths, integer

_NONE = Border()
_NAMED = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "00008B",
    "darkCyan": "008B8B", "darkGray": "A9A9A9", "darkGreen": "006400", "darkMagenta": "800080",
    "darkRed": "8B0000", "darkYellow": "808000", "green": "00FF00", "lightGray": "D3D3D3",
    "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
_HEX = frozenset(string.hexdigits)


def color(value: str | None) -> str:
    """Six hex digits in capitals; "" for automatic or none."""
    if not value or value == "auto":
        return ""
    value = value.lstrip("#")
    if len(value) == 6 and _HEX.issuperset(value):
        return value.upper()
    return _NAMED.get(value, "")


def highlight(value: str | None) -> str:
    """The colour of a highlighter pen; "" for none."""
    return _NAMED.get(value or "", "")


def read_border(element: Element) -> Border:
    """One side; ``none`` and ``nil`` both give no border."""
    style = element.get(VAL, "none")
    if style in ("none", "nil"):
        return _NONE
    width = eighths(element.get(W + "sz"))
    space = integer(element.get(W + "space"))
    return Border(
        style=style,
        width=width or 0.5,
        color=color(element.get(W + "color")) or "000000",
        space=float(space or 0),
    )


def read_shading(element: Element) -> str:
    """The colour that a shading gives, patterns blended; "" for none."""
    pattern = element.get(VAL, "clear")
    if pattern == "nil":
        return ""
    fill = color(element.get(W + "fill"))
    if pattern == "solid":
        return color(element.get(W + "color")) or "000000"
    if pattern.startswith("pct"):
        share = (integer(pattern[3:]) or 0) / 100
        front = color(element.get(W + "color")) or "000000"
        return _blend(front, fill or "FFFFFF", min(max(share, 0.0), 1.0))
    return fill


def _blend(front: str, back: str, share: float) -> str:
    channels = []
    for start in (0, 2, 4):
        over, under = int(front[start : start + 2], 16), int(back[start : start + 2], 16)
        channels.append(f"{round(over * share + under * (1 - share)):02X}")
    return "".join(channels)
