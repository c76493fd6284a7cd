"""Findings on time and service: too short, closed, unserved, out of order, too far."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from packetgen.check import build_report, check_dates, report_text
from packetgen.check.finding import Finding
from packetgen.check.timing import TIMING_CHECKS, FiledPaper
from packetgen.deadlines import Appointment, case_dates
from packetgen.jurisdiction.model import Effect
from tests.deadlines.cases import case_with

TODAY = dt.date(2026, 4, 1)
CALIFORNIA = "us-ca-superior-alameda"
WITNESS = [{"id": "keeper", "name": "Kay Keeper", "witness": True}]
PRODUCTION = Appointment(
    "subpoena", "subpoena", "produce", "Production", dt.date(2026, 6, 1), whom="keeper"
)


def served(to: str, on: str | None, method: str = "personal", paper: str = "notice") -> Any:
    made = {"id": f"on-{to}-{paper}", "to": to, "documents": [paper], "method": method}
    return made | ({"on": on} if on else {})


def findings(
    court: str = CALIFORNIA, today: dt.date = TODAY, *, fees: bool = True,
    appointments: tuple[Appointment, ...] = (), papers: dict[str, str] | None = None,
    to_serve: tuple[str, ...] = (), **case: Any,
) -> dict[str, list[Finding]]:  # fmt: skip
    dates = case_dates(
        case_with(court, **case), court, today, appointments=appointments,
        papers=papers or {}, to_serve=to_serve, strict=False,
    )  # fmt: skip
    outcome = check_dates(dates, fees_recorded=fees)
    found: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        found.setdefault(finding.code, []).append(finding)
    return found


def test_short_notice_is_a_violation_with_the_earliest_lawful_hearing() -> None:
    (short,) = findings(services=[served("theirs", "2026-04-22"), served("bo", "2026-04-20")])[
        "PG921"
    ]
    assert short.effect is Effect.VIOLATION
    assert short.citation is not None
    assert short.citation.cite == "Code Civ. Proc., § 1005(b)"
    assert (short.measured, short.wanted) == ("2026-04-22", "2026-04-21 or earlier")
    assert "Thursday, May 14, 2026" in short.message
    assert "Thursday, May 14, 2026" in short.fix
    assert "served on T Two" in short.message


def test_notice_in_time_is_no_finding() -> None:
    found = findings(services=[served("theirs", "2026-04-21"), served("bo", "2026-04-20")])
    assert set(found) == set()


def test_notice_that_rests_on_an_unread_provision_only_advises() -> None:
    # Two court days for electronic service stand in a provision that nobody read.
    (short,) = findings(
        services=[served("theirs", "2026-04-20", "electronic"), served("bo", "2026-04-20")]
    )["PG921"]
    assert short.effect is Effect.ADVISORY


def test_one_who_was_not_served_is_held_against_today() -> None:
    found = findings(today=dt.date(2026, 4, 30), services=[served("theirs", "2026-04-20")])
    (short,) = found["PG921"]
    assert "served on Bo Tan" in short.message
    assert short.effect is Effect.VIOLATION
    assert ["on Bo Tan (" in f.message for f in found["PG923"]] == [True]


def test_the_other_sides_motion_is_not_held_against_us() -> None:
    hearing = {"id": "m", "on": "2026-05-13", "purpose": "Motion to compel"}
    late = dt.date(2026, 5, 12)
    assert "PG921" in findings(today=late, hearings=[hearing | {"moved_by": "ana"}])
    assert "PG921" not in findings(today=late, hearings=[hearing | {"moved_by": "acme"}])


@pytest.mark.parametrize(
    ("on", "why", "effect"),
    [
        ("2026-05-25", "Memorial Day", Effect.VIOLATION),
        ("2026-05-23", "Saturday", Effect.VIOLATION),
        ("2026-06-19", "Juneteenth", Effect.ADVISORY),
        ("2026-05-20", "General Order 7", Effect.VIOLATION),
    ],
)
def test_a_hearing_on_a_day_off_is_found(on: str, why: str, effect: Effect) -> None:
    (closed,) = findings(
        hearings=[{"id": "m", "on": on, "purpose": "Status conference"}],
        closures=[{"on": "2026-05-19", "through": "2026-05-21", "why": "General Order 7"}],
    )["PG922"]
    assert why in closed.message
    assert closed.effect is effect


def test_papers_of_the_plan_that_somebody_has_not_got_are_named() -> None:
    found = findings(
        services=[served("theirs", "2026-04-20"), served("bo", "2026-04-20")],
        to_serve=("notice", "memorandum"),
        papers={"notice": "notice-of-motion", "memorandum": "memorandum"},
    )["PG923"]
    assert [("memorandum" in f.message, "notice" in f.message) for f in found] == [
        (True, False)
    ] * 2


def test_fictitious_parties_are_not_waited_for() -> None:
    dates = case_dates(
        case_with(case={
            "number": "1", "client": "ana",
            "parties": [
                {"id": "ana", "role": "plaintiff", "name": "Ana Lima"},
                {"id": "does", "role": "defendant", "organization": "Does 1 through 10"},
                {"id": "doeco", "role": "defendant", "organization": "Doe Run Company"},
            ],
        }),
        CALIFORNIA, TODAY,
    )  # fmt: skip
    assert [line.to for line in dates.unserved] == ["doeco"]
    assert [line.state for line in dates.service] == ["fictitious", "open"]


@pytest.mark.parametrize(
    ("to_parties", "effect"),
    [("2026-04-20", None), ("2026-04-21", None), ("2026-04-22", Effect.VIOLATION),
     (None, Effect.VIOLATION)],
)  # fmt: skip
def test_a_federal_subpoena_for_documents_goes_to_the_parties_first(
    to_parties: str | None, effect: Effect | None
) -> None:
    services = [served("keeper", "2026-04-21", paper="subpoena")]
    others = ("theirs", "bo") if to_parties else ()
    services += [served(to, to_parties, paper="subpoena") for to in others]
    found = findings(
        "us-federal-cand", people=WITNESS, services=services, hearings=[],
        appointments=(PRODUCTION,), papers={"subpoena": "subpoena"},
    ).get("PG924", [])  # fmt: skip
    assert [f.effect for f in found] == ([effect] * 2 if effect else [])
    assert all(f.citation and f.citation.cite == "Fed. R. Civ. P. 45(a)(4)" for f in found)


def test_before_a_subpoena_is_served_the_parties_who_come_first_are_advice() -> None:
    found = findings(
        "us-federal-cand", people=WITNESS, hearings=[],
        services=[served("keeper", None, paper="subpoena")],
        appointments=(PRODUCTION,), papers={"subpoena": "subpoena"},
    )["PG924"]  # fmt: skip
    assert {f.effect for f in found} == {Effect.ADVISORY}


def test_a_subpoena_for_a_deposition_in_new_york_is_served_twenty_days_before() -> None:
    deposition = Appointment(
        "subpoena", "subpoena", "deposition", "Deposition", dt.date(2026, 6, 1), whom="keeper"
    )
    court = "us-ny-supreme"
    for on, late in (("2026-05-12", False), ("2026-05-13", True)):
        found = findings(
            court, people=WITNESS, hearings=[], appointments=(deposition,),
            services=[served("keeper", on, paper="subpoena")], papers={"subpoena": "subpoena"},
        )  # fmt: skip
        assert ("PG921" in found) is late


def test_electronic_service_on_one_who_refused_it() -> None:
    case = {"counsel": [{"id": "ours", "name": "O One"},
                        {"id": "theirs", "name": "T Two", "e_service": "refused"}]}  # fmt: skip
    found = findings(services=[served("theirs", None, "electronic")], **case)
    assert "refused electronic service" in found["PG925"][0].message
    assert "PG925" not in findings(services=[served("theirs", None, "mail")], **case)


def test_a_fee_that_is_not_recorded_and_a_way_that_is_too_long() -> None:
    hearing = Appointment(
        "subpoena", "subpoena", "testify", "Attend", dt.date(2026, 6, 1), whom="keeper",
        miles=Decimal("100.5"),
    )  # fmt: skip
    given: dict[str, Any] = {
        "people": WITNESS, "hearings": [], "appointments": (hearing,),
        "papers": {"subpoena": "subpoena"},
        "services": [served("keeper", "2026-04-21", paper="subpoena")],
    }  # fmt: skip
    found = findings("us-federal-cand", fees=False, **given)
    assert "40.00 dollars a day" in found["PG926"][0].message
    assert "100 miles" in found["PG927"][0].message
    assert "PG926" not in findings("us-federal-cand", fees=True, **given)


def test_what_cannot_be_counted_is_a_finding_and_not_the_end_of_a_build() -> None:
    found = findings(
        hearings=[
            {"id": "far", "on": "2050-05-13", "purpose": "Motion"},
            {"id": "m", "on": "2026-05-13", "purpose": "Motion"},
        ],
        services=[served("theirs", "2051-01-01"), served("bo", "2026-04-20")],
    )
    said = " ".join(f.message for f in found["PG928"])
    assert "known from 2018 to 2035" in said


def test_a_report_names_rule_and_standing() -> None:
    dates = case_dates(
        case_with(services=[served("theirs", "2026-04-22")]), CALIFORNIA, TODAY, strict=False
    )
    text = report_text(build_report([check_dates(dates, court="X")], today=TODAY))
    assert "PG921" in text
    assert "time.CA-CCP1005b/notice: Code Civ. Proc., § 1005(b)" in text


def test_no_code_of_time_and_service_is_that_of_another_check() -> None:
    from packetgen.check.catalogue import CHECKS

    others = {check.code for check in CHECKS}
    assert not others & set(TIMING_CHECKS)
    assert len(others) == len(CHECKS)


@pytest.mark.parametrize(
    ("kind", "moved_by", "filing_date", "late"),
    [
        ("opposition", "acme", "2026-04-30", False),
        ("opposition", "acme", "2026-05-01", True),
        ("opposition", "ana", "2026-05-01", False),  # our motion: nothing of ours opposes it
        ("reply", "ana", "2026-05-06", False),
        ("reply", "ana", "2026-05-07", True),
        ("proof-of-service", "ana", "2026-05-07", True),
        ("proof-of-service", "acme", "2026-05-07", False),  # that of a paper that answers
    ],
)
def test_a_paper_that_a_plan_files_too_late_is_a_finding(
    kind: str, moved_by: str, filing_date: str, late: bool
) -> None:
    hearing = {"id": "m", "on": "2026-05-13", "purpose": "Motion", "moved_by": moved_by}
    dates = case_dates(case_with(hearings=[hearing]), CALIFORNIA, TODAY, strict=False)
    papers = (FiledPaper("motion", "notice-of-motion"), FiledPaper("paper", kind))
    on = dt.date.fromisoformat(filing_date)
    found = check_dates(dates, filed=papers, filing_date=on).findings
    mine = [f for f in found if f.code == "PG929"]
    assert bool(mine) is late
    assert all(f.effect is Effect.VIOLATION and f.part == "paper" for f in mine)
    unsaid = check_dates(dates, filed=papers).findings
    assert not [f for f in unsaid if f.code == "PG929"]
