"""Lines read straight from what Typst wrote say what pdfium says; what is unusual is left to it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from packetgen.docx.blocks import Block
from packetgen.typeset import open_fonts, typeset
from packetgen.typeset.gates import three_gates
from packetgen.typeset.gates.clean import glyph_boxes, stands_clear
from packetgen.typeset.gates.pieces import pieces_of
from packetgen.typeset.gates.three_gates import read_pdf
from packetgen.typeset.gates.words import text_of
from packetgen.typeset.gates.written_lines import WrittenPage, written_pages

from .papers import (
    CALIFORNIA,
    TODAY,
    attorney_block,
    caption_table,
    court_title,
    data_table,
    double,
    heading,
    note,
    noted,
    paper,
    single,
    title,
    words,
)
from .setting import drawn

FONTS = open_fonts()
SIGNS = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))


@pytest.fixture(scope="module")
def numbered_paper() -> bytes:
    """Several pages with everything that papers usually hold."""
    blocks: list[Block] = [
        *attorney_block(),
        *court_title(),
        caption_table(),
        title("Notice of motion (and motion)"),
        heading("I. Facts \u2014 \u201coffice\u201d of the \ufb01rst AWAY VAT"),
        noted("A noted line.", "n1", "1", " goes on"),
        *(double(words(f"w{number}x", 90)) for number in range(6)),
        single(words("quoted", 70)),
        data_table([["Date", "Event"], ["March 5", words("served", 20)]], [100.0, 300.0]),
        double(" ".join(re.findall(".{1,9}", SIGNS))),
    ]
    document = paper(blocks, {"n1": note(words("note", 40), "n1", "1")})
    return typeset(document, layout=CALIFORNIA, title="x", today=TODAY, fonts=FONTS).pdf


def read_directly(pdf: bytes) -> list[WrittenPage]:
    pages = written_pages(pdf)
    assert pages
    read = [page for page in pages if page is not None]
    assert len(read) == len(pages)
    return read


def test_a_paper_reads_as_pdfium_reads_it(numbered_paper: bytes) -> None:
    pages = read_directly(numbered_paper)
    assert len(pages) == 3
    by_pdfium = text_of(numbered_paper)
    assert [pieces_of(page.text) for page in pages] == [pieces_of(text) for text in by_pdfium]
    assert all(sign in pages[-1].text + pages[-2].text for sign in SIGNS)


def test_boxes_hold_the_outlines_that_pdfium_measures(numbered_paper: bytes) -> None:
    document = pdfium.PdfDocument(numbered_paper)
    for number, page in enumerate(read_directly(numbered_paper)):
        assert (page.width, page.height) == (612, 792)
        outlines = glyph_boxes(document[number].get_textpage())
        assert len(outlines) > 28
        for left, bottom, right, top in outlines:
            # pdfium takes stretches that touch for one, and a space at the end for ink.
            line = [b for b in page.boxes if b[1] - 0.2 <= bottom and top <= b[3] + 0.2]
            assert min(box[0] for box in line) - 0.5 < left
            assert right < max(box[2] for box in line) + 4
    document.close()


def test_papers_pass_their_gates_without_pdfium_reading_a_page(
    monkeypatch: pytest.MonkeyPatch, numbered_paper: bytes
) -> None:
    whole = read_pdf(numbered_paper, margin=576.0)

    def refuse(_: object) -> str:
        raise AssertionError("pdfium was asked for a page")

    monkeypatch.setattr(three_gates, "page_text", refuse)
    reading = read_pdf(numbered_paper, margin=576.0, direct=True)
    assert reading.direct
    assert (reading.outline, reading.clashes) == (whole.outline, whole.clashes)
    assert len(reading.pages) == len(whole.pages)


def test_words_are_told_apart_and_put_together_as_they_are_printed() -> None:
    (page,) = read_directly(drawn("one #strong[t]wo#h(20pt)three #linebreak() fo#emph[u]r"))
    assert page.text.split() == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    "source",
    [
        "#rotate(10deg)[turned]",
        "#rotate(90deg)[turned]",
        "#scale(50%)[small]",
        "#text(dir: rtl, font: \"Noto Sans Arabic\")[\u0645\u0631\u062d\u0628\u0627]",
        "#block(clip: true, height: 2pt)[hidden words]",
        '#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'9\' height=\'9\'>'
        "<rect width='9' height='9'/></svg>\"), format: \"svg\")",
        "#text(stroke: 1pt)[outlined]",
    ],
)  # fmt: skip
def test_what_is_not_a_plain_line_is_left_to_pdfium(source: str) -> None:
    pdf = drawn(f"plain words {source}")
    assert written_pages(pdf) == [None]
    reading = read_pdf(pdf, direct=True)
    assert (reading, reading.direct) == (read_pdf(pdf), False)


@pytest.mark.parametrize(
    "source",
    [
        "under #place(top + left, dx: 20pt, dy: 2pt)[over]",
        "#place(top + left, dx: -90pt)[gone over the edge]",
        "#place(top + left, dx: 700pt)[gone] here",
        "#place(top + left, dy: 2000pt)[gone] here",
        "#place(top + left, dx: 460pt)[in the margin, and further]",
    ],
)
def test_lines_that_are_near_something_are_judged_by_their_outlines(source: str) -> None:
    pdf = drawn("#set page(width: 612pt, height: 792pt, margin: 72pt)\n" + source)
    (page,) = read_directly(pdf)
    assert not stands_clear(page.boxes, width=612, height=792, margin=540)
    found = read_pdf(pdf, margin=540, direct=True)
    assert found == read_pdf(pdf, margin=540)
    assert found.clashes


def test_only_pages_that_need_it_are_read_by_pdfium() -> None:
    pdf = drawn("plain\n#pagebreak()\n#rotate(10deg)[turned]\n#pagebreak()\nplain again")
    assert [page is None for page in written_pages(pdf)] == [False, True, False]
    reading = read_pdf(pdf, direct=True)
    assert reading.direct
    assert [text.split() for text in reading.pages] == [["plain"], ["turned"], ["plain", "again"]]


def test_files_of_others_are_not_taken_for_typsts(shared_data: Path) -> None:
    for file in sorted((shared_data / "exhibits").glob("*.pdf"))[:8]:
        assert not any(written_pages(file.read_bytes()))
    assert written_pages(b"") == written_pages(b"%PDF-1.7 nothing") == []


def test_a_damaged_file_is_not_read_at_all(numbered_paper: bytes) -> None:
    assert written_pages(numbered_paper[:-300]) == []
    moved = re.sub(rb"startxref\n\d+", b"startxref\n17", numbered_paper)
    assert written_pages(moved) == []
    # Every page's content packed in a way that cannot be unpacked.
    broken = numbered_paper.replace(b"stream\nx\x9c", b"stream\nx\x00")
    assert not any(written_pages(broken))


def test_a_word_that_was_altered_in_the_file_is_missed(numbered_paper: bytes) -> None:
    """The text is the finished file's own, not what went into it."""
    done, count = numbered_paper, 0
    for match in re.finditer(rb"/Length (\d+)/Filter/FlateDecode>>\nstream\n", numbered_paper):
        start, length = match.end(), int(match[1])
        content = zlib.decompress(numbered_paper[start : start + length])
        if b"\nBT " in content:
            longest = max(re.findall(rb"Tm\[(\(.*?\))\]TJ", content), key=len)
            packed = zlib.compress(content.replace(longest, b"(" + longest[-9:]), 9)
            assert len(packed) <= length
            done = done[:start] + packed.ljust(length) + done[start + length :]
            count += 1
    before = [pieces_of(page.text) for page in read_directly(numbered_paper)]
    after = [pieces_of(page.text) for page in read_directly(done)]
    assert count == len(before) == len(after)
    assert all(len(long) > len(short) + 5 for long, short in zip(before, after, strict=True))
