"""What a drafter is told of one document beside its form, its case and its court."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetgen.handout import Review
from packetgen.jurisdiction.model import Layout

from .model import LabelledExhibit
from .values.timing import Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingInstructions:
    """The choices that packet, plan and office make for one document.

    Attributes:
        today: The day of the build.
        document_id: The document's id in the plan; signatures and services name it.
        values: The form's own values, from the plan.
        exhibits: Exhibits attached to this document, labelled.
        all_labels: Exhibit id to label for the whole packet, for cites; default: the labels of
            ``exhibits``.
        layout: The court's layout; needed for papers, ignored for letters.
        base: Folder of the plan, which Markdown files may not leave.
        extra: More names for templates, such as a packet's index.
        language: Language of the document (BCP 47).
        titles: Titles of the plan's documents by id, for proofs of service.
        unsigned: Ids of the plan's documents that nobody signs: an index asks for no signature.
        protected: ``part-2`` for a document that tells of treatment records under 42 CFR part 2:
            it carries their notice, at its end where the template places it nowhere.
        literal: The values are data, as an exhibit's title on its cover: tags in them are text.
        dates: Gives the dates of the whole plan when a template asks for them; without it they are
            counted from the case.
        reviews: Which handouts the office reviewed; a handout that nobody did says so.
    """

    today: dt.date
    document_id: str
    values: Mapping[str, Any] | None = field(default=None, repr=False)
    exhibits: Sequence[LabelledExhibit] = field(default=(), repr=False)
    all_labels: Mapping[str, str] | None = None
    layout: Layout | None = field(default=None, repr=False)
    base: Path | None = None
    extra: Mapping[str, Any] | None = field(default=None, repr=False)
    language: str = "en"
    titles: Mapping[str, str] | None = field(default=None, repr=False)
    unsigned: frozenset[str] = frozenset()
    protected: str = ""
    literal: bool = False
    dates: Dates | None = field(default=None, repr=False)
    reviews: Sequence[Review] = ()
