"""Letters drafted for the variants of a case."""

from __future__ import annotations

from dataclasses import replace

from packetgen.draft import Draft
from tests.drafting import court_for, drafted_for

from .cells import LETTER_COURT, Cell, form_of
from .making import papers_of, values_of
from .variants import VARIANTS, case_of


def letter_of(
    form_id: str, example: str, number: int, language: str = "en", *, bare: bool = False
) -> Draft:
    """One letter, drafted for one variant of its case; ``bare`` with what it must have alone."""
    variant = VARIANTS[number]
    form = form_of(form_id)
    base, values, folder = values_of(Cell(form_id, example, LETTER_COURT, variant))
    case = case_of(base, variant)
    if not case.hearings:
        values.pop("hearing", None)
    if bare:
        values = {k: v for k, v in values.items() if k in form.schema.get("required", ())}
    # The office's own picture or Word file is not beside the form's examples.
    case = replace(case, office=replace(case.office, letterhead=None))
    return drafted_for(
        court_for(form, case, LETTER_COURT), form, case, document_id="letter", values=values,
        base=folder, titles={name: f"Paper named {name}" for name in papers_of(form, values)},
        language=language, layout=None,
    )  # fmt: skip
