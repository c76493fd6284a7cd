"""Where a word breaks that is wider than its column."""

from __future__ import annotations

import pytest

from packetgen.docx.blocks import Cell, Row, Table
from packetgen.typeset.composing.breaking import broken_to_fit

from .papers import lines_of
from .setting import letter, plain, set_document

ROW = {"s": 11}


@pytest.mark.parametrize("room", [46, 50, 60, 66, 90])
@pytest.mark.parametrize("amount", ["$1,234,567.89", "$12,345.00", "1,234.50%"])
def test_cents_stay_with_their_dollars(amount: str, room: float) -> None:
    *before, last = broken_to_fit(amount, ROW, room).split("\u200b")
    assert last.endswith(amount[-5:])
    assert all(piece.endswith(",") for piece in before)


def test_addresses_and_numbers_of_cases_break_at_their_signs() -> None:
    assert broken_to_fit("info@example.org", ROW, 58).replace("\u200b", "|") == "info|@example.|org"
    assert "26-|CR-|990417" in broken_to_fit("26-CR-990417", ROW, 40).replace("\u200b", "|")


def test_words_that_open_brackets_hold_together_may_part_where_they_are_too_wide() -> None:
    text = 'data="${ encode_name(str( current_context().variable )) }" id'
    parted = 'data="${ |encode_name(str( |current_context().variable )) }" id'
    assert broken_to_fit(text, ROW, 160).replace("\u200b", "|") == parted
    kept = "The sum ( net ) of all that was paid in the months before the trial began"
    assert broken_to_fit(kept, ROW, 160) == kept
    assert broken_to_fit("a( " * 20_000, ROW, 160).count("\u200b") > 10_000


def test_a_cell_of_words_in_spaced_brackets_keeps_within_its_column() -> None:
    said = 'data="${ encode_name(str( current_context().variable )) }" id'
    table = Table((160.0,), (Row((Cell((plain(said),)),)),))
    lines = lines_of(set_document(letter(table)).pdf)
    assert len(lines) > 2
    assert max(line.right for line in lines) < min(line.left for line in lines) + 160
