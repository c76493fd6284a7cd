"""What the gates take for one word: broken, joined, in other scripts and faces."""

from __future__ import annotations

import io
from collections import Counter

import pytest

from packetgen.docx import read_docx
from packetgen.typeset import open_fonts, overlaps, typeset
from packetgen.typeset.gates.pieces import parted, pieces_of
from packetgen.typeset.gates.words import compare_words, expect

from .papers import CALIFORNIA, TODAY
from .setting import FONTS


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


NAMED = {"body": ("Ann", "Featherstonehaugh", "signed"), "header1": ("FEATHERSTONEHAUGH",)}


def test_a_word_that_broke_is_in_order_though_a_header_repeats_it() -> None:
    pages = ["FEATHERSTONEHAUGH Ann Featherst\nonehaugh signed", "FEATHERSTONEHAUGH"]
    assert compare_words(expect(NAMED), pages) == ()


def test_a_name_is_not_taken_for_an_address_made_of_it_that_broke_at_a_lines_end() -> None:
    said = ("Bay", "Area", "Legal", "Aid", "mail@bayarealegalaid.example")
    page = "Bay Area Legal Aid\r\nmail@bayareale\r\ngalaid.example"
    assert compare_words(expect({"body": said}), [page]) == ()
    (lost, *_) = compare_words(expect({"body": said}), ["Bay Area Legal Aid\r\nmail@x.example"])
    assert lost.kind == "missing"


def test_a_word_that_broke_and_stands_elsewhere_is_out_of_order() -> None:
    pages = ["FEATHERSTONEHAUGH Ann signed Featherst\nonehaugh", "FEATHERSTONEHAUGH"]
    (lost,) = compare_words(expect(NAMED), pages)
    assert (lost.story, lost.kind) == ("body", "moved")


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


def test_a_word_with_a_page_number_at_its_heels_is_there_and_one_cut_short_is_not() -> None:
    expected = expect({"body": ("Filed", "in", "2025")})
    assert compare_words(expected, ["Filed in 20253"]) == ()
    (lost,) = compare_words(expected, ["Filed in 20"])
    assert lost.word == "2025"


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


CHINESE = ("看门上的地址是。", "看门上的地址是否。")


def test_chinese_paragraphs_that_begin_alike_are_all_found_wherever_their_lines_end() -> None:
    shown = "看门上的地\n址是。\n看门上的地址是\n否。"
    assert compare_words(expect({"body": CHINESE}), [shown]) == ()


@pytest.mark.parametrize(
    "shown", ["看门上的地址。\n看门上的地址是否。", "看门上的地址是否。\n看门上的地址是。"]
)
def test_a_chinese_character_that_is_lost_or_elsewhere_is_told(shown: str) -> None:
    assert compare_words(expect({"body": CHINESE}), [shown])


DAYS = tuple(str(day) for day in range(1, 32))


def test_lines_of_one_figure_that_come_as_one_word_are_all_there_or_missed_one_by_one() -> None:
    expected = expect({"body": DAYS})
    rest = "\r\n".join(DAYS[9:])
    assert compare_words(expected, [f"123456789\r\n{rest}"]) == ()
    lost = compare_words(expected, [f"12346789\r\n{rest}"])
    assert "5" in {word.word for word in lost}
    assert compare_words(expect({"body": ("B", "B", "B")}), ["BB"]) != ()
    # A row of something else is taken for no words at all.
    assert compare_words(expect({"body": ("one", "two", "six")}), ["onetwosixty"]) != ()


def test_a_large_initial_is_the_first_letter_of_its_word() -> None:
    expected = expect({"body": ("D", "rop", "cap", "a", "drop")})
    assert compare_words(expected, ["Drop cap a drop"]) == ()
    assert compare_words(expected, ["D\r\nrop cap a drop"]) == ()
    (lost, *_) = compare_words(expected, ["Drop cap a"])
    assert lost.kind == "missing"


def test_a_row_of_letters_is_parted_into_no_more_words_than_are_missing() -> None:
    lacking = Counter({"a": 1, "ab": 2, "b": 1})
    assert parted("abab", lacking) == ["ab", "ab"]
    assert lacking == {"a": 1, "ab": 0, "b": 1}
    assert parted("abc", lacking) == []
    assert lacking == {"a": 1, "ab": 0, "b": 1}
    assert parted("x" * 99, Counter({"x": 50, "xx": 20})) == []


def test_the_mark_of_a_note_clings_to_a_word_beside_a_heading_that_looks_like_both() -> None:
    expected = expect({"body": ("Test1", "this", "is", "a", "test", "1"), "notes": ("1", "see")})
    # Which of the two it clings to is not known; LibreOffice may set words in another order.
    there = compare_words(expected, ["Test1 this is a test1\r\n1 see"])
    assert [word for word in there if word.kind == "missing"] == []
    lost = compare_words(expected, ["Test1 this is a\r\n1 see 1"])
    assert [word.word for word in lost] == ["test"]
