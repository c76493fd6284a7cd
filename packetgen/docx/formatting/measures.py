"""Lengths of WordprocessingML as points.

Plain numbers count twips, half-points, eighths of a point or English Metric Units, depending on
the attribute; ISO 29500 strict files also write "12pt" or "1.5cm" (ST_UniversalMeasure).
"""

from __future__ import annotations

import math

_UNIT = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_LIMIT = 100_000.0
"""No length on a page is longer, in points; damaged files hold absurd ones."""


def _number(text: str, per_point: float) -> float | None:
    try:
        value = float(text) / per_point
    except ValueError:
        factor = _UNIT.get(text[-2:])
        if factor is None:
            return None
        try:
            value = float(text[:-2]) * factor
        except ValueError:
            return None
    if not math.isfinite(value) or abs(value) > _LIMIT:
        return None
    return value


def twips(text: str | None) -> float | None:
    """Points from twentieths of a point; None if absent or no number."""
    return _number(text, 20) if text else None


def half_points(text: str | None) -> float | None:
    """Points from half-points; None if absent or no number."""
    return _number(text, 2) if text else None


def eighths(text: str | None) -> float | None:
    """Points from eighths of a point (border widths)."""
    return _number(text, 8) if text else None


def emu(text: str | None) -> float:
    """Points from English Metric Units; 0 if absent or no number."""
    return (_number(text, 12_700) if text else None) or 0.0


def integer(text: str | None) -> int | None:
    """A whole number; None if absent or none."""
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        number = _number(text, 1)
        return None if number is None else int(number)


def css_length(text: str | None) -> float | None:
    """Points from a length of a VML style, such as ``36pt`` or ``1in``; bare numbers are pixels."""
    if not text:
        return None
    text = text.strip()
    if text.endswith("px"):
        return _number(text[:-2], 96 / 72)
    if text[-2:] in _UNIT:
        return _number(text, 1)
    return _number(text, 96 / 72)
