"""Whatever is given, a finding names what is wrong with it: no traceback, no hang."""

from __future__ import annotations

import io
from typing import Any

import pytest

from packetgen.check import check_docx, check_pdf
from packetgen.jurisdiction.model import Jurisdiction

from .raw_pdf import Raw, pdf, text

PLAIN = pdf(Raw(text(72, 700, "A plain page of a letter")))


def _changed(change: Any) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _locked(writer: Any) -> None:
    writer.encrypt(user_password="secret", algorithm="AES-256")


NO_PAGES = PLAIN.replace(b"/Count 1", b"/Count 0").replace(b"/Kids [100 0 R]", b"/Kids [       ]")

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b"  \n", "empty"),
    "text": (b"Dear Sir or Madam", "not a PDF"),
    "cut off": (PLAIN[: len(PLAIN) // 3], "damaged"),
    "only a header": (b"%PDF-1.7\n%%EOF\n", "damaged"),
    "password": (_changed(_locked), "password"),
    "no pages": (NO_PAGES, ""),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_finding_with_its_reason(
    name: str, california: Jurisdiction
) -> None:
    data, word = UNREADABLE[name]
    outcome = check_pdf(data, jurisdiction=california, name="paper.pdf")
    (finding,) = outcome.findings
    assert finding.code == "PG001"
    assert finding.gate
    assert word in finding.message
    assert finding.fix
    assert outcome.checked == ()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"Dear Sir or Madam"])
def test_a_word_file_that_cannot_be_read_is_one_finding(
    data: bytes, california: Jurisdiction
) -> None:
    (finding,) = check_docx(data, jurisdiction=california, name="draft.docx").findings
    assert finding.code == "PG001"


def test_a_form_made_for_one_program_alone_is_named(california: Jurisdiction) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    def xfa(writer: Any) -> None:
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): TextStringObject("<xdp/>")}
        )

    outcome = check_pdf(_changed(xfa), jurisdiction=california, name="paper.pdf")
    assert "PG605" in {f.code for f in outcome.findings}


def test_two_thousand_pages_are_one_finding_and_not_thousands(california: Jurisdiction) -> None:
    data = pdf(Raw(text(72, 700, "A page of a paper without line numbers " * 3), pages=2000))
    outcome = check_pdf(data, jurisdiction=california, name="paper.pdf")
    assert outcome.pages == 2000
    numbered = [f for f in outcome.findings if f.code == "PG201"]
    assert len(numbered) == 1
    assert len(outcome.findings) < 40


@pytest.mark.parametrize("media", ["[0 0 0 0]", "[0 0 1e9 1e9]", "[nan]", "[612 792 0 0]"])
def test_odd_page_boxes_stop_nothing(media: str, california: Jurisdiction) -> None:
    data = pdf(Raw(text(72, 700, "A page"), media=media))
    outcome = check_pdf(data, jurisdiction=california, name="paper.pdf")
    assert outcome.pages in (0, 1)


def test_a_page_that_cannot_be_loaded_is_named(california: Jurisdiction) -> None:
    """The page's entry is no page at all; the pages around it are read as usual."""
    data = pdf(Raw(text(72, 700, "A page of a paper without line numbers " * 3), pages=3))
    broken = data.replace(b"/Kids [100 0 R 101 0 R 102 0 R]", b"/Kids [100 0 R 999 0 R 102 0 R]")
    assert broken != data
    outcome = check_pdf(broken, jurisdiction=california, name="paper.pdf")
    damaged = [f for f in outcome.findings if f.code == "PG002"]
    assert [f.pages for f in damaged] == [(2,)]
    assert damaged[0].gate
    assert any(f.code == "PG201" and f.pages == (1, 3) for f in outcome.findings)
