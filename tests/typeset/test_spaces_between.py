"""Space between paragraphs and room for rules, as Word has them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from packetgen.docx import read_docx
from packetgen.typeset import open_fonts, typeset

from .papers import TODAY


def baselines(source: bytes, words: Sequence[str]) -> list[float]:
    pdf = typeset(
        read_docx(source), layout=None, title="T", fonts=open_fonts(), today=TODAY,
        source=source, engine="typst",
    ).pdf  # fmt: skip
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        return [text.get_charbox(text.search(w).get_next()[0], loose=True)[1] for w in words]
    finally:
        document.close()


def two(after: float, before: float, *, adds: bool = False, ruled: float = 0.0) -> bytes:
    document = Document()
    first, second = document.add_paragraph("Alpha"), document.add_paragraph("Omega")
    first.paragraph_format.space_after = Pt(after)
    second.paragraph_format.space_before = Pt(before)
    if adds:
        compat = document.settings.element.find(qn("w:compat"))
        compat.append(OxmlElement("w:doNotUseHTMLParagraphAutoSpacing"))
    if ruled:
        borders = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "8"), ("space", str(round(ruled)))):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        first._p.get_or_add_pPr().insert(0, borders)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def distance(source: bytes) -> float:
    upper, lower = baselines(source, ["Alpha", "Omega"])
    return upper - lower


@pytest.mark.parametrize(("after", "before"), [(8, 10), (10, 8), (0, 10), (10, 0)])
def test_the_larger_space_holds(after: float, before: float) -> None:
    assert distance(two(after, before)) == pytest.approx(distance(two(10, 0)), abs=0.1)


def test_an_old_file_that_wants_both_has_both() -> None:
    assert distance(two(8, 10, adds=True)) == pytest.approx(distance(two(18, 0)), abs=0.1)


def test_a_rule_below_takes_room_and_strikes_nothing() -> None:
    plain, ruled = distance(two(0, 0)), distance(two(0, 0, ruled=6))
    assert ruled - plain == pytest.approx(6 + 1, abs=0.2)
