"""What pages, headers, footers, notes and columns must be read as, by feature."""

from __future__ import annotations

from feature_parts import (
    Expectation,
    header_text,
    labels,
    paragraphs,
    texts,
)

from packetgen.docx.blocks import (
    Break,
    Document,
    NoteReference,
    PageField,
    Paragraph,
    SectionBreak,
    TabStop,
)


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


def keeps(d: Document) -> None:
    by_text = {p.text.split()[0]: p for p in paragraphs(d)}
    assert by_text["KEEPNEXT"].keep_next
    assert not by_text["P0"].keep_next
    assert by_text["KEEPLINES"].keep_lines


def first_line_numbers(d: Document) -> None:
    assert labels(d) == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert {p.line for p in paragraphs(d)} == {2.0}
    assert {(p.indent_left, p.indent_first) for p in paragraphs(d)} == {(0, 36)}


def page_breaks(d: Document) -> None:
    assert paragraphs(d)[1].inlines == (Break("page"),)
    assert paragraphs(d)[3].page_break_before


def roman_page_numbers(d: Document) -> None:
    section = d.sections[0]
    assert (section.page_number_start, section.page_number_format) == (4, "lowerRoman")


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


def contents(d: Document) -> None:
    assert texts(d)[:2] == ["CachedEntryOne\t2", "CachedEntryTwo\t3"]
    assert d.fields == ('TOC \\o "1-2" \\h',)
    assert [p.role for p in paragraphs(d) if p.role != "body"] == ["heading-1", "heading-1"]


def widows(d: Document) -> None:
    assert {p.widow_control for p in paragraphs(d)} == {True}
