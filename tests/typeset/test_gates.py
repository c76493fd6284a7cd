"""The gates find what is lost, moved, covered or cut off, in any PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from packetgen.docx import read_docx, visible_words
from packetgen.docx.blocks import Document, Paragraph, Text
from packetgen.errors import EngineError
from packetgen.typeset import Bookmark, Typeset, missing_words, open_fonts, overlaps, typeset
from packetgen.typeset.gates import read_pdf, whole, without_profiles
from packetgen.typeset.pieces import pieces_of
from packetgen.typeset.words import compare_words, expect, text_of

from ..docx.word_files import notes, r, reference
from ..docx.word_files import word_file as docx_of
from .papers import CALIFORNIA, TODAY

FONTS = open_fonts()


def word_file(*paragraphs: str, footer: str = "") -> bytes:
    from docx import Document as WordDocument

    document = WordDocument()
    for text in paragraphs:
        document.add_paragraph(text)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def drawn(source: str) -> bytes:
    """A PDF drawn by a few lines of Typst, with what a gate must find."""
    import typst

    shelf = FONTS.shelf()
    compiler = typst.Compiler(font_paths=shelf.handle, ignore_system_fonts=True)
    pdf = compiler.compile(
        input=('#set text(font: "Arimo", size: 12pt)\n' + source).encode(), format="pdf"
    )
    assert isinstance(pdf, bytes)
    return pdf


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


def test_words_in_a_footer_are_a_story_of_their_own() -> None:
    source = word_file("Body text", footer="Notice of Motion")
    document = read_docx(source)
    bare = replace(document, sections=tuple(replace(s, footers={}) for s in document.sections))
    with pytest.raises(EngineError, match="footer"):
        typeset(bare, layout=None, title="x", today=TODAY, fonts=FONTS, source=source)


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


def test_single_letters_in_narrow_cells_are_words_of_their_own() -> None:
    from docx import Document as WordDocument
    from docx.shared import Twips

    document = WordDocument()
    table = document.add_table(4, 4)
    letters = iter("abcdefghijklmnop")
    for row in table.rows:
        for cell in row.cells:
            cell.text = next(letters)
    for column in table.columns:
        column.width = Twips(360)
    stream = io.BytesIO()
    document.save(stream)
    source = stream.getvalue()
    for layout in (None, CALIFORNIA):
        done = typeset(
            read_docx(source), layout=layout, title="x", today=TODAY, fonts=FONTS, source=source
        )
        assert done.pages == 1


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


NAMED = {"body": ("Ann", "Featherstonehaugh", "signed"), "header1": ("FEATHERSTONEHAUGH",)}


def test_a_word_that_broke_is_in_order_though_a_header_repeats_it() -> None:
    pages = ["FEATHERSTONEHAUGH Ann Featherst\nonehaugh signed", "FEATHERSTONEHAUGH"]
    assert compare_words(expect(NAMED), pages) == ()


def test_a_word_that_broke_and_stands_elsewhere_is_out_of_order() -> None:
    pages = ["FEATHERSTONEHAUGH Ann signed Featherst\nonehaugh", "FEATHERSTONEHAUGH"]
    (lost,) = compare_words(expect(NAMED), pages)
    assert (lost.story, lost.kind) == ("body", "moved")


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


FOOTED = {
    "body": ("Order", "granted"),
    "footer:1:default": ("Proposed", "Order"),
    "footer:1:first": ("Proposed", "Order", "Duval"),
}


def test_the_footer_of_later_pages_is_not_missed_on_a_paper_of_one_page() -> None:
    assert compare_words(expect(FOOTED), ["Order granted\nProposed Order Duval"]) == ()


def test_the_footers_of_a_paper_of_two_pages_are_both_looked_for() -> None:
    pages = ["Order\nProposed Order Duval", "granted\n"]
    assert {lost.story for lost in compare_words(expect(FOOTED), pages)} == {"footer:1:first"}
    pages[1] += "Proposed Order"
    assert compare_words(expect(FOOTED), pages) == ()


def test_a_word_of_digits_and_letters_is_found_on_a_page_from_right_to_left() -> None:
    """PDF readers give "42 U.S.C. 2000d" back as "d2000 .C.S.U 42" among Arabic lines."""
    expected = expect({"body": ("مرحبا", "42", "U.S.C.", "2000d.")})
    assert compare_words(expected, ["مرحبا\n.d2000 .C.S.U 42"]) == ()
    (lost, *_) = compare_words(expected, ["مرحبا\n.d3000 .C.S.U 42"])
    assert lost.word == "2000d."
    latin = expect({"body": ("42", "U.S.C.", "2000d.")})
    assert compare_words(latin, ["42 U.S.C. d2000"]) != ()


def test_a_double_name_that_broke_at_its_hyphen_is_in_order_though_a_header_repeats_it() -> None:
    wanted = {"body": ("Ann", "Ortiz-Vo", "signed"), "header1": ("Ortiz-Vo",)}
    pages = ["Ortiz-Vo Ann ORTIZ\ufffeVO signed", "Ortiz-Vo"]
    assert compare_words(expect(wanted), pages) == ()


LEFT_AND_RIGHT = {
    "body": ("Order", "granted"),
    "header:1:default": ("Rightward",),
    "header:1:even": ("Leftward",),
    "header:1:first": ("Foremost",),
}


def test_headers_of_pages_that_there_are_not_are_not_missed() -> None:
    pages = ["Foremost\nOrder", "Leftward\ngranted"]
    assert compare_words(expect(LEFT_AND_RIGHT), pages) == (), "no third page shows the right one"
    pages.append("more")
    (lost,) = compare_words(expect(LEFT_AND_RIGHT), pages)
    assert lost.story == "header:1:default"
    alone = {k: v for k, v in LEFT_AND_RIGHT.items() if k != "header:1:first"}
    assert compare_words(expect(alone), ["Rightward\nOrder granted"]) == ()
    assert [lost.word for lost in compare_words(expect(alone), ["Order granted"])] == ["Rightward"]


def test_a_word_with_a_page_number_at_its_heels_is_there_and_one_cut_short_is_not() -> None:
    expected = expect({"body": ("Filed", "in", "2025")})
    assert compare_words(expected, ["Filed in 20253"]) == ()
    (lost,) = compare_words(expected, ["Filed in 20"])
    assert lost.word == "2025"


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


def test_ascii_text_is_cut_into_the_same_pieces_as_the_same_text_in_other_letters() -> None:
    """The quick way for ASCII gives what the careful way gives: each sign, wherever it stands."""
    for sign in map(chr, range(33, 127)):
        text = f"Rent{sign}due ({sign}1,200{sign}) {sign}{sign} by_mail"
        careful = pieces_of(text + " \u00e9")
        assert careful.pop() == "\u00e9"
        assert pieces_of(text) == careful


def test_vowels_above_their_letters_are_not_words_on_top_of_words() -> None:
    from docx import Document as WordDocument

    document = WordDocument()
    line = document.add_paragraph("")
    line.add_run("สมชาย ใจดี").bold = True
    line.add_run(", defendant")
    stream = io.BytesIO()
    document.save(stream)
    made = typeset(
        read_docx(stream.getvalue()), layout=None, title="x", today=TODAY,
        fonts=open_fonts(), source=stream.getvalue(), engine="typst",
    )  # fmt: skip
    assert overlaps(made.pdf) == ()


def two_faces(gap: int) -> bytes:
    """A line in one face, and a word of another face that stands 100 points from its beginning."""
    content = f"BT /F1 12 Tf 72 700 Td [(Cyrillic)-{gap}(Greek)] TJ /F2 12 Tf 80 0 Td (Other) Tj ET"
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}>>"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<<"
        f"/F1 {font.format('Times-Roman')}/F2 {font.format('Courier')}>>>>>>endobj\n"
        f"4 0 obj<</Length {len(content)}>>stream\n{content}\nendstream endobj\n"
        "trailer<</Root 1 0 R>>\n"
    ).encode()


def test_a_word_of_another_face_in_the_gap_left_for_it_stands_on_nothing() -> None:
    assert overlaps(two_faces(gap=7000)) == ()
    assert [clash.kind for clash in overlaps(two_faces(gap=3000))] == ["overlap"]


def endnoted(count: int) -> bytes:
    """A letter of two pages whose last page has endnotes, and footnotes at its foot."""
    text = "The tenant paid the rent on the first day of each month and kept the receipts. "
    body = "".join(
        f"<w:p>{r(text * 4)}{reference('footnote', n)}{r(text)}{reference('endnote', n)}</w:p>"
        for n in range(1, count + 1)
    )
    parts = {
        f"rId{kind}": notes(kind, {n: f" {kind} {n} {text * 2}" for n in range(1, count + 1)})
        for kind in ("footnote", "endnote")
    }
    return docx_of(body, parts=parts)


def test_footnotes_below_the_endnotes_of_the_last_page_are_in_order() -> None:
    source = endnoted(8)
    done = set_alone(source)
    last = text_of(done.pdf)[-1]
    assert last.index("endnote 1 ") < last.index("footnote 8 "), "both stand on the last page"


def sectioned(*, last: str = "", more: int = 0) -> bytes:
    from docx import Document as New
    from docx.enum.section import WD_SECTION

    document = New()
    document.sections[0].header.paragraphs[0].text = "Headword of every page"
    document.sections[0].footer.paragraphs[0].text = "Footword"
    document.add_paragraph("The first section.")
    for number in range(3):
        section = document.add_section(WD_SECTION.CONTINUOUS)
        document.add_paragraph(f"What section {number} says. " * (more if number == 2 else 1))
    if last:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = last
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def set_alone(source: bytes) -> Typeset:
    return typeset(
        read_docx(source), layout=None, title="x", today=TODAY, fonts=open_fonts(), source=source
    )


def test_sections_that_begin_in_the_middle_of_a_page_show_one_header() -> None:
    (page,) = text_of(set_alone(sectioned(more=1)).pdf)
    assert page.count("Headword of every page") == 1
    assert len(text_of(set_alone(sectioned(more=300)).pdf)) > 1
    # Of pages that show the header before, too.
    assert set_alone(sectioned(last="Another header", more=1)).pages == 1


def first_page_apart(pages: int) -> bytes:
    """A letter whose second page has a header; Word leaves out the part of the empty first one."""
    from docx import Document as New

    document = New()
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].header.paragraphs[0].text = "Continued to Ms. Park"
    for _ in range(pages):
        document.add_paragraph("The rent was paid. " * 130)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_header_for_later_pages_is_not_wanted_on_the_only_page() -> None:
    assert set_alone(first_page_apart(1)).pages == 1
    longer = text_of(set_alone(first_page_apart(3)).pdf)
    assert [page.count("Continued to") for page in longer] == [0, 1, 1][: len(longer)]
    kept = expect(visible_words(first_page_apart(3)))
    lost = compare_words(kept, [page.replace("Continued", "") for page in longer])
    assert {word.story for word in lost} == {"header:1:default"}


def test_notes_numbered_anew_on_each_page_are_told() -> None:
    anew = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    source = endnoted(8)
    by_page = docx_of(
        "".join(f"<w:p>{r('The rent. ' * 90)}{reference('footnote', n)}</w:p>" for n in range(1, 9))
        + f"<w:sectPr>{anew}</w:sectPr>",
        parts={"rIdfootnote": notes("footnote", {n: f" note {n}" for n in range(1, 9)})},
    )
    assert any("anew on each page" in note for note in set_alone(by_page).notes)
    assert not any("anew" in note for note in set_alone(source).notes)


def test_another_header_that_no_page_shows_is_missed_where_the_section_goes_on() -> None:
    with pytest.raises(EngineError) as caught:
        set_alone(sectioned(last="Another header", more=300))
    assert {p.location.detail for p in caught.value.problems} == {"header of section 4"}
    assert all("Link to Previous" in problem.hint for problem in caught.value.problems)


CHINESE = ("看门上的地址是。", "看门上的地址是否。")


def test_chinese_paragraphs_that_begin_alike_are_all_found_wherever_their_lines_end() -> None:
    shown = "看门上的地\n址是。\n看门上的地址是\n否。"
    assert compare_words(expect({"body": CHINESE}), [shown]) == ()


@pytest.mark.parametrize(
    "shown", ["看门上的地址。\n看门上的地址是否。", "看门上的地址是否。\n看门上的地址是。"]
)
def test_a_chinese_character_that_is_lost_or_elsewhere_is_told(shown: str) -> None:
    assert compare_words(expect({"body": CHINESE}), [shown])
