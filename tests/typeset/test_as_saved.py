"""LibreOffice shows what Word saved, not what it would look up, work out or draw itself."""

from __future__ import annotations

import io
import re

import pytest

from packetgen.docx import read_docx
from packetgen.typeset import find_soffice, typeset
from packetgen.typeset.engines.as_saved import as_saved
from packetgen.typeset.engines.hardened import without_outside
from packetgen.typeset.gates.words import compare_words, expect, text_of
from tests.zip_files import repacked, unpacked

from ..docx.word_files import NAMESPACES, field, r, word_file
from .papers import TODAY
from .setting import FONTS

TITLE = (
    '<w:p><w:sdt><w:sdtPr><w:alias w:val="Title"/><w:dataBinding w:xpath="/ns0:coreProperties[1]'
    '/ns1:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}" w:prefixMappings="'
    "xmlns:ns0='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
    " xmlns:ns1='http://purl.org/dc/elements/1.1/'\"/><w:text/></w:sdtPr><w:sdtContent>"
    f"{r('Lease of Flat 3')}</w:sdtContent></w:sdt></w:p>"
)
DATED = f"<w:p>{field('DATE', r('May 4, 2019'))}</w:p>"
AUTHOR = f'<w:p><w:fldSimple w:instr=" AUTHOR ">{r("Ana Ruiz")}</w:fldSimple></w:p>'
PAGED = f"<w:p>{field('PAGE', r('1'))}</w:p>"


def box(checked: bool) -> str:
    state = '<w:checked w:val="1"/>' if checked else '<w:default w:val="0"/>'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:checkBox>'
        f"<w:sizeAuto/>{state}</w:checkBox></w:ffData></w:fldChar></w:r>"
        '<w:r><w:instrText xml:space="preserve"> FORM</w:instrText></w:r>'
        '<w:r><w:instrText xml:space="preserve">CHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BOXES = f"<w:p>{r('Served ')}{box(True)}{r(' Filed ')}{box(False)}</w:p>"


def _saved(body: str) -> str:
    root = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return as_saved(root.encode()).decode()


def _office_file(body: str) -> bytes:
    import docx

    stream = io.BytesIO()
    docx.Document().save(stream)

    def filled(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        return re.sub(rb"<w:document\b[^>]*>\s*<w:body>", lambda _: _opened(body), content)

    return repacked(stream.getvalue(), filled)


def _opened(body: str) -> bytes:
    return f"<w:document {NAMESPACES}><w:body>{body}".encode()


def _text(xml: str) -> str:
    return "".join(re.findall(r"<w:t\b[^>]*>([^<]*)</w:t>", xml))


def test_what_a_file_looks_up_elsewhere_stays_as_it_was_saved() -> None:
    saved = _saved(TITLE + DATED + AUTHOR)
    assert _text(saved) == "Lease of Flat 3May 4, 2019Ana Ruiz"
    assert not re.search("dataBinding|fldChar|instrText|fldSimple", saved)


def test_the_fields_that_pages_decide_are_left_to_them() -> None:
    root = f"<w:document {NAMESPACES}><w:body>{PAGED}</w:body></w:document>".encode()
    assert as_saved(root) == root


def test_a_field_without_a_saved_result_is_left_alone() -> None:
    assert "DOCPROPERTY" in _saved(f"<w:p>{field('DOCPROPERTY Matter')}</w:p>")


PLACE = (
    f'<w:p><w:bookmarkStart w:id="1" w:name="facts"/>{r("Facts")}<w:bookmarkEnd w:id="1"/></w:p>'
)
REFERRING = "".join(
    f"<w:p>{r(word)}{field(f'PAGEREF {code}', r(saved))}</w:p>"
    for word, code, saved in (
        ("gone ", "old \\h", "12"), ("turned ", "\\h facts", "14"), ("there ", "facts", "16"),
    )
)  # fmt: skip


def test_the_page_of_a_place_that_is_gone_stays_as_word_saved_it() -> None:
    parts = unpacked(without_outside(word_file(REFERRING + PLACE), title="Exhibit B"))
    main = parts["word/document.xml"].decode()
    assert re.findall(r"PAGEREF ([^<]*)", main) == ["facts "]
    assert _text(main) == "gone 12turned 14there 16Facts"


@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
def test_no_page_says_that_a_reference_was_not_found() -> None:
    source = _office_file(REFERRING + PLACE)
    made = typeset(
        read_docx(source), layout=None, title="Exhibit B", today=TODAY, fonts=FONTS,
        source=source, engine="libreoffice",
    )  # fmt: skip
    assert " ".join("".join(text_of(made.pdf)).split()) == "gone 12 turned 14 there 1 Facts"


def test_where_a_place_stands_is_said_in_the_words_that_were_saved() -> None:
    said = field("PAGEREF facts \\p \\h", r("más abajo"))
    parts = unpacked(without_outside(word_file(f"<w:p>{said}</w:p>{PLACE}"), title="Exhibit B"))
    main = parts["word/document.xml"].decode()
    assert "PAGEREF" not in main
    assert _text(main) == "más abajoFacts"


def test_a_reference_names_its_place_before_or_behind_its_switches() -> None:
    for code in ("facts \\h", "\\h facts", "\\* roman facts \\h"):
        document = read_docx(word_file(f"<w:p>{field(f'PAGEREF {code}', r('9'))}</w:p>{PLACE}"))
        (item,) = document.blocks[0].inlines
        assert (item.target, item.link) == ("facts", "#facts"), code


def test_old_check_boxes_become_signs() -> None:
    saved = _saved(BOXES)
    assert _text(saved) == "Served ☒ Filed ☐"
    assert "fldChar" not in saved


def test_the_file_that_goes_to_libreoffice_is_made_so() -> None:
    parts = unpacked(without_outside(word_file(TITLE + BOXES), title="Exhibit B"))
    assert "dataBinding" not in parts["word/document.xml"].decode()
    assert "☒" in parts["word/document.xml"].decode()


@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
def test_a_bound_title_a_saved_date_and_check_boxes_come_through_libreoffice() -> None:
    source = _office_file(TITLE + DATED + BOXES)
    made = typeset(
        read_docx(source), layout=None, title="Exhibit B", today=TODAY, fonts=FONTS,
        source=source, engine="libreoffice",
    )  # fmt: skip
    (page,) = text_of(made.pdf)
    assert "Lease of Flat 3" in page
    assert "May 4, 2019" in page
    assert (page.count("☒"), page.count("☐")) == (1, 1)


def test_a_text_box_in_the_footer_of_later_pages_is_not_missed_on_a_single_page() -> None:
    stories = {"body": ("Order",), "footer:1:first": ("Duval",), "shapes:footer:1:default": ("9",)}
    assert compare_words(expect(stories), ["Order\nDuval"]) == ()
    (lost,) = compare_words(expect(stories), ["Order\nDuval", "granted"])
    assert lost.story == "shapes:footer:1:default"
