"""What letters must tell their reader, and what they refuse rather than leave out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from packetgen.draft.words.case_words import in_words_of

from .cells import form_of
from .debris import word_lines
from .letters import letter_of
from .variants import VARIANTS

COMPANIES = next(n for n, v in enumerate(VARIANTS) if v.id == "companies")


def test_a_declined_case_is_no_engagement_and_runs_on() -> None:
    said = " ".join(word_lines(letter_of("intake-letter", "basic", 0)))
    assert "We are not your lawyers, and we will do nothing more" in said
    assert "The law sets time limits, and they may be short" in said
    assert "Please ask another lawyer soon" in said
    assert "The dates below may not be all of them" in said
    assert "does not give you legal advice" in said


def test_a_part_of_a_case_is_agreed_to_as_a_part() -> None:
    lines = word_lines(letter_of("intake-letter", "limited", 0))
    assert any(line.startswith("I have read this letter. I understand that") for line in lines)
    engaged = word_lines(letter_of("intake-letter", "engaged", 0))
    assert "I have read this letter, and I agree to it." in engaged
    assert not any("who signs" in line for line in engaged)


def test_somebody_signs_for_an_organization() -> None:
    lines = word_lines(letter_of("intake-letter", "engaged", COMPANIES))
    assert any(line.startswith("Name and title of the person who signs") for line in lines)


def test_a_letter_in_spanish_says_how_the_client_was_tried() -> None:
    spanish, _, english = "\n".join(
        word_lines(letter_of("missed-contact-letter", "basic", 0, "es"))
    ).partition("The same letter in English")
    assert "18 de noviembre de 2026, 4:40" in spanish
    assert ", por teléfono" in spanish
    assert ", by telephone" in english


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("1 hour", "1 hora"),
        ("8.5 hours", "8.5 horas"),
        ("1,200 classes", "1,200 clases"),
        ("1 class", "1 clase"),
        ("0 sessions", "0 sesiones"),
        ("$87.35", "$87.35"),
        ("Community service (2)", "Servicio comunitario (2)"),
        ("by e-mail", "por correo electrónico"),
        ("24 sessions of counseling", "24 sessions of counseling"),
        ("Horse riding", "Horse riding"),
    ],
)
def test_words_made_from_the_case_are_in_the_language_of_the_letter(
    english: str, spanish: str
) -> None:
    assert in_words_of("es", english) == spanish
    assert in_words_of("en", english) == english
    assert in_words_of("ru", english) == english


_MEETING = {"on": "2026-12-10", "time": "09:00"}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("intake-letter", {"decision": "declined", "matter": "pay", "bring": ["it"]}, "bring"),
    ("intake-letter", {"decision": "declined", "matter": "pay", "meeting": _MEETING}, "meeting"),
    ("intake-letter", {"decision": "engaged", "matter": "pay", "reason": "None."}, "reason"),
    ("intake-letter", {"decision": "limited", "matter": "pay", "we_will": ["it"]}, ""),
    ("appointment-reminder", {"about": "hearing", "appointment": _MEETING}, "appointment"),
    ("appointment-reminder", {"about": "appointment"}, ""),
    ("referral-letter", {"recipient": "x", "purpose": "it", "report": ["it"]}, ""),
    ("program-invitation", {"program": "x", "what_it_is": "it", "time": "09:00"}, ""),
    ("release-of-information", {"discloser": ["x"], "information": ["it"], "purpose": "it",
                                "ends_on": "2027-01-01", "ends_when": "it is over"}, ""),
]  # fmt: skip


def _faults(form: str, values: dict[str, Any]) -> Iterator[str]:
    for error in Draft202012Validator(form_of(form).schema).iter_errors(values):
        yield "/".join(map(str, error.absolute_path))


@pytest.mark.parametrize(("form", "values", "at"), REFUSED)
def test_what_a_letter_would_not_say_is_refused(form: str, values: dict[str, Any], at: str) -> None:
    assert list(_faults(form, values)) == [at]
