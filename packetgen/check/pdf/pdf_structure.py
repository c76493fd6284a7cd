"""What a PDF holds beside its pages' content: outline, links, metadata, fields, active content."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..finding import Box
from .active_content import PageAction
from .page_content import Placement
from .pdf_catalog import Catalog, FormField, catalog_of, printable
from .unseen_texts import Told

MAXIMUM_BOOKMARKS = 50_000
MAXIMUM_LINKS = 2_000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry. ``page`` counts from 1; None if it leads nowhere in this file."""

    title: str
    level: int
    page: int | None
    zoom: str
    """``inherit``, a percentage, or the name of a fit."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page. ``page`` is its target here (from 1), ``uri`` one elsewhere.

    ``dangling`` links name a place in this file that is not there; ``inert`` ones name none.
    """

    box: Box
    page: int | None
    uri: str
    dangling: bool
    inert: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The file as a whole. ``unread`` says what could not be looked at, and why."""

    version: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    xmp: str = ""
    encrypted: bool = False
    scripts: tuple[str, ...] = ()
    """Where JavaScript or launch actions sit, in words."""
    actions: tuple[PageAction, ...] = ()
    """Such actions of pages, links and form fields."""
    attachments: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    xfa: bool = False
    signatures: int = 0
    tagged: bool = False
    language: str = ""
    layers: tuple[str, ...] = ()
    open_zoom: str = ""
    """The zoom at which the file opens: a percentage, the name of a fit, or "" if it says none."""
    portfolio: bool = False
    duplex: str = ""
    """How the file asks to be printed: Simplex, DuplexFlipShortEdge, …; "" if it does not."""
    alternatives: tuple[int, int] = (0, 0)
    """Figures of the structure tree, and how many of them have a text in their place."""
    layers_off: bool = False
    """Some layer is not shown when the file is opened."""
    unseen: tuple[Told, ...] = ()
    """Texts on no page that neither metadata, fields nor layers tell."""
    unread: str = ""


def bookmarks_of(document: Any) -> tuple[Bookmark, ...]:
    """The outline, flat, in order; loops and broken entries are passed over."""
    import pypdfium2.raw as pdfium

    found: list[Bookmark] = []
    try:
        for entry in document.get_toc(max_depth=30):
            page: int | None = None
            zoom = ""
            target = entry.get_dest()
            if target is not None:
                index = target.get_index()
                page = index + 1 if index is not None and index >= 0 else None
                mode, position = target.get_view()
                if mode == pdfium.PDFDEST_VIEW_XYZ:
                    scale = position[2] if len(position) > 2 else None
                    zoom = f"{scale:.0%}" if scale else "inherit"
                else:
                    zoom = "fit"
            found.append(Bookmark(printable(entry.get_title()), entry.level, page, zoom))
            if len(found) >= MAXIMUM_BOOKMARKS:
                break
    except Exception:
        return tuple(found)
    return tuple(found)


def links_of(document: Any, raw_page: Any, place: Placement) -> tuple[Link, ...]:
    """The links of a page in the order of the file."""
    import pypdfium2.raw as pdfium

    found: list[Link] = []
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    rect = pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(raw_page.raw, position, link):
        box = Box(0, 0, 0, 0)
        if pdfium.FPDFLink_GetAnnotRect(link, rect):
            box = place.box(rect.left, rect.bottom, rect.right, rect.top)
        target = pdfium.FPDFLink_GetDest(document, link)
        action = pdfium.FPDFLink_GetAction(link)
        kind = pdfium.FPDFAction_GetType(action) if action else 0
        uri = ""
        if kind == pdfium.PDFACTION_URI:
            buffer = ctypes.create_string_buffer(2048)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, 2048)
            uri = buffer.value.decode("utf-8", "replace")
        elif kind in (pdfium.PDFACTION_LAUNCH, pdfium.PDFACTION_REMOTEGOTO):
            uri = "file:"
        if not target and action and kind == pdfium.PDFACTION_GOTO:
            target = pdfium.FPDFAction_GetDest(document, action)
        page: int | None = None
        inside = not action or kind == pdfium.PDFACTION_GOTO
        if target:
            index = pdfium.FPDFDest_GetDestPageIndex(document, target)
            page = index + 1 if index >= 0 else None
        lost = page is None and inside
        inert = lost and not _names_a_place(pdfium, raw_page, link)
        found.append(Link(box, page, uri, lost and not inert, inert))
        if len(found) >= MAXIMUM_LINKS:
            break
    return tuple(found)


def _names_a_place(pdfium: Any, raw_page: Any, link: Any) -> bool:
    """Whether a link that leads nowhere was meant to lead somewhere."""
    note = pdfium.FPDFLink_GetAnnot(raw_page, link)
    if not note:
        return True
    try:
        return bool(pdfium.FPDFAnnot_HasKey(note, b"Dest") or pdfium.FPDFAnnot_HasKey(note, b"A"))
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def structure_of(data: bytes, document: Any) -> Structure:
    """Read what concerns the whole file.

    pdfium tells most of it; pypdf is asked for what pdfium cannot tell, and may fail on damaged
    files without stopping the rest.
    """
    import pypdfium2.raw as pdfium

    raw = document.raw
    metadata = {k: printable(v) for k, v in document.get_metadata_dict(skip_empty=True).items()}
    scripts = [
        f"document script {i + 1}"
        for i in range(max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(raw)))
    ]
    try:
        catalog = catalog_of(data)
    except Exception as error:  # pypdf raises many kinds on damaged files
        why = f"the file's catalog could not be read ({type(error).__name__})"
        catalog = Catalog(unread=why)
    names = tuple(_attachment_names(document))
    return Structure(
        version=str((document.get_version() or 0) / 10) if document.get_version() else "",
        metadata=metadata,
        xmp=catalog.xmp,
        encrypted=pdfium.FPDF_GetSecurityHandlerRevision(raw) >= 0,
        scripts=tuple(dict.fromkeys([*scripts, *catalog.scripts])),
        actions=tuple(catalog.actions),
        attachments=tuple(dict.fromkeys([*names, *catalog.attachments])),
        media=tuple(catalog.media),
        fields=tuple(catalog.fields),
        xfa=pdfium.FPDF_GetXFAPacketCount(raw) > 0,
        signatures=max(0, pdfium.FPDF_GetSignatureCount(raw)),
        tagged=bool(pdfium.FPDFCatalog_IsTagged(raw)) or catalog.tagged,
        language=catalog.language,
        layers=tuple(catalog.layers),
        layers_off=catalog.layers_off,
        open_zoom=catalog.open_zoom,
        portfolio=catalog.portfolio,
        duplex=catalog.duplex,
        alternatives=catalog.alternatives,
        unseen=tuple(dict.fromkeys(catalog.unseen)),
        unread=catalog.unread,
    )


def _attachment_names(document: Any) -> Iterator[str]:
    for index in range(document.count_attachments()):
        try:
            yield str(document.get_attachment(index).get_name())
        except Exception:
            yield f"attachment {index + 1}"
