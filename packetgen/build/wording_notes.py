"""What a report says of the words of papers: their grade, and the standing of the law in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.case.model import Counsel, Party, Person
from packetgen.docx.blocks import Block, Paragraph, Table, Text
from packetgen.draft.language import language_name
from packetgen.draft.reading_grade import MOST_FOR_CLIENTS, reading_grade
from packetgen.jurisdiction.model import Status

if TYPE_CHECKING:
    from .drafts import DraftedDocument
    from .made import Made


def wording_notes(made: Made) -> Iterator[str]:
    """The grade of each paper for the client; unverified elements and required wording."""
    for planned in made.inputs.plan.documents:
        form, document = made.inputs.forms[planned.form], made.drafted[planned.id]
        if form.audience == "client" and planned.language == "en":
            grade = max(reading_grade(words_of(document), excluded=_names(made)), 0.0)
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
        if planned.language != "en" and form.strings.get(planned.language, {}).get("unreviewed"):
            yield (
                f"{planned.id}: no qualified translator is on record as having reviewed its words "
                f"in {language_name(planned.language)}; the paper says so. Set 'unreviewed: \"\"' "
                f"in your own copy of the form (strings/{planned.language}.yaml) once one has."
            )
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
