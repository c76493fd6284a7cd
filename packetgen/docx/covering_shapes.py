"""Dark shapes that somebody laid in front of a Word document's text, as if that took words out."""

from __future__ import annotations

from collections.abc import Iterator

from .ooxml import WP, A, Element, V, W

_EMU = 12_700
_NARROW, _LOW, _HIGH = 20.0, 5.0, 72.0
"""Points: narrower is a check box, lower a rule, higher a design."""
_DARK_THEME = frozenset(("tx1", "dk1", "tx2", "dk2"))
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}


def covering_shapes(root: Element) -> int:
    """How many dark shapes without words lie in front of paragraphs that have words."""
    return sum(_has_words(paragraph) for paragraph in _covered(root))


def _covered(root: Element) -> Iterator[Element]:
    """The paragraph of each such shape. Of a shape in two forms, old and new, one counts."""
    for anchor in root.iter(WP + "anchor"):
        if anchor.get("behindDoc") in ("1", "true") or anchor.find(WP + "wrapNone") is None:
            continue
        extent = anchor.find(WP + "extent")
        if extent is None or not _is_strip(
            *(_number(extent.get(side)) / _EMU for side in ("cx", "cy"))
        ):
            continue
        filled = anchor.find(".//{*}wsp/{*}spPr/{*}solidFill")
        if filled is not None and _is_dark(filled) and not _has_words(anchor):
            yield from _paragraph_of(anchor)
    for shape in root.iter(V + "rect", V + "roundrect", V + "shape"):
        if any(str(parent.tag).endswith("}Fallback") for parent in shape.iterancestors()):
            continue
        style = dict(
            part.split(":", 1) for part in shape.get("style", "").split(";") if ":" in part
        )
        floats = style.get("position", "").strip() == "absolute"
        behind = style.get("z-index", "").strip().startswith("-")
        size = (_points(style.get("width", "")), _points(style.get("height", "")))
        filled_in = shape.get("filled", "t") not in ("f", "false")
        wraps = shape.find("{*}wrap")
        if (
            floats and not behind and filled_in and _is_strip(*size) and wraps is None
            and _dark_code(shape.get("fillcolor", "").split(" ")[0]) and not _has_words(shape)
        ):  # fmt: skip
            yield from _paragraph_of(shape)


def _paragraph_of(element: Element) -> Iterator[Element]:
    found = next((up for up in element.iterancestors() if up.tag == W + "p"), None)
    if found is not None:
        yield found


def _is_strip(width: float, height: float) -> bool:
    return width >= _NARROW and _LOW <= height <= _HIGH


def _is_dark(fill: Element) -> bool:
    for color in fill:
        kind = str(color.tag).rpartition("}")[2]
        if kind == "schemeClr" and color.get("val") in _DARK_THEME:
            return color.find(A + "lumMod") is None
        if kind in ("srgbClr", "prstClr"):
            alpha = color.find(A + "alpha")
            if alpha is not None and _number(alpha.get("val")) < 60_000:
                return False
            return _dark_code(color.get("val", ""))
        if kind == "sysClr":
            return _dark_code(color.get("lastClr", ""))
    return False


def _dark_code(code: str) -> bool:
    if code.casefold() == "black":
        return True
    digits = code.lstrip("#")
    digits = "".join(2 * c for c in digits) if len(digits) == 3 else digits
    try:
        red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return 0.3 * red + 0.59 * green + 0.11 * blue < 64


def _has_words(element: Element) -> bool:
    text = "".join(node.text or "" for node in element.iter(W + "t"))
    return sum(c.isalnum() for c in text) >= 3


def _points(length: str) -> float:
    length = length.strip()
    return _number(length.rstrip("abcdefghijklmnopqrstuvwxyz")) * _UNITS.get(length[-2:], 1.0)


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
