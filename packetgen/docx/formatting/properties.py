"""Sparse property sets: what one ``w:rPr`` or ``w:pPr`` says, and nothing it leaves open.

Sets are merged from the document defaults down to direct formatting (:mod:`.styles`); only then
do absent values get their defaults. Keys are the element names of ISO 29500-1, 17.3, except where
an element holds several values ("spacing.before").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..ooxml import VAL, W14, Element, W, is_on, on
from .borders import color, highlight, read_border, read_shading
from .measures import half_points, integer, twips
from .theme import Theme

Properties = dict[str, Any]

TOGGLES = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish")
"""Run properties that styles switch rather than set (ISO 29500-1, 17.7.3)."""

_RUN_SWITCHES = {W + name: name for name in (*TOGGLES, "dstrike", "rtl", "cs", "specVanish")}
_FACES = (
    ("ascii", "asciiTheme", "font.ascii"),
    ("hAnsi", "hAnsiTheme", "font.hAnsi"),
    ("eastAsia", "eastAsiaTheme", "font.eastAsia"),
    ("cs", "cstheme", "font.cs"),
)
_FONT_SLOTS = tuple((W + plain, W + theme, key) for plain, theme, key in _FACES)

_UNDERLINES = {
    "single": "single", "words": "words", "double": "double", "thick": "thick",
    "dotted": "dotted", "dottedHeavy": "dotted", "dash": "dash", "dashedHeavy": "dash",
    "dashLong": "dash", "dashLongHeavy": "dash", "dotDash": "dash", "dashDotHeavy": "dash",
    "dotDotDash": "dash", "dashDotDotHeavy": "dash", "wave": "wave", "wavyHeavy": "wave",
    "wavyDouble": "wave", "none": "",
}  # fmt: skip
_VERTICAL = {"superscript": "super", "subscript": "sub"}

_LIGATURES = f"{W14}ligatures"
_LIGATURES_VAL = f"{W14}val"
_R_FONTS, _R_LANG, _R_STYLE = W + "rFonts", W + "lang", W + "rStyle"


def read_run_properties(element: Element | None, theme: Theme) -> Properties:
    """What a ``w:rPr`` sets. The character style's id is under "rStyle"."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        switch = _RUN_SWITCHES.get(tag)
        if switch is not None:
            found[switch] = on(child)
        elif tag == _R_FONTS:
            _read_fonts(child, theme, found)
        elif tag in _RUN_VALUES:
            key, read = _RUN_VALUES[tag]
            value = read(child)
            if value is not None:
                found[key] = value
        elif tag == _R_LANG:
            for name in ("val", "eastAsia", "bidi"):
                language = child.get(W + name)
                if language:
                    found[f"lang.{name}"] = language
    return found


def _read_fonts(element: Element, theme: Theme, found: Properties) -> None:
    for plain, themed, key in _FONT_SLOTS:
        face = theme.face(element.get(themed)) or element.get(plain)
        if face:
            found[key] = face
    hint = element.get(W + "hint")
    if hint:
        found["font.hint"] = hint


def _position(element: Element) -> float | None:
    return half_points(element.get(VAL))


def _boxed(element: Element) -> bool:
    return read_border(element).style != "none"


_RUN_VALUES: Mapping[str, tuple[str, Any]] = {
    _R_STYLE: ("rStyle", lambda e: e.get(VAL)),
    W + "sz": ("sz", lambda e: half_points(e.get(VAL))),
    W + "szCs": ("szCs", lambda e: half_points(e.get(VAL))),
    W + "u": ("u", lambda e: _UNDERLINES.get(e.get(VAL, "single"), "single")),
    W + "color": ("color", lambda e: color(e.get(VAL))),
    W + "highlight": ("highlight", lambda e: highlight(e.get(VAL))),
    W + "shd": ("shd", read_shading),
    W + "vertAlign": ("vertAlign", lambda e: _VERTICAL.get(e.get(VAL, ""), "")),
    W + "spacing": ("spacing", lambda e: twips(e.get(VAL))),
    W + "position": ("position", _position),
    W + "bdr": ("bdr", _boxed),
    W + "kern": ("kern", lambda e: half_points(e.get(VAL))),
    _LIGATURES: ("ligatures", lambda e: e.get(_LIGATURES_VAL, "none") != "none"),
}

_PARAGRAPH_SWITCHES = {
    W + name: name
    for name in (
        "keepNext", "keepLines", "pageBreakBefore", "widowControl", "contextualSpacing", "bidi",
        "suppressLineNumbers", "suppressAutoHyphens",
    )
}  # fmt: skip
_SIDES = {W + name: name for name in ("top", "left", "bottom", "right", "between", "bar")}
_TAB_KINDS = {
    "left": "left", "start": "left", "num": "left", "center": "center", "right": "right",
    "end": "right", "decimal": "decimal", "bar": "bar",
}  # fmt: skip
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}

_P_STYLE, _P_JC, _P_IND, _P_SPACING = W + "pStyle", W + "jc", W + "ind", W + "spacing"
_P_TABS, _P_BDR, _P_SHD, _P_NUM = W + "tabs", W + "pBdr", W + "shd", W + "numPr"
_P_OUTLINE, _P_FRAME = W + "outlineLvl", W + "framePr"


def read_paragraph_properties(element: Element | None) -> Properties:
    """What a ``w:pPr`` sets: its style id under "pStyle", its list under "num.id", "num.level"."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        switch = _PARAGRAPH_SWITCHES.get(tag)
        if switch is not None:
            found[switch] = on(child)
        elif tag == _P_SPACING:
            _read_spacing(child, found)
        elif tag == _P_IND:
            _read_indents(child, found)
        elif tag in (_P_STYLE, _P_JC):
            found["pStyle" if tag == _P_STYLE else "jc"] = child.get(VAL, "")
        elif tag == _P_NUM:
            _read_numbering(child, found)
        elif tag == _P_TABS:
            found["tabs"] = _read_tabs(child)
        elif tag == _P_BDR:
            for side in child:
                name = _SIDES.get(side.tag)
                if name:
                    found[f"border.{name}"] = read_border(side)
        elif tag == _P_SHD:
            found["shd"] = read_shading(child)
        elif tag == _P_OUTLINE:
            found["outlineLvl"] = integer(child.get(VAL))
        elif tag == _P_FRAME:
            found["framePr"] = _frame(child)
    return found


def _frame(element: Element) -> str:
    """A name for the frame, equal for paragraphs that share it; "" for one without place or size.

    Some programs write an empty frame into the document defaults; Word shows none.
    """
    placed = any(integer(element.get(W + name)) for name in ("w", "h", "x", "y"))
    aligned = element.get(W + "xAlign", "left") != "left" or element.get(W + "yAlign")
    dropped = element.get(W + "dropCap", "none") != "none"
    if not (placed or aligned or dropped):
        return ""
    return " ".join(f"{name}={value}" for name, value in sorted(element.attrib.items()))


def _read_spacing(element: Element, found: Properties) -> None:
    for side in ("before", "after"):
        value = twips(element.get(W + side))
        if value is not None:
            found[f"spacing.{side}"] = value
        lines = integer(element.get(f"{W}{side}Lines"))
        if lines is not None:
            found[f"spacing.{side}Lines"] = lines
        automatic = element.get(f"{W}{side}Autospacing")
        if automatic is not None:
            found[f"spacing.{side}Auto"] = is_on(automatic)
    line = element.get(W + "line")
    if line is not None:
        value = twips(line)
        if value is not None:
            found["spacing.line"] = abs(value)
            rule = element.get(W + "lineRule")
            if value < 0 and rule is None:
                rule = "exact"
            # An unstated rule with a stated line means auto (ISO 29500-1, 17.3.1.33).
            found["spacing.rule"] = rule or "auto"


def _read_indents(element: Element, found: Properties) -> None:
    for key, names in (("ind.start", ("start", "left")), ("ind.end", ("end", "right"))):
        for name in names:
            value = twips(element.get(W + name))
            if value is None:
                characters = integer(element.get(f"{W}{name}Chars"))
                value = characters * 0.12 if characters else None
            if value is not None:
                found[key] = value
                break
    hanging = twips(element.get(W + "hanging"))
    first = twips(element.get(W + "firstLine"))
    # Where both are given, hanging wins (ISO 29500-1, 17.3.1.12).
    if hanging is not None:
        found["ind.first"] = -hanging
    elif first is not None:
        found["ind.first"] = first


def _read_numbering(element: Element, found: Properties) -> None:
    identifier, level = element.find(W + "numId"), element.find(W + "ilvl")
    if identifier is not None:
        found["num.id"] = identifier.get(VAL, "")
    if level is not None:
        found["num.level"] = integer(level.get(VAL)) or 0


def _read_tabs(element: Element) -> dict[float, tuple[str, str] | None]:
    stops: dict[float, tuple[str, str] | None] = {}
    for child in element.iterchildren(W + "tab"):
        position = twips(child.get(W + "pos"))
        if position is None:
            continue
        kind = child.get(VAL, "left")
        if kind == "clear":
            stops[position] = None
        else:
            leader = _LEADERS.get(child.get(W + "leader", ""), "")
            stops[position] = (_TAB_KINDS.get(kind, "left"), leader)
    return stops


def merge(below: Properties, above: Mapping[str, Any]) -> Properties:
    """``below`` overridden by ``above``; tab stops add up, and cleared ones go."""
    if not above:
        return below
    if not below:
        return dict(above)
    merged = {**below, **above}
    lower, upper = below.get("tabs"), above.get("tabs")
    if lower and upper is not None:
        merged["tabs"] = {**lower, **upper}
    return merged
