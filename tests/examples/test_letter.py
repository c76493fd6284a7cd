"""The letter to a client says yes, partly or no in plain words, and by when to act."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from packetgen.case.model import Case
from packetgen.draft.words.reading_grade import reading_grade
from packetgen.form import load_form

from .rendering import TODAY, drafted, pages_of, text_of
from .shipped import FORMS, plain

FORM = "intake-letter"
EXAMPLES = {"engaged": "engaged", "limited": "limited", "declined": "basic"}
OPENING = {
    "engaged": "We will be your lawyers in this matter.",
    "limited": "We can help you with part of this matter.",
    "declined": "We are sorry, but we cannot take your case.",
}
DAY = r"(?:January|February|March|December) \d{1,2}, 202[67]"


def _values(decision: str) -> dict[str, Any]:
    path = FORMS / FORM / "examples" / f"{EXAMPLES[decision]}.yaml"
    values: dict[str, Any] = plain(path)
    assert values["decision"] == decision
    return values


def _letter(decision: str, hearing: bool) -> str:
    def changed(case: Case) -> Case:
        return case if hearing else replace(case, hearings=())

    values = {k: v for k, v in _values(decision).items() if k != "hearing"}
    made = drafted("subpoena-and-letter", FORM, values, changed=changed)
    assert made.unresolved == ()
    assert 1 <= len(pages_of(made)) <= 2
    return text_of(made)


every = pytest.mark.parametrize("decision", EXAMPLES)
both = pytest.mark.parametrize("hearing", [True, False], ids=["hearing", "no-hearing"])


@every
@both
def test_an_eighth_grader_can_read_it(decision: str, hearing: bool) -> None:
    assert reading_grade(_letter(decision, hearing)) <= 8.0


@every
@both
def test_it_answers_first_and_says_by_when(decision: str, hearing: bool) -> None:
    text = _letter(decision, hearing)
    assert OPENING[decision] in text
    assert not any(words in text for d, words in OPENING.items() if d != decision)
    days = {dt.datetime.strptime(day, "%B %d, %Y").date() for day in re.findall(DAY, text)}
    assert any(day > TODAY for day in days), "a day by which to act"
    if decision != "declined":
        assert "Please bring or send us these papers by December 18, 2026." in text
    else:
        assert "If you miss one, you may lose your rights." in text


@every
def test_the_day_in_court_is_told_only_where_there_is_one(decision: str) -> None:
    told = "March 11, 2027, 1:30 p.m.\nYour next day in court: Case management conference"
    assert told in _letter(decision, True)
    without = _letter(decision, False)
    assert "day in court" not in without
    assert ("Dates to remember" in without) == bool(_values(decision).get("deadlines"))
    alone = "You must be there, or you may lose."
    assert (alone in _letter(decision, True)) == (decision != "engaged")


def test_a_refusal_asks_for_nothing_and_promises_nothing() -> None:
    text = _letter("declined", True)
    for words in ("What we will do", "What to bring us", "What it costs", "I agree to it"):
        assert words not in text
    assert "We are not your lawyers" in text


def test_the_letter_is_for_the_client_and_never_for_a_court() -> None:
    form = load_form(FORM)
    assert (form.audience, form.paper) == ("client", False)
