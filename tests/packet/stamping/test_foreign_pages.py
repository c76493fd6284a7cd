"""Pages of other programs' PDFs: any size, turn, crop and unit, stamped where they should be."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    FloatObject,
    NameObject,
    NumberObject,
)

from ..conftest import box, make_pdf, pages_in, reader, set_content
from ..foreign_files import Check, bound, one_page, raw_pdf, shown, text_of


def test_size_turn_and_resources_inherited_from_the_page_tree(opened_everywhere: Check) -> None:
    pdf = bound(raw_pdf(one_page(shown("inherited"), pages=b"/Rotate 90/CropBox[10 20 600 790]")))
    page = reader(pdf).pages[0]
    assert (page["/Rotate"], [float(v) for v in page["/CropBox"]]) == (90, [10, 20, 600, 790])
    assert "inherited" in text_of(pdf)[0]
    opened_everywhere(pdf)


@pytest.mark.parametrize("size", [(14_400, 14_400), (20_000, 200), (30, 30), (3, 900)])
def test_pages_of_any_size_are_stamped_inside(
    size: tuple[int, int], opened_everywhere: Check
) -> None:
    objects = one_page(b"")
    objects[3] = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 %d %d]>>" % size
    pdf = bound(raw_pdf(objects))
    assert [float(v) for v in reader(pdf).pages[0]["/MediaBox"]] == [0, 0, *size]
    assert b"Tj" in reader(pdf).pages[0].get_contents().get_data()
    if max(size) < 15_000 and min(size) > 10:
        opened_everywhere(pdf)


def test_stamps_look_the_same_whatever_turn_crop_and_unit() -> None:
    """The corner of the page as seen, dot for dot."""
    corners = []
    for rotation in (0, 90, 180, 270):
        for crop in (None, (0, 100, 612, 730), (-100, -50, 512, 742)):
            pdf = bound(turned(rotation, crop))
            document = pypdfium2.PdfDocument(pdf)
            image = document[0].render(scale=3, grayscale=True).to_pil()
            document.close()
            corners.append(
                image.crop((image.width - 360, image.height - 90, image.width, image.height))
            )
    blacks = [sum(c.point(lambda v: v < 128 and 1).histogram()[1:2]) for c in corners]
    assert min(blacks) > 500
    for corner, black in zip(corners, blacks, strict=True):
        assert black == pytest.approx(blacks[0], rel=0.12)
        assert best_match(corner, corners[0]) < 0.02 * 360 * 90


def best_match(one: Any, other: Any) -> int:
    """Dots that differ clearly, at the best shift by a dot or two."""
    from PIL import ImageChops

    found = []
    for x in range(-3, 4):
        for y in range(-3, 4):
            moved = ImageChops.offset(one, x, y)
            found.append(sum(ImageChops.difference(moved, other).histogram()[160:]))
    return min(found)


def turned(rotation: int, crop: tuple[float, ...] | None) -> bytes:
    def edit(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page[NameObject("/Rotate")] = NumberObject(rotation)
        if crop:
            page[NameObject("/MediaBox")] = box(-100, -50, 612, 792)
            page[NameObject("/CropBox")] = box(*crop)
        set_content(page, writer, b"")

    return make_pdf([""], edit)


def test_pages_of_many_sizes_keep_them_and_their_stamps() -> None:
    sizes = [(612, 792), (595, 842), (612, 1008), (792, 612), (1224, 792), (420, 595)]
    pdf = bound(*(make_pdf(["x"], size=size) for size in sizes))
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert [document[at].get_size() for at in range(len(document))] == sizes
        for at in range(len(document)):
            text = document[at].get_textpage()
            found = text.search(f"Exhibit {chr(65 + at)}, Page 1").get_next()
            assert found is not None
            left, bottom, *_ = text.get_charbox(found[0])
            assert 14 < bottom < 20
            assert left > document[at].get_size()[0] / 2
    finally:
        document.close()


def test_a_user_unit_keeps_its_page_and_the_stamps_size() -> None:
    def edit(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/UserUnit")] = FloatObject(2)

    pdf = bound(make_pdf(["big"], edit))
    assert float(reader(pdf).pages[0]["/UserUnit"]) == 2
    assert pages_in(pdf) == 1
