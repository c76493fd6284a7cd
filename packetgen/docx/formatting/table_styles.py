"""Table styles: what a cell gets from its place in the table (ISO 29500-1, 17.7.6)."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..blocks import Border
from ..ooxml import VAL, Element, W, is_on
from .borders import read_border, read_shading
from .measures import integer, twips
from .properties import Properties, merge, read_paragraph_properties, read_run_properties
from .styles import Style
from .theme import Theme

Sides = dict[str, Border]
Margins = dict[str, float]

_SIDES = {
    "top": "top", "left": "left", "start": "left", "bottom": "bottom", "right": "right",
    "end": "right", "insideH": "inside_h", "insideV": "inside_v",
}  # fmt: skip
_SIDE_TAGS = {W + tag: name for tag, name in _SIDES.items()}
ORDER = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstRow", "lastRow",
    "firstCol", "lastCol", "nwCell", "neCell", "swCell", "seCell",
)  # fmt: skip
"""Conditions from weakest to strongest."""


def read_sides(element: Element | None) -> Sides:
    """Borders by side; a side said to be ``nil`` or ``none`` is there, with no line."""
    found: Sides = {}
    for child in element if element is not None else ():
        name = _SIDE_TAGS.get(child.tag)
        if name:
            found[name] = read_border(child)
    return found


def read_margins(element: Element | None) -> Margins:
    """Cell margins by side, points."""
    found: Margins = {}
    for child in element if element is not None else ():
        name = _SIDE_TAGS.get(child.tag)
        value = twips(child.get(W + "w"))
        if name and value is not None:
            found[name] = value
    return found


@dataclass(slots=True)
class CellLook:
    """What a condition of a table style, or a cell itself, says about cells."""

    borders: Sides = field(default_factory=dict)
    shading: str | None = None
    vertical_alignment: str | None = None
    margins: Margins = field(default_factory=dict)


def read_cell_look(properties: Element | None) -> CellLook:
    """Read a ``w:tcPr``."""
    if properties is None:
        return CellLook()
    shading, alignment = properties.find(W + "shd"), properties.find(W + "vAlign")
    return CellLook(
        borders=read_sides(properties.find(W + "tcBorders")),
        shading=None if shading is None else read_shading(shading),
        vertical_alignment=None if alignment is None else alignment.get(VAL),
        margins=read_margins(properties.find(W + "tcMar")),
    )


@dataclass(slots=True)
class TableStyle:
    """A table style with all it is based on."""

    id: str = ""
    names: tuple[str, ...] = ()
    borders: Sides = field(default_factory=dict)
    margins: Margins = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)
    cell: CellLook = field(default_factory=CellLook)
    row_band: int = 1
    column_band: int = 1
    indent: float = 0.0
    alignment: str = ""
    conditions: dict[str, tuple[Properties, Properties, CellLook]] = field(default_factory=dict)
    """Run properties, paragraph properties and cell look by condition."""


def read_table_style(style: Style | None, theme: Theme) -> TableStyle:
    """Read a table style's chain into one."""
    total = TableStyle(id=style.id if style else "")
    for link in style.chain if style is not None else ():
        element = link.element
        total.names = (link.name, *total.names)
        total.run = merge(total.run, link.run)
        total.paragraph = merge(total.paragraph, link.paragraph)
        properties = element.find(W + "tblPr")
        if properties is not None:
            total.borders = {**total.borders, **read_sides(properties.find(W + "tblBorders"))}
            total.margins = {**total.margins, **read_margins(properties.find(W + "tblCellMar"))}
            total.row_band = _size(properties, "tblStyleRowBandSize") or total.row_band
            total.column_band = _size(properties, "tblStyleColBandSize") or total.column_band
            indent, alignment = properties.find(W + "tblInd"), properties.find(W + "jc")
            if indent is not None:
                total.indent = twips(indent.get(W + "w")) or 0.0
            if alignment is not None:
                total.alignment = alignment.get(VAL, "")
        _overlay(total.cell, read_cell_look(element.find(W + "tcPr")))
        for condition in element.iterchildren(W + "tblStylePr"):
            kind = condition.get(W + "type", "")
            run, paragraph, cell = total.conditions.get(kind, ({}, {}, CellLook()))
            own = read_cell_look(condition.find(W + "tcPr"))
            table = condition.find(f"{W}tblPr/{W}tblBorders")
            own.borders = {**read_sides(table), **own.borders}
            _overlay(cell, own)
            total.conditions[kind] = (
                merge(run, read_run_properties(condition.find(W + "rPr"), theme)),
                merge(paragraph, read_paragraph_properties(condition.find(W + "pPr"))),
                cell,
            )
    return total


def _size(properties: Element, name: str) -> int | None:
    child = properties.find(W + name)
    return integer(child.get(VAL)) if child is not None else None


def _overlay(below: CellLook, above: CellLook) -> None:
    below.borders = {**below.borders, **above.borders}
    below.margins = {**below.margins, **above.margins}
    if above.shading is not None:
        below.shading = above.shading
    if above.vertical_alignment is not None:
        below.vertical_alignment = above.vertical_alignment


@dataclass(frozen=True, slots=True)
class Applied:
    """Which conditions of its style a table asks for (``w:tblLook``)."""

    first_row: bool = False
    last_row: bool = False
    first_column: bool = False
    last_column: bool = False
    row_bands: bool = True
    column_bands: bool = True


def read_applied(look: Element | None) -> Applied:
    """Read ``w:tblLook``, as attributes or as the older bit mask."""
    if look is None:
        return Applied()
    try:
        mask = int(look.get(VAL, "0"), 16)
    except ValueError:
        mask = 0

    def flag(name: str, bit: int) -> bool:
        value = look.get(W + name)
        return is_on(value) if value is not None else bool(mask & bit)

    return Applied(
        first_row=flag("firstRow", 0x20),
        last_row=flag("lastRow", 0x40),
        first_column=flag("firstColumn", 0x80),
        last_column=flag("lastColumn", 0x100),
        row_bands=not flag("noHBand", 0x200),
        column_bands=not flag("noVBand", 0x400),
    )


def conditions_at(
    row: int, column: int, span: int, rows: int, columns: int, applied: Applied, style: TableStyle
) -> tuple[tuple[str, int], ...]:
    """Conditions of a cell, weakest first, each with the number of its band.

    Two neighbours with the same condition and number lie in one region, inside which the
    style's inner borders hold.
    """
    found: list[tuple[str, int]] = [("wholeTable", 0)]
    first_row = applied.first_row and row == 0
    last_row = applied.last_row and row == rows - 1 and not first_row
    first_column = applied.first_column and column == 0
    last_column = applied.last_column and column + span >= columns and not first_column
    if applied.column_bands and not (first_column or last_column):
        band = (column - applied.first_column) // max(style.column_band, 1)
        found.append((f"band{band % 2 + 1}Vert", band))
    if applied.row_bands and not (first_row or last_row):
        band = (row - applied.first_row) // max(style.row_band, 1)
        found.append((f"band{band % 2 + 1}Horz", band))
    places = (
        (first_row, "firstRow"), (last_row, "lastRow"), (first_column, "firstCol"),
        (last_column, "lastCol"), (first_row and first_column, "nwCell"),
        (first_row and last_column, "neCell"), (last_row and first_column, "swCell"),
        (last_row and last_column, "seCell"),
    )  # fmt: skip
    found += [(name, 0) for here, name in places if here]
    return tuple(entry for entry in found if entry[0] in style.conditions)
