"""Wrong input is a plain sentence: text for a date, a moment for a day, a zone nobody knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import main
from packetgen.check import build_report
from packetgen.deadlines import (
    Direction,
    Unit,
    calendar_file,
    case_dates,
    closure,
    count,
    count_hours,
    court_time,
    deadlines_for,
    earliest_lawful_hearing,
    is_open,
    short_notices,
    witness_tender,
)
from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Conditions

from .cases import case_with

CA = court_time("us-ca-superior-alameda")
CASE = case_with()
MOMENT = dt.datetime(2026, 3, 2, 12, 0)
ASKED: dict[str, Callable[[Any], object]] = {
    "count": lambda day: count(CA, day, 5),
    "is_open": lambda day: is_open(CA, day),
    "closure": lambda day: closure(day, "Flood"),
    "deadlines_for": lambda day: deadlines_for(CASE, CA.id, day),
    "case_dates": lambda day: case_dates(CASE, CA.id, day),
    "short_notices": lambda day: short_notices(CASE, CA, day),
    "earliest_lawful_hearing": lambda day: earliest_lawful_hearing(CA, day),
    "witness_tender": lambda day: witness_tender(CA, day),
    "calendar_file": lambda day: calendar_file((), case="x", today=day),
    "build_report": lambda day: build_report([], today=day),
    "Conditions": lambda day: Conditions(on=day),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("given", ["2026-03-02", "03/04/2026", MOMENT, None, 20260302])
def test_a_day_is_a_date_and_nothing_else(name: str, given: object) -> None:
    with pytest.raises(TypeError, match=r"must be a datetime\.date"):
        ASKED[name](given)


def test_typesetting_wants_a_day() -> None:
    from packetgen.docx.blocks import Document
    from packetgen.typeset import open_fonts, typeset

    with pytest.raises(TypeError, match=r"must be a datetime\.date"):
        typeset(
            Document(()), layout=None, title="x", language="en",
            fonts=open_fonts(preferred="Arimo"),
            today=MOMENT, source=None,
        )  # fmt: skip


def test_hours_want_a_moment_without_a_zone() -> None:
    with pytest.raises(TypeError, match="day and time by the court's clock"):
        count_hours(court_time("us-federal-cand"), dt.date(2026, 3, 2), 24)  # type: ignore[arg-type]
    with pytest.raises(JurisdictionError, match="without a zone"):
        count_hours(court_time("us-federal-cand"), MOMENT.replace(tzinfo=dt.UTC), 24)


def test_a_zone_that_the_machine_does_not_know_is_said() -> None:
    court = replace(court_time("us-federal-cand"), time_zone="America/Atlantis")
    with pytest.raises(JurisdictionError, match="America/Atlantis is not known") as caught:
        count_hours(court, MOMENT, 24)
    assert "tzdata" in str(caught.value)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("length", [9_000, 50_000_000, 10**30])
def test_a_period_that_leaves_the_known_years_is_said_however_long(
    length: int, direction: Direction
) -> None:
    court = court_time("us-federal-cand")
    for unit in Unit:
        with pytest.raises(JurisdictionError, match="known from 2012 to 2035"):
            count(court, MOMENT.date(), length * 24, unit=unit, direction=direction)
    with pytest.raises(JurisdictionError, match="known from 2012 to 2035"):
        count_hours(court, MOMENT, length * 24, direction=direction)


@pytest.mark.parametrize(("days", "miles"), [(-1, 1), (1, -1)])
def test_no_negative_days_or_miles(days: int, miles: int) -> None:
    from decimal import Decimal

    with pytest.raises(JurisdictionError, match="not negative"):
        witness_tender(CA, dt.date(2026, 3, 2), days=days, miles_one_way=Decimal(miles))


def test_closed_days_that_are_none_are_all_named_at_once(tmp_path: Any) -> None:
    done = CliRunner().invoke(
        main, ["deadlines", "case.yaml", "--closed", "01/04/2027", "--closed", "2027-02-30=Flood"]
    )
    assert done.exit_code == 2
    said = " ".join(done.output.split())
    assert "2027-01-04" in said
    assert "February 2027 has 28 days" in said


def test_a_court_without_rules_is_not_taken_for_another_state_s() -> None:
    with pytest.raises(JurisdictionError) as raised:
        court_time("us-il-circuit")
    assert "Did you mean" not in str(raised.value.hint)
    assert "us-ca-superior" in str(raised.value.hint)
    with pytest.raises(JurisdictionError) as raised:
        court_time("us-ca-superier")
    assert "'us-ca-superior'" in str(raised.value.hint)
