"""Assembly: parts in, one PDF out. Everything it prints or points to comes from the page map."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from packetgen.errors import Location, PacketError, Problem
from packetgen.pages import NotInPacket, PageMap, Part

from .archival import archival_level, lowest, screen_colours
from .assembled import Assembled, Note, PartPdf
from .catalog import page_labels, write_name_tree, write_page_tree
from .links import homes_of, target_of
from .metadata import About, claims_accessibility, write_information
from .outlines import Bookmark, Item, usual_bookmarks, write_outline
from .packet_places import PacketPlaces
from .page_writing import EmbeddedFont, Link, PartWriter
from .pdf.geometry import Sheet, sheet_of
from .pdf.layers import Layers
from .pdf.pdf_copying import Copier
from .pdf.pdf_destinations import Spot
from .pdf.pdf_file import PdfFile
from .pdf.pdf_opening import Opened, UnusableFileError, complaints, open_pdf
from .pdf.pdf_syntax import Name, Raw, encode
from .stamping.stamp_font import needed, stamp_font
from .stamping.stamp_layout import StampedPages
from .stamping.stamps import StampPlan, draft_stamps, stamp_texts
from .structure import StructureTree

_TREE = 50
"""Children of a node of the page tree."""
_AHEAD = 1
"""Parts that are opened, and looked at, before the one that is being written is done."""


def assemble(
    parts: Sequence[PartPdf],
    pages: PageMap,
    about: About,
    *,
    bookmarks: Sequence[Bookmark] | None = None,
    stamps: StampPlan | None = None,
    whole: PageMap | None = None,
    draft: bool = False,
    archival: bool = False,
    lenient: bool = False,
    into: BinaryIO | None = None,
) -> Assembled:
    """Bind parts into one PDF with bookmarks, links, page labels, stamps and tags.

    Sources keep their own outlines (nested), links, named destinations (prefixed with the part's
    id), layers and tags. Every bookmark and link keeps the reader's zoom. Scripts, embedded files
    and form fields of sources are not carried along; a field's picture is.

    Args:
        parts: The parts of ``pages``, in its order.
        pages: The page map of this very file.
        about: Title (no client's name), language and the build's day.
        bookmarks: By default :func:`packetgen.packet.outlines.usual_bookmarks`.
        stamps: What is stamped where; nothing by default.
        whole: The map of the combined packet when this is one filing of it: a link to a part that
            is only there loses its link here, which is noted, and is not dangling.
        draft: Mark every page as a draft.
        archival: Declare PDF/A-2 if every part is known to meet it; else say which does not.
        lenient: Let links that lead nowhere become plain words, listed in ``dangling``.
        into: An empty file, open for reading and writing, that the PDF goes to as it is made. What
            is held in memory then depends on the largest part alone, and ``Assembled.pdf`` is
            empty. When this raises, what stands in the file is no PDF.

    Raises:
        PacketError: A part is unusable or has not the pages that the map says; a link or bookmark
            leads nowhere. Every one of them is listed.
    """
    assembly = _Assembly(
        parts, pages, about, bookmarks=bookmarks, stamps=stamps, whole=whole, draft=draft,
        archival=archival, lenient=lenient,
    )  # fmt: skip
    return assembly.run(into)


@dataclass(frozen=True, slots=True)
class _Entering:
    """A part that is opened: ``at`` is the index of its first page in the packet."""

    part: PartPdf
    at: int
    opened: Opened
    sheets: list[Sheet]
    stamped: StampedPages


class _Assembly:
    def __init__(
        self,
        parts: Sequence[PartPdf],
        pages: PageMap,
        about: About,
        *,
        bookmarks: Sequence[Bookmark] | None,
        stamps: StampPlan | None,
        whole: PageMap | None,
        draft: bool,
        archival: bool,
        lenient: bool,
    ) -> None:
        if [part.part for part in parts] != list(pages.parts):
            raise ValueError("the parts are not those of the page map, in its order")
        self._parts, self._pages, self._about = parts, pages, about
        usual = usual_bookmarks(pages, about.bookmark_title)
        self._bookmarks = usual if bookmarks is None else tuple(bookmarks)
        self._whole = whole or pages
        self._plan = stamps or StampPlan()
        if draft:
            marks = draft_stamps([part.kind for part in (whole or pages).parts])
            self._plan = replace(self._plan, stamps=(*self._plan.stamps, *marks))
        self._lenient = lenient
        self._dangling: dict[Note, None] = {}
        self._ambiguous: dict[Note, None] = {}
        self._problems: list[Problem] = []
        self._notes: list[Note] = []
        self._untagged: list[str] = []
        self._bare: dict[str, tuple[int, ...]] = {}
        self._accessible = True
        self._wants_archival = archival
        self._levels: list[str] = []
        self._not_archival: list[Note] = []
        self._names: list[tuple[bytes, int, Spot]] = []

    def run(self, into: BinaryIO | None) -> Assembled:
        out = self._out = PdfFile(into)
        self._refs = [out.reserve() for _ in self._pages.pages]
        self._places = PacketPlaces(self._pages, self._refs, numbered=self._about.page_in_titles)
        self._nodes = [out.reserve() for _ in range(0, len(self._refs), _TREE)]
        self._tree, self._layers = StructureTree(out), Layers()
        texts = stamp_texts(self._plan, self._pages)
        self._font = self._embedded_font(texts)
        waiting: list[tuple[Link, int]] = []
        with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as workers:
            for entering in self._entering(texts, workers):
                try:
                    self._add(entering, waiting)
                finally:
                    entering.stamped.close()
        if not self._problems:
            for link, target in waiting:
                place = encode(self._places.destination(target, link.spot))
                out.put(link.ref, link.body + b"/Dest" + place + b">>")
        items = [] if self._problems else self._places.items(self._bookmarks, self._problems)
        if self._problems:
            count = len(self._problems)
            raise PacketError(
                f"the packet cannot be assembled: {count} problem{'s' if count > 1 else ''}",
                problems=tuple(self._problems),
            )
        level = "" if self._not_archival else lowest(self._levels)
        return Assembled(
            self._finish(items, level),
            tuple(self._notes),
            tuple(self._untagged),
            self._bare,
            level,
            tuple(self._dangling),
            tuple(self._ambiguous),
            tuple(self._not_archival),
        )

    def _embedded_font(self, texts: Sequence[Any]) -> EmbeddedFont | None:
        characters = needed(text.replace("\n", "") for page in texts for _, text in page)
        if not characters:
            return None
        font = stamp_font(characters, self._plan.font, folders=self._plan.font_folders)
        value = Copier(self._out, font.opened, []).value(font.font)
        return EmbeddedFont(font, self._out.share(value))

    def _entering(self, texts: Sequence[Any], workers: Executor) -> Iterator[_Entering]:
        """The usable parts in order, opened ahead of being written while their pages are looked at.

        The last one is opened when few are waiting: a part is held in memory.
        """
        font = self._font.font if self._font is not None else None
        ahead: deque[_Entering] = deque()
        at = 0
        try:
            for part in self._parts:
                length = part.part.pages
                opened = self._opened(part)
                if opened is not None:
                    sheets = [sheet_of(page) for page in opened.pages]
                    numbers = part.select or tuple(range(1, length + 1))
                    stamped = StampedPages(
                        opened, numbers, sheets, texts[at : at + length], self._plan, font, workers
                    )
                    ahead.append(_Entering(part, at, opened, sheets, stamped))
                at += length
                if len(ahead) > (_AHEAD if font is not None else 0):
                    yield ahead.popleft()
            while ahead:
                yield ahead.popleft()
        finally:
            for entering in ahead:
                entering.stamped.close()

    def _opened(self, part: PartPdf) -> Opened | None:
        name = part.name or part.part.id
        try:
            opened = open_pdf(part.pdf.read_bytes() if isinstance(part.pdf, Path) else part.pdf)
        except UnusableFileError as error:
            self._trouble(name, error.reason, error.hint)
            return None
        if part.select:
            opened = opened.select(part.select)
        if len(opened.pages) != part.part.pages:
            self._trouble(
                name,
                f"it has {len(opened.pages)} pages where the page map counts {part.part.pages}",
                "Count the part again after its last change, and lay the map out anew.",
            )
            return None
        return opened

    def _add(self, entering: _Entering, waiting: list[tuple[Link, int]]) -> None:
        part, at, opened, sheets = entering.part, entering.at, entering.opened, entering.sheets
        length, identifier = part.part.pages, part.part.id
        self._places.enter(identifier, at, sheets)
        with complaints():
            writer = PartWriter(
                self._out,
                opened,
                refs=self._refs[at : at + length],
                parents=[self._nodes[(at + step) // _TREE] for step in range(length)],
                tree=self._tree,
                sheets=sheets,
                stamped=entering.stamped,
                sound=part.sound,
                font=self._font,
                elsewhere=lambda address: self._elsewhere(address, part.part),
            )
            self._notes += [Note(identifier, message, page) for page, message in writer.write()]
            for link in writer.links:
                target = self._target(link.address, link.spot, part, at, link.page)
                if target is not None:
                    waiting.append((link, target))
            writer.finish(self._layers)
            self._places.written(identifier, writer.moves, writer.outline)
            named = writer.named
        empty = all(page.get("/Contents") is None for page in opened.pages)
        self._accessible = self._accessible and (empty or claims_accessibility(opened))
        if self._wants_archival:
            found = archival_level(opened)
            if found.level:
                self._levels.append(found.level)
            else:
                self._not_archival.append(Note(identifier, found.reason))
        if not writer.tagged:
            self._untagged.append(identifier)
        elif writer.bare:
            self._bare[identifier] = tuple(writer.bare)
        self._notes += [Note(identifier, message) for message in opened.notes]
        self._names += [
            (f"{identifier}/{key}".encode(), at + spot.page, spot) for key, spot in named.items()
        ]

    def _target(
        self, address: str, spot: Spot | None, part: PartPdf, at: int, page: int
    ) -> int | None:
        if spot is not None:
            return at + spot.page
        try:
            return target_of(address, self._pages, part.part).index
        except NotInPacket as error:
            error = self._wider(address, part.part) or error
            self._problems.append(
                Problem(
                    Location(part.name or part.part.id, page=page, detail=f"link {address}"),
                    str(error),
                    "Correct the cite, or add what it cites to the plan.",
                )
            )
            return None

    def _wider(self, address: str, part: Part) -> NotInPacket | None:
        """Why an address leads nowhere in the whole packet: this file may lack the exhibit."""
        try:
            target_of(address, self._whole, part)
        except NotInPacket as error:
            return error
        return None

    def _elsewhere(self, address: str, part: Part) -> bool:
        """Whether an address leads to another filing of the packet, and nowhere in this file."""
        if len(homes := homes_of(address, self._whole, part)) > 1:
            said = f"{address} is attached to {', '.join(homes)}"
            self._ambiguous[Note(part.id, said)] = None
        if _leads(address, self._pages, part):
            return False
        nowhere = self._wider(address, part)
        if nowhere is not None and self._lenient:
            self._dangling[Note(part.id, f"{address}: {nowhere}")] = None
        return nowhere is None or self._lenient

    def _finish(self, items: Sequence[Item], level: str) -> bytes:
        out = self._out
        pages = write_page_tree(out, self._nodes, self._refs, _TREE)
        information, xmp = write_information(
            out, self._about, accessible=self._accessible, archival=level
        )
        catalog: dict[str, Any] = {
            "Type": Name("Catalog"),
            "Pages": pages,
            "PageLabels": page_labels(self._pages),
            "Lang": self._about.language,
            "ViewerPreferences": {"DisplayDocTitle": True},
            "Metadata": xmp,
        }
        if self._about.open_zoom and self._refs:
            catalog["OpenAction"] = self._places.opening(self._about.open_zoom)
        if level:
            source, intents = screen_colours()
            catalog["OutputIntents"] = Raw(Copier(out, source, []).value(intents))
        outline = write_outline(out, items)
        if outline is not None:
            catalog |= {"Outlines": outline, "PageMode": Name("UseOutlines")}
        structure = self._tree.write()
        if structure is not None:
            catalog |= {"StructTreeRoot": structure, "MarkInfo": {"Marked": True}}
        if self._names:
            named = [(key, self._places.destination(at, spot)) for key, at, spot in self._names]
            catalog["Names"] = {"Dests": write_name_tree(out, named)}
        catalog |= self._layers.entries()
        return out.finish(out.add(catalog), information)

    def _trouble(self, name: str, message: str, hint: str) -> None:
        self._problems.append(Problem(Location(name), message, hint))


def _leads(address: str, pages: PageMap, part: Part) -> bool:
    try:
        target_of(address, pages, part)
    except NotInPacket:
        return False
    return True


__all__ = ["About", "Assembled", "Note", "PartPdf", "assemble"]
