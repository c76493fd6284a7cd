"""Where a word breaks that is wider than its column."""

from __future__ import annotations

import pytest

from packetgen.typeset.composing.breaking import broken_to_fit

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
