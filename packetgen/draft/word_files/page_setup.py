"""The pages of a Word file as a court's layout wants them: set-up, header, footer, full tables."""

from __future__ import annotations

import re
from typing import Any

from packetgen.errors import FormError
from packetgen.jurisdiction.model import Layout

from . import furniture
from .package_xml import WORD_PARTS, element_of
from .template_package import DOCUMENT, TemplatePackage
from .wml import W, twips

_MEANT_FULL = 0.85
"""Of the text's width: tables from there on were drawn as wide as the text."""
_REPLACED = frozenset({
    "headerReference", "footerReference", "pgSz", "pgMar", "pgBorders", "lnNumType", "titlePg",
    "docGrid", "cols", "pgNumType", "textDirection",
})  # fmt: skip
SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip


def dress_pages(package: TemplatePackage, layout: Layout | None, ids: dict[str, str]) -> float:
    """Page set-up, headers and footers of every section; the width of the text."""
    root = package.tree(DOCUMENT)
    body = root.find(f"{{{W}}}body")
    if body is None or root.tag != f"{{{W}}}document":
        raise FormError(
            f"{package.place} is not a Word document of the usual kind.",
            hint="Save it in Word as 'Word Document (.docx)', not as 'Strict Open XML'.",
        )
    sections = root.findall(f".//{{{W}}}sectPr")
    if not sections or sections[-1].getparent() is not body:
        sections.append(element_of("<w:sectPr/>"))
        body.append(sections[-1])
    if layout is None:
        return _text_width(sections[-1])
    for section in sections:
        for child in list(section):
            if child.tag.rpartition("}")[2] in _REPLACED:
                section.remove(child)
    for name in [n for n in package.members if re.match(r"word/(header|footer)\d*\.xml$", n)]:
        package.remove(name)
    header = _furniture(package, "header", "packetHeader.xml", furniture.header(layout, ids))
    footer = _furniture(package, "footer", "packetFooter.xml", furniture.footer(layout, ids))
    first = ""
    if not layout.page_number_on_first or layout.first_page_filer:
        xml = furniture.footer(
            layout, ids, number=layout.page_number_on_first, filer=layout.first_page_filer
        )
        first = _furniture(package, "footer", "packetFooterFirst.xml", xml)
    for section in sections:
        for xml in furniture.section(layout, header=header, footer=footer, first_footer=first):
            section.append(element_of(xml))
        order = {tag: n for n, tag in enumerate(SECTION_ORDER)}
        section[:] = sorted(section, key=lambda e: order.get(e.tag.rpartition("}")[2], 99))
    width = layout.width - layout.left - layout.right
    fit_tables(body, width)
    return width


def text_width(package: TemplatePackage) -> float:
    """The width of the last section's text in points."""
    return _text_width(list(package.tree(DOCUMENT).iter(f"{{{W}}}sectPr"))[-1])


def fit_tables(body: Any, width: float, drawn_for: float | None = None) -> None:
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


def _furniture(package: TemplatePackage, kind: str, target: str, xml: str) -> str:
    package.put(f"word/{target}", xml)
    return package.relate(kind, target, f"{WORD_PARTS}.{kind}+xml")


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
