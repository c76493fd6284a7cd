"""What a PDF's catalog tells and pdfium cannot: metadata, actions, fields, layers, tags."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from packetgen.reading.pdf_references import behind

from .active_content import PageAction, actions_of_bookmarks, actions_of_pages, active
from .unseen_texts import MAXIMUM_TEXTS, Told, texts_in_catalog, texts_of_node, texts_of_pages


@dataclass(frozen=True, slots=True)
class FormField:
    """A live form field and its value."""

    name: str
    kind: str
    value: str


@dataclass(slots=True)
class Catalog:
    """What was found; ``unread`` says why nothing was, where the catalog is damaged."""

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


def catalog_of(data: bytes) -> Catalog:
    """Read the catalog. pypdf raises errors of many kinds on damaged files."""
    from packetgen.reading.plain_pdf import PlainReader

    with _quiet_pypdf():
        reader = PlainReader(data)
        if reader.is_encrypted:
            reader.decrypt("")
        root: Any = reader.trailer["/Root"].get_object()
        found = _read(root)
        told = texts_in_catalog(root, reader.trailer.get("/Info"))
        found.unseen += islice(told, MAXIMUM_TEXTS)
        found.unseen += islice(texts_of_pages(reader), MAXIMUM_TEXTS)
        found.actions += actions_of_pages(reader)
        return found


def _read(root: Any) -> Catalog:
    found = Catalog()
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
            yield FormField(name, kind.lstrip("/"), "" if plain is None else printable(str(plain)))


def printable(text: str) -> str:
    """A text without the characters that no reader sees; line ends stay."""
    return "".join(c for c in text if c == "\n" or c.isprintable()).strip()
