"""Bounds of what a page paints, told from its content: generous, never too small."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from packetgen.packet import StampPlan
from packetgen.packet.pdf.geometry import sheet_of
from packetgen.packet.pdf.painted import Painted, PaintedPages
from packetgen.packet.stamping.clearance import Clearance, free_at_once
from packetgen.pages.matrices import apply_box

from ..conftest import bind, filing_of, make_pdf, set_content

FOOT = (200.0, 18.0, 400.0, 27.0)


def page_with(content: bytes, **resources: Any) -> Any:
    """A Letter page with some content, a font F1, a form Fm and a picture Im, as read back."""
    return PdfReader(io.BytesIO(pdf_with(content, **resources))).pages[0]


def pdf_with(content: bytes, **resources: Any) -> bytes:
    def edit(writer: Any) -> None:
        page = writer.pages[0]
        set_content(page, writer, content)
        form, picture = DecodedStreamObject(), DecodedStreamObject()
        form.set_data(b"0 0 50 20 re f")
        box = ArrayObject(FloatObject(figure) for figure in (0, 0, 50, 20))
        form.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): box})
        picture.set_data(b"\x30")
        entries = {"/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}
        picture.update({NameObject(key): NameObject(value) for key, value in entries.items()})
        for key, value in {"/Width": 1, "/Height": 1, "/BitsPerComponent": 8}.items():
            picture[NameObject(key)] = NumberObject(value)
        page["/Resources"][NameObject("/XObject")] = DictionaryObject(
            {
                NameObject("/Fm"): writer._add_object(form),
                NameObject("/Im"): writer._add_object(picture),
            }
        )
        for key, value in resources.items():
            page["/Resources"][NameObject(f"/{key}")] = value

    return make_pdf([""], edit)


def told(content: bytes, **resources: Any) -> Painted | None:
    return PaintedPages().page(page_with(content, **resources))


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 12 Tf 72 100 Td (words) Tj ET",
        b"BT /F1 12 Tf 1 0 0 1 72 100 Tm [(wo) -20 (rds)] TJ ET",
        b"q 1 0 0 -1 0 792 cm BT /F1 1 Tf 12 0 0 -12 72 600 Tm <776F> Tj ET Q",
        b"0 0 612 792 re W* n 72 100 m 540 100 l S",
        b"q 612 0 0 700 0 92 cm /Im Do Q",
        b"q 1 0 0 1 300 60 cm /Fm Do Q",
        rb"BT /F1 12 Tf 72 300 Td (a \( bracket, a slash \\) Tj ET EMC",
        b"/Artifact<</Type/Pagination>>BDC\nq Q EMC Q",
        b"",
    ],
)
def test_what_stands_elsewhere_leaves_the_foot_free(content: bytes) -> None:
    page = page_with(content)
    painted = PaintedPages().page(page)
    assert painted is not None
    assert free_at_once(painted, sheet_of(page), [FOOT])


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 12 Tf 72 22 Td (words) Tj ET",
        b"BT /F1 12 Tf 14 TL 72 50 Td (one) Tj T* (two) Tj T* (three) Tj ET",
        b"BT /F1 12 Tf 72 50 TD (one) Tj 0 -28 TD (two) Tj ET",
        b"BT /F1 12 Tf 14 TL 72 50 Td (one) ' (two) ' ET",
        b"q 1 0 0 -1 0 792 cm BT /F1 1 Tf 12 0 0 -12 72 770 Tm (words) Tj ET Q",
        b"q 0.1 0 0 0.1 0 0 cm BT /F1 120 Tf 720 220 Td (words) Tj ET Q",
        b"72 22 m 540 22 l S",
        b"30 w 72 40 m 540 40 l S",
        b"300 500 m 300 10 300 10 310 500 c f",
        b"q 612 0 0 792 0 0 cm /Im Do Q",
        b"q 1 0 0 1 300 20 cm /Fm Do Q",
        b"0 0 612 792 re f",
    ],
)
def test_what_stands_at_the_foot_is_seen(content: bytes) -> None:
    page = page_with(content)
    painted = PaintedPages().page(page)
    assert painted is not None
    assert not free_at_once(painted, sheet_of(page), [FOOT])


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (turned) Tj ET",
        b"q 0 1 -1 0 300 300 cm BT /F1 12 Tf (turned) Tj ET Q",
        b"BT /F1 12 Tf 30 Ts (raised) Tj ET",
        b"BT /F9 12 Tf (a font that is not there) Tj ET",
        b"/Sh0 sh",
        b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q",
        b"/Nowhere Do",
        b"/G0 gs",
        b"BT (a (nested) bracket) Tj ET",
        b"BT (never closed Tj ET",
        b"% a remark\nq Q",
        b"1 0 0 cm",
    ],
)
def test_what_cannot_be_told_is_left_to_pdfium(content: bytes) -> None:
    assert told(content) is None


def test_fonts_of_unknown_height_and_columns_are_left_to_pdfium() -> None:
    def font(**entries: str) -> DictionaryObject:
        made = DictionaryObject({NameObject(f"/{k}"): NameObject(v) for k, v in entries.items()})
        return DictionaryObject({NameObject("/F1"): made})

    line = b"BT /F1 12 Tf 72 300 Td (words) Tj ET"
    assert told(line, Font=font(Subtype="/Type0", Encoding="/Identity-H")) is not None
    assert told(line, Font=font(Subtype="/Type0", Encoding="/Identity-V")) is None
    assert told(line, Font=font(Subtype="/Type3")) is None
    wide = DictionaryObject({NameObject("/G0"): DictionaryObject()})
    assert told(b"/G0 gs " + line, ExtGState=wide) is not None
    wide["/G0"][NameObject("/LW")] = NumberObject(90)
    assert told(b"/G0 gs 72 300 m 90 300 l S", ExtGState=wide) is None


def test_drawings_that_take_long_to_read_are_left_to_pdfium() -> None:
    strokes = b"72 300 m 90 310 l S\n"
    assert told(strokes * 10) is not None
    assert told(strokes * 10_000) is None


@pytest.mark.parametrize(
    ("content", "debt"),
    [(b"q Q", (0, 0)), (b"Q Q q", (2, 1)), (b"q q (Q) Tj Q", (0, 1)), (b"Q q", (1, 1))],
)
def test_saves_and_restores_are_counted(content: bytes, debt: tuple[int, int]) -> None:
    painted = told(content)
    assert painted is not None
    assert painted.debt == debt


def test_a_page_that_tells_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(*_: Any) -> None:
        raise AssertionError("pdfium was asked")

    monkeypatch.setattr(Clearance, "_page", shown)
    done, _ = bind(filing_of(("a", make_pdf(["words", "and more"]))), stamps=StampPlan.usual())
    assert "Exhibit A, Page 2" in PdfReader(io.BytesIO(done.pdf)).pages[1].extract_text()


def scribble(dice: random.Random) -> bytes:
    """Content of a page as if written by chance: lines, areas, letters, forms, pictures."""

    def figure(high: int = 700) -> bytes:
        return b"%d" % dice.randint(0, high)

    pieces: list[bytes] = []
    for _ in range(dice.randint(1, 6)):
        x, y, size = figure(500), figure(), b"%.1f" % dice.uniform(4, 30)
        mark = dice.choice(
            [
                b"BT /F1 %s Tf %s %s Td (Quick gj) Tj 0 -14 TD (py) Tj T* (l) Tj ET" % (size, x, y),
                b"BT /F1 1 Tf %s 0 0 -%s %s %s Tm [(Ag) -200 (j)] TJ ET" % (size, size, x, y),
                b"%s w %s %s m %s %s l S" % (figure(9), x, y, figure(), figure()),
                b"%s w %s %s m %s %s l %s %s l s" % (figure(9), x, y, x, figure(), figure(), y),
                b"%s %s m %s %s %s %s %s %s c f" % (x, y, *(figure() for _ in range(6))),
                b"%s %s %s -%s re B" % (x, y, figure(90), figure(90)),
                b"%s %s %s %s re W n" % (x, y, figure(), figure()),
                b"q 20 %s 0 30 %s %s cm /Im Do Q" % (figure(9), x, y),
                b"q .5 0 .2 2 %s %s cm /Fm Do Q" % (x, y),
            ]
        )
        if dice.random() < 0.4:
            mark = b"q %.2f 0 0 %.2f %s %s cm %s Q" % (
                dice.uniform(0.3, 1.5), dice.choice([-1, 0.7, 1.4]), figure(90), figure(400), mark,
            )  # fmt: skip
        pieces.append(mark)
    return b"\n".join(pieces)


def test_no_mark_lies_outside_of_its_bounds() -> None:
    """Two hundred pages by chance, shown by pdfium: every dark dot lies in some bounds."""
    dice = random.Random(7)
    for _ in range(200):
        content = scribble(dice)
        assert_within(pdf_with(content), content)


def assert_within(pdf: bytes, said: object) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    document = pypdfium2.PdfDocument(pdf)
    pages = PaintedPages()
    try:
        for at, page in enumerate(reader.pages):
            painted = pages.page(page)
            if painted is None or sheet_of(page).rotation:
                continue
            bitmap = document[at].render(scale=0.5, grayscale=True).to_pil()
            left, _, _, top = sheet_of(page).box
            boxes = painted.boxes + [apply_box(way, (0, 0, 1, 1)) for way in painted.pictures]
            for box in boxes:
                x0, x1 = (min(max(v - left, -9), 9_999) / 2 for v in (box[0], box[2]))
                y0, y1 = (min(max(top - v, -9), 9_999) / 2 for v in (box[3], box[1]))
                bitmap.paste(255, (int(x0) - 1, int(y0) - 1, int(x1) + 2, int(y1) + 2))
            assert bitmap.getextrema()[0] > 200, f"{said}, page {at + 1}"
    finally:
        document.close()


def test_real_files_stay_within_their_bounds(shared_data: Path) -> None:
    told_of = 0
    for path in sorted((shared_data / "exhibits").glob("*.pdf")):
        pdf = path.read_bytes()
        assert_within(pdf, path.name)
        pages = PaintedPages()
        told_of += sum(pages.page(page) is not None for page in PdfReader(path).pages)
    assert told_of > 20, "most pages of usual programs are told"
