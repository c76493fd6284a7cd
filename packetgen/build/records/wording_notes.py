"""What a report says of the words of papers: their grade, and the standing of the law in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.case.model import Counsel, Party, Person
from packetgen.draft.words.reading_grade import MOST_FOR_CLIENTS, reading_grade
from packetgen.form import Form
from packetgen.handout import paper_words
from packetgen.jurisdiction.model import Status

from ..inputs.languages import language_set
from .drafted_words import words_of
from .translation_notes import translation_notes

if TYPE_CHECKING:
    from ..made import Made


def wording_notes(made: Made) -> Iterator[str]:
    """The grade of each paper for the client; unverified elements and required wording."""
    for planned in made.inputs.plan.documents:
        form, document = made.inputs.forms[planned.form], made.drafted[planned.id]
        language = language_set(form, planned)
        if form.audience == "client" and (language == "en" or form.english_after):
            words = _english_of(form, language, words_of(document))
            grade = max(reading_grade(words, excluded=_names(made)), 0.0)
            over = f"; a client’s letter should not exceed {MOST_FOR_CLIENTS:.0f}"
            yield (
                f"{planned.id}: reading grade {grade:.1f} (Flesch-Kincaid)"
                f"{over if grade > MOST_FOR_CLIENTS else ''}."
            )
        unverified = [element for element in form.elements if element.status != "confirmed"]
        if unverified:
            cites = ", ".join(dict.fromkeys(element.cite for element in unverified))
            yield (
                f"{planned.id}: {len(unverified)} of {len(form.elements)} elements that the law "
                f"wants on it are unverified: compare it with {cites}."
            )
        if form.translated or form.kind == "letter":
            yield from translation_notes(made, planned, form, language)
        texts = made.inputs.court_for(form.kind, recorded=planned.recorded).jurisdiction.texts
        for name in document.wordings:
            citation = texts[name].citation
            if name.startswith("neutral-"):
                yield (
                    f"{planned.id}: {texts[name].title.lower()} (unverified): {citation.cite}; "
                    "compare it with what the court wants."
                )
            elif citation.status is not Status.CONFIRMED:
                yield (
                    f"{planned.id}: the words of {citation.cite} on it are unverified; "
                    f"compare them with {citation.url or 'the official text'}."
                )


def _english_of(form: Form, language: str, words: str) -> str:
    """The English part of a letter's words: all, or the copy after those in another language."""
    if language == "en":
        return words
    heading = paper_words(form.content, form.id, "en").strings["english_copy"]
    return words.rpartition(f"{heading}\n")[2]


def _names(made: Made) -> tuple[str, ...]:
    """Names and addresses, which nobody can write in plainer words."""
    case = made.inputs.case
    people: tuple[Party | Counsel | Person, ...] = (*case.parties, *case.counsel, *case.people)
    places = [line for who in people for line in who.address.printed]
    places += case.office.address.printed
    offices = [getattr(who, name, "") for who in people for name in ("organization", "firm")]
    return (*(who.printed for who in people), case.office.name, *offices, *places)
