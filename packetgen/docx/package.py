"""The parts of a Word document and how they point to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from . import ooxml
from .archive import MAX_XML_BYTES, Archive, root_of, unusable
from .ooxml import RELATIONSHIP, Element, R, W

_OTHERS = (
    ("mimetype", "this is an OpenDocument file (.odt)"),
    ("xl/workbook.xml", "this is a spreadsheet (.xlsx)"),
    ("ppt/presentation.xml", "this is a presentation (.pptx)"),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part to another, or to something outside the file."""

    id: str
    kind: str
    """Last word of the relationship's type: image, hyperlink, header, styles, …"""
    target: str
    """The part's name, or the address as written where ``external``."""
    external: bool = False


def parse_xml(data: bytes, *, name: str, part: str) -> Element:
    """The root element of a part, parsed without entities, DTD or network.

    Raises:
        EngineError: The part is no well-formed XML, nests deeper than any document, is too large
            or declares a document type (which could define entities).
    """
    if len(data) > MAX_XML_BYTES:
        raise unusable(name, f"a part holds {len(data) / 1e6:,.0f} MB of XML", detail=part)
    return root_of(ooxml.transitional(data), part, name)


class Package:
    """A Word document's parts, parsed once each.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Raises:
        EngineError: The bytes are no Word document, or one that cannot be read.
    """

    def __init__(self, data: bytes, name: str = "") -> None:
        self.name = name
        self.parts = Archive(data, name)
        self._roots: dict[str, Element] = {}
        self._relationships: dict[str, Mapping[str, Relationship]] = {}

    @cached_property
    def main(self) -> str:
        """Name of the part that holds the document's text."""
        for part, what in _OTHERS:
            if part in self.parts:
                raise unusable(self.name, what)
        if "_rels/.rels" not in self.parts and "[Content_Types].xml" not in self.parts:
            raise unusable(self.name, "this is a zip archive, but not a Word document")
        if "_rels/.rels" not in self.parts:
            raise unusable(
                self.name,
                "the file is damaged: the list of its parts is missing",
                detail="_rels/.rels",
            )
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and not relationship.external:
                if relationship.target not in self.parts:
                    break
                return relationship.target
        else:
            if "word/document.xml" in self.parts:
                return "word/document.xml"
        raise unusable(
            self.name,
            "the file is damaged: the part with the text is missing",
            detail="word/document.xml",
        )

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Relationships of a part by id; of the whole file for ``""``. Empty if it has none."""
        known = self._relationships.get(part)
        if known is None:
            known = self._relationships[part] = self._read_relationships(part)
        return known

    def _read_relationships(self, part: str) -> Mapping[str, Relationship]:
        folder, _, leaf = part.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if path not in self.parts:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.root(path).iter(RELATIONSHIP + "Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = resolve(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            identifier = element.get("Id", "")
            found[identifier] = Relationship(identifier, kind, target, external)
        return found

    def related(self, part: str, kind: str) -> str | None:
        """Name of the first existing part that ``part`` points to with this kind."""
        for relationship in self.relationships(part).values():
            if (
                relationship.kind == kind
                and not relationship.external
                and relationship.target in self.parts
            ):
                return relationship.target
        return None

    def root(self, part: str) -> Element:
        """The parsed root element of a part.

        Raises:
            EngineError: The part is not there or is no XML.
        """
        known = self._roots.get(part)
        if known is None:
            if part not in self.parts:
                raise unusable(
                    self.name, "the file is damaged: a part it points to is missing", detail=part
                )
            known = self._roots[part] = parse_xml(self.parts[part], name=self.name, part=part)
        return known

    @cached_property
    def document(self) -> Element:
        """The root element of the main part.

        Raises:
            EngineError: The main part is not a Word document, or its relationships are missing.
        """
        root = self.root(self.main)
        if root.tag != W + "document":
            raise unusable(
                self.name, "the main part is not a Word document", detail=ooxml.local(root.tag)
            )
        if root.find(W + "body") is None:
            raise unusable(self.name, "the file is damaged: the document has no body")
        if len(root.findall(W + "body")) > 1:
            raise unusable(
                self.name, "the file is damaged: the document has more than one body of text"
            )
        beside = (child for child in root if child.tag != W + "body")
        if any(text.text for child in beside for text in child.iter(W + "t")):
            raise unusable(
                self.name, "the file is damaged: text stands outside of the document's body"
            )
        if not self.relationships(self.main):
            used = (R + "id", R + "embed", R + "link")
            if any(element.get(name) for element in root.iter() for name in used):
                raise unusable(
                    self.name,
                    "the file is damaged: the text points to parts, but their list is missing",
                    detail=f"relationships of {self.main}",
                )
        return root


def resolve(folder: str, target: str) -> str:
    """The part name that a relationship target in ``folder`` means."""
    target = unquote(target.replace("\\", "/"))
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")
