"""No rule is encoded in vain: a check or the dressing reads it, or a report tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest

from packetgen.check import build_report, check_pdf
from packetgen.check.beyond import BEYOND
from packetgen.check.catalogue import CHECKS
from packetgen.check.outcome import Outcome
from packetgen.check.reports.report import verdict
from packetgen.check.reports.report_text import report_text
from packetgen.check.scope import Scope
from packetgen.check.told import COUNTER, TOLD, instruction
from packetgen.check.why_not import WhyNot
from packetgen.jurisdiction import KEYS, resolve
from packetgen.jurisdiction.model import Conditions, Constraint, Jurisdiction, Operator, Setting
from tests.check.written_papers import CALIFORNIA, pdf_of

TODAY = dt.date(2026, 11, 20)
Rule = tuple[str, Constraint, Jurisdiction]


@pytest.fixture(scope="module")
def encoded(rule_keys: ModuleType) -> set[str]:
    keys: set[str] = rule_keys.encoded_keys()
    return keys


@pytest.fixture(scope="module")
def dressed(rule_keys: ModuleType) -> set[str]:
    """Keys that the stages before the check name."""
    return set(rule_keys.dressed_keys())


READ = {key for check in CHECKS for key in check.keys}


def test_every_encoded_key_is_read_or_told(encoded: set[str], dressed: set[str]) -> None:
    assert encoded - READ - dressed - set(TOLD) == set()


def test_the_list_holds_no_key_that_is_read(encoded: set[str]) -> None:
    assert set(TOLD) == set(BEYOND) | (set(TOLD) & READ)
    assert set(BEYOND) & READ == set()
    assert set(BEYOND) <= encoded
    assert all(len(reason) > 20 for reason in BEYOND.values())


def test_the_list_is_short(encoded: set[str]) -> None:
    assert len(BEYOND) < 0.06 * len(encoded)


PLACES = (
    ("us-ca-superior", "paper", "deposition_subpoena", "civil"),
    ("us-ca-superior", "efile", "subpoena", "criminal"),
    ("us-ca-appeal", "efile", "brief", "civil"),
    ("us-federal-cand", "efile", "complaint", "civil"),
    ("us-federal", "efile", "deposition_subpoena", "civil"),
    ("us-appeals", "paper", "brief", "civil"),
    ("us-fl", "efile", "motion", "civil"),
    ("us-il-circuit", "efile", "motion", "civil"),
    ("us-il-appellate", "efile", "brief", "civil"),
    ("us-ma", "efile", "motion", "civil"),
    ("us-ny-supreme", "paper", "memorandum", "civil"),
    ("us-tx-trial", "efile", "motion", "civil"),
    ("us-tx-appeals", "efile", "brief", "civil"),
    ("us-wa-superior", "efile", "motion", "family"),
    ("gb-ew-highcourt", "paper", "bundle", "civil"),
)
"""Courts and circumstances that together have every rule that is told and not checked."""


def _rules() -> Iterator[Rule]:
    for court, channel, document, case_type in PLACES:
        conditions = Conditions(TODAY, channel, document, case_type)
        place = resolve(court, conditions, county="Kings")
        for key in TOLD:
            for rule in place[key].constraints:
                yield key, rule, place


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return tuple(_rules())


def test_some_court_has_each_rule_that_is_told(rules: tuple[Rule, ...]) -> None:
    assert {key for key, _, _ in rules} == set(TOLD)


def test_each_is_told_in_words_that_follow_its_value(rules: tuple[Rule, ...]) -> None:
    """No sentence shows a value as it is encoded, and another value makes another sentence."""
    for key, rule, place in rules:
        said = instruction(key, rule, Scope(place))
        assert len(said) > 20, key
        assert "_" not in said.replace("{case_number}", ""), said
        if rule.operator in (Operator.REQUIRED, Operator.FORBIDDEN):
            continue
        others = [c for c in KEYS[key].choices if c != rule.value] or ["another"]
        value: object = others[0]
        if isinstance(rule.value, int | float):
            value = rule.value + 1
        elif isinstance(rule.value, tuple):
            value = (*rule.value[1:], "another-kind")
        if len(KEYS[key].choices) != 1:
            assert instruction(key, replace(rule, value=value), Scope(place)) != said, key


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf_of(CALIFORNIA)


def _checked(paper: bytes, place: Jurisdiction, *, without: str = "") -> Outcome:
    left = {key: Setting(key) if key == without else place[key] for key in KEYS}
    return check_pdf(paper, jurisdiction=replace(place, settings=left), name="motion.pdf")


def test_a_report_tells_of_a_rule_where_the_court_has_it_and_not_elsewhere(
    paper: bytes, rules: tuple[Rule, ...]
) -> None:
    told: dict[str, set[str]] = {}
    for place in {place.id + place.conditions.channel: place for _, _, place in rules}.values():
        gaps = _checked(paper, place).not_checked
        for gap in gaps:
            told.setdefault(gap.key, set()).add(gap.reason)
    for key, rule, place in rules:
        if key in BEYOND and place.id not in ("us-ca-superior", "us-federal"):
            assert instruction(key, rule, Scope(place)) in told[key], key
    (holes,) = [place for key, _, place in rules if key == "paper.holes"]
    said = report_text(build_report([_checked(paper, holes)], today=TODAY))
    silent = _checked(paper, holes, without="paper.holes")
    assert "Punch two holes, 2.5 in apart" in said
    assert "Punch" not in report_text(build_report([silent], today=TODAY))


@pytest.mark.parametrize(
    ("court", "words"),
    [
        ("us-ca-superior", "must reject a paper"),
        ("us-federal-cand", "must not refuse a paper solely because of its form"),
        ("us-ny-supreme", "within 15 days"),
        ("us-tx-trial", "may set a day for a corrected paper"),
        ("us-federal-cacd", "no right is lost"),
    ],
)
def test_a_report_with_findings_says_what_the_clerk_does(court: str, words: str) -> None:
    place = resolve(court, Conditions(TODAY), county="Kings")
    outcome = _checked(pdf_of(CALIFORNIA.but(size=9.0, numbers=False)), place)
    assert any(finding.citation for finding in outcome.findings)
    (line,) = [
        line for line in verdict(build_report([outcome], today=TODAY)) if "defect stays" in line
    ]
    assert words in line
    clean = replace(outcome, findings=())
    assert not any("defect stays" in x for x in verdict(build_report([clean], today=TODAY)))
    assert {g.why for g in outcome.not_checked if g.key in COUNTER} == {WhyNot.COUNTER}


@pytest.mark.parametrize(
    ("title", "colour"),
    [
        ("Appellant's Opening Brief", "blue"),
        ("Brief of Appellee", "red"),
        ("Brief of Amicus Curiae", "green"),
        ("Appellant's Reply Brief", "gray"),
        ("Appellant's Supplemental Brief", "tan"),
    ],
)
def test_the_cover_of_a_brief_has_its_colour(title: str, colour: str) -> None:
    place = resolve("us-appeals", Conditions(TODAY, "paper", "brief"))
    (rule,) = place["cover.colors"].constraints
    said = instruction("cover.colors", rule, Scope(place, document_titles=(title,)))
    assert f"on {colour} stock" in said
