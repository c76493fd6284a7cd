"""Where links and bookmarks of the assembled file lead: pages, places on them, and their titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from packetgen.errors import Location, Problem
from packetgen.pages import PageMap
from packetgen.pages.matrices import IDENTITY, Matrix, apply

from .outlines import Bookmark, Item, OutlineEntry
from .pdf.geometry import LETTER, Sheet
from .pdf.pdf_destinations import Spot
from .pdf.pdf_syntax import Name, Ref


class PacketPlaces:
    """The pages of one file, filled in part by part.

    Args:
        pages: The page map of this very file.
        refs: Its page objects, in order.
        numbered: Bookmarks say the number that is printed on their page.
    """

    def __init__(self, pages: PageMap, refs: Sequence[Ref], *, numbered: bool) -> None:
        self._pages, self._refs, self._numbered = pages, refs, numbered
        self._sheets: list[Sheet] = [Sheet(LETTER)] * len(refs)
        self._moves: dict[int, Matrix] = {}
        self._first: dict[str, int] = {}
        self._outlines: dict[str, tuple[OutlineEntry, ...]] = {}

    def enter(self, part: str, at: int, sheets: Sequence[Sheet]) -> None:
        """A part's first page, by its index in the file, and the sheets of its pages."""
        self._first[part] = at
        self._sheets[at : at + len(sheets)] = sheets

    def written(
        self, part: str, moves: Mapping[int, Matrix], outline: tuple[OutlineEntry, ...]
    ) -> None:
        """How pages of a part were moved to make room, by their index in it, and its outline."""
        at = self._first[part]
        self._moves |= {at + step: move for step, move in moves.items()}
        self._outlines[part] = outline

    def destination(self, index: int, spot: Spot | None = None) -> list[Any]:
        """Page and place with the zoom left to the reader (CRC 8.74(a)(3))."""
        left, top = self._sheets[index].top_left
        if spot is not None and spot.top is not None:
            left, top = spot.left if spot.left is not None else left, spot.top
            left, top = apply(self._moves.get(index, IDENTITY), left, top)
        return [self._refs[index], Name("XYZ"), round(left, 2), round(top, 2), None]

    def opening(self, zoom: str) -> list[Any]:
        """The first page at a zoom in percent, or whole (``fit``)."""
        if zoom == "fit":
            return [self._refs[0], Name("Fit")]
        left, top = self._sheets[0].top_left
        return [self._refs[0], Name("XYZ"), round(left, 2), round(top, 2), float(zoom) / 100]

    def items(self, bookmarks: Sequence[Bookmark], problems: list[Problem]) -> list[Item]:
        """Bookmarks ready to be written; those that lead nowhere become ``problems``."""
        items: list[Item] = []
        for bookmark in bookmarks:
            first = self._first.get(bookmark.part)
            known = (
                first is not None and 1 <= bookmark.page <= self._pages.part(bookmark.part).pages
            )
            if first is None or not known:
                problems.append(
                    Problem(
                        Location(bookmark.part),
                        f"the bookmark {bookmark.title!r} leads to page {bookmark.page} of it, "
                        "which is not in the packet",
                        "Point the bookmark to a part and page that are in it.",
                    )
                )
                continue
            children = self.items(bookmark.children, problems)
            if bookmark.adopt:
                source = bookmark.adopt_from or bookmark.part
                own = self._adopted(self._outlines.get(source, ()), self._first[source])
                children = own + children
            items.append(
                Item(
                    self._titled(bookmark.title, first + bookmark.page - 1),
                    self.destination(first + bookmark.page - 1),
                    children,
                    open=bool(bookmark.children),
                )
            )
        return items

    def _adopted(self, entries: Sequence[OutlineEntry], first: int) -> list[Item]:
        return [
            Item(
                self._titled(entry.title, first + entry.spot.page) if entry.spot else entry.title,
                self.destination(first + entry.spot.page, entry.spot) if entry.spot else None,
                self._adopted(entry.children, first),
            )
            for entry in entries
        ]

    def _titled(self, title: str, index: int) -> str:
        """A bookmark's title, with the number that is printed on its page where that is wanted."""
        number = self._pages.pages[index].printed if self._numbered else ""
        return f"{title} ({number})" if number else title
