"""Word files that go to LibreOffice: what they show is on the page, and is not missed in vain."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from packetgen.docx import read_docx, visible_words
from packetgen.typeset import Typeset, find_soffice, open_fonts, typeset
from packetgen.typeset.engines.as_saved import as_saved
from packetgen.typeset.engines.hardened import without_outside
from packetgen.typeset.gates.margin_stories import unshown_stories
from packetgen.typeset.gates.words import text_of
from tests.docx.word_files import NAMESPACES, field, p, r

needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")

_BOX = (
    '<w:p><w:r><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
"""A text box, which only LibreOffice can set."""


def set_by_office(source: bytes) -> Typeset:
    made = typeset(
        read_docx(source), layout=None, title="x", today=dt.date(2026, 5, 1), fonts=open_fonts(),
        source=source,
    )  # fmt: skip
    assert made.engine == "libreoffice"
    return made


def office_file(body: str) -> bytes:
    """A Word file with everything that LibreOffice wants of one."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    section = document.element.body.sectPr
    for element in parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"):
        section.addprevious(element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_FIELDS = office_file(
    f"<w:p>{r('Made ')}{field('DATE')}{r(' from ')}{field('FILENAME')}{r('by hand')}</w:p>"
    f'<w:p>{r("Figure ")}<w:fldSimple w:instr=" SEQ Figure ">{r("12")}</w:fldSimple>'
    f"{r(' is at ')}{field('REF _Lost', r('item 8.2.1'))}</w:p>"
    f"<w:p>{field('MACROBUTTON None Click here')}</w:p>"
    f"<w:p>{r('Page ')}{field('PAGE', r('7'))}</w:p>" + _BOX.format(p("boxed"))
)


def test_fields_become_the_text_that_word_shows_and_page_numbers_stay_fields() -> None:
    frozen = without_outside(_FIELDS)
    assert visible_words(frozen) == visible_words(_FIELDS)
    assert b"FILENAME" not in without_fields_left(frozen)
    assert b" PAGE " in without_fields_left(frozen)


def without_fields_left(docx: bytes) -> bytes:
    from packetgen.docx.archive import Archive

    return Archive(docx)["word/document.xml"]


@needs_soffice
def test_libreoffice_prints_the_figures_of_the_word_file_and_neither_paths_nor_the_day() -> None:
    (page,) = text_of(set_by_office(_FIELDS).pdf)
    assert " ".join(page.split()) == (
        "Made from by hand Figure 12 is at item 8.2.1 Click here Page 1 boxed"
    )


def test_bullets_that_are_pictures_become_the_signs_beside_them() -> None:
    level = b'<w:lvlText w:val="\xe2\x80\xa2"/><w:lvlPicBulletId w:val="0"/><w:lvlJc w:val="left"/>'
    assert as_saved(b"<w:lvl>%s</w:lvl>" % level) == (
        b'<w:lvl><w:lvlText w:val="\xe2\x80\xa2"/><w:lvlJc w:val="left"/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("bodies", "going_on", "pages", "unshown"),
    [
        # The second section says nothing, and begins on page 2, the only one left.
        (["one two", ""], (), ["one two", "two"], {"header:1:even", "header:2:default"}),
        # It goes on where the first ends, on the only page.
        (["", ""], (2,), ["one"], {"header:1:even", "header:2:default", "header:2:even"}),
        # It may begin on page 2 or 3: every header is looked for.
        (["one", ""], (), ["one", "", "three"], set()),
    ],
)
def test_sections_without_words_stand_where_the_others_leave_room(
    bodies: list[str], going_on: tuple[int, ...], pages: list[str], unshown: set[str]
) -> None:
    stories = {f"header:{n}:{kind}": ("x",) for n in (1, 2) for kind in ("default", "even")}
    sections = [(body.split(), None) for body in bodies]
    shown = [page.split() for page in pages]
    assert unshown_stories(stories, shown, sections, going_on) & {*stories} == unshown


def test_what_is_embedded_in_a_line_parts_the_words_around_it() -> None:
    source = office_file(f"<w:p>{r('before')}<w:r><w:object/></w:r>{r('after')}</w:p>")
    assert visible_words(source)["body"] == ("before", "after")


def test_a_section_that_goes_on_after_a_page_break_shows_its_own_header() -> None:
    stories = {"header:1:default": ("First",), "header:2:default": ("Second",)}
    sections = [(["one", "two"], None), (["three"], None)]
    below = [["first", "one"], ["first", "two", "three"]]
    assert unshown_stories(stories, below, sections, {2}) & {*stories} == {"header:2:default"}
    apart = [["first", "one", "two"], ["second", "three"]]
    assert unshown_stories(stories, apart, sections, {2}) & {*stories} == set()
