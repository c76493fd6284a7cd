"""What text a paragraph has: runs, fields, links, notes, boxes, changes, hidden things."""

from __future__ import annotations

from docx_texts import read
from word_files import agreed, cell, field, notes, p, r, reference, word_file

from packetgen.docx import visible_words
from packetgen.docx.blocks import (
    Break,
    CheckBox,
    NoteReference,
    Paragraph,
    Tab,
    Text,
)


def test_text_keeps_its_outer_spaces_only_where_the_file_says_so() -> None:
    (paragraph,) = read("<w:p><w:r><w:t> a </w:t><w:t xml:space='preserve'> b </w:t></w:r></w:p>")
    assert paragraph.text == "a b "


def test_special_characters_of_a_run() -> None:
    (paragraph,) = read(
        "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:cr/>"
        '<w:t>d</w:t><w:tab/><w:t>e</w:t><w:br w:type="page"/><w:t>f</w:t></w:r></w:p>'
    )
    assert paragraph.text == "a\u2011b\u00adc\nd\te\nf"
    assert Break("page") in paragraph.inlines


def test_adjacent_runs_that_look_alike_are_one_text() -> None:
    (paragraph,) = read(f"<w:p>{r('one ')}{r('two ')}{r('three', '<w:b/>')}</w:p>")
    assert [i.text for i in paragraph.inlines if isinstance(i, Text)] == ["one two ", "three"]


# -- links --------------------------------------------------------------------------------------


def test_links_out_in_and_into_the_packet() -> None:
    data = word_file(
        f'<w:p><w:hyperlink r:id="rId1">{r("web")}</w:hyperlink>'
        f'<w:hyperlink r:id="rId1" w:anchor="top">{r(" place")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="mark">{r(" mark")}</w:hyperlink>'
        f'<w:hyperlink r:id="rId2">{r(" Exhibit B")}</w:hyperlink>'
        f"{field('HYPERLINK &quot;packetgen:exhibit/log&quot;', r(' Exhibit C'))}{r(' end')}</w:p>",
        external={
            "rId1": ("hyperlink", "https://example.org/"),
            "rId2": ("hyperlink", "packetgen:exhibit/report?page=3"),
        },
    )
    (paragraph,) = agreed(data).blocks
    assert isinstance(paragraph, Paragraph)
    assert [i.link for i in paragraph.inlines if isinstance(i, Text)] == [
        "https://example.org/", "https://example.org/#top", "#mark",
        "packetgen:exhibit/report?page=3", "packetgen:exhibit/log", "",
    ]  # fmt: skip
    words = visible_words(data)
    assert words["body"] == ("web", "place", "mark", "end")
    assert words["links:body"] == ("Exhibit", "B", "Exhibit", "C")


def test_a_link_without_target_keeps_its_words() -> None:
    (paragraph,) = read(
        f'<w:p><w:hyperlink r:id="rId99">{r("words")}</w:hyperlink></w:p>',
        external={"rId1": ("hyperlink", "https://example.org/")},
    )
    assert paragraph.text == "words"


# -- notes --------------------------------------------------------------------------------------


def test_notes_are_numbered_by_their_references() -> None:
    body = (
        f"<w:p>{r('a')}{reference('footnote', 5)}{r('b')}{reference('endnote', 2)}"
        f"{r('c')}{reference('footnote', 3)}</w:p>"
    )
    parts = {
        "rIdF": notes("footnote", {3: " third", 5: " fifth", 9: " never referred to"}),
        "rIdE": notes("endnote", {2: " at the end"}),
    }
    document = agreed(word_file(body, parts=parts))
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    found = [i for i in paragraph.inlines if isinstance(i, NoteReference)]
    assert [(i.id, i.mark, i.kind) for i in found] == [
        ("footnote-5", "1", "footnote"), ("endnote-2", "i", "endnote"),
        ("footnote-3", "2", "footnote"),
    ]  # fmt: skip
    assert set(document.notes) == {"footnote-5", "footnote-3", "endnote-2"}
    seen = visible_words(word_file(body, parts=parts))
    assert seen["notes"] == ("1", "fifth", "2", "third")
    assert seen["endnotes"] == ("i", "at", "the", "end")


def test_a_custom_mark_is_the_text_beside_its_reference() -> None:
    run = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{r('word')}{run}{r(' more')}{reference('footnote', 3)}</w:p>"
    texts = {2: "starred", 3: "numbered"}
    kind, xml = notes("footnote", texts)
    xml = xml.replace('<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>',
                      '<w:footnote w:id="2"><w:p>')  # fmt: skip
    (paragraph,) = read(body, parts={"rIdF": (kind, xml)})
    marks = [i.mark for i in paragraph.inlines if isinstance(i, NoteReference)]
    assert marks == ["*", "1"]
    assert paragraph.text == "word more"


def test_note_numbers_take_the_format_of_the_settings_and_of_a_section() -> None:
    section = "<w:sectPr><w:footnotePr><w:numFmt w:val='chicago'/></w:footnotePr></w:sectPr>"
    document = agreed(
        word_file(
            f"<w:p>{r('a')}{reference('footnote', 1)}{reference('footnote', 2)}</w:p>",
            parts={"rIdF": notes("footnote", {1: "x", 2: "y"})},
            section=section,
        )
    )
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert [i.mark for i in paragraph.inlines if isinstance(i, NoteReference)] == ["*", "†"]


# -- boxes and controls -------------------------------------------------------------------------


def check_box(checked: str, content: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def test_check_box_controls_with_their_glyph_or_with_none() -> None:
    (paragraph,) = read(f"<w:p>{check_box('1', r('☑'))}{check_box('0', '')}</w:p>")
    boxes = [i for i in paragraph.inlines if isinstance(i, CheckBox)]
    assert [(b.checked, b.glyph) for b in boxes] == [(True, "☑"), (False, "☐")]


def test_content_controls_are_read_through_at_every_level() -> None:
    inside = f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{r('in')}</w:sdtContent></w:sdt></w:p>"
    around = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(p('row'))}</w:tr></w:sdtContent></w:sdt>"
    cells = f"<w:tr><w:sdt><w:sdtContent>{cell(p('cell'))}</w:sdtContent></w:sdt></w:tr>"
    found = read(f"{around}<w:tbl>{row}{cells}</w:tbl>{p('end')}")
    assert [paragraph.text for paragraph in found] == ["in", "row", "cell", "end"]


# -- symbols ------------------------------------------------------------------------------------


def test_symbols_by_place_by_font_and_unknown_ones() -> None:
    document = agreed(
        word_file(
            '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
            '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
            "<w:t>\uf0fe</w:t></w:r>"
            '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>abc</w:t></w:r>'
            '<w:r><w:sym w:font="Wingdings" w:char="F0FF"/></w:r></w:p>'
        )
    )
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "•☑αβχ"
    (item,) = document.unsupported
    assert "F0FF" in item.what
    assert "Wingdings" in item.what
    assert {i.format.font for i in paragraph.inlines if isinstance(i, Text)} == {
        "Times New Roman", ""
    }  # fmt: skip


def test_absolute_tabs_get_the_stops_they_mean() -> None:
    tabs = "".join(f'<w:r><w:ptab w:alignment="{a}"/></w:r>{r(a)}' for a in ("center", "right"))
    (paragraph,) = read(f"<w:p>{r('left')}{tabs}</w:p>")
    assert [(s.position, s.kind) for s in paragraph.tabs] == [(234, "center"), (468, "right")]
    assert sum(isinstance(i, Tab) for i in paragraph.inlines) == 2


def test_page_breaks_outside_of_runs_are_kept() -> None:
    body = f'{p("One")}<w:br w:type="page"/>{p("Two")}<w:p><w:br/>{r("Three")}</w:p>'
    found = agreed(word_file(body))
    one, two, three = (block for block in found.blocks if isinstance(block, Paragraph))
    assert [block.page_break_before for block in (one, two, three)] == [False, True, False]
    assert three.inlines[0] == Break("line")
