"""What of a case goes into the fields of an official PDF form, and the addendum to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from packetgen.case.model import Case
from packetgen.errors import FormError, Location, Problem
from packetgen.form.model import Form
from packetgen.form.official import FieldEntry, expression, is_true
from packetgen.jurisdiction.model import Jurisdiction

from .drafting import draft
from .filling.environment import fill_text
from .instructions import DraftingInstructions
from .model import Draft
from .staging import staged
from .texts.unwritten import unwritten, unwritten_problem
from .words.gap_words import bracketed
from .words.marks import ANY, GAP_END, GAPS, LINKS

_IS_MISSING = " is missing"


@dataclass(frozen=True, slots=True)
class FieldTexts:
    """The texts of a form's fields by name, and what is missing in them.

    ``texts`` holds "on" or an empty text for a check box. ``values`` maps the case's values that
    were printed to their text; sensitive ones are masked there.
    """

    title: str
    footer_title: str
    texts: Mapping[str, str] = field(repr=False)
    unresolved: tuple[Problem, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)


def field_texts(
    form: Form, case: Case, jurisdiction: Jurisdiction | None,
    instructions: DraftingInstructions, *, buttons: frozenset[str],
) -> FieldTexts:  # fmt: skip
    """Fill the texts of a mapping, all of them.

    Args:
        form: A form of kind ``pdf``.
        case: The case.
        jurisdiction: The court.
        instructions: What packet, plan and office choose for the document.
        buttons: Names of the fields that are check boxes: their value is asked, not printed.

    Raises:
        FormError: A mapping cannot be read or worked out; all of them at once.
    """
    assert form.official is not None
    stage, title, footer_title = staged(form, case, jurisdiction, instructions)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    missing: dict[str, Problem] = {}
    for entry in form.official.entries:
        if entry.blank:
            continue
        place = Location(f"{form.place or form.id}/form.yaml", pointer=f"/fields/{entry.name}")
        stage.record.gaps.clear()
        try:
            filled = fill_text(_source(entry, buttons), stage.context, place)
        except FormError as error:
            problems += error.problems or (Problem(place, error.message, error.hint),)
            continue
        gaps = GAPS.findall(filled) if GAP_END in filled else []
        if entry.optional and gaps:
            filled, gaps = "", []
        for gap in gaps:
            hint = "Add it to the case or to the document's values in the plan."
            missing.setdefault(gap, Problem(place, f"{gap}{_IS_MISSING}", hint))
        text = ANY.sub(
            "", LINKS.sub(r"\2", GAPS.sub(lambda gap: bracketed(gap[1]), filled))
        ).strip()
        for _, words in unwritten(text):
            missing.setdefault(words, unwritten_problem(words, place))
        texts[entry.name] = text
    if problems:
        raise FormError(f"The form {form.id!r} cannot be filled.", problems=tuple(problems))
    return FieldTexts(
        title=title,
        footer_title=footer_title,
        texts=texts,
        unresolved=(*stage.problems, *missing.values(), *stage.to_write.values()),
        values=dict(sorted(stage.record.values.items())),
    )


def addendum(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, *, today: dt.date,
    document_id: str, continued: Sequence[Mapping[str, Any]],
) -> Draft:  # fmt: skip
    """The addendum of an official form as a Word file.

    Args:
        form: The official form.
        case: The case.
        jurisdiction: The court.
        today: The day of the build.
        document_id: The document's id in the plan.
        continued: For each field ``name``, ``page``, ``whole`` and ``text``.
    """
    sheet = replace(
        form, official=None, paper=False, needs=(), caption_title="", footer_title="",
        jurisdictions=(), overrides={},
        schema={"properties": {"form_title": {}, "continued": {}}},
    )  # fmt: skip
    instructions = DraftingInstructions(
        today=today, document_id=f"{document_id}.addendum", literal=True,
        values={"form_title": form.title, "continued": list(continued)},
    )  # fmt: skip
    return draft(sheet, case, jurisdiction, instructions)


def _source(entry: FieldEntry, buttons: frozenset[str]) -> str:
    return is_true(entry.value) if entry.name in buttons else expression(entry.value)
