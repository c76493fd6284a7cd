"""Every form fills from the example cases without a gap, and says what its rule wants."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from packetgen.case.model import Case

from .rendering import drafted, text_of
from .shipped import FORM_IDS, FORMS, PLANS, plain, plan_documents

FROM_PLANS = [(plan, document["id"]) for plan in PLANS for document in plan_documents(plan)]


def _case_of(form: str) -> str:
    first = (FORMS / form / "examples" / "basic.yaml").read_text("utf-8").splitlines()[0]
    named = re.search(r"examples/([a-z-]+)/case\.yaml", first)
    return named[1] if named else "demo"


def _example(form: str) -> dict[str, Any]:
    values: dict[str, Any] = plain(FORMS / form / "examples" / "basic.yaml") or {}
    return values if isinstance(values, dict) else {}


def _planned(plan: str, identifier: str) -> dict[str, Any]:
    return next(d for d in plan_documents(plan) if d["id"] == identifier)


@pytest.mark.parametrize("form", FORM_IDS)
def test_the_example_of_a_form_is_allowed_by_its_schema(form: str) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((FORMS / form / "schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert not list(Draft202012Validator(schema).iter_errors(_example(form)))


@pytest.mark.parametrize("form", FORM_IDS)
def test_a_form_has_no_tag_that_its_schema_does_not_know(form: str) -> None:
    from packetgen.form.lint import lint_form
    from packetgen.form.loading import load_form

    assert lint_form(load_form(form)) == ()


@pytest.mark.parametrize("form", FORM_IDS)
def test_the_example_of_a_form_fills_without_a_gap(form: str) -> None:
    made = drafted(_case_of(form), form, _example(form))
    # Wording that a rule wants verbatim and that is not shipped is a gap with a name.
    named = "“Set out, word for word:"
    assert [p for p in made.unresolved if not p.message.startswith(named)] == []
    assert "{{" not in text_of(made)
    assert "{%" not in text_of(made)


@pytest.mark.parametrize(("plan", "document"), FROM_PLANS, ids=lambda v: v)
def test_the_documents_of_the_plans_fill_without_a_gap(plan: str, document: str) -> None:
    from jsonschema import Draft202012Validator

    planned = _planned(plan, document)
    schema = json.loads((FORMS / planned["form"] / "schema.json").read_text("utf-8"))
    assert not list(Draft202012Validator(schema).iter_errors(planned["values"]))
    made = drafted(plan.split("/")[0], planned["form"], planned["values"], document)
    assert made.unresolved == ()


def test_the_notice_states_order_and_grounds_in_its_opening_paragraph() -> None:
    """Cal. Rules of Court, rule 3.1110(a)."""
    text = text_of(drafted("demo", "notice-of-motion", _planned(PLANS[0], "notice")["values"]))
    opening = next(line for line in text.splitlines() if "PLEASE TAKE NOTICE" in line)
    for words in (
        "January 14, 2027, at 9:00 a.m.",
        "Department 17",
        "an order setting aside the default",
        "on the ground that the default was taken through her mistake",
    ):
        assert words in opening


def test_the_closing_formula_is_that_of_the_court() -> None:
    values = {"declarant": "hernandez", "statements": "1. I know this."}
    state = text_of(drafted("demo", "declaration", values))
    assert "penalty of perjury under the laws of the State of California that" in state
    federal = text_of(
        drafted("subpoena-and-letter", "declaration", {**values, "declarant": "pham"})
    )
    assert "under penalty of perjury that the foregoing is true and correct." in federal


def test_nothing_is_stated_as_signed_or_served() -> None:
    text = text_of(drafted("demo", "proof-of-service", {"server": "achebe"}))
    assert "Executed on ____" in text
    assert "/s/" not in text
    assert "No service is recorded where the date is blank." in text
    assert "Attorney for plaintiff Oakwood Properties, LLC" in text  # rule 1.21(c)
    for document in ("notice", "memorandum", "hernandez-declaration", "order"):
        assert f"Title of {document}" in text


def test_the_order_carries_the_judge_s_line_and_no_lawyer_s() -> None:
    values = _planned(PLANS[0], "order")["values"]
    text = text_of(drafted("demo", "proposed-order", values))
    line = r"Dated: _+\n_+\nHon\. Marisol Quintero-Bell\nJudge of the Superior Court$"
    assert re.search(line, text.strip())
    assert "Priya N. Raman" not in text.rpartition("Dated:")[2]


def test_a_subpoena_for_a_deposition_must_say_how_it_is_recorded() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((FORMS / "subpoena-federal-civil" / "schema.json").read_text("utf-8"))
    values = _example("subpoena-federal-civil")
    del values["testify"]["recording"]
    (error,) = Draft202012Validator(schema).iter_errors(values)
    assert "recording" in error.message


def test_the_index_links_every_exhibit_in_its_row() -> None:
    text = text_of(drafted("demo", "exhibit-index", {}))
    rows = text.split("Exhibit\nDescription\nPage\n")[1]
    assert rows.splitlines()[:4] == [
        "A",
        "Report of habitability inspection, Apartment 3B",
        "Tidewater Building Inspection, report 26-0217",
        "10",
    ]
    assert "\nG\nProposed answer of defendant María Hernández to the complaint\n16" in rows


def test_the_cover_says_what_an_exhibit_was_rendered_from() -> None:
    text = text_of(drafted("demo", "exhibit-cover", _example("exhibit-cover")))
    assert "EXHIBIT F" in text
    assert "Rendered from the file letter.docx" in text
    plain_cover = {"label": "A", "title": "A report"}
    assert "Rendered" not in text_of(drafted("demo", "exhibit-cover", plain_cover))


def test_a_federal_notice_names_a_courtroom() -> None:
    values = {**_example("notice-of-motion"), "hearing": "conference"}
    text = text_of(drafted("subpoena-and-letter", "notice-of-motion", values))
    assert "in Courtroom 5 of this Court" in text
    assert "Department" not in text.split("PLEASE TAKE NOTICE")[1]


def test_a_proof_of_a_service_that_nobody_recorded_is_blank_to_be_filled_in() -> None:
    def unserved(case: Case) -> Case:
        return replace(case, services=())

    text = text_of(drafted("demo", "proof-of-service", {"server": "achebe"}, changed=unserved))
    papers, persons = text.split("I served true copies of these papers:\n")[1].split("\non the")
    assert set(papers) == {"_"}
    assert set(persons.split("Date\n")[1].split("\n\n")[0]) == {"_", "\n"}
    assert "[To be completed by the person who serves." in text


def test_a_proof_says_where_the_mail_was_posted_only_if_some_went_by_mail() -> None:
    def by_mail(case: Case) -> Case:
        return replace(case, services=(replace(case.services[0], method="mail"),))

    posted = "were placed in the United States mail at ____"
    values = {"server": "achebe"}
    assert posted in text_of(drafted("demo", "proof-of-service", values, changed=by_mail))
    assert posted not in text_of(drafted("demo", "proof-of-service", values))
