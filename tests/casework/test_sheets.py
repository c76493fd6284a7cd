"""Outstanding tasks, contacts, custody, witnesses and holdings, from a case file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from packetgen.case.loading import load_case
from packetgen.case.model import Case, Contact, Exhibit, Task, Transfer
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


def test_witnesses_come_with_what_they_prove(review: Case) -> None:
    first, second = witness_rows(review)
    assert [e.id for e in first.exhibits] == ["service-log"]
    assert [e.id for e in second.events] == ["missed"]


def test_the_index_says_what_is_not_recorded(review: Case) -> None:
    groups = {g.title: g.rows for g in holdings(review, {"report": "Status Report"})}
    exhibits = {row.what: row for row in groups["Exhibits and records"]}
    assert exhibits["Test results"].wanting == "day of receipt, witness"
    assert exhibits["Volunteer log of Harbor Street Food Bank"].wanting == ""
    assert groups["Papers of this packet"][0].wanting == "no signing recorded"
    assert holdings(Case("us"), {}) == ()


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
    assert "Restitution: $387.35 of $612.35 (63%); behind pace, due Mar 3, 2027." in sheet.chart.alt
    assert sheet.totals[0].ordered == "$702.35"


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
