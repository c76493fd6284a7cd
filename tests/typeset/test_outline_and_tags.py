"""Bookmarks, links, tags, the file's standards, and the footer of a paper."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from packetgen.docx.blocks import (
    Break,
    Document,
    Paragraph,
    Section,
    Text,
)
from packetgen.typeset.gates.words import text_of

from .papers import (
    CALIFORNIA,
    PLAIN,
    data_table,
    double,
    footer,
    heading,
    lines_of,
    paper,
    title,
    words,
)
from .setting import full_paper, letter, picture, plain, set_document


def test_headings_become_bookmarks_and_never_skip_a_level() -> None:
    done = set_document(
        paper(
            [
                title("Memorandum"),
                heading("Facts"),
                heading("Deep", 3),
                double(words("double", 500)),
                heading("Argument"),
                double("end"),
            ]
        ),
        layout=CALIFORNIA,
    )
    assert [(mark.title, mark.level) for mark in done.outline] == [
        ("Memorandum", 1),
        ("Facts", 2),
        ("Deep", 3),
        ("Argument", 2),
    ]
    assert done.outline[0].page == 1
    assert done.outline[3].page == done.pages


def test_headings_of_one_rank_are_siblings_whatever_rank_the_paper_starts_with() -> None:
    ranks = (2, 2, 3, 2, 4, 3, 1, 3, 2)
    blocks = [heading(f"Heading {number}", rank) for number, rank in enumerate(ranks)]
    done = set_document(paper([*blocks, double("end")]), layout=CALIFORNIA)
    assert [mark.level for mark in done.outline] == [1, 1, 2, 1, 2, 2, 1, 2, 2]
    titled = set_document(paper([title("Declaration"), *blocks[:3], double("end")]))
    assert [mark.level for mark in titled.outline] == [1, 2, 2, 3]


def test_links_keep_their_address() -> None:
    from pypdf import PdfReader

    # A page break before the target's words does not take its place away.
    target = Paragraph((Break("page"), Text("target", PLAIN)), bookmarks=("place", "unused"))
    runs = (
        Text("web", PLAIN, link="https://courts.ca.gov/a?b=1"),
        Text("cite", PLAIN, link="packetgen:exhibit/police-report?page=3"),
        Text("inside", PLAIN, link="#place"),
        Text("nowhere", PLAIN, link="#gone"),
    )
    done = set_document(letter(Paragraph(runs), plain(words("x", 900)), target))
    page = PdfReader(io.BytesIO(done.pdf)).pages[0]
    actions = [annotation.get_object() for annotation in page["/Annots"]]
    uris = [str(a["/A"].get("/URI", "")) for a in actions if "/A" in a]
    assert "https://courts.ca.gov/a?b=1" in uris
    assert "packetgen:exhibit/police-report?page=3" in uris
    assert "#gone" in uris
    assert "#place" not in uris
    assert len(actions) == 4
    assert any("gone" in remark for remark in done.notes)


def test_papers_pass_the_pdf_ua_checker_and_qpdf(tmp_path: Path) -> None:
    outloud = shutil.which("outloud", path=str(Path(sys.executable).parent)) or shutil.which(
        "outloud"
    )
    files = {
        "paper": set_document(full_paper(), layout=CALIFORNIA),
        "letter": set_document(
            letter(
                plain("Dear client"),
                data_table([["a", "b"], ["c", "d"]], [90.0, 90.0]),
                Paragraph((picture(),)),
                Paragraph((Text("cite", PLAIN, link="packetgen:exhibit/a"),)),
            )
        ),
    }
    for name, done in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(done.pdf)
    if shutil.which("qpdf"):
        for name in files:
            check = subprocess.run(
                ["qpdf", "--check", str(tmp_path / f"{name}.pdf")], capture_output=True, text=True
            )
            assert check.returncode == 0, check.stdout + check.stderr
    if outloud is None:
        pytest.skip("outloud, the PDF/UA checker, is not installed")
    check = subprocess.run(
        [outloud, "-q", *(str(tmp_path / f"{name}.pdf") for name in files)],
        capture_output=True,
        text=True,
    )
    assert check.stdout.count("0 error(s)") == len(files), check.stdout


def test_title_language_and_standards_are_in_the_file() -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(set_document(full_paper(), layout=CALIFORNIA).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "A letter"
    assert str(reader.trailer["/Root"]["/Lang"]) == "en"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    packet = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "pdfaid:part>2<" in packet
    assert "pdfuaid:part>1<" in packet
    assert reader.metadata.get("/CreationDate", "").startswith("D:20260501")


def test_a_paper_without_a_footer_gets_the_courts() -> None:
    document = Document((double("text"),), (Section(),))
    done = set_document(document, layout=CALIFORNIA, footer_title="MOTION TO VACATE")
    lines = lines_of(done.pdf)
    number = next(line for line in lines if line.text == "1" and line.left > 200)
    named = next(line for line in lines if line.text == "MOTION TO VACATE")
    assert 732 < number.baseline < named.baseline < 785, "CRC 2.110: number, then title, below"


def test_the_documents_own_footer_is_not_doubled() -> None:
    done = set_document(paper([double("text")]), layout=CALIFORNIA, footer_title="OTHER")
    shown = text_of(done.pdf)[0]
    assert "OTHER" not in shown
    assert shown.count("NOTICE OF MOTION") == 1
    assert footer()
