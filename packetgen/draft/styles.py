"""Word style definitions for a layout: the court's format, kept where Word users change it.

Every style of docs/templates.md, by name. A paper gets them all in place of the template's own; a
letter keeps its own and gets only those it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packetgen.jurisdiction.model import Layout

from .runs import HYPERLINK_STYLE
from .wml import escape, twips

_METRIC_TWINS: Mapping[str, str] = {
    "arimo": "Arial",
    "liberation sans": "Arial",
    "tex gyre heros": "Arial",
    "tinos": "Times New Roman",
    "liberation serif": "Times New Roman",
    "tex gyre termes": "Times New Roman",
    "cousine": "Courier New",
    "liberation mono": "Courier New",
}
"""Free faces with the widths of one that every Word has; the DOCX names the latter."""


def word_font(font: str) -> str:
    """The face to name in a Word file for a layout's face."""
    return _METRIC_TWINS.get(font.lower(), font)


@dataclass(frozen=True, slots=True)
class Style:
    """One style: ``paragraph`` and ``run`` are the insides of ``w:pPr`` and ``w:rPr``."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = ""
    kind: str = "paragraph"
    extra: str = ""
    default: bool = False

    @property
    def default_id(self) -> str:
        """The id that Word itself would give."""
        return (
            self.name.title().replace(" ", "")
            if self.name[0].islower()
            else self.name.replace(" ", "")
        )


def _exact(line: float, before: float = 0, after: float = 0) -> str:
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{twips(line)}"'
        ' w:lineRule="exact"/>'
    )


_SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'


def _indent(left: float = 0, right: float = 0, first: float = 0) -> str:
    kind = "firstLine" if first >= 0 else "hanging"
    return (
        f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:{kind}="{twips(abs(first))}"/>'
    )


def paper_styles(layout: Layout, *, numbered_headings: bool = False) -> tuple[Style, ...]:
    """All styles of a paper in this layout."""
    pitch, single = layout.pitch, layout.single_pitch
    body = _exact(pitch)
    tight = _exact(single) if layout.numbered_lines else _SINGLE
    loose = '<w:widowControl w:val="0"/>' if layout.numbered_lines else "<w:widowControl/>"
    justify = '<w:jc w:val="both"/>' if layout.justify else '<w:jc w:val="left"/>'
    size = f'<w:sz w:val="{round(layout.font_size * 2)}"/>'
    size += f'<w:szCs w:val="{round(layout.font_size * 2)}"/>'
    note = f'<w:sz w:val="{round(layout.footnote_size * 2)}"/>'
    note += f'<w:szCs w:val="{round(layout.footnote_size * 2)}"/>'
    note_spacing = _exact(max(single, layout.footnote_size)) if layout.numbered_lines else _SINGLE
    # Off the grid a line of the body has its white above it, so a quotation needs it above too.
    quotation = (
        tight
        if layout.numbered_lines
        else '<w:spacing w:before="200" w:after="120" w:line="240" w:lineRule="auto"/>'
    )
    footer = f'<w:sz w:val="{round(layout.footer_size * 2)}"/>'
    footer += f'<w:szCs w:val="{round(layout.footer_size * 2)}"/>'
    headings = tuple(_heading(level, layout, numbered=numbered_headings) for level in range(1, 5))
    return (
        Style(
            "Normal",
            f'{loose}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
            size,
            based_on="",
        ),
        Style("Body Text", f"{loose}{body}{_indent(first=36)}{justify}"),
        Style("Body Text Flush", f"{_indent()}", based_on="Body Text"),
        Style(
            "Paper Title",
            f'<w:keepNext/>{body}<w:jc w:val="center"/>',
            "<w:b/><w:bCs/>",
            following="Body Text",
        ),
        *headings,
        Style("Numbered Paragraph", f"{{list:numbered}}{_indent(first=36)}", based_on="Body Text"),
        Style(
            "Block Quotation",
            f"{loose}{quotation}{_indent(left=54, right=36)}{justify}",
            following="Body Text Flush",
        ),
        Style("List Bullet", f"{{list:bullet}}{_indent(left=72, first=-18)}", based_on="Body Text"),
        Style("List Number", f"{{list:number}}{_indent(left=72, first=-18)}", based_on="Body Text"),
        Style("Required Wording", "", based_on="Block Quotation"),
        Style("footnote text", f"{note_spacing}{justify}", note),
        Style(
            "footnote reference",
            "",
            '<w:vertAlign w:val="superscript"/>',
            based_on="Default Paragraph Font",
            kind="character",
        ),
        Style(
            "Table Text",
            f'{loose}<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
        ),
        Style("Table Heading", "<w:keepNext/>", "<w:b/><w:bCs/>", based_on="Table Text"),
        Style("Index Entry", f"{loose}{tight}"),
        Style("Signature", f"<w:keepNext/><w:keepLines/>{loose}{tight}"),
        Style(
            "Letter Text",
            f'{loose}<w:spacing w:before="0" w:after="200" w:line="252" w:lineRule="auto"/>',
        ),
        Style(
            "Letter Address", '<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>'
        ),
        Style(
            "Letter Subject",
            '<w:spacing w:before="0" w:after="200" w:line="252" w:lineRule="auto"/>',
            "<w:b/><w:bCs/>",
        ),
        Style(
            "Caption Attorney", f"{loose}{tight}{_indent(right=layout.width / 2 - layout.right)}"
        ),
        Style(
            "Caption Court", f'<w:keepNext/>{loose}{body}<w:jc w:val="center"/>', "<w:b/><w:bCs/>"
        ),
        Style("Caption Party", f"{loose}{tight}"),
        Style("Caption Number", f"{loose}{tight}"),
        Style("Caption Title", f"{loose}{tight}", "<w:b/><w:bCs/><w:caps/>"),
        Style("Pleading Numbers", f'{_exact(pitch)}<w:jc w:val="right"/>'),
        Style(
            "Pleading Footer",
            f'{_exact(max(12.0, layout.footer_size * 1.2))}<w:jc w:val="center"/>',
            footer,
        ),
        Style("Slot", f"{loose}{tight}"),
        Style(HYPERLINK_STYLE, "", "", based_on="Default Paragraph Font", kind="character"),
        *TABLES,
    )


def _heading(level: int, layout: Layout, *, numbered: bool) -> Style:
    first = level == 1
    left = 0.0 if first else 36.0 * (level - 1)
    indent = _indent(left=left, first=-36 if level > 1 else 0)
    if first and numbered:
        indent = _indent()
    look = {
        1: "<w:b/><w:bCs/>",
        2: "<w:b/><w:bCs/>",
        3: "<w:b/><w:bCs/><w:i/><w:iCs/>",
        4: "<w:i/><w:iCs/>",
    }[level]
    listed = "{list:heading" + str(level) + "}" if numbered else ""
    return Style(
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{listed}{_exact(layout.pitch)}"
        f'{indent}<w:jc w:val="{"center" if first else "left"}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        look,
        following="Body Text",
    )


_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
TABLES = (
    Style("Packet Table", kind="table", based_on="Normal Table", extra=(
        "<w:tblPr><w:tblBorders>"
        + "".join(f"<w:{side} {_LINE}/>" for side in
                  ("top", "left", "bottom", "right", "insideH", "insideV"))
        + "</w:tblBorders></w:tblPr>"
    )),
    Style("Packet Caption", kind="table", based_on="Normal Table"),
    Style("Packet Layout", kind="table", based_on="Normal Table"),
)  # fmt: skip


def style_xml(style: Style, ids: Mapping[str, str], lists: Mapping[str, str]) -> str:
    """One ``w:style`` element (without namespace declarations)."""
    paragraph = style.paragraph
    for name, properties in lists.items():
        paragraph = paragraph.replace(f"{{list:{name}}}", properties)
    parts = [f'<w:name w:val="{escape(style.name)}"/>']
    if style.based_on and style.based_on.lower() in ids:
        parts.append(f'<w:basedOn w:val="{escape(ids[style.based_on.lower()])}"/>')
    if style.following and style.following.lower() in ids:
        parts.append(f'<w:next w:val="{escape(ids[style.following.lower()])}"/>')
    parts.append("<w:qFormat/>")
    if paragraph:
        parts.append(f"<w:pPr>{paragraph}</w:pPr>")
    if style.run:
        parts.append(f"<w:rPr>{style.run}</w:rPr>")
    parts.append(style.extra)
    default = ' w:default="1"' if style.default or style.name == "Normal" else ""
    return (
        f'<w:style w:type="{style.kind}"{default} w:styleId="{escape(ids[style.name.lower()])}">'
        f"{''.join(parts)}</w:style>"
    )
