"""What tables must be read as, by feature."""

from __future__ import annotations

from feature_parts import (
    paragraphs,
    table,
)

from packetgen.docx.blocks import (
    Border,
    Document,
    Table,
    Text,
)
from packetgen.docx.plain import paragraphs_of


def floating_table(d: Document) -> None:
    (item,) = d.unsupported
    assert (item.what, item.where, item.in_blocks) == ("floating table", "paragraph 1", True)
    assert item.text == "Float0 Float1 Float2 Float3"
    assert len(table(d).rows) == 2


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
