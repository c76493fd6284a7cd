"""Pages are taken apart as a reader would: numbers, text, notes, footer."""

from __future__ import annotations

from typing import Any

import pytest

from packetgen.check.pdf.page_layout import Layout
from packetgen.check.pdf.page_numbering import roman_value
from packetgen.check.pdf.pdf_view import open_pdf

from ..written_papers import CALIFORNIA, Paper, pdf_of, source_of, typst_pdf


def _second_page(paper: Paper) -> Layout:
    with open_pdf(pdf_of(paper)) as pdf, pdf.page(2) as page:
        return page.layout


def test_the_numbered_page() -> None:
    layout = _second_page(CALIFORNIA)
    assert layout.numbers is not None
    assert (layout.numbers.first, layout.numbers.last) == (1, 28)
    assert layout.numbers.pitch == pytest.approx(24, abs=0.02)
    assert layout.numbers.unevenness < 0.05
    assert len(layout.body) == 27
    assert layout.body[0].baseline == pytest.approx(91.2, abs=0.05)
    assert layout.body[0].left == pytest.approx(90, abs=0.05)
    assert [line.text for line in layout.footer] == ["2", CALIFORNIA.footer_title]
    assert layout.footer_rule is not None
    assert [(n.value, n.arabic, n.alone) for n in layout.page_numbers] == [(2, True, True)]


def test_footnotes_are_told_from_text() -> None:
    layout = _second_page(CALIFORNIA.but(footnote_size=10, numbers=False))
    assert [round(line.size, 1) for line in layout.notes] == [10.0, 10.0]
    assert all(line.size > 11 for line in layout.body)


def test_the_rest_of_a_footnote_that_began_on_the_page_before_is_one_too() -> None:
    source = source_of(CALIFORNIA.but(footnote_size=10, numbers=False))
    for low, higher in (("700pt", "678pt"), ("714pt", "692pt"), ("728pt", "706pt")):
        source = source.replace(f"dy: {low}", f"dy: {higher}").replace(f", {low})", f", {higher})")
    with (
        open_pdf(typst_pdf(source.replace("1 The declaration", "The declaration"))) as pdf,
        pdf.page(2) as page,
    ):
        layout = page.layout
    assert [round(line.size, 1) for line in layout.notes] == [10.0, 10.0]


def test_numbers_inside_the_text_are_no_line_numbers() -> None:
    rows = tuple(
        (2, 120.0, 90.0 + 24 * n, 12.0, f"Paragraph {n} of the complaint") for n in range(1, 12)
    )
    numbered = tuple((2, 90.0, 90.0 + 24 * n, 12.0, f"{n} ") for n in range(1, 12))
    plain = CALIFORNIA.but(numbers=False, pitch=500, rule=False)
    assert _second_page(plain.but(extra=rows)).numbers is None
    assert _second_page(plain.but(extra=numbered + rows)).numbers is not None


def test_a_last_page_with_a_few_numbered_lines_is_numbered() -> None:
    plain = CALIFORNIA.but(numbers=False, pitch=900, rule=False)
    (first,) = _second_page(plain).body
    numbers = tuple((2, 60.0, first.baseline + 24 * n, 12.0, str(n + 1)) for n in range(4))
    rows = tuple(
        (2, 90.0, first.baseline + 24 * n, 12.0, "so that the case is heard") for n in range(1, 4)
    )
    found = _second_page(plain.but(extra=numbers + rows)).numbers
    assert found is not None
    assert (found.first, found.last) == (1, 4)
    more = ((2, 90.0, first.baseline + 24 * 4, 12.0, "and a line without a number"),)
    assert _second_page(plain.but(extra=numbers + rows + more)).numbers is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [("- 7 -", 7), ("Page 7 of 12", 7), ("7 of 12", 7), ("[7]", 7), ("vii", 7), ("Motion - 7", 7)],
)
def test_page_numbers_as_papers_print_them(printed: str, value: int) -> None:
    layout = _second_page(CALIFORNIA.but(printed=("1", printed, "3"), footer_title=""))
    assert value in {number.value for number in layout.page_numbers}


@pytest.mark.parametrize("printed", ["2026", "Case 3:19-cv-05711", "Doc 12 Filed 04/12/21 Page 7"])
def test_what_is_no_page_number(printed: str) -> None:
    layout = _second_page(CALIFORNIA.but(printed=("1", f"{printed} of it", "3"), footer_title=""))
    assert layout.page_numbers == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("iv", 4), ("XIX", 19), ("xc", 90), ("", None), ("iix", None), ("civil", None)],
)
def test_roman_numerals(text: str, value: int | None) -> None:
    assert roman_value(text) == value


def stamped(content: bytes, crop: tuple[int, int, int, int]) -> Layout:
    """A dense page of the viewer's own with packetgen's number on it."""
    from packetgen.packet import About, PartPdf, StampPlan, assemble
    from packetgen.pages import NumberingScheme, Part, PartKind, page_map
    from tests.packet.conftest import make_pdf

    def edit(writer: Any) -> None:
        from pypdf.generic import DecodedStreamObject, NameObject, RectangleObject

        stream = DecodedStreamObject()
        stream.set_data(content)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
        writer.pages[0].cropbox = RectangleObject(crop)

    before = Part("d", PartKind.PAPER, "Paper", 20, "f", "d")
    part = Part("x", PartKind.EXHIBIT, "Lease", 1, "f", "d", "x", "A")
    pages = page_map([before, part], NumberingScheme())
    parts = [PartPdf(before, make_pdf(["text"] * 20)), PartPdf(part, make_pdf([""], edit))]
    done = assemble(parts, pages, About("x"),
                    stamps=StampPlan.usual(), draft=True)  # fmt: skip
    with open_pdf(done.pdf) as pdf, pdf.page(21) as page:
        return page.layout


DENSE = "\n".join(
    f"BT /F1 14 Tf 30 {y} Td (ROT page 1 line at {792 - y} {'lorem ipsum ' * 4}) Tj ET"
    for y in range(752, 20, -20)
).encode()


@pytest.mark.parametrize("crop", [(0, 0, 612, 792), (50, 60, 500, 700)])
def test_the_stamped_number_of_a_dense_or_cropped_page_is_its_number(
    crop: tuple[int, int, int, int],
) -> None:
    assert 21 in {number.value for number in stamped(DENSE, crop).page_numbers}
