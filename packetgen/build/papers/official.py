"""Official PDF forms in a packet: filled as a draft that can be changed, flattened when bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from packetgen.draft import Draft, DraftingInstructions, LabelledExhibit, addendum, field_texts
from packetgen.errors import FormError, Location, Problem
from packetgen.form.official import NOT_MAPPED
from packetgen.packet import PlannedDocument, Press
from packetgen.typeset import Typeset

from ..inputs.plan_dates import dates_of
from ..inputs.text_files import with_texts_from
from .letterheads import with_letterhead
from .official_pages import with_pages
from .typesetting import typeset_blocks

if TYPE_CHECKING:
    from packetgen.form.official import OfficialPdf
    from packetgen.packet.pdf_forms.official_filling import Continued

    from ..inputs.model import Inputs


def fill_official(
    inputs: Inputs,
    planned: PlannedDocument,
    exhibits: Sequence[LabelledExhibit],
    titles: Mapping[str, str],
) -> Draft:
    """An official form with the case's values in its fields, and the addendum after its pages.

    Raises:
        FormError: The form cannot be filled, the mapping does not fit it, or a value does not fit
            its field; everything that is wrong at once.
    """
    from packetgen.packet.pdf_forms.official_fields import (
        form_fields,
        mapping_problems,
        open_official,
    )
    from packetgen.packet.pdf_forms.official_filling import fill_form

    form = inputs.forms[planned.form]
    official = form.official
    assert official is not None
    place = form.place or form.id
    problems = mapping_problems(official, place)
    if problems:
        raise FormError(f"The mapping of {form.id} does not fit the form.", problems=problems)
    opened = open_official(official.data, f"{place}/{official.file}")
    court = inputs.court_for(form.kind, recorded=planned.recorded).jurisdiction
    case = with_letterhead(inputs)
    made = field_texts(
        form,
        case,
        court,
        DraftingInstructions(
            today=inputs.today,
            document_id=planned.id,
            values=with_texts_from(inputs.plan, dict(planned.values)),
            exhibits=exhibits,
            all_labels=inputs.labels,
            base=inputs.folder,
            titles=titles,
            dates=lambda: dates_of(inputs),
        ),
        buttons=frozenset(f.name for f in form_fields(opened) if f.kind == "checkbox"),
    )
    filled = fill_form(
        opened,
        official.entries,
        made.texts,
        Press(inputs.today, inputs.fonts, inputs.engine),
        least=official.least,
        place=f"{place}/form.yaml",
    )
    pdf = filled.pdf
    if filled.continued:
        sheet = addendum(
            form, case, court, today=inputs.today, document_id=planned.id,
            continued=[_item(item) for item in filled.continued],
        )  # fmt: skip
        pdf = with_pages(pdf, _set(inputs, planned, sheet.docx).pdf)
    return Draft(
        docx=pdf,
        title=made.title,
        footer_title=made.footer_title,
        unresolved=(*made.unresolved, *_unmapped(official, place)),
        values=made.values,
    )


def _unmapped(official: OfficialPdf, place: str) -> Iterator[Problem]:
    """Fields of a scaffold that nobody has mapped."""
    waiting = [entry.name for entry in official.entries if entry.blank == NOT_MAPPED]
    if waiting:
        count = "1 field is" if len(waiting) == 1 else f"{len(waiting)} fields are"
        listed = ", ".join(f"'{name}'" for name in waiting[:6]) + (" …" if waiting[6:] else "")
        yield Problem(
            Location(f"{place}/form.yaml", pointer=f"/fields/{waiting[0]}"),
            f"{count} not mapped yet: {listed}",
            "Map a path of the case to each, or say why it stays blank.",
        )


def _item(item: Continued) -> dict[str, object]:
    whole = not item.shown.strip()
    return {"name": item.label, "page": item.page, "whole": whole, "text": item.rest.strip()}


def _set(inputs: Inputs, planned: PlannedDocument, docx: bytes) -> Typeset:
    return typeset_blocks(inputs, docx, name=f"{planned.id}.addendum", title="Addendum")
