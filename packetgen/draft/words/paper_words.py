"""What a form says in the language of a document, and what is named where it has no such text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetgen.case.model import Case, Party, Person
from packetgen.errors import Location, Problem
from packetgen.form.model import Form
from packetgen.handout import Review, paper_words
from packetgen.handout.languages import spoken

from .language import language_name


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words of a form in one language.

    ``unreviewed``: it is a translation that no translator of the office stands by.
    ``no_text_in`` is the English name of the language that the client reads and the form has not;
    ``lacking`` are the problems that this makes, where the document was wanted in that language.
    """

    language: str
    strings: Mapping[str, str]
    english: Mapping[str, str]
    unreviewed: bool = False
    no_text_in: str = ""
    lacking: tuple[Problem, ...] = ()


def form_words(form: Form, case: Case, language: str, reviews: Sequence[Review]) -> FormWords:
    """The words of a form in the language wanted; of a consent in English where it has no others.

    A paper that a client signs and cannot read is made in English alone, which the paper and the
    problems say: an interpreter reads it aloud, and signs for that.

    Raises:
        FormError: Texts that are missing or out of date in the language.
    """
    if not form.translated:
        strings = form.strings.get(language, {})
        return FormWords(language, strings, form.strings.get("en", {}))
    found = spoken(language, form.languages)
    client = case.find(case.client) if case.client else None
    reads = client.language if isinstance(client, Party | Person) else "en"
    lacking: tuple[Problem, ...] = ()
    no_text_in = ""
    if found is None:
        no_text_in = language_name(language)
        have = ", ".join(form.languages)
        lacking = (
            Problem(
                Location(f"{form.place or form.id}/form.yaml", pointer="/languages"),
                f"there is no text of {form.id} in {no_text_in}, so it stands in English alone",
                f"It has: {have}. Have it read aloud by an interpreter who signs for that, and "
                "say so in a waiver; or add the language: packetgen translate-status --worksheet.",
            ),
        )
    elif found == "en" and spoken(reads, form.languages) is None:
        no_text_in = language_name(reads)
    words = paper_words(form.content, form.id, found or "en", reviews)
    return FormWords(
        found or "en", words.strings, words.english, words.unreviewed, no_text_in, lacking
    )
