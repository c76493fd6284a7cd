"""The shipped rule files against the facts that they were written from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from packetgen.jurisdiction import fingerprint, known_jurisdictions
from packetgen.jurisdiction.consistency import problems_in
from packetgen.jurisdiction.folders import chain_of
from packetgen.jurisdiction.model import Effect, RequiredWording, Status, Strength
from packetgen.jurisdiction.rules import Rule

COURTS = known_jurisdictions()


def rules() -> Iterator[tuple[str, Rule]]:
    for court in COURTS:
        for rule in chain_of(court)[-1].layer.rules:
            yield court, rule


def texts() -> Iterator[RequiredWording]:
    for court in COURTS:
        yield from chain_of(court)[-1].texts


RULES = [pytest.param(rule, id=f"{court}:{rule.id}") for court, rule in rules()]


@pytest.fixture(scope="module")
def facts(shared_rules: Path) -> dict[str, dict[str, Any]]:
    data = json.loads((shared_rules / "court-rules.json").read_text(encoding="utf-8"))
    return {fact["id"]: fact for fact in data["facts"]}


@pytest.fixture(scope="module")
def fingerprints(shared_rules: Path) -> dict[str, dict[str, Any]]:
    data = json.loads((shared_rules / "required-wording.json").read_text(encoding="utf-8"))
    return {text["id"]: text for text in data["texts"]}


def test_the_courts_of_this_edition_are_there() -> None:
    assert {
        "us",
        "us-federal",
        "us-federal-cand",
        "us-ca",
        "us-ca-superior",
        "us-ca-superior-alameda",
    } <= set(COURTS)


@pytest.mark.parametrize("court", COURTS)
def test_no_file_has_a_fault(court: str) -> None:
    assert problems_in(chain_of(court)) == ()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_rests_on_a_fact_of_the_same_standing(
    rule: Rule, facts: dict[str, dict[str, Any]]
) -> None:
    fact = facts[rule.id.split("/")[0]]
    citation = rule.citation
    assert citation.status.value == fact["status"]
    assert citation.strength.value == (fact["strength"] or "none")
    if citation.url:
        assert citation.url in fact["urls"]
    else:
        assert citation.status is Status.UNVERIFIED


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_cites_what_its_fact_cites(rule: Rule, facts: dict[str, dict[str, Any]]) -> None:
    numbers = re.findall(r"\d[\d.\-]*", facts[rule.id.split("/")[0]]["citation"])
    if not numbers:
        said = facts[rule.id.split("/")[0]]["citation"]
        assert said.casefold() in rule.citation.cite.casefold()
        return
    assert numbers[0] in rule.citation.cite


@pytest.mark.parametrize("rule", RULES)
def test_only_rules_read_in_an_official_text_block(rule: Rule) -> None:
    if rule.effect is Effect.BLOCKER:
        assert rule.citation.strength is Strength.OFFICIAL
        assert rule.citation.status is Status.CONFIRMED


def test_california_blocks_for_chapter_one_of_title_two_alone() -> None:
    blocking = {
        rule.citation.cite
        for court, rule in rules()
        if court.startswith("us-ca") and rule.effect is Effect.BLOCKER
    }
    assert blocking
    for cite in blocking:
        assert re.search(r"\brules? 2\.1[01]\d\b", cite), cite


def test_no_federal_rule_blocks() -> None:
    effects = {rule.effect for court, rule in rules() if court.startswith("us-federal")}
    assert Effect.BLOCKER not in effects


@pytest.mark.parametrize("rule", RULES)
def test_official_rules_say_when_they_were_read(rule: Rule) -> None:
    if rule.citation.strength is Strength.OFFICIAL:
        assert rule.citation.read is not None
        assert rule.citation.read.year == 2026


FORM_FACTS = [
    "CA-2.103", "CA-2.104", "CA-2.105", "CA-2.106", "CA-2.107", "CA-2.108-1", "CA-2.108-2",
    "CA-2.108-3", "CA-2.108-4a", "CA-2.108-4b", "CA-2.108-4c", "CA-2.108-4d", "CA-2.109",
    "CA-2.110a", "CA-2.110b", "CA-2.110c", "CA-2.111-1", "CA-2.111-2", "CA-2.111-3", "CA-2.111-4",
    "CA-2.111-5", "CA-2.111-6", "CA-2.111-7", "CA-2.111-8", "CA-2.111-9", "CA-2.111-10",
    "CA-2.118", "CA-CCP422.30", "CA-3.1110b", "CA-3.1110c", "CA-3.1110f1", "CA-3.1110f2",
    "CA-3.1110f3", "CA-3.1110f4", "CA-3.1110g", "CA-3.1113d", "CA-3.1113f", "CA-3.1113l-m",
    "CA-3.1115", "CA-3.1116", "CA-2.256a", "CA-2.256b", "CA-1.201", "FRCP-10a", "FRCP-11a",
    "FRCP-5.2", "FRCP-5d4", "FRCRP-49.1", "FRCP-45a1A", "CAND-3-4a1", "CAND-3-4a3", "CAND-3-4c1",
    "CAND-3-4c2", "CAND-3-4c3", "CAND-7",
]  # fmt: skip


def test_no_fact_on_form_is_left_out() -> None:
    used = {rule.id.split("/")[0] for _, rule in rules()}
    assert set(FORM_FACTS) <= used


@pytest.mark.parametrize("wording", [pytest.param(text, id=text.id) for text in texts()])
def test_a_text_says_where_it_comes_from(wording: RequiredWording) -> None:
    assert wording.citation.cite
    if wording.citation.status is Status.CONFIRMED:
        assert wording.citation.url
        assert wording.citation.read


def test_rule_45_is_whole_and_exact_in_every_clause(
    fingerprints: dict[str, dict[str, Any]],
) -> None:
    shipped = {text.id: text for text in texts()}
    for identifier, wanted in fingerprints.items():
        text = shipped[identifier]
        assert [clause.cite for clause in text.clauses] == [c["clause"] for c in wanted["clauses"]]
        for clause, said in zip(text.clauses, wanted["clauses"], strict=True):
            assert fingerprint(clause.printed) == said["sha256"], clause.cite
            assert len(clause.printed.split()) == said["words"]
            assert clause.printed.startswith(said["first_words"])
        whole = " ".join(clause.printed for clause in text.clauses)
        assert fingerprint(whole) == wanted["whole"]["sha256"]


def test_rule_45_carries_its_own_fingerprints(repository: Path) -> None:
    file = repository / "jurisdictions" / "us" / "federal" / "texts" / "frcp-45-d-e.yaml"
    words = file.read_text(encoding="utf-8")
    assert len(re.findall(r"^    sha256: [0-9a-f]{64}$", words, re.MULTILINE)) == 30
    assert "whole: 3bc6239e9811820ac5e54e4829f1c7cc3dc74974993b1d170e4f54031cf00da7" in words
    (text,) = (text for text in texts() if text.id == "frcp-45-d-e")
    assert [clause.level for clause in text.clauses][:6] == [0, 1, 1, 2, 2, 3]
    assert text.clauses[1].heading == "Avoiding Undue Burden or Expense; Sanctions."


@pytest.fixture(scope="module")
def listed(repository: Path) -> dict[str, str]:
    file = repository / "jurisdictions" / "not-encoded.yaml"
    groups = yaml.safe_load(file.read_text(encoding="utf-8"))
    facts = [(fact, group["because"]) for group in groups for fact in group["facts"]]
    assert len({fact for fact, _ in facts}) == len(facts), "a fact stands twice in the list"
    return dict(facts)


def test_every_fact_is_encoded_or_listed_with_its_reason(
    facts: dict[str, dict[str, Any]], listed: dict[str, str]
) -> None:
    encoded = {rule.id.split("/")[0] for _, rule in rules()}
    assert set(facts) - encoded - set(listed) == set()
    assert encoded & set(listed) == set()
    assert set(listed) <= set(facts)
    assert all(len(reason.split()) > 5 for reason in listed.values())


FORM_TOPICS = (
    "page.", "margins", "font", "spacing", "line_numbers", "lines_per_page", "caption", "footer",
    "signature_block", "exhibits", "bookmarks", "efile", "volume", "word_limit", "limits",
    "page_limit", "privacy", "first_page", "severity", "cover", "certificate", "bundle.",
)  # fmt: skip


def test_no_confirmed_fact_on_the_form_of_papers_is_merely_listed(
    facts: dict[str, dict[str, Any]], listed: dict[str, str]
) -> None:
    merely = {
        fact
        for fact in listed
        if facts[fact]["status"] == "confirmed" and facts[fact]["value"].startswith(FORM_TOPICS)
    }
    assert merely == {"UK-12"}, "UK-12 says which rules prevail; the layers do that"


def test_superseded_texts_are_in_no_rule_file(repository: Path) -> None:
    for file in (repository / "jurisdictions").rglob("*.yaml"):
        words = file.read_text(encoding="utf-8")
        assert "prohibits unauthorized disclosure" not in words, file
        assert "/mass.gov/supreme-judicial-court-rules/supreme-judicial-court-rule-108" not in words
