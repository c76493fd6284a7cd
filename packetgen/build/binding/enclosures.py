"""Cover letters that count what they enclose: papers with their pages, from the page map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from packetgen.form import form_text

from ..inputs.model import Inputs
from ..made import Made
from ..papers.drafting import unpaged, write_draft
from ..papers.drafts import settle_draft
from ..papers.earlier import EarlierBuild
from ..papers.typesetting import typeset_paper
from .compose import Composed

NAME = "enclosures"
"""What a template says to have them."""


def with_enclosures(
    made: Made,
    compose: Callable[[Made], Composed],
    earlier: EarlierBuild,
    approved: Mapping[str, str],
) -> tuple[Made, Composed]:
    """The packet laid out, its cover letters written again once every page is counted.

    A letter's own pages are none of what it encloses, so one more round is enough.

    Raises:
        FormError: A letter cannot be drafted.
        EngineError: A letter cannot be typeset.
        PacketError: The page counts do not settle.
    """
    composed = compose(made)
    letters = counting_letters(made.inputs)
    if not letters:
        return made, composed
    rows = enclosed(made, composed, letters)
    titles = {name: document.title for name, document in made.drafted.items()}
    drafted, papers = dict(made.drafted), dict(made.papers)
    for name in letters:
        planned = made.inputs.plan.document(name)
        own = write_draft(
            made.inputs,
            planned,
            unpaged(made.inputs, planned),
            titles=titles,
            extra={NAME: rows},
        )
        drafted[name] = settle_draft(
            name,
            made.inputs.forms[planned.form].kind,
            own,
            earlier.drafts.get(name),
            made.inputs.labels,
            approved=approved.get(f"drafts/{name}.docx", ""),
        )
        papers[name] = typeset_paper(made.inputs, drafted[name])
    again = replace(made, drafted=drafted, papers=papers)
    return again, compose(again)


def counting_letters(inputs: Inputs) -> tuple[str, ...]:
    """Ids of the documents whose template lists what is enclosed."""
    return tuple(
        planned.id
        for planned in inputs.plan.documents
        if not inputs.forms[planned.form].paper
        and inputs.forms[planned.form].official is None
        and NAME in form_text(inputs.forms[planned.form])
    )


def enclosed(made: Made, composed: Composed, letters: tuple[str, ...]) -> tuple[Any, ...]:
    """A row for each filed paper that is no such letter: title, exhibits, pages with them."""
    rows = []
    for planned in made.inputs.plan.documents:
        if planned.id in letters or not planned.filed:
            continue
        parts = [item.part for item in composed.parts if item.part.document == planned.id]
        rows.append(
            {
                "title": made.drafted[planned.id].title,
                "exhibits": len(planned.exhibits),
                "pages": sum(part.pages for part in parts),
            }
        )
    return tuple(rows)
