"""Lists: formats, levels, restarts, overrides, list styles, labels and their indents."""

from __future__ import annotations

import pytest
from word_files import DEFAULTS, agreed, notes, p, r, reference, word_file

from packetgen.docx import read_docx
from packetgen.docx.blocks import Paragraph
from packetgen.docx.formatting.number_formats import SHAPES, shaped
from packetgen.docx.second_walk.seen_numbers import number_shown

FORMATS = {
    "decimal": {1: "1", 12: "12"},
    "lowerRoman": {4: "iv", 9: "ix", 14: "xiv", 40: "xl", 1994: "mcmxciv"},
    "upperRoman": {3: "III", 90: "XC", 400: "CD"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 53: "aaa"},
    "upperLetter": {2: "B", 28: "BB"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th", 121: "121st"},
    "cardinalText": {1: "One", 21: "Twenty-one", 30: "Thirty", 115: "One hundred fifteen"},
    "ordinalText": {1: "First", 12: "Twelfth", 21: "Twenty-first", 30: "Thirtieth",
                    100: "One hundredth"},
    "decimalZero": {7: "07", 12: "12"},
    "numberInDash": {3: "- 3 -"},
    "chicago": {1: "*", 2: "†", 3: "‡", 4: "§", 5: "**"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "hebrew1": {1: "א", 15: "טו", 16: "טז", 22: "כב"},
    "hebrew2": {1: "א", 11: "כ", 22: "ת"},
    "japaneseCounting": {1: "一", 10: "十", 21: "二十一", 110: "百十"},
    "chineseCounting": {1: "一", 10: "十", 21: "二十一", 105: "一〇五"},
    "chineseCountingThousand": {11: "十一", 105: "一百零五", 110: "一百一十", 2026: "二千零二十六"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographLegalTraditional": {3: "參", 15: "壹拾伍"},
    "koreanDigital": {12: "일이"},
    "koreanCounting": {12: "십이"},
    "ganada": {1: "가", 14: "하", 15: "가가"},
    "aiueoFullWidth": {1: "ア", 46: "ン"},
    "iroha": {1: "ｲ", 3: "ﾊ"},
    "thaiLetters": {1: "ก", 3: "ค"},
    "thaiNumbers": {12: "๑๒"},
    "hindiNumbers": {12: "१२"},
    "russianLower": {10: "к", 29: "я"},
    "none": {5: ""},
    "unknownToAnyone": {5: "5"},
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_numbers_take_the_shape_of_the_format(name: str) -> None:
    for number, text in FORMATS[name].items():
        assert shaped(number, name) == text


@pytest.mark.parametrize("name", sorted({*SHAPES, "001"} - {"bullet"}))
def test_both_walks_shape_numbers_alike(name: str) -> None:
    for number in (*range(1, 130), 200, 205, 999, 1000, 1005, 1010, 1234, 3999, 12_345):
        assert number_shown(number, name) == shaped(number, name), number


def level(index: int, text: str, more: str = "", *, shape: str = "decimal", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (index + 1)}" w:hanging="360"/>'
        "</w:pPr></w:lvl>"
    )


def numbers(*levels: str, lists: str = "", more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="1">{more}{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{lists}'
    )


def item(depth: int = 0, list_id: int = 1, more: str = "") -> str:
    return p(
        "x", ppr=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>{more}'
    )


def labels(body: str, numbering: str, styles: str = DEFAULTS) -> list[str | None]:
    document = agreed(word_file(body, numbering=numbering, styles=styles))
    return [b.label.text if b.label else None for b in document.blocks if isinstance(b, Paragraph)]


LEGAL = (
    level(0, "%1.", shape="upperRoman"),
    level(1, "%1.%2"),
    level(2, "(%3)", shape="lowerLetter"),
)


def test_levels_count_within_their_parents() -> None:
    depths = (0, 1, 1, 2, 2, 1, 2, 0, 1)
    assert labels("".join(item(d) for d in depths), numbers(*LEGAL)) == [
        "I.", "I.1", "I.2", "(a)", "(b)", "I.3", "(a)", "II.", "II.1"
    ]  # fmt: skip


def test_legal_numbering_writes_all_levels_as_digits() -> None:
    lawful = (LEGAL[0], level(1, "%1.%2", "<w:isLgl/>"))
    assert labels(item(0) + item(0) + item(1), numbers(*lawful)) == ["I.", "II.", "2.1"]


def test_a_level_met_before_its_parent_counts_the_parent_as_begun() -> None:
    assert labels(item(1) + item(0) + item(1), numbers(*LEGAL)) == ["I.1", "I.", "I.1"]


def test_a_level_may_go_on_or_restart_only_under_some_parents() -> None:
    on = (level(0, "%1"), level(1, "%2", '<w:lvlRestart w:val="0"/>'))
    assert labels("".join(item(d) for d in (0, 1, 0, 1)), numbers(*on)) == ["1", "1", "2", "2"]
    some = (level(0, "%1"), level(1, "%2"), level(2, "%3", '<w:lvlRestart w:val="1"/>'))
    depths = (0, 1, 2, 1, 2, 0, 2)
    assert labels("".join(item(d) for d in depths), numbers(*some)) == [
        "1", "1", "1", "2", "2", "2", "1"
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_started_anew() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item() + item(list_id=2) + item(list_id=3) + item(list_id=3) + item(list_id=1)
    assert labels(body, numbers(level(0, "%1"), lists=lists)) == ["1", "2", "5", "6", "7"]


def test_a_list_that_only_looks_different_counts_on() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '%1)')}</w:lvlOverride></w:num>"
    )
    body = item() + item(list_id=2) + item()
    assert labels(body, numbers(level(0, "%1."), lists=lists)) == ["1.", "2)", "3."]


def test_a_paragraph_that_only_ends_a_section_has_no_number() -> None:
    empty = p(ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr/>')
    said = item(more="<w:sectPr/>")
    assert labels(empty + item() + said + item(), numbers(level(0, "%1."))) == [
        None, "1.", "2.", "3."
    ]  # fmt: skip


def test_numbers_of_three_digits_keep_their_zeros() -> None:
    padded = (
        "<mc:AlternateContent xmlns:mc="
        '"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = level(0, "%1", padded, start=9).replace('<w:numFmt w:val="decimal"/>', "", 1)
    assert labels(item() * 2, numbers(own)) == ["009", "010"]


def test_a_list_may_replace_a_level() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'Item %1', shape='cardinalText', start=3)}</w:lvlOverride></w:num>"
    )
    assert labels(item(list_id=2) * 2, numbers(level(0, "%1"), lists=lists)) == [
        "Item Three", "Item Four"
    ]  # fmt: skip


def test_numbers_come_from_styles_and_from_list_styles() -> None:
    styles = DEFAULTS + (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn'
        ' w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    tied = (
        level(0, "%1.", '<w:pStyle w:val="H1"/>'),
        level(1, "%1.%2", '<w:pStyle w:val="H2"/>'),
        level(2, "%3)", '<w:pStyle w:val="H3"/>'),
    )
    body = "".join(p("x", ppr=f'<w:pStyle w:val="H{n}"/>') for n in (1, 2, 2, 3, 1))
    assert labels(body, numbers(*tied), styles) == ["1.", "1.1", "1.2", "1)", "2."]
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>' + level(0, "§ %1")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
    )  # fmt: skip
    assert labels(item() * 2, linked) == ["§ 1", "§ 2"]


def test_number_zero_takes_a_style_out_of_its_list_and_its_indent_back() -> None:
    styles = DEFAULTS + (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    ppr = '<w:pStyle w:val="L"/>'
    out = '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    document = agreed(
        word_file(p("in", ppr=ppr) + p("out", ppr=out), numbering=numbers(level(0, "%1")),
                  styles=styles)
    )  # fmt: skip
    inside, outside = (b for b in document.blocks if isinstance(b, Paragraph))
    assert inside.label is not None
    assert (inside.indent_left, inside.indent_first) == (36, -18)
    assert outside.label is None
    assert (outside.indent_left, outside.indent_first) == (0, 0)


def test_a_paragraphs_own_indent_is_stronger_than_its_levels() -> None:
    document = agreed(
        word_file(item(more='<w:ind w:left="1000" w:firstLine="200"/>'), numbering=numbers(*LEGAL))
    )
    (found,) = document.blocks
    assert isinstance(found, Paragraph)
    assert (found.indent_left, found.indent_first) == (50, 10)


def test_bullets_of_symbol_fonts_are_unicode() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    bullets = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>'
        f"{fonts.format(face)}</w:lvl>"
        for n, (face, text) in enumerate(
            (("Symbol", "\uf0b7"), ("Wingdings", "\uf0a7"), ("Courier New", "o"),
             ("Wingdings", "\uf0ff"))
        )
    )  # fmt: skip
    assert labels("".join(item(n) for n in range(4)), numbers(bullets)) == ["•", "▪", "o", "•"]


def test_label_look_suffix_and_hidden_numbers() -> None:
    shown = level(0, "%1.", '<w:suff w:val="space"/><w:lvlJc w:val="right"/>').replace(
        "</w:lvl>", "<w:rPr><w:b/></w:rPr></w:lvl>"
    )
    hidden = level(1, "%2").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    document = agreed(word_file(item(0) + item(1), numbering=numbers(shown, hidden)))
    first, second = (b for b in document.blocks if isinstance(b, Paragraph))
    assert first.label is not None
    assert (first.label.suffix, first.label.alignment, first.label.format.bold) == (
        "space", "right", True
    )  # fmt: skip
    assert second.label is None


def test_an_unknown_list_or_level_gives_no_label() -> None:
    assert labels(item(list_id=9) + item(7), numbers(level(0, "%1"))) == [None, None]


def test_a_format_that_is_not_known_is_named_and_never_shown_as_digits() -> None:
    strange = numbers(level(0, "%1.", shape="bahtText"))
    item = p("One", ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    found = read_docx(word_file(item, numbering=strange)).unsupported
    assert [entry.what for entry in found] == ["list numbers in the format bahtText"]


def test_note_marks_and_page_numbers_in_a_format_that_is_not_known_are_named() -> None:
    section = '<w:sectPr><w:pgNumType w:fmt="dollarText"/></w:sectPr>'
    settings = '<w:footnotePr><w:numFmt w:val="hindiCounting"/></w:footnotePr>'
    body = f"<w:p>{r('Text')}{reference('footnote', 1)}</w:p>"
    source = word_file(
        body, settings=settings, section=section, parts={"rIdN": notes("footnote", {1: "Note"})}
    )
    assert {entry.what for entry in read_docx(source).unsupported} == {
        "footnote numbers in the format hindiCounting",
        "page numbers in the format dollarText",
    }
