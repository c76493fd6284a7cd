"""Dates as well as they are known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.case import PartialDate
from packetgen.case.dates import chronological, partial_date


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "printed"),
    [
        ("2026-01-05", "2026-01-05", "2026-01-05", "January 5, 2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2026-02", "2026-02-01", "2026-02-28", "February 2026"),
        ("2026", "2026-01-01", "2026-12-31", "2026"),
        (2026, "2026-01-01", "2026-12-31", "2026"),
        ({"on": "2026-01-05", "about": True}, "2026-01-05", "2026-01-05", "about January 5, 2026"),
        ({"from": "2026-01", "about": True}, "2026-01-01", "2026-01-31", "from about January 2026"),
        ({"from": "2026-01-05", "until": "2026-01-09"}, "2026-01-05", "2026-01-09",
         "January 5 to 9, 2026"),
        ({"from": "2026-01-05", "until": "2026-03-09"}, "2026-01-05", "2026-03-09",
         "January 5 to March 9, 2026"),
        ({"from": "2026-01", "until": "2026-03"}, "2026-01-01", "2026-03-31",
         "January to March 2026"),
        ({"from": "2025-12-30", "until": "2026-01-02"}, "2025-12-30", "2026-01-02",
         "December 30, 2025 to January 2, 2026"),
        ({"from": 2024, "until": 2026, "about": True}, "2024-01-01", "2026-12-31",
         "about 2024 to 2026"),
        ({"from": "2026-01-05", "until": "2026-02"}, "2026-01-05", "2026-02-28",
         "January 5, 2026 to February 2026"),
    ],
)  # fmt: skip
def test_bounds_and_print(written: Any, earliest: str, latest: str, printed: str) -> None:
    date = partial_date(written)
    assert date.earliest.isoformat() == earliest
    assert date.latest.isoformat() == latest
    assert str(date) == printed


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13", "26", "January", "", 20260105])
def test_a_date_that_cannot_be_is_refused(written: Any) -> None:
    with pytest.raises(ValueError, match="date"):
        partial_date(written)


def test_a_range_that_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        partial_date({"from": "2026-05", "until": "2026-04"})
    assert partial_date({"from": "2026-05", "until": "2026-05-01"}).latest == dt.date(2026, 5, 1)


def test_vague_dates_stand_after_the_exact_ones_they_contain() -> None:
    written: list[Any] = ["2026-01-05", "2026", "2025-12-31", "2026-01", "2026-01-01"]
    ordered = sorted((partial_date(w) for w in written), key=chronological)
    assert [str(d) for d in ordered] == [
        "December 31, 2025", "January 1, 2026", "January 5, 2026", "January 2026", "2026",
    ]  # fmt: skip


@given(st.dates(dt.date(1600, 1, 1), dt.date(2200, 12, 31)))
def test_any_day_survives(day: dt.date) -> None:
    date = partial_date(day.isoformat())
    assert date == PartialDate(day.year, day.month, day.day)
    assert date.earliest == date.latest == day


@given(st.integers(1600, 2200), st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next(year: int, month: int) -> None:
    date = partial_date(f"{year}-{month:02}")
    after = date.latest + dt.timedelta(days=1)
    assert (after.day, after.month) == (1, month % 12 + 1)
