"""The gates know which headers, footers and notes a page must show."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from packetgen.docx import read_docx, visible_words
from packetgen.errors import EngineError
from packetgen.typeset import Typeset, open_fonts, typeset
from packetgen.typeset.gates.words import compare_words, expect, text_of

from ..docx.word_files import notes, r, reference
from ..docx.word_files import word_file as docx_of
from .papers import TODAY
from .setting import FONTS, word_file


def test_words_in_a_footer_are_a_story_of_their_own() -> None:
    source = word_file("Body text", footer="Notice of Motion")
    document = read_docx(source)
    bare = replace(document, sections=tuple(replace(s, footers={}) for s in document.sections))
    with pytest.raises(EngineError, match="footer"):
        typeset(bare, layout=None, title="x", today=TODAY, fonts=FONTS, source=source)


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


def test_a_header_of_a_section_that_begins_on_a_page_stands_from_the_next_page_on() -> None:
    source = sectioned(last="Another header", more=300)
    first, *others = text_of(set_alone(source).pdf)
    assert "Headword of every page" in first
    assert "Another" not in first
    assert others
    assert all("Another header" in page and "Headword" not in page for page in others)


def test_such_a_header_is_missed_where_it_is_lost() -> None:
    source = sectioned(last="Another header", more=300)
    document = read_docx(source)
    *before, last = document.sections
    bare = replace(document, sections=(*before, replace(last, headers=before[0].headers)))
    with pytest.raises(EngineError) as caught:
        typeset(bare, layout=None, title="x", today=TODAY, fonts=FONTS, source=source)
    assert {p.location.detail for p in caught.value.problems} == {"header of section 4"}


def in_sections(*words: int) -> bytes:
    """Sections on pages of their own, with so many words, and headers of left and right pages."""
    from docx import Document as New

    document = New()
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    first.header.paragraphs[0].text, first.even_page_header.paragraphs[0].text = "Right", "Left"
    for number, count in enumerate(words):
        if number:
            document.add_section()
        document.add_paragraph(f"Part {number}. " + "The rent was paid. " * count)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_headers_of_left_pages_are_not_missed_in_sections_of_one_page() -> None:
    source = in_sections(1, 300, 1, 1)
    pages = text_of(set_alone(source).pdf)
    assert ["Left" in page for page in pages] == [n % 2 == 1 for n in range(len(pages))]
    kept = expect(visible_words(source))
    lost = compare_words(kept, [page.replace("Left", "") for page in pages])
    assert {word.word for word in lost} == {"Left"}
