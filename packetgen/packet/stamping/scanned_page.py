"""Scanned pages: is a place of the picture blank? Told from a coarse decoding, or not at all.

A scan is one JPEG that covers the page. Showing it in full only to see that its foot is white takes
most of the time of a packet of scans; decoded at an eighth of its size, in which a dot stands for
a few points of paper, it answers the same question. What is not plainly blank there has to be
looked at properly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from packetgen.pages.matrices import Box, Matrix, apply_box, inverse

from ..pdf.pdf_values import array, dictionary, plain

DOT = 4.0
"""Points of paper that one dot of the coarse picture may stand for."""
PAPER = 190
"""Darkest tone (of 255) of what may be blank paper."""
EVEN = 9
"""How much darker than the paper around it a dot may be: about one dark pixel at 72 dpi in it."""
_LARGEST = 80_000_000
_SPACES = frozenset({"/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB"})


@dataclass(frozen=True, slots=True)
class ScannedPicture:
    """The JPEG of a page that holds no other picture: its size in pixels and its bytes."""

    width: int
    height: int
    data: bytes = field(repr=False)

    def foot(self) -> int:
        """A hash of its tables and of its last bytes: of all that tells what its foot shows."""
        return hash(self.data[:2_000] + self.data[-max(len(self.data) // 8, 12_000) :])


def scanned_picture(page: Any) -> ScannedPicture | None:
    """The only picture of a page when it is a plain grey or colour JPEG, else None."""
    resources = dictionary(dict.get(page, "/Resources"))
    named = dictionary(dict.get(resources, "/XObject")) if resources is not None else None
    if named is None or len(named) != 1:
        return None
    picture = plain(next(iter(dict.values(named))))
    if not hasattr(picture, "_data") or picture.get("/Subtype") != "/Image":
        return None
    filters = plain(picture.get("/Filter"))
    if filters != "/DCTDecode" and filters != ["/DCTDecode"]:
        return None
    if any(picture.get(key) is not None for key in ("/Decode", "/Mask", "/SMask", "/ImageMask")):
        return None
    if not _is_plain(plain(picture.get("/ColorSpace"))):
        return None
    width, height = plain(picture.get("/Width")), plain(picture.get("/Height"))
    if not isinstance(width, int) or not isinstance(height, int) or width * height > _LARGEST:
        return None
    return ScannedPicture(int(width), int(height), picture._data)


class CoarseScan:
    """A scanned picture at low resolution, where ``placed`` (unit square to user space) puts it."""

    def __init__(self, picture: ScannedPicture, placed: Matrix) -> None:
        self._image: Any = None
        self._to_unit: Matrix | None = None
        a, b, c, d, _, _ = placed
        across, along = max(abs(a), abs(b)), max(abs(c), abs(d))
        if across < 1 or along < 1 or abs(a * d - b * c) < 1:
            return
        dot = max(across / picture.width, along / picture.height)
        scale = next((scale for scale in (8, 4, 2, 1) if scale * dot <= DOT), 0)
        if scale:
            self._image = _decoded(picture, scale)
            self._to_unit = inverse(placed)

    def blank(self, box: Box) -> bool:
        """Whether ``box`` (user space) is surely blank; False also means that it is not known."""
        if self._image is None or self._to_unit is None:
            return False
        left, bottom, right, top = apply_box(self._to_unit, box)
        wide, high = self._image.size
        crop = (
            max(0, int(left * wide) - 1), max(0, int((1 - top) * high) - 1),
            min(wide, int(right * wide) + 2), min(high, int((1 - bottom) * high) + 2),
        )  # fmt: skip
        if crop[0] >= crop[2] or crop[1] >= crop[3]:
            return True
        tones = self._image.crop(crop).histogram()
        darkest = next(tone for tone, count in enumerate(tones) if count)
        return darkest >= PAPER and _middle(tones) - darkest <= EVEN


def _middle(tones: Sequence[int]) -> int:
    """The tone that half of some dots, counted by tone, do not exceed."""
    half, seen = sum(tones) / 2, 0
    for tone, count in enumerate(tones):
        seen += count
        if seen >= half:
            return tone
    return 0


def _decoded(picture: ScannedPicture, scale: int) -> Any:
    """The picture in greys, 1 / ``scale`` of its size; None when Pillow cannot decode it."""
    from PIL import Image

    try:
        with Image.open(BytesIO(picture.data), formats=("JPEG",)) as image:
            if image.size != (picture.width, picture.height) or image.mode not in ("L", "RGB"):
                return None
            # One more than the wanted size: Pillow takes the smallest scale that is not below it.
            wanted = (max(1, image.width // scale), max(1, image.height // scale))
            image.draft("L", wanted)
            image.decodermaxblock = len(picture.data)
            return image.convert("L") if image.mode != "L" else image.copy()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _is_plain(space: Any) -> bool:
    if isinstance(space, list) and space:
        kind = plain(space[0])
        if kind == "/ICCBased" and len(space) > 1:
            profile = dictionary(space[1])
            return profile is not None and plain(profile.get("/N")) in (1, 3)
        return kind in _SPACES and bool(array(space))
    return space in _SPACES
