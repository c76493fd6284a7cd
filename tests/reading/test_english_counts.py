"""Numbers with their nouns, and texts compared without accents."""

from __future__ import annotations

import pytest

from packetgen.reading.english_counts import counted, has_problems
from packetgen.reading.letters import unaccented


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1000, "1,000 pages")],
)
def test_one_is_singular_and_all_else_plural(number: int, said: str) -> None:
    assert counted(number, "page") == said


def test_a_plural_of_its_own_is_taken() -> None:
    assert counted(1, "person", "people") == "1 person"
    assert counted(3, "person", "people") == "3 people"


def test_a_single_problem_has_an_article() -> None:
    assert has_problems("case.yaml", ["one"]) == "case.yaml has a problem"
    assert has_problems("case.yaml", ["one", "two"]) == "case.yaml has 2 problems"


def test_names_are_the_same_with_and_without_accents_and_marks() -> None:
    assert unaccented("Hernández, María") == unaccented("HERNANDEZ MARIA") == "hernandezmaria"
