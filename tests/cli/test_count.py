"""``packetgen count``: one period by a court's rules, and what it says of wrong input."""

from __future__ import annotations

import json

import pytest

from .conftest import Run

CA = "us-ca-superior"
NOTICE = ("16", "court", "--before")


@pytest.mark.parametrize(
    ("arguments", "day"),
    [
        ((CA, "2018-06-18", *NOTICE), "2018-05-24"),
        ((CA, "2018-06-18", *NOTICE, "--served", "mail", "--under", "CA-1005"), "2018-05-18"),
        ((CA, "2020-10-30", *NOTICE), "2020-10-07"),
        ((CA, "2026-05-13", *NOTICE), "2026-04-21"),
        ((CA, "2026-05-13", "--rule", "CA-CCP1005b/notice"), "2026-04-21"),
        ((CA, "2020-10-01", "30", "--served", "mail", "--under", "CA-1013"), "2020-11-05"),
        (("us-tx-trial", "2026-12-14", "--rule", "TX-21b/notice"), "2026-12-11"),
        (("us-federal-nysd", "2026-11-20", "14", "--served", "mail"), "2026-12-07"),
        ((CA, "2026-05-13", "1", "court", "--before", "--closed", "2026-05-12"), "2026-05-11"),
    ],
)
def test_a_period_ends_on_the_day_that_the_rules_give(
    run: Run, arguments: tuple[str, ...], day: str
) -> None:
    done = run("count", *arguments)
    assert done.code == 0, done.err
    assert done.out.startswith(day)
    assert json.loads(run("count", *arguments, "--json").out)["day"] == day


def test_hours_run_over_a_weekend_to_the_same_time_on_monday(run: Run) -> None:
    done = run("count", "us-federal-nysd", "2026-11-20T15:00", "48", "hours")
    assert done.out.startswith("2026-11-23 Monday, 15:00 (America/New_York)")
    assert "passed over: Sunday" in done.out
    shifted = run("count", "us-federal-nysd", "2027-03-13T15:00", "48", "hours", "--json")
    assert json.loads(shifted.out)["at"] == "2027-03-15T16:00:00"  # the clocks went forward


def test_an_open_question_gives_both_answers(run: Run) -> None:
    done = run("count", CA, "2020-10-01", "30", "--served", "mail", "--under", "CA-1013")
    assert "or 2020-11-09 Monday if the base day first rolls" in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((CA, "05/13/2026", "16"), 2, "2026-05-13"),
        ((CA, "2026-05-13"), 2, "Say how many days"),
        ((CA, "2026-05-13", "-3"), 2, "No such option"),
        ((CA, "2026-05-13", "3", "weeks"), 2, "'weeks' is not one of"),
        ((CA, "2026-05-13", "3", "--under", "CA-1005"), 2, "--under goes with --served"),
        ((CA, "2026-05-13", "3", "--served", "male", "--under", "CA-1005"), 3, "'mail'"),
        ((CA, "2026-05-13", "3", "--served", "mail"), 4, "CA-1005, CA-1013"),
        ((CA, "2026-05-13", "3", "--served", "mail", "--under", "CA-1006"), 4, "CA-1005"),
        ((CA, "2026-05-13", "--rule", "CA-CCP1005b/notic"), 4, "CA-CCP1005b/notice"),
        ((CA, "2026-05-13", "3", "--rule", "CA-CCP1005b/notice"), 2, "leave them"),
        ((CA, "2040-05-13", "3"), 4, "2035"),
        ((CA, "2026-05-13T15:00", "48", "hours"), 4, "hours"),
        (("us-federal", "2026-05-13T15:00", "48", "hours"), 4, "time zone"),
        (("us-federal-nysd", "2026-05-13", "48", "hours"), 2, "2026-11-20T15:00"),
        (("us-federal-nysd", "2027-03-14T02:30", "48", "hours"), 4, "02:30"),
        (("us-il-circuit", "2026-05-13", "3"), 4, "no rules on time"),
        (("us-nowhere", "2026-05-13", "3"), 4, "us-nowhere"),
    ],
)
def test_wrong_input_is_a_sentence(
    run: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run("count", *arguments)
    assert done.code == code, done.err
    assert said in done.err
    assert "Traceback" not in done.err
    assert not done.out
