"""A table row that a page's end cuts is whole, and words that moved elsewhere are still seen."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from packetgen.docx import read_docx
from packetgen.typeset import open_fonts, typeset
from packetgen.typeset.gates.words import compare_words, expect

TODAY = dt.date(2026, 5, 1)
ROW = (("fleet river", "chancery holborn"),)
BODY = {"body": ("Before", "fleet", "river", "chancery", "holborn", "after")}


@pytest.mark.parametrize("before", [5, 20, 24, 30])
def test_a_row_of_many_lines_may_break_over_pages(before: int) -> None:
    import docx

    document = docx.Document()
    for number in range(before):
        document.add_paragraph(f"Line {number} of the letter")
    table = document.add_table(1, 2)
    for cell, side in zip(table.rows[0].cells, ("left", "right"), strict=True):
        cell.text = "\n".join(f"{side} {number} of them" for number in range(14))
    document.add_paragraph("The end.")
    file = io.BytesIO()
    document.save(file)
    source = file.getvalue()
    made = typeset(
        read_docx(source), layout=None, title="x", today=TODAY, fonts=open_fonts(), source=source,
        engine="typst",
    )  # fmt: skip
    assert made.pages == (1 if before == 5 else 2)


def test_cells_are_in_order_page_by_page() -> None:
    pages = ["Before fleet chancery", "river holborn after"]
    assert compare_words(expect(BODY), pages, rows=ROW) == ()
    assert compare_words(expect(BODY), pages) != ()


@pytest.mark.parametrize(
    "pages",
    [
        ["Before river chancery", "fleet holborn after"],
        ["fleet chancery", "river holborn Before after"],
        ["Before after fleet chancery", "river holborn"],
    ],
)
def test_words_out_of_order_in_a_cell_or_around_the_row_are_found(pages: list[str]) -> None:
    assert compare_words(expect(BODY), pages, rows=ROW) != ()


def test_a_lost_word_of_a_row_is_found() -> None:
    pages = ["Before fleet chancery", "river after"]
    assert [lost.word for lost in compare_words(expect(BODY), pages, rows=ROW)] == ["holborn"]


def test_a_cite_in_a_broken_row_is_no_word_of_the_body() -> None:
    from packetgen.docx.blocks import Cell, Paragraph, Row, Table, Text
    from packetgen.typeset.gates.broken_rows import breakable_rows

    cite = Text("Exhibit A", link="packetgen:exhibit/log?page=1")
    sides = ((Text("fleet river"),), (Text("chancery holborn "), cite))
    cells = tuple(Cell((Paragraph(inlines=inlines),)) for inlines in sides)
    (row,) = breakable_rows([Table((100.0, 100.0), (Row(cells),))])
    assert "Exhibit" not in " ".join(row)
    pages = ["Before fleet chancery", "river holborn Exhibit A after"]
    assert compare_words(expect(BODY), pages, rows=[row]) == ()
