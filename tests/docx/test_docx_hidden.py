"""What a Word file hides, deletes or remarks: read as accepted, and named where it stands."""

from __future__ import annotations

from docx_texts import read
from word_files import DEFAULTS, agreed, cell, p, r, word_file

from packetgen.docx.blocks import (
    Paragraph,
)

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
