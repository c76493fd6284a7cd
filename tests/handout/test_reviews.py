"""Reviews hold for the text that was read, and for no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from packetgen.errors import CaseError
from packetgen.form import Form
from packetgen.handout import (
    Review,
    content_hash,
    handout_words,
    load_reviews,
    reviews_text,
    standing,
)

DAY = dt.date(2026, 11, 20)


def review(form: Form, role: str, language: str, topic: str = "arrest") -> Review:
    return Review(
        topic, language, role, "Somebody", DAY, content_hash(form.content, topic, language)
    )


def said(form: Form, *reviews: Review, language: str = "en", topic: str = "arrest") -> str:
    words: str = handout_words(form.content, topic, language, reviews=reviews)["standing"]
    return words


def test_english_says_so_until_a_lawyer_reviewed_it(form: Form) -> None:
    assert said(form) == "No lawyer of this office has reviewed this text yet."
    assert said(form, review(form, "lawyer", "en")) == "Reviewed by this office"
    assert "No lawyer" in said(form, review(form, "lawyer", "en"), topic="stops")


def test_a_translation_needs_a_lawyer_and_a_translator(form: Form) -> None:
    lawyer, translator = review(form, "lawyer", "en"), review(form, "translator", "es")
    assert said(form, language="es").startswith("Ni un abogado ni un traductor")
    assert said(form, lawyer, language="es").startswith("Ningún traductor")
    assert said(form, translator, language="es").startswith("Ningún abogado")
    assert said(form, lawyer, translator, language="es") == "Revisado por esta oficina"
    assert said(form, review(form, "lawyer", "es"), language="es").startswith("Ningún traductor")
    assert standing(form.content, "arrest", "vi", [lawyer, translator]).translator is None
    assert standing(form.content, "arrest", "en", [translator]).lawyer is None


@pytest.mark.parametrize(
    ("file", "old", "new", "void"),
    [
        ("arrest/en.yaml", "Do not run, fight", "Never run, fight", {"en", "es"}),
        ("arrest/es.yaml", "No corra", "Nunca corra", {"es"}),
        ("common/en.yaml", "general facts", "some facts", {"en", "es"}),
        ("stops/en.yaml", "Do not run", "Never run", set()),
    ],
)
def test_a_changed_text_voids_its_reviews(
    form: Form, file: str, old: str, new: str, void: set[str]
) -> None:
    assert old in form.content[file]
    changed = {**form.content, file: form.content[file].replace(old, new, 1)}
    lawyer, translator = review(form, "lawyer", "en"), review(form, "translator", "es")
    now = standing(changed, "arrest", "es", [lawyer, translator])
    assert (now.lawyer is None) == ("en" in void)
    assert (now.translator is None) == ("es" in void)
    assert len(now.void) == (now.lawyer is None) + (now.translator is None)


def test_the_file_of_reviews_reads_back_and_keeps_the_latest(form: Form, tmp_path: Path) -> None:
    old = Review("arrest", "es", "translator", "Inés Duarte", DAY, "0" * 64, "court certified")
    new = review(form, "translator", "es")
    path = tmp_path / "reviews.yaml"
    path.write_text(reviews_text([old, review(form, "lawyer", "en"), new]), encoding="utf-8")
    found = load_reviews(path)
    assert set(found) == {review(form, "lawyer", "en"), new}


@pytest.mark.parametrize(
    "text", ["reviews: [{topic: a}]", "reviews: 3", "{}", "reviews:\n- {role: judge}"]
)
def test_a_broken_file_of_reviews_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "reviews.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        load_reviews(path)
    assert caught.value.problems
