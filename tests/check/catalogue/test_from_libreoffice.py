"""The same defects in PDFs that LibreOffice makes from a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.shared import Inches, Pt, RGBColor

from packetgen.check import check_pdf

from ..conftest import court
from ..office import SOFFICE, converted, element

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

SENTENCE = (
    "The default was entered while settlement talks were under way, and the answer was ready "
    "within a week of its entry, so that relief is sought promptly. "
)


def _paper(change: Callable[[Any], None]) -> bytes:
    """A double-spaced paper of two pages in 14-point Liberation Serif, without line numbers."""
    paper = Document()
    paper.core_properties.title = "Motion for Relief, No. 1:26-cv-00001"
    paper.core_properties.author = ""
    section = paper.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Inches(1))
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(14)
    style.paragraph_format.line_spacing = Pt(28)
    style.paragraph_format.space_after = Pt(0)
    for _ in range(8):
        paper.add_paragraph(SENTENCE * 3)
    change(paper)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _highlight(paper: Any) -> None:
    """Words in black on black, as many who mean to redact leave them."""
    run = paper.paragraphs[2].add_run("219-09-9999 is his number")
    run.font.color.rgb = RGBColor(0, 0, 0)
    shade = element("shd", val="clear", color="auto", fill="000000")
    run._r.get_or_add_rPr().append(shade)


def _white(paper: Any) -> None:
    run = paper.paragraphs[2].add_run("words in white that nobody sees on the paper")
    run.font.color.rgb = RGBColor(255, 255, 255)


def _small(paper: Any) -> None:
    paper.styles["Normal"].font.size = Pt(12)


def _narrow(paper: Any) -> None:
    paper.sections[0].left_margin = Inches(0.5)


def _tight(paper: Any) -> None:
    paper.styles["Normal"].paragraph_format.line_spacing = Pt(16.1)


def _wide(paper: Any) -> None:
    paper.sections[0].page_width, paper.sections[0].page_height = Inches(8.27), Inches(11.69)


def _number(paper: Any) -> None:
    paper.add_paragraph("Her Social Security number is 219-09-9999.")


def _author(paper: Any) -> None:
    paper.core_properties.author = "P. Client"


DEFECTS: dict[str, tuple[Callable[[Any], None], set[str]]] = {
    "black on black": (_highlight, {"PG701", "PG702"}),
    "white words": (_white, {"PG702"}),
    "small type": (_small, {"PG103"}),
    "narrow margin": (_narrow, {"PG102"}),
    "single spacing": (_tight, {"PG105"}),
    "A4": (_wide, {"PG101"}),
    "a number": (_number, {"PG701"}),
    "an author": (_author, {"PG801"}),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every paper as a PDF, all converted in one call."""
    folder = tmp_path_factory.mktemp("papers")
    bad = {name: _paper(change) for name, (change, _) in DEFECTS.items()}
    return converted({"good": _paper(lambda paper: None), **bad}, folder)


def _codes(data: bytes) -> set[str]:
    found = check_pdf(data, jurisdiction=court("us-tx-appeals"), name="brief.pdf").findings
    return {f.code for f in found}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found_and_nothing_unrelated(name: str, made: dict[str, bytes]) -> None:
    good, bad = _codes(made["good"]), _codes(made[name])
    wanted = DEFECTS[name][1]
    assert good.isdisjoint(wanted)
    assert bad - good == wanted
