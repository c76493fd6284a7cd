"""Outstanding tasks, contacts, custody, witnesses and holdings, from a case file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from packetgen.case.loading import load_case
from packetgen.case.model import (
    Case,
    Contact,
    Event,
    Exhibit,
    PartialDate,
    Requirement,
    RequirementEntry,
    Source,
    Task,
    Transfer,
)
from packetgen.casework import (
    compliance_sheets,
    contact_log,
    custody_logs,
    holdings,
    outstanding,
    witness_rows,
)

DAY = dt.date(2026, 12, 4)


@pytest.fixture(scope="module")
def review(request: pytest.FixtureRequest) -> Case:
    return load_case(request.config.rootpath / "examples" / "compliance" / "case.yaml")


def test_open_tasks_stand_in_the_order_of_their_last_days(review: Case) -> None:
    made = outstanding(review, DAY)
    assert [t.by and t.by.day for t in made.tasks] == [8, 10, 11, 15]
    assert [t.text for t in made.client] == [
        "Bring the receipt for the program fee.", "Sign up for the two classes that are left.",
    ]  # fmt: skip
    assert [t.text for t in made.finished] == ["Scan the volunteer log."]
    assert len(made.client) + len(made.office) == len(made.tasks)


def test_a_task_done_later_is_open_and_one_past_its_day_overdue() -> None:
    case = Case("us", tasks=(Task("Call.", by=DAY, done=DAY + dt.timedelta(2)), Task("Write.")))
    before, after = (
        outstanding(case, DAY + dt.timedelta(1)),
        outstanding(case, DAY + dt.timedelta(3)),
    )
    assert [(t.text, t.overdue) for t in before.tasks] == [("Call.", False), ("Write.", False)]
    assert [t.text for t in after.tasks] == ["Write."]
    late = replace(case, tasks=(Task("Call.", by=DAY),))
    assert [t.overdue for t in outstanding(late, DAY + dt.timedelta(1)).tasks] == [True]


@pytest.mark.parametrize(
    ("contacts", "summary"),
    [
        ((), ""),
        ((Contact(DAY, "a"),), "1 contact."),
        ((Contact(DAY, "a", reached=False),), "No contacts and 1 attempt that reached nobody."),
        ((Contact(DAY, "a", minutes=1), Contact(DAY, "a")), "2 contacts; 1 minute in all."),
    ],
)
def test_the_log_counts_in_a_sentence(contacts: tuple[Contact, ...], summary: str) -> None:
    assert contact_log(Case("us", contacts=contacts)).summary == summary


def test_the_log_of_one_person_in_a_span(review: Case) -> None:
    made = contact_log(review, person="castellanos", since=dt.date(2026, 11, 19))
    assert [row.on.day for row in made.rows] == [20]
    assert made.last == dt.date(2026, 11, 20)


def test_a_chain_that_holds_has_no_breaks(review: Case) -> None:
    (log,) = custody_logs(review)
    assert log.breaks == ()
    assert str(log.rows[0].giver) == "Ruth Adeyemi"
    assert log.holder == "File cabinet B"


def test_breaks_in_a_chain_are_named() -> None:
    chain = (
        Transfer(DAY, "ana"), Transfer(DAY, "ben", giver="carl"),
        Transfer(DAY - dt.timedelta(1), "dora"),
    )  # fmt: skip
    (log,) = custody_logs(Case("us", exhibits=(Exhibit("knife", "Knife", custody=chain),)))
    assert log.breaks == (
        "Number 2 was not given by the one who took it in number 1.",
        "Number 3 does not say who gave the thing.",
        "Number 3 (December 3, 2026) is before number 2 (December 4, 2026).",
    )


def test_a_break_within_a_day_tells_the_hours() -> None:
    chain = (
        Transfer(DAY, "ana", time=dt.time(12, 5)), Transfer(DAY, "ben", "ana", dt.time(0, 30)),
    )  # fmt: skip
    (log,) = custody_logs(Case("us", exhibits=(Exhibit("knife", "Knife", custody=chain),)))
    assert log.breaks == (
        "Number 2 (December 4, 2026, 12:30 a.m.) is before number 1 "
        "(December 4, 2026, 12:05 p.m.).",
    )


def test_witnesses_come_with_what_they_prove(review: Case) -> None:
    first, second = witness_rows(review)
    assert [e.id for e in first.exhibits] == ["service-log"]
    assert [e.id for e in second.events] == ["missed"]


def test_the_index_says_what_is_not_recorded(review: Case) -> None:
    groups = {g.title: g.rows for g in holdings(review, {"report": "Status Report"})}
    exhibits = {row.what: row for row in groups["Exhibits and records"]}
    assert exhibits["Test results"].wanting == "day of receipt, witness"
    assert exhibits["Volunteer log of Harbor Street Food Bank"].wanting == ""
    assert groups["Papers of this packet"][0].wanting == "signature"
    needs = {row.what: row for row in groups["Orders and requirements"]}
    unbegun = needs["No contact with the owner of Bayfair Hardware"]
    assert (unbegun.since, unbegun.wanting) == ("", "first day")
    told = [r.where for rows in groups.values() for r in rows if "/" not in r.where]
    assert told
    assert all(where[:1].isupper() for where in told if where), told
    assert holdings(Case("us"), {}) == ()


def test_the_index_misses_no_signature_on_a_sheet_that_nobody_signs(review: Case) -> None:
    titles = {"report": "Status Report", "contacts": "Contact Log"}
    (papers, *_) = holdings(review, titles, unsigned={"contacts"})
    assert [row.wanting for row in papers.rows] == ["signature", ""]
    assert [row.since for row in papers.rows] == ["", "drafted with this packet"]


def test_the_index_gives_no_day_to_an_event_that_has_none() -> None:
    about = Event("move", PartialDate(2026, 5, about=True), "She moves.")
    case = Case("us", events=(about,), contacts=(Contact(DAY, "Clerk"),))
    (logs,) = holdings(case, {})
    assert [row.since for row in logs.rows] == ["about May 2026", "December 4, 2026"]
    both = replace(case, events=(Event("order", PartialDate(2026, 2, 27), "Order."), about))
    assert holdings(both, {})[0].rows[0].since == "February 27, 2026 to about May 2026"


def test_sentences_agree_with_their_numbers(review: Case) -> None:
    (sheet,) = compliance_sheets(review, DAY)
    assert sheet.sentence == (
        "Of 9 requirements, 2 are complete, 3 are behind pace, 1 is past due, 1 is in progress, "
        "no violation is reported for 1, and 1 was lifted by the court."
    )
    rows = {row.id: row for row in sheet.rows}
    assert rows["restitution"].progress == "$387.35 of $612.35"
    assert rows["restitution"].remaining == "$225.00"
    assert rows["service"].history == (
        "Changed by the order of June 9, 2026: 80 hours (was 100 hours), "
        "due February 26, 2027 (was December 31, 2026)."
    )
    assert rows["testing"].results == "7 negative and 1 diluted"
    told = "Restitution: $387.35 of $612.35 (63%); behind pace, due Mar 3, 2027; an even pace would"
    assert f"{told} be 75%." in sheet.chart.alt
    assert sheet.totals[0].ordered == "$702.35"


@pytest.mark.parametrize("sign", [".", "?"])
def test_an_order_named_with_a_stop_ends_its_sentence_once(review: Case, sign: str) -> None:
    typed = tuple(
        replace(r, amendments=tuple(replace(a, order=f"{a.order}{sign}") for a in r.amendments))
        for r in review.requirements
    )
    (sheet,) = compliance_sheets(replace(review, requirements=typed), DAY)
    assert not [row.history for row in sheet.rows if ".:" in row.history or ".." in row.history]
    assert any(row.history.endswith("Lifted by the order of June 9, 2026.") for row in sheet.rows)


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ((), ""),
        (("counseling-sessions",), "The requirement is complete."),
        (("stay-away",), "No violation of the requirement is reported."),
        (("service", "restitution"), "Of 2 requirements, 2 are behind pace."),
    ],
)
def test_few_requirements(review: Case, kept: tuple[str, ...], sentence: str) -> None:
    case = replace(review, requirements=tuple(r for r in review.requirements if r.id in kept))
    assert [s.sentence for s in compliance_sheets(case, DAY)] == ([sentence] if sentence else [])


def test_what_was_done_since_a_day(review: Case) -> None:
    (sheet,) = compliance_sheets(review, DAY, since=dt.date(2026, 7, 1))
    recent = {row.id: row.recent for row in sheet.rows}
    assert recent["service"] == "20.5 hours, 1 excused"
    assert recent["restitution"] == "$237.35"
    assert recent["stay-away"] == "No violation reported"


def _need(unit: str = "", *entries: RequirementEntry, **given: Any) -> Requirement:
    return Requirement(unit or "conduct", unit or "curfew", unit=unit, entries=entries, **given)


def _on(day: int, amount: str = "1", **given: Any) -> RequirementEntry:
    return RequirementEntry(dt.date(2026, 11, day), Decimal(amount), **given)


@pytest.mark.parametrize(
    ("need", "status", "told", "pace"),
    [
        (
            _need("", _on(5, status="violation"), by=dt.date(2027, 3, 3)),
            "1 violation reported; in force to March 3, 2027",
            "1 violation reported; in force to March 3, 2027",
            "",
        ),
        (
            _need("", _on(5, status="missed"), _on(12, status="excused"), by=DAY),
            "No violation reported; in force to December 4, 2026",
            "No violation reported; in force to December 4, 2026 (1 missed, 1 excused)",
            "",
        ),
        (
            _need("", since=dt.date(2027, 1, 1), by=dt.date(2027, 3, 3)),
            "In force from January 1, 2027 to March 3, 2027",
            "In force from January 1, 2027 to March 3, 2027",
            "",
        ),
        (
            _need("tests", _on(5, result="positive"), ordered=Decimal(3), by=dt.date(2027, 1, 31)),
            "In progress, due January 31, 2027",
            "In progress, due January 31, 2027 (1 of 3 tests; results: 1 positive)",
            "To finish by January 31, 2027: 1 test every 29 days.",
        ),
        (
            _need("classes", _on(5), ordered=Decimal(2), by=dt.date(2026, 12, 6)),
            "In progress, due December 6, 2026",
            "In progress, due December 6, 2026 (1 of 2 classes)",
            "To finish by December 6, 2026: 1 class.",
        ),
        (
            _need("hours", _on(5, "2"), _on(6, status="violation"), ordered=Decimal(0)),
            "Complete; 1 violation reported",
            "Complete; 1 violation reported (2 hours; none ordered)",
            "",
        ),
        (
            _need("dollars", _on(5, "99.99"), ordered=Decimal(100), by=dt.date(2027, 2, 1)),
            "In progress, due February 1, 2027",
            "In progress, due February 1, 2027 ($99.99 of $100.00)",
            "To finish by February 1, 2027: $0.01.",
        ),
    ],
)
def test_a_requirement_says_all_of_it_once(
    need: Requirement, status: str, told: str, pace: str
) -> None:
    (sheet,) = compliance_sheets(Case("us", requirements=(need,)), DAY)
    (row,) = sheet.rows
    assert (row.status, row.told, row.pace) == (status, told, pace)
    assert "violation" not in row.attendance


def test_the_sentence_counts_violations_of_what_has_an_amount_too() -> None:
    needs = (
        _need("nights", _on(5, status="violation"), ordered=Decimal(30), by=dt.date(2026, 11, 30)),
        _need("", _on(6, status="violation"), _on(7, status="violation")),
    )
    (sheet,) = compliance_sheets(Case("us", requirements=needs), DAY)
    assert sheet.sentence == (
        "Of 2 requirements, 1 is past due and a violation is reported for 1. "
        "In all, 3 violations are reported for 2 requirements."
    )
    assert [row.alarm for row in sheet.rows] == [True, True]


def test_what_was_missed_in_a_span_is_told_of_conduct_too() -> None:
    need = _need("", _on(5, status="missed"), _on(20, status="missed"))
    (sheet,) = compliance_sheets(Case("us", requirements=(need,)), DAY, since=dt.date(2026, 11, 10))
    assert sheet.rows[0].recent == "1 missed, no violation reported"


def test_pages_are_cited_while_they_are_few() -> None:
    def cited(pages: int) -> list[int | None]:
        entries = [_on(1 + n, evidence=Source("log", page=n + 1)) for n in range(pages)]
        (sheet,) = compliance_sheets(Case("us", requirements=(_need("tests", *entries),)), DAY)
        return [source.page for source in sheet.rows[0].exhibits]

    assert cited(3) == [1, 2, 3]
    assert cited(4) == [None]


def test_what_no_order_is_named_for_does_not_stand_under_another() -> None:
    needs = (_need("hours", order="Order of March 3, 2026"), _need("tests"))
    (sheet,) = compliance_sheets(Case("us", requirements=needs), DAY)
    assert [g.order for g in sheet.orders] == ["Order of March 3, 2026", "No order is recorded"]
