"""What text a paragraph has: runs, fields, links, notes, boxes, changes, hidden things."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from word_files import DEFAULTS, PNG, agreed, cell, field, notes, p, r, reference, word_file

from packetgen.docx import read_docx, visible_words
from packetgen.docx.blocks import (
    Break,
    CheckBox,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Tab,
    Text,
)
from packetgen.docx.plain import paragraphs_of


def read(body: str, **parts: object) -> list[Paragraph]:
    return list(paragraphs_of(agreed(word_file(body, **parts)).blocks))  # type: ignore[arg-type]


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


# -- hidden, deleted, inserted ------------------------------------------------------------------


def test_hidden_text_is_nowhere_whichever_way_it_is_hidden() -> None:
    styles = DEFAULTS + (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="HP"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    style, off = "<w:rStyle w:val='H'/>", "<w:vanish w:val='0'/>"
    first, second = read(
        f"<w:p>{r('a')}{r('X', '<w:vanish/>')}{r('Y', style)}{r('b', style + off)}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="HP"/></w:pPr>{r("Z")}'
        f"{r('twice hidden is shown', style)}</w:p>",
        styles=styles,
    )
    assert first.text == "ab"
    assert second.text == "twice hidden is shown"


def test_a_hidden_paragraph_mark_runs_on_into_the_next() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    centred = "<w:jc w:val='center'/>"
    (paragraph,) = read(f"{p('one ', ppr=hidden)}{p('two', ppr=centred)}")
    assert (paragraph.text, paragraph.alignment) == ("one two", "center")


def test_a_style_separator_joins_a_heading_to_its_text() -> None:
    styles = DEFAULTS + (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    )
    mark = '<w:pStyle w:val="H1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    (paragraph,) = read(f"{p('Heading.', ppr=mark)}{p(' Text.')}", styles=styles)
    assert (paragraph.text, paragraph.role) == ("Heading. Text.", "heading-1")


def test_tracked_changes_are_read_as_accepted_and_listed() -> None:
    who = 'w:author="Ann" w:date="2026-01-01T00:00:00Z"'
    document = agreed(
        word_file(
            f'<w:p>{r("keep ")}<w:ins w:id="1" {who}>{r("new ")}</w:ins>'
            f'<w:del w:id="2" {who}><w:r><w:delText>old</w:delText></w:r></w:del>'
            f'<w:moveFrom w:id="3" {who}>{r("here")}</w:moveFrom>'
            f'<w:moveTo w:id="4" {who}>{r("there")}</w:moveTo></w:p>'
            f'<w:p><w:pPr><w:rPr><w:del w:id="5" {who}/></w:rPr></w:pPr>{r("joined ")}</w:p>'
            f"{p('to this')}"
        )
    )
    first, second = (block for block in document.blocks if isinstance(block, Paragraph))
    assert first.text == "keep new there"
    assert second.text == "joined to this"
    assert [(c.kind, c.author) for c in document.revisions] == [
        ("insertion", "Ann"), ("deletion", "Ann"), ("move", "Ann"), ("move", "Ann"),
        ("deletion", "Ann"),
    ]  # fmt: skip


def test_a_paragraph_deleted_before_a_table_leaves_nothing() -> None:
    gone = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    )
    document = agreed(word_file(f"{gone}<w:tbl><w:tr>{cell(p('x'))}</w:tr></w:tbl>{p('after')}"))
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph"]


def test_comments_are_listed_where_they_stand_and_not_read() -> None:
    document = agreed(
        word_file(
            f'{p("first")}<w:p><w:commentRangeStart w:id="0"/>{r("text")}'
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
            parts={
                "rIdC": (
                    "comments",
                    f'<w:comments><w:comment w:id="0" w:author="Bo">{p("secret")}</w:comment>'
                    "</w:comments>",
                )
            },
        )
    )
    (comment,) = document.revisions
    assert (comment.kind, comment.author, comment.where) == ("comment", "Bo", "paragraph 2")


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


# -- drawn --------------------------------------------------------------------------------------


def drawing(kind: str, content: str, more: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="1" name="Pic" descr="A crane" {more}/><a:graphic>'
        f'<a:graphicData uri="x">{content}</a:graphicData></a:graphic></wp:{kind}></w:drawing>'
        "</w:r>"
    )


def picture(more: str = "", frame: str = "") -> str:
    return (
        f'<pic:pic><pic:blipFill><a:blip r:embed="rIdP"/>{more}</pic:blipFill>'
        f"<pic:spPr>{frame}</pic:spPr></pic:pic>"
    )


def test_a_picture_in_the_line_has_size_and_description() -> None:
    (paragraph,) = read(f"<w:p>{drawing('inline', picture())}</w:p>", media={"rIdP": PNG})
    (shown,) = paragraph.inlines
    assert (shown.width, shown.height, shown.alt) == (72, 36, "A crane")  # type: ignore[union-attr]
    assert shown.data == PNG  # type: ignore[union-attr]


def painted(kind: str) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", (64, 20), "red")
    picture.paste("blue", (32, 0, 64, 20))
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_what_was_cropped_away_does_not_travel_on(kind: str) -> None:
    cut = picture('<a:srcRect r="50000" t="10%"/>')
    (paragraph,) = read(f"<w:p>{drawing('inline', cut)}</w:p>", media={"rIdP": painted(kind)})
    (shown,) = paragraph.inlines
    assert isinstance(shown, Picture)
    assert (shown.width, shown.height) == (72, 36)
    with Image.open(io.BytesIO(shown.data)) as rest:
        assert rest.size == (32, 18)
        # JPEG mixes colours a little across the edge.
        colors = [color for _, color in rest.convert("RGB").crop((0, 0, 28, 18)).getcolors(999)]
    assert all(red > 200 and blue < 60 for red, _, blue in colors)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("web", b"<html><head><style>p{}</style></head><p>Fish &amp; chips</p></html>"),
        ("text", b"Fish & chips"),
        ("word", word_file(p("Fish &amp; chips"))),
    ],
)
def test_an_imported_file_is_named_and_its_words_are_expected(name: str, data: bytes) -> None:
    made = word_file(f'{p("x")}<w:altChunk r:id="{name}"/>', media={name: data})
    (item,) = read_docx(made).unsupported
    assert item.what == "imported file (altChunk)"
    assert visible_words(made)["shapes:body"] == ("Fish", "&", "chips")


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (drawing("anchor", picture()), "floating picture"),
        (drawing("inline", picture('<a:srcRect l="-1000"/>')), "cropped picture"),
        (drawing("inline", picture(frame='<a:xfrm rot="5400000"/>')), "turned picture"),
        (drawing("inline", picture().replace("rIdP", "rId77")), "missing picture"),
        (drawing("inline", "<a:chart/>".replace("a:", "pic:")), "chart"),
        ("<w:r><w:object/></w:r>", "embedded object"),
        ('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>', "horizontal line"),
        ('<w:r><w:pict><v:shapetype id="t"/><v:line/></w:pict></w:r>', "shape, in the line"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "equation"),
        (f"<w:r><w:ruby><w:rt>{r('ka')}</w:rt><w:rubyBase>{r('B')}</w:rubyBase></w:ruby></w:r>",
         "ruby"),
    ],
)  # fmt: skip
def test_what_blocks_cannot_say_is_named_with_its_place(xml: str, what: str) -> None:
    data = word_file(f"{p('first')}<w:p>{xml}{r(' rest')}</w:p>", media={"rIdP": PNG})
    (item,) = agreed(data).unsupported
    assert (item.what, item.where) == (what, "paragraph 2")


def test_a_hidden_drawing_and_a_mere_shape_type_are_nothing() -> None:
    document = agreed(
        word_file(
            "<w:p>"
            + drawing("anchor", picture(), "hidden='1'")
            + '<w:r><w:pict><v:shapetype id="t"/></w:pict></w:r></w:p>',
            media={"rIdP": PNG},
        )
    )
    assert document.unsupported == ()


def test_of_two_alternatives_one_is_read() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    choice = drawing("anchor", f"<wps:wsp><wps:txbx>{box.format(p('boxed'))}</wps:txbx></wps:wsp>")
    inside = f"<v:rect><v:textbox>{box.format(p('boxed'))}</v:textbox></v:rect>"
    fallback = f"<w:r><w:pict>{inside}</w:pict></w:r>"
    both = (
        '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    for requires in ("wps", "unheardof"):
        document = agreed(word_file(f"<w:p>{both.format(requires, choice, fallback)}</w:p>"))
        (item,) = document.unsupported
        assert item.text == "boxed"


def test_a_text_box_counts_its_own_lists_and_hides_what_is_hidden() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    inside = f"<w:txbxContent>{p('boxed', ppr=item)}{p('X', rpr='<w:vanish/>')}</w:txbxContent>"
    shape = drawing("anchor", f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>")
    document = agreed(
        word_file(
            f"{p('one', ppr=item)}<w:p>{shape}</w:p>{p('two', ppr=item)}", numbering=numbering
        )
    )
    assert document.unsupported[0].text == "1) boxed"
    shown = [b.label.text if b.label else "" for b in document.blocks if isinstance(b, Paragraph)]
    assert shown == ["1)", "", "2)"]


def test_an_element_nobody_knows_is_reported_with_its_words() -> None:
    document = read_docx(word_file(f"<w:p>{r('a')}<w:novel>{r('lost?')}</w:novel></w:p>"))
    (item,) = document.unsupported
    assert (item.what, item.text) == ("unknown element novel", "lost?")


def test_absolute_tabs_get_the_stops_they_mean() -> None:
    tabs = "".join(f'<w:r><w:ptab w:alignment="{a}"/></w:r>{r(a)}' for a in ("center", "right"))
    (paragraph,) = read(f"<w:p>{r('left')}{tabs}</w:p>")
    assert [(s.position, s.kind) for s in paragraph.tabs] == [(234, "center"), (468, "right")]
    assert sum(isinstance(i, Tab) for i in paragraph.inlines) == 2
