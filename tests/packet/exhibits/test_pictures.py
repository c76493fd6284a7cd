"""Pictures of every kind: upright, whole, without what devices write beside them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from packetgen.errors import PacketError
from packetgen.packet import take_in
from packetgen.packet.exhibits.intake_images import jpeg_parts

from ..conftest import reader
from ..intake_files import photo, saved, seen


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def sides() -> Image.Image:
    picture = Image.new("RGB", (200, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))
    return picture


@pytest.mark.parametrize("kind", ["GIF", "BMP", "WEBP", "AVIF", "TIFF", "JPEG2000", "PNG"])
def test_common_kinds_are_shown(tmp_path: Path, kind: str) -> None:
    options = {"WEBP": {"lossless": True}}.get(kind, {})
    part = take_in("p", [saved(tmp_path, "p.x", encoded(sides(), kind, **options))])
    page = seen(part.pdf)
    assert page.getpixel((230, 396))[0] > 200
    assert page.getpixel((380, 396))[2] > 200


def test_heic_is_shown_or_names_its_extra(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif", reason="makes the HEIC file")
    buffer = io.BytesIO()
    heif.from_pillow(sides()).save(buffer, quality=95)
    part = take_in("p", [saved(tmp_path, "p.heic", buffer.getvalue())])
    page = seen(part.pdf)
    assert page.getpixel((230, 396))[0] > 180
    assert page.getpixel((380, 396))[2] > 180
    assert "encoded anew as JPEG" in part.notes[0]


def test_heic_without_the_extra_names_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    data = b"\0\0\0\x18ftypheic" + bytes(40)
    with pytest.raises(PacketError, match=r"packetgen\[images\]"):
        take_in("p", [saved(tmp_path, "p.heic", data)])


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "F", "I", "LA", "P", "YCbCr", "LAB"])
def test_unusual_modes_are_shown_bright_where_they_are_bright(tmp_path: Path, mode: str) -> None:
    grey = Image.new("L", (200, 100), 20)
    grey.paste(235, (100, 0, 200, 100))
    picture = {
        "I;16": lambda: grey.convert("I").point(lambda v: v * 257).convert("I;16"),
        "F": lambda: grey.convert("F").point(lambda v: v / 255 + 0),
        "CMYK": lambda: grey.convert("RGB").convert("CMYK"),
        "YCbCr": lambda: grey.convert("RGB").convert("YCbCr"),
        "LAB": lambda: grey.convert("RGB"),
    }.get(mode, lambda: grey.convert(mode))()
    kind = "JPEG" if mode in {"CMYK", "YCbCr"} else ("PNG" if mode in {"LA", "P"} else "TIFF")
    part = take_in("p", [saved(tmp_path, "p", encoded(picture, kind))])
    page = seen(part.pdf).convert("L")
    assert page.getpixel((230, 396)) < 90
    assert page.getpixel((380, 396)) > 170


def test_a_scan_fills_a_page_of_its_own_size_and_a_fax_keeps_its_proportions(
    tmp_path: Path,
) -> None:
    scan = Image.new("1", (1654, 2339), 1)
    part = take_in("p", [saved(tmp_path, "s.tif", encoded(scan, "TIFF", dpi=(200, 200)))])
    width, height = (float(n) for n in reader(part.pdf).pages[0].mediabox[2:])
    assert abs(width - 595.4) < 1, "A4"
    assert abs(height - 842) < 1
    fax = Image.new("1", (1728, 1078), 1)
    fax.paste(0, (864, 0, 1728, 1078))
    data = encoded(fax, "TIFF", dpi=(204, 98), compression="group4")
    part = take_in("p", [saved(tmp_path, "f.tif", data)])
    page = reader(part.pdf).pages[0]
    assert abs(float(page.mediabox[3]) / float(page.mediabox[2]) - 11 / 8.47) < 0.02
    image = page["/Resources"]["/XObject"]["/Im0"]
    assert image["/Filter"] == "/CCITTFaxDecode"
    drawn = seen(part.pdf).convert("L")
    assert drawn.getpixel((150, 400)) > 200
    assert drawn.getpixel((450, 400)) < 50


def test_what_follows_a_jpeg_in_its_file_stays_behind(tmp_path: Path) -> None:
    data = photo() + photo() + b"film" * 1000
    part = take_in("p", [saved(tmp_path, "p.jpg", data)])
    image = reader(part.pdf).pages[0]["/Resources"]["/XObject"]["/Im0"]
    assert image._data.endswith(b"\xff\xd9")
    assert b"CAMERA-MAKER" not in part.pdf
    assert "that follow the picture in its file were left out" in part.notes[0]
    assert jpeg_parts(photo())[1] == 0


def test_an_animation_says_that_its_first_picture_is_shown(tmp_path: Path) -> None:
    frames = [Image.new("L", (50, 50), shade) for shade in (0, 99, 200)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    part = take_in("p", [saved(tmp_path, "a.gif", data)])
    assert part.pages_out == 1
    assert part.notes == ("it is an animation of 3 pictures, of which the first is shown",)


def test_a_picture_bomb_is_refused(tmp_path: Path) -> None:
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(PacketError, match="too large"):
        take_in("p", [saved(tmp_path, "b.png", data)])


def test_words_that_begin_like_a_bitmap_are_no_picture(tmp_path: Path) -> None:
    from packetgen.packet.exhibits.file_kinds import kind_of

    assert kind_of(b"BMW repair invoice\nwith more words\n", "n.txt") == "text"


def camera_picture(size: tuple[int, int], dpi: int, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(Image.new("RGB", size, "grey"), "JPEG", dpi=(dpi, dpi), exif=exif.tobytes())


def shape(pdf: bytes) -> tuple[float, float]:
    width, height = (float(n) for n in reader(pdf).pages[0].mediabox[2:])
    return width, height


@pytest.mark.parametrize(("size", "dpi"), [((1120, 840), 96), ((3000, 2000), 300)])
def test_the_resolution_that_a_camera_writes_makes_no_sheet_of_its_picture(
    tmp_path: Path, size: tuple[int, int], dpi: int
) -> None:
    part = take_in("p", [saved(tmp_path, "p.jpg", camera_picture(size, dpi))])
    assert shape(part.pdf) == (612, 792)
    page = seen(part.pdf).convert("L")
    assert page.getpixel((300, 20)) > 250, "white above: the picture keeps the page's margins"
    assert page.getpixel((300, 770)) > 250, "white below, for the stamps"


def test_a_scan_that_is_turned_by_its_orientation_has_a_sheet_turned_with_it(
    tmp_path: Path,
) -> None:
    data = camera_picture((1650, 1275), 150, orientation=6)
    part = take_in("p", [saved(tmp_path, "p.jpg", data)])
    assert shape(part.pdf) == (612, 792)
