"""What a report says of a paper in another language: who reviewed it, what is in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from packetgen.case.model import Case
from packetgen.casework.amounts import kind_text
from packetgen.draft.words.case_words import in_words_of
from packetgen.draft.words.language import language_name
from packetgen.form import Form
from packetgen.handout import paper_words, standing
from packetgen.packet import PlannedDocument

from ..inputs.languages import reads_no_letter
from .drafted_words import words_of

if TYPE_CHECKING:
    from ..made import Made


def translation_notes(
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
    if not form.content:
        yield (
            f"{planned.id}: its words in {name} are those of your own form {form.id}; "
            "no record says who translated them."
        )
    elif standing(form.content, form.id, language, made.inputs.reviews).translator is None:
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
        yield from _case_in_english(made, planned, form, language)
    for key, known in _by_id(made.inputs.case):
        strange = sorted({*given.get(key, {})} - known) if key in free else []
        if strange:
            yield (
                f"{planned.id}: translated: {key}: the case file has none by the id "
                f"{', '.join(strange)}, so these words are not on the paper."
            )
    said = words_of(made.drafted[planned.id]).casefold()
    lost = [
        key
        for key, value in given.items()
        if key in form.properties and key not in planned.values and not _stands_in(said, value)
    ]
    if lost:
        yield (
            f"{planned.id}: translated: {', '.join(lost)}: the document's values do not give the "
            "same in English, so these words are not on the paper."
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


def _case_in_english(
    made: Made, planned: PlannedDocument, form: Form, language: str
) -> Iterator[str]:
    """What the case file says in English, also in the part of a letter in another language."""
    heading = paper_words(form.content, form.id, "en").strings["english_copy"]
    said = words_of(made.drafted[planned.id]).partition(f"{heading}\n")[0].casefold()
    case, free = made.inputs.case, form.properties["translated"]["properties"]
    hearings = [words for hearing in case.hearings for words in (hearing.purpose, hearing.place)]
    # Kinds that an office named itself have no words in another language.
    kinds = [kind_text(need.kind) for need in case.requirements]
    kinds = [kind for kind in kinds if in_words_of(language, kind) == kind]
    name = language_name(language)
    told = (
        ("the hearing", "hearing_purpose, hearing_place", hearings),
        ("attending from home", "hearing_remote", [hearing.remote for hearing in case.hearings]),
        ("tasks", "tasks", [task.text for task in case.tasks]),
        ("the requirement", "requirement_text", [need.text for need in case.requirements]),
        ("the order", "order", [need.order for need in case.requirements]),
        ("requirements", "requirements", [*kinds, *(need.text for need in case.requirements)]),
    )
    for what, keys, texts in told:
        if keys.split(",")[0] in free and any(t and t.casefold() in said for t in texts):
            yield (
                f"{planned.id}: what the case file says of {what} is in English, also in the "
                f"letter in {name}. Give it under translated: {keys}."
            )


def _stands_in(said: str, value: object) -> bool:
    """Whether some of the words of a value are on the paper, whatever their case."""
    if isinstance(value, str):
        return value.strip().rstrip(".").casefold() in said
    parts = value.values() if isinstance(value, Mapping) else value
    return isinstance(parts, Iterable) and any(_stands_in(said, part) for part in parts)


def _by_id(case: Case) -> tuple[tuple[str, set[str]], ...]:
    """What a letter can say in another language by the ids of the case file, and those ids."""
    return (
        ("tasks", {task.id for task in case.tasks if task.id}),
        ("requirements", {need.id for need in case.requirements}),
    )
