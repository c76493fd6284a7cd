"""Paragraphs, runs and tables as WordprocessingML text.

Everything here escapes what it is given. Lengths are points; Word counts in twentieths (twips),
borders in eighths, type in halves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape as _escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def escape(text: str) -> str:
    """Text for XML content and attributes."""
    return _escape(text, {'"': "&quot;"})


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def run(text: str, *, bold: bool = False, italic: bool = False, underline: bool = False,
        caps: bool = False) -> str:  # fmt: skip
    """A run of text; tabs and line ends become Word's own, marks stay for ``split_runs``."""
    properties = "".join(
        element
        for wanted, element in (
            (bold, "<w:b/>"), (italic, "<w:i/>"), (caps, "<w:caps/>"),
            (underline, '<w:u w:val="single"/>'),
        )
        if wanted
    )  # fmt: skip
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f"<w:r>{properties}{text_elements(text)}</w:r>" if text else ""


def text_elements(text: str) -> str:
    """``w:t`` elements with tabs and breaks between them."""
    out: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            out.append("<w:br/>")
        for position, piece in enumerate(line.split("\t")):
            if position:
                out.append("<w:tab/>")
            if piece:
                out.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Shape:
    """Direct paragraph formatting beyond the style: only what placing needs."""

    align: str = ""
    left: float | None = None
    right: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    keep_next: bool = False
    lets_go: bool = False
    """Whether it breaks off the "keep with next" of its style."""
    page_break_before: bool = False
    list_id: int | None = None
    level: int = 0
    tabs: tuple[tuple[float, str, str], ...] = ()


def paragraph(content: str, style: str, shape: Shape | None = None) -> str:
    """A paragraph of runs in a style (by id). ``content`` is XML already."""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/>{_shape(shape)}</w:pPr>{content}</w:p>'


def _shape(shape: Shape | None) -> str:
    if shape is None:
        return ""
    out: list[str] = []
    if shape.keep_next:
        out.append("<w:keepNext/>")
    elif shape.lets_go:
        out.append('<w:keepNext w:val="0"/>')
    if shape.page_break_before:
        out.append("<w:pageBreakBefore/>")
    if shape.list_id is not None:
        out.append(
            f'<w:numPr><w:ilvl w:val="{shape.level}"/><w:numId w:val="{shape.list_id}"/></w:numPr>'
        )
    if shape.tabs:
        stops = "".join(
            f'<w:tab w:val="{kind}"'
            + (f' w:leader="{leader}"' if leader else "")
            + f' w:pos="{twips(at)}"/>'
            for at, kind, leader in shape.tabs
        )
        out.append(f"<w:tabs>{stops}</w:tabs>")
    spacing = "".join(
        f' w:{name}="{twips(value)}"'
        for name, value in (("before", shape.before), ("after", shape.after))
        if value is not None
    )
    if shape.line is not None:
        spacing += f' w:line="{twips(shape.line)}" w:lineRule="exact"'
    if spacing:
        out.append(f"<w:spacing{spacing}/>")
    indent = "".join(
        f' w:{name}="{twips(value)}"'
        for name, value in (("left", shape.left), ("right", shape.right))
        if value is not None
    )
    if shape.first is not None:
        name = "firstLine" if shape.first >= 0 else "hanging"
        indent += f' w:{name}="{twips(abs(shape.first))}"'
    if indent:
        out.append(f"<w:ind{indent}/>")
    if shape.align:
        out.append(f'<w:jc w:val="{shape.align}"/>')
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs as XML, and its own borders as (side, style) pairs."""

    content: str
    borders: tuple[tuple[str, str], ...] = ()
    align: str = "top"
    span: int = 1
    right_margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``height`` in points is the least it takes, 0: as high as its content."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    header: bool = False


def table(
    rows: Iterable[Row], widths: Sequence[float], style: str, *, description: str = "",
    margins: tuple[float, float] = (0.0, 0.0),
) -> str:  # fmt: skip
    """A table of fixed column widths. ``margins`` are left and right inside each cell."""
    grid = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
    caption = f'<w:tblDescription w:val="{escape(description)}"/>' if description else ""
    left, right = margins
    head = (
        f'<w:tblPr><w:tblStyle w:val="{escape(style)}"/>'
        f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        f'<w:left w:w="{twips(left)}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{twips(right)}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    return f"<w:tbl>{head}{''.join(_row(row, widths) for row in rows)}</w:tbl>"


def _row(row: Row, widths: Sequence[float]) -> str:
    properties = "<w:cantSplit/>"
    if row.height:
        properties += f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>'
    if row.header:
        properties += "<w:tblHeader/>"
    cells: list[str] = []
    at = 0
    for cell in row.cells:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        borders = "".join(
            f'<w:{side} w:val="{kind}" w:sz="6" w:space="0" w:color="000000"/>'
            for side, kind in sorted(cell.borders, key=lambda b: _SIDES.index(b[0]))
        )
        if borders:
            borders = f"<w:tcBorders>{borders}</w:tcBorders>"
        margin = (
            f'<w:tcMar><w:right w:w="{twips(cell.right_margin)}" w:type="dxa"/></w:tcMar>'
            if cell.right_margin
            else ""
        )
        valign = f'<w:vAlign w:val="{cell.align}"/>' if cell.align != "top" else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{borders}'
            f"{margin}{valign}</w:tcPr>{cell.content or '<w:p/>'}</w:tc>"
        )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


_SIDES = ("top", "left", "bottom", "right")
