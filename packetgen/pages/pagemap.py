"""The page map: which page is what. One map feeds index, links, bookmarks, labels and stamps.

Pages count from 1 in everything a person reads; ``index`` alone counts from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What court rules distinguish when they say which pages they govern."""

    PAPER = "paper"
    COVER = "cover"
    INDEX = "index"
    EXHIBIT = "exhibit"
    OFFICIAL_FORM = "official_form"
    SLIP_SHEET = "slip_sheet"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages that belong together: one document, one cover, one exhibit.

    ``exhibit`` is the exhibit's id for covers, slip sheets and exhibits; ``filing`` the filing's id.
    """

    id: str
    kind: PartKind
    title: str
    pages: int
    filing: str
    document: str = ""
    exhibit: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the packet.

    ``printed`` is the number that stands on the page under the court's scheme ("" if none),
    ``page_label`` what a PDF viewer shows (equal to ``printed``, made unique by a prefix),
    ``of_part`` the page's number within its part.
    """

    index: int
    part: str
    kind: PartKind
    of_part: int
    printed: str
    page_label: str
    bates: str = ""


@dataclass(frozen=True, slots=True)
class PageMap:
    """Every page of a packet in order. The parts partition the pages: none twice, none missing."""

    parts: tuple[Part, ...]
    pages: tuple[Page, ...]

    def part(self, identifier: str) -> Part:
        """The part with this id. Raises KeyError."""
        for part in self.parts:
            if part.id == identifier:
                return part
        raise KeyError(identifier)

    def of(self, identifier: str) -> tuple[Page, ...]:
        """The pages of one part, in order."""
        return tuple(page for page in self.pages if page.part == identifier)
