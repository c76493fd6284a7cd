"""Labels and page ranges, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.errors import PacketError
from packetgen.packet import exhibit_labels
from packetgen.packet.labels import label_at, position_of
from packetgen.packet.page_ranges import page_numbers


@given(st.sampled_from(["letters", "numbers"]), st.integers(0, 2_000))
def test_a_label_is_found_again_and_no_two_are_alike(scheme: str, position: int) -> None:
    assert position_of(scheme, label_at(scheme, position)) == position


def test_after_z_comes_aa() -> None:
    labels = exhibit_labels([f"e{n}" for n in range(55)])
    assert [labels[f"e{n}"] for n in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_labels_continue_an_earlier_filing() -> None:
    assert exhibit_labels(["a", "b"], start="Z") == {"a": "Z", "b": "AA"}
    assert exhibit_labels(["a"], scheme="numbers", start="12", prefix="P-") == {"a": "P-12"}


def test_a_fixed_label_stays_and_the_others_step_over_it() -> None:
    labels = exhibit_labels(["a", "b", "c", "a"], fixed={"b": "A", "c": ""})
    assert labels == {"a": "B", "b": "A", "c": "C"}


def test_two_exhibits_with_one_fixed_label_are_refused() -> None:
    with pytest.raises(PacketError, match="label b is fixed for 'x' as well"):
        exhibit_labels(["x", "y"], fixed={"x": "B", "y": "b"})


def test_a_start_that_is_no_label_is_refused() -> None:
    with pytest.raises(PacketError, match="'12' is not a label of the scheme letters"):
        exhibit_labels(["x"], start="12")


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("5,1", (5, 1)),
        (" 2 - 3 ", (2, 3)),
        ("2–3", (2, 3)),
        ("4", (4,)),
    ],
)
def test_a_page_range_is_read(text: str, pages: tuple[int, ...]) -> None:
    assert page_numbers(text, 5) == pages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3-1", "backwards"),
        ("0", "no page 0"),
        ("2-9", "no page 9: the file has 5 pages"),
        ("1,1", "named twice"),
        ("1-3,2", "named twice"),
        ("one", "not a list of pages"),
        ("1,,2", "not a list of pages"),
        ("1-999999", "no page 999999"),
    ],
)
def test_a_page_range_that_cannot_be_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        page_numbers(text, 5)
