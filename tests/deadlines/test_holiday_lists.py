"""Every court's holidays against the ``holidays`` package, each difference with its authority.

The package lists days on which a state's offices close; courts go by their own rules. Weekend days
are left out: they are no court days anyway.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from packetgen.deadlines import Calendar, court_time

from .cases import own_authorities

holidays = pytest.importorskip("holidays")

STATES = {
    "us-federal": None, "us-ca": "CA", "us-ny": "NY", "us-tx": "TX", "us-fl": "FL",
    "us-wa": "WA", "us-oh": "OH", "us-ma": "MA",
}  # fmt: skip

DIFFERENT: Mapping[str, Mapping[tuple[str, str], str]] = {
    # (who has the day, its name): the authority of the court's file that says otherwise.
    "us-ca": {
        ("court", "Lincoln's Birthday"): "CA-CCP135",
        ("court", "Cesar Chavez Day"): "CA-1.11",  # a Saturday is kept on the Friday before
        ("court", "Columbus Day"): "CA-CCP135/AB855",  # until 2021
        ("court", "Native American Day"): "CA-CCP135/AB855",
        ("package", "Juneteenth National Independence Day"): "CA-CCP135-J",  # 2021 and 2022
        ("package", "Susan B. Anthony Day"): "CA-CCP135",
        ("package", "Diwali"): "CA-CCP135",
    },
    "us-ny": {
        ("package", name): "NY-GCL24"  # Saturday holidays are not moved
        for name in (
            "Lincoln's Birthday", "Susan B. Anthony Day", "Veterans Day", "Independence Day",
            "Juneteenth National Independence Day", "Christmas Day", "New Year's Day",
        )
    },
    "us-tx": {
        ("package", name): "TX-662"  # no weekend holiday is moved; optional days are not legal ones
        for name in (
            "Cesar Chavez Day", "Good Friday", "Juneteenth National Independence Day",
            "Christmas Eve", "Christmas Day", "New Year's Day", "Veterans Day",
            "Day After Christmas", "Independence Day",
        )
    },
    "us-fl": {
        ("package", name): "FL-HOL"  # nothing was read: every date in Florida is advisory
        for name in (
            "Susan B. Anthony Day", "Juneteenth National Independence Day", "Christmas Day",
            "New Year's Day", "Veterans Day", "Independence Day",
        )
    },
}  # fmt: skip


def differences(calendar: Calendar, state: str | None) -> set[tuple[str, str]]:
    years = range(calendar.first.year, calendar.last.year + 1)
    theirs = holidays.US(subdiv=state, years=years, categories=("public",))
    ours = calendar.days_off
    found = set()
    for day in {*theirs, *ours}:
        if day.year in years and day.weekday() < 5:
            if day not in theirs:
                found.add(("court", ours[day].name))
            elif day not in ours:
                found.add(("package", theirs[day].split(" (")[0]))
    return found


@pytest.mark.parametrize("court", STATES)
def test_the_list_differs_where_an_authority_says_so_and_nowhere_else(court: str) -> None:
    expected = DIFFERENT.get(court, {})
    assert differences(court_time(court).calendar, STATES[court]) == set(expected)


@pytest.mark.parametrize("court", DIFFERENT)
def test_every_difference_rests_on_an_authority_of_the_court(court: str) -> None:
    assert set(DIFFERENT[court].values()) <= set(own_authorities(court))


@pytest.mark.parametrize("court", ["us-wa", "us-oh", "us-fl", "us-ma"])
def test_lists_that_nobody_read_say_so_wherever_they_count(court: str) -> None:
    calendar = court_time(court).calendar
    assert calendar.wholly_unverified
    assert "No list of this state was read" in calendar.note
    assert all(off.citation.status.value == "unverified" for off in calendar.days_off.values()
               if off.observed_for is None)  # fmt: skip
