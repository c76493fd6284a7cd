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
_BOLD = "<w:b/><w:bCs/>"


def _indent(left: float = 0, right: float = 0, first: float = 0) -> str:
    kind = "firstLine" if first >= 0 else "hanging"
    return (
        f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:{kind}="{twips(abs(first))}"/>'
    )


def _tight(layout: Layout) -> str:
    """Single spacing, on the grid where the court has one."""
    return _exact(layout.single_pitch) if layout.numbered_lines else _SINGLE


def _loose(layout: Layout) -> str:
    """Widows are kept from standing alone only where no grid holds the lines."""
    return '<w:widowControl w:val="0"/>' if layout.numbered_lines else "<w:widowControl/>"


def _sides(layout: Layout) -> str:
    return '<w:jc w:val="both"/>' if layout.justify else '<w:jc w:val="left"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def paper_styles(layout: Layout, *, numbered_headings: bool = False) -> tuple[Style, ...]:
    """All styles of a paper in this layout."""
    loose, tight = _loose(layout), _tight(layout)
    return (
        Style("Normal", f"{loose}{_SINGLE}", _size(layout.font_size), based_on=""),
        *_text_styles(layout, numbered_headings=numbered_headings),
        *_note_styles(layout),
        Style(
            "Table Text",
            f'{loose}<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
        ),
        Style("Table Heading", "<w:keepNext/>", _BOLD, based_on="Table Text"),
        Style("Index Entry", f"{loose}{tight}"),
        Style("Signature", f"<w:keepNext/><w:keepLines/>{loose}{tight}"),
        *_letter_styles(loose),
        *_caption_styles(layout),
        *_margin_styles(layout),
        Style("Slot", f"{loose}{tight}"),
        Style(HYPERLINK_STYLE, "", "", based_on="Default Paragraph Font", kind="character"),
        *TABLES,
    )


def _text_styles(layout: Layout, *, numbered_headings: bool) -> tuple[Style, ...]:
    """Body, title, headings, quotations and lists."""
    loose, sides, body = _loose(layout), _sides(layout), _exact(layout.pitch)
    # Off the grid a line of the body has its white above it, so a quotation needs it above too.
    quotation = (
        _tight(layout)
        if layout.numbered_lines
        else '<w:spacing w:before="200" w:after="120" w:line="240" w:lineRule="auto"/>'
    )
    listed = _indent(left=72, first=-18)
    return (
        Style("Body Text", f"{loose}{body}{_indent(first=36)}{sides}"),
        Style("Body Text Flush", f"{_indent()}", based_on="Body Text"),
        Style(
            "Paper Title",
            f'<w:keepNext/>{body}<w:jc w:val="center"/>',
            _BOLD,
            following="Body Text",
        ),
        *(_heading(level, layout, numbered=numbered_headings) for level in range(1, 5)),
        Style("Numbered Paragraph", f"{{list:numbered}}{_indent(first=36)}", based_on="Body Text"),
        Style(
            "Block Quotation",
            f"{loose}{quotation}{_indent(left=54, right=36)}{sides}",
            following="Body Text Flush",
        ),
        Style("List Bullet", f"{{list:bullet}}{listed}", based_on="Body Text"),
        Style("List Number", f"{{list:number}}{listed}", based_on="Body Text"),
        Style("Required Wording", "", based_on="Block Quotation"),
    )


def _note_styles(layout: Layout) -> tuple[Style, ...]:
    """Footnotes and the numbers that lead to them."""
    line = max(layout.single_pitch, layout.footnote_size)
    spacing = _exact(line) if layout.numbered_lines else _SINGLE
    return (
        Style("footnote text", f"{spacing}{_sides(layout)}", _size(layout.footnote_size)),
        Style(
            "footnote reference",
            "",
            '<w:vertAlign w:val="superscript"/>',
            based_on="Default Paragraph Font",
            kind="character",
        ),
    )


def _letter_styles(loose: str) -> tuple[Style, ...]:
    wide = '<w:spacing w:before="0" w:after="200" w:line="252" w:lineRule="auto"/>'
    return (
        Style("Letter Text", f"{loose}{wide}"),
        Style(
            "Letter Address", '<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>'
        ),
        Style("Letter Subject", wide, _BOLD),
    )


def _caption_styles(layout: Layout) -> tuple[Style, ...]:
    """The lawyer's lines, the court, the parties, the number, and the title beside them."""
    close = f"{_loose(layout)}{_tight(layout)}"
    attorney = _indent(right=layout.width / 2 - layout.right)
    court = f'<w:keepNext/>{_loose(layout)}{_exact(layout.pitch)}<w:jc w:val="center"/>'
    return (
        Style("Caption Attorney", f"{close}{attorney}"),
        Style("Caption Court", court, _BOLD),
        Style("Caption Party", close),
        Style("Caption Number", close),
        Style("Caption Title", close, f"{_BOLD}<w:caps/>"),
    )


def _margin_styles(layout: Layout) -> tuple[Style, ...]:
    """The line numbers and the footer."""
    footer = _exact(max(12.0, layout.footer_size * 1.2))
    return (
        Style("Pleading Numbers", f'{_exact(layout.pitch)}<w:jc w:val="right"/>'),
        Style("Pleading Footer", f'{footer}<w:jc w:val="center"/>', _size(layout.footer_size)),
    )


def _heading(level: int, layout: Layout, *, numbered: bool) -> Style:
    first = level == 1
    left = 0.0 if first else 36.0 * (level - 1)
    indent = _indent(left=left, first=-36 if level > 1 else 0)
    if first and numbered:
        indent = _indent()
    look = {
        1: _BOLD,
        2: _BOLD,
        3: f"{_BOLD}<w:i/><w:iCs/>",
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
