"""The Bates ledger: no number ever means two pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.errors import PacketError
from packetgen.packet import BatesOptions
from packetgen.packet.plans.ledger import (
    ISSUED,
    LedgerRow,
    Numbered,
    allot,
    ledger_csv,
    read_ledger,
)

HER = BatesOptions("HER")


def _exhibits(*pages: int, document: str = "d") -> list[Numbered]:
    return [Numbered(document, f"e{at}", str(at), f"Title {at}", n) for at, n in enumerate(pages)]


def _ranges(rows: tuple[LedgerRow, ...], packet: str) -> list[str]:
    return [row.range for row in rows if row.packet == packet]


def test_the_second_packet_goes_on_after_the_first() -> None:
    first = allot((), "a.yaml", _exhibits(3, 1), HER)
    second = allot(first.rows, "b.yaml", _exhibits(2), HER)
    assert _ranges(second.rows, "a.yaml") == ["HER000001–HER000003", "HER000004"]
    assert _ranges(second.rows, "b.yaml") == ["HER000005–HER000006"]


def test_building_again_takes_no_new_numbers() -> None:
    first = allot((), "a.yaml", _exhibits(3, 1), HER)
    second = allot(first.rows, "b.yaml", _exhibits(2), HER)
    again = allot(second.rows, "a.yaml", _exhibits(3, 1), HER)
    assert ledger_csv(again.rows) == ledger_csv(second.rows)


def test_a_draft_that_changed_is_numbered_anew_after_what_others_took() -> None:
    first = allot((), "a.yaml", _exhibits(3, 1), HER)
    second = allot(first.rows, "b.yaml", _exhibits(2), HER)
    again = allot(second.rows, "a.yaml", _exhibits(3, 2), HER)
    assert _ranges(again.rows, "a.yaml") == ["HER000007–HER000009", "HER000010–HER000011"]


def test_what_was_issued_stays_and_a_late_exhibit_comes_after_it() -> None:
    first = allot((), "a.yaml", _exhibits(3, 1), HER, issue=True)
    late = [*_exhibits(3, 1), Numbered("d", "late", "1A", "Late", 2)]
    again = allot(first.rows, "a.yaml", [late[0], late[2], late[1]], HER)
    assert again.starts == {("d", "e0"): 1, ("d", "e1"): 4, ("d", "late"): 5}
    with pytest.raises(PacketError) as caught:
        allot(first.rows, "a.yaml", _exhibits(4, 1), HER)
    assert "HER000001–HER000003 were issued for 3" in str(caught.value.problems[0])


def test_an_exhibit_taken_out_after_issue_keeps_its_numbers_and_is_named() -> None:
    first = allot((), "a.yaml", _exhibits(3, 1), HER, issue=True)
    again = allot(first.rows, "a.yaml", _exhibits(3), HER)
    assert [row.exhibit for row in again.gone] == ["e1"]
    assert _ranges(again.rows, "a.yaml") == ["HER000004", "HER000001–HER000003"]


def test_a_start_that_would_overlap_is_refused_with_both_ranges() -> None:
    first = allot((), "a.yaml", _exhibits(3), HER)
    with pytest.raises(PacketError) as caught:
        allot(first.rows, "b.yaml", _exhibits(1, 2), BatesOptions("HER", start=2))
    said = [problem.message for problem in caught.value.problems]
    assert len(said) == 2
    assert "HER000002 for exhibit 'e0' would overlap HER000001–HER000003" in said[0]


def test_another_prefix_has_numbers_of_its_own_and_zero_may_be_first() -> None:
    first = allot((), "a.yaml", _exhibits(3), HER)
    second = allot(first.rows, "b.yaml", _exhibits(2), BatesOptions("", 4, 0))
    assert _ranges(second.rows, "b.yaml") == ["0000–0001"]


def test_a_ledger_is_read_as_it_was_written() -> None:
    titled = [Numbered("d", "e", "A", '=cmd|"x", "y"\nz', 2)]
    written = allot((), "a.yaml", titled, BatesOptions("-P", 3, 0), issue=True)
    (row,) = read_ledger(ledger_csv(written.rows), "bates.csv")
    assert (row.prefix, row.first, row.last, row.status) == ("-P", 0, 1, ISSUED)
    assert ledger_csv([row]) == ledger_csv(written.rows)


def test_overlaps_and_damaged_rows_of_a_ledger_are_named_by_line() -> None:
    rows = [
        LedgerRow("a.yaml", "d", "e", "A", "T", "HER", 1, 5),
        LedgerRow("b.yaml", "d", "f", "B", "T", "HER", 4, 5),
    ]
    data = ledger_csv(rows) + b"b.yaml,d,g,C,T,HER,HER000020,HER000010,3,reserved\r\n"
    with pytest.raises(PacketError) as caught:
        read_ledger(data, "bates.csv")
    assert sorted(p.location.line or 0 for p in caught.value.problems) == [3, 4]


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "c"]), st.lists(st.integers(1, 9), max_size=4)),
        max_size=8,
    ),
    st.booleans(),
)
def test_whatever_is_built_in_any_order_no_number_means_two_pages(
    builds: list[tuple[str, list[int]]], issue: bool
) -> None:
    rows: tuple[LedgerRow, ...] = ()
    for packet, pages in builds:
        if issue and any(row.packet == packet for row in rows):
            continue
        rows = allot(rows, packet, _exhibits(*pages), HER, issue=issue).rows
        read_ledger(ledger_csv(rows), "bates.csv")
