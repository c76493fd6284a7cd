from __future__ import annotations

import datetime as dt

from packetgen.jurisdiction import Change, compare, known_jurisdictions, resolve
from packetgen.jurisdiction.comparing import Difference
from packetgen.jurisdiction.model import Conditions

from .conftest import WriteCourt, rule

DAY = Conditions(on=dt.date(2026, 12, 4), document="motion")


def moved(before: str, after: str) -> dict[str, Difference]:
    return {each.key: each for each in compare(resolve(before, DAY), resolve(after, DAY))}


def test_what_a_clerk_does_is_nothing_that_packetgen_does() -> None:
    before, after = (resolve(name, DAY) for name in ("us-ca-superior", "us-federal"))
    (form,) = (each for each in compare(before, after) if each.key == "severity.form")
    assert (form.before, form.after) == ("must-reject", "must-not-refuse")
    assert not form.moves
    assert form.figure_before == form.figure_after == ""


def test_a_court_does_not_differ_from_itself() -> None:
    for identifier in known_jurisdictions():
        court = resolve(identifier, DAY)
        assert compare(court, court) == ()


def test_a_county_that_sets_nothing_changes_nothing() -> None:
    assert moved("us-ca-superior", "us-ca-superior-alameda") == {}


def test_the_motion_that_moves_from_california_to_new_york() -> None:
    found = moved("us-ca-superior-alameda", "us-ny-supreme-newyork")
    assert found["margins.right"].change is Change.TIGHTER
    assert (found["margins.right"].before, found["margins.right"].after) == (
        "at least 0.5 in",
        "at least 1 in",
    )
    assert found["margins.top"].change is Change.NEW
    assert found["line_numbers.use"].change is Change.GONE
    assert found["line_numbers.use"].moves
    assert found["footnote.size"].change is Change.LOOSER
    assert found["spacing.body"].change is Change.OTHER
    assert found["margins.right"].cites_after[0].cite == "22 NYCRR 202.5(a)(1)"
    assert found["margins.right"].effect == "violation"


def test_the_same_bound_said_twice_is_no_difference() -> None:
    assert "font.size" not in moved("us-ca-superior-alameda", "us-ny-supreme-newyork")


def test_every_direction_has_its_opposite() -> None:
    opposite = {
        Change.NEW: Change.GONE,
        Change.GONE: Change.NEW,
        Change.TIGHTER: Change.LOOSER,
        Change.LOOSER: Change.TIGHTER,
        Change.OTHER: Change.OTHER,
    }
    there, back = moved("us-ca-superior", "us-fl-circuit"), moved("us-fl-circuit", "us-ca-superior")
    assert there
    assert set(there) == set(back)
    for key, each in there.items():
        assert back[key].change is opposite[each.change], key


def test_what_is_let_off_counts_the_other_way_round(write_court: WriteCourt) -> None:
    few = rule("R", {"spacing.exempt": {"add": ["footnote"]}})
    more = rule("R", {"spacing.exempt": {"add": ["footnote", "quotation"]}})
    write_court("xx", [few])
    root = write_court("yy", [more])
    one, two = resolve("xx", DAY, extra=[root]), resolve("yy", DAY, extra=[root])
    (difference,) = compare(one, two)
    assert difference.change is Change.LOOSER


def test_the_strictest_treatment_is_said_in_words() -> None:
    found = moved("us-ca-superior", "us-fl-circuit")
    assert (found["privacy.ssn"].before, found["privacy.ssn"].after) == ("last4", "redact_all")
