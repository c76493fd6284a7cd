"""A page as it is seen: visible box, rotation, and the way from the seen page to its user space.

Seen coordinates are points from the bottom left corner of the page as a viewer shows it, upright,
whatever ``/Rotate``, ``/CropBox`` and ``/UserUnit`` say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from packetgen.pages.matrices import Box, Matrix, apply
from packetgen.reading.pdf_references import behind

LETTER: Box = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's visible box in user space, its rotation (0, 90, 180, 270) and its unit."""

    box: Box
    rotation: int = 0
    unit: float = 1.0

    @property
    def width(self) -> float:
        """Width as seen, in points."""
        left, bottom, right, top = self.box
        return (right - left if self.rotation % 180 == 0 else top - bottom) * self.unit

    @property
    def height(self) -> float:
        """Height as seen, in points."""
        left, bottom, right, top = self.box
        return (top - bottom if self.rotation % 180 == 0 else right - left) * self.unit

    @property
    def to_user(self) -> Matrix:
        """From seen coordinates to user space."""
        left, bottom, right, top = self.box
        s = 1.0 / self.unit
        return {
            0: (s, 0.0, 0.0, s, left, bottom),
            90: (0.0, s, -s, 0.0, right, bottom),
            180: (-s, 0.0, 0.0, -s, right, top),
            270: (0.0, -s, s, 0.0, left, top),
        }[self.rotation]

    @property
    def top_left(self) -> tuple[float, float]:
        """The seen top left corner in user space: where a link to the page should land."""
        return apply(self.to_user, 0.0, self.height)


def sheet_of(page: Any) -> Sheet:
    """Read a pypdf page's geometry; nonsense boxes fall back to the media box, then to Letter."""
    media = _box(page, "/MediaBox") or LETTER
    crop = _box(page, "/CropBox")
    box = media
    if crop is not None:
        cut = (
            max(media[0], crop[0]), max(media[1], crop[1]),
            min(media[2], crop[2]), min(media[3], crop[3]),
        )  # fmt: skip
        box = cut if cut[2] - cut[0] > 1 and cut[3] - cut[1] > 1 else media
    return Sheet(box, _rotation(page), _unit(page))


def mended_boxes(page: Any, sheet: Sheet) -> dict[str, Box | None]:
    """Boxes that a page has to be given, or (None) may not keep, to be seen as its sheet says."""
    media, crop = _box(page, "/MediaBox"), _box(page, "/CropBox")
    if media is None:
        return {"/MediaBox": sheet.box, "/CropBox": None}
    if _entry(page, "/CropBox") is not None and (crop is None or sheet.box == media != crop):
        return {"/CropBox": None}
    return {}


def _entry(page: Any, key: str) -> Any:
    try:
        return behind(page.get(key))
    except Exception:  # a reference into nowhere, in whatever way pypdf puts it
        return None


def _box(page: Any, key: str) -> Box | None:
    try:
        figures = [float(item.get_object()) for item in _entry(page, key)]
        x0, y0, x1, y1 = figures
    except (TypeError, ValueError, AttributeError):
        return None
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else None


def _rotation(page: Any) -> int:
    try:
        turn = int(_entry(page, "/Rotate") or 0) % 360
    except (TypeError, ValueError):
        return 0
    return turn if turn in {90, 180, 270} else 0


def _unit(page: Any) -> float:
    try:
        unit = float(_entry(page, "/UserUnit") or 1.0)
    except (TypeError, ValueError):
        return 1.0
    return unit if 0.01 <= unit <= 75_000 else 1.0
