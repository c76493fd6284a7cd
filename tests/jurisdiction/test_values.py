from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.jurisdiction import KEYS
from packetgen.jurisdiction.model import Operator, Region
from packetgen.jurisdiction.values import bound, constraint_shown, octets, paper, points, shown


@pytest.mark.parametrize(
    ("written", "in_points"),
    [("1in", 72.0), ("12pt", 12.0), ("2.54cm", 72.0), ("25.4mm", 72.0), ("0.625in", 45.0)],
)
def test_lengths_become_points(written: str, in_points: float) -> None:
    assert points(written) == in_points


@pytest.mark.parametrize(
    "written", ["1", "1 in", "1inch", "-1in", '1"', "", "in", "1,5cm", 1, None]
)
def test_a_length_without_a_proper_unit_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="1in, 12pt"):
        points(written)


@pytest.mark.parametrize(
    ("written", "in_bytes"),
    [("25MB", 25_000_000), ("100MB", 100_000_000), ("25MiB", 26_214_400), ("500kB", 500_000)],
)
def test_file_sizes_become_bytes(written: str, in_bytes: int) -> None:
    assert octets(written) == in_bytes


def test_a_page_is_width_by_height() -> None:
    assert paper("8.5in x 11in") == (612.0, 792.0)
    with pytest.raises(ValueError, match=r"8\.5in x 11in"):
        paper("letter")


def test_a_range_stands_in_order() -> None:
    assert bound(KEYS["font.size"], Operator.RANGE, ["12pt", "13pt"]) == (12.0, 13.0)
    with pytest.raises(ValueError, match="lower end"):
        bound(KEYS["font.size"], Operator.RANGE, ["13pt", "12pt"])


def test_an_operator_that_does_not_fit_names_those_that_do() -> None:
    with pytest.raises(ValueError, match="exact, one_of, equivalent_to"):
        bound(KEYS["font.families"], Operator.MIN, "Arial")


def test_a_region_keeps_lines_side_and_height() -> None:
    said = {"first_line": 1, "last_line": 7, "side": "right", "height": "2in", "blank": True}
    assert bound(KEYS["caption.clerk_space"], Operator.EXACT, said) == Region(
        first_line=1, last_line=7, side="right", height=144.0, blank=True
    )


@pytest.mark.parametrize(
    ("key", "operator", "value", "words"),
    [
        ("margins.left", Operator.MIN, 72.0, "at least 1 in"),
        ("font.size", Operator.RANGE, (12.0, 13.0), "12 pt to 13 pt"),
        ("spacing.body", Operator.ONE_OF, (1.5, 2.0), "1.5 or 2"),
        ("efile.max_bytes", Operator.MAX, 25_000_000, "at most 25 MB"),
        ("page.size", Operator.EXACT, (612.0, 792.0), "8.5 x 11 in"),
        ("efile.encryption", Operator.FORBIDDEN, False, "forbidden"),
    ],
)
def test_bounds_are_said_in_words(key: str, operator: Operator, value: object, words: str) -> None:
    assert constraint_shown(KEYS[key], operator, value) == words


@given(st.decimals(min_value=0, max_value=50, places=3, allow_nan=False))
def test_a_length_means_the_same_in_every_unit(inches: object) -> None:
    number = float(str(inches))
    same = {points(f"{number}in"), round(points(f"{number * 2.54:.6f}cm"), 3)}
    assert max(same) - min(same) < 0.001


@given(st.floats(min_value=1, max_value=1000).map(lambda value: round(value, 2)))
def test_a_length_that_is_shown_is_not_rounded_away(value: float) -> None:
    number, unit = shown(KEYS["margins.left"], value).split()
    factor = 72.0 if unit == "in" else 1.0
    assert float(number) * factor == pytest.approx(value, rel=1e-4)
