"""Each key that a report tells a person of: kept and broken, in a file or by a plan's statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from packetgen.check import Statement, build_report
from packetgen.check.beyond import BEYOND
from packetgen.check.told import COUNTER, TOLD
from packetgen.check.why_not import WhyNot

from ..key_examples import DAY, outcome_of
from ..proof_papers import raw
from ..stated_examples import STATED
from ..told_examples import NOTICE, RECORDS, SHOWN_KEPT, TOLD_EXAMPLES, said


def test_every_key_that_is_told_has_its_examples() -> None:
    elsewhere = {*COUNTER, "privacy.exempt"}  # tests/check/test_statements.py
    assert {*TOLD_EXAMPLES, *SHOWN_KEPT, *STATED} | elsewhere >= set(TOLD)
    assert set(BEYOND) - elsewhere <= set(STATED)


@pytest.mark.parametrize("key", [*TOLD_EXAMPLES, *SHOWN_KEPT])
def test_a_file_that_keeps_the_rule_passes(key: str) -> None:
    example = {**TOLD_EXAMPLES, **SHOWN_KEPT}[key]
    outcome = outcome_of(key, example, bad=False)
    assert [f.message for f in outcome.findings if f.key == key] == []
    if example.left:
        assert {g.why for g in outcome.not_checked if g.key == key} == {WhyNot.PERSON}
    else:
        assert key in {use.key for use in outcome.checked}


@pytest.mark.parametrize("key", TOLD_EXAMPLES)
def test_a_file_that_breaks_the_rule_has_the_finding(key: str) -> None:
    outcome = outcome_of(key, TOLD_EXAMPLES[key], bad=True)
    found = [f for f in outcome.findings if f.key == key]
    assert found
    assert all(f.citation and f.measured and f.wanted and f.fix for f in found)


def _answer(key: str, *, kept: bool) -> Statement:
    return Statement(key, "Jordan Q. Advocate", dt.date(2026, 6, 1), kept=kept)


@pytest.mark.parametrize("key", STATED)
def test_a_rule_that_no_file_shows_is_open_until_it_is_confirmed(key: str) -> None:
    outcome = outcome_of(key, STATED[key], bad=False)
    unsaid = build_report([outcome], today=DAY)
    assert key in {gap.key for gap in unsaid.not_checked if gap.why is WhyNot.PERSON}
    confirmed = build_report([outcome], today=DAY, statements=[_answer(key, kept=True)])
    assert key not in {gap.key for gap in confirmed.not_checked}
    assert {(each.key, each.kept) for each in confirmed.stated} == {(key, True)}
    assert not any(f.key == key for f in confirmed.findings)


@pytest.mark.parametrize("key", STATED)
def test_a_rule_that_is_stated_not_to_be_kept_is_a_finding(key: str) -> None:
    outcome = outcome_of(key, STATED[key], bad=False)
    broken = build_report([outcome], today=DAY, statements=[_answer(key, kept=False)])
    found = [f for f in broken.findings if f.key == key]
    assert found
    assert {f.code for f in found} == {"PG930"}
    assert key not in {gap.key for gap in broken.not_checked}


def test_a_superseded_statement_on_treatment_records_is_told_as_that() -> None:
    key = "privacy.disclosure_notice"
    older = raw(said(RECORDS, NOTICE.replace("use or ", "")))
    outcome = outcome_of(key, replace(TOLD_EXAMPLES[key], bad=older), bad=True)
    (found,) = [f for f in outcome.findings if f.key == key]
    assert "statement of 2018" in found.message
    assert "use or" in str(found.measured)


def test_a_consent_holds_no_records_that_a_statement_would_go_with() -> None:
    key = "privacy.disclosure_notice"
    example = replace(TOLD_EXAMPLES[key], bad_conditions={"document": "consent"})
    outcome = outcome_of(key, example, bad=True)
    assert [f for f in outcome.findings if f.key == key] == []
    assert key in {gap.key for gap in outcome.not_checked}
