"""Room for a stamp on scans: told quickly where the paper is blank, and never wrongly."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from packetgen.packet import StampPlan
from packetgen.packet.pdf.geometry import Sheet
from packetgen.packet.stamping.clearance import Clearance
from packetgen.packet.stamping.scanned_page import CoarseScan, ScannedPicture, scanned_picture
from packetgen.pages.matrices import IDENTITY

from ..conftest import bind, filing_of, make_pdf, reader
from ..made_pages import scan

STAMPS = StampPlan.usual()
FOOT = (470.0, 15.0, 576.0, 27.0)


def ink(*boxes: tuple[int, int, int, int], tone: int = 20) -> Any:
    """Draw dark boxes given in points from the page's lower left corner."""

    def draw(pen: Any) -> None:
        for left, bottom, right, top in boxes:
            dots = [round(v * 150 / 72) for v in (left, 792 - top, right, 792 - bottom)]
            pen.rectangle(dots, fill=tone)

    return draw


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_blank_foot_is_told_without_showing_the_page(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = scan(ink((100, 100, 500, 700)), mode)

    def shown(*_: Any) -> None:
        raise AssertionError("the page was shown in full")

    monkeypatch.setattr(Clearance, "_strip", shown)
    done, _ = bind(filing_of(("a", pdf)), stamps=STAMPS)
    assert done.notes == ()
    assert "Exhibit A, Page 1" in reader(done.pdf).pages[0].extract_text()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_ink_where_the_stamp_would_stand_moves_it_or_the_page(rotation: int) -> None:
    """A scan dark all over must be set smaller; the stamp then stands on white, whatever turn."""
    done, _ = bind(
        filing_of(("a", scan(ink((0, 0, 612, 792), tone=60), rotation=rotation))), stamps=STAMPS
    )
    assert "make room for the stamp" in done.notes[0].message
    document = pypdfium2.PdfDocument(done.pdf)
    try:
        image = document[0].render(scale=2, grayscale=True).to_pil()
    finally:
        document.close()
    foot = image.crop((0, image.height - 50, image.width, image.height)).histogram()
    assert foot[255] > 0.9 * sum(foot), "the foot is white but for the stamp"


@pytest.mark.parametrize(
    ("spot", "tone"),
    [
        ((500, 18, 503, 26), 20),
        ((472, 16, 575, 16), 60),
        ((569, 10, 580, 30), 20),
        ((480, 20, 486, 23), 150),
    ],
    ids=["a letter", "a hairline", "a corner", "a pencilled dash"],
)
def test_little_ink_is_seen_too(spot: tuple[int, int, int, int], tone: int) -> None:
    pdf = scan(ink(spot, tone=tone))
    picture = scanned_picture(PdfReader(io.BytesIO(pdf)).pages[0])
    assert picture is not None
    assert not CoarseScan(picture, (612.0, 0, 0, 792.0, 0, 0)).blank(FOOT)
    with Clearance(pdf) as room:
        lift = room.lift(0, Sheet((0, 0, 612, 792)), [FOOT], top=False, picture=picture)
    assert lift != 0


def test_a_picture_that_the_coarse_look_cannot_tell_is_looked_at_properly() -> None:
    assert not CoarseScan(ScannedPicture(10, 10, b"no JPEG"), (612, 0, 0, 792, 0, 0)).blank(FOOT)
    assert not CoarseScan(ScannedPicture(10, 10, b"no JPEG"), IDENTITY).blank(FOOT)
    tiny = scan(ink((0, 0, 612, 792)))
    picture = scanned_picture(PdfReader(io.BytesIO(tiny)).pages[0])
    assert picture is not None
    other_size = ScannedPicture(picture.width + 1, picture.height, picture.data)
    assert not CoarseScan(other_size, (612, 0, 0, 792, 0, 0)).blank(FOOT)


def test_pictures_that_show_other_than_they_decode_are_never_judged_coarsely() -> None:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, NameObject, NumberObject

    writer = PdfWriter(clone_from=io.BytesIO(scan()))
    page = writer.pages[0]
    assert scanned_picture(page) is not None
    image = next(iter(page["/Resources"]["/XObject"].values())).get_object()
    image[NameObject("/Decode")] = ArrayObject([NumberObject(1), NumberObject(0)])
    assert scanned_picture(page) is None, "inverted: white paper decodes as ink"
    assert scanned_picture(PdfReader(io.BytesIO(make_pdf(["text"]))).pages[0]) is None


def test_a_stamp_keeps_clear_of_the_exhibits_own_page_number() -> None:
    """Number 1 stamped beside a 5 that the exhibit prints must not read "5 1"."""
    from ..bound_files import seen_words
    from ..conftest import set_content

    def edit(writer: Any) -> None:
        set_content(writer.pages[0], writer, b"BT /F1 9 Tf 294 19 Td (5) Tj ET")

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=STAMPS)
    words = seen_words(done.pdf, 0, "5", "Exhibit A, Page 1")
    five = words["5"]
    document = pypdfium2.PdfDocument(done.pdf)
    text = document[0].get_textpage()
    ones = [
        text.get_charbox(at)
        for at in range(text.count_chars())
        if text.get_text_range(at, 1) == "1" and text.get_charbox(at)[0] < 400
    ]
    document.close()
    assert len(ones) == 1
    assert ones[0][1] > five[3] + 1 or ones[0][0] > five[2] + 12
