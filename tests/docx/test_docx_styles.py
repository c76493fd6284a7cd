"""Effective formatting: defaults, styles, toggles, theme, tables' styles, direct formatting."""

from __future__ import annotations

import pytest
from word_files import DEFAULTS, agreed, cell, p, r, word_file

from packetgen.docx.blocks import Border, CharacterFormat, Paragraph, Table, Text
from packetgen.docx.plain import paragraphs_of


def style(identifier: str, inside: str, *, kind: str = "paragraph", base: str = "Normal") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{identifier}"/>'
        f"{based}{inside}</w:style>"
    )


def first(body: str, **parts: object) -> Paragraph:
    blocks = agreed(word_file(body, **parts)).blocks  # type: ignore[arg-type]
    return next(paragraphs_of(blocks))


def look(paragraph: Paragraph) -> CharacterFormat:
    return next(item.format for item in paragraph.inlines if isinstance(item, Text))


def test_a_style_inherits_and_direct_formatting_wins() -> None:
    styles = DEFAULTS + (
        style("A", "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:sz w:val='30'/><w:i/></w:rPr>")
        + style("B", "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:sz w:val='40'/></w:rPr>", base="A")
    )
    plain = first(p("x", ppr='<w:pStyle w:val="B"/>'), styles=styles)
    assert (plain.alignment, plain.keep_next, look(plain).size, look(plain).italic) == (
        "center", True, 20, True
    )  # fmt: skip
    direct = '<w:pStyle w:val="B"/><w:keepNext w:val="0"/><w:jc w:val="right"/>'
    changed = first(p("x", ppr=direct, rpr='<w:sz w:val="22"/><w:i w:val="0"/>'), styles=styles)
    assert (changed.alignment, changed.keep_next, look(changed).size, look(changed).italic) == (
        "right", False, 11, False
    )  # fmt: skip


def test_toggles_cancel_between_paragraph_and_character_style() -> None:
    styles = DEFAULTS + (
        style("P", "<w:rPr><w:b/><w:i/></w:rPr>")
        + style("C", "<w:rPr><w:b/></w:rPr>", kind="character", base="")
        + style("D", "<w:rPr/>", kind="character", base="C")
    )
    ppr = '<w:pStyle w:val="P"/>'
    for name in ("C", "D"):
        form = look(first(p("x", ppr=ppr, rpr=f'<w:rStyle w:val="{name}"/>'), styles=styles))
        assert (form.bold, form.italic, form.style) == (False, True, name)
    direct = look(first(p("x", ppr=ppr, rpr='<w:rStyle w:val="C"/><w:b/>'), styles=styles))
    assert direct.bold


def test_a_loop_of_styles_is_cut() -> None:
    styles = DEFAULTS + (
        style("A", "<w:rPr><w:b/></w:rPr>", base="B")
        + style("B", "<w:rPr><w:i/></w:rPr>", base="A")
    )
    form = look(first(p("x", ppr='<w:pStyle w:val="A"/>'), styles=styles))
    assert form.bold
    assert form.italic


def test_an_unknown_style_is_the_default_one() -> None:
    paragraph = first(p("x", ppr='<w:pStyle w:val="Nowhere"/>'))
    assert (paragraph.style, paragraph.role) == ("Normal", "body")


def test_theme_faces_stand_behind_their_names() -> None:
    theme = (
        "<a:theme><a:themeElements><a:fontScheme name='x'><a:majorFont><a:latin"
        " typeface='Georgia'/></a:majorFont><a:minorFont><a:latin typeface='Cambria'/>"
        "<a:ea typeface=''/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    parts = {"rIdT": ("theme", theme)}
    minor = p("x", rpr='<w:rFonts w:ascii="Arial" w:asciiTheme="minorHAnsi"/>')
    assert look(first(minor, parts=parts)).font == "Cambria"
    assert look(first(minor)).font == "Arial"
    heading = p("x", rpr='<w:rFonts w:asciiTheme="majorHAnsi"/>')
    assert look(first(heading, parts=parts)).font == "Georgia"


@pytest.mark.parametrize(
    ("names", "outline", "role"),
    [
        (["heading 2"], None, "heading-2"),
        (["My Point Heading", "heading 3"], None, "heading-3"),
        (["TOC Heading", "heading 1"], 9, "body"),
        (["Argument", "heading 1"], 9, "body"),
        (["Argument"], 1, "heading-2"),
        (["Body Text", "Normal"], 0, "heading-1"),
        (["Title"], None, "title"),
        (["Paper Title"], None, "title"),
        (["Body Text Flush", "Body Text"], None, "flush"),
        (["Numbered Paragraph", "Body Text"], None, "numbered"),
        (["Block Quotation"], None, "quote"),
        (["Intense Quote"], None, "quote"),
        (["List Bullet 3"], None, "list"),
        (["List Paragraph"], None, "list"),
        (["footnote text"], None, "footnote"),
        (["Caption Court"], None, "caption"),
        (["caption"], None, "body"),
        (["Table Heading"], None, "table-heading"),
        (["Letter Address"], None, "letter"),
        (["Something of the office's own"], None, "body"),
    ],
)
def test_a_role_comes_from_the_nearest_style_with_a_known_name(
    names: list[str], outline: int | None, role: str
) -> None:
    styles = DEFAULTS
    for number, name in enumerate(names):
        level = f'<w:outlineLvl w:val="{outline}"/>' if number == 0 and outline is not None else ""
        base = f'<w:basedOn w:val="S{number + 1}"/>' if number + 1 < len(names) else ""
        styles += (
            f'<w:style w:type="paragraph" w:styleId="S{number}"><w:name w:val="{name}"/>{base}'
            f"<w:pPr>{level}</w:pPr></w:style>"
        )
    assert first(p("x", ppr='<w:pStyle w:val="S0"/>'), styles=styles).role == role


@pytest.mark.parametrize(
    ("spacing", "before", "after", "line", "rule"),
    [
        ('w:before="240" w:after="120"', 12, 6, 1.0, "auto"),
        ('w:line="480"', 0, 0, 2.0, "auto"),
        ('w:line="480" w:lineRule="exact"', 0, 0, 24, "exact"),
        ('w:line="300" w:lineRule="atLeast"', 0, 0, 15, "at-least"),
        ('w:beforeLines="100" w:before="77"', 12, 0, 1.0, "auto"),
        ('w:before="10" w:after="0.5in"', 0.5, 36, 1.0, "auto"),
        ('w:after="240" w:afterAutospacing="1"', 0, 14, 1.0, "auto"),
        ('w:before="1e9999" w:line="nonsense"', 0, 0, 1.0, "auto"),
    ],
)
def test_spacing_is_read_in_points_whatever_unit_it_is_written_in(
    spacing: str, before: float, after: float, line: float, rule: str
) -> None:
    found = first(p("x", ppr=f"<w:spacing {spacing}/>"))
    assert (found.space_before, found.space_after, found.line, found.line_rule) == (
        before, after, line, rule
    )  # fmt: skip


def test_automatic_space_before_is_none_at_the_start_of_a_document() -> None:
    automatic = p("x", ppr='<w:spacing w:before="100" w:beforeAutospacing="1"/>')
    one, two = paragraphs_of(agreed(word_file(automatic * 2)).blocks)
    assert (one.space_before, two.space_before) == (0, 14)


def test_tab_stops_add_up_and_clear() -> None:
    styles = DEFAULTS + style(
        "T",
        '<w:pPr><w:tabs><w:tab w:pos="720"/><w:tab w:pos="1440" w:val="right"/></w:tabs></w:pPr>',
    )
    tabs = '<w:tabs><w:tab w:pos="720" w:val="clear"/><w:tab w:pos="360" w:leader="dot"/></w:tabs>'
    found = first(p("x", ppr=f'<w:pStyle w:val="T"/>{tabs}'), styles=styles)
    assert [(t.position, t.kind, t.leader) for t in found.tabs] == [
        (18, "left", "."),
        (72, "right", ""),
    ]


def test_right_to_left_paragraphs_are_told_as_seen() -> None:
    ppr = '<w:bidi/><w:jc w:val="{}"/><w:ind w:start="720" w:end="360"/>'
    for written, seen in (
        ("start", "right"),
        ("left", "right"),
        ("end", "left"),
        ("both", "justify"),
    ):
        found = first(p("שלום", ppr=ppr.format(written)))
        assert (found.alignment, found.indent_left, found.indent_right) == (seen, 18, 36)


def test_complex_script_runs_take_their_own_size_face_and_weight() -> None:
    rpr = (
        '<w:rFonts w:ascii="Arial" w:cs="David"/><w:b w:val="0"/><w:bCs/><w:sz w:val="20"/>'
        '<w:szCs w:val="28"/><w:rtl/><w:lang w:bidi="he-IL"/>'
    )
    form = look(first(p("שלום", rpr=rpr)))
    assert (form.font, form.size, form.bold, form.language, form.rtl) == (
        "David", 14, True, "he-IL", True
    )  # fmt: skip


def test_a_run_of_two_scripts_is_cut_where_they_meet() -> None:
    rpr = (
        '<w:rFonts w:ascii="Arial" w:eastAsia="SimSun"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    )
    paragraph = first(p("Order 命令 of “court”", rpr=rpr))
    pieces = [
        (i.text, i.format.font, i.format.language) for i in paragraph.inlines if isinstance(i, Text)
    ]
    assert pieces == [
        ("Order ", "Arial", "en-US"), ("命令", "SimSun", "zh-CN"), (" of “court”", "Arial", "en-US")
    ]  # fmt: skip


def test_frames_are_named_once_and_keep_their_words() -> None:
    frame = '<w:framePr w:w="2000" w:x="10" w:y="20"/>'
    document = agreed(word_file(p("one", ppr=frame) + p("two", ppr=frame) + p("three")))
    (item,) = document.unsupported
    assert (item.what, item.where, item.text, item.in_blocks) == (
        "frame", "paragraph 1", "one two", True
    )  # fmt: skip


def test_an_empty_frame_in_the_defaults_is_none() -> None:
    styles = "<w:docDefaults><w:pPrDefault><w:pPr><w:framePr w:w='0' w:h='0' w:y='0'" \
        " w:xAlign='left'/></w:pPr></w:pPrDefault></w:docDefaults>"  # fmt: skip
    assert agreed(word_file(p("x"), styles=styles)).unsupported == ()


# -- table styles -------------------------------------------------------------------------------

_LINE = '<w:{} w:val="single" w:sz="{}" w:color="{}"/>'


def lines(*sides: str, size: int = 4, color: str = "000000") -> str:
    return "".join(_LINE.format(side, size, color) for side in sides)


TABLE_STYLE = style(
    "Fancy",
    f"<w:rPr><w:sz w:val='18'/></w:rPr><w:tblPr><w:tblStyleRowBandSize w:val='1'/><w:tblBorders>"
    f"{lines('top', 'bottom', 'insideH')}</w:tblBorders><w:tblCellMar><w:left w:w='200'"
    " w:type='dxa'/></w:tblCellMar></w:tblPr>"
    "<w:tblStylePr w:type='firstRow'><w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr>"
    f"<w:tcPr><w:tcBorders>{lines('bottom', size=16)}</w:tcBorders>"
    "<w:shd w:val='clear' w:fill='112233'/></w:tcPr></w:tblStylePr>"
    "<w:tblStylePr w:type='band1Horz'><w:tcPr><w:shd w:val='clear' w:fill='EEEEEE'/></w:tcPr>"
    "</w:tblStylePr>"
    "<w:tblStylePr w:type='lastCol'><w:rPr><w:i/></w:rPr></w:tblStylePr>",
    kind="table",
    base="",
)


def fancy(rows: int = 4) -> Table:
    look = '<w:tblLook w:firstRow="1" w:lastColumn="1" w:noHBand="0" w:noVBand="1"/>'
    row = f"<w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr>"
    xml = f'<w:tbl><w:tblPr><w:tblStyle w:val="Fancy"/>{look}</w:tblPr>{row * rows}</w:tbl>'
    (table,) = agreed(word_file(xml, styles=DEFAULTS + TABLE_STYLE)).blocks
    assert isinstance(table, Table)
    return table


def test_a_table_style_formats_rows_columns_and_bands() -> None:
    table = fancy()
    shades = [row.cells[0].shading for row in table.rows]
    assert shades == ["112233", "EEEEEE", "", "EEEEEE"]
    formats = [[look(c.blocks[0]) for c in row.cells] for row in table.rows]  # type: ignore[arg-type]
    assert [[f.bold for f in row] for row in formats][:2] == [[True, True], [False, False]]
    assert [[f.italic for f in row] for row in formats][1] == [False, True]
    assert {f.size for row in formats for f in row} == {9}
    assert table.cell_margins[3] == 10
    assert not table.layout


def test_the_style_of_a_first_row_draws_its_own_line() -> None:
    table = fancy()
    assert table.rows[0].cells[0].borders.bottom == Border("single", 2.0)
    assert table.rows[1].cells[0].borders.top == Border("single", 2.0)
    assert table.rows[1].cells[0].borders.bottom == Border("single", 0.5)
    assert table.rows[0].cells[0].borders.left == Border()


def test_the_size_of_a_paragraph_style_is_stronger_than_the_tables() -> None:
    styles = DEFAULTS + TABLE_STYLE + style("Big", "<w:rPr><w:sz w:val='40'/></w:rPr>")
    big = p("a", ppr='<w:pStyle w:val="Big"/>')
    xml = f'<w:tbl><w:tblPr><w:tblStyle w:val="Fancy"/></w:tblPr><w:tr>{cell(big)}</w:tr></w:tbl>'
    assert look(first(xml, styles=styles)).size == 20


def test_runs_beside_each_other_keep_their_order() -> None:
    paragraph = first(f"<w:p>{r('a', '<w:b/>')}{r('b')}{r('c', '<w:b/>')}</w:p>")
    assert paragraph.text == "abc"
