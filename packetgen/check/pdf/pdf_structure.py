"""What a PDF holds beside its pages' content: outline, links, metadata, fields, active content."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from packetgen.reading.pdf_references import behind

from ..finding import Box
from .active_content import PageAction, actions_of_bookmarks, actions_of_pages, active
from .page_content import Placement
from .unseen_texts import MAXIMUM_TEXTS, Told, texts_in_catalog, texts_of_node, texts_of_pages

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
class FormField:
    """A live form field and its value."""

    name: str
    kind: str
    value: str


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
            found.append(Bookmark(_clean(entry.get_title()), entry.level, page, zoom))
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
    metadata = {k: _clean(v) for k, v in document.get_metadata_dict(skip_empty=True).items()}
    scripts = [
        f"document script {i + 1}"
        for i in range(max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(raw)))
    ]
    catalog = _Catalog()
    try:
        catalog = _catalog_of(data)
    except Exception as error:  # pypdf raises many kinds on damaged files
        catalog.unread = f"the file's catalog could not be read ({type(error).__name__})"
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


@dataclass(slots=True)
class _Catalog:
    xmp: str = ""
    scripts: list[str] = field(default_factory=list)
    actions: list[PageAction] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    fields: list[FormField] = field(default_factory=list)
    tagged: bool = False
    language: str = ""
    layers: list[str] = field(default_factory=list)
    layers_off: bool = False
    open_zoom: str = ""
    portfolio: bool = False
    duplex: str = ""
    alternatives: tuple[int, int] = (0, 0)
    unseen: list[Told] = field(default_factory=list)
    unread: str = ""


def _catalog_of(data: bytes) -> _Catalog:
    from packetgen.reading.plain_pdf import PlainReader

    with _quiet_pypdf():
        reader = PlainReader(data)
        if reader.is_encrypted:
            reader.decrypt("")
        root: Any = reader.trailer["/Root"].get_object()
        found = _read_catalog(root)
        told = texts_in_catalog(root, reader.trailer.get("/Info"))
        found.unseen += islice(told, MAXIMUM_TEXTS)
        found.unseen += islice(texts_of_pages(reader), MAXIMUM_TEXTS)
        found.actions += actions_of_pages(reader)
        return found


def _read_catalog(root: Any) -> _Catalog:
    found = _Catalog()
    found.language = str(root.get("/Lang", ""))
    found.tagged = "/StructTreeRoot" in root
    if "/Metadata" in root:
        found.xmp = root["/Metadata"].get_object().get_data()[:200_000].decode("utf-8", "replace")
    found.portfolio = "/Collection" in root
    found.open_zoom = _open_zoom(root)
    if "/ViewerPreferences" in root:
        wishes = root["/ViewerPreferences"].get_object()
        found.duplex = str(wishes.get("/Duplex", "")).removeprefix("/")
    found.alternatives = _alternatives(root, found.unseen)
    if "/OpenAction" in root:
        found.scripts += active(root["/OpenAction"], "open action")
    if "/AA" in root:
        for key, action in root["/AA"].get_object().items():
            found.scripts += active(action, f"document action {key[1:]}")
    found.scripts += actions_of_bookmarks(root)
    names = behind(root.get("/Names", {}))
    if "/AF" in root:
        found.attachments += [_file_name(f) for f in root["/AF"].get_object()]
    if "/JavaScript" in names:
        found.scripts.append("document script")
    if "/OCProperties" in root:
        groups = root["/OCProperties"].get_object().get("/OCGs", [])
        found.layers = [str(g.get_object().get("/Name", "")) for g in groups]
        shown = root["/OCProperties"].get_object().get("/D", {}).get_object()
        found.layers_off = bool(shown.get("/OFF")) or shown.get("/BaseState") == "/OFF"
    if "/AcroForm" in root:
        found.fields = list(_fields(root["/AcroForm"].get_object()))
        if "/XFA" in root["/AcroForm"].get_object():
            found.fields = found.fields or [FormField("XFA form", "xfa", "")]
    return found


def _open_zoom(root: Any) -> str:
    """The zoom of the destination that the file opens at."""
    target: Any = root.get("/OpenAction")
    if target is None:
        return ""
    target = target.get_object()
    if isinstance(target, Mapping):
        target = behind(target.get("/D"))
    if not isinstance(target, list) or len(target) < 2:
        return ""
    fit = str(target[1])
    if fit != "/XYZ":
        return "fit"
    zoom = target[4] if len(target) > 4 else None
    try:
        return f"{float(zoom):.0%}" if zoom else ""
    except (TypeError, ValueError):
        return ""


def _alternatives(root: Any, said: list[Told]) -> tuple[int, int]:
    """How many figures the structure tree has, and how many have an alternative text.

    What the tree's elements say beside their content is added to ``said``.
    """
    tree = root.get("/StructTreeRoot")
    if tree is None:
        return 0, 0
    figures = told = steps = 0
    stack = [tree.get_object()]
    while stack and steps < 50_000:
        steps += 1
        node = stack.pop()
        if isinstance(node, list):
            stack += [k.get_object() for k in node if hasattr(k, "get_object")]
            continue
        if not isinstance(node, Mapping):
            continue
        if len(said) < MAXIMUM_TEXTS:
            said += texts_of_node(node)
        if node.get("/S") == "/Figure":
            figures += 1
            told += bool(node.get("/Alt") or node.get("/ActualText"))
            continue
        kids = node.get("/K")
        if kids is not None:
            stack.append(behind(kids))
    return figures, told


@contextmanager
def _quiet_pypdf() -> Iterator[None]:
    """Silence for pypdf, which logs what it repairs; the findings say what matters."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _file_name(item: Any) -> str:
    value = item.get_object()
    return str(value.get("/UF") or value.get("/F") or "attachment")


def _fields(form: Any) -> Iterator[FormField]:
    """Terminal fields of the form's tree, depth first; loops end."""
    seen: set[int] = set()
    stack = [(item, "", "", None) for item in reversed(list(form.get("/Fields", [])))]
    while stack and len(seen) < 20_000:
        item, prefix, inherited, value = stack.pop()
        node = item.get_object()
        if not isinstance(node, Mapping) or id(node) in seen:
            continue
        seen.add(id(node))
        name = ".".join(p for p in (prefix, str(node.get("/T", ""))) if p)
        kind = str(node.get("/FT", inherited))
        value = node.get("/V", value)
        kids = [
            k for k in node.get("/Kids", []) if "/T" in k.get_object() or "/Kids" in k.get_object()
        ]
        if kids:
            stack += [(kid, name, kind, value) for kid in reversed(kids)]
        elif kind:
            plain = behind(value)
            yield FormField(name, kind.lstrip("/"), "" if plain is None else _clean(str(plain)))


def _clean(text: str) -> str:
    return "".join(c for c in text if c == "\n" or c.isprintable()).strip()
