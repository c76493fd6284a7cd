"""One paper drafted alone, as a court's rules want it, without a packet around it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from packetgen.case import Case
from packetgen.draft import Draft, DraftingInstructions, LabelledExhibit, draft
from packetgen.form import Form, load_form
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction

FILED = dt.date(2026, 12, 4)
"""The day on which the demo's motion is filed."""


def court_for(form: Form, case: Case, court: str = "", county: str = "") -> Jurisdiction:
    """The rules for a form's paper on the day of filing, in the case's court or another one."""
    conditions = Conditions(FILED, document=form.kind, case_type=case.kind)
    return resolve(court or case.jurisdiction, conditions, county=county)


def lettered(case: Case, *, pages: int = 0) -> tuple[LabelledExhibit, ...]:
    """The exhibits of a case as A, B, C; with ``pages`` each has so many, printed from 10 on."""
    return tuple(
        LabelledExhibit(
            e.id, chr(65 + n), e.title, e.description, pages, str(10 + n) if pages else ""
        )
        for n, e in enumerate(case.exhibits)
    )


def drafted_for(court: Jurisdiction | None, form: Form | str, case: Case, **told: Any) -> Draft:
    """A form's paper, laid out as the court wants it; ``told`` are drafting instructions.

    Without a court, as a paper of the office.
    """
    given = {"today": FILED, "document_id": "paper"}
    if court is not None:
        given["layout"] = layout(court)
    instructions = DraftingInstructions(**{**given, **told})
    return draft(load_form(form) if isinstance(form, str) else form, case, court, instructions)
