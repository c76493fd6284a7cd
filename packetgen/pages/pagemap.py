"""The page map: which page is what. One map feeds index, links, bookmarks, labels and stamps.

Pages count from 1 in everything a person reads; ``index`` alone counts from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    BLANK = "blank"
    """Blank pages and tab sheets of a printed copy: no part of the paper, and not numbered."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages that belong together: one document, one cover, one exhibit.

    ``exhibit`` is the exhibit's id for covers, slip sheets and exhibits; ``filing`` the id of the
    filing; ``document`` the paper that this part is, or that it is attached to: its numbers run
    through all that is attached to it. ``source_pages`` are the pages of the caller's own file that
    an exhibit was cut from, one for each page, counted from 1 (empty: the whole file).
    ``sub_labels`` say of which sub-exhibit each page is (A-1), ``originals`` what an excerpt's file
    calls it; both are empty where there is nothing to say. ``volume`` is the volume of its filing,
    from 1 (0: it has but one). Where an exhibit goes on in the next volume, ``own_from`` is its own
    page number here and ``own_pages`` how many it has in all. ``numbers`` are those that a paper
    gives its own pages, each with how it is written (3, "iii"); empty where it counts on.
    """

    id: str
    kind: PartKind
    title: str
    pages: int
    filing: str
    document: str = ""
    exhibit: str = ""
    label: str = ""
    source_pages: tuple[int, ...] = ()
    sub_labels: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    volume: int = 0
    own_from: int = 1
    own_pages: int = 0
    numbers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the packet.

    ``printed`` is the number that stands on the page under the court's scheme ("" if none),
    ``page_label`` what a PDF viewer shows (equal to ``printed``, made unique by a prefix),
    ``of_part`` the page's number within its part, ``number`` its place in the run of numbers that
    it belongs to, whether it is printed or not, ``written`` that number as its paper writes it
    ("iii"; "" for digits).
    """

    index: int
    part: str
    kind: PartKind
    of_part: int
    printed: str
    page_label: str
    bates: str = ""
    number: int = 0
    written: str = ""


@dataclass(frozen=True, slots=True)
class PageMap:
    """Every page of a packet in order. The parts partition the pages: none twice, none missing.

    Build one with :func:`packetgen.pages.page_map`; ask it for exhibits with
    :mod:`packetgen.pages.lookup`.
    """

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
        start = 0
        for part in self.parts:
            if part.id == identifier:
                return self.pages[start : start + part.pages]
            start += part.pages
        return ()

    def select(self, *filings: str, volume: int = 0) -> PageMap:
        """The same pages as they stand in a file of some filings only: renumbered from index 0.

        ``volume`` takes that volume of them alone.

        Printed numbers and Bates numbers stay; page labels lose the prefix where only the whole
        packet needs it.
        """
        from .numbering import labels_of

        parts = tuple(
            part for part in self.parts if part.filing in filings and volume in (0, part.volume)
        )
        pages = [page for part in parts for page in self.of(part.id)]
        labels = labels_of(parts, [page.written or str(page.number) for page in pages])
        return PageMap(
            parts,
            tuple(
                replace(page, index=index, page_label=label)
                for index, (page, label) in enumerate(zip(pages, labels, strict=True))
            ),
        )
