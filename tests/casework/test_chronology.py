"""The chronology: order, filters, gaps, and what does not fit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from packetgen.case.dates import chronological, partial_date
from packetgen.case.model import Case, Event, Exhibit, Source
from packetgen.casework import Chronology, chronology, doubts


def _case(*events: dict[str, Any], **more: Any) -> Case:
    made = [
        Event(
            id=f"e{n}", on=partial_date(e["on"]), text=e.get("text", f"Thing {n} happens."),
            **{k: v for k, v in e.items() if k not in ("on", "text")},
        )
        for n, e in enumerate(events)
    ]  # fmt: skip
    ordered = sorted(made, key=lambda e: chronological(e.on))
    return Case("us", events=tuple(ordered), **more)


def _whens(made: Chronology) -> list[str]:
    return [row.when for row in made.rows]


def test_what_is_unknown_comes_after_what_is_known() -> None:
    made = chronology(
        _case(
            {"on": "2026"},
            {"on": "2026-01"},
            {"on": "2026-01-31"},
            {"on": "2026-02-01"},
            {"on": {"on": "2026-01-05", "about": True}},
            {"on": "2026-01-05"},
            {"on": {"from": "2026-01-05", "until": "2026-03"}},
            {"on": "2025"},
        )
    )
    assert _whens(made) == [
        "2025", "January 5, 2026", "January 5, 2026 to March 2026", "about January 5, 2026",
        "January 31, 2026", "January 2026", "February 1, 2026", "2026",
    ]  # fmt: skip
    assert [row.number for row in made.rows] == list(range(1, 9))


DATES = st.one_of(
    st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)).map(dt.date.isoformat),
    st.tuples(st.integers(2024, 2027), st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}"),
    st.integers(2024, 2027).map(str),
)


@given(st.lists(DATES, max_size=15), st.integers(1, 200))
@example(["2025-01-01", "2026-06", "2026-06-15"], 30)
@settings(max_examples=80)
def test_gaps_are_those_stretches_in_which_nothing_can_have_been(
    dates: list[str], least: int
) -> None:
    case = _case(*({"on": on} for on in dates))
    made = chronology(case, gap_days=least)
    days = {
        day
        for e in case.events
        for day in range(e.on.earliest.toordinal(), e.on.latest.toordinal() + 1)
    }
    found: list[tuple[int, int]] = []
    for one, other in zip(sorted(days), sorted(days)[1:], strict=False):
        if other - one - 1 >= least:
            found.append((one + 1, other - 1))
    assert [(g.first.toordinal(), g.last.toordinal()) for g in made.gaps] == found
    assert all(g.days >= least for g in made.gaps)
    assert sum(bool(row.gap) for row in made.rows) == len(made.gaps)
    told = [n for n, row in enumerate(made.rows) if row.gap]
    for at, gap in zip(told, made.gaps, strict=True):
        assert all(row.on.latest < gap.first for row in made.rows[:at])
        assert all(row.on.earliest > gap.last for row in made.rows[at:])
    for a, b in zip(made.rows, made.rows[1:], strict=False):
        assert a.on.earliest <= b.on.latest


def test_filters_by_issue_person_date_and_dispute() -> None:
    case = _case(
        {"on": "2026-01-01", "issues": ("Rent",), "people": ("ana",)},
        {"on": "2026-02-01", "issues": ("rent", "repairs"), "disputed": True},
        {"on": "2026-03", "people": ("ana",)},
    )
    assert len(chronology(case, issue="RENT").rows) == 2
    assert _whens(chronology(case, person="ana")) == ["January 1, 2026", "March 2026"]
    assert _whens(chronology(case, only="disputed")) == ["February 1, 2026"]
    assert len(chronology(case, only="undisputed").rows) == 2
    made = chronology(case, since=dt.date(2026, 3, 15))
    assert (_whens(made), made.left_out) == (["March 2026"], 2)
    assert chronology(case, until=dt.date(2026, 1, 31)).left_out == 2


def test_one_event_told_twice_and_one_event_with_two_dates() -> None:
    twice = _case(
        {"on": "2026-01-05", "text": "The inspector came to the apartment."},
        {"on": "2026-01", "text": "The inspector came to the apartment"},
    )
    assert [d.kind for d in doubts(twice)] == ["duplicate"]
    dates = _case(
        {"on": "2026-01-05", "text": "The inspector came to the apartment."},
        {"on": "2026-02-05", "text": "The inspector came to the apartment."},
    )
    (doubt,) = doubts(dates)
    assert doubt.kind == "conflict"
    assert "January 5, 2026 and February 5, 2026" in doubt.text


def test_payments_that_differ_in_their_number_are_no_conflict() -> None:
    case = _case(
        {"on": "2026-01-05", "text": "Ana pays $100 of rent."},
        {"on": "2026-02-05", "text": "Ana pays $200 of rent."},
        {"on": "2026-02-07", "text": "The lawyer writes a letter."},
    )
    assert doubts(case) == ()


def test_a_source_cannot_be_older_than_what_it_proves() -> None:
    exhibit = Exhibit("log", "Log", date=partial_date("2026-01"))
    events = [{"on": "2026-02-01", "sources": (Source("log", 1),)},
              {"on": "2026-01-31", "sources": (Source("log", 2),)}]  # fmt: skip
    (doubt,) = doubts(_case(*events, exhibits=(exhibit,)))
    assert (doubt.kind, doubt.ids) == ("source", ("e0",))


def test_the_timeline_says_in_words_what_it_shows() -> None:
    made = chronology(_case({"on": "2026-01-05"}, {"on": "2026-06"}), gap_days=30)
    assert "1: Jan 5, 2026; 2: between Jun 1, 2026 and Jun 30, 2026." in made.chart.alt
    assert "Nothing recorded from Jan 6, 2026 to May 31, 2026." in made.chart.alt


def test_a_case_without_events_has_an_empty_chronology() -> None:
    made = chronology(Case("us"), gap_days=1)
    assert (made.rows, made.gaps, made.doubts, made.left_out) == ((), (), (), 0)


def test_what_is_left_out_may_have_been_in_a_gap() -> None:
    case = _case(*({"on": on, "issues": (i,)} for on, i in (
        ("2026-01-05", "rent"), ("2026-02-01", "repairs"), ("2026-04-01", "rent"),
    )))  # fmt: skip
    whole, rent = chronology(case, gap_days=30), chronology(case, gap_days=30, issue="rent")
    assert [row.gap for row in whole.rows if row.gap] == [
        "Nothing is recorded for 58 days: February 2, 2026 to March 31, 2026."
    ]
    assert [row.gap for row in rent.rows if row.gap] == [
        "No event of this kind is recorded for 85 days: January 6, 2026 to March 31, 2026."
    ]
    assert "nothing" not in rent.chart.alt.casefold()
