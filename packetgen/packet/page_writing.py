"""Writing the pages of one part: content, stamps, annotations, tags."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.pages.matrices import IDENTITY, Matrix, inverse, multiply

from .annotation_writing import annotation_body
from .links import Flattened, Kept, LeftOut, sort_annotations
from .outlines import OutlineEntry, read_outline
from .pdf.content_mending import mended_content
from .pdf.geometry import Sheet, mended_boxes
from .pdf.layers import Layers
from .pdf.page_content import (
    ContentEnd,
    content_end,
    field_description,
    picture_of,
    readable,
    streams_of,
)
from .pdf.pdf_copying import Copier
from .pdf.pdf_destinations import Destinations, Spot
from .pdf.pdf_file import PdfFile
from .pdf.pdf_opening import Opened
from .pdf.pdf_syntax import Ref, name, number
from .pdf.pdf_values import dictionary
from .pdf.tag_coverage import shows_something
from .stamping.stamp_font import StampFont
from .stamping.stamp_layout import Stamped, StampedPages
from .stamping.stamps import FONT_RESOURCE, operators
from .structure import StructureTree
from .structure_taken import DrawnField

_CARRIED = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Group",
            "/UserUnit", "/VP")  # fmt: skip


_OWN = "PacketgenContent"
"""Name of a page's own content where that is drawn apart from what is added."""

_SHORT = 600
"""Bytes of content that compressing would save too little of."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose destination is written once all pages are known.

    ``body`` is the annotation's dictionary without its end; ``page`` counts from 1.
    """

    ref: Ref
    body: bytes
    address: str
    spot: Spot | None
    page: int


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """The stamps' font and where it stands in the file."""

    font: StampFont
    ref: Ref


@dataclass(frozen=True, slots=True)
class _Picture:
    """An annotation's picture to be drawn on the page: its resource name, stream, place.

    ``field`` is its place among the tags, if it has one.
    """

    label: str
    stream: Any
    matrix: Matrix
    annotation: Any
    field: DrawnField | None


class PartWriter:
    """Writes one part's pages into the file. Use once: :meth:`write`, then :meth:`finish`."""

    def __init__(
        self,
        out: PdfFile,
        opened: Opened,
        *,
        refs: Sequence[Ref],
        parents: Sequence[Ref],
        tree: StructureTree,
        sheets: Sequence[Sheet],
        stamped: StampedPages,
        sound: bool,
        font: EmbeddedFont | None,
        elsewhere: Callable[[str], bool] = lambda address: False,
    ) -> None:
        self._out, self._opened, self._font, self._sound = out, opened, font, sound
        self._refs, self._parents = refs, parents
        self._sheets, self._stamped = sheets, stamped
        self._copier = Copier(out, opened, list(zip(opened.pages, refs, strict=True)))
        self._tags = tree.begin(opened, self._copier)
        self._destinations = Destinations(opened)
        self._elsewhere = elsewhere
        self.links: list[Link] = []
        self.bare: list[int] = []
        """Pages from 1 that show something of which the part's tags say nothing."""
        self.moves: dict[int, Matrix] = {}
        """Where the content of a page went to make room (user space), by page from 0."""

    @property
    def tagged(self) -> bool:
        """Whether the part has tags."""
        return self._tags.tagged

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        """The part's own outline."""
        return read_outline(self._opened, self._destinations)

    @property
    def named(self) -> dict[str, Spot]:
        """The part's own named destinations."""
        return self._destinations.named

    def write(self) -> Iterator[tuple[int, str]]:
        """Write every page; gives (page from 1, what the report should say of it)."""
        sorted_pages = [
            [self._here(entry) for entry in sort_annotations(page, self._destinations)]
            for page in self._opened.pages
        ]
        announced: list[list[tuple[Kept, Ref]]] = []
        gone: list[Any] = []
        for found in sorted_pages:
            for entry in found:
                if not isinstance(entry, Kept):
                    self._copier.leave_out(entry.annotation)
                    gone.append(entry.annotation)
            kept = [(entry, self._out.reserve()) for entry in found if isinstance(entry, Kept)]
            for link, ref in kept:
                self._copier.announce(link.annotation, ref)
            announced.append(kept)
        pictures = self._drawn_fields(sorted_pages)
        drawn = {
            picture.annotation.indirect_reference.idnum: picture.field
            for row in pictures
            for picture in row
            if picture.field is not None
        }
        self._tags.take([entry.annotation for kept in announced for entry, _ in kept], gone, drawn)
        for at, (page, found) in enumerate(zip(self._opened.pages, sorted_pages, strict=True)):
            for entry in found:
                if isinstance(entry, LeftOut) and entry.reason:
                    yield at + 1, entry.reason
            stamped = self._stamped[at]
            if stamped.note:
                yield at + 1, stamped.note
            said = self._page(at, page, stamped, announced[at], pictures[at])
            if said:
                yield at + 1, said

    def _drawn_fields(
        self, sorted_pages: Sequence[Sequence[Kept | Flattened | LeftOut]]
    ) -> list[list[_Picture]]:
        """The pictures that annotations leave on each page, with their place among the tags."""
        rows: list[list[_Picture]] = []
        for page, found in zip(self._opened.pages, sorted_pages, strict=True):
            row: list[_Picture] = []
            for entry in found:
                if isinstance(entry, Flattened) and (picture := picture_of(entry.annotation)):
                    field = None
                    if entry.annotation.indirect_reference is not None:
                        said = field_description(entry.annotation)
                        field = self._tags.draw(entry.annotation, page, said)
                    label = f"PacketgenForm{len(row)}"
                    row.append(_Picture(label, *picture, entry.annotation, field))
            rows.append(row)
        return rows

    def _here(self, entry: Kept | Flattened | LeftOut) -> Kept | Flattened | LeftOut:
        """The annotation, unless it is a link to what is not in this file: its words stay."""
        if isinstance(entry, Kept) and entry.address and self._elsewhere(entry.address):
            reason = f"{entry.address} is in another filing, so it is not a link here"
            return LeftOut(entry.annotation, reason)
        return entry

    def finish(self, layers: Layers) -> None:
        """Copy the part's layers and structure tree."""
        layers.add(self._opened, self._copier)
        self._tags.finish()

    def _page(
        self,
        at: int,
        page: Any,
        stamped: Stamped,
        kept: Sequence[tuple[Kept, Ref]],
        pictures: Sequence[_Picture],
    ) -> str:
        """Write a page; gives what the report should say of its content."""
        pieces = [b"<</Type/Page/Parent %d 0 R" % self._parents[at].number]
        boxes = mended_boxes(page, self._sheets[at])
        for key in _CARRIED:
            value = dict.get(page, key)
            if box := boxes.get(key):
                pieces += (name(key[1:]), b"[%s]" % _figures(box))
            elif value is not None and key not in boxes:
                pieces += (name(key[1:]), b" ", self._copier.value(value))
        mended = None if stamped.debt or self._sound else mended_content(page)
        own = None
        if mended is None:
            streams = [self._copier.value(stream) for stream in streams_of(page)]
            ending = (
                ContentEnd(*stamped.debt) if stamped.debt else self._ending(page, stamped, pictures)
            )
        else:
            ending = ContentEnd()
            if mended.alike:
                streams = [self._added(mended.data)]
            else:
                own = self._confined(at, page)
                streams = [self._added(name(_OWN) + b" Do\n")]
        pieces += (b"/Resources ", self._resources(page, stamped, pictures, own))
        pieces += (b"/Contents ", self._contents(at, streams, stamped, pictures, ending))
        tag_key = self._tags.page_key(page)
        if tag_key is not None:
            pieces.append(b"/StructParents %d" % tag_key)
        elif self._tags.tagged and shows_something(page):
            self.bare.append(at + 1)
        if kept:
            pieces.append(b"/Annots[" + b" ".join(b"%d 0 R" % ref.number for _, ref in kept) + b"]")
            pieces.append(b"/Tabs/S")
            move = self._move(at, stamped)
            for entry, ref in kept:
                self._annotation(entry, ref, at, move)
        pieces.append(b">>")
        self._out.put(self._refs[at], b"".join(pieces))
        return mended.said if mended is not None else ""

    def _annotation(self, entry: Kept, ref: Ref, at: int, move: Matrix) -> None:
        body = annotation_body(entry, self._copier, self._tags, self._refs[at], move)
        if entry.address or entry.spot is not None:
            self.links.append(Link(ref, body, entry.address, entry.spot, at + 1))
        else:
            self._out.put(ref, body + b">>")

    def _move(self, at: int, stamped: Stamped) -> Matrix:
        """Where the page's content goes to make room, in its user space."""
        squeeze = stamped.squeeze
        if squeeze == IDENTITY:
            return IDENTITY
        to_user = self._sheets[at].to_user
        move = self.moves[at] = multiply(multiply(inverse(to_user), squeeze), to_user)
        return move

    def _ending(self, page: Any, stamped: Stamped, pictures: Sequence[_Picture]) -> ContentEnd:
        """What the end of the page's content does to that which is added; nothing if nothing is."""
        return content_end(streams_of(page)) if stamped.lines or pictures else ContentEnd()

    def _confined(self, at: int, page: Any) -> Ref:
        """The page's content as a drawing, whose damage takes in nothing that follows it."""
        data = readable(streams_of(page)) or b""
        raw = dict.get(page, "/Resources")
        resources = self._copier.value({} if raw is None else raw)
        box = b" ".join(number(figure) for figure in self._sheets[at].box)
        body = b"/Type/XObject/Subtype/Form/BBox[%s]/Resources %s" % (box, resources)
        return self._out.share(body + b"/Filter/FlateDecode", zlib.compress(data, 6))

    def _resources(
        self, page: Any, stamped: Stamped, pictures: Sequence[_Picture], own: Ref | None
    ) -> bytes:
        raw = dict.get(page, "/Resources")
        added: dict[str, list[bytes]] = {}
        if stamped.lines and self._font is not None:
            added["/Font"] = [name(FONT_RESOURCE) + b" %d 0 R" % self._font.ref.number]
        if pictures:
            added["/XObject"] = [
                name(picture.label) + b" " + self._copier.value(picture.stream)
                for picture in pictures
            ]
        if own is not None:
            added.setdefault("/XObject", []).append(name(_OWN) + b" %d 0 R" % own.number)
        if not added:
            return self._copier.value({} if raw is None else raw)
        resources = dictionary(raw) or {}
        pieces = [b"<<"]
        for key, value in dict.items(resources):
            if key not in added:
                pieces += (name(key[1:]), b" ", self._copier.value(value))
        for key, entries in added.items():
            own = dictionary(dict.get(resources, key))
            body = self._copier.value(own)[2:-2] if own else b""
            pieces += (name(key[1:]), b"<<", body, *entries, b">>")
        pieces.append(b">>")
        return b"%d 0 R" % self._out.share(b"".join(pieces)).number

    def _contents(
        self,
        at: int,
        refs: Sequence[bytes],
        stamped: Stamped,
        pictures: Sequence[_Picture],
        ending: ContentEnd,
    ) -> bytes:
        """The page's own streams between a saved and a restored state, then what is added."""
        sheet = self._sheets[at]
        if not stamped.lines and not pictures:
            return refs[0] if len(refs) == 1 else b"[" + b" ".join(refs) + b"]"
        head = b"q\n"
        move = self._move(at, stamped)
        if move != IDENTITY:
            left, bottom, right, top = sheet.box
            # What the crop box hid stays hidden when the page moves inward.
            clip = (left, bottom, right - left, top - bottom)
            head = b"q %s cm %s re W n\n" % (_figures(move), _figures(clip))
        tail = [b"\n", b"EMC\n" * ending.marks, b"Q\n" * ending.restores, b"Q\n"]
        if pictures:
            # Where the content ends, its own matrix may still hold: annotations know nothing of it.
            tail += [head, *(_drawing(picture, tagged=self._tags.tagged) for picture in pictures)]
            tail.append(b"Q\n")
        if stamped.lines and self._font is not None:
            tail.append(operators(stamped.lines, sheet, self._font.font))
        whole = (self._added(head + b"q\n" * ending.saves), *refs, self._added(b"".join(tail)))
        return b"[" + b" ".join(whole) + b"]"

    def _added(self, data: bytes) -> bytes:
        return b"%d 0 R" % self._out.add_stream({}, data, compress=len(data) > _SHORT).number


def _drawing(picture: _Picture, *, tagged: bool) -> bytes:
    """The operators that draw an annotation's picture, marked as its element's content.

    In a tagged part a picture without an element is that of an empty field: a frame, no words.
    """
    code = b"q %s cm %s Do Q\n" % (_figures(picture.matrix), name(picture.label))
    if picture.field is not None:
        return b"/Span<</MCID %d>>BDC %sEMC\n" % (picture.field.number, code)
    return b"/Artifact BMC %sEMC\n" % code if tagged else code


def _figures(values: Sequence[float]) -> bytes:
    return b" ".join(number(round(value, 5)) for value in values)
