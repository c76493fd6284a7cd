"""Paragraphs that run from right to left: their indents and labels count from the right."""

from __future__ import annotations

import pytest

from packetgen.docx import read_docx
from packetgen.pdfium import PDFIUM
from packetgen.typeset.gates.clean import Box, glyph_boxes
from tests.docx.word_files import p, r, word_file

from .setting import set_document

TEXT = (
    "هذا نص عربي طويل بما يكفي ليمتد على سطرين أو أكثر من سطرين في الصفحة"
    " حتى نرى كيف تظهر الفقرات التي تكتب من اليمين"
)
BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="720" w:hanging="360"/>'
    '</w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LEFT, RIGHT = 72.0, 612.0 - 72.0
"""The margins of a page that states none, in points from its left edge."""


def boxes(paragraph: str, *, numbering: str = "", only: str = "") -> list[Box]:
    """Where the stretches of a paragraph stand, from the page's top; or each letter ``only``."""
    import pypdfium2 as pdfium

    source = word_file(paragraph, numbering=numbering)
    pdf = set_document(read_docx(source), source=source, engine="typst").pdf
    with PDFIUM:
        document = pdfium.PdfDocument(pdf)
        try:
            text = document[0].get_textpage()
            if only:
                count = text.count_chars()
                return [
                    text.get_charbox(n) for n in range(count) if text.get_text_range(n, 1) == only
                ]
            return sorted(glyph_boxes(text), key=lambda box: -box[3])
        finally:
            document.close()


def lines(found: list[Box]) -> list[tuple[float, float]]:
    """The left and right edges of each line, from the top."""
    edges: list[tuple[float, float, float]] = []
    for left, bottom, right, top in found:
        middle = (bottom + top) / 2
        if edges and abs(edges[-1][2] - middle) < 6:
            edges[-1] = (min(edges[-1][0], left), max(edges[-1][1], right), edges[-1][2])
        else:
            edges.append((left, right, middle))
    return [(left, right) for left, right, _ in edges]


JUSTIFIED = pytest.mark.parametrize(
    "justified", ["", '<w:jc w:val="both"/>'], ids=["ragged", "justified"]
)


@JUSTIFIED
def test_indents_count_from_the_right(justified: str) -> None:
    indents = '<w:bidi/><w:ind w:left="1440" w:right="360" w:hanging="720"/>' + justified
    first, second, *_ = lines(boxes(p(TEXT, ppr=indents, rpr="<w:rtl/>")))
    assert first[1] == pytest.approx(RIGHT - 36, abs=4)
    assert second[1] == pytest.approx(RIGHT - 72, abs=4)
    assert min(first[0], second[0]) >= LEFT + 18 - 4


@JUSTIFIED
def test_labels_of_a_list_stand_on_the_right(justified: str) -> None:
    found = boxes(p(TEXT, ppr=LISTED + "<w:bidi/>" + justified, rpr="<w:rtl/>"), numbering=BULLETS)
    bullet = max(found, key=lambda box: box[2])
    assert bullet[2] - bullet[0] < 10
    assert RIGHT - 36 < bullet[0] < bullet[2] <= RIGHT
    rest = [box for box in found if box != bullet]
    assert [right for _, right in lines(rest)] == pytest.approx([RIGHT - 36] * 2, abs=4)


def test_runs_of_a_paragraph_that_is_not_turned_stand_in_its_order() -> None:
    mixed = f"<w:p>{r('كلمة واحدة طويلة', '<w:rtl/>')}{r(' W')}</w:p>"
    (last,) = boxes(mixed, only="W")
    assert last[2] == pytest.approx(max(box[2] for box in boxes(mixed)), abs=1)
