"""Packets of very many exhibits, and exhibits of very many pages."""

from __future__ import annotations

import io

import pypdfium2

from packetgen.packet import PartPdf, StampPlan
from packetgen.pages import Part, PartKind

from ..conftest import bind, make_pdf, reader
from ..foreign_files import FONT, bound, raw_pdf, shown, stream


def test_a_picture_that_many_files_carry_is_written_once() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.frombytes("L", (300, 300), bytes(range(256)) * 351 + bytes(144)).save(buffer, "PDF")
    one = buffer.getvalue()
    pdf = bound(*([one] * 30))
    assert len(pdf) < len(one) + 30 * 2_000


def test_five_hundred_exhibits_of_one_page() -> None:
    one = make_pdf(["page"])
    parts = [
        PartPdf(
            Part(f"e{n}", PartKind.EXHIBIT, f"Title {n}", 1, "f", "d", f"x{n}", str(n + 1)), one
        )
        for n in range(500)
    ]
    done, pages = bind(parts, stamps=StampPlan.usual())
    read = reader(done.pdf)
    assert len(read.pages) == len(read.outline) == 500
    assert read.page_labels == [page.page_label for page in pages.pages]
    for at in (0, 249, 499):
        assert f"Exhibit {at + 1}, Page 1" in read.pages[at].extract_text()
        assert read.get_destination_page_number(read.outline[at]) == at
    assert len(done.pdf) < 500 * (len(one) + 2_000)


def test_one_exhibit_of_five_thousand_pages() -> None:
    count = 5_000
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 612 792]"
        b"/Resources<</Font<</F1 3 0 R>>>>>>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count)), count),
        3: FONT,
    }
    for n in range(count):
        objects[4 + 2 * n] = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (5 + 2 * n)
        objects[5 + 2 * n] = stream(shown(f"transcript {n + 1}"))
    pdf = bound(raw_pdf(objects))
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == count
        for at in (0, 49, 50, 2_500, 4_999):
            text = document[at].get_textpage().get_text_bounded()
            assert f"transcript {at + 1}" in text
            assert f"Exhibit A, Page {at + 1}" in text
    finally:
        document.close()
