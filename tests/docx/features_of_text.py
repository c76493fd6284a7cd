"""What paragraphs and their words must be read as, by feature."""

from __future__ import annotations

from feature_parts import (
    fonts,
    labels,
    languages,
    only,
    paragraphs,
    run,
    texts,
)

from packetgen.docx.blocks import (
    Border,
    CheckBox,
    Document,
    PageField,
    Picture,
    Tab,
    TabStop,
    Text,
)


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
        ("See ", ""), ("BMTEXT", "#bm1"), (" on page ", "")
    ]  # fmt: skip
    page = next(i for i in see.inlines if isinstance(i, PageField))
    assert (page.kind, page.shown, page.target, page.link) == ("page-of", "1", "bm1", "#bm1")
    assert d.fields == ("REF bm1 \\h", "PAGEREF bm1 \\h")


def inline_picture(d: Document) -> None:
    before, picture, after = only(d).inlines
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.media_type) == (108, 108, "image/png")
    assert picture.data.startswith(b"\x89PNG")
    assert (before.text, after.text) == ("before ", " after")  # type: ignore[union-attr]


def special_characters(d: Document) -> None:
    assert only(d).text.startswith("Civ.\u00a0Code\u00a0§\u00a01942.4 and non\u2011breaking hyphen")
    assert only(d).text.count("\u00ad") == 6


def levels(d: Document) -> None:
    assert labels(d) == ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "2.", "2.1", "(a)"]
    assert [p.indent_left for p in paragraphs(d)][:4] == [36, 72, 72, 108]


def restart(d: Document) -> None:
    assert labels(d) == ["1.", "2.", "3.", None, "1.", "2.", "3."]


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


def wingdings(d: Document) -> None:
    assert only(d).text == "Sym: ☑☐□→ end"


def tabs(d: Document) -> None:
    assert [p.tabs for p in paragraphs(d)] == [
        (TabStop(432, "right", "."),),
        (TabStop(432, "right", "_"),),
        (TabStop(432, "center", "-"),),
        (TabStop(432, "decimal", "."),),
    ]


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
