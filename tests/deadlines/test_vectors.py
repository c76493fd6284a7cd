"""Worked examples: published ones, and ones that a calendar on the wall settles."""

from __future__ import annotations

import datetime as dt

import pytest

from packetgen.deadlines import Direction, Question, Unit, closure, count, court_time, with_closures
from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Status

CA = court_time("us-ca-superior-alameda")
FEDERAL = court_time("us-federal")
CAND = court_time("us-federal-cand")
day = dt.date.fromisoformat


def motion(hearing: str, method: str = "personal") -> dt.date:
    return count(
        CA,
        day(hearing),
        16,
        unit=Unit.COURT,
        direction=Direction.BEFORE,
        extension=CA.provisions["CA-1005"].of(method),
    ).day


@pytest.mark.parametrize(
    ("hearing", "method", "last"),
    [
        ("2018-06-18", "personal", "2018-05-24"),
        ("2018-06-18", "mail", "2018-05-18"),  # 05-19 is a Saturday
        ("2020-10-30", "personal", "2020-10-07"),  # Columbus Day was still a judicial holiday
        ("2026-05-13", "personal", "2026-04-21"),
        ("2026-05-13", "mail", "2026-04-16"),
        ("2026-05-13", "mail-us", "2026-04-10"),  # 04-11 is a Saturday
        ("2026-05-13", "overnight", "2026-04-17"),  # 04-19 is a Sunday
        ("2026-05-13", "electronic", "2026-04-17"),  # two court days
    ],
)
def test_notice_of_motion_in_california(hearing: str, method: str, last: str) -> None:
    assert motion(hearing, method) == day(last)


@pytest.mark.parametrize(
    ("method", "usual", "other"),
    # Thirty days from Thursday, October 1, 2020 end on a Saturday.
    [("mail", "2020-11-05", "2020-11-09"), ("electronic", "2020-11-03", "2020-11-04")],
)
def test_where_the_law_is_open_both_days_are_given(method: str, usual: str, other: str) -> None:
    found = count(CA, day("2020-10-01"), 30, extension=CA.provisions["CA-1013"].of(method))
    assert found.day == day(usual)
    (alternative,) = found.alternatives
    assert alternative.day == day(other)
    assert alternative.questions == (Question.EXTENSION_FROM,)
    assert found.safest == day(usual)


def test_an_unconfirmed_holiday_gives_both_days_and_an_unverified_answer() -> None:
    found = count(CA, day("2026-06-30"), 16, unit=Unit.COURT, direction=Direction.BEFORE)
    assert found.day == day("2026-06-05")
    assert found.status is Status.UNVERIFIED
    assert [(a.day, a.questions) for a in found.alternatives] == [
        (day("2026-06-08"), (Question.DOUBTFUL_HOLIDAYS,))
    ]
    assert "Juneteenth" in found.alternatives[0].why


def test_a_holiday_that_the_count_never_meets_does_not_make_it_unverified() -> None:
    assert count(CA, day("2026-05-13"), 9, unit=Unit.COURT).status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("trigger", "days", "last"),
    [
        ("2026-03-02", 14, "2026-03-16"),
        ("2026-03-02", 5, "2026-03-09"),  # Saturday rolls to Monday
        ("2026-03-02", 0, "2026-03-02"),
        ("2026-03-07", 0, "2026-03-09"),  # a zero-day period from a Saturday
        ("2026-03-05", 1, "2026-03-06"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2028-02-01", 28, "2028-02-29"),  # leap day, a Tuesday
        ("2027-02-01", 28, "2027-03-01"),
        ("2027-12-17", 14, "2028-01-03"),  # December 31, 2027 keeps New Year's Day 2028
        ("2022-12-18", 14, "2023-01-03"),  # January 1 is a Sunday, kept on the 2nd
        ("2026-12-11", 14, "2026-12-28"),  # Christmas is a Friday
        ("2020-06-05", 14, "2020-06-19"),  # Juneteenth was no holiday yet
        ("2021-06-04", 14, "2021-06-21"),  # kept for the first time, on Friday the 18th
        ("2026-06-05", 14, "2026-06-22"),
    ],
)
def test_days_in_federal_court(trigger: str, days: int, last: str) -> None:
    assert count(FEDERAL, day(trigger), days).day == day(last)


@pytest.mark.parametrize(
    ("hearing", "days", "last"),
    [("2026-03-21", 14, "2026-03-06"), ("2026-01-15", 14, "2025-12-31")],
)
def test_backward_periods_roll_backward_in_federal_court(
    hearing: str, days: int, last: str
) -> None:
    assert count(FEDERAL, day(hearing), days, direction=Direction.BEFORE).day == day(last)


def test_three_days_for_mail_are_added_after_the_period_would_expire() -> None:
    mail = FEDERAL.provisions["FRCP-6d"].of("mail")
    found = count(FEDERAL, day("2026-03-07"), 14, extension=mail)
    # Saturday, March 21 rolls to Monday the 23rd, and three days run from there.
    assert found.base_day == day("2026-03-23")
    assert found.day == day("2026-03-26")
    assert found.alternatives == ()


def test_state_holidays_count_only_after_an_event() -> None:
    # Cesar Chavez Day, Tuesday, March 31, 2026: a holiday of California, not of the nation.
    forward = count(CAND, day("2026-03-17"), 14)
    assert forward.day == day("2026-04-01")
    assert [a.day for a in forward.alternatives] == [day("2026-03-31")]
    assert count(FEDERAL, day("2026-03-17"), 14).day == day("2026-03-31")
    backward = count(CAND, day("2026-04-14"), 14, direction=Direction.BEFORE)
    assert backward.day == day("2026-03-31")
    assert backward.alternatives == ()


def test_the_working_names_every_day_and_why_it_was_passed_over() -> None:
    found = count(CA, day("2018-06-18"), 16, unit=Unit.COURT, direction=Direction.BEFORE)
    numbered = [step for step in found.steps if step.number]
    assert [step.number for step in numbered] == list(range(1, 17))
    assert [step.why for step in found.skipped if step.why not in ("Saturday", "Sunday")] == [
        "Memorial Day"
    ]
    days = [step.day for step in found.steps]
    assert days == sorted(days, reverse=True)
    assert len(days) == (found.trigger - found.day).days


def test_the_day_after_thanksgiving_in_a_november_that_begins_on_a_friday() -> None:
    # November 2024: Thanksgiving on the 28th, the day after on the fifth Friday.
    found = count(CA, day("2024-11-27"), 1, unit=Unit.COURT)
    assert found.day == day("2024-12-02")
    assert count(CA, day("2024-11-21"), 1, unit=Unit.COURT).day == day("2024-11-22")


def test_a_day_that_somebody_closes_counts_as_a_day_off() -> None:
    from dataclasses import replace

    closed = with_closures(
        FEDERAL.calendar, [closure(day("2026-03-16"), "National day of mourning")]
    )
    found = count(replace(FEDERAL, calendar=closed), day("2026-03-02"), 14)
    assert found.day == day("2026-03-17")
    assert found.skipped[0].why == "National day of mourning"


@pytest.mark.parametrize("trigger", ["2017-12-31", "2035-12-30", "1999-01-01"])
def test_outside_the_covered_years_nothing_is_guessed(trigger: str) -> None:
    with pytest.raises(JurisdictionError, match="known from 2018 to 2035"):
        count(CA, day(trigger), 10)


def test_the_cover_matters_even_where_only_the_last_day_leaves_it() -> None:
    with pytest.raises(JurisdictionError, match="cannot be counted"):
        count(CA, day("2035-12-20"), 30)


def test_a_negative_period_is_refused() -> None:
    with pytest.raises(JurisdictionError, match="cannot be counted"):
        count(CA, day("2026-05-13"), -3)


@pytest.mark.parametrize("court", ["us", "us-zz", "us-ca-superior-nowhere", "../x", ""])
def test_a_court_without_rules_is_said_to_have_none(court: str) -> None:
    with pytest.raises(JurisdictionError, match="no rules on time"):
        court_time(court)


def test_a_holiday_moved_out_of_the_year_after_the_last_is_kept_in_the_last() -> None:
    from packetgen.deadlines.calendars import calendar_of
    from packetgen.deadlines.model import HolidayRule, Observed
    from packetgen.jurisdiction.model import Citation

    source = Citation("x", "x")
    new_year = HolidayRule("n", "New Year's Day", 1, 1, None, 0, 0, source)
    found = calendar_of("x", range(2027, 2028), [new_year], Observed(-1, 1, source))
    assert set(found.days_off) == {day("2027-01-01"), day("2027-12-31")}


@pytest.mark.parametrize(
    ("hearing", "status"),
    # Eight days before Wednesday the 13th is an open day; before Monday the 18th it is a Sunday.
    [("2026-05-13", Status.CONFIRMED), ("2026-05-18", Status.UNVERIFIED)],
)
def test_how_an_extension_joins_matters_only_where_the_base_day_is_a_day_off(
    hearing: str, status: Status
) -> None:
    york = court_time("us-ny-supreme")
    mail = york.provisions["CPLR-2103"].of("mail")
    found = count(york, day(hearing), 8, direction=Direction.BEFORE, extension=mail)
    assert found.status is status
