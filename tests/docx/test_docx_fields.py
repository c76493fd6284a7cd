"""Fields of a Word file: what a reader sees of an instruction and its saved result."""

from __future__ import annotations

import pytest
from docx_texts import read
from word_files import agreed, field, p, r, word_file

from packetgen.docx.blocks import (
    PageField,
    Paragraph,
)

# -- fields -------------------------------------------------------------------------------------


def test_a_field_shows_its_saved_result_not_its_instruction() -> None:
    (paragraph,) = read(f"<w:p>{r('on ')}{field('DATE', r('1 May 2026'))}{r('.')}</w:p>")
    assert paragraph.text == "on 1 May 2026."


def test_nested_fields_are_solved_from_the_inside() -> None:
    inner = field("MERGEFIELD name", r("never seen"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f"{inner}"
        '<w:r><w:instrText> = "x" "yes" "no"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("shown ")}{field("SEQ a", r("7"))}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    (paragraph,) = read(f"<w:p>{r('a ')}{outer}{r(' z')}</w:p>")
    assert paragraph.text == "a shown 7 z"


def test_a_field_may_run_over_several_paragraphs() -> None:
    start = field("TOC", r("first")).rsplit("<w:r>", 1)[0]
    first, second, third = read(
        f"<w:p>{start}</w:p>{p('second')}<w:p>{r('third')}"
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" after")}</w:p>'
    )
    assert (first.text, second.text, third.text) == ("first", "second", "third after")


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_half_a_field_swallows_nothing(kind: str) -> None:
    data = word_file(
        f'<w:p>{r("before ")}<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        f"{r('after')}</w:p>{p('and the next')}"
    )
    document = agreed(data)
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [
        "before after", "and the next"
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["XE index", "TC entry", "TA cite", "SET x y", "RD file"])
def test_marking_fields_show_nothing(code: str) -> None:
    (paragraph,) = read(f"<w:p>{r('a')}{field(code, r('unseen'))}{r('b')}</w:p>")
    assert paragraph.text == "ab"


def test_page_numbers_are_left_to_layout_with_their_own_format() -> None:
    code = "PAGE \\* roman \\* MERGEFORMAT"
    (paragraph,) = read(f"<w:p>{field(code, r('iv', '<w:b/>'))}</w:p>")
    (number,) = paragraph.inlines
    assert isinstance(number, PageField)
    assert (number.kind, number.shown, number.number_format) == ("page", "iv", "roman")
    assert number.format.bold


def test_a_simple_field_is_read_like_a_complex_one() -> None:
    (paragraph,) = read(
        f'<w:p><w:fldSimple w:instr=" NUMPAGES ">{r("9")}</w:fldSimple>{r(" pages, ")}'
        f'<w:fldSimple w:instr=" AUTHOR ">{r("J. Advocate")}</w:fldSimple></w:p>'
    )
    assert isinstance(paragraph.inlines[0], PageField)
    assert paragraph.text == "9 pages, J. Advocate"


def test_fields_that_say_their_words_in_the_instruction() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
    code = "<w:r><w:instrText> MACROBUTTON NoMacro [Click here] </w:instrText></w:r>"
    symbol = '<w:r><w:instrText> SYMBOL 254 \\f "Wingdings" </w:instrText></w:r>'
    (paragraph,) = read(f"<w:p>{begin}{code}{end}{r(' ')}{begin}{symbol}{end}</w:p>")
    assert paragraph.text.split() == ["[Click", "here]", "☑"]


def test_a_drop_down_form_field_shows_the_entry_chosen() -> None:
    data = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Yes'/>"
        "<w:listEntry w:val='No'/></w:ddList></w:ffData>"
    )
    (paragraph,) = read(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert paragraph.text == "No"


def test_numbers_that_only_word_computes_are_reported() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
    code = "<w:r><w:instrText> LISTNUM </w:instrText></w:r>"
    document = agreed(word_file(f"<w:p>{begin}{code}{end}{r('text')}</w:p>"))
    (item,) = document.unsupported
    assert "LISTNUM" in item.what
    assert item.where == "paragraph 1"
