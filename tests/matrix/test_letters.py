"""Every letter and consent, with every example and every kind of case: drafted, read, nothing odd.

Only some of them are typeset in test_matrix; here each is read as the Word file that goes out.
"""

from __future__ import annotations

import re

import pytest

from packetgen.docx import read_docx
from packetgen.draft.words.gap_words import gap_words
from packetgen.draft.words.reading_grade import MOST_FOR_CLIENTS, reading_grade
from packetgen.handout import paper_words

from .cells import LETTER_COURT, LETTER_EXAMPLES, Cell, form_of
from .debris import (
    IN_ANY_TEXT,
    IN_WORD_ONLY,
    debris_in,
    gaps_shown,
    word_lines,
)
from .letters import letter_of
from .making import values_of
from .structure import structure_faults
from .variants import VARIANTS, case_of

IN_ANY_LANGUAGE = {
    what: pattern
    for what, pattern in (IN_ANY_TEXT | IN_WORD_ONLY).items()
    if what not in ("the wrong article", "a wrong number")
}


@pytest.mark.parametrize(("form", "example"), LETTER_EXAMPLES)
def test_no_letter_shows_what_a_gap_leaves_behind(form: str, example: str) -> None:
    for number, variant in enumerate(VARIANTS):
        made = letter_of(form, example, number)
        written = word_lines(made)
        blocks = read_docx(made.docx, name=form)
        found = [
            *debris_in(written, IN_ANY_TEXT | IN_WORD_ONLY),
            *structure_faults(blocks),
        ]
        assert found == [], variant.id
        messages = [problem.message for problem in made.unresolved]
        lacking = {re.sub(r"^the form needs (\S+),.*| is missing$", r"\1", m) for m in messages}
        assert {g for g in lacking if not g.startswith(variant.gaps or ("-",))} == set(), variant.id
        assert gaps_shown(written) <= {gap_words(path) for path in lacking}, variant.id


NOTHING_BESIDE = next(n for n, v in enumerate(VARIANTS) if v.id == "nothing-beside")


@pytest.mark.parametrize(("form", "example"), LETTER_EXAMPLES)
@pytest.mark.parametrize("number", [0, NOTHING_BESIDE])
def test_a_letter_with_nothing_but_what_it_must_have(form: str, example: str, number: int) -> None:
    made = letter_of(form, example, number, bare=True)
    blocks = read_docx(made.docx, name=form)
    written = word_lines(made)
    assert debris_in(written, IN_ANY_TEXT | IN_WORD_ONLY) == []
    assert structure_faults(blocks) == []


@pytest.mark.parametrize(
    ("form", "example"), [e for e in LETTER_EXAMPLES if form_of(e[0]).translated]
)
def test_a_consent_in_another_language_leaves_nothing_behind(form: str, example: str) -> None:
    for language in form_of(form).languages[1:]:
        words = paper_words(form_of(form).content, form, language)
        for number in (0, 2, 11):
            made = letter_of(form, example, number, language)
            written = word_lines(made)
            found = debris_in(written, IN_ANY_LANGUAGE)
            # "nan" is a word of Haitian Creole.
            strange = [slip for slip in found if not (language == "ht" and "'nan'" in slip)]
            assert strange == [], (language, number)
            assert words.strings["unreviewed"] in written
            assert words.english["unreviewed"] in written


@pytest.mark.parametrize(("form", "example"), LETTER_EXAMPLES)
def test_what_a_client_reads_is_for_an_eighth_grader(form: str, example: str) -> None:
    if form_of(form).audience != "client":
        assert form_of(form).audience in ("service", "court")
        return
    for number in (0, 2, 5):
        base, _, _ = values_of(Cell(form, example, LETTER_COURT, VARIANTS[number]))
        case = case_of(base, VARIANTS[number])
        names = [party.printed for party in case.parties] + [case.office.name]
        names += [line for party in case.parties for line in party.address.printed]
        text = "\n".join(word_lines(letter_of(form, example, number)))
        assert 0 < reading_grade(text, excluded=names) <= MOST_FOR_CLIENTS


@pytest.mark.parametrize("variant", ["as-it-is", "no-telephone"])
def test_how_to_reach_a_client_begins_with_a_capital(variant: str) -> None:
    number = next(n for n, v in enumerate(VARIANTS) if v.id == variant)
    lines = word_lines(letter_of("referral-letter", "no-release", number))
    reached = lines[lines.index("How to reach Ms. Phạm") + 1]
    assert "thuy.pham@example.org" in reached
    assert reached[0].isupper()
