"""SVG elements as text. Coordinates are points from the top left; everything is escaped."""

from __future__ import annotations

from xml.sax.saxutils import escape as _escape

INK = "#1a1a1a"
FILL = "#27496d"
RULE = "#6b6b6b"
FONTS = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif"
_CONTROLS = {c: None for c in (*range(0x20), 0x7F) if c not in (9, 10, 13)}


def number(value: float) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0", value == 0)


def rect(
    x: float, y: float, width: float, height: float, *, fill: str = "none", stroke: str = "none",
    thick: float = 0.8,
) -> str:  # fmt: skip
    """A rectangle; nothing at all where it has no width."""
    if width <= 0 or height <= 0:
        return ""
    edge = f' stroke="{stroke}" stroke-width="{number(thick)}"' if stroke != "none" else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        f' fill="{fill}"{edge}/>'
    )


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = INK, thick: float = 0.8,
    dash: str = "",
) -> str:  # fmt: skip
    """A straight line; ``dash`` such as "3 2"."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        f' stroke="{stroke}" stroke-width="{number(thick)}"{dashes}/>'
    )


def circle(x: float, y: float, radius: float, *, fill: str = INK, stroke: str = INK) -> str:
    """A circle with a thin edge."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"'
        f' stroke="{stroke}" stroke-width="1"/>'
    )


def triangle(x: float, y: float, size: float, *, fill: str = INK) -> str:
    """A triangle that points down to (x, y)."""
    points = " ".join(
        f"{number(a)},{number(b)}"
        for a, b in ((x - size, y - 1.4 * size), (x + size, y - 1.4 * size), (x, y))
    )
    return f'<polygon points="{points}" fill="{fill}"/>'


def hatched(x: float, y: float, width: float, height: float, *, step: float = 4.0) -> str:
    """A rectangle filled with slanting lines, drawn one by one: patterns print badly in Word."""
    out = []
    offset = step / 2
    while offset < width + height:
        x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        x2, y2 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        out.append(line(x1, y1, x2, y2, stroke=INK, thick=0.7))
        offset += step
    return "".join(out) + rect(x, y, width, height, stroke=INK)


def text(
    x: float, y: float, words: str, size: float, *, bold: bool = False, anchor: str = "start",
    fill: str = INK,
) -> str:  # fmt: skip
    """Words on one line, ``y`` at the baseline."""
    weight = ' font-weight="bold"' if bold else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    shown = _escape(words.translate(_CONTROLS))
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{weight}{place}'
        f' fill="{fill}">{shown}</text>'
    )


def document(width: float, height: float, *elements: str) -> str:
    """A whole SVG file with its elements."""
    w, h = number(width), number(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt"'
        f' viewBox="0 0 {w} {h}" font-family="{FONTS}">{"".join(elements)}</svg>'
    )
