"""What is filled in by hand stands on rules that end alike, and not on rows of underscores."""

from __future__ import annotations

import re

import pytest

from packetgen.draft.word_files.ruled_lines import ruled
from packetgen.draft.word_files.wml import Cell, Row, Shape, paragraph, run, table

WIDTH = 468.0


def drawn(*lines: str, shape: Shape | None = None) -> str:
    xml = "".join(paragraph(run(line), "Text", shape) for line in lines)
    return ruled(xml, width=WIDTH, size=12, indents={})


def ends(xml: str) -> list[float]:
    return [int(at) / 20 for at in re.findall(r'w:leader="underscore" w:pos="(\d+)"', xml)]


def test_rules_of_lines_that_follow_one_another_end_at_one_place() -> None:
    xml = drawn(f"Date: {'_' * 24}", f"City and state: {'_' * 24}", f"Telephone: {'_' * 24}")
    assert "_" * 4 not in re.sub(r"<[^>]*>", "", xml)
    assert len(set(ends(xml))) == 1
    assert len(ends(xml)) == 3


def test_a_date_is_no_longer_for_the_signature_line_below_it() -> None:
    date, line = (
        paragraph(run(f"Dated: {'_' * 22}"), "Text"),
        paragraph(run("_" * 32), "Text", Shape(left=234)),
    )
    first, second = ends(ruled(date + line, width=WIDTH, size=12, indents={}))
    assert (first < 200, second) == (True, WIDTH)


def test_a_rule_that_nearly_fills_its_line_goes_to_the_edge() -> None:
    assert ends(drawn("_" * 70)) == [WIDTH]
    assert ends(drawn("_" * 20)) < [WIDTH]


def test_a_blank_in_the_middle_of_a_sentence_stays() -> None:
    assert "_" * 20 in drawn(f"Executed on {'_' * 20}, at {'_' * 20}.")
    centred = drawn("_" * 20, shape=Shape(align="center"))
    assert "_" * 20 in centred


def test_a_rule_before_a_tab_leaves_room_to_the_next_stop() -> None:
    shape = Shape(tabs=((312.0, "left", ""),))
    xml = drawn(f"{'_' * 44}\t{'_' * 22}", shape=shape)
    assert xml.count("<w:tab/>") == 3
    stops = [int(at) / 20 for at in re.findall(r'w:pos="(\d+)"', xml)]
    assert stops == sorted(stops)
    assert stops[0] < 312.0 == stops[1]
    assert stops[2] == WIDTH


def test_a_stop_that_the_words_may_pass_leaves_the_blank_as_it_is() -> None:
    """Word would go to the indent's own stop, which has no rule."""
    assert "_" * 20 in drawn(f"By: {'_' * 20}", shape=Shape(left=100, first=-22))
    assert ends(drawn(f"By:\t{'_' * 20}", shape=Shape(left=100, first=-24))) == [234.0]


@pytest.mark.parametrize("wide", [90.0, 200.0])
def test_a_blank_in_a_cell_is_as_wide_as_the_cell(wide: float) -> None:
    cells = (Cell(paragraph(run("_" * 18), "Text")), Cell(paragraph(run("Name"), "Text")))
    xml = ruled(table([Row(cells)], [wide, 100.0], "Grid"), width=WIDTH, size=12, indents={})
    assert ends(xml) == [pytest.approx(wide - 10.8)]
