from __future__ import annotations

import pytest

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction import KEYS, explain, explain_all, known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions

from .conftest import WriteCourt, rule


def test_a_bound_is_explained_down_to_the_file(today: Conditions) -> None:
    explanation = explain(resolve("us-ca-superior-alameda", today), "margins.left")
    assert explanation.value == "at least 1 in"
    assert explanation.figure == "1.5 in"
    assert explanation.effect == "blocker"
    assert explanation.text.splitlines() == [
        "margins.left in us-ca-superior-alameda: at least 1 in",
        "  about     white space left of the text; line numbers may stand in it",
        "  rule      CA-2.107: Cal. Rules of Court, rule 2.107",
        "  source    https://courts.ca.gov/cms/rules/index/two/rule2_107"
        " (confirmed, official, read 2026-04)",
        "  set in    us/ca/superior/jurisdiction.yaml",
        "  a defect  is a blocker",
        "  locked    for lower courts (CA-2.100a: Cal. Rules of Court, rule 2.100(a))",
        "  packetgen uses 1.5 in, within that bound",
    ]


def test_what_no_rule_says_is_never_called_law(today: Conditions) -> None:
    explanation = explain(resolve("us-federal", today), "margins.left")
    assert explanation.value == "default, no rule"
    assert explanation.citations == ()
    assert "packetgen uses 1 in (house.yaml)" in explanation.text
    assert explanation.effect == ""


def test_a_limit_that_packetgen_does_not_fill_is_no_figure(today: Conditions) -> None:
    explanation = explain(resolve("us-ca-superior", today), "length.memorandum.pages")
    assert explanation.value == "at most 15"
    assert explanation.figure == ""
    assert "packetgen uses" not in explanation.text


def test_an_unverified_rule_says_that_it_is(today: Conditions) -> None:
    text = explain(resolve("us-federal-cand", today), "line_numbers.use").text
    assert "not read (unverified)" in text
    assert "an advisory, because the rule is unverified" in text


def test_a_capped_effect_says_why(write_court: WriteCourt, today: Conditions) -> None:
    source = {"url": "https://example.org/blog", "strength": "third-party"}
    bad = rule("X-1", {"margins.left": {"min": "1in"}}, source=source, effect="blocker")
    root = write_court("us-xx", [bad])
    text = explain(resolve("us-xx", today, extra=[root]), "margins.left").text
    assert "a violation at most, because the rule was not read in an official text" in text


def test_a_replaced_value_is_named_with_its_citation(today: Conditions) -> None:
    leave = {"id": "l", "cite": "Order", "set": {"length.memorandum.pages": {"max": 20}}}
    court = resolve("us-ca-superior", today, orders=[leave])
    text = explain(court, "length.memorandum.pages").text
    assert text.startswith("length.memorandum.pages in us-ca-superior: at most 20")
    assert "replaces  at most 15 (CA-3.1113d: Cal. Rules of Court, rule 3.1113(d)" in text


def test_a_list_is_explained_as_a_whole_and_by_its_rules(today: Conditions) -> None:
    explanation = explain(resolve("us-ca-superior", today), "spacing.exempt")
    assert explanation.value == "footnote, quotation, real_property_description, surety_form"
    assert {citation.rule for citation in explanation.citations} == {"CA-2.108-2", "CA-2.108-3"}


def test_a_rule_for_other_circumstances_is_named(today: Conditions) -> None:
    explanation = explain(resolve("us-federal", today), "wording.required")
    assert explanation.value == "no rule for such a paper"
    assert (
        "elsewhere frcp-45-d-e (document deposition_subpoena or subpoena, case civil; "
        "FRCP-45a1A: Fed. R. Civ. P. 45(a)(1)(A))" in explanation.text
    )


def test_the_circumstances_that_a_rule_asked_for_are_said(today: Conditions) -> None:
    text = explain(resolve("us-ca-superior", today), "exhibits.bookmarks").text
    assert "  when      channel efile, filer attorney" in text


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [("margin.left", "margins.left"), ("margins", "margins.top"), ("colour", "")],
)
def test_a_key_that_does_not_exist_brings_those_that_do(
    wrong: str, hint: str, today: Conditions
) -> None:
    with pytest.raises(JurisdictionError) as caught:
        explain(resolve("us", today), wrong)
    assert hint in caught.value.hint


def test_every_key_of_every_court_can_be_explained(today: Conditions) -> None:
    for identifier in known_jurisdictions():
        court = resolve(identifier, today)
        explained = {explanation.key: explanation for explanation in explain_all(court)}
        assert {key for key in KEYS if court[key].is_set} <= set(explained)
        for explanation in explained.values():
            assert explanation.text.startswith(f"{explanation.key} in {identifier}: ")
            assert "()" not in explanation.text
