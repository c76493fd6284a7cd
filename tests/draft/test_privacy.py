"""Identifiers print as the court wants them, and nowhere else in full."""

from __future__ import annotations

from dataclasses import replace

from packetgen.case.model import Case
from packetgen.draft import DraftingInstructions, draft
from packetgen.jurisdiction.model import (
    Citation,
    Constraint,
    Jurisdiction,
    Operator,
    Setting,
)  # fmt: skip
from tests.draft.conftest import TODAY, Drafter, lines_of, make_form

TAGS = "{{ client.ssn }} {{ client.birth_date }}"


def test_last_four_and_the_year_by_default(fill: Drafter) -> None:
    made = fill(TAGS)
    assert "6789" in lines_of(made)[0]
    assert "123-45" not in lines_of(made)[0]
    assert "1990" in lines_of(made)[0]
    assert "17" not in lines_of(made)[0]


def test_the_courts_own_treatment_wins(fill: Drafter, court: Jurisdiction) -> None:
    key = "privacy.ssn"
    strict = {key: Setting(key, (Constraint(Operator.EXACT, "redact_all", Citation("f", "f")),))}
    printed = lines_of(fill(TAGS, court=replace(court, settings=strict)))[0]
    assert "6789" not in printed


def test_a_confidential_form_shows_all_but_the_list_of_values_stays_masked(fill: Drafter) -> None:
    made = fill(form=make_form(TAGS, confidential=True))
    assert "123-45-6789" in lines_of(made)[0]
    assert "123-45-6789" not in str(made.values)
    assert "client.ssn" in made.values


def test_letters_mask_too(case: Case) -> None:
    form = make_form(TAGS, audience="client")
    made = draft(form, case, None, DraftingInstructions(today=TODAY, document_id="doc"))
    assert "6789" in lines_of(made)[0]
    assert "123-45" not in lines_of(made)[0]


def test_plan_values_marked_sensitive_are_masked(fill: Drafter) -> None:
    schema = {
        "type": "object",
        "properties": {"number": {"type": "string", "x-sensitive": "account"}},
    }
    made = fill(form=make_form("{{ number }}", schema=schema), values={"number": "1234567890"})
    assert "7890" in lines_of(made)[0]
    assert "123456" not in lines_of(made)[0]
    assert "123456" not in str(made.values)


def test_mask_hides_even_in_a_confidential_form(fill: Drafter) -> None:
    form = make_form("{{ client.ssn|mask }} {{ '9876543210'|mask('account') }}", confidential=True)
    printed = lines_of(fill(form=form))[0]
    assert "123-45" not in printed
    assert "987654" not in printed


def test_a_minor_who_is_no_party_is_initials_too(fill: Drafter, case: Case) -> None:
    young = tuple(replace(p, minor=True) for p in case.people)
    tags = "{{ person('witness') }} {{ person('witness').name }} {{ people[0].printed }}"
    made = fill(tags, case=replace(case, people=young))
    assert lines_of(made)[0] == " ".join([case.people[0].name.initials] * 3)


def test_a_minor_is_initials_in_court_and_a_name_in_a_letter(fill: Drafter, case: Case) -> None:
    minor = replace(case, parties=(replace(case.parties[0], minor=True), *case.parties[1:]))
    tags = "{{ client }} {{ client.name.full }} {{ client.printed }}"
    assert lines_of(fill(tags, case=minor))[0] == "M.H. M.H. M.H."
    form = make_form(tags, audience="client")
    made = draft(form, minor, None, DraftingInstructions(today=TODAY, document_id="doc"))
    assert lines_of(made)[0].startswith("María Hernández")
