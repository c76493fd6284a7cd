"""Sections: page set-up, headers and footers and their inheritance, packetgen's own paper."""

from __future__ import annotations

import pytest
from word_files import DEFAULTS, agreed, cell, p, stories_of, word_file

from packetgen.docx import read_docx
from packetgen.docx.blocks import Paragraph, SectionBreak
from packetgen.errors import EngineError


def header(text: str, kind: str = "header") -> tuple[str, str]:
    tag = "hdr" if kind == "header" else "ftr"
    return kind, f"<w:{tag}>{p(text)}</w:{tag}>"


def ends(section: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr></w:p>"


def named(identifier: str, kind: str = "default", what: str = "header") -> str:
    return f'<w:{what}Reference w:type="{kind}" r:id="{identifier}"/>'


def test_page_set_up() -> None:
    section = (
        '<w:sectPr><w:type w:val="oddPage"/><w:pgSz w:w="12240" w:h="20160"/><w:pgMar w:top="-1440"'
        ' w:right="720" w:bottom="1000" w:left="1440" w:header="500" w:footer="600"'
        ' w:gutter="360"/><w:pgNumType w:fmt="upperRoman" w:start="3"/><w:vAlign w:val="center"/>'
        "<w:titlePg/></w:sectPr>"
    )
    (found,) = agreed(word_file(p("x"), section=section)).sections
    assert (found.width, found.height, found.start) == (612, 1008, "odd-page")
    assert (found.top, found.right, found.bottom, found.left) == (72, 36, 50, 90)
    assert (found.header_distance, found.footer_distance) == (25, 30)
    assert (found.page_number_format, found.page_number_start) == ("upperRoman", 3)
    assert (found.vertical_alignment, found.first_page_different) == ("center", True)


def test_headers_carry_over_until_a_section_has_its_own() -> None:
    parts = {
        "rId1": header("first section"),
        "rId2": header("third section"),
        "rId3": header("title page"),
        "rId4": header("foot", "footer"),
    }
    body = (
        p("one") + ends(named("rId1") + named("rId4", what="footer"))
        + p("two") + ends(named("rId3", "first") + "<w:titlePg/>")
        + p("three")
    )  # fmt: skip
    document = agreed(word_file(body, parts=parts, section=f"<w:sectPr>{named('rId2')}</w:sectPr>"))
    words = stories_of(document)
    assert words["header:1:default"] == words["header:2:default"] == ("first", "section")
    assert words["header:2:first"] == ("title", "page")
    assert words["header:3:default"] == ("third", "section")
    assert "header:3:first" not in words
    assert [words[f"footer:{n}:default"] for n in (1, 2, 3)] == [("foot",)] * 3
    assert [b.index for b in document.blocks if isinstance(b, SectionBreak)] == [1, 2]


def test_even_pages_count_only_where_the_settings_say_so() -> None:
    body, parts = p("x"), {"rId1": header("even")}
    section = f"<w:sectPr>{named('rId1', 'even')}</w:sectPr>"
    plain = agreed(word_file(body, parts=parts, section=section)).sections[0]
    assert dict(plain.headers) == {}
    settings = "<w:evenAndOddHeaders/>"
    both = agreed(word_file(body, parts=parts, section=section, settings=settings)).sections[0]
    assert set(both.headers) == {"even"}
    assert both.even_pages_different


def test_a_document_may_end_with_a_section_in_its_last_paragraph() -> None:
    document = agreed(word_file(p("x") + ends("<w:cols w:num='2'/>"), section=""))
    assert [s.columns for s in document.sections] == [2]
    assert not any(isinstance(b, SectionBreak) for b in document.blocks)


def test_a_missing_header_is_an_error_that_names_it() -> None:
    data = word_file(p("x"), parts={"rId1": header("h")},
                     section=f"<w:sectPr>{named('rId9')}</w:sectPr>")  # fmt: skip
    with pytest.raises(EngineError) as caught:
        read_docx(data, name="motion.docx")
    (problem,) = caught.value.problems
    assert problem.location.file == "motion.docx"
    assert problem.location.detail == "header of section 1"


@pytest.mark.parametrize(
    ("properties", "what"),
    [
        ('<w:cols w:num="2"/>', "columns"),
        ('<w:lnNumType w:countBy="1"/>', "line numbers (Word's own)"),
        ('<w:pgBorders><w:top w:val="single"/></w:pgBorders>', "page borders"),
        ('<w:textDirection w:val="tbRl"/>', "vertical text"),
    ],
)
def test_what_a_section_cannot_say_is_named(properties: str, what: str) -> None:
    body = p("x") + ends("") + p("y")
    document = agreed(word_file(body, section=f"<w:sectPr>{properties}</w:sectPr>"))
    (item,) = document.unsupported
    assert (item.what, item.where) == (what, "section 2")


def test_no_borders_are_no_page_borders() -> None:
    none = '<w:pgBorders><w:top w:val="none"/><w:left w:val="nil"/></w:pgBorders>'
    assert agreed(word_file(p("x"), section=f"<w:sectPr>{none}</w:sectPr>")).unsupported == ()


# -- packetgen's own numbered paper -------------------------------------------------------------

PLEADING = DEFAULTS + (
    '<w:style w:type="paragraph" w:styleId="PN"><w:name w:val="Pleading Numbers"/></w:style>'
)
NUMBER = '<w:pStyle w:val="PN"/><w:framePr w:w="600" w:h="15840" w:x="400" w:y="1"/>'


def paper(inside: str) -> bytes:
    return word_file(
        p("body"),
        styles=PLEADING,
        parts={"rId1": ("header", f"<w:hdr>{inside}</w:hdr>")},
        section=f"<w:sectPr>{named('rId1')}</w:sectPr>",
    )


NUMBERS = "".join(p(str(n), ppr=NUMBER) for n in range(1, 29))
IN_TABLE = f"<w:tbl><w:tr>{cell(p('1', ppr=NUMBER))}</w:tr></w:tbl>"
RULE = '<w:r><w:pict><v:line style="position:absolute"/></w:pict></w:r>'
IN_BOX = (
    '<w:r><w:pict><v:shape style="position:absolute"><v:textbox><w:txbxContent>'
    f"{NUMBERS}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize(
    "inside", [NUMBERS, IN_TABLE + p(), f"<w:p>{IN_BOX}{RULE}</w:p>"], ids=["frame", "table", "box"]
)
def test_numbered_paper_is_furniture_and_not_text(inside: str) -> None:
    document = agreed(paper(inside))
    assert document.sections[0].furniture
    assert document.unsupported == ()
    assert stories_of(document) == {"body": ("body",)}


def test_what_else_stands_in_the_header_of_numbered_paper_is_kept() -> None:
    data = paper(NUMBERS + p("Firm of Advocates"))
    document = agreed(data)
    assert stories_of(document)["header:1:default"] == ("Firm", "of", "Advocates")
    content = "<w:txbxContent>"
    boxed = f"<w:p>{IN_BOX.replace(content, content + p('Firm'))}</w:p>"
    (item,) = agreed(paper(boxed)).unsupported
    assert item.text == "Firm"


def test_the_same_numbers_without_the_style_are_not_packetgens() -> None:
    data = paper(NUMBERS.replace('<w:pStyle w:val="PN"/>', ""))
    document = agreed(data)
    assert not document.sections[0].furniture
    assert [item.what for item in document.unsupported] == ["frame"]


def test_the_first_paragraph_of_a_section_is_counted_on() -> None:
    document = agreed(word_file(p("a") + ends("") + p("b")))
    numbers = [b.number for b in document.blocks if isinstance(b, Paragraph)]
    assert numbers == [1, 2, 3]
