"""Theme fonts: what "+Body" and "+Headings" stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..ooxml import A, Element

_SLOT = {
    "Ascii": "latin",
    "HAnsi": "latin",
    "EastAsia": "ea",
    "Bidi": "cs",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Faces by theme name: minorHAnsi, majorBidi, …; empty where the theme leaves it open."""

    fonts: dict[str, str] = field(default_factory=dict)

    def face(self, name: str | None) -> str:
        """The face behind a theme font name; "" if the theme names none."""
        return self.fonts.get(name, "") if name else ""


def read_theme(root: Element | None) -> Theme:
    """Read ``a:fontScheme`` of a theme part."""
    if root is None:
        return Theme()
    scheme = root.find(f".//{A}fontScheme")
    if scheme is None:
        return Theme()
    fonts: dict[str, str] = {}
    for group in ("major", "minor"):
        collection = scheme.find(f"{A}{group}Font")
        if collection is None:
            continue
        for suffix, slot in _SLOT.items():
            element = collection.find(A + slot)
            face = element.get("typeface", "") if element is not None else ""
            fonts[group + suffix] = "" if face.startswith("+") else face
    return Theme(fonts)
