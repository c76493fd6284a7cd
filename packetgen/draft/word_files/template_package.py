"""A template's package while its format is put in: styles, lists, notes, pages, properties."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from packetgen.errors import FormError
from packetgen.form.package import CONTENT_TYPES, Member
from packetgen.jurisdiction.model import Layout
from packetgen.reading.xml_text import untrusted_xml

from . import furniture
from .numbering import Numbering, numbering_elements, plan_numbering
from .styles import Style, paper_styles, style_xml, word_font
from .wml import R, W, twips

DOCUMENT = "word/document.xml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MEANT_FULL = 0.85
"""Of the text's width: tables from there on were drawn as wide as the text."""


class TemplatePackage:
    """The template's parts while they are being changed; lives only inside :func:`prepare`."""

    def __init__(self, members: dict[str, Member], place: str) -> None:
        self.members = members
        self.place = place
        self.trees: dict[str, Any] = {}
        self.types = self.tree(CONTENT_TYPES)
        if "word/_rels/document.xml.rels" not in members:
            self.put("word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELS}"/>')
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
            self.rels, f"{{{_RELS}}}Relationship",
            Id=identifier, Type=f"{_OFFICE}/{kind}", Target=target,
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
            self.relate("styles", "styles.xml", f"{_PARTS}.styles+xml")
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
            self.relate("numbering", "numbering.xml", f"{_PARTS}.numbering+xml")
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
            root.insert(at + offset, _element(xml))
        last = at + len(abstract) + len(root.findall(f"{{{W}}}num"))
        for offset, xml in enumerate(instances):
            root.insert(last + offset, _element(xml))
        return self._numbering

    def ensure_footnotes(self, ids: dict[str, str]) -> int:
        """A footnotes part with its separators; the first free footnote id."""
        name = self.related("footnotes")
        if not name:
            self.put("word/footnotes.xml", furniture.footnotes())
            self.relate("footnotes", "footnotes.xml", f"{_PARTS}.footnotes+xml")
            name = "word/footnotes.xml"
        self.footnotes_part = name
        used = [int(e.get(f"{{{W}}}id", 0)) for e in self.tree(name)]
        return max([0, *used]) + 1

    def dress_pages(self, layout: Layout | None, ids: dict[str, str]) -> float:
        """Page set-up, headers and footers of every section; the width of the text."""
        root = self.tree(DOCUMENT)
        body = root.find(f"{{{W}}}body")
        if body is None or root.tag != f"{{{W}}}document":
            raise FormError(
                f"{self.place} is not a Word document of the usual kind.",
                hint="Save it in Word as 'Word Document (.docx)', not as 'Strict Open XML'.",
            )
        sections = root.findall(f".//{{{W}}}sectPr")
        if not sections or sections[-1].getparent() is not body:
            sections.append(_element("<w:sectPr/>"))
            body.append(sections[-1])
        if layout is None:
            return _text_width(sections[-1])
        for section in sections:
            for child in list(section):
                if child.tag.rpartition("}")[2] in _REPLACED:
                    section.remove(child)
        for name in [n for n in self.members if re.match(r"word/(header|footer)\d*\.xml$", n)]:
            self._remove(name)
        header = self._furniture("header", "packetHeader.xml", furniture.header(layout, ids))
        footer = self._furniture("footer", "packetFooter.xml", furniture.footer(layout, ids))
        first = ""
        if not layout.page_number_on_first or layout.first_page_filer:
            first = self._furniture(
                "footer", "packetFooterFirst.xml",
                furniture.footer(
                    layout, ids,
                    number=layout.page_number_on_first, filer=layout.first_page_filer,
                ),
            )  # fmt: skip
        for section in sections:
            for xml in furniture.section(layout, header=header, footer=footer, first_footer=first):
                section.append(_element(xml))
            order = {tag: n for n, tag in enumerate(SECTION_ORDER)}
            section[:] = sorted(section, key=lambda e: order.get(e.tag.rpartition("}")[2], 99))
        width = layout.width - layout.left - layout.right
        self.fit_tables(body, width)
        return width

    def text_width(self) -> float:
        """The width of the last section's text in points."""
        return _text_width(list(self.tree(DOCUMENT).iter(f"{{{W}}}sectPr"))[-1])

    def fit_tables(self, body: Any, width: float, drawn_for: float | None = None) -> None:
        """Columns shrink or grow alike, so that tables end with the text's lines.

        Tables that were drawn much narrower than the text, ``drawn_for`` points wide, stay as they
        are; without it, narrower than the new width.
        """
        room = twips(width)
        meant_full = _MEANT_FULL * (room if drawn_for is None else twips(drawn_for))
        for table in body.findall(f"{{{W}}}tbl"):
            columns = table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol")
            total = sum(_twips_of(column) for column in columns)
            if total < meant_full:
                continue
            cells = table.findall(f"{{{W}}}tr/{{{W}}}tc/{{{W}}}tcPr/{{{W}}}tcW")
            whole = table.findall(f"{{{W}}}tblPr/{{{W}}}tblW")
            for element in (*columns, *cells, *whole):
                if element.get(f"{{{W}}}type", "dxa") == "dxa":
                    element.set(f"{{{W}}}w", str(_twips_of(element) * room // total))

    def _furniture(self, kind: str, target: str, xml: str) -> str:
        self.put(f"word/{target}", xml)
        return self.relate(kind, target, f"{_PARTS}.{kind}+xml")

    def _remove(self, name: str) -> None:
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
            root, f"{{{_RELS}}}Relationship", Id="rIdPktCore", Target="docProps/core.xml",
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
_REPLACED = frozenset({
    "headerReference", "footerReference", "pgSz", "pgMar", "pgBorders", "lnNumType", "titlePg",
    "docGrid", "cols", "pgNumType", "textDirection",
})  # fmt: skip
SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip
_SETTINGS_DROPPED = frozenset({
    "attachedTemplate", "mailMerge", "docVars", "rsids", "saveThroughXslt", "linkStyles",
    "documentProtection", "writeProtection", "evenAndOddHeaders",
})  # fmt: skip


def parse(content: bytes, name: str) -> Any:
    """An element tree, read without entities or network.

    Raises:
        FormError: Not well-formed, or with a document type declaration.
    """
    from lxml import etree

    try:
        root = untrusted_xml(content)
    except etree.XMLSyntaxError as error:
        raise FormError(
            f"{name} is damaged: {error.msg}.", hint="Open it in Word and save it again."
        ) from None
    if root.getroottree().docinfo.doctype:
        raise FormError(f"{name} declares a document type, which a Word file never does.")
    return root


def serialised(tree: Any) -> str:
    """The tree as XML text without a declaration."""
    from lxml import etree

    return str(etree.tostring(tree, encoding="unicode"))


def _element(xml: str) -> Any:
    at = re.match(r"<[\w:]+", xml)
    assert at is not None
    return parse(f'{at[0]} xmlns:w="{W}" xmlns:r="{R}"{xml[at.end() :]}'.encode(), "element")


def with_relations(xml: str) -> str:
    """Whatever is placed may need ``r:`` and must find ``w:``."""
    head, _, rest = xml.partition(">")
    closing = "/" if head.endswith("/") else ""
    if f'xmlns:r="{R}"' not in head:
        head = f'{head.removesuffix("/")} xmlns:r="{R}"{closing}'
    return f"{head}>{rest}"


def _twips_of(element: Any) -> int:
    """The width that a column, a cell or a table states; 0 where it states none."""
    stated = element.get(f"{{{W}}}w", "0")
    return int(float(stated)) if re.fullmatch(r"\d+(\.\d+)?", stated) else 0


def _text_width(section: Any) -> float:
    size, margin = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    width = float(size.get(f"{{{W}}}w", 12240)) if size is not None else 12240.0
    if margin is None:
        return width / 20 - 144
    sides = sum(float(margin.get(f"{{{W}}}{side}", 1440)) for side in ("left", "right"))
    return (width - sides) / 20


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
    element = _element(
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
