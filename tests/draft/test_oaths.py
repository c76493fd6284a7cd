"""Oaths by court, jurats, and the line on which a judge signs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from packetgen.case import load_case
from packetgen.draft import Draft
from packetgen.form import load_form
from packetgen.jurisdiction import known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions, Status
from tests.drafting import court_for, drafted_for
from tests.matrix.debris import word_lines
from tests.matrix.variants import ROOT

TODAY = dt.date(2026, 12, 4)
COURTS = [c for c in known_jurisdictions() if c.count("-") > 1 or c in ("us-federal", "us-wa")]


def _drafted(form_id: str, court_id: str, **values: object) -> Draft:
    form = load_form(form_id)
    case = replace(load_case(ROOT / "examples" / "demo" / "case.yaml"), jurisdiction=court_id)
    return drafted_for(court_for(form, case, county="Kings"), form, case, values=values, base=ROOT)


@pytest.mark.parametrize("court_id", COURTS)
def test_every_court_has_words_for_an_oath_and_the_record_names_them(court_id: str) -> None:
    made = _drafted("declaration", court_id, declarant="hernandez", statements="1. It rained.")
    (name,) = made.wordings
    text = resolve(court_id, Conditions(TODAY)).texts[name]
    said = " ".join(word_lines(made))
    assert all(clause.text in said for clause in text.clauses)
    assert name.startswith("neutral-") <= (text.citation.status is Status.UNVERIFIED)


@pytest.mark.parametrize(
    ("court_id", "wanted"),
    [
        ("us-ca-superior-alameda", "under the laws of the State of California that"),
        ("us-federal-cand", "I declare under penalty of perjury that the foregoing"),
        ("us-ny-supreme-newyork", "under the penalties of perjury under the laws of New York"),
        ("us-tx-trial-travis", "I declare under penalty of perjury that the foregoing"),
    ],
)
def test_the_words_are_the_courts_own(court_id: str, wanted: str) -> None:
    for form, values in (
        ("declaration", {"declarant": "hernandez", "statements": "1. It rained."}),
        ("proof-of-service", {"server": "achebe"}),
    ):
        said = " ".join(word_lines(_drafted(form, court_id, **values)))
        assert wanted.removeprefix("I declare") in said
        assert ("Executed on" in said) is not court_id.startswith("us-ny")


def test_new_york_affirms_and_says_the_day_in_the_oath() -> None:
    made = _drafted("declaration", "us-ny-supreme-newyork", declarant="hernandez",
                    statements="1. It rained.")  # fmt: skip
    lines = word_lines(made)
    assert any("AFFIRMATION OF MARÍA HERNÁNDEZ" in line.upper() for line in lines)
    assert "I, María Hernández, affirm:" in lines
    assert any(line.startswith("I affirm this ____") for line in lines)


def test_an_affidavit_ends_with_the_officers_words_and_nobody_swears_in_advance() -> None:
    made = _drafted("affidavit", "us-ma-superior-suffolk", affiant="hernandez",
                    statements="1. It rained.")  # fmt: skip
    lines = word_lines(made)
    (sworn,) = [line for line in lines if line.startswith("Subscribed and sworn to")]
    assert "before me by María Hernández on ____" in sworn
    assert made.wordings == ("neutral-jurat",)


@pytest.mark.parametrize(
    ("court_id", "title"),
    [
        ("us-federal-nysd", "United States District Judge"),
        ("us-ny-supreme-newyork", "Justice of the Supreme Court"),
        ("us-tx-trial-travis", "Judge Presiding"),
        ("us-ca-superior-alameda", "Judge of the Superior Court"),
        ("us-oh-commonpleas-cuyahoga", "Judge of the Court"),
    ],
)
def test_an_order_is_ready_for_the_judge_of_that_court(court_id: str, title: str) -> None:
    values = {"hearing": "relief", "motion": "motion for relief", "orders": "1. It is granted."}
    lines = word_lines(_drafted("proposed-order", court_id, **values))
    named = lines.index("Hon. Marisol Quintero-Bell", lines.index("It is granted."))
    assert lines[named + 1] == title
    assert set(lines[named - 1].strip()) == {"_"}
    magistrate = _drafted("proposed-order", court_id, judge_title="Magistrate Judge", **values)
    assert "Magistrate Judge" in word_lines(magistrate)


def test_a_lawyer_who_declares_signs_in_person_and_not_for_the_firm() -> None:
    made = _drafted("declaration", "us-ca-superior-alameda", declarant="raman",
                    statements="1. I wrote to him.")  # fmt: skip
    lines = word_lines(made)
    assert not any(line.startswith("By:") for line in lines)
    at = len(lines) - 1 - lines[::-1].index("Priya N. Raman")
    assert set(lines[at - 1]) == {"_"}


def test_a_place_that_ends_in_a_stop_ends_the_oath_with_one() -> None:
    from packetgen.draft.placing.oaths import oath

    words = resolve("us-federal", Conditions(TODAY)).texts
    unsworn = next(text for text in words.values() if len(text.clauses) == 1)
    for place in ("Washington, D.C.", "Oakland, California.", "Oakland, California"):
        said = oath(unsworn, "May 4, 2026", place, "Body")
        assert f"at {place.removesuffix('.')}.<" in said
