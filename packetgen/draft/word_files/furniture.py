"""What stands on every page of a paper: numbered lines and rules, footer, page set-up.

Numbers and rules are one text frame in the header, as high as the page: an empty line down to the
top margin, then a number per slot at the exact pitch of the body, so that Word and LibreOffice both
set them on the body's baselines. The rule beside the numbers is the frame's paragraph border.
"""

from __future__ import annotations

from collections.abc import Mapping

from packetgen.jurisdiction.model import Layout

from .wml import Cell, R, Row, W, escape, table, twips

_NUMBER_WIDTH = 30.0
_RULE_GAP = 5.0
"""From the text to the rule, and from the rule to the numbers, in points."""


def header(layout: Layout, ids: Mapping[str, str]) -> str:
    """The header part."""
    anchor = (
        f'<w:p><w:pPr><w:pStyle w:val="{ids["pleading numbers"]}"/>'
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        if layout.numbered_lines
        else f'<w:p><w:pPr><w:pStyle w:val="{ids["normal"]}"/></w:pPr></w:p>'
    )
    frames = ""
    if layout.numbered_lines:
        rule = {"single": "single", "double": "double"}.get(layout.line_rule, "")
        left = layout.left - 2 * _RULE_GAP - _NUMBER_WIDTH
        frames = _column(layout, ids, max(left, 2.0), numbers=True, border=rule, side="right")
        if rule:
            at = layout.width - layout.right + _RULE_GAP
            frames += _column(layout, ids, at, numbers=False, border="single", side="left")
    return f'<w:hdr xmlns:w="{W}" xmlns:r="{R}">{frames}{anchor}</w:hdr>'


def _column(
    layout: Layout, ids: Mapping[str, str], left: float, *, numbers: bool, border: str, side: str
) -> str:
    """A frame of the page's height: numbers with a rule, or a rule alone."""
    height = twips(layout.height)
    width = twips(_NUMBER_WIDTH if numbers else 6)
    frame = (
        f'<w:framePr w:w="{width}" w:h="{height}" w:hRule="exact" w:hSpace="0" w:wrap="around"'
        f' w:vAnchor="page" w:hAnchor="page" w:x="{twips(left)}" w:y="1"/>'
    )
    edge = ""
    if border:
        space = round(_RULE_GAP) if numbers else 0
        edge = (
            f'<w:pBdr><w:{side} w:val="{border}" w:sz="4" w:space="{space}" w:color="000000"/>'
            "</w:pBdr>"
        )
    rest = layout.height - layout.top - layout.lines_per_page * layout.pitch
    slots: list[tuple[str, float]] = [("", layout.top)]
    slots += [
        (str(n) if numbers else "", layout.pitch) for n in range(1, layout.lines_per_page + 1)
    ]
    if rest > 1:
        slots.append(("", rest - 0.5))
    style = ids["pleading numbers"]
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{frame}{edge}'
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(line)}" w:lineRule="exact"/></w:pPr>'
        + (f"<w:r><w:t>{text}</w:t></w:r>" if text else "")
        + "</w:p>"
        for text, line in slots
    )


FILER_LINES = ("footer_filer_name", "footer_filer_address", "footer_filer_phone")
"""Tags of the first page's footer, filled with the document: who files, and where."""


_RULE_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="000000"/></w:pBdr>'
_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE'
    ' </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_FOOTER_TITLE = '<w:r><w:t xml:space="preserve">{{ footer_title }}</w:t></w:r>'


def footer(
    layout: Layout, ids: Mapping[str, str], *, number: bool = True, filer: bool = False
) -> str:
    """The footer part: page number, printed line, title (Cal. Rules of Court, rule 2.110).

    The title is the tag ``footer_title``, filled with the document. With ``filer`` whoever files
    stands on the right of it, with address and telephone number (Wash. Super. Ct. Civ. R. 10(e)).
    """
    style = ids["pleading footer"]
    lines = _footer_lines(layout, style, number=number) or _footer_line(style)
    after = ""
    if filer:
        # A table needs a paragraph after it; as low as can be.
        half = (layout.width - layout.left - layout.right) / 2
        right = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="right"/></w:pPr>'
            f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{{{{ {tag} }}}}</w:t>'
            "</w:r></w:p>"
            for tag in FILER_LINES
        )
        cells = (Cell(lines), Cell(right))
        lines = table([Row(cells)], [0.8 * half, 1.2 * half], ids["packet layout"])
        after = (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="0" w:after="0"'
            ' w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        )
    return f'<w:ftr xmlns:w="{W}" xmlns:r="{R}">{lines}{after}</w:ftr>'


def _footer_lines(layout: Layout, style: str, *, number: bool) -> str:
    """Page number, printed line and title from top to bottom, in the court's order."""
    side = layout.page_number_position.rpartition("-")[2]
    numbered = number and not layout.page_number_position.startswith("top")
    made, rule = "", ""
    for part, below in zip(layout.footer_order, (*layout.footer_order[1:], ""), strict=True):
        if part == "rule" and layout.footer_rule:
            rule = _RULE_ABOVE
        elif part == "page_number" and numbered:
            space = '<w:spacing w:after="60"/>' if layout.footer_rule and below == "rule" else ""
            align = side if side in ("left", "right") else "center"
            made += _footer_line(style, f'{rule}{space}<w:jc w:val="{align}"/>', _PAGE_NUMBER)
            rule = ""
        elif part == "title" and (layout.footer_title or rule):
            # Where the number stands on the left, so does the title (Or. UTCR 2.010, Wash. CR
            # 10(e)).
            align = '<w:jc w:val="left"/>' if side == "left" else ""
            words = _FOOTER_TITLE if layout.footer_title else ""
            made += _footer_line(style, rule + align, words)
            rule = ""
    return made


def _footer_line(style: str, properties: str = "", runs: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def section(layout: Layout, *, header: str, footer: str, first_footer: str = "") -> list[str]:
    """The children of ``w:sectPr`` that a layout decides; ids of header and footer are given."""
    first = (
        [
            f'<w:headerReference w:type="first" r:id="{header}"/>',
            f'<w:footerReference w:type="first" r:id="{first_footer}"/>',
        ]
        if first_footer
        else []
    )
    lines = 12.0 * (2 if layout.footer_title or layout.footer_rule else 1) + 6
    if layout.first_page_filer:
        lines = max(lines, 12.0 * len(FILER_LINES))
    foot = max(12.0, min(36.0, layout.bottom - lines - 8))
    # A caption's borders add a fraction of a point; without room the last line would go over.
    slack = min(2.0, layout.pitch / 8) if layout.numbered_lines else 0.0
    margins = {
        "top": layout.top, "right": layout.right,
        "bottom": layout.bottom - slack, "left": layout.left,
        "header": min(14.0, layout.top / 2), "footer": foot, "gutter": 0.0,
    }  # fmt: skip
    attributes = "".join(f' w:{name}="{twips(value)}"' for name, value in margins.items())
    return [
        f'<w:headerReference w:type="default" r:id="{header}"/>',
        f'<w:footerReference w:type="default" r:id="{footer}"/>',
        *first,
        f'<w:pgSz w:w="{twips(layout.width)}" w:h="{twips(layout.height)}"/>',
        f"<w:pgMar{attributes}/>",
        *(["<w:titlePg/>"] if first_footer else []),
    ]


def footnotes() -> str:
    """A footnotes part with the two separators that Word expects."""
    return (
        f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"'
        ' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )


def core_properties(title: str, language: str) -> str:
    """Core properties with a title and nothing about anybody."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator>"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )
