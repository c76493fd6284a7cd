"""Papers that real courts filed, broken in one way: that check speaks, and no unrelated one."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.check.pdf.pdf_view import open_pdf

from ..broken_papers import dangling, field, owner_password
from ..office_rows import odd_pages, other_outline
from ..proof_papers import court, rewritten
from ..raw_pdf import Raw, box, pdf, text

Change = Callable[[Any], None]


def _laid_on(content: str, page: int = -1, *, over: bool = True) -> Change:
    """Something set on a page of the filing, as a stamp or an edit would."""

    def change(writer: Any) -> None:
        from pypdf import PdfReader

        writer.pages[page].merge_page(PdfReader(io.BytesIO(pdf(Raw(content)))).pages[0], over=over)

    return change


def _authored(writer: Any) -> None:
    writer.add_metadata({"/Title": "Motion", "/Author": "P. Client"})


def _titled(writer: Any) -> None:
    writer.add_metadata({"/Title": "Motion", "/Author": ""})


def _nothing(writer: Any) -> None:
    """The filing as it is."""


FOOT = 100.0
"""Where these filings have room under their text on the last page."""

BROKEN: dict[str, tuple[str, Change, Change]] = {
    "PG106 corner": ("us-il-circuit-lake", _laid_on(text(500, 700, "COPY"), 0), _nothing),
    "PG107 red line": (
        "us-ny-supreme", _laid_on(text(80, FOOT, "A line in red type", before="1 0 0 rg")),
        _laid_on(text(80, FOOT, "A line in red type")),
    ),
    "PG108 yellow": (
        "us-wa-superior", _laid_on(box(80, 90, 400, 60, "1 1 0 rg"), over=False), _nothing,
    ),
    "PG503 dangling link": ("us-tx-trial", dangling, _nothing),
    "PG505 zoom": (
        "us-ca-appeal", other_outline("Motion", fit="fit"), other_outline("Motion"),
    ),
    "PG511 cite without page": (
        "us-ca-superior", _laid_on(text(80, FOOT, "as he said. (Ex. C.)")),
        _laid_on(text(80, FOOT, "as he said. (Ex. C at p. 4.)")),
    ),
    "PG602 password": ("us-tx-trial", owner_password, _nothing),
    "PG605 live field": ("us-tx-trial", field, _nothing),
    "PG614 many sizes": ("us-ma", odd_pages, _nothing),
    "PG701 a number": (
        "us-tx-trial", _laid_on(text(80, FOOT, "Her number is 219-09-9999.")),
        _laid_on(text(80, FOOT, "Her number is not here.")),
    ),
    "PG702 white words": (
        "us-tx-trial", _laid_on(text(80, FOOT, "words that nobody sees here", before="1 g")),
        _laid_on(text(80, FOOT, "words that nobody sees here")),
    ),
    "PG704 passport": (
        "us-tx-trial", _laid_on(text(80, FOOT, "passport no. 512345678")),
        _laid_on(text(80, FOOT, "passport no. XXXXXXXXX")),
    ),
    "PG801 author": ("us-tx-trial", _authored, _titled),
}  # fmt: skip


@pytest.mark.parametrize("filing", ["filing-ca1", "filing-ca9", "missouri"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_defect_of_a_filed_paper_makes_its_own_check_speak(
    name: str, filing: str, shared_data: Path
) -> None:
    identifier, bad, good = BROKEN[name]
    data = (shared_data / "exhibits" / f"{filing}.pdf").read_bytes()

    def found(change: Change) -> set[tuple[str, str]]:
        outcome = check_pdf(
            rewritten(data, change), jurisdiction=court(identifier), name="Filing.pdf"
        )
        return {(f.code, f.message) for f in outcome.findings}

    assert {code for code, _ in found(bad) - found(good)} == {name.split()[0]}


PRINTED = (
    "exhibits/filing-ca1.pdf", "exhibits/filing-ca8.pdf", "exhibits/missouri.pdf",
    "exhibits/ten-page.pdf", "exhibits/medical-report.pdf",
    "redactions/multi_line_redaction_ok.pdf", "redactions/no_bad_redactions.2.1.pdf",
    "redactions/rectangles_no.pdf",
)  # fmt: skip
"""From Distiller, Print To PDF, iOS, LibreOffice, Word and iText; with and without line numbers."""


@pytest.mark.parametrize("file", PRINTED)
def test_a_margin_two_points_short_is_found_whoever_made_the_page(
    file: str, shared_data: Path
) -> None:
    from pypdf import Transformation

    data = (shared_data / file).read_bytes()
    with open_pdf(data) as view:
        bodies = [page.layout.body for page in view.pages()]
    left = min(line.left for body in bodies for line in body)

    def found(to: float) -> list[str]:
        def change(writer: Any) -> None:
            for page in writer.pages:
                page.add_transformation(Transformation().translate(to - left, 0))

        # One of them is a letter, which has no margins to keep unless it is called a paper.
        outcome = check_pdf(
            rewritten(data, change),
            jurisdiction=court("us-ny-supreme"),
            parts="1- paper",
            select=("PG102",),
        )
        return [f.message for f in outcome.findings if "left" in f.message]

    assert found(72.5) == []
    assert found(69.9) == ["Text stands in the left margin."]


def test_a_real_letter_to_the_clerk_is_told_by_its_face_and_judged_as_no_paper(
    shared_data: Path,
) -> None:
    data = (shared_data / "exhibits/filing-ca8.pdf").read_bytes()
    outcome = check_pdf(data, jurisdiction=court("us-appeals"), name="letter.pdf")
    assert [part.kind.value for part in outcome.parts] == ["letter"]
    assert "taken as letter" in outcome.parts_how
    assert not {"PG103", "PG105"} & {finding.code for finding in outcome.findings}
