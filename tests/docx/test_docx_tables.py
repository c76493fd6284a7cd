"""Tables: grid, spans, widths, borders in conflict, layout tables, floating ones."""

from __future__ import annotations

import pytest
from word_files import DEFAULTS, agreed, cell, p, word_file

from packetgen.docx.blocks import Border, Paragraph, Table


def table_of(xml: str, **parts: object) -> Table:
    document = agreed(word_file(xml, **parts))  # type: ignore[arg-type]
    return next(block for block in document.blocks if isinstance(block, Table))


def table(rows: str, properties: str = "", grid: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.split())
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def words(found: Table) -> list[list[str]]:
    return [
        ["/".join(b.text for b in c.blocks if isinstance(b, Paragraph)) for c in r.cells]
        for r in found.rows
    ]


MERGE, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_span_rows_and_columns() -> None:
    found = table_of(
        table(
            row(cell(p("a"), MERGE), cell(p("b"), '<w:gridSpan w:val="2"/>'))
            + row(cell(p(), GO_ON), cell(p("c")), cell(p("d")))
            + row(cell(p("e")), cell(p("f"), MERGE), cell(p("g")))
            + row(cell(p("h")), cell(p("covered"), GO_ON), cell(p("i"))),
            grid="1000 2000 3000",
        )
    )
    assert words(found) == [["a", "b"], ["c", "d"], ["e", "f", "g"], ["h", "i"]]
    assert [[(c.row_span, c.column_span) for c in r.cells] for r in found.rows] == [
        [(2, 1), (1, 2)], [(1, 1), (1, 1)], [(1, 1), (2, 1), (1, 1)], [(1, 1), (1, 1)]
    ]  # fmt: skip
    assert found.columns == (50, 100, 150)
    assert found.rows[0].cells[1].width == 250


def test_a_merge_that_continues_nothing_is_a_cell_of_its_own() -> None:
    found = table_of(table(row(cell(p("a"), GO_ON)) + row(cell(p("b")))))
    assert words(found) == [["a"], ["b"]]


def test_rows_may_begin_late_and_end_early() -> None:
    found = table_of(
        table(
            row(cell(p("a")), cell(p("b")), cell(p("c")))
            + row(cell(p("d")), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            grid="1000 1000 1000",
        )
    )
    assert words(found) == [["a", "b", "c"], ["", "d", ""]]


@pytest.mark.parametrize("gone", ['<w:del w:id="1" w:author="A"/>', "<w:hidden/>"])
def test_deleted_and_hidden_rows_are_left_out(gone: str) -> None:
    found = table_of(table(row(cell(p("a"))) + row(cell(p("b")), properties=gone)))
    assert words(found) == [["a"]]


def test_a_table_of_deleted_rows_is_none() -> None:
    document = agreed(
        word_file(table(row(cell(p("a")), properties='<w:del w:id="1" w:author="A"/>')) + p("x"))
    )
    assert [type(b).__name__ for b in document.blocks] == ["Paragraph"]


@pytest.mark.parametrize(
    ("properties", "grid", "cells", "columns"),
    [
        ("", "1000 3000", ("", ""), (50, 150)),
        ("", "1000 3000", ('<w:tcW w:w="2000" w:type="dxa"/>', ""), (100, 150)),
        ('<w:tblW w:w="5000" w:type="pct"/>', "1000 3000", ("", ""), (117, 351)),
        ('<w:tblW w:w="50%" w:type="pct"/>', "1000 1000", ("", ""), (117, 117)),
        ("", "", ("", ""), (234, 234)),
        ("", "1000", ("", ""), (50, 418)),
        ("", "", ('<w:tcW w:w="1250" w:type="pct"/>', ""), (117, 351)),
        ('<w:tblW w:w="4000" w:type="dxa"/><w:tblLayout w:type="fixed"/>', "1000 1000",
         ("", ""), (100, 100)),
    ],
)  # fmt: skip
def test_column_widths(
    properties: str, grid: str, cells: tuple[str, str], columns: tuple[float, float]
) -> None:
    found = table_of(table(row(*(cell(p("x"), c) for c in cells)), properties, grid))
    assert found.columns == pytest.approx(columns)


def borders(**sides: str) -> str:
    inside = "".join(
        f'<w:{side} w:val="{spec.split()[0]}" w:sz="{[*spec.split(), "4"][1]}" w:color="000000"/>'
        for side, spec in sides.items()
    )
    return f"<w:tcBorders>{inside}</w:tcBorders>"


GRID = borders(top="single", left="single", bottom="single", right="single", insideH="single",
               insideV="single").replace("tcBorders", "tblBorders")  # fmt: skip


def test_of_two_cells_lines_the_heavier_is_drawn() -> None:
    found = table_of(
        table(row(cell(p("a"), borders(right="single 4")), cell(p("b"), borders(left="single 24"))))
    )
    left, right = found.rows[0].cells
    assert left.borders.right == right.borders.left == Border("single", 3.0)


def test_a_cells_own_absence_of_a_line_beats_the_tables_line() -> None:
    found = table_of(table(row(cell(p("a"), borders(right="nil")), cell(p("b"))), GRID))
    left, right = found.rows[0].cells
    assert left.borders.right == right.borders.left == Border()
    assert left.borders.top == Border("single", 0.5)


def test_a_cells_line_beats_its_neighbours_absence_of_one() -> None:
    found = table_of(
        table(row(cell(p("a"), borders(right="nil")), cell(p("b"), borders(left="double 6"))))
    )
    assert found.rows[0].cells[0].borders.right.style == "double"


def test_the_lower_line_of_a_merge_is_that_of_its_last_cell() -> None:
    found = table_of(
        table(
            row(cell(p("a"), MERGE + borders(bottom="single")))
            + row(cell(p(), GO_ON + borders(bottom="double 12")))
        )
    )
    assert found.rows[0].cells[0].borders.bottom == Border("double", 1.5)


def test_layout_tables() -> None:
    two = row(cell(p("a")), cell(p("b"))) * 2
    assert table_of(table(two)).layout
    assert not table_of(table(two, GRID)).layout
    assert table_of(table(row(cell(p("a"))), GRID)).layout
    heading = row(cell(p("a")), properties="<w:tblHeader/>") + row(cell(p("b")))
    assert not table_of(table(heading)).layout
    styles = DEFAULTS + (
        '<w:style w:type="table" w:styleId="PC"><w:name w:val="Packet Caption"/></w:style>'
    )
    named = table(two, '<w:tblStyle w:val="PC"/>' + GRID)
    assert table_of(named, styles=styles).layout


def test_header_rows_count_only_from_the_top() -> None:
    head = "<w:tblHeader/>"
    found = table_of(
        table(
            row(cell(p("a")), properties=head)
            + row(cell(p("b")))
            + row(cell(p("c")), properties=head)
        )
    )
    assert [r.header for r in found.rows] == [True, False, False]


def test_place_margins_direction_and_description() -> None:
    found = table_of(
        table(
            row(cell(p("a"), '<w:tcMar><w:top w:w="100" w:type="dxa"/></w:tcMar>'), cell(p("b"))),
            '<w:bidiVisual/><w:jc w:val="center"/><w:tblInd w:w="360" w:type="dxa"/>'
            '<w:tblCellMar><w:left w:w="60" w:type="dxa"/></w:tblCellMar>'
            '<w:tblCaption w:val="Payments"/><w:tblDescription w:val="By month"/>',
        ),
        settings='<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>',
    )
    assert (found.rtl, found.alignment, found.indent) == (True, "center", 18)
    assert found.cell_margins == (0, 5.4, 0, 3)
    assert [c.margins for c in found.rows[0].cells] == [(5, 5.4, 0, 3), None]
    assert found.description == "Payments. By month"


def test_before_word_2013_the_text_stands_on_the_indent() -> None:
    assert table_of(table(row(cell(p("a"))))).indent == -5.4


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (table(row(cell(p("in it"))), '<w:tblpPr w:tblpX="1"/>'), "floating table"),
        (table(row(cell(p("up"), '<w:textDirection w:val="btLr"/>'))),
         "vertical text in a table cell"),
        (table(row(cell(p("x"), borders(tl2br="single")))), "diagonal border in a table cell"),
    ],
)  # fmt: skip
def test_what_a_table_cannot_say_is_named(xml: str, what: str) -> None:
    document = agreed(word_file(p("before") + xml))
    (item,) = document.unsupported
    assert (item.what, item.where, item.in_blocks) == (what, "paragraph 2", True)


def test_tables_nest_and_paragraphs_count_through_them() -> None:
    inner = table(row(cell(p("deep"))))
    found = table_of(p("one") + table(row(cell(inner + p("two")))) + p("three"))
    nested, after = found.rows[0].cells[0].blocks
    assert isinstance(nested, Table)
    assert isinstance(after, Paragraph)
    assert (after.number, after.text) == (3, "two")
