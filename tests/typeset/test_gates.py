"""The gates find what is lost, moved, covered or cut off, in any PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from packetgen.docx import read_docx, visible_words
from packetgen.docx.blocks import Document, Paragraph, Text
from packetgen.errors import EngineError
from packetgen.typeset import Bookmark, missing_words, overlaps, typeset
from packetgen.typeset.gates.three_gates import read_pdf, whole, without_profiles
from packetgen.typeset.gates.words import text_of

from .papers import CALIFORNIA, TODAY
from .setting import FONTS, drawn, word_file

PARAGRAPHS = ("The first paragraph stands here.", "Delete me, please.", "The third ends the file.")


def test_deleting_a_paragraph_after_reading_fails_the_build() -> None:
    source = word_file(*PARAGRAPHS)
    document = read_docx(source)
    shorter = replace(
        document,
        blocks=tuple(
            b for b in document.blocks if not (isinstance(b, Paragraph) and "Delete" in b.text)
        ),
    )
    assert len(shorter.blocks) == len(document.blocks) - 1
    for layout in (None, CALIFORNIA):
        whole_one = typeset(
            document, layout=layout, title="x", today=TODAY, fonts=FONTS, source=source
        )
        assert whole_one.pages == 1
        with pytest.raises(EngineError) as caught:
            typeset(shorter, layout=layout, title="x", today=TODAY, fonts=FONTS, source=source)
        assert "[Delete]" in str(caught.value)
        assert "body" in str(caught.value)


def test_a_changed_word_is_lost() -> None:
    source = word_file(*PARAGRAPHS)
    document = read_docx(source)
    other = Document((*document.blocks[:2], Paragraph((Text("The 3rd ends the file."),))))
    with pytest.raises(EngineError, match=r"\[third\]"):
        typeset(other, layout=None, title="x", today=TODAY, fonts=FONTS, source=source)


def test_swapped_paragraphs_are_out_of_order() -> None:
    source = word_file(*PARAGRAPHS)
    document = read_docx(source)
    swapped = replace(document, blocks=tuple(reversed(document.blocks)))
    with pytest.raises(EngineError, match="out of order"):
        typeset(swapped, layout=None, title="x", today=TODAY, fonts=FONTS, source=source)


def test_a_line_number_does_not_stand_in_for_a_lost_number() -> None:
    source = word_file("The count is", "7", "in all.")
    document = read_docx(source)
    without = replace(document, blocks=(document.blocks[0], document.blocks[2]))
    with pytest.raises(EngineError, match=r"\[7\]"):
        typeset(without, layout=CALIFORNIA, title="x", today=TODAY, fonts=FONTS, source=source)


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        (("self-contained",), "#box(width: 30pt)[self-contained]"),
        (("Supercalifragilistic",), '#box(width: 60pt)[#"Supercalifragilistic"]'),
        (("s", "p", "a", "spaced"), "s p a #text(tracking: 9pt)[spaced]"),
        (("CAPS", "María"), "caps #upper[María]"),
        (("office", "ﬁne"), "oﬃce fine"),
        (("fact¹",), "fact#super[1]"),
        (("“quoted”",), '"quoted"'),
        # A reader of the PDF gives the English word and the Arabic name as one.
        (("Dear", "عمر", "الخطيب:"), "Dearعمر الخطيب:"),
    ],
)
def test_words_that_only_look_different_are_there(expected: tuple[str, ...], shown: str) -> None:
    assert missing_words({"body": expected}, drawn(shown)) == ()


def test_missing_words_say_where() -> None:
    pdf = drawn("alpha beta delta epsilon")
    (lost,) = missing_words({"body": ("alpha", "beta", "gamma", "delta", "epsilon")}, pdf)
    assert (lost.word, lost.position, lost.kind) == ("gamma", 3, "missing")
    assert (lost.before, lost.after) == ("alpha beta", "delta epsilon")
    assert str(lost) == "body, word 3: alpha beta [gamma] delta epsilon"


def test_every_repetition_counts() -> None:
    pdf = drawn("the cat and the dog")
    lost = missing_words({"body": ("the", "cat", "and", "the", "dog", "the")}, pdf)
    assert [item.word for item in lost] == ["the"]
    stories = {"body": ("the", "cat", "and"), "notes": ("the", "dog", "dog")}
    assert [item.word for item in missing_words(stories, pdf)] == ["dog"]


def test_overlapping_words_are_found() -> None:
    pdf = drawn("first line here #place(top + left, dx: 20pt, dy: 2pt)[covering words]")
    clashes = overlaps(pdf)
    assert [clash.kind for clash in clashes] == ["overlap"]
    assert "first line here" in f"{clashes[0].text} {clashes[0].other}"
    assert "covering" in f"{clashes[0].text} {clashes[0].other}"
    assert clashes[0].page == 1


def test_words_off_the_page_are_found() -> None:
    pdf = drawn("#place(top + left, dx: -90pt)[gone over the edge]")
    (clash,) = overlaps(pdf)
    assert clash.kind == "off-page"
    assert clash.box[0] < 0


@pytest.mark.parametrize("place", ["dx: 700pt", "dx: -300pt", "dy: 2000pt"])
def test_words_wholly_off_the_page_do_not_pass_for_printed(place: str) -> None:
    reading = read_pdf(drawn(f"Here #place({place})[nowhere seen]"))
    assert [(clash.kind, clash.text) for clash in reading.clashes] == [("off-page", "nowhere seen")]


def test_tight_lines_and_raised_marks_are_clean() -> None:
    tight = "#set text(top-edge: 9.6pt, bottom-edge: -2.4pt)\n#set par(leading: 0pt)\n"
    pdf = drawn(tight + "jumpy glyphs Å#super[1] and more jumpy glyphs Äpq " * 30)
    assert overlaps(pdf) == ()


def test_whole_compares_the_outline() -> None:
    marks = (Bookmark("Facts", 1, 1), Bookmark("Argument", 1, 2))
    assert whole(marks, [(1, "Facts"), (1, "Argument")], pages=2) == []
    assert "no bookmark" in str(whole(marks[:1], [(1, "Facts"), (1, "Argument")], pages=2)[0])
    assert "level 1" in str(whole(marks, [(1, "Facts"), (2, "Argument")], pages=2)[0])
    assert "no pages" in str(whole((), [], pages=0)[0])


def test_the_gates_read_real_court_files(shared_data: Path) -> None:
    for name in ("filing-ca9.pdf", "ten-page.pdf"):
        overlaps((shared_data / "exhibits" / name).read_bytes())
    with pytest.raises(ValueError, match="not a PDF"):
        overlaps(b"nothing")


def test_the_yardstick_is_not_the_reader(shared_data: Path) -> None:
    """The words come from a walk of the file's own: they are there though the reader reads none."""
    source = (shared_data / "docx-features" / "footnotes_three.docx").read_bytes()
    assert len(visible_words(source)["body"]) > 100
    with pytest.raises(EngineError, match="not in the PDF"):
        typeset(Document(()), layout=None, title="x", today=TODAY, fonts=FONTS, source=source)


def test_words_in_the_right_margin_of_a_numbered_paper_are_told() -> None:
    from docx import Document as WordDocument
    from docx.shared import Pt

    document = WordDocument()
    document.styles["Normal"].font.name = "Arial"
    document.add_paragraph("to be or not " * 60).paragraph_format.right_indent = Pt(-30)
    stream = io.BytesIO()
    document.save(stream)
    source = stream.getvalue()
    made = typeset(
        read_docx(source), layout=CALIFORNIA, title="P", today=TODAY, fonts=FONTS, source=source
    )
    assert any("page 1" in note and "right margin" in note for note in made.notes)


def test_a_pdf_read_without_its_profiles_says_the_same() -> None:
    source = word_file(*PARAGRAPHS)
    document = read_docx(source)
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    blue = tuple(
        replace(item, format=replace(item.format, color="365F91"))
        for item in first.inlines
        if isinstance(item, Text)
    )
    coloured = replace(document, blocks=(replace(first, inlines=blue), *document.blocks[1:]))
    pdf = typeset(coloured, layout=CALIFORNIA, title="x", today=TODAY, fonts=FONTS).pdf
    plain = without_profiles(pdf)
    assert len(plain) == len(pdf)
    assert pdf.count(b"/ICCBased") >= 1
    assert b"/ICCBased" not in plain
    assert b"[/DeviceRGB" in plain
    assert text_of(plain) == text_of(pdf) == list(read_pdf(pdf).pages)
    assert "Delete" in "".join(text_of(plain))


def test_only_arrays_of_colour_are_read_without_a_profile() -> None:
    words = b"1 0 obj\n(a [/ICCBased 3 0 R] b)\nendobj\n3 0 obj\n<</Length 9/N 3>>\n"
    assert without_profiles(words) == words
    unknown = b"2 0 obj\n[/ICCBased 3 0 R]\nendobj\n3 0 obj\n<</Length 9/N 4>>\n"
    assert without_profiles(unknown) == unknown


@pytest.mark.parametrize("kept", [False, True])
def test_a_row_whose_first_cell_goes_on_over_the_page_is_no_word_out_of_order(kept: bool) -> None:
    from docx import Document as WordDocument
    from docx.oxml import OxmlElement

    document = WordDocument()
    for number in range(22):
        document.add_paragraph(f"Line {number} of the page.")
    table = document.add_table(rows=3, cols=3)
    long = " ".join(f"changed{n} by the order of June {n}" for n in range(1, 13))
    for row, texts in zip(
        table.rows, (("What", "Done", "Left"), (long, "1 hour", "2 hours"), ("End", "of", "it")),
        strict=True,
    ):  # fmt: skip
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if kept:
        table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    stream = io.BytesIO()
    document.save(stream)
    made = typeset(
        read_docx(stream.getvalue(), name="x"), layout=None, title="P", today=TODAY, fonts=FONTS,
        source=stream.getvalue(), engine="typst",
    )  # fmt: skip
    pages = text_of(made.pdf)
    assert made.pages == 2
    assert ("changed1 by" in pages[0]) is not kept
    assert "changed12 by" in " ".join(pages[1].split())
