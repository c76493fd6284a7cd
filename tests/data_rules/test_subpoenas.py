"""The table of subpoenas: what it says is what was read, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from packetgen.form import load_form
from packetgen.jurisdiction import known_jurisdictions
from packetgen.jurisdiction.subpoenas import (
    Authority,
    SubpoenaRules,
    all_subpoena_rules,
    subpoena_rules,
)

RULES = all_subpoena_rules()
COURTS = ("us-federal", "us-ca", "us-ny", "us-tx", "us-fl", "us-il", "us-ma", "us-wa", "us-oh")


UNREAD = {"OH-S-CRIM"}
"""Where nothing at all was read: said so in place of a citation, and never more than unverified."""


def _authorities(rules: SubpoenaRules) -> Iterator[Authority]:
    yield rules.issuing
    for said in (*rules.verbatim, *rules.says, *rules.before, *rules.accompanied):
        yield said.by
    for one in (rules.server, rules.command, rules.returned):
        if one is not None:
            yield one.by
    for authority in (
        rules.delivery, rules.accepted, rules.commanding, rules.naming, rules.sealing,
    ):  # fmt: skip
        if authority is not None:
            yield authority
    if rules.official is not None:
        yield rules.official


def test_every_authority_has_the_standing_with_which_it_was_read(shared_rules: Path) -> None:
    read = json.loads((shared_rules / "court-rules.json").read_text("utf-8"))["facts"]
    facts = {fact["id"]: fact for fact in read}
    wrong = [
        authority.id
        for rules in RULES
        for authority in _authorities(rules)
        if authority.id not in UNREAD or authority.confirmed or authority.url
        if (fact := facts.get(authority.id)) is None
        or authority.confirmed != (fact["status"] == "confirmed")
        or authority.strength != (fact["strength"] or "none")
        or (authority.url and authority.url not in fact["urls"])
    ]
    assert wrong == []


@pytest.mark.parametrize("court", COURTS)
@pytest.mark.parametrize("kind", ["civil", "criminal"])
def test_every_court_of_the_matrix_is_there(court: str, kind: str) -> None:
    assert subpoena_rules(court, kind) is not None
    assert subpoena_rules(f"{court}-somewhere", kind) is not None


def test_one_entry_holds_for_a_court_and_a_kind() -> None:
    held = [(rules.court, rules.kind) for rules in RULES]
    assert len(held) == len(set(held))
    assert {court for court, _ in held} <= set(known_jurisdictions())


@pytest.mark.parametrize(
    ("court", "kind"),
    [
        ("us-federal-cand", "criminal"),
        ("us-ma-superior", "civil"),
        ("us-ma-superior", "criminal"),
        ("us-tx-trial", "criminal"),
        ("us-fl-circuit", "criminal"),
        ("us-oh-commonpleas", "criminal"),
    ],
)
def test_no_lawyer_issues_where_only_officers_may(court: str, kind: str) -> None:
    rules = subpoena_rules(court, kind)
    assert rules is not None
    assert not rules.lawyer_may_issue
    assert "attorney" not in rules.issuers_in_words


GAPS = {"ca-pc-1327", "fl-rgpja-2-540", "wa-cr-45-c-d", "wa-crr-4-8-b-4", "oh-civ-r-45-c-d"}
"""Texts of which no public copy was read: each stops a final build, by its name."""


def test_words_that_are_not_named_as_gaps_are_shipped() -> None:
    from packetgen.jurisdiction import resolve
    from packetgen.jurisdiction.model import Conditions
    from tests.matrix.making import TODAY

    leaves = {"us-federal": "us-federal-cand", "us-tx": "us-tx-trial-travis"}
    named = [(r.court, s.wording) for r in RULES for s in r.verbatim if s.wording]
    assert {wording for _, wording in named} >= GAPS
    shipped = [(court, wording) for court, wording in named if wording not in GAPS]
    assert {court for court, _ in shipped} == set(leaves)
    for court, wording in shipped:
        found = resolve(leaves[court], Conditions(TODAY, document="subpoena", case_type="civil"))
        assert wording in found.texts


@pytest.mark.parametrize("form", ["subpoena-civil", "subpoena-criminal"])
def test_the_forms_serve_courts_whose_rules_were_read(form: str) -> None:
    kind = form.removeprefix("subpoena-")
    for court in load_form(form).jurisdictions:
        rules = subpoena_rules(court, kind)
        assert rules is not None
        assert not rules.mandatory
