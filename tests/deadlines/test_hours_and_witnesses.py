"""Periods in hours across weekends and clock changes; witness fees by dated table."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from packetgen.deadlines import Direction, count_hours, court_time, too_far, witness_tender
from packetgen.errors import JurisdictionError

CAND = court_time("us-federal-cand")
at = dt.datetime.fromisoformat


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-03-03T10:23", 72, "2026-03-06T10:23"),
        # Ends on a Saturday and moves to the same clock time on Monday, after the change.
        ("2026-03-04T10:23", 72, "2026-03-09T10:23"),
        ("2026-10-29T10:23", 96, "2026-11-02T09:23"),  # the clock goes back on November 1
        ("2026-03-05T10:23", 96, "2026-03-09T11:23"),  # and forward on March 8
        ("2026-12-24T09:00", 24, "2026-12-28T09:00"),  # Christmas, a Friday
    ],
)
def test_every_hour_counts_and_a_day_off_moves_the_end(start: str, hours: int, end: str) -> None:
    assert count_hours(CAND, at(start), hours).at == at(end)


def test_hours_before_an_event_move_back() -> None:
    found = count_hours(CAND, at("2026-03-16T09:00"), 24, Direction.BEFORE)
    assert found.at == at("2026-03-13T09:00")
    assert [step.why for step in found.steps] == ["Sunday", "Saturday"]


def test_a_time_that_the_clock_leaves_out_is_refused() -> None:
    with pytest.raises(JurisdictionError, match="never shows 2026-03-08 02:30"):
        count_hours(CAND, at("2026-03-08T02:30"), 24)


def test_hours_need_a_time_zone_and_a_rule() -> None:
    with pytest.raises(JurisdictionError, match="no time zone"):
        count_hours(court_time("us-federal"), at("2026-03-03T10:00"), 24)
    with pytest.raises(JurisdictionError, match="how 'us-ca-superior' counts hours"):
        count_hours(court_time("us-ca-superior"), at("2026-03-03T10:00"), 24)


def test_a_witness_in_california_is_paid_both_ways() -> None:
    tender = witness_tender(
        court_time("us-ca-superior"), dt.date(2026, 5, 13), miles_one_way=Decimal("12.5")
    )
    assert (tender.fee, tender.mileage, tender.total) == (
        Decimal("35.00"),
        Decimal("5.00"),
        Decimal("40.00"),
    )
    assert tender.doubts == ()


def test_a_criminal_case_has_its_own_fee() -> None:
    tender = witness_tender(court_time("us-ca-superior"), dt.date(2026, 5, 13), kind="criminal")
    assert tender.fee == Decimal("12.00")


def test_a_federal_mileage_rate_holds_for_its_year_alone() -> None:
    miles = Decimal(10)
    known = witness_tender(CAND, dt.date(2025, 5, 13), miles_one_way=miles)
    assert known.mileage == Decimal("14.00")
    unknown = witness_tender(CAND, dt.date(2026, 5, 13), miles_one_way=miles)
    assert unknown.mileage is None
    assert unknown.fee == Decimal("40.00")
    assert any("2026 is not in the data" in doubt for doubt in unknown.doubts)


def test_a_court_without_a_fee_says_so() -> None:
    with pytest.raises(JurisdictionError, match="no witness fee"):
        witness_tender(court_time("us-wa-superior"), dt.date(2026, 5, 13))


def test_how_far_a_subpoena_reaches() -> None:
    assert [limit.miles for limit in too_far(CAND, Decimal(101))] == [100]
    assert too_far(CAND, Decimal(100)) == ()
    assert [limit.miles for limit in too_far(court_time("us-tx-trial"), Decimal(151))] == [150]


@pytest.mark.parametrize("court", ["us-ny-supreme", "us-tx-trial"])
def test_a_fee_of_civil_practice_is_not_given_in_a_criminal_case(court: str) -> None:
    on = dt.date(2026, 6, 1)
    assert witness_tender(court_time(court), on).fee > 0
    with pytest.raises(JurisdictionError, match="no witness fee for criminal cases"):
        witness_tender(court_time(court), on, kind="criminal")


@pytest.mark.parametrize("court", ["us-wa-superior", "us-oh-commonpleas"])
def test_a_state_whose_fees_nobody_read_is_named(court: str) -> None:
    with pytest.raises(JurisdictionError, match="no witness fee for civil cases"):
        witness_tender(court_time(court), dt.date(2026, 6, 1))
