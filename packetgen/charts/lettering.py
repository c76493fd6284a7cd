"""How wide words are in Arimo, and where to break them into lines."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

_SCALE = 200


@lru_cache(maxsize=1)
def font_folders() -> tuple[Path, ...]:
    """Folders of the font packages that are installed, Arimo's first."""
    import importlib.util
    import pkgutil

    modules = (module.name for module in pkgutil.iter_modules())
    names = sorted(n for n in modules if n.startswith("fontpkg_") or n == "weblate_fonts")
    names.sort(key=lambda name: name != "fontpkg_arimo")
    found = []
    for name in names:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations:
            found.append(Path(next(iter(spec.submodule_search_locations))))
    return tuple(found)


@lru_cache(maxsize=2)
def _face(bold: bool) -> Any:
    from PIL import ImageFont

    wanted = "arimo-bold" if bold else "arimo-regular"
    for folder in font_folders():
        for file in sorted(folder.rglob("*")):
            name = file.name.lower()
            if file.suffix.lower() in (".ttf", ".otf") and name.startswith("arimo"):
                plain = "bold" not in name and "italic" not in name
                if file.stem.lower() == wanted or (plain and not bold):
                    return ImageFont.truetype(io.BytesIO(file.read_bytes()), _SCALE)
    return None


@lru_cache(maxsize=8192)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in points; a line end in it counts as a space."""
    text = " ".join(text.splitlines())  # the shaping engine fails on a line end
    face = _face(bold)
    if face is None:
        return len(text) * size * (0.58 if bold else 0.54)
    # Letters of scripts that Arimo lacks are about as wide as they are high at most.
    foreign = sum(ord(c) > 0x2E7F for c in text)
    return (float(face.getlength(text)) / _SCALE + 0.4 * foreign) * size


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than ``width``; a word that is wider alone is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        trial = f"{line} {word}" if line else word
        if width_of(trial, size, bold=bold) <= width:
            line = trial
            continue
        if line:
            lines.append(line)
        line = word
        while width_of(line, size, bold=bold) > width and len(line) > 1:
            cut = next(
                n for n in range(len(line) - 1, 0, -1)
                if n == 1 or width_of(line[:n], size, bold=bold) <= width
            )  # fmt: skip
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line) if line else tuple(lines)
