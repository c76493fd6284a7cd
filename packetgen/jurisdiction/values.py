"""Values of keys: from what a rule file says to plain figures, and back to words.

Lengths become points, file sizes bytes, pages pairs of points. A value that does not parse raises
ValueError with a plain sentence; nothing here knows of files or rules.
"""

from __future__ import annotations

import re
from typing import Any

from .keys import Key, Kind
from .model import Operator, Region

_POINTS = {"in": 72.0, "pt": 1.0, "cm": 72.0 / 2.54, "mm": 72.0 / 25.4}
_BYTES = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}

LENGTH_PATTERN = r"^\d+(\.\d+)?(in|pt|cm|mm)$"
BYTES_PATTERN = r"^\d+(\.\d+)?(B|kB|MB|GB|KiB|MiB|GiB)$"
PAPER_PATTERN = r"^\d+(\.\d+)?(in|pt|cm|mm) x \d+(\.\d+)?(in|pt|cm|mm)$"

_POINT_GROUPS = ("font.", "footnote.", "footer.")
_SIDES = ("left", "right", "center")


def points(text: object) -> float:
    """A length in points: ``1in`` is 72.0. Raises ValueError."""
    if isinstance(text, str) and re.fullmatch(LENGTH_PATTERN, text):
        number = re.match(r"[\d.]+", text)
        assert number is not None
        # Rounded so that 2.54cm and 1in are the same length.
        return round(float(number.group()) * _POINTS[text[number.end() :]], 6)
    raise ValueError("a length needs a number and a unit, such as 1in, 12pt, 2.5cm or 10mm")


def octets(text: object) -> int:
    """A file size in bytes: ``25MB`` is 25,000,000. Raises ValueError."""
    if isinstance(text, str) and re.fullmatch(BYTES_PATTERN, text):
        number = re.match(r"[\d.]+", text)
        assert number is not None
        return round(float(number.group()) * _BYTES[text[number.end() :]])
    raise ValueError("a file size needs a number and a unit, such as 25MB or 500kB")


def paper(text: object) -> tuple[float, float]:
    """Width and height in points: ``8.5in x 11in`` is (612.0, 792.0). Raises ValueError."""
    if isinstance(text, str) and re.fullmatch(PAPER_PATTERN, text):
        width, height = text.split(" x ")
        return points(width), points(height)
    raise ValueError("a page needs a width and a height, such as 8.5in x 11in")


def region(value: object) -> Region:
    """A region of the first page. Raises ValueError."""
    if not isinstance(value, dict) or not value:
        raise ValueError(
            "a region has some of first_line, last_line, side, top, height, width, blank"
        )
    side = value.get("side", "")
    if side and side not in _SIDES:
        raise ValueError(f"a side is one of {', '.join(_SIDES)}")
    return Region(
        first_line=int(value.get("first_line", 0)),
        last_line=int(value.get("last_line", 0)),
        side=str(side),
        top=points(value["top"]) if "top" in value else None,
        height=points(value["height"]) if "height" in value else None,
        blank=bool(value.get("blank", False)),
        width=points(value["width"]) if "width" in value else None,
    )


def single(key: Key, value: object) -> Any:
    """One value of a key in the key's own unit. Raises ValueError."""
    match key.kind:
        case Kind.LENGTH:
            return points(value)
        case Kind.BYTES:
            return octets(value)
        case Kind.PAPER:
            return paper(value)
        case Kind.BOX:
            return region(value)
        case Kind.NUMBER:
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise ValueError("a number is wanted, without a unit")
            return float(value)
        case Kind.COUNT:
            if isinstance(value, bool) or not isinstance(value, int):
                raise ValueError("a whole number is wanted")
            return value
        case Kind.FLAG:
            if value not in ("required", "forbidden"):
                raise ValueError("'required' or 'forbidden' is wanted")
            return value == "required"
        case Kind.TEXT | Kind.CHOICE | Kind.TREATMENT | Kind.LIST:
            if not isinstance(value, str) or not value:
                raise ValueError("a word is wanted")
            if key.choices and value not in key.choices:
                raise ValueError(f"'{value}' is not one of {', '.join(key.choices)}")
            return value


def bound(key: Key, operator: Operator, value: object) -> Any:
    """The value of a constraint: a figure, a pair for a range, a tuple for ``one_of`` and lists.

    Raises:
        ValueError: when the value does not fit the key or the operator.
    """
    if operator not in key.operators:
        allowed = ", ".join(o.value for o in Operator if o in key.operators)
        raise ValueError(f"'{operator.value}' does not fit {key.name}; allowed: {allowed}")
    if operator is Operator.RANGE:
        if not isinstance(value, list) or len(value) != 2:
            raise ValueError("a range is a list of two values, the lower first")
        low, high = single(key, value[0]), single(key, value[1])
        if low > high:
            raise ValueError("the lower end of the range stands first")
        return low, high
    if operator in (Operator.ONE_OF, Operator.EQUIVALENT_TO) or key.kind is Kind.LIST:
        if not isinstance(value, list) or not value:
            raise ValueError("a list of values is wanted")
        members = tuple(single(key, item) for item in value)
        if len(set(members)) < len(members):
            raise ValueError("a value stands twice in the list")
        return members
    return single(key, value)


CENTIMETRE = 72 / 2.54
"""Points of a centimetre."""
_A4 = (210 * CENTIMETRE / 10, 297 * CENTIMETRE / 10)


def is_metric(points: float) -> bool:
    """Whether a length is a round number of millimetres, and of no fortieths of an inch."""
    millimetres = points / CENTIMETRE * 10
    round_inches = abs(points / 72 * 40 - round(points / 72 * 40)) < 1e-3
    return abs(millimetres - round(millimetres)) < 1e-3 and not round_inches


def paper_shown(size: tuple[float, float]) -> str:
    """A size of paper in words: in inches, and A4 by its name."""
    if all(abs(a - b) < 0.5 for a, b in zip(size, _A4, strict=True)):
        return "A4 (210 x 297 mm)"
    return f"{size[0] / 72:.4g} x {size[1] / 72:.4g} in"


def shown(key: Key, value: Any) -> str:
    """A figure in words, with its unit: 72.0 is ``1 in``, 12.0 of a type size ``12 pt``."""
    if value is None:
        return "nothing"
    match key.kind:
        case Kind.LENGTH:
            inches = value / 72
            in_points = key.name.startswith(_POINT_GROUPS) or abs(inches * 40 % 1) > 1e-6
            if in_points and is_metric(value) and not key.name.startswith(_POINT_GROUPS):
                return f"{value / CENTIMETRE:.3g} cm"
            return f"{value:g} pt" if in_points else f"{inches:g} in"
        case Kind.PAPER:
            return paper_shown(value)
        case Kind.BYTES:
            return f"{value / 10**6:g} MB" if value >= 10**6 else f"{value:,} bytes"
        case Kind.NUMBER:
            return f"{value:g}"
        case Kind.FLAG:
            return "required" if value else "forbidden"
        case Kind.BOX:
            return _region_shown(value)
        case Kind.LIST:
            return ", ".join(str(member) for member in value) or "nothing"
        case _:
            return str(value)


def constraint_shown(key: Key, operator: Operator, value: Any) -> str:
    """A bound in words: ``at least 1 in``, ``12 to 13 pt``, ``1.5 or 2``."""
    match operator:
        case Operator.MIN:
            return f"at least {shown(key, value)}"
        case Operator.MAX:
            return f"at most {shown(key, value)}"
        case Operator.RANGE:
            return f"{shown(key, value[0])} to {shown(key, value[1])}"
        case Operator.ONE_OF:
            return " or ".join(shown(key, item) for item in value)
        case Operator.EQUIVALENT_TO:
            return "essentially equivalent to: " + ", ".join(shown(key, item) for item in value)
        case Operator.EXACT:
            return shown(key, value)
        case Operator.REQUIRED if key.kind is Kind.LIST:
            return shown(key, value)
        case Operator.REQUIRED | Operator.FORBIDDEN:
            return operator.value


def _region_shown(value: Region) -> str:
    words = []
    if value.first_line:
        last = value.last_line
        words.append(f"lines {value.first_line} to {last}" if last else f"line {value.first_line}")
    if value.side:
        words.append("center" if value.side == "center" else f"{value.side} of center")
    if value.top is not None:
        words.append(f"{value.top / 72:g} in from the top")
    if value.width is not None:
        words.append(f"{value.width / 72:g} in wide")
    if value.height is not None:
        words.append(f"{value.height / 72:g} in high")
    if value.blank:
        words.append("blank")
    return ", ".join(words)
