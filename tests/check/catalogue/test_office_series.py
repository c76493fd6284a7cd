"""One defect per check in PDFs that LibreOffice made: its own check speaks, and no other.

What a word processor can do wrong is done in the Word file; what happens to a file later (a script,
a password, a crop) is done to LibreOffice's PDF.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.check.catalogue import CHECKS

from ..office import SOFFICE, Sheet, all_of
from ..office_rows import ROWS, Row, padded
from ..proof_papers import court, rewritten

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def noted(size: float) -> Callable[[Any], None]:
    """The last paragraph in smaller type."""

    def change(paper: Any) -> None:
        from docx.shared import Pt

        for paragraph in paper.paragraphs[-2:]:
            paragraph.runs[0].font.size = Pt(size)

    return change


def _labelled(writer: Any) -> None:
    writer.set_page_label(0, len(writer.pages) - 1, style="/D", start=7)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Sheet, bytes]:
    """Every paper as LibreOffice's PDF, all converted in one call."""
    sheets = [sheet for each in ROWS.values() for sheet in (each.good, each.bad)]
    return all_of(sheets, tmp_path_factory.mktemp("office"), to=TAGGED)


def _codes(each: Row, data: bytes, *, bad: bool) -> set[str]:
    if not bad and each.mended is not None:
        data = rewritten(data, each.mended)
    if bad and each.later is not None:
        data = rewritten(data, each.later)
    if bad and each.padded:
        data = padded(data)
    outcome = check_pdf(
        data,
        jurisdiction=court(each.court, **dict(each.conditions)),
        name=each.bad_name if bad else each.good_name,
        parts=each.bad_parts if bad else each.parts,
        case=each.case,
    )
    return {finding.code for finding in outcome.findings}


@pytest.mark.parametrize("name", ROWS)
def test_a_defect_in_a_pdf_from_libreoffice_makes_its_own_check_speak(
    name: str, made: dict[Sheet, bytes]
) -> None:
    each = ROWS[name]
    good = _codes(each, made[each.good], bad=False)
    bad = _codes(each, made[each.bad], bad=True)
    wanted = name.split()[0]
    assert wanted not in good
    assert bad - good - each.also == {wanted}


def test_every_check_of_pdfs_has_a_defect_here() -> None:
    assert {name.split()[0] for name in ROWS} == {
        check.code for check in CHECKS if check.page or check.file
    }
