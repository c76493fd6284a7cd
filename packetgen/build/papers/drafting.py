"""Drafting the documents of a plan: packetgen's own drafts, settled against the edited ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from packetgen.draft import Draft, DraftingInstructions, LabelledExhibit, draft
from packetgen.packet import PlannedDocument

from ..inputs.model import COVER_FORM, Inputs
from ..inputs.plan_dates import dates_of
from ..inputs.text_files import with_texts_from
from ..progress import Progress, Step, silent
from .drafted import DraftedDocument, draft_path
from .drafts import settle_draft
from .earlier import EarlierBuild
from .letterheads import with_letterhead
from .places_in_plan import placed_in_plan


def draft_all(
    inputs: Inputs,
    earlier: EarlierBuild,
    *,
    approved: Mapping[str, str] | None = None,
    tell: Progress = silent,
) -> dict[str, DraftedDocument]:
    """Every document of the plan by id, in its order: edited drafts as they are.

    Args:
        inputs: The packet's inputs.
        earlier: What lies in the output folder.
        approved: Hashes of approved drafts by their path below the output folder. A draft that
            still is the approved one, byte for byte, is kept, though it may bear the day on which
            it was written: what was read and approved is what goes out. Moved away, it is written
            anew.
        tell: Called after each draft.

    Raises:
        FormError: A template cannot be filled.
        CaseError: A text file of the plan cannot be read.
    """
    own = _own_drafts(inputs, tell)
    return {
        planned.id: settle_draft(
            planned.id,
            inputs.forms[planned.form].kind,
            own[planned.id],
            earlier.drafts.get(planned.id),
            inputs.labels,
            approved=(approved or {}).get(draft_path(planned.id, own[planned.id].docx), ""),
            texts=inputs.court_for(
                inputs.forms[planned.form].kind, recorded=planned.recorded
            ).jurisdiction.texts,
        )
        for planned in inputs.plan.documents
    }


def _own_drafts(inputs: Inputs, tell: Progress) -> dict[str, Draft]:
    """The drafts as packetgen writes them.

    A proof of service names the other papers, so all are drafted again once their titles are known.
    """
    titles = {
        planned.id: planned.title or inputs.forms[planned.form].title
        for planned in inputs.plan.documents
    }
    own: dict[str, Draft] = {}
    for _ in range(2):
        for number, planned in enumerate(inputs.plan.documents, 1):
            own[planned.id] = write_draft(inputs, planned, unpaged(inputs, planned), titles=titles)
            tell(Step("draft", number, len(inputs.plan.documents)))
        settled = {name: drafted.title for name, drafted in own.items()}
        if settled == titles:
            break
        titles = settled
    return own


def write_draft(
    inputs: Inputs,
    planned: PlannedDocument,
    exhibits: Sequence[LabelledExhibit],
    sub_labels: Mapping[str, str] | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Draft:
    """One planned document as packetgen writes it, in the court's format.

    ``sub_labels`` are labels beside those of the packet's exhibits, by id.

    Raises:
        FormError: The template cannot be filled.
        CaseError: A text file of the plan cannot be read.
    """
    form = inputs.forms[planned.form]
    court = inputs.court_for(form.kind, recorded=planned.recorded)
    if form.official is not None:
        from .official import fill_official

        return fill_official(inputs, planned, exhibits, titles or {})
    made = draft(
        form,
        with_letterhead(inputs),
        court.jurisdiction,
        DraftingInstructions(
            today=inputs.today,
            document_id=planned.id,
            values=with_texts_from(inputs.plan, dict(planned.values)),
            exhibits=exhibits,
            all_labels={**inputs.labels, **(sub_labels or {})},
            layout=court.layout,
            base=inputs.folder,
            titles=titles,
            unsigned=frozenset(
                p.id for p in inputs.plan.documents if not inputs.forms[p.form].is_signed
            ),
            extra=extra,
            language=planned.language,
            protected=planned.protected,
            literal=planned.form == COVER_FORM,
            dates=lambda: dates_of(inputs),
            reviews=inputs.reviews,
        ),
    )
    return placed_in_plan(made, inputs.plan, planned)


def unpaged(inputs: Inputs, planned: PlannedDocument) -> tuple[LabelledExhibit, ...]:
    """The exhibits attached to a paper before anything was counted: enough for its cites."""
    known = {exhibit.id: exhibit for exhibit in inputs.case.exhibits}
    return tuple(
        LabelledExhibit(
            id=attached.exhibit,
            label=inputs.labels[attached.exhibit],
            title=known[attached.exhibit].title,
            description=known[attached.exhibit].description,
        )
        for attached in planned.exhibits
    )
