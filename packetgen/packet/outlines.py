"""Bookmarks: the packet's own, with each file's own outline nested below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.pages import PageMap, Part, PartKind

from .pdf.pdf_destinations import Destinations, Spot
from .pdf.pdf_file import PdfFile
from .pdf.pdf_opening import Opened
from .pdf.pdf_syntax import Ref
from .pdf.pdf_values import dictionary, plain

_LIMIT = 20_000
_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of the packet: leads to ``page`` (from 1) of a part.

    With ``adopt`` the outline of the part's own file comes first below it, then ``children``;
    ``adopt_from`` names another part whose outline is taken (an exhibit below its cover).
    """

    title: str
    part: str
    page: int = 1
    children: tuple[Bookmark, ...] = ()
    adopt: bool = True
    adopt_from: str = ""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of a source file's outline; ``spot`` is None where it only groups others."""

    title: str
    spot: Spot | None
    children: tuple[OutlineEntry, ...] = ()


_CONTROLS = dict.fromkeys([*range(0x20), 0x7F], " ")

TITLE = "{label} – {description}"
"""What an exhibit's bookmark says: "Exhibit A" and its title."""


def usual_bookmarks(pages: PageMap, title: str = TITLE) -> tuple[Bookmark, ...]:
    """Filing, paper, index and exhibits, nested; "Exhibit A – description" leads to its first page.

    ``title`` is the court's pattern for exhibits, with ``{label}`` and ``{description}``.

    Rule 3.1110(f)(4) of the California Rules of Court wants bookmarks to the first page of each
    exhibit, with its designation and a brief description. A single filing has no level of its own.
    """
    filings: dict[str, dict[str, list[Part]]] = {}
    for part in pages.parts:
        if part.kind is PartKind.BLANK:
            continue
        documents = filings.setdefault(part.filing, {})
        documents.setdefault(part.document or part.id, []).append(part)
    levels = [
        tuple(bookmark for parts in documents.values() for bookmark in _document(parts, title))
        for documents in filings.values()
    ]
    return tuple(bookmark for level in levels for bookmark in level)


def _document(parts: Sequence[Part], title: str) -> tuple[Bookmark, ...]:
    head = parts[0]
    rest = parts if head.exhibit or head.kind is PartKind.INDEX else parts[1:]
    below: list[Bookmark] = []
    seen: set[str] = set()
    for part in rest:
        if part.exhibit:
            if part.exhibit not in seen:
                seen.add(part.exhibit)
                below.append(_exhibit([p for p in rest if p.exhibit == part.exhibit], title))
        else:
            below.append(Bookmark(part.title, part.id, adopt=part.kind is not PartKind.INDEX))
    if rest is parts:
        return tuple(below)
    return (Bookmark(head.title, head.id, children=tuple(below)),)


def _exhibit(parts: Sequence[Part], pattern: str) -> Bookmark:
    own = [part for part in parts if part.kind is not PartKind.COVER] or list(parts)
    label = f"Exhibit {own[0].label}" if own[0].label else ""
    title = label or own[0].title
    if label and own[0].title:
        title = pattern.replace("{label}", label).replace("{description}", own[0].title)
    further = tuple(Bookmark(part.title, part.id) for part in own[1:])
    return Bookmark(title, parts[0].id, children=further, adopt_from=own[0].id)


def read_outline(
    opened: Opened, destinations: Destinations, lost: list[str] | None = None
) -> tuple[OutlineEntry, ...]:
    """The outline of a source file; loops and damage end a branch, never the reading.

    ``lost`` gathers the titles of bookmarks that lead to no page of the file.
    """
    seen: set[int] = set()

    def level(first: Any, depth: int) -> tuple[OutlineEntry, ...]:
        entries: list[OutlineEntry] = []
        node = dictionary(first)
        while node is not None and id(node) not in seen and len(seen) < _LIMIT and depth < _DEPTH:
            seen.add(id(node))
            target = node.get("/Dest") if "/Dest" in node else node.get("/A")
            title = " ".join(_text(node.get("/Title")).split())
            children = level(node.get("/First"), depth + 1)
            spot = destinations.spot(target)
            if title and (spot is not None or children):
                entries.append(OutlineEntry(title, spot, children))
            elif title and lost is not None:
                lost.append(title)
            node = dictionary(node.get("/Next"))
        return tuple(entries)

    root = dictionary(opened.catalog.get("/Outlines"))
    return level(root.get("/First"), 0) if root is not None else ()


@dataclass(slots=True)
class Item:
    """A bookmark ready to be written: title, destination as PDF, children, open or closed."""

    title: str
    destination: Any
    children: list[Item]
    open: bool = False


def write_outline(out: PdfFile, items: Sequence[Item]) -> Ref | None:
    """Write the outline tree; None when there is nothing to show."""
    if not items:
        return None
    root = out.reserve()
    first, last, shown = _write_level(out, items, root)
    out.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, shown))
    return root


def _write_level(out: PdfFile, items: Sequence[Item], parent: Ref) -> tuple[int, int, int]:
    from .pdf.pdf_syntax import encode

    refs = [out.reserve() for _ in items]
    shown = len(items)
    for at, (item, ref) in enumerate(zip(items, refs, strict=True)):
        entries: dict[str, Any] = {"Title": _one_line(item.title), "Parent": parent}
        if item.destination is not None:
            entries["Dest"] = item.destination
        if at:
            entries["Prev"] = refs[at - 1]
        if at + 1 < len(refs):
            entries["Next"] = refs[at + 1]
        if item.children:
            first, last, below = _write_level(out, item.children, ref)
            entries |= {"First": Ref(first), "Last": Ref(last)}
            entries["Count"] = below if item.open else -below
            shown += below if item.open else 0
        out.put(ref, encode(entries))
    return refs[0].number, refs[-1].number, shown


def _one_line(title: str) -> str:
    """A viewer shows a bookmark on one line, and a line break in it as a box or not at all."""
    return " ".join(title.translate(_CONTROLS).split())


def _text(value: Any) -> str:
    value = plain(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if isinstance(value, str) else ""
