"""A template's package while its format is put in: styles, lists, notes, pages, properties."""

from __future__ import annotations

import posixpath
from typing import Any

from packetgen.form.package import CONTENT_TYPES, Member
from packetgen.jurisdiction.model import Layout

from . import furniture
from .numbering import Numbering, numbering_elements, plan_numbering
from .package_xml import RELATIONSHIPS, WORD_PARTS, element_of, parse
from .styles import Style, paper_styles, style_xml, word_font
from .wml import R, W

DOCUMENT = "word/document.xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class TemplatePackage:
    """The template's parts while they are being changed; lives only inside :func:`prepare`."""

    def __init__(self, members: dict[str, Member], place: str) -> None:
        self.members = members
        self.place = place
        self.trees: dict[str, Any] = {}
        self.types = self.tree(CONTENT_TYPES)
        if "word/_rels/document.xml.rels" not in members:
            self.put("word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONSHIPS}"/>')
        self.rels = self.tree("word/_rels/document.xml.rels")

    def tree(self, name: str) -> Any:
        """A part as an element tree that may be changed."""
        if name not in self.trees:
            self.trees[name] = parse(self.members[name].content(), f"{self.place}: {name}")
        return self.trees[name]

    def put(self, name: str, xml: str) -> None:
        """Add or replace a part."""
        self.trees[name] = parse(xml.encode("utf-8"), name)
        self.members.setdefault(name, Member(name, 0, 0, 0, b""))

    def drop_dangling(self) -> None:
        """Relationships and content types of parts that were dropped or were never there."""
        for name in [n for n in self.members if n.endswith(".rels")]:
            base = posixpath.dirname(posixpath.dirname(name))
            for relation in list(self.tree(name)):
                target = relation.get("Target", "")
                if relation.get("TargetMode") == "External":
                    if not relation.get("Type", "").endswith("/hyperlink"):
                        relation.getparent().remove(relation)
                    continue
                path = posixpath.normpath(
                    target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
                )
                if path not in self.members:
                    relation.getparent().remove(relation)
        for entry in list(self.types):
            part = entry.get("PartName")
            if part is not None and part.lstrip("/") not in self.members:
                self.types.remove(entry)

    def related(self, kind: str) -> str:
        """The part that the document is related to as ``kind``, or ''."""
        for relation in self.rels:
            if relation.get("Type", "").endswith(f"/{kind}"):
                target = str(relation.get("Target"))
                return target.lstrip("/") if target.startswith("/") else f"word/{target}"
        return ""

    def relate(self, kind: str, target: str, content_type: str) -> str:
        """Relationship id to a new part of the document."""
        from lxml import etree

        used = {relation.get("Id") for relation in self.rels}
        identifier = next(f"rIdPkt{n}" for n in range(1, 10_000) if f"rIdPkt{n}" not in used)
        etree.SubElement(
            self.rels, f"{{{RELATIONSHIPS}}}Relationship",
            Id=identifier, Type=f"{R}/{kind}", Target=target,
        )  # fmt: skip
        self.declare(f"/word/{target}", content_type)
        return identifier

    def declare(self, part: str, content_type: str) -> None:
        """State a part's content type."""
        from lxml import etree

        for entry in self.types:
            if entry.get("PartName") == part:
                entry.set("ContentType", content_type)
                return
        etree.SubElement(
            self.types, f"{{{_TYPES}}}Override", PartName=part, ContentType=content_type
        )

    def dress_styles(
        self, layout: Layout | None, numbered_headings: bool, language: str
    ) -> dict[str, str]:
        """Put packetgen's styles into the style part; style ids by lower-case name."""
        from lxml import etree

        name = self.related("styles")
        if not name:
            name = "word/styles.xml"
            self.put(name, f'<w:styles xmlns:w="{W}"/>')
            self.relate("styles", "styles.xml", f"{WORD_PARTS}.styles+xml")
        root = self.tree(name)
        present: dict[str, Any] = {}
        for element in root.findall(f"{{{W}}}style"):
            label = element.find(f"{{{W}}}name")
            if label is not None:
                present.setdefault(label.get(f"{{{W}}}val", "").lower(), element)
        ids = {label: str(e.get(f"{{{W}}}styleId")) for label, e in present.items()}
        wanted = paper_styles(layout or Layout(), numbered_headings=numbered_headings)
        for basic in _BASICS:
            if basic.name.lower() not in ids:
                wanted = (basic, *wanted)
        taken = set(ids.values())
        for style in wanted:
            if style.name.lower() not in ids:
                identifier = style.default_id
                while identifier in taken:
                    identifier += "P"
                taken.add(identifier)
                ids[style.name.lower()] = identifier
        self._lists(ids, numbered_headings)
        lists = self._numbering.properties()
        for style in wanted:
            old = present.get(style.name.lower())
            if old is not None and (layout is None or style in _BASICS):
                continue
            element = parse(
                style_xml(style, ids, lists).replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1)
                .encode("utf-8"), style.name,
            )  # fmt: skip
            if old is not None:
                root.replace(old, element)
            else:
                root.append(element)
        _defaults(root, layout, language)
        etree.cleanup_namespaces(root)
        return ids

    def _lists(self, ids: dict[str, str], numbered_headings: bool) -> None:
        name = self.related("numbering")
        if not name:
            name = "word/numbering.xml"
            self.put(name, f'<w:numbering xmlns:w="{W}"/>')
            self.relate("numbering", "numbering.xml", f"{WORD_PARTS}.numbering+xml")
        self.numbering_part = name
        root = self.tree(name)
        self._numbering = plan_numbering(
            [int(e.get(f"{{{W}}}abstractNumId", 0)) for e in root.findall(f"{{{W}}}abstractNum")],
            [int(e.get(f"{{{W}}}numId", 0)) for e in root.findall(f"{{{W}}}num")],
        )

    def add_numbering(self, ids: dict[str, str], numbered_headings: bool) -> Numbering:
        """Packetgen's lists, in the order that the schema wants: abstract ones first."""
        root = self.tree(self.numbering_part)
        abstract, instances = numbering_elements(
            self._numbering, ids, numbered_headings=numbered_headings
        )
        at = len(root.findall(f"{{{W}}}numPicBullet")) + len(root.findall(f"{{{W}}}abstractNum"))
        for offset, xml in enumerate(abstract):
            root.insert(at + offset, element_of(xml))
        last = at + len(abstract) + len(root.findall(f"{{{W}}}num"))
        for offset, xml in enumerate(instances):
            root.insert(last + offset, element_of(xml))
        return self._numbering

    def ensure_footnotes(self, ids: dict[str, str]) -> int:
        """A footnotes part with its separators; the first free footnote id."""
        name = self.related("footnotes")
        if not name:
            self.put("word/footnotes.xml", furniture.footnotes())
            self.relate("footnotes", "footnotes.xml", f"{WORD_PARTS}.footnotes+xml")
            name = "word/footnotes.xml"
        self.footnotes_part = name
        used = [int(e.get(f"{{{W}}}id", 0)) for e in self.tree(name)]
        return max([0, *used]) + 1

    def remove(self, name: str) -> None:
        """Drop a part and what it is related to."""
        self.members.pop(name, None)
        self.trees.pop(name, None)
        rels = f"word/_rels/{posixpath.basename(name)}.rels"
        self.members.pop(rels, None)
        self.trees.pop(rels, None)
        self.drop_dangling()

    def scrub(self) -> None:
        """Settings that point outside, and everything that tells who made the template."""
        name = self.related("settings")
        if name:
            root = self.tree(name)
            for element in list(root):
                if element.tag.rpartition("}")[2] in _SETTINGS_DROPPED:
                    root.remove(element)
        self.members.pop("docProps/app.xml", None)
        self.trees.pop("docProps/app.xml", None)
        self.members.pop("docProps/core.xml", None)
        self.trees.pop("docProps/core.xml", None)
        self.drop_dangling()
        from lxml import etree

        root = self.tree("_rels/.rels")
        etree.SubElement(
            root, f"{{{RELATIONSHIPS}}}Relationship", Id="rIdPktCore", Target="docProps/core.xml",
            Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        )  # fmt: skip
        for extension, kind in (("png", "image/png"), ("svg", "image/svg+xml")):
            if not any(e.get("Extension", "").lower() == extension for e in self.types):
                default = etree.Element(
                    f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind
                )
                self.types.insert(0, default)
        self.declare(
            "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"
        )


_BASICS = (
    Style("Default Paragraph Font", kind="character", based_on="", default=True),
    Style("Normal Table", kind="table", based_on="", default=True, extra=(
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>')),
)  # fmt: skip
_SETTINGS_DROPPED = frozenset({
    "attachedTemplate", "mailMerge", "docVars", "rsids", "saveThroughXslt", "linkStyles",
    "documentProtection", "writeProtection", "evenAndOddHeaders",
})  # fmt: skip


def _defaults(root: Any, layout: Layout | None, language: str) -> None:
    """Document defaults: face, size, language; for a paper nothing else."""
    defaults = root.find(f"{{{W}}}docDefaults")
    if layout is None and defaults is not None:
        for stated in defaults.iter(f"{{{W}}}lang"):
            if language != "en":
                stated.set(f"{{{W}}}val", {"es": "es-US"}.get(language, language))
        return
    font = word_font(layout.font) if layout else "Arial"
    size = round((layout.font_size if layout else 11) * 2)
    code = {"en": "en-US", "es": "es-US"}.get(language, language)
    element = element_of(
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"'
        f' w:eastAsia="{font}" w:cs="{font}"/><w:kern w:val="2"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{code}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    if defaults is not None:
        root.replace(defaults, element)
    else:
        root.insert(0, element)
