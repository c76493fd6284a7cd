"""Redaction destroys: no byte of what stood in a region is in what goes out."""

from __future__ import annotations

import datetime as dt
import io

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject

from packetgen.errors import PacketError
from packetgen.packet import About, ExhibitPart, Redaction
from packetgen.packet.redaction import redact
from tests.build.cases import pdf
from tests.pdf_bytes import inflated

ABOUT = About("Exhibit A", "en-US", dt.date(2026, 12, 1))
SECRET = (70.0, 78.0, 400.0, 100.0)
"""Around the one line of each page that ``pdf`` makes."""


def _exhibit(data: bytes, pages: int) -> ExhibitPart:
    return ExhibitPart("lease", data, pages, pages, tuple(range(1, pages + 1)), ())


def _turned(data: bytes, rotation: int) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page[NameObject("/Rotate")] = NumberObject(rotation)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_the_region_is_black_and_its_words_are_nowhere() -> None:
    data = pdf("Jane Roe 4111222233334444", "The second page stays")
    made = redact(_exhibit(data, 2), [Redaction(1, SECRET)], ABOUT)
    assert "4111222233334444" in made.words
    plain = inflated(made.part.pdf)
    assert b"4111222233334444" not in plain
    assert b"Jane" not in plain
    document = pypdfium2.PdfDocument(made.part.pdf)
    assert len(document) == 2
    picture = document[0].render(scale=1).to_pil().convert("L")
    assert picture.getpixel((100, 90)) == 0
    assert picture.getpixel((100, 300)) == 255
    assert "The second page stays" in document[1].get_textpage().get_text_range()
    assert PdfReader(io.BytesIO(made.part.pdf)).pages[0].mediabox.width == 612


@pytest.mark.parametrize(
    ("rotation", "box"),
    [
        (90, (792 - 720, 70, 792 - 690, 400)),
        (180, (612 - 400, 792 - 100, 612 - 70, 792 - 78)),
        (270, (692, 612 - 400, 715, 612 - 70)),
    ],
)
def test_a_region_is_where_the_page_is_seen_however_it_is_turned(
    rotation: int, box: tuple[float, float, float, float]
) -> None:
    data = _turned(pdf("Jane Roe 4111222233334444"), rotation)
    if rotation == 90:
        box = (692.0, 70.0, 715.0, 400.0)
    elif rotation == 270:
        box = (77.0, 612.0 - 400.0, 100.0, 612.0 - 70.0)
    made = redact(_exhibit(data, 1), [Redaction(1, box)], ABOUT)
    assert "Jane Roe 4111222233334444" in made.words
    assert b"Jane" not in inflated(made.part.pdf)


def test_what_stands_elsewhere_too_stops_the_build_by_page_and_is_never_quoted() -> None:
    data = pdf("Jane Roe 4111222233334444", "Account 4111222233334444 again")
    with pytest.raises(PacketError) as caught:
        redact(_exhibit(data, 2), [Redaction(1, SECRET)], ABOUT, name="exhibit lease")
    (problem,) = caught.value.problems
    assert problem.location.page == 2
    assert "4111" not in str(caught.value) + str(problem)


def test_what_stands_in_an_outline_or_in_metadata_goes_with_them() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("Jane Roe 4111222233334444", "Other")))
    writer.add_outline_item(title="Jane Roe 4111222233334444", page_number=0)
    writer.add_metadata({"/Title": "Jane Roe 4111222233334444"})
    stream = io.BytesIO()
    writer.write(stream)
    made = redact(_exhibit(stream.getvalue(), 2), [Redaction(1, SECRET)], ABOUT)
    assert b"Jane" not in inflated(made.part.pdf)


def test_a_region_on_no_page_and_an_empty_one_are_refused_together() -> None:
    regions = [Redaction(3, SECRET), Redaction(1, (10, 10, 10, 20))]
    with pytest.raises(PacketError) as caught:
        redact(_exhibit(pdf("x"), 1), regions, ABOUT)
    assert len(caught.value.problems) == 2
