"""Pictures as exhibits: each on a Letter page, upright, unchanged in every pixel.

JPEG data go in as they are, without what cameras write beside them (place, owner, device); the
camera's orientation becomes a turn of the picture on the page. Nothing is encoded anew.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

from .converted import Converted
from .geometry import Matrix, multiply
from .pdf_file import PdfFile
from .pdf_opening import UnusableFileError
from .pdf_syntax import Name, Ref, encode, number

PAGE = (612.0, 792.0)
MARGIN = 36.0
FOOT = 54.0
"""Kept free at the foot for stamps."""

_MAX_PIXELS = 400_000_000
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF8", b"BM")

_TURNS: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""EXIF orientation to a turn of the unit square (PDF coordinates)."""


def is_picture(data: bytes) -> bool:
    """Whether these bytes begin as a picture that can be an exhibit."""
    return data.startswith(_SIGNATURES)


def picture_pdf(data: bytes, title: str) -> Converted:
    """A picture as PDF; one page for each of its frames.

    Raises:
        UnusableFileError: The picture is damaged or too large to be opened safely.
    """
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > _MAX_PIXELS:
                raise Image.DecompressionBombError
            count = getattr(picture, "n_frames", 1)
            orientation = int(picture.getexif().get(0x0112, 1) or 1)
            file = _Pages(title, count)
            turned = _TURNS.get(orientation, _TURNS[1])
            if picture.format == "JPEG" and count == 1:
                picture.load()
                file.add(_jpeg(file.out, data, picture), picture.size, turned)
            else:
                for frame in range(count):
                    picture.seek(frame)
                    upright = ImageOps.exif_transpose(picture) if frame == 0 else picture.copy()
                    file.add(_pixels(file.out, upright), upright.size, _TURNS[1])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusableFileError(
            "the picture is too large to be opened safely", "Save it with fewer pixels."
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError) as error:
        raise UnusableFileError(
            "the picture is damaged", "Get it from its source again."
        ) from error
    return Converted(file.finish(), count, f"{picture.format} picture placed on a page")


class _Pages:
    """The PDF being made: one page and one tagged figure for each picture."""

    def __init__(self, title: str, count: int) -> None:
        self.out = PdfFile()
        self._title, self._count = title, count
        self._tree, self._root, self._document = (self.out.reserve() for _ in range(3))
        self._pages: list[Ref] = []
        self._figures: list[Ref] = []

    def add(self, image: Ref, size: tuple[int, int], turn: Matrix) -> None:
        """Place a picture of ``size`` pixels as large as the page allows, and 72 dpi at most."""
        wide, high = size if turn[0] else (size[1], size[0])
        room = (PAGE[0] - 2 * MARGIN, PAGE[1] - MARGIN - FOOT)
        scale = min(room[0] / wide, room[1] / high, 1.0)
        wide_pt, high_pt = wide * scale, high * scale
        left = (PAGE[0] - wide_pt) / 2
        bottom = FOOT + (room[1] - high_pt) / 2
        matrix = multiply(turn, (wide_pt, 0, 0, high_pt, left, bottom))
        drawn = b"/Figure<</MCID 0>>BDC\nq %s cm /Im0 Do Q\nEMC\n" % b" ".join(
            number(round(figure, 4)) for figure in matrix
        )
        page, figure = self.out.reserve(), self.out.reserve()
        key = len(self._pages)
        self.out.put(
            page,
            encode(
                {
                    "Type": Name("Page"),
                    "Parent": self._tree,
                    "MediaBox": [0, 0, *PAGE],
                    "Resources": {"XObject": {"Im0": image}},
                    "Contents": self.out.add_stream({}, drawn, compress=False),
                    "StructParents": key,
                    "Tabs": Name("S"),
                }
            ),
        )
        alt = self._title if self._count == 1 else f"{self._title}, picture {key + 1}"
        box = [left, bottom, left + wide_pt, bottom + high_pt]
        self.out.put(
            figure,
            encode({
                "Type": Name("StructElem"), "S": Name("Figure"), "P": self._document,
                "Pg": page, "K": 0, "Alt": alt,
                "A": {"O": Name("Layout"), "BBox": box, "Placement": Name("Block")},
            }),
        )  # fmt: skip
        self._pages.append(page)
        self._figures.append(figure)

    def finish(self) -> bytes:
        """The PDF."""
        out = self.out
        out.put(
            self._tree,
            encode({"Type": Name("Pages"), "Kids": self._pages, "Count": len(self._pages)}),
        )
        out.put(
            self._document,
            encode({
                "Type": Name("StructElem"), "S": Name("Document"), "P": self._root,
                "K": self._figures,
            }),
        )  # fmt: skip
        nums: list[Any] = []
        for key, figure in enumerate(self._figures):
            nums += [key, [figure]]
        out.put(
            self._root,
            encode({
                "Type": Name("StructTreeRoot"), "K": self._document,
                "ParentTree": {"Nums": nums}, "ParentTreeNextKey": len(nums) // 2,
            }),
        )  # fmt: skip
        return out.finish(
            out.add(
                {
                    "Type": Name("Catalog"),
                    "Pages": self._tree,
                    "MarkInfo": {"Marked": True},
                    "StructTreeRoot": self._root,
                }
            )
        )


def _jpeg(out: PdfFile, data: bytes, picture: Any) -> Ref:
    """The JPEG's own bytes as an image; Adobe's CMYK is stored inverted."""
    entries: dict[str, Any] = {
        "Type": Name("XObject"), "Subtype": Name("Image"),
        "Width": picture.width, "Height": picture.height, "BitsPerComponent": 8,
        "ColorSpace": _space(out, picture, {"L": 1, "CMYK": 4}.get(picture.mode, 3)),
        "Filter": Name("DCTDecode"),
    }  # fmt: skip
    if picture.mode == "CMYK" and "adobe" in picture.info:
        entries["Decode"] = [1, 0] * 4
    return out.add_stream(entries, without_camera_data(data), compress=False)


def _pixels(out: PdfFile, picture: Any) -> Ref:
    """Pixels, compressed without loss; what is transparent shows white paper."""
    from PIL import Image

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(paper, layer).convert("RGB")
    elif picture.mode == "1" or picture.mode == "L":
        pass
    elif picture.mode.startswith(("I", "F")):
        picture = picture.point(lambda value: value / 257).convert("L")
    else:
        picture = picture.convert("RGB")
    bits, colours = (1 if picture.mode == "1" else 8), (3 if picture.mode == "RGB" else 1)
    entries = {
        "Type": Name("XObject"), "Subtype": Name("Image"),
        "Width": picture.width, "Height": picture.height, "BitsPerComponent": bits,
        "ColorSpace": Name("DeviceRGB" if colours == 3 else "DeviceGray"),
        "Filter": Name("FlateDecode"),
        "DecodeParms": {
            "Predictor": 12, "Colors": colours, "BitsPerComponent": bits,
            "Columns": picture.width,
        },
    }  # fmt: skip
    row = (picture.width * colours * bits + 7) // 8
    raw = picture.tobytes()
    above = bytes(row)
    lines: list[bytes] = []
    for start in range(0, len(raw), row):
        line = raw[start : start + row]
        lines.append(b"\2" + _difference(line, above))
        above = line
    return out.add_stream(entries, zlib.compress(b"".join(lines), 6), compress=False)


def _difference(line: bytes, above: bytes) -> bytes:
    """Each byte less the one above it (PNG's "up"), by arithmetic on whole rows."""
    from PIL import Image, ImageChops

    size = (len(line), 1)
    return ImageChops.subtract_modulo(
        Image.frombytes("L", size, line), Image.frombytes("L", size, above)
    ).tobytes()


def _space(out: PdfFile, picture: Any, colours: int) -> Any:
    plain = Name({1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[colours])
    profile = picture.info.get("icc_profile")
    wanted = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}[colours]
    if not isinstance(profile, bytes) or profile[16:20] != wanted:
        return plain
    return [Name("ICCBased"), out.add_stream({"N": colours, "Alternate": plain}, profile)]


def without_camera_data(data: bytes) -> bytes:
    """A JPEG without EXIF, XMP, IPTC and comments; colour profile and image data stay."""
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        private = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker not in {0xE2, 0xEE})
        if marker == 0xE2 and not data.startswith(b"ICC_PROFILE\0", at + 4):
            private = True
        if not private:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return b"".join([*kept, data[at:]])
