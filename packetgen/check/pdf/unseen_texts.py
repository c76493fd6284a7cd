"""Texts of a PDF that stand on no page: a name may be masked everywhere else and survive there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from packetgen.reading.pdf_references import behind

if TYPE_CHECKING:
    from ..scope import PageNote
    from .pdf_view import PdfView

MAXIMUM_TEXTS = 20_000
MAXIMUM_PAGES = 2_000
MAXIMUM_NODES = 50_000
"""Nodes looked at per tree; a tree with loops ends here."""

Told = tuple[str, str]
"""Where a text is, in words, and the text."""


def texts_beside_pages(
    pdf: PdfView, notes: tuple[PageNote, ...]
) -> Iterator[tuple[str, str, int | None]]:
    """Every such text: where it is, the text, and its page if it leads to one."""
    for mark in pdf.bookmarks:
        yield "a bookmark", mark.title, mark.page
    for note in notes:
        if note.page_label:
            yield "a page label", note.page_label, note.number
    structure = pdf.structure
    for key, value in structure.metadata.items():
        yield f"the metadata ({key})", value, None
    yield "the metadata (XMP)", html.unescape(re.sub(r"<[^>]*>", " ", structure.xmp)), None
    for field in structure.fields:
        yield "a form field", f"{field.name}: {field.value}", None
    for name in structure.attachments:
        yield "an attachment's name", name, None
    for text in pdf.attached.texts:
        yield "an attached file", text, None
    for page in pdf.earlier_pages:
        yield "an earlier version of the file, which is still in it", page.text, None
    for name in structure.layers:
        yield "a layer's name", name, None
    for where, text in structure.unseen:
        yield where, text, None
    yield "the file's name", pdf.name, None


def spellings(text: str) -> tuple[str, ...]:
    """A text and how it reads when its underscores and escapes stand for something else.

    Names of files, fields and bookmarks are often written ``John_Doe`` or ``219_09_9999``.
    """
    plain = unquote(text) if "%" in text else text
    found = [text, plain, plain.replace("+", " ")]
    if "_" in plain:
        found += [
            plain.replace("_", " "),
            re.sub(r"(?<=\d)_(?=\d)", "-", plain).replace("_", " "),
        ]
    return tuple(dict.fromkeys(found))


def texts_in_catalog(root: Any, info: Any) -> Iterator[Told]:
    """What pdfium does not tell: own keys of the metadata, names of places, values of fields."""
    known = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer")
    for key, value in _items(info):
        if key not in known and not key.endswith("Date"):
            yield f"the metadata ({key[1:]})", str(value)
    names = behind(root.get("/Names")) or {}
    for kind, where in (
        ("/Dests", "the name of a place in the file"),
        ("/EmbeddedFiles", "an attachment's description"),
        ("/JavaScript", "a script"),
    ):
        for key, value in _leaves(names.get(kind)):
            yield where, key
            for entry in ("/Desc", "/F", "/UF", "/JS"):
                text = _text(behind(value.get(entry))) if isinstance(value, Mapping) else ""
                if text:
                    yield where, text
    for key, _ in _items(root.get("/Dests")):
        yield "the name of a place in the file", key[1:]
    form = behind(root.get("/AcroForm"))
    if isinstance(form, Mapping):
        yield from _field_texts(form)
        yield from _xfa(form.get("/XFA"))


def texts_of_pages(reader: Any) -> Iterator[Told]:
    """Metadata and private data of single pages, as layout programs leave them."""
    for page in islice(reader.pages, MAXIMUM_PAGES):
        metadata = behind(page.get("/Metadata"))
        if hasattr(metadata, "get_data"):
            xmp = metadata.get_data()[:200_000].decode("utf-8", "replace")
            yield "the metadata of a page (XMP)", html.unescape(re.sub(r"<[^>]*>", " ", xmp))
        stack, steps = [behind(page.get("/PieceInfo"))], 0
        while stack and steps < 200:
            steps += 1
            node = stack.pop()
            if isinstance(node, Mapping):
                stack += [value for _, value in _items(node)]
            elif isinstance(node, str) and not node.startswith("/"):
                yield "a program's own data of a page", node


def texts_of_node(node: Mapping[Any, Any]) -> Iterator[Told]:
    """What one element of the structure tree says to a screen reader beside its content."""
    for key, where in (
        ("/Alt", "a text in place of a picture"),
        ("/ActualText", "a replacement text for screen readers"),
        ("/E", "an expansion for screen readers"),
        ("/T", "the title of a tag"),
    ):
        value = node.get(key)
        if value is not None:
            yield where, str(behind(value))


def _field_texts(form: Mapping[Any, Any]) -> Iterator[Told]:
    """Defaults, tool tips and choices of fields; their values are told with the fields."""
    stack, steps = [behind(form.get("/Fields"))], 0
    while stack and steps < MAXIMUM_NODES:
        steps += 1
        node = stack.pop()
        if isinstance(node, list):
            stack += [behind(item) for item in node]
        elif isinstance(node, Mapping):
            for key in ("/DV", "/TU", "/TM", "/RV"):
                text = _text(behind(node.get(key)))
                if text:
                    yield "a form field", text
            for choice in behind(node.get("/Opt")) or ():
                plain = behind(choice)
                for text in plain if isinstance(plain, list) else (plain,):
                    yield "a form field", str(behind(text))
            stack.append(behind(node.get("/Kids")))


def _xfa(packets: Any) -> Iterator[Told]:
    """The values in an XFA form's own XML, which no other program shows."""
    found = behind(packets)
    for item in found if isinstance(found, list) else (found,):
        plain = behind(item)
        if hasattr(plain, "get_data"):
            xml = plain.get_data()[:2_000_000].decode("utf-8", "replace")
            yield "the form's XFA data", html.unescape(re.sub(r"<[^>]*>", " ", xml))


def _leaves(tree: Any) -> Iterator[tuple[str, Any]]:
    """The pairs of a name tree."""
    stack, steps = [behind(tree)], 0
    while stack and steps < MAXIMUM_NODES:
        steps += 1
        node = stack.pop()
        if not isinstance(node, Mapping):
            continue
        stack += [behind(kid) for kid in behind(node.get("/Kids")) or ()]
        pairs = list(behind(node.get("/Names")) or ())
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            yield str(behind(key)), behind(value)


def _items(mapping: Any) -> Iterator[tuple[str, Any]]:
    found = behind(mapping)
    if isinstance(found, Mapping):
        for key, value in found.items():
            yield str(key), behind(value)


def _text(value: Any) -> str:
    if value is None or (isinstance(value, (list, Mapping)) and not hasattr(value, "get_data")):
        return ""
    if hasattr(value, "get_data"):
        return str(value.get_data()[:200_000].decode("utf-8", "replace"))
    return str(value)
