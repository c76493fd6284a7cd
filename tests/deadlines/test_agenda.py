"""A case's dates: what is due, for whom, in which manner, and what is too late."""

from __future__ import annotations

import datetime as dt

import pytest

from packetgen.deadlines import (
    case_dates,
    closure,
    court_time,
    deadlines_for,
    earliest_lawful_hearing,
    mail_reach,
    recipients,
    short_notices,
    uncounted_hearings,
)
from packetgen.deadlines.listing import dates_lines
from packetgen.deadlines.service import extension_for
from packetgen.deadlines.text import deadline_lines
from packetgen.errors import CaseError, JurisdictionError
from packetgen.jurisdiction.model import Status

from .cases import case_with

day = dt.date.fromisoformat
TODAY = day("2026-03-02")
COURT = "us-ca-superior-alameda"
CA = court_time(COURT)


def service(method: str, on: str | None = None, documents: str = "notice") -> dict[str, object]:
    made: dict[str, object] = {
        "id": "s",
        "to": "theirs",
        "method": method,
        "documents": [documents],
    }
    return made | ({"on": on} if on else {})


def test_a_motion_gives_every_date_with_rule_and_standing() -> None:
    found = {d.id: d for d in deadlines_for(case_with(), COURT, TODAY)}
    dates = {key: deadline.on.isoformat() for key, deadline in found.items()}
    assert dates == {
        "m/hearing": "2026-05-13",
        "m/CA-CCP1005b/notice/personal": "2026-04-21",
        "m/CA-CCP1005b/notice/electronic": "2026-04-17",
        "m/CA-CCP1005b/notice/mail": "2026-04-16",
        "m/CA-CCP1005b/notice/overnight": "2026-04-17",
        "m/CA-CCP1005b/opposition": "2026-04-30",
        "m/CA-CCP1005b/reply": "2026-05-06",
        "m/CA-3.1300c": "2026-05-06",
    }
    assert found["m/CA-CCP1005b/notice/mail"].status is Status.CONFIRMED
    assert found["m/CA-CCP1005b/notice/electronic"].status is Status.UNVERIFIED


def test_an_unverified_rule_says_that_it_is_advisory() -> None:
    found = {d.id: d for d in deadlines_for(case_with(), COURT, TODAY)}
    words = "\n".join(deadline_lines(found["m/CA-CCP1005b/notice/electronic"]))
    assert "ADVISORY: rests on Code Civ. Proc., § 1010.6" in words
    assert "ADVISORY" not in "\n".join(deadline_lines(found["m/CA-CCP1005b/notice/mail"]))


def test_the_recorded_manner_is_the_one_counted_and_mail_goes_as_far_as_the_addresses() -> None:
    case = case_with(services=[service("mail")])
    (notice,) = [d for d in deadlines_for(case, COURT, TODAY) if "notice" in d.id]
    assert notice.method == "mail-us"  # from Oakland to Reno
    assert notice.on == day("2026-04-10")
    assert notice.to == ("theirs",)


def test_mail_within_the_state_and_abroad() -> None:
    from packetgen.case import Address

    assert mail_reach(CA, Address(state="CA"), Address(state="California")) == "mail"
    assert mail_reach(CA, Address(state="CA"), Address()) == "mail"
    assert mail_reach(CA, Address(country="Mexico")) == "mail-abroad"


def test_a_motion_whose_period_is_not_in_the_data_is_named_and_not_counted() -> None:
    case = case_with(
        hearings=[
            {"id": "msj", "on": "2026-05-13", "purpose": "Motion for summary judgment"},
            {"id": "cmc", "on": "2026-05-20", "purpose": "Case management conference"},
            {"id": "none", "on": "2026-05-21"},
        ]
    )
    assert all("1005" not in d.id for d in deadlines_for(case, COURT, TODAY))
    reasons = {hearing.id: why for hearing, why in uncounted_hearings(case, CA)}
    # The proof of service is due before every motion; the notice of this one is still not counted.
    assert set(reasons) == {"msj", "cmc", "none"}
    assert "summary judgment" in reasons["msj"]
    words = "\n".join(dates_lines(case_dates(case, COURT, TODAY)))
    assert "Not every period is counted from msj" in words
    assert "Nothing is counted from cmc" in words
    assert "does not say" in reasons["none"]


def test_a_hearing_on_a_day_off_is_remarked() -> None:
    case = case_with(hearings=[{"id": "m", "on": "2026-03-31", "purpose": "Motion"}])
    (hearing,) = [d for d in deadlines_for(case, COURT, TODAY) if d.kind == "hearing"]
    assert "Cesar Chavez Day" in hearing.note


def test_a_closed_courthouse_moves_the_date() -> None:
    closed = [closure(day("2026-04-21"), "Flood")]
    found = {d.id: d.on for d in deadlines_for(case_with(), COURT, TODAY, closures=closed)}
    assert found["m/CA-CCP1005b/notice/personal"] == day("2026-04-20")


def test_served_papers_start_periods_of_their_own() -> None:
    case = case_with(
        "us-federal-cand", services=[service("personal", "2026-03-07", "subpoena-records")]
    )
    (objection,) = [d for d in deadlines_for(case, "us-federal-cand", TODAY) if "45d2B" in d.id]
    assert objection.on == day("2026-03-23")  # the 21st is a Saturday


def test_what_has_passed_depends_on_today_alone() -> None:
    early = deadlines_for(case_with(), COURT, day("2026-01-01"))
    late = deadlines_for(case_with(), COURT, day("2026-05-01"))
    assert not any(d.passed for d in early)
    assert {d.id for d in late if d.passed} >= {"m/CA-CCP1005b/opposition"}
    assert [d.on for d in early] == [d.on for d in late]


def test_notice_served_a_day_late_is_found_with_the_earliest_hearing() -> None:
    case = case_with(services=[service("personal", "2026-04-22")])
    (short,) = short_notices(case, CA, TODAY)
    assert short.certain
    assert short.service == "s"
    assert short.last_day == day("2026-04-21")
    assert short.earliest == day("2026-05-14")
    assert "Thursday, May 14, 2026" in short.message
    in_time = case_with(services=[service("personal", "2026-04-21")])
    assert short_notices(in_time, CA, TODAY) == ()


def test_notice_that_can_no_longer_be_served_is_found_before_it_is_served() -> None:
    assert short_notices(case_with(), CA, day("2026-04-21")) == ()
    (short,) = short_notices(case_with(), CA, day("2026-04-22"))
    assert short.service == ""


def test_a_doubtful_extension_alone_is_no_certain_finding() -> None:
    case = case_with(services=[service("electronic", "2026-04-20")])
    (short,) = short_notices(case, CA, TODAY)
    assert not short.certain
    late = case_with(services=[service("electronic", "2026-04-22")])
    (short,) = short_notices(late, CA, TODAY)
    assert short.certain
    assert short.last_day == day("2026-04-21")


@pytest.mark.parametrize(
    ("court", "served", "method", "on"),
    [
        (COURT, "2018-05-24", "personal", "2018-06-18"),
        (COURT, "2018-05-18", "mail", "2018-06-15"),
        (COURT, "2020-10-07", "personal", "2020-10-30"),
        ("us-federal", "2026-03-06", "mail", "2026-03-20"),
        ("us-ny-supreme", "2026-03-06", "personal", "2026-03-16"),  # 14th and 15th: a weekend
    ],
)
def test_the_earliest_lawful_hearing_turns_the_count_around(
    court: str, served: str, method: str, on: str
) -> None:
    first = earliest_lawful_hearing(court_time(court), day(served), method)[0]
    assert first.on == day(on)
    assert first.safe >= first.on


def test_papers_served_after_the_hearing_are_refused_in_a_sentence() -> None:
    case = case_with(services=[service("personal", "2026-05-14")])
    with pytest.raises(CaseError, match="2026-05-14, after the hearing on 2026-05-13"):
        deadlines_for(case, COURT, TODAY)


def test_an_unknown_manner_is_refused_with_what_was_probably_meant() -> None:
    with pytest.raises(CaseError, match="not a manner of service") as caught:
        earliest_lawful_hearing(CA, TODAY, "overnigth")
    assert "overnight" in str(caught.value)


def test_a_court_without_rules_on_time_is_refused() -> None:
    with pytest.raises(JurisdictionError, match="no rules on time"):
        deadlines_for(case_with(), "us-az-superior", TODAY)


def test_silence_of_a_provision_adds_nothing_and_is_not_verified() -> None:
    rule = court_time("us-ny-supreme").rule("NY-2214/notice")
    assert rule is not None
    silent = extension_for(court_time("us-ny-supreme"), rule, "clerk")
    assert silent is not None
    assert (silent.days, silent.citation.status) == (0, Status.UNVERIFIED)


def test_who_has_to_be_served_and_who_was() -> None:
    case = case_with(services=[service("personal", "2026-04-20")])
    listed = {r.id: (r.parties, r.served) for r in recipients(case)}
    assert listed == {
        "theirs": (("acme",), day("2026-04-20")),
        "bo": (("bo",), None),
    }


def test_dates_that_a_court_ordered_stand_as_they_are() -> None:
    case = case_with(
        requirements=[
            {
                "id": "hours",
                "kind": "community-service",
                "ordered": {"hours": 80, "by": "2026-11-28"},
            }
        ]
    )
    (ordered,) = [d for d in deadlines_for(case, COURT, TODAY) if d.kind == "ordered"]
    assert ordered.on == day("2026-11-28")


def test_fax_is_late_when_one_of_two_provisions_says_so() -> None:
    # The sixteenth court day before May 12 is Monday, April 20: two calendar days before it lead
    # back to Friday the 17th, two court days to Thursday the 16th.
    hearings = [{"id": "m", "on": "2026-05-12", "purpose": "Motion to compel"}]
    case = case_with(hearings=hearings, services=[service("fax", "2026-04-17")])
    (short,) = short_notices(case, CA, TODAY)
    assert not short.certain
    assert short.last_day == day("2026-04-16")


def test_a_hearing_is_held_against_notice_until_its_day_has_passed() -> None:
    case = case_with(services=[service("personal", "2026-04-22")])
    late = short_notices(case, CA, day("2026-05-13"))
    # Bo has not been served at all, and cannot be in time any more.
    assert [(each.service, each.to) for each in late] == [("s", ("theirs",)), ("", ("bo",))]
    assert short_notices(case, CA, day("2026-05-14")) == ()


def test_without_a_sign_that_this_side_moves_nothing_is_certain() -> None:
    (short,) = short_notices(case_with(), CA, day("2026-05-12"))
    assert not short.certain
    (short,) = short_notices(case_with(), CA, day("2026-05-12"), {"paper": "notice"})
    assert short.certain


def test_everything_that_cannot_be_counted_is_said_at_once() -> None:
    case = case_with(
        hearings=[
            {"id": "old", "on": "2009-05-13", "purpose": "Motion"},
            {"id": "m", "on": "2026-05-13", "purpose": "Motion"},
            {"id": "far", "on": "2050-05-13", "purpose": "Motion"},
        ]
    )
    with pytest.raises(CaseError) as caught:
        deadlines_for(case, COURT, TODAY)
    assert [p.location.pointer for p in caught.value.problems] == ["/hearings/0", "/hearings/2"]


def test_whoever_had_the_papers_in_time_may_have_them_again() -> None:
    case = case_with(
        services=[
            {"id": "one", "to": "theirs", "method": "personal", "on": "2026-04-20",
             "documents": ["notice"]},
            {"id": "two", "to": "acme", "method": "mail", "on": "2026-04-29",
             "documents": ["notice"]},
            {"id": "three", "to": "bo", "method": "personal", "on": "2026-04-20",
             "documents": ["notice"]},
        ]
    )  # fmt: skip
    assert short_notices(case, CA, TODAY) == ()


def test_a_manner_that_no_provision_speaks_of_gives_an_advisory_date() -> None:
    case = case_with(services=[service("clerk")])
    (notice,) = [d for d in deadlines_for(case, COURT, TODAY) if "notice" in d.id]
    assert notice.on == day("2026-04-21")
    assert notice.status is Status.UNVERIFIED
    assert "Nothing was read on service by clerk" in "\n".join(deadline_lines(notice))


def test_the_dates_of_the_other_sides_motion_are_theirs_and_ours_turned_around() -> None:
    hearing = {"id": "m", "on": "2026-05-13", "purpose": "Motion to compel"}
    for mover, ours in (("ana", True), ("acme", False)):
        case = case_with(hearings=[hearing | {"moved_by": mover}])
        turns = {d.id.split("/")[2]: d.ours for d in deadlines_for(case, COURT, TODAY) if d.rule
                 and d.id.count("/") > 1}  # fmt: skip
        assert turns["opposition"] is not ours
        assert turns["reply"] is ours
        assert turns["notice"] is ours


def test_an_objection_to_a_subpoena_ends_with_the_time_for_compliance() -> None:
    from packetgen.deadlines import Appointment

    court = "us-federal-cand"
    made = {"id": "s", "to": "theirs", "method": "personal", "documents": ["subpoena"]}
    for compliance, last in (("2026-03-12", "2026-03-12"), ("2026-04-30", "2026-03-23")):
        appointment = Appointment("subpoena", "subpoena", "produce", "Production", day(compliance))
        case = case_with(court, hearings=[], services=[made | {"on": "2026-03-09"}])
        found = deadlines_for(
            case, court, TODAY, papers={"subpoena": "subpoena"}, appointments=[appointment]
        )
        (objection,) = [d for d in found if d.id.endswith("FRCP-45d2B")]
        assert objection.safest == day(last)
        assert ("comes first" in objection.note) is (compliance == last)


def test_a_subpoena_served_after_the_day_that_it_names_is_refused_in_a_sentence() -> None:
    from packetgen.deadlines import Appointment

    court = "us-federal-cand"
    made = {"id": "s", "to": "theirs", "method": "personal", "documents": ["subpoena"]}
    case = case_with(court, hearings=[], services=[made | {"on": "2026-03-09"}])
    appointment = Appointment("subpoena", "subpoena", "produce", "Production", day("2026-03-06"))
    with pytest.raises(CaseError, match="after the day that it names on 2026-03-06"):
        deadlines_for(
            case, court, TODAY, papers={"subpoena": "subpoena"}, appointments=[appointment]
        )


@pytest.mark.parametrize(
    ("document", "kinds", "is_one"),
    [
        ("notice", {}, True),
        ("notice-of-motion", {}, True),
        ("notice-of-deposition", {}, False),
        ("opposition-to-motion", {}, False),
        ("paper", {"paper": "notice_of_motion"}, True),
        ("notice", {"notice": "proof_of_service"}, False),
    ],
)
def test_what_gives_notice_of_a_motion(document: str, kinds: dict[str, str], is_one: bool) -> None:
    from packetgen.deadlines.service import MOTION_PAPERS, is_paper

    assert is_paper(MOTION_PAPERS, [document], kinds) is is_one


MOTIONS = [
    {"id": "m1", "on": "2026-05-13", "purpose": "Motion to compel", "moved_by": "ana"},
    {"id": "m2", "on": "2026-06-10", "purpose": "Motion to dismiss", "moved_by": "acme"},
]


def on_us(on: str) -> dict[str, object]:
    return {"id": "t", "to": "ours", "method": "mail", "documents": ["motion"], "on": on}


def test_papers_that_the_other_side_serves_are_held_against_its_own_motion() -> None:
    case = case_with(hearings=MOTIONS, services=[on_us("2026-06-01")])
    late = [s for s in short_notices(case, CA, TODAY) if s.service == "t"]
    assert [(s.hearing, s.theirs, s.certain) for s in late] == [("m2", True, True)]
    assert late[0].last_day == day("2026-05-08")  # 16 court days and 10 for mail from Nevada
    words = "\n".join(dates_lines(case_dates(case, COURT, TODAY)))
    assert "THEIR NOTICE IS TOO SHORT" in words
    in_time = case_with(hearings=MOTIONS, services=[on_us("2026-05-08")])
    assert not [s for s in short_notices(in_time, CA, TODAY) if s.hearing == "m2"]


def test_each_side_s_notice_is_counted_for_the_manner_of_its_own_services() -> None:
    case = case_with(hearings=MOTIONS, services=[service("personal"), on_us("2026-05-01")])
    notices = {d.id: d.to for d in deadlines_for(case, COURT, TODAY) if "notice" in d.id}
    assert notices == {
        "m1/CA-CCP1005b/notice/personal": ("theirs",),
        "m2/CA-CCP1005b/notice/mail-us": ("ours",),
    }


def test_papers_served_on_us_after_the_other_side_s_hearing_are_a_sentence() -> None:
    case = case_with(hearings=MOTIONS, services=[on_us("2026-06-11")])
    with pytest.raises(CaseError) as raised:
        deadlines_for(case, COURT, TODAY)
    assert "served on 2026-06-11, after the hearing on 2026-06-10" in str(raised.value.problems[0])


def test_a_motion_served_on_us_sets_our_opposition_running() -> None:
    case = case_with("us-ma-superior", hearings=[], services=[on_us("2026-05-01")])
    (mine,) = [d for d in deadlines_for(case, "us-ma-superior", TODAY) if "opposition" in d.id]
    assert mine.ours is True
    words = "\n".join(deadline_lines(mine))
    assert "Serve the opposition on the moving party (yours)" in words
    assert "after service on 2026-05-01 on ours by mail from or to another state" in words
