"""Links: ``packetgen:`` addresses to pages, and what of a source's annotations is carried along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from packetgen.pages import (
    SUB,
    NotInPacket,
    Page,
    PageMap,
    Part,
    bates_page,
    exhibit_page,
    first_page,
    index_page,
    nearest_papers,
    source_page,
    sub_exhibit_page,
)
from packetgen.pages.matrices import Box, overlap
from packetgen.reading.pdf_references import behind

from .pdf.page_content import box_of
from .pdf.pdf_destinations import Destinations, Spot
from .pdf.pdf_values import array, plain

SCHEME = "packetgen:"
OWN_PAGE = f"{SCHEME}here?page="
"""Address of a page of the very paper that holds the link, by its number in that paper."""
_PASSIVE = frozenset({"http", "https", "mailto", "tel"})
_SHAPES = frozenset({"/Square", "/Circle", "/Polygon", "/PolyLine", "/Line", "/Ink", "/Stamp",
                     "/FreeText", "/Highlight"})  # fmt: skip
_MEDIA = frozenset({"/Screen", "/Movie", "/Sound", "/RichMedia", "/3D", "/FileAttachment"})


def target_of(uri: str, pages: PageMap, near: Part) -> Page:
    """The page that a ``packetgen:`` address means, as seen from the part that holds the link.

    ``packetgen:exhibit/ID`` is where the exhibit begins, ``?page=3`` its own page 3, ``?source=12``
    page 12 of the file it was cut from, ``?bates=HER000012`` that page; ``exhibit/ID.A-1`` is its
    sub-exhibit A-1; ``packetgen:index`` is the nearest index of exhibits; ``packetgen:part/ID`` and
    ``packetgen:document/ID`` begin there; ``?attached_to=ID`` says to which paper the exhibit that
    is meant is attached; ``packetgen:here?page=4`` is page 4 of the very paper
    that holds the link.

    Raises:
        NotInPacket: It leads nowhere; the text says why.
    """
    split = urlsplit(uri)
    kind, _, identifier = unquote(split.path).partition("/")
    query = {key: values[-1] for key, values in parse_qs(split.query).items()}
    if kind == "exhibit":
        identifier, _, sub = identifier.partition(SUB)
        if "attached_to" in query:
            near = _paper(pages, query["attached_to"])
        if "bates" in query:
            return bates_page(pages, query["bates"])
        for key, find in (("page", exhibit_page), ("source", source_page)):
            if key in query:
                numbers = query[key].replace("\N{EN DASH}", "-").split("-")
                if len(numbers) > 2 or not all(number.isdecimal() for number in numbers):
                    raise NotInPacket(f"{query[key]!r} is neither a page nor a range of pages")
                cited = [find(pages, identifier, int(n), near=near) for n in numbers]
                return cited[0]
        if sub:
            return sub_exhibit_page(pages, identifier, sub, near=near)
        return first_page(pages, identifier, near=near)
    if kind == "index":
        return index_page(pages, near=near)
    if kind == "here":
        return _own_page(pages, near, query.get("page", ""))
    if kind == "part":
        found = [part for part in pages.parts if part.id == identifier]
    elif kind == "document":
        found = [part for part in pages.parts if identifier in (part.document, part.id)]
        found.sort(key=lambda part: (part.filing != near.filing, part.id != identifier))
    else:
        raise NotInPacket(f"there is no kind of address {kind!r}")
    if not found:
        raise NotInPacket(f"there is no {kind} {identifier!r} in the packet")
    return pages.of(found[0].id)[0]


def homes_of(uri: str, pages: PageMap, near: Part) -> tuple[str, ...]:
    """Ids of the papers to which the exhibit of a cite is attached, all as near to the cite.

    Only one where it is clear which copy is meant; none where the address is no cite to an exhibit.
    """
    split = urlsplit(uri)
    kind, _, identifier = unquote(split.path).partition("/")
    query = parse_qs(split.query)
    if uri[: len(SCHEME)] != SCHEME or kind != "exhibit" or {"attached_to", "bates"} & query.keys():
        return ()
    return nearest_papers(pages, identifier.partition(SUB)[0], near=near)


def _paper(pages: PageMap, document: str) -> Part:
    for part in pages.parts:
        if part.document == document:
            return part
    raise NotInPacket(f"there is no document {document!r} in the packet")


def _own_page(pages: PageMap, near: Part, number: str) -> Page:
    """Page ``number`` of the paper that ``near`` is, or is a piece of."""
    wanted = int(number) if number.isdecimal() else 0
    for part in pages.parts:
        if (part.document, part.exhibit, part.kind) == (near.document, near.exhibit, near.kind):
            at = wanted - part.own_from
            if 0 <= at < part.pages:
                return pages.of(part.id)[at]
    raise NotInPacket(f"there is no page {number!r} of {near.title!r} in this file")


@dataclass(frozen=True, slots=True)
class Kept:
    """An annotation that is carried along.

    ``address`` is its ``packetgen:`` address, ``spot`` the place in its own file that it leads to;
    ``without`` the keys that stay behind.
    """

    annotation: Any
    without: frozenset[str] = frozenset({"/P", "/AA"})
    address: str = ""
    spot: Spot | None = None
    link: bool = False


@dataclass(frozen=True, slots=True)
class Flattened:
    """An annotation whose picture becomes part of the page: form fields, media."""

    annotation: Any


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An annotation that is not carried along, and why (for the report)."""

    annotation: Any
    reason: str


def sort_annotations(page: Any, destinations: Destinations) -> Iterator[Kept | Flattened | LeftOut]:
    """What becomes of each annotation of a page.

    Links inside the file and to the web stay; scripts, launch actions, form submissions and links
    to other files go, and are said; form fields and media leave their picture on the page.
    """
    found = annotations_of(page)
    under = _under_fields(found)
    for annotation in found:
        subtype = annotation.get("/Subtype")
        if subtype == "/Widget" or id(annotation) in under:
            yield Flattened(annotation)
        elif subtype in _MEDIA:
            yield Flattened(annotation)
            yield LeftOut(annotation, f"an embedded {str(subtype)[1:]} was left out")
        elif subtype == "/Link":
            yield _link(annotation, destinations)
        elif subtype == "/TrapNet" or subtype is None:
            yield LeftOut(annotation, "")
        else:
            yield Kept(annotation, frozenset({"/P", "/AA", "/A"}))


def _under_fields(annotations: Sequence[Any]) -> set[int]:
    """Shapes and stamps (by identity) that lie under form fields: kept, they would cover values."""
    fields: list[Box] = []
    under: set[int] = set()
    for annotation in reversed(annotations):
        box = box_of(annotation.get("/Rect"))
        if box is None:
            continue
        if annotation.get("/Subtype") == "/Widget":
            fields.append(box)
        elif annotation.get("/Subtype") in _SHAPES and any(overlap(box, each) for each in fields):
            under.add(id(annotation))
    return under


def annotations_of(page: Any) -> list[Any]:
    """The annotation dictionaries of a page; damaged entries are passed over."""
    found = [plain(entry) for entry in array(page.get("/Annots"))]
    return [annotation for annotation in found if isinstance(annotation, dict)]


def _link(annotation: Any, destinations: Destinations) -> Kept | LeftOut:
    gone = frozenset({"/P", "/AA", "/A", "/Dest", "/PA"})
    action = behind(annotation.get("/A"))
    if not isinstance(action, dict):
        if "/Dest" not in annotation:
            return LeftOut(annotation, "")
        spot = destinations.spot(annotation.get("/Dest"))
    elif action.get("/S") == "/URI":
        uri = str(action.get("/URI", ""))
        if uri.startswith(SCHEME):
            return Kept(annotation, gone, address=uri, link=True)
        if urlsplit(uri).scheme.lower() in _PASSIVE:
            return Kept(annotation, frozenset({"/P", "/AA", "/PA"}), link=True)
        return LeftOut(annotation, "a link that is not to the web was left out")
    elif action.get("/S") == "/GoTo":
        spot = destinations.spot(action.get("/D"))
    else:
        kind = str(action.get("/S", "unknown"))[1:]
        return LeftOut(annotation, f"a link with a {kind} action was left out")
    if spot is None:
        return LeftOut(annotation, "a link that leads nowhere in its own file was left out")
    return Kept(annotation, gone, spot=spot, link=True)
