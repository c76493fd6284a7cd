"""What a report says of the words of papers: their grade, and the standing of the law in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from packetgen.case.model import Counsel, Party, Person
from packetgen.docx.blocks import Block, Paragraph, Table, Text
from packetgen.draft.words.language import language_name
from packetgen.draft.words.reading_grade import MOST_FOR_CLIENTS, reading_grade
from packetgen.form import Form
from packetgen.handout import paper_words, standing
from packetgen.jurisdiction.model import Status
from packetgen.packet import PlannedDocument

from ..inputs.languages import language_set, reads_no_letter

if TYPE_CHECKING:
    from ..made import Made
    from ..papers.drafts import DraftedDocument


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
            yield from _translation_notes(made, planned, form, language)
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


def _translation_notes(
    made: Made, planned: PlannedDocument, form: Form, language: str
) -> Iterator[str]:
    """How the translation of a paper stands, and what of it is in English alone."""
    if language == "en":
        if unread := reads_no_letter(form, made.inputs.case):
            yield (
                f"{planned.id}: the client reads {language_name(unread)}, and there is no text of "
                f"{form.id} in it: the letter is in English. Have an interpreter read it to the "
                "client."
            )
        return
    name = language_name(language)
    if standing(form.content, form.id, language, made.inputs.reviews).translator is None:
        yield (
            f"{planned.id}: no qualified translator is on record as having reviewed its words in "
            f"{name}; the paper says so. Record one with: packetgen review {form.id} -l {language} "
            "--role translator --name NAME"
        )
    free: Mapping[str, object] = form.properties.get("translated", {}).get("properties", {})
    given = planned.values.get("translated", {})
    alone = [key for key in free if planned.values.get(key) and key not in given]
    if alone:
        yield (
            f"{planned.id}: {', '.join(alone)}: in English alone, also in the "
            f"{'letter' if form.english_after else 'column'} in {name}. "
            f"Give the same in {name} in the document's values, under translated."
        )
    if form.english_after:
        heading = paper_words(form.content, form.id, "en").strings["english_copy"]
        said = words_of(made.drafted[planned.id]).partition(f"{heading}\n")[0].casefold()
        hearings = made.inputs.case.hearings
        if any(
            words and words.casefold() in said for h in hearings for words in (h.purpose, h.place)
        ):
            yield (
                f"{planned.id}: what the case file says of the hearing is in English, also in the "
                f"letter in {name}. Give it under translated: hearing_purpose, hearing_place."
            )
    lists = [
        key for key, value in given.items()
        if isinstance(value, list) and len(value) != len(planned.values.get(key, value))
    ]  # fmt: skip
    if lists:
        yield (
            f"{planned.id}: {', '.join(lists)}: the list in {name} has another number of items "
            "than the English one."
        )


def _english_of(form: Form, language: str, words: str) -> str:
    """The English part of a letter's words: all, or the copy after those in another language."""
    if language == "en":
        return words
    heading = paper_words(form.content, form.id, "en").strings["english_copy"]
    return words.rpartition(f"{heading}\n")[2]


def words_of(document: DraftedDocument) -> str:
    """The words of a paper as its reader has them, a paragraph a line."""
    return "\n".join(_lines(document.blocks.blocks))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(i.text if isinstance(i, Text) else " " for i in block.inlines)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell.blocks)


def _names(made: Made) -> tuple[str, ...]:
    """Names and addresses, which nobody can write in plainer words."""
    case = made.inputs.case
    people: tuple[Party | Counsel | Person, ...] = (*case.parties, *case.counsel, *case.people)
    places = [line for who in people for line in who.address.printed]
    places += case.office.address.printed
    offices = [getattr(who, name, "") for who in people for name in ("organization", "firm")]
    return (*(who.printed for who in people), case.office.name, *offices, *places)
