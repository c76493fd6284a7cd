"""One defect per check in Word documents that LibreOffice or Word wrote, not python-docx.

LibreOffice's are papers that it read and saved again; Word's is an attorney's own template, broken
by hand. Each defect makes its own check speak, and no other.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from packetgen.check import check_docx
from packetgen.check.catalogue import CHECKS

from ..office import SOFFICE, Sheet, all_of, element
from ..office_rows import OATH, PROSE
from ..proof_papers import court

PAPER = Sheet((PROSE * 6,) * 5, size=14, pitch=28)
APPEAL = PAPER.but(size=13, pitch=19.5)
Change = Callable[[Any], None]


def _inserted(paper: Any) -> None:
    """A tracked insertion that nobody accepted."""
    change = element("ins", id="900", author="Reviewer", date="2026-03-01T10:00:00Z")
    paragraph = paper.paragraphs[1]
    change.append(paragraph.add_run("and promptly")._r)
    paragraph._p.append(change)


def _hidden(paper: Any) -> None:
    paper.paragraphs[1].add_run("check this with the client").font.hidden = True


def _numbered(paper: Any) -> None:
    paper.paragraphs[1].add_run(" Her number is 219-09-9999.")


def _black(paper: Any) -> None:
    from docx.shared import RGBColor

    run = paper.paragraphs[1].add_run("words that nobody is to read again")
    run.font.color.rgb = RGBColor(0, 0, 0)
    shade = element("shd", val="clear", color="auto", fill="000000")
    run._r.get_or_add_rPr().append(shade)


def _authored(paper: Any) -> None:
    paper.core_properties.author = "P. Client"


def _long(paper: Any) -> None:
    for _ in range(60):
        paper.add_paragraph(PROSE * 10)


@dataclass(frozen=True)
class Defect:
    bad: Sheet
    court: str = "us-tx-appeals"
    good: Sheet = PAPER
    document: str = ""


DEFECTS = {
    "PG101 A4": Defect(PAPER.but(page=(595, 842))),
    "PG102 two points": Defect(PAPER.but(margins=(70, 72, 72, 72))),
    "PG103 small type": Defect(PAPER.but(size=13)),
    "PG104 another face": Defect(PAPER.but(font="DejaVu Sans Mono"), "us-ca-superior-alameda"),
    "PG105 single spacing": Defect(PAPER.but(pitch=16.1)),
    "PG111 justified": Defect(APPEAL.but(justified=True), "us-ca-appeal", APPEAL),
    "PG701 a number": Defect(PAPER.but(change=_numbered)),
    "PG702 black on black": Defect(PAPER.but(change=_black)),
    "PG801 an author": Defect(PAPER.but(author="P. Client")),
    "PG802 no oath": Defect(
        PAPER, "us-ca-superior-alameda", PAPER.having(OATH), document="declaration"
    ),
    "PG803 an open change": Defect(PAPER.but(change=_inserted)),
    "PG904 too many words": Defect(PAPER.but(change=_long), document="brief"),
}


def _found(data: bytes, identifier: str, document: str = "") -> set[tuple[str, str]]:
    """Code and words of everything that is found."""
    conditions = {"document": document} if document else {}
    found = check_docx(data, jurisdiction=court(identifier, **conditions), name="paper.docx")
    return {(finding.code, finding.message) for finding in found.findings}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Sheet, bytes]:
    """Every paper as LibreOffice saves it, all in one call."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    sheets = [sheet for each in DEFECTS.values() for sheet in (each.good, each.bad)]
    return all_of(sheets, tmp_path_factory.mktemp("office"), to="docx:MS Word 2007 XML")


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_in_a_document_from_libreoffice_makes_its_own_check_speak(
    name: str, made: dict[Sheet, bytes]
) -> None:
    each = DEFECTS[name]
    good = _found(made[each.good], each.court, each.document)
    bad = _found(made[each.bad], each.court, each.document)
    assert {code for code, _ in bad - good} == {name.split()[0]}
    # LibreOffice writes down the template of each paper, which is advice on every one.
    assert {code for code, _ in good} <= {"PG102", "PG803"}


def _again(data: bytes, change: Change) -> bytes:
    """Word's own document with one thing changed."""
    from docx import Document

    paper = Document(io.BytesIO(data))
    change(paper)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _on_a4(paper: Any) -> None:
    from docx.shared import Pt

    for section in paper.sections:
        section.page_width, section.page_height = Pt(595), Pt(842)


def _narrow(paper: Any) -> None:
    from docx.shared import Pt

    for section in paper.sections:
        section.left_margin = Pt(60)


def _sized(size: float) -> Change:
    from docx.shared import Pt

    def change(paper: Any) -> None:
        paper.styles["Normal"].font.size = Pt(size)
        for run in (run for paragraph in _paragraphs(paper) for run in paragraph.runs):
            run.font.size = Pt(size)

    return change


def _paragraphs(paper: Any) -> list[Any]:
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells]
    return [*paper.paragraphs, *(p for cell in cells for p in cell.paragraphs)]


def _faced(paper: Any) -> None:
    for run in (run for paragraph in _paragraphs(paper) for run in paragraph.runs):
        run.font.name = "Comic Sans MS"


def _aligned(how: str) -> Change:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    def change(paper: Any) -> None:
        for paragraph in _paragraphs(paper):
            paragraph.alignment = WD_ALIGN_PARAGRAPH[how]

    return change


def _close(paper: Any) -> None:
    for paragraph in paper.paragraphs:
        paragraph.paragraph_format.line_spacing = 1.0


def _spaced(paper: Any) -> None:
    for paragraph in paper.paragraphs:
        paragraph.paragraph_format.line_spacing = 2.0


def _nothing(paper: Any) -> None:
    """The document as Word wrote it."""


@dataclass(frozen=True)
class Broken:
    """A defect of Word's document; ``mended`` is done to the good one as well."""

    court: str
    change: Change
    mended: Change = _nothing
    document: str = ""


def _sworn(paper: Any) -> None:
    paper.add_paragraph(OATH)


WILL = "will_template.docx"
"""Written with Word by a state's agency."""

BROKEN = {
    "PG101 A4": Broken("us-tx-appeals", _on_a4),
    "PG102 narrow": Broken("us-tx-appeals", _narrow),
    "PG103 small type": Broken("us-ca-superior-alameda", _sized(10), _sized(12)),
    "PG104 another face": Broken("us-ca-superior-alameda", _faced),
    "PG105 single spacing": Broken("us-tx-appeals", _close, _spaced),
    "PG111 justified": Broken("us-ca-appeal", _aligned("JUSTIFY"), _aligned("LEFT")),
    "PG701 a number": Broken("us-ma", _numbered),
    "PG702 black on black": Broken("us-ma", _black),
    "PG801 an author": Broken("us-ma", _authored),
    "PG802 no oath": Broken("us-ca-superior-alameda", _nothing, _sworn, "declaration"),
    "PG803 an open change": Broken("us-ma", _inserted),
    "PG904 too many words": Broken("us-tx-appeals", _long, document="brief"),
}


def _both(*changes: Change) -> Change:
    def change(paper: Any) -> None:
        paper.core_properties.author = ""
        for each in changes:
            each(paper)

    return change


@pytest.mark.parametrize("name", BROKEN)
def test_a_defect_in_a_document_from_word_makes_its_own_check_speak(
    name: str, shared_data: Path
) -> None:
    each = BROKEN[name]
    data = (shared_data / "docx-templates" / WILL).read_bytes()
    # What is missing in the bad one was added to the good one; the rest was done to the bad one.
    added = each.change is _nothing
    good = _again(data, _both(each.mended))
    bad = _again(data, _both() if added else _both(each.mended, each.change))
    found = _found(bad, each.court, each.document) - _found(good, each.court, each.document)
    assert {code for code, _ in found} == {name.split()[0]}


def test_every_check_of_word_documents_has_a_defect_here() -> None:
    every = {check.code for check in CHECKS if check.docx}
    assert {name.split()[0] for name in DEFECTS} == every
    assert {name.split()[0] for name in BROKEN} == every
