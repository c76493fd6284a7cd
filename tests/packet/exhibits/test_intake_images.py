"""Pictures taken in: upright, whole, and rid of what a camera wrote beside them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from packetgen.packet import (
    StampPlan,
    take_in,
)
from packetgen.packet.exhibits.intake_images import jpeg_parts

from ..conftest import bind, filing_of, reader
from ..intake_files import photo, saved, seen

EXIF_SIDEWAYS = 6


@pytest.mark.parametrize(
    ("orientation", "wide", "corner"),
    [
        (1, True, "red"), (2, True, "blue"), (3, True, "blue"), (4, True, "red"),
        (5, False, "red"), (6, False, "red"), (7, False, "blue"), (8, False, "blue"),
    ],
)  # fmt: skip
def test_a_photograph_stands_upright_whatever_the_camera_was_held_like(
    tmp_path: Path, orientation: int, wide: bool, corner: str
) -> None:
    data = photo(orientation)
    part = take_in("p", [saved(tmp_path, "p.jpg", data)])
    page = seen(part.pdf)
    dark = [
        (x, y)
        for x in range(0, 612, 4)
        for y in range(0, 792, 4)
        if page.getpixel((x, y)) != (255, 255, 255)
    ]
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    right, bottom = max(x for x, _ in dark), max(y for _, y in dark)
    assert (right - left > bottom - top) is wide
    red, _, blue = page.getpixel((left + 8, top + 8))
    assert ("red" if red > blue else "blue") == corner
    with Image.open(io.BytesIO(data)) as source:
        from PIL import ImageOps

        upright = ImageOps.exif_transpose(source).convert("RGB")
        red, _, blue = upright.getpixel((3, 3))
    assert ("red" if red > blue else "blue") == corner, "as Pillow turns it"


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_picture_of_another_kind_is_turned_as_its_exif_says(tmp_path: Path, kind: str) -> None:
    with Image.open(io.BytesIO(photo())) as source:
        exif = Image.Exif()
        exif[0x0112] = EXIF_SIDEWAYS
        buffer = io.BytesIO()
        source.save(buffer, kind, exif=exif)
    page = seen(take_in("p", [saved(tmp_path, f"p.{kind.lower()}", buffer.getvalue())]).pdf)
    # Red at the left of the file is at the head of the page, blue at the right at its foot.
    column = [page.getpixel((306, y)) for y in range(0, 792, 4)]
    shown = [("red" if r > b else "blue") for r, g, b in column if (r, g, b) != (255, 255, 255)]
    assert (shown[2], shown[-3]) == ("red", "blue")


def test_a_jpeg_keeps_its_data_and_loses_what_the_camera_wrote_beside_it(tmp_path: Path) -> None:
    data = photo(EXIF_SIDEWAYS)
    part = take_in("p", [saved(tmp_path, "p.jpg", data)], title="Ceiling")
    image = reader(part.pdf).pages[0]["/Resources"]["/XObject"]["/Im0"]
    scan = data[data.index(b"\xff\xda") :]
    assert image._data.endswith(scan), "not encoded anew"
    assert image._data == jpeg_parts(data)[0]
    for word in (b"CAMERA-MAKER", b"Exif", b"owner: somebody"):
        assert word not in part.pdf
    with Image.open(io.BytesIO(image._data)) as plain:
        assert dict(plain.getexif()) == {}
        with Image.open(io.BytesIO(data)) as source:
            assert plain.convert("RGB").tobytes() == source.convert("RGB").tobytes()


def test_a_picture_is_tagged_with_its_title_and_keeps_the_foot_free(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (3000, 4000), "green").save(buffer, "PNG")
    part = take_in("p", [saved(tmp_path, "p.png", buffer.getvalue())], title="Ceiling in March")
    root = reader(part.pdf).trailer["/Root"]
    figure = root["/StructTreeRoot"]["/K"]["/K"][0]
    assert figure["/Alt"] == "Ceiling in March"
    done, _ = bind(filing_of(("p", part.pdf)), stamps=StampPlan.usual())
    assert done.notes == ()
    assert part.rendered_from == ("p.png",)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_pixels_survive_without_loss(tmp_path: Path, mode: str) -> None:
    base = Image.radial_gradient("L").resize((300, 200))
    picture = {
        "RGB": lambda: Image.merge("RGB", (base, base.rotate(90), base.rotate(180))),
        "RGBA": lambda: Image.merge("RGBA", (base, base, base, base.rotate(90))),
        "LA": lambda: Image.merge("LA", (base, base.rotate(90))),
        "I;16": lambda: base.convert("I").point(lambda v: v * 257).convert("I;16"),
    }.get(mode, lambda: base.convert(mode))()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    part = take_in("p", [saved(tmp_path, "p.png", buffer.getvalue())])
    image = reader(part.pdf).pages[0].images[0].image
    assert image is not None
    assert image.size == (300, 200)
    if mode in {"RGB", "L", "P", "1"}:
        assert image.convert("RGB").tobytes() == picture.convert("RGB").tobytes()
    if mode in {"RGBA", "LA"}:
        paper = Image.new("RGBA", picture.size, "white")
        wanted = Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
        assert image.convert("RGB").tobytes() == wanted.tobytes()


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    frames = [Image.new("L", (100, 100), shade) for shade in (0, 120, 240)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    part = take_in("fax", [saved(tmp_path, "fax.tif", buffer.getvalue())])
    assert part.pages_out == 3
    assert [seen(part.pdf, n).getpixel((306, 396))[0] for n in range(3)] == [0, 120, 240]
