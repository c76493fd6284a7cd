"""Writing the pages of one part: content, stamps, annotations, tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .clearance import Clearance
from .geometry import IDENTITY, Matrix, Sheet, apply_box, inverse, multiply, sheet_of
from .layers import Layers
from .links import Flattened, Kept, LeftOut, sort_annotations
from .outlines import OutlineEntry, read_outline
from .page_content import box_of, graphics_debt, picture_of, streams_of
from .pdf_copying import Copier
from .pdf_destinations import Destinations, Spot
from .pdf_file import PdfFile
from .pdf_opening import Opened
from .pdf_syntax import Ref, encode, encode_source, name, number
from .pdf_values import array, dictionary, plain
from .stamp_font import StampFont
from .stamps import FONT_RESOURCE, Placed, Stamp, StampPlan, bands, operators, place, shift
from .structure import StructureTree

_CARRIED = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Group",
            "/UserUnit", "/VP")  # fmt: skip
_POINTS = ("/QuadPoints", "/Vertices", "/L", "/CL")


@dataclass(frozen=True, slots=True)
class StampedPage:
    """What one page is stamped with."""

    stamps: Sequence[tuple[Stamp, str]]
    plan: StampPlan
    font: StampFont | None
    font_ref: Ref | None


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


class PartWriter:
    """Writes one part's pages into the file. Use once: :meth:`write`, then :meth:`finish`."""

    def __init__(
        self,
        out: PdfFile,
        opened: Opened,
        refs: Sequence[Ref],
        parents: Sequence[Ref],
        tree: StructureTree,
        stamped: Sequence[StampedPage],
        select: Sequence[int] = (),
    ) -> None:
        self._out, self._opened = out, opened
        self._refs, self._parents, self._stamped = refs, parents, stamped
        self._copier = Copier(out, opened, list(zip(opened.pages, refs, strict=True)))
        self._tags = tree.begin(opened, self._copier)
        self._destinations = Destinations(opened)
        self._room: Clearance | None = None
        self._select = select
        self.sheets: list[Sheet] = [sheet_of(page) for page in opened.pages]
        self.links: list[Link] = []

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

    def write(self) -> Iterator[tuple[int | None, str]]:
        """Write every page; gives (page from 1, what the report should say of it)."""
        sorted_pages = [
            list(sort_annotations(page, self._destinations)) for page in self._opened.pages
        ]
        announced: list[list[tuple[Kept, Ref]]] = []
        for found in sorted_pages:
            kept = [(entry, self._out.reserve()) for entry in found if isinstance(entry, Kept)]
            for entry, ref in kept:
                self._copier.announce(entry.annotation, ref)
            announced.append(kept)
        try:
            for at, page in enumerate(self._opened.pages):
                flattened = [e for e in sorted_pages[at] if isinstance(e, Flattened)]
                for left_out in sorted_pages[at]:
                    if isinstance(left_out, LeftOut) and left_out.reason:
                        yield at + 1, left_out.reason
                for message in self._page(at, page, announced[at], flattened):
                    yield at + 1, message
        finally:
            if self._room is not None:
                self._room.__exit__()

    def finish(self, layers: Layers) -> None:
        """Copy the part's layers and structure tree."""
        layers.add(self._opened, self._copier)
        self._tags.finish()

    def _page(
        self, at: int, page: Any, kept: Sequence[tuple[Kept, Ref]], flattened: Sequence[Flattened]
    ) -> list[str]:
        copier, sheet, stamped = self._copier, self.sheets[at], self._stamped[at]
        notes: list[str] = []
        placed, squeeze = self._layout(at, sheet, stamped, notes)
        pictures = [found for entry in flattened if (found := picture_of(entry.annotation))]
        pieces = [b"<</Type/Page/Parent %d 0 R" % self._parents[at].number]
        for key in _CARRIED:
            value = dict.get(page, key)
            if value is not None:
                pieces += (name(key[1:]), b" ", copier.value(value))
        names = [f"PacketgenForm{count}" for count in range(len(pictures))]
        pieces += (
            b"/Resources ",
            self._resources(page, stamped if placed else None, pictures, names),
        )
        pieces += (
            b"/Contents ",
            self._contents(page, sheet, placed, squeeze, pictures, names, stamped),
        )
        key_number = self._tags.key(dict.get(page, "/StructParents"))
        if key_number is not None:
            pieces.append(b"/StructParents %d" % key_number)
        if kept:
            pieces.append(b"/Annots[" + b" ".join(b"%d 0 R" % ref.number for _, ref in kept) + b"]")
            pieces.append(b"/Tabs/S")
            for entry, ref in kept:
                self._annotation(entry, ref, at, squeeze)
        pieces.append(b">>")
        self._out.put(self._refs[at], b"".join(pieces))
        return notes

    def _layout(
        self, at: int, sheet: Sheet, stamped: StampedPage, notes: list[str]
    ) -> tuple[tuple[Placed, ...], Matrix]:
        """Where the stamps stand, and how the page's content is moved to make room (seen)."""
        if stamped.font is None or not stamped.stamps:
            return (), IDENTITY
        placed = place(stamped.stamps, sheet, stamped.plan, stamped.font.width)
        margins = {"bottom": 0.0, "top": 0.0}
        for band, lines in bands(placed).items():
            lift = self._clear(at, sheet, lines, top=band == "top")
            if lift is None:
                boxes = [line.box for line in lines]
                margins[band] = (
                    max(box[3] for box in boxes) + 4
                    if band == "bottom"
                    else sheet.height - min(box[1] for box in boxes) + 4
                )
            elif lift:
                placed = shift(placed, band, lift)
        placed = self._draft_mark(at, sheet, placed, stamped)
        if not any(margins.values()):
            return placed, IDENTITY
        scale = (sheet.height - margins["bottom"] - margins["top"]) / sheet.height
        notes.append(
            f"its content was set {round(scale * 100)} % of its size to make room for the stamp"
        )
        across = (1 - scale) * sheet.width / 2
        return placed, (scale, 0.0, 0.0, scale, across, margins["bottom"])

    def _draft_mark(
        self, at: int, sheet: Sheet, placed: tuple[Placed, ...], stamped: StampedPage
    ) -> tuple[Placed, ...]:
        """Move the mark of a draft along the page's head to where nothing stands, if there is."""
        marks = [line for line in placed if line.subtype == "Watermark"]
        others = tuple(line for line in placed if line.subtype != "Watermark")
        side = min(stamped.plan.side, sheet.width * 0.06)
        for mark in marks:
            for x in (mark.x, sheet.width - side - mark.width, side):
                tried = replace(mark, x=x)
                lift = self._clear(at, sheet, [tried], top=True)
                if lift is not None:
                    mark = replace(tried, y=tried.y - lift)
                    break
            others += (mark,)
        return others

    def _clear(self, at: int, sheet: Sheet, lines: Sequence[Placed], *, top: bool) -> float | None:
        if self._room is None:
            self._room = Clearance(self._opened.data)
        index = self._select[at] - 1 if self._select else at
        return self._room.lift(index, sheet, [line.box for line in lines], top=top)

    def _resources(
        self,
        page: Any,
        stamped: StampedPage | None,
        pictures: Sequence[tuple[Any, Matrix]],
        names: Sequence[str],
    ) -> bytes:
        raw = dict.get(page, "/Resources")
        if raw is None:
            raw = {}
        if stamped is None and not pictures:
            return self._copier.value(raw)
        resources = dictionary(raw) or {}
        added: dict[str, list[bytes]] = {}
        if stamped is not None and stamped.font_ref is not None:
            added["/Font"] = [name(FONT_RESOURCE) + b" %d 0 R" % stamped.font_ref.number]
        if pictures:
            added["/XObject"] = [
                name(label) + b" " + self._copier.value(picture)
                for label, (picture, _) in zip(names, pictures, strict=True)
            ]
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
        page: Any,
        sheet: Sheet,
        placed: Sequence[Placed],
        squeeze: Matrix,
        pictures: Sequence[tuple[Any, Matrix]],
        names: Sequence[str],
        stamped: StampedPage,
    ) -> bytes:
        streams = streams_of(page)
        refs = [self._copier.value(stream) for stream in streams]
        if not placed and not pictures:
            return refs[0] if len(refs) == 1 else b"[" + b" ".join(refs) + b"]"
        before, after = graphics_debt(streams)
        head = b"q\n" * (before + 1)
        if squeeze != IDENTITY:
            to_user = sheet.to_user
            matrix = multiply(multiply(inverse(to_user), squeeze), to_user)
            left, bottom, right, top = sheet.box
            clip = (left, bottom, right - left, top - bottom)
            head = (b"q %s cm %s re W n\n" % (_figures(matrix), _figures(clip))) + b"q\n" * before
        tail = b"\n" + b"Q\n" * after
        for label, (_, matrix) in zip(names, pictures, strict=True):
            tail += b"q %s cm %s Do Q\n" % (_figures(matrix), name(label))
        tail += b"Q\n"
        if placed and stamped.font is not None:
            tail += operators(placed, sheet, stamped.font)
        whole = (self._added(head), *refs, self._added(tail))
        return b"[" + b" ".join(whole) + b"]"

    def _added(self, data: bytes) -> bytes:
        return b"%d 0 R" % self._out.add_stream({}, data, compress=len(data) > 200).number

    def _annotation(self, entry: Kept, ref: Ref, at: int, squeeze: Matrix) -> None:
        source = {
            key: value for key, value in dict.items(entry.annotation) if key not in entry.without
        }
        if squeeze != IDENTITY:
            to_user = self.sheets[at].to_user
            source = _moved(source, multiply(multiply(inverse(to_user), squeeze), to_user))
        source = self._tags.mend(_as_pypdf(source))
        pieces = [b"<<"]
        for key, value in dict.items(source):
            if key == "/F" and entry.link:
                continue
            if key == "/A":
                value = _passive(value)
            pieces += (name(key[1:]), b" ", self._copier.value(value))
        if entry.link:
            # PDF/A (ISO 19005-2, 6.3.2) wants links printed; without it viewers strip them.
            pieces.append(b"/F %d" % (int(plain(entry.annotation.get("/F")) or 0) & ~3 | 4))
        pieces.append(b"/P %d 0 R" % self._refs[at].number)
        body = b"".join(pieces)
        if entry.address or entry.spot is not None:
            self.links.append(Link(ref, body, entry.address, entry.spot, at + 1))
        else:
            self._out.put(ref, body + b">>")


def _passive(action: Any) -> Any:
    """An action without what would follow it."""
    entries = dictionary(action) or {}
    return _as_pypdf({key: value for key, value in dict.items(entries) if key != "/Next"})


def _as_pypdf(entries: dict[Any, Any]) -> Any:
    from pypdf.generic import DictionaryObject

    made = DictionaryObject()
    for key, value in entries.items():
        dict.__setitem__(made, key, value)
    return made


def _moved(entries: dict[Any, Any], matrix: Matrix) -> dict[Any, Any]:
    """An annotation's places carried over by ``matrix`` (which scales and moves, no more)."""
    from pypdf.generic import ArrayObject, FloatObject

    moved = dict(entries)
    rect = box_of(entries.get("/Rect"))
    if rect is not None:
        moved["/Rect"] = ArrayObject(FloatObject(v) for v in apply_box(matrix, rect))

    def points(value: Any) -> Any:
        figures = [float(plain(item)) for item in array(value)]
        pairs = zip(figures[::2], figures[1::2], strict=False)
        return ArrayObject(
            FloatObject(v)
            for x, y in pairs
            for v in (matrix[0] * x + matrix[2] * y + matrix[4],
                      matrix[1] * x + matrix[3] * y + matrix[5])
        )  # fmt: skip

    for key in _POINTS:
        if key in entries:
            moved[key] = points(entries[key])
    if "/InkList" in entries:
        moved["/InkList"] = ArrayObject(points(item) for item in array(entries["/InkList"]))
    return moved


def _figures(values: Sequence[float]) -> bytes:
    return b" ".join(number(round(value, 5)) for value in values)


__all__ = ["Link", "PartWriter", "StampedPage", "encode", "encode_source"]
