"""What a court wants at the head and the foot of a paper, beside its caption."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from packetgen.case.model import Case, Service, Signature
from packetgen.draft import Draft
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions

from .conftest import TODAY, Drafter, lines_of, make_form, text_of

FORM = make_form("{{ caption() }}", "On {{ today }}.", "{{ signature_block() }}", paper=True)
MOTION = replace(FORM, kind="motion")


def dressed(
    fill: Drafter, identifier: str, case: Case, *, form: Any = MOTION, **asked: Any
) -> Draft:
    court = resolve(identifier, Conditions(TODAY, document=form.kind, **asked), county="Kings")
    return fill(form=form, layout=layout(court), court=court, case=case)


def alone(case: Case) -> Case:
    party = replace(case.parties[0], represented_by=(), self_represented=True)
    return replace(case, parties=(party, *case.parties[1:]), counsel=())


@pytest.mark.parametrize(("court", "words"), [
    ("us-ca-superior-alameda", "Plaintiff, In Pro Per"),
    ("us-mi-circuit-wayne", "Plaintiff, In Pro Per"),
    ("us-ny-supreme-newyork", "Plaintiff, Pro Se"),
    ("us-federal-cand", "Plaintiff, Pro Se"),
    ("gb-ew-highcourt", "Claimant, Litigant in person"),
])  # fmt: skip
def test_who_has_no_lawyer_is_called_what_the_court_calls_it(
    fill: Drafter, case: Case, court: str, words: str
) -> None:
    assert words in text_of(dressed(fill, court, alone(case)))


def test_english_papers_write_the_day_before_the_month(fill: Drafter, case: Case) -> None:
    day = f"{TODAY.day} {TODAY:%B %Y}"
    assert f"On {day}." in text_of(dressed(fill, "gb-ew-highcourt", case))
    assert f"On {TODAY:%B} {TODAY.day}, {TODAY.year}." in text_of(
        dressed(fill, "us-federal-cand", case)
    )


def test_pronouns_stand_beside_the_name_only_where_a_rule_provides_for_them(
    fill: Drafter, case: Case
) -> None:
    lawyers = tuple(replace(c, pronouns="they/them") for c in case.counsel)
    stated = replace(case, counsel=lawyers)
    assert "(they/them)" in text_of(dressed(fill, "us-ma-superior-suffolk", stated))
    assert "(they/them)" not in text_of(dressed(fill, "us-ma-superior-suffolk", case))
    assert "they/them" not in text_of(dressed(fill, "us-ny-supreme-newyork", stated))


def test_a_paper_that_must_show_sensitive_data_begins_with_texas_notice(
    fill: Drafter, case: Case
) -> None:
    notice = "NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA."
    secret = replace(MOTION, confidential=True)
    made = dressed(fill, "us-tx-trial-travis", case, form=secret, channel="paper")
    assert lines_of(made)[0] == notice
    others = (
        dressed(fill, "us-tx-trial-travis", case, channel="paper"),
        dressed(fill, "us-tx-trial-travis", case, form=secret, channel="efile"),
        dressed(fill, "us-fl-circuit-leon", case, form=secret, channel="paper"),
    )
    assert not any(notice in text_of(other) for other in others)


def after_title(made: Draft) -> list[str]:
    lines = lines_of(made)
    return lines[lines.index("CERTIFICATE OF SERVICE") :]


def test_texas_wants_the_certificate_of_service_on_the_paper_itself(
    fill: Drafter, case: Case
) -> None:
    signing = Signature("lawyer", dt.date(2026, 12, 1), "electronic", "Austin")
    for signatures in ({}, {"doc": signing}):  # who signed the paper certified no service by that
        made = dressed(fill, "us-tx-trial-travis", replace(case, signatures=signatures))
        said = " ".join(after_title(made))
        assert "Tex. R. Civ. P. 21(d)" in said
        assert "on ____" in said
        assert "OAKWOOD" in said.upper()
        assert "Dated: ____" in said
        assert "/s/" not in said
        assert ("/s/ Jordan" in text_of(made)) is bool(signatures)


@pytest.mark.parametrize(("court", "kind"), [
    ("us-tx-trial-travis", "proposed_order"),
    ("us-tx-trial-travis", "proof_of_service"),
    ("us-tx-trial-travis", "declaration"),
    ("us-ny-supreme-newyork", "motion"),
    ("us-ca-superior-alameda", "motion"),
])  # fmt: skip
def test_no_certificate_of_service_where_no_rule_wants_one_there(
    fill: Drafter, case: Case, court: str, kind: str
) -> None:
    made = dressed(fill, court, case, form=replace(MOTION, kind=kind))
    assert "CERTIFICATE OF SERVICE" not in lines_of(made)


def test_it_states_the_recorded_services_of_this_paper_and_no_others(
    fill: Drafter, case: Case
) -> None:
    other = case.parties[-1]
    done = Service(
        "s1", other.id, ("doc",), "ecf", dt.date(2026, 12, 1), email="clerk@oakwood.example"
    )
    elsewhere = Service("s2", other.id, ("another",), "mail", dt.date(2026, 11, 1))
    served = replace(
        case,
        services=(done, elsewhere),
        signatures={"doc": Signature("lawyer", dt.date(2026, 12, 1), "electronic", "Austin")},
    )
    said = " ".join(after_title(dressed(fill, "us-tx-trial-travis", served)))
    assert "on December 1, 2026, through the electronic filing system" in said
    assert "clerk@oakwood.example" in said
    assert "November" not in said
    assert "____" not in said
    assert "/s/ Jordan Q. Advocate" in said


def test_a_list_of_service_of_other_papers_says_nothing_about_this_one(
    fill: Drafter, case: Case
) -> None:
    subpoenaed = Service("s", "witness", ("subpoena",), "personal")
    does = replace(case.parties[-1], id="does", name=None, organization="Does 1 through 10")
    planned = replace(case, services=(subpoenaed,), parties=(*case.parties, does))
    said = " ".join(after_title(dressed(fill, "us-tx-trial-travis", planned)))
    assert "Okonkwo" not in said
    assert "Oakwood Properties, LLC, defendant" in said
    assert "Does" not in said
