"""Everything a build reads, as one value: plan, case, forms, courts, fonts, labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.case import Case
from packetgen.form import Form
from packetgen.handout import Review
from packetgen.jurisdiction.model import Jurisdiction, Layout
from packetgen.packet import COURT_AUDIENCES, Plan

if TYPE_CHECKING:
    from packetgen.typeset import FontBook

TO_BE_RECORDED = " to be recorded"
"""Added to the kind of a paper that the clerk will record, for the court's treatment of it."""
COVER_FORM = "exhibit-cover"
INDEX_FORM = "exhibit-index"


@dataclass(frozen=True, slots=True)
class Court:
    """A court's rules and the layout that follows from them, for one kind of paper."""

    jurisdiction: Jurisdiction
    layout: Layout


@dataclass(frozen=True)
class Inputs:
    """What a packet is made of: plan, case, forms, courts, fonts, labels; nothing made yet.

    ``tables`` are the CSV and XLSX files that lists of the case were read from, relative to the
    case file's folder; ``reviews`` are what the office recorded about its handouts,
    ``reviews_file`` where, if it was named rather than found.
    """

    plan: Plan
    case: Case
    forms: Mapping[str, Form]
    courts: Mapping[str, Court]
    labels: Mapping[str, str]
    fonts: FontBook = field(repr=False)
    folder: Path
    today: dt.date
    engine: str = "auto"
    tables: tuple[str, ...] = ()
    court_folders: tuple[Path, ...] = ()
    form_folders: tuple[Path, ...] = ()
    reviews: tuple[Review, ...] = ()
    reviews_file: Path | None = None

    def court_for(self, kind: str, *, recorded: bool = False) -> Court:
        """The court as it treats papers of this kind, whether or not they are to be recorded."""
        wanted = f"{kind}{TO_BE_RECORDED}" if recorded else kind
        return self.courts.get(wanted) or self.courts.get(kind) or self.courts[""]

    @property
    def jurisdiction(self) -> Jurisdiction:
        """The court as it treats papers of no special kind."""
        return self.courts[""].jurisdiction

    @cached_property
    def for_court(self) -> bool:
        """Whether the packet goes to a court or to another party."""
        return self.plan.audience in COURT_AUDIENCES
