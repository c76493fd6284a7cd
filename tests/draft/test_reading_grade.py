"""The reading grade is Flesch and Kincaid's, counted on words that the writer can choose."""

from __future__ import annotations

import pytest

from packetgen.draft.words.reading_grade import reading_grade, syllables
from packetgen.draft.words.terms_of_art import TERMS_OF_ART

SPOKEN = {
    1: "we take asked hours our judge there once please come dates served rights don't bail law",
    2: "needed papers people table lawyer trial landlord started client places changes being"
       " doing going paying notice safely statement quiet business every create",
    3: "notices remember conference overtime area period employees together another serious"
       " deposit appointment agency tenancy however video radio usual media",
    4: "interpreter information community experience immediate January material",
    5: "representation individual immediately university",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, words in SPOKEN.items() for word in words.split()]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_formulas() -> None:
    """11 words, 1 sentence, 12 syllables."""
    easy = "The old man sat by the sea and looked at nothing."
    assert reading_grade(easy) == pytest.approx(0.39 * 11 + 11.8 * 12 / 11 - 15.59, abs=0.01)


def test_a_lawyers_sentence_is_far_above_the_eighth_grade() -> None:
    hard = (
        "Notwithstanding the aforementioned representations, the undersigned acknowledges that "
        "the limited engagement contemplated herein excludes any appellate applications whatsoever."
    )
    assert reading_grade(hard) > 16


def test_names_and_terms_of_art_do_not_count() -> None:
    plain = "Please call us before you go."
    named = "Please call Bayside Cooperative Tenancy Association us before the deposition you go."
    assert reading_grade(named, excluded=["Bayside Cooperative Tenancy Association"]) < 3
    assert reading_grade(named) > reading_grade(plain) + 2


def test_headings_and_addresses_are_no_sentences_but_a_long_item_is() -> None:
    text = "We will call you."
    dressed = f"International Correspondence\n1900 Harbor Bend, Suite 210\n{text}\n94600"
    assert reading_grade(dressed) == reading_grade(text)
    item = "all correspondence concerning administrative determinations regarding benefits now"
    assert reading_grade(f"{text}\n{item}") > reading_grade(text) + 5


def test_an_abbreviation_ends_no_sentence() -> None:
    assert reading_grade("Mr. Lee and Ms. Cole met at 9:30 a.m. on the day.") == pytest.approx(
        reading_grade("Mr Lee and Ms Cole met at 9:30 am on the day."), abs=1e-9
    )


def test_a_text_without_sentences_has_no_grade() -> None:
    assert reading_grade("") == 0.0
    assert reading_grade("Dates\n12/4/2026") == 0.0


def test_the_terms_of_art_are_words_in_order() -> None:
    assert len(set(TERMS_OF_ART)) == len(TERMS_OF_ART)
    assert all(term == term.lower().strip() for term in TERMS_OF_ART)
