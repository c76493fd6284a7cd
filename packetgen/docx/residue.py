"""What a Word file carries besides its text: names, changes, comments, hidden words.

A filed document, or one sent to the other side, should hold none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .covering_shapes import covering_shapes
from .formatting.properties import read_run_properties
from .formatting.styles import StyleSheet
from .formatting.theme import Theme
from .ooxml import Element, W, on
from .package import Package
from .revisions import KINDS

_STORIES = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Residue:
    """What was found. Counts are 0 and texts empty where there is nothing.

    ``properties`` are core and application properties that name people or organisations;
    ``hidden`` holds hidden text, one entry per paragraph; ``parts`` names embedded things that
    travel along unseen (macros, embedded files, data stores, thumbnails).
    """

    properties: dict[str, str] = field(default_factory=dict)
    custom_properties: dict[str, str] = field(default_factory=dict)
    changes: int = 0
    change_authors: tuple[str, ...] = ()
    comments: int = 0
    comment_authors: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    revision_ids: int = 0
    parts: tuple[str, ...] = ()
    unseen: tuple[tuple[str, str], ...] = ()
    """Where a text sits that no page shows (a comment, deleted words, …), and the text."""
    recording: bool = False
    """Whether Word goes on tracking changes in this file."""
    covering: int = 0
    """Dark shapes laid in front of text; see :mod:`packetgen.docx.covering_shapes`."""


_NAMED = {
    "creator": "author",
    "lastModifiedBy": "last modified by",
    "Company": "company",
    "Manager": "manager",
    "HyperlinkBase": "hyperlink base",
    "Template": "template",
    "keywords": "keywords",
    "description": "comments",
    "category": "category",
    "subject": "subject",
    "title": "title",
}
_ALONG = (
    ("vbaProject.bin", "macros"),
    ("word/embeddings/", "embedded file"),
    ("word/activeX/", "ActiveX control"),
    ("docProps/thumbnail", "thumbnail picture"),
    ("word/glossary/", "building blocks"),
    ("customXml/", "custom XML data"),
    ("word/people.xml", "list of people"),
    ("_xmlsignatures/", "digital signature"),
    ("word/printerSettings", "printer settings"),
    ("word/attachedToolbars", "toolbars"),
)


def residue(data: bytes, *, name: str = "") -> Residue:
    """Everything a Word file tells beyond what it prints.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Raises:
        EngineError: The file is no Word document or is damaged.
    """
    package = Package(data, name)
    main = package.main
    roots = [package.document, *_stories(package, main)]
    changes = [element for root in roots for element in root.iter(*(W + tag for tag in KINDS))]
    comments = list(_related_elements(package, main, "comments", "comment"))
    settings = package.related(main, "settings")
    settings_root = package.root(settings) if settings else None
    styles_part = package.related(main, "styles")
    styles = StyleSheet(package.root(styles_part) if styles_part else None, Theme())
    return Residue(
        properties=_properties(package),
        custom_properties=_custom(package),
        changes=len(changes),
        change_authors=_authors(changes),
        comments=len(comments),
        comment_authors=_authors(comments),
        hidden=tuple(text for root in roots for text in _hidden(root, styles)),
        revision_ids=_revision_ids(settings_root),
        parts=_along(package),
        unseen=tuple(dict.fromkeys((*_in_stories(package, roots, comments), *_stores(package)))),
        covering=covering_shapes(package.document),
        recording=settings_root is not None and on(settings_root.find(W + "trackRevisions")),
    )


def _stories(package: Package, main: str) -> Iterator[Element]:
    for relationship in package.relationships(main).values():
        if relationship.kind in _STORIES and relationship.target in package.parts:
            yield package.root(relationship.target)


def _related_elements(package: Package, main: str, kind: str, tag: str) -> Iterator[Element]:
    part = package.related(main, kind)
    if part is not None:
        yield from package.root(part).iterchildren(W + tag)


def _authors(elements: list[Element]) -> tuple[str, ...]:
    names = (element.get(W + "author", "") for element in elements)
    return tuple(dict.fromkeys(name for name in names if name))


def _properties(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        part = package.related("", kind)
        for child in package.root(part) if part is not None else ():
            label = _NAMED.get(str(child.tag).rpartition("}")[2])
            if label and child.text and child.text.strip():
                found[label] = child.text.strip()
    return found


def _custom(package: Package) -> dict[str, str]:
    part = package.related("", "custom-properties")
    if part is None:
        return {}
    return {
        str(child.get("name", "")): "".join(child.itertext()).strip()
        for child in package.root(part)
        if child.get("name")
    }


def _hidden(root: Element, styles: StyleSheet) -> Iterator[str]:
    for paragraph in root.iter(W + "p"):
        words = []
        pointer = paragraph.find(f"{W}pPr/{W}pStyle")
        style = styles.paragraph_style(pointer.get(W + "val") if pointer is not None else None)
        for run in paragraph.iter(W + "r"):
            direct = read_run_properties(run.find(W + "rPr"), Theme())
            hides = direct.get("vanish")
            if hides is None:
                character = styles.character_style(direct.get("rStyle"))
                hides = styles.combined(
                    (styles.run_properties(style), styles.run_properties(character))
                ).get("vanish")
            if hides:
                words += [text.text or "" for text in run.iter(W + "t")]
        if "".join(words).strip():
            yield "".join(words).strip()


def _in_stories(
    package: Package, roots: list[Element], comments: list[Element]
) -> Iterator[tuple[str, str]]:
    """Deleted words, comments, descriptions of pictures, names of bookmarks, addresses of links."""
    for comment in comments:
        yield "a comment", "".join(text.text or "" for text in comment.iter(W + "t", W + "delText"))
    for root in roots:
        for paragraph in root.iter(W + "p"):
            gone = "".join(text.text or "" for text in paragraph.iter(W + "delText"))
            if gone.strip():
                yield "deleted text", gone
        for mark in root.iter(W + "bookmarkStart"):
            yield "a bookmark's name", str(mark.get(W + "name", ""))
        for element in root.iter("{*}docPr", "{*}cNvPr"):
            for key in ("descr", "title", "name"):
                if element.get(key):
                    yield "a picture's description", str(element.get(key))
        for code in root.iter(W + "instrText"):
            yield "a field", str(code.text or "")
    for part in sorted(package.parts):
        if part.startswith("word/") and part.endswith(".xml"):
            for relationship in package.relationships(part).values():
                if relationship.kind == "hyperlink":
                    yield "a link's address", relationship.target


def _stores(package: Package) -> Iterator[tuple[str, str]]:
    """The text of custom XML data that travels along."""
    for part in sorted(package.parts):
        if part.startswith("customXml/item") and "Props" not in part:
            yield "custom XML data", " ".join(package.root(part).itertext())


def _revision_ids(settings: Element | None) -> int:
    if settings is None:
        return 0
    return sum(1 for _ in settings.iter(W + "rsid"))


def _along(package: Package) -> tuple[str, ...]:
    found = dict.fromkeys(
        label
        for path in sorted(package.parts)
        for fragment, label in _ALONG
        if fragment in path and not path.endswith("/")
    )
    return tuple(found)
