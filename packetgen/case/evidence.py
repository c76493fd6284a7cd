"""Events and exhibits, as well dated and proved as they are known.

They belong to :mod:`packetgen.case.model`, which is where everybody else finds them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePosixPath

from .treatment import UNTREATED, ExhibitFile, Treatment


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as well as it is known: a year, a month, a day, a range; exact or "about".

    ``earliest`` and ``latest`` bound it (both inclusive); an exact day has both equal. ``since``
    marks a beginning without a known end ("from January 2026"). ``str()`` prints it in English.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False
    until: PartialDate | None = None
    since: bool = False

    def __str__(self) -> str:
        from .dates import partial_date_text

        return partial_date_text(self)

    @property
    def earliest(self) -> dt.date:
        """First day on which it can have been."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """Last day on which it can have been."""
        from .dates import last_day

        return self.until.latest if self.until else last_day(self)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement is proved: an exhibit and a page, paragraph or line in it, or free text."""

    exhibit: str = ""
    page: int | None = None
    paragraph: str = ""
    line: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with its proof."""

    id: str
    on: PartialDate
    text: str
    time: dt.time | None = None
    sources: tuple[Source, ...] = ()
    people: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Transfer:
    """A change of hands in a thing's chain of custody; ``giver`` and ``taker``: ids, or words."""

    on: dt.date
    taker: str
    giver: str = ""
    time: dt.time | None = None
    place: str = ""
    purpose: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A thing to be shown to the court.

    ``files`` are paths inside the case folder; ``document`` names instead a document of the plan
    (a proposed pleading, say) that becomes the exhibit. ``pages`` is a page range of the file such
    as ``1-3, 7``; empty means all. ``parts`` says the same files with what is to be done to each.
    """

    id: str
    title: str
    files: tuple[PurePosixPath, ...] = ()
    document: str = ""
    pages: str = ""
    offered_by: str = ""
    kind: str = ""
    label: str = ""
    date: PartialDate | None = None
    witness: str = ""
    description: str = ""
    language: str = "en"
    received: dt.date | None = None
    kept: str = ""
    custody: tuple[Transfer, ...] = ()
    parts: tuple[ExhibitFile, ...] = ()
    treatment: Treatment = UNTREATED
    protected: str = ""
    """``part-2``: records under 42 CFR part 2."""
    admitted: dt.date | bool | None = None
    """The day on which it was admitted into evidence, or whether it was; None: not said."""
