"""Pages that hold one picture each: upright, tagged, unchanged in every pixel."""

from __future__ import annotations

import io
import zlib
from typing import Any

from packetgen.pages.matrices import Matrix, multiply

from ..pdf.pdf_file import PdfFile
from ..pdf.pdf_syntax import Name, Ref, encode, number

PAGE = (612.0, 792.0)
MARGIN = 36.0
FOOT = 54.0
"""Kept free at the foot for stamps."""

Size = tuple[float, float]


class PicturePages:
    """The PDF being made: one page and one tagged figure for each picture."""

    def __init__(self, title: str, count: int) -> None:
        self.out = PdfFile()
        self._title, self._count = title, count
        self._tree, self._root, self._document = (self.out.reserve() for _ in range(3))
        self._pages: list[Ref] = []
        self._figures: list[Ref] = []

    def add(self, image: Ref, size: Size, turn: Matrix, *, page: Size | None = None) -> None:
        """Place a picture as large as the page allows, and 72 dpi at most.

        Args:
            image: The picture.
            size: Its width and height in pixels, or in proportion where they are not square.
            turn: What sets it upright.
            page: Size of the paper that was scanned, which the picture then fills; points.
        """
        wide, high = size if turn[0] else (size[1], size[0])
        paper = page or PAGE
        room = paper if page else (PAGE[0] - 2 * MARGIN, PAGE[1] - MARGIN - FOOT)
        scale = min(room[0] / wide, room[1] / high, 1.0 if page is None else 1e6)
        wide_pt, high_pt = wide * scale, high * scale
        left = (paper[0] - wide_pt) / 2
        bottom = (0.0 if page else FOOT) + (room[1] - high_pt) / 2
        matrix = multiply(turn, (wide_pt, 0, 0, high_pt, left, bottom))
        drawn = b"/Figure<</MCID 0>>BDC\nq %s cm /Im0 Do Q\nEMC\n" % b" ".join(
            number(round(figure, 4)) for figure in matrix
        )
        leaf, figure = self.out.reserve(), self.out.reserve()
        key = len(self._pages)
        self.out.put(
            leaf,
            encode(
                {
                    "Type": Name("Page"),
                    "Parent": self._tree,
                    "MediaBox": [0, 0, *paper],
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
                "Pg": leaf, "K": 0, "Alt": alt,
                "A": {"O": Name("Layout"), "BBox": box, "Placement": Name("Block")},
            }),
        )  # fmt: skip
        self._pages.append(leaf)
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


def jpeg_image(out: PdfFile, data: bytes, picture: Any) -> Ref:
    """A JPEG's own bytes as an image; Adobe's CMYK is stored inverted."""
    entries: dict[str, Any] = {
        "Type": Name("XObject"), "Subtype": Name("Image"),
        "Width": picture.width, "Height": picture.height, "BitsPerComponent": 8,
        "ColorSpace": _space(out, picture, {"L": 1, "CMYK": 4}.get(picture.mode, 3)),
        "Filter": Name("DCTDecode"),
    }  # fmt: skip
    if picture.mode == "CMYK" and "adobe" in picture.info:
        entries["Decode"] = [1, 0] * 4
    return out.add_stream(entries, data, compress=False)


def pixel_image(out: PdfFile, picture: Any) -> Ref:
    """Pixels, compressed without loss; what is transparent shows white paper."""
    picture = on_paper(picture)
    if picture.mode == "1":
        return _bilevel(out, picture)
    bits, colours = 8, (3 if picture.mode == "RGB" else 1)
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


def on_paper(picture: Any) -> Any:
    """The picture in a mode that a page shows: what is transparent shows white paper."""
    from PIL import Image

    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    if picture.mode in {"1", "L", "RGB"}:
        return picture
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value / 257).convert("L")
    if picture.mode in {"I", "F"}:
        # Greys of any depth: from the darkest to the lightest that there is.
        low, high = picture.getextrema()
        if picture.mode == "I" and low >= 0 and high <= 65535:
            low, high = 0, 65535 if high > 255 else 255
        scale = 255 / (high - low) if high > low else 1.0
        return picture.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    return picture.convert("RGB")


def _bilevel(out: PdfFile, picture: Any) -> Ref:
    """Black and white by CCITT Group 4, which is what faxes and scans are small in."""
    from PIL import Image

    buffer = io.BytesIO()
    plain = Image.frombytes("1", picture.size, picture.tobytes())
    plain.save(buffer, "TIFF", compression="group4", strip_size=1 << 30)
    made = Image.open(io.BytesIO(buffer.getvalue()))
    tags = made.tag_v2  # type: ignore[attr-defined]
    starts, lengths = tags[273], tags[279]
    if len(starts) != 1:
        raise ValueError("the picture was cut into strips")
    data = buffer.getvalue()[starts[0] : starts[0] + lengths[0]]
    black = tags.get(262, 0) == 1
    return out.add_stream(
        {
            "Type": Name("XObject"), "Subtype": Name("Image"), "Width": picture.width,
            "Height": picture.height, "BitsPerComponent": 1, "ColorSpace": Name("DeviceGray"),
            "Filter": Name("CCITTFaxDecode"),
            "DecodeParms": {
                "K": -1, "Columns": picture.width, "Rows": picture.height, "BlackIs1": black,
            },
        },
        data, compress=False,
    )  # fmt: skip


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
