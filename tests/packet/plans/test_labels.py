"""Labels and page ranges, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.errors import PacketError
from packetgen.jurisdiction import LABEL_SCHEMES
from packetgen.packet import Offered, exhibit_labels
from packetgen.packet.plans.labels import KINDS, SCHEMES, label_at, position_of
from packetgen.packet.plans.page_ranges import page_numbers


@given(st.sampled_from(KINDS), st.integers(0, 2_000))
def test_a_label_is_found_again_and_no_two_are_alike(scheme: str, position: int) -> None:
    assert position_of(scheme, label_at(scheme, position)) == position


def test_after_z_comes_aa() -> None:
    labels = exhibit_labels([f"e{n}" for n in range(55)])
    assert [labels[f"e{n}"] for n in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_every_scheme_that_a_court_can_name_can_be_made() -> None:
    assert set(SCHEMES) == set(LABEL_SCHEMES)
    by = {"e": Offered(False, "defendant")}
    assert [exhibit_labels(["e"], scheme=name, offered=by)["e"] for name in SCHEMES] == [
        "A", "A", "1", "A", "1", "D-1",
    ]  # fmt: skip


def test_an_office_may_double_the_letters_after_z() -> None:
    labels = exhibit_labels([f"e{n}" for n in range(54)], scheme="double-letters")
    assert [labels[f"e{n}"] for n in (25, 26, 27, 51, 52)] == ["Z", "AA", "BB", "ZZ", "AAA"]


def test_each_side_counts_its_own_exhibits() -> None:
    by = {
        "lease": Offered(True, "plaintiff"),
        "photo": Offered(False, "defendant"),
        "ledger": Offered(True, "plaintiff"),
        "claim": Offered(False, "cross-defendant"),
    }
    assert exhibit_labels(list(by), scheme="plaintiff-numbers", offered=by) == {
        "lease": "1", "photo": "A", "ledger": "2", "claim": "B",
    }  # fmt: skip
    assert exhibit_labels(list(by), scheme="party-prefix", offered=by) == {
        "lease": "P-1", "photo": "D-1", "ledger": "P-2", "claim": "CD-1",
    }  # fmt: skip


def test_an_earlier_filing_is_continued_on_the_side_whose_label_it_is() -> None:
    by = {"a": Offered(True, "plaintiff"), "b": Offered(False, "defendant")}
    labels = exhibit_labels(["a", "b"], scheme="plaintiff-numbers", start="F", offered=by)
    assert labels == {"a": "1", "b": "F"}
    labels = exhibit_labels(["a", "b"], scheme="party-prefix", start="D-7", offered=by)
    assert labels == {"a": "P-1", "b": "D-7"}


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


def test_a_late_exhibit_renumbers_no_other() -> None:
    ids = ["a", "b", "late", "later", "c"]
    assert exhibit_labels(ids, scheme="numbers", start="12", late={"late", "later"}) == {
        "a": "12", "b": "13", "late": "13A", "later": "13B", "c": "14",
    }  # fmt: skip
    assert exhibit_labels(ids, late={"late", "later"})["later"] == "B2"


def test_a_late_exhibit_steps_over_labels_that_are_taken() -> None:
    labels = exhibit_labels(
        ["a", "late"], scheme="numbers", late={"late"}, earlier={"a": "1", "x": "1A"}
    )
    assert labels == {"a": "1", "late": "1B"}


def test_nothing_can_be_late_before_the_first() -> None:
    with pytest.raises(PacketError) as caught:
        exhibit_labels(["late", "a"], late={"late"})
    assert "no exhibit stands before it" in str(caught.value.problems[0])


def test_an_earlier_packet_is_continued_and_its_exhibits_keep_their_labels() -> None:
    earlier = {"lease": "A", "photo": "C", "extra": "C1"}
    labels = exhibit_labels(["new", "photo", "newer"], earlier=earlier)
    assert labels == {"new": "D", "photo": "C", "newer": "E"}
