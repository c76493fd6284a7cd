"""Every file of the feature collection is represented rightly, or named as not supported.

Each expectation was written from the file's XML and from looking at its rendering.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import agreed

from packetgen.docx.blocks import (
    Border,
    Break,
    CheckBox,
    Document,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    SectionBreak,
    Tab,
    Table,
    TabStop,
    Text,
)
from packetgen.docx.plain import paragraphs_of

Expectation = Callable[[Document], object]


def paragraphs(document: Document) -> list[Paragraph]:
    return list(paragraphs_of(document.blocks))


def only(document: Document) -> Paragraph:
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def run(document: Document, words: str) -> Text:
    return next(
        item
        for paragraph in paragraphs(document)
        for item in paragraph.inlines
        if isinstance(item, Text) and item.text.startswith(words)
    )


def labels(document: Document) -> list[str | None]:
    return [p.label.text if p.label else None for p in paragraphs(document)]


def kinds(document: Document) -> list[str]:
    return [item.what for item in document.unsupported]


def fonts(document: Document) -> set[str]:
    return {
        item.format.font
        for p in paragraphs(document)
        for item in p.inlines
        if isinstance(item, Text)
    }


def languages(document: Document) -> list[str]:
    return [
        item.format.language
        for p in paragraphs(document)
        for item in p.inlines
        if isinstance(item, Text)
    ]


def hanging(d: Document) -> None:
    for number, p in enumerate(paragraphs(d), start=1):
        assert (p.indent_left, p.indent_first) == (36, -36)
        assert [type(item) for item in p.inlines] == [Text, Tab, Text]
        assert p.text.startswith(f"{number}.\tThe quick")


def bullets(d: Document) -> None:
    assert labels(d) == ["•"] * 4
    assert [p.indent_left for p in paragraphs(d)] == [18, 18, 18, 36]
    assert {p.indent_first for p in paragraphs(d)} == {-18}
    assert {p.role for p in paragraphs(d)} == {"list"}


def char_formats(d: Document) -> None:
    assert "hidden" not in only(d).text
    assert run(d, "smallcaps").format.small_caps
    assert run(d, "allcaps").format.caps
    assert run(d, "struck dstruck").format.strike
    assert run(d, "sup").format.vertical == "super"
    assert run(d, "sub").format.vertical == "sub"
    assert run(d, "dbl").format.underline == "double"
    assert run(d, "dotted").format.underline == "dotted"
    assert run(d, "wave").format.underline == "wave"
    assert run(d, "hi ").format.highlight == "FFFF00"
    assert run(d, "spaced").format.spacing == 3
    assert run(d, "raised").format.position == 4
    assert run(d, "boxed").format.boxed
    assert run(d, "shaded").format.shading == "CCFFCC"


def legacy_boxes(d: Document) -> None:
    boxes = [item for item in only(d).inlines if isinstance(item, CheckBox)]
    assert [(box.checked, box.glyph) for box in boxes] == [(True, "☒"), (False, "☐")]
    assert only(d).text == "Legacy: ☒ yes ☐ yes "


def box_control(d: Document) -> None:
    (box,) = [item for item in only(d).inlines if isinstance(item, CheckBox)]
    assert (box.checked, box.glyph) == (True, "☒")
    assert only(d).text == "A ☒ B ☐ ☑"


def cjk(d: Document) -> None:
    assert languages(d)[:3] == ["zh", "zh", "zh"]
    assert {"ja", "ko"} <= set(languages(d))
    assert fonts(d) == {"Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans"}


def simsun(d: Document) -> None:
    assert fonts(d) == {"SimSun"}


def based_on(d: Document) -> None:
    quoted, plain = paragraphs(d)
    assert quoted.style != plain.style
    assert quoted.inlines[0].format != plain.inlines[0].format  # type: ignore[union-attr]
    assert plain.role == "body"


def exact_lines(d: Document) -> None:
    assert len(paragraphs(d)) == 60
    assert {(p.line, p.line_rule, p.space_before, p.space_after) for p in paragraphs(d)} == {
        (24, "exact", 0, 0)
    }
    assert d.sections[0].bottom == 43.2


def fields_misc(d: Document) -> None:
    assert only(d).text == "Exhibit A MERGE «name» TITLE cachedtitle IF yes SECTIONPAGES 1"
    (number,) = [item for item in only(d).inlines if isinstance(item, PageField)]
    assert (number.kind, number.shown) == ("section-pages", "1")
    assert [code.split()[0] for code in d.fields] == ["SEQ", "MERGEFIELD", "TITLE", "IF"]


def notes(count: int, start: str) -> Expectation:
    def check(d: Document) -> None:
        references = [
            item for p in paragraphs(d) for item in p.inlines if isinstance(item, NoteReference)
        ]
        assert [item.mark for item in references] == [str(n) for n in range(1, count + 1)]
        assert {item.format.vertical for item in references} == {"super"}
        assert [item.id for item in references] == list(d.notes)
        first = d.notes[references[0].id][0]
        assert isinstance(first, Paragraph)
        assert first.role == "footnote"
        assert isinstance(first.inlines[0], NoteReference)
        assert first.text.startswith(start)

    return check


def framed_numbers(d: Document) -> None:
    (frame,) = d.unsupported
    assert (frame.what, frame.where) == ("frame", "header of section 1, paragraph 1")
    assert frame.text.split() == [str(n) for n in range(1, 29)]
    assert not d.sections[0].furniture


def floating_table(d: Document) -> None:
    (item,) = d.unsupported
    assert (item.what, item.where, item.in_blocks) == ("floating table", "paragraph 1", True)
    assert item.text == "Float0 Float1 Float2 Float3"
    assert len(table(d).rows) == 2


def header_text(d: Document, kind: str) -> str:
    (paragraph,) = d.sections[0].headers[kind]
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def first_even(d: Document) -> None:
    assert d.sections[0].first_page_different
    assert d.sections[0].even_pages_different
    assert [header_text(d, k) for k in ("first", "default", "even")] == [
        "FIRSTHDR", "ODDHDR", "EVENHDR"
    ]  # fmt: skip


def footer_fields(d: Document) -> None:
    assert header_text(d, "default") == "HeaderLeft\tHeaderMid\tHeaderRight"
    (footer,) = d.sections[0].footers["default"]
    assert isinstance(footer, Paragraph)
    numbers = [item.kind for item in footer.inlines if isinstance(item, PageField)]
    assert numbers == ["page", "pages"]
    assert footer.tabs == (TabStop(234, "center"), TabStop(468, "right"))


def tall_header(d: Document) -> None:
    assert len(d.sections[0].headers["default"]) == 9


def headings(d: Document) -> None:
    assert [p.role for p in paragraphs(d)] == ["heading-1", "heading-2", "body"] * 3
    assert [p.outline_level for p in paragraphs(d)] == [0, 1, None] * 3
    assert paragraphs(d)[0].keep_next


def links(d: Document) -> None:
    assert paragraphs(d)[0].bookmarks == ("bm1",)
    assert run(d, "www.example.org").link.startswith("http")
    assert run(d, "jump").link == "#bm1"
    see = paragraphs(d)[1]
    assert [(i.text, i.link) for i in see.inlines if isinstance(i, Text)] == [
        ("See ", ""), ("BMTEXT", "#bm1"), (" on page ", ""), ("1", "#bm1")
    ]  # fmt: skip
    assert d.fields == ("REF bm1 \\h", "PAGEREF bm1 \\h")


def inline_picture(d: Document) -> None:
    before, picture, after = only(d).inlines
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.media_type) == (108, 108, "image/png")
    assert picture.data.startswith(b"\x89PNG")
    assert (before.text, after.text) == ("before ", " after")  # type: ignore[union-attr]


def keeps(d: Document) -> None:
    by_text = {p.text.split()[0]: p for p in paragraphs(d)}
    assert by_text["KEEPNEXT"].keep_next
    assert not by_text["P0"].keep_next
    assert by_text["KEEPLINES"].keep_lines


def special_characters(d: Document) -> None:
    assert only(d).text.startswith("Civ.\u00a0Code\u00a0§\u00a01942.4 and non\u2011breaking hyphen")
    assert only(d).text.count("\u00ad") == 6


def first_line_numbers(d: Document) -> None:
    assert labels(d) == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert {p.line for p in paragraphs(d)} == {2.0}
    assert {(p.indent_left, p.indent_first) for p in paragraphs(d)} == {(0, 36)}


def levels(d: Document) -> None:
    assert labels(d) == ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "2.", "2.1", "(a)"]
    assert [p.indent_left for p in paragraphs(d)][:4] == [36, 72, 72, 108]


def restart(d: Document) -> None:
    assert labels(d) == ["1.", "2.", "3.", None, "1.", "2.", "3."]


def page_breaks(d: Document) -> None:
    assert paragraphs(d)[1].inlines == (Break("page"),)
    assert paragraphs(d)[3].page_break_before


def roman_page_numbers(d: Document) -> None:
    section = d.sections[0]
    assert (section.page_number_start, section.page_number_format) == (4, "lower-roman")


def borders_and_alignment(d: Document) -> None:
    boxed, *others = paragraphs(d)
    side = Border("single", 1.0, "000000", 4.0)
    assert boxed.borders is not None
    assert (boxed.borders.top, boxed.borders.left) == (side, side)
    assert boxed.shading == "DEEAF6"
    assert [p.alignment for p in others] == ["left", "center", "right", "justify"]
    assert others[0].borders is None


def contextual(d: Document) -> None:
    *items, last = paragraphs(d)
    assert {(p.contextual_spacing, p.space_after, p.label is not None) for p in items} == {
        (True, 24, True)
    }
    assert (last.space_before, last.line, last.line_rule) == (30, 1.5, "auto")


def arabic(d: Document) -> None:
    assert {(p.rtl, p.alignment) for p in paragraphs(d)} == {(True, "right")}
    assert fonts(d) == {"Noto Naskh Arabic"}
    assert set(languages(d)) == {"ar-SA"}
    assert {i.format.size for p in paragraphs(d) for i in p.inlines if isinstance(i, Text)} == {14}
    assert "(Judge)" in paragraphs(d)[1].text


def hebrew(d: Document) -> None:
    assert only(d).rtl
    assert set(languages(d)) == {"he", "ar-SA"}
    assert only(d).text == "יש לך זכות לשתוק (Miranda) ולדבר עם עורך דין."


def other_scripts(d: Document) -> None:
    assert {"hi", "th", "pa", "km"} <= set(languages(d))
    assert run(d, "መብትዎን").format.font == "Noto Sans Ethiopic"
    assert {i.format.size for p in paragraphs(d) for i in p.inlines if isinstance(i, Text)} == {14}


def columns(d: Document) -> None:
    assert [(s.columns, s.start) for s in d.sections] == [
        (1, "next-page"), (2, "continuous"), (1, "continuous")
    ]  # fmt: skip
    assert [b.index for b in d.blocks if isinstance(b, SectionBreak)] == [1, 2]
    assert [(u.what, u.where) for u in d.unsupported] == [("columns", "section 2")]


def landscape(d: Document) -> None:
    assert [(s.width, s.height) for s in d.sections] == [(612, 792), (792, 612)]
    assert [type(b).__name__ for b in d.blocks] == [
        "Paragraph", "Paragraph", "SectionBreak", "Paragraph"
    ]  # fmt: skip


def wingdings(d: Document) -> None:
    assert only(d).text == "Sym: ☑☐□→ end"


def partial_borders(d: Document) -> None:
    left, right = table(d).rows[0].cells
    line = Border("single", 0.75)
    assert (left.borders.bottom, left.borders.right, left.borders.top) == (line, line, Border())
    assert (right.borders.left, right.borders.bottom) == (line, Border())
    assert table(d).columns == (230.4, 230.4)
    assert table(d).layout


def header_rows(d: Document) -> None:
    rows = table(d).rows
    assert [row.header for row in rows[:3]] == [True, False, False]
    assert all(row.cant_split for row in rows)
    assert not table(d).layout
    assert table(d).style == "Table Grid"


def merges(d: Document) -> None:
    rows = table(d).rows
    assert [len(row.cells) for row in rows] == [1, 4, 3, 3]
    assert rows[0].cells[0].column_span == 4
    assert rows[1].cells[0].row_span == 3
    assert rows[2].cells[1].shading == "FFCC00"
    last = rows[3].cells[2].borders
    assert (last.top.style, last.bottom.width, last.bottom.color) == ("double", 3.0, "FF0000")
    # The cell says "no line" on its left where the table wants one: the cell wins.
    assert (last.left.style, last.right.style) == ("none", "dashed")
    assert rows[2].cells[2].borders.bottom.style == "double"
    assert rows[3].cells[1].borders.right.style == "none"


def nested(d: Document) -> None:
    outer = table(d)
    before, inner, after = outer.rows[0].cells[1].blocks
    assert isinstance(inner, Table)
    assert [p.text for p in paragraphs_of((inner,))] == ["in0", "in1", "in2", "in3"]
    assert (before.text, after.text) == ("", "")  # type: ignore[union-attr]


def table_size(d: Document) -> None:
    sizes = {i.format.size for p in paragraphs(d) for i in p.inlines if isinstance(i, Text)}
    assert sizes == {12}
    # The table style wants no space after; the style Normal says 6 points and is stronger.
    assert {p.space_after for p in paragraphs(d)} == {6}


def row_heights(d: Document) -> None:
    exact, least = table(d).rows
    assert (exact.height, exact.height_rule) == (60, "exact")
    assert (least.height, least.height_rule) == (60, "at-least")
    assert [c.vertical_alignment for row in (exact, least) for c in row.cells] == [
        "top", "center", "bottom", "center"
    ]  # fmt: skip


def splitting_row(d: Document) -> None:
    assert len(table(d).rows[0].cells[1].blocks) == 31
    assert not table(d).rows[0].cant_split


def tabs(d: Document) -> None:
    assert [p.tabs for p in paragraphs(d)] == [
        (TabStop(432, "right", "."),),
        (TabStop(432, "right", "_"),),
        (TabStop(432, "center", "-"),),
        (TabStop(432, "decimal", "."),),
    ]


def contents(d: Document) -> None:
    assert texts(d)[:2] == ["CachedEntryOne\t2", "CachedEntryTwo\t3"]
    assert d.fields == ('TOC \\o "1-2" \\h',)
    assert [p.role for p in paragraphs(d) if p.role != "body"] == ["heading-1", "heading-1"]


def tracked(d: Document) -> None:
    # The space after INSERTED is not kept: nothing in the file asks for it (xml:space).
    assert only(d).text == "Keep INSERTEDend"
    assert [(r.kind, r.author, r.where) for r in d.revisions] == [
        ("insertion", "A", "paragraph 1"), ("deletion", "A", "paragraph 1")
    ]  # fmt: skip


def blanks(d: Document) -> None:
    assert run(d, "     ").format.underline == "single"
    stops = [i for i in only(d).inlines if isinstance(i, Tab)]
    assert [stop.format.underline for stop in stops] == ["single", "single"]


def vietnamese(d: Document) -> None:
    assert texts(d)[0].startswith("Bạn có quyền giữ im lặng.")
    assert fonts(d) == {"Noto Sans"}


def widows(d: Document) -> None:
    assert {p.widow_control for p in paragraphs(d)} == {True}


def named(*what: str) -> Expectation:
    def check(d: Document) -> None:
        assert kinds(d) == list(what)

    return check


def both(*checks: Expectation) -> Expectation:
    def check(d: Document) -> None:
        for one in checks:
            one(d)

    return check


def boxed(where: str, text: str) -> Expectation:
    def check(d: Document) -> None:
        (item,) = d.unsupported
        assert (item.where, item.text) == (where, text)

    return check


NOTHING = named()
NUMBERS = " ".join(str(n) for n in range(1, 29))
EXPECTED: dict[str, Expectation] = {
    "bad_tabs_hanging": both(NOTHING, hanging),
    "bullets": both(NOTHING, bullets),
    "char_formats": both(NOTHING, char_formats),
    "checkbox_legacy": both(NOTHING, legacy_boxes),
    "checkbox_sdt": both(NOTHING, box_control),
    "cjk": both(NOTHING, cjk),
    "cjk_fallback_simsun": both(NOTHING, simsun),
    "embedded_styles_basedon": both(NOTHING, based_on),
    "exact_24pt_28lines": both(NOTHING, exact_lines),
    "fields_misc": both(NOTHING, fields_misc),
    "footnote_exact_bottom": both(NOTHING, notes(12, " Note 1")),
    "footnote_long_continues": both(NOTHING, notes(1, " Long note")),
    "footnotes_three": both(NOTHING, notes(3, " Footnote body 1")),
    "frame_header_numbers": framed_numbers,
    "frame_table_positioned": floating_table,
    "hdr_first_even": both(NOTHING, first_even),
    "hdr_ftr_fields": both(NOTHING, footer_fields),
    "hdr_grows_body": both(NOTHING, tall_header),
    "headings_outline": both(NOTHING, headings),
    "hyperlink_bookmark_ref": both(NOTHING, links),
    "image_anchor_square": named("floating picture"),
    "image_inline": both(NOTHING, inline_picture),
    "keep_next_lines": both(NOTHING, keeps),
    "line_numbering_native": named("line numbers (Word's own)"),
    "line_vml_header": named(*["shape, floating"] * 3),
    "line_wps_header": named(*["shape, floating"] * 3),
    "nbsp_softhyphen": both(NOTHING, special_characters),
    "numbering_firstline_para": both(NOTHING, first_line_numbers),
    "numbering_multilevel": both(NOTHING, levels),
    "numbering_restart": both(NOTHING, restart),
    "page_and_column_breaks": both(NOTHING, page_breaks),
    "page_borders_dbl_left": named("page borders"),
    "page_num_restart_roman": both(NOTHING, roman_page_numbers),
    "para_border_shade_align": both(NOTHING, borders_and_alignment),
    "para_spacing_contextual": both(NOTHING, contextual),
    "rtl_arabic": both(NOTHING, arabic),
    "rtl_hebrew_mixed": both(NOTHING, hebrew),
    "scripts_other": both(NOTHING, other_scripts),
    "section_continuous_columns": columns,
    "section_landscape": both(NOTHING, landscape),
    "sym_wingdings": both(NOTHING, wingdings),
    "table_caption_partial_borders": both(NOTHING, partial_borders),
    "table_header_repeat_cantsplit": both(NOTHING, header_rows),
    "table_merge_borders": both(NOTHING, merges),
    "table_nested": both(NOTHING, nested),
    "table_normal_size_inherit": both(NOTHING, table_size),
    "table_row_height_valign": both(NOTHING, row_heights),
    "table_row_splits": both(NOTHING, splitting_row),
    "tabs_leaders": both(NOTHING, tabs),
    "textbox_vml": both(named("text box, floating"), boxed("paragraph 1", "VMLBOX one VMLBOX two")),
    "textbox_wps_anchor": both(
        named("text box, floating"), boxed("paragraph 1", "BoxLine0 BoxLine1 BoxLine2")
    ),
    "textbox_wps_header_altcontent": both(
        named("text box, floating"), boxed("header of section 1, paragraph 1", NUMBERS)
    ),
    "textbox_wps_inline_fill": both(
        named("text box, in the line"), boxed("paragraph 1", "INLINEBOX")
    ),
    "toc_cached": both(NOTHING, contents),
    "tracked_changes": both(NOTHING, tracked),
    "underline_blanks": both(NOTHING, blanks),
    "vietnamese_haitian": both(NOTHING, vietnamese),
    "watermark_vml": both(named("watermark"), boxed("header of section 1, paragraph 1", "DRAFT")),
    "widow_control": both(NOTHING, widows),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_feature_is_represented_or_named(name: str, shared_data: Path) -> None:
    EXPECTED[name](agreed((shared_data / "docx-features" / f"{name}.docx").read_bytes()))


def test_every_file_of_the_collection_has_an_expectation(shared_data: Path) -> None:
    files = {path.stem for path in (shared_data / "docx-features").glob("*.docx")}
    assert files == set(EXPECTED)
