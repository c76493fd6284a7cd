"""Files that packetgen did not make: read without a fault, and judged truly."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import RectangleObject

from packetgen.check import check_docx, check_pdf
from packetgen.check.pdf.pdf_view import PageView, open_pdf
from packetgen.check.why_not import WhyNot
from packetgen.jurisdiction.model import Effect, Jurisdiction

from .written_papers import CALIFORNIA, pdf_of


def _codes(path: Path, court: Jurisdiction) -> set[str]:
    return {finding.code for finding in check_pdf(path, jurisdiction=court).findings}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.pdf", "empty"),
        ("corrupted.pdf", "damaged"),
        ("broken_xref_with_content.pdf", "damaged"),
        ("encrypted.pdf", "password"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding_that_says_why(
    name: str, said: str, shared_data: Path, california: Jurisdiction
) -> None:
    outcome = check_pdf(shared_data / "broken" / name, jurisdiction=california)
    (finding,) = outcome.findings
    assert finding.code == "PG001"
    assert finding.gate
    assert said in finding.message
    assert finding.fix
    assert outcome.checked == ()
    assert {gap.reason for gap in outcome.not_checked} == {"the file could not be read"}


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"PK\x03\x04", b"<html></html>", b"%PDF-1.7\n%%EOF"]
)
def test_bytes_that_are_no_pdf(data: bytes, california: Jurisdiction) -> None:
    (finding,) = check_pdf(data, jurisdiction=california, name="x.pdf").findings
    assert (finding.code, finding.effect) == ("PG001", Effect.BLOCKER)


@pytest.mark.parametrize("keep", [0.1, 0.35, 0.6, 0.9, 0.99])
def test_a_file_that_was_cut_off_gives_no_traceback(keep: float, california: Jurisdiction) -> None:
    data = pdf_of(CALIFORNIA)
    outcome = check_pdf(data[: int(len(data) * keep)], jurisdiction=california)
    assert outcome.pages or [f.code for f in outcome.findings] == ["PG001"]


def test_a_file_with_junk_before_its_header_is_read(
    shared_data: Path, california: Jurisdiction
) -> None:
    outcome = check_pdf(shared_data / "broken" / "broken-mime.pdf", jurisdiction=california)
    assert outcome.pages == 23
    assert "PG001" not in {f.code for f in outcome.findings}


def test_a_scan_without_text_is_found_and_nothing_is_made_up_about_its_type(
    shared_data: Path, california: Jurisdiction
) -> None:
    assert _codes(shared_data / "exhibits" / "scan.pdf", california) == {"PG601", "PG801"}


def test_a_federal_pleading_on_numbered_paper_is_measured_truly(
    shared_data: Path, california: Jurisdiction
) -> None:
    # 28 numbers at 24 pt, double line, page number, printed line, title below it: all there.
    with open_pdf(shared_data / "redactions" / "whitespace_redactions.pdf") as pdf:
        layout = next(pdf.pages()).layout
    assert layout.numbers is not None
    assert (layout.numbers.first, layout.numbers.last) == (1, 28)
    assert abs(layout.numbers.pitch - 24) < 0.05
    assert layout.footer_rule is not None
    assert [n.value for n in layout.page_numbers] == [1]
    codes = _codes(shared_data / "redactions" / "whitespace_redactions.pdf", california)
    assert codes == {"PG702", "PG801", "PG950"}


def test_a_footer_without_its_line_is_found_in_a_foreign_pleading(
    shared_data: Path, california: Jurisdiction
) -> None:
    outcome = check_pdf(
        shared_data / "redactions" / "multi_line_redaction_ok.pdf", jurisdiction=california
    )
    footer = [f for f in outcome.findings if f.code == "PG301"]
    assert [f.message for f in footer] == ["No printed line divides the footer from the page."]
    assert not {"PG102", "PG103", "PG105", "PG201", "PG204"} & {f.code for f in outcome.findings}


def test_an_appellate_brief_breaks_what_it_breaks_and_no_more(
    shared_data: Path, california: Jurisdiction
) -> None:
    # Letter paper, Times 14 pt, double-spaced, 1-inch margins, numbered pages: none of these may
    # be called wrong; it has no numbered lines and no California first page.
    codes = _codes(shared_data / "exhibits" / "filing-ca9.pdf", california)
    assert {"PG201", "PG301", "PG403"} <= codes
    assert not codes & {"PG101", "PG102", "PG103", "PG104", "PG105", "PG701", "PG601"}


def test_numbers_of_real_filings_are_not_taken_for_identifiers(
    shared_data: Path, federal: Jurisdiction
) -> None:
    files = [*(shared_data / "exhibits").glob("*.pdf"), *(shared_data / "redactions").glob("*.pdf")]
    assert files
    assert [f.name for f in files if "PG701" in _codes(f, federal)] == []


def test_fillable_forms_are_taken_as_forms(shared_data: Path, california: Jurisdiction) -> None:
    outcome = check_pdf(
        shared_data / "pdf-forms" / "civil-docketing-statement.pdf", jurisdiction=california
    )
    assert {part.kind.value for part in outcome.parts} == {"official_form"}
    assert not {"PG103", "PG201", "PG301"} & {f.code for f in outcome.findings}
    assert "PG605" in {f.code for f in outcome.findings}


def test_pages_turned_and_cropped_are_measured_as_they_are_seen(california: Jurisdiction) -> None:
    from pypdf import PdfReader, PdfWriter, Transformation

    plain = pdf_of(CALIFORNIA)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    for page in writer.pages:
        # The content turned one way and the page turned back, with an origin of its own.
        page.add_transformation(Transformation().rotate(90).translate(792 + 100, 50))
        page.mediabox.lower_left, page.mediabox.upper_right = (0, 0), (1000, 800)
        page.cropbox.lower_left, page.cropbox.upper_right = (100, 50), (892, 662)
        page.rotate(90)
    stream = io.BytesIO()
    writer.write(stream)
    before = check_pdf(plain, jurisdiction=california)
    after = check_pdf(stream.getvalue(), jurisdiction=california)
    assert before.findings == ()
    assert [(f.code, f.message) for f in after.findings] == []


def test_open_changes_in_word_are_gates(shared_data: Path, california: Jurisdiction) -> None:
    outcome = check_docx(
        shared_data / "docx-features" / "tracked_changes.docx", jurisdiction=california
    )
    gates = [f for f in outcome.findings if f.gate]
    assert {f.code for f in gates} == {"PG803"}


def test_small_type_and_narrow_margins_of_a_word_file(
    shared_data: Path, california: Jurisdiction
) -> None:
    letter = shared_data / "docx-templates" / "next-steps-letter.docx"
    outcome = check_docx(letter, jurisdiction=california)
    assert {"PG102", "PG103"} <= {f.code for f in outcome.findings}
    sizes = [f for f in outcome.findings if f.code == "PG103"]
    assert all(f.paragraph for f in sizes)


def test_no_word_file_stops_the_checks(shared_data: Path, california: Jurisdiction) -> None:
    files = sorted((shared_data / "docx-features").glob("*.docx"))
    assert files
    for file in files:
        outcome = check_docx(file, jurisdiction=california)
        assert "PG001" not in {f.code for f in outcome.findings}, file.name
    (finding,) = check_docx(b"PK\x03\x04", jurisdiction=california, name="x.docx").findings
    assert finding.code == "PG001"


@pytest.mark.parametrize("scan", ["filing-ca4.pdf", "scan.pdf"])
def test_rules_on_text_do_not_count_as_checked_on_pages_that_are_pictures(
    scan: str, shared_data: Path, federal: Jurisdiction
) -> None:
    outcome = check_pdf(shared_data / "exhibits" / scan, jurisdiction=federal)
    checked = {use.key for use in outcome.checked}
    assert {"page.size", "efile.encryption"} <= checked
    assert not {k for k in checked if k.startswith(("font.", "spacing.", "caption.", "privacy."))}
    why = {gap.key: gap.why for gap in outcome.not_checked}
    assert why["privacy.ssn"] is WhyNot.UNMEASURED


def test_a_page_of_an_exhibit_that_a_check_cannot_take_apart_is_named(
    california: Jurisdiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: PageView, **_: object) -> None:
        raise ValueError("bad figures")

    monkeypatch.setattr("packetgen.check.pdf.pdf_view.hidden_text", fail)
    data = pdf_of(CALIFORNIA)
    outcome = check_pdf(data, jurisdiction=california, parts="1- exhibit", select=["PG703"])
    finding = next(f for f in outcome.findings if "cannot take apart" in f.message)
    assert (finding.code, finding.page, finding.effect) == ("PG703", 1, Effect.VIOLATION)
    with pytest.raises(ValueError, match="bad figures"):
        check_pdf(data, jurisdiction=california, parts="1- paper", select=["PG703"])


def test_a_page_without_a_size_is_called_damaged(california: Jurisdiction) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(CALIFORNIA)))
    writer.pages[0].cropbox = RectangleObject((700, 800, 900, 900))
    made = io.BytesIO()
    writer.write(made)
    findings = check_pdf(made.getvalue(), jurisdiction=california).findings
    assert [f for f in findings if f.page == 1 and "damaged" in f.message]
