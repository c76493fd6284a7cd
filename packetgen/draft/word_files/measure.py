"""How many lines a text takes, as well as that can be known without Word.

Rows of a caption and single-spaced blocks are made whole lines of the numbered grid, for which
their height must be known beforehand. The widths are those of the face that the layout names (or
its metric twin); typesetting measures again and does not depend on this.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_SCALE = 100
_WIDTHS_OF_ARIAL = 1.0
_RELATIVE = {"times new roman": 0.89, "courier new": 1.12}
"""Mean width of running English beside Arial's, for faces that are not at hand."""


@lru_cache(maxsize=1)
def _arial() -> Any:
    from importlib.resources import files

    from PIL import ImageFont

    folder = files("fontpkg_arimo")
    for file in _fonts(folder):
        if file.name.lower().startswith("arimo") and "italic" not in file.name.lower():
            import io

            return ImageFont.truetype(io.BytesIO(file.read_bytes()), _SCALE)
    return None


def _fonts(folder: Any) -> Any:
    for entry in sorted(folder.iterdir(), key=lambda e: str(e.name)):
        if entry.is_dir():
            yield from _fonts(entry)
        elif entry.name.lower().endswith((".ttf", ".otf")):
            yield entry


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, font: str = "arial", *, bold: bool = False) -> float:
    """The text's width in points on one line."""
    factor = _RELATIVE.get(font.lower(), _WIDTHS_OF_ARIAL) * (1.06 if bold else 1.0)
    face = _arial()
    if face is None:
        return len(text) * size * 0.52 * factor
    return float(face.getlength(text)) * size / _SCALE * factor


def line_count(
    text: str, width: float, size: float, font: str = "arial", *, bold: bool = False,
    first: float = 0.0,
) -> int:  # fmt: skip
    """Lines that the text takes in a column; ``first`` is the indent of its first line."""
    count = 0
    for part in text.split("\n"):
        count += 1
        used = first if count == 1 else 0.0
        space = width_of(" ", size, font, bold=bold)
        for word in part.split():
            length = width_of(word, size, font, bold=bold)
            if used > 0 and used + length > width:
                count += 1
                used = 0.0
            used += length + space
    return max(count, 1)
