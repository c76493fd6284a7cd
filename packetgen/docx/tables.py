"""Tables: grid, spans, widths, and cells with their contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .blocks import Block, Borders, Cell, Row, Table
from .formatting.measures import integer, twips
from .formatting.table_borders import resolve_borders
from .formatting.table_styles import (
    Applied,
    CellLook,
    Margins,
    Sides,
    TableStyle,
    conditions_at,
    read_applied,
    read_cell_look,
    read_margins,
    read_sides,
    read_table_style,
)
from .ooxml import VAL, Element, W, on
from .plain import words_of
from .story import Story

MAX_COLUMNS = 512
"""Word allows 63 columns; more grid columns than this are damage."""
LAYOUT_STYLES = frozenset({"packet caption", "packet layout"})
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_HEIGHT_RULES = {"exact": "exact", "auto": "auto", "atLeast": "at-least"}
_ALIGNMENTS = {"center": "center", "right": "right", "end": "right"}
_SIDE_ORDER = ("top", "right", "bottom", "left")

ReadBlocks = Callable[[Element, Story], list[Block]]


@dataclass(slots=True)
class PlacedCell:
    """A cell element on the grid, before spans are settled."""

    element: Element | None
    row: int
    column: int
    span: int
    merge: str = ""
    """"" | restart | continue"""
    rows: int = 1
    look: CellLook = field(default_factory=CellLook)
    conditions: tuple[tuple[str, int], ...] = ()
    width: float | None = None
    share: float | None = None
    bottom: PlacedCell | None = None
    """The last cell of a vertical merge: its lower border counts."""


def _children(parent: Element, tag: str) -> list[Element]:
    """Rows or cells, also inside content controls and insertions; deleted ones are left out."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _children(child, tag)
    return found


def _row_gone(properties: Element | None) -> bool:
    return properties is not None and (
        properties.find(W + "del") is not None or on(properties.find(W + "hidden"))
    )


def read_table(element: Element, story: Story, read_blocks: ReadBlocks) -> Table | None:
    """Read a ``w:tbl``. None if no row of it is left.

    Args:
        element: The table element.
        story: The story it stands in.
        read_blocks: Reads the content of a cell (passed in, as tables nest).
    """
    return _TableReader(element, story, read_blocks).read()


class _TableReader:
    def __init__(self, element: Element, story: Story, read_blocks: ReadBlocks) -> None:
        self.element = element
        self.story = story
        self.read_blocks = read_blocks
        properties = element.find(W + "tblPr")
        self.properties = properties if properties is not None else element.makeelement("none")
        styles = story.shared.styles
        pointer = self.properties.find(W + "tblStyle")
        style = styles.table_style(pointer.get(VAL) if pointer is not None else None)
        key = ("table style", style.id if style else "")
        known = story.shared.paragraph_cache.get(key)
        if not isinstance(known, TableStyle):
            known = story.shared.paragraph_cache[key] = read_table_style(style, styles.theme)
        self.style: TableStyle = known
        self.applied: Applied = read_applied(self.properties.find(W + "tblLook"))
        own = read_sides(self.properties.find(W + "tblBorders"))
        self.borders: Sides = {**self.style.borders, **own}
        direct = read_margins(self.properties.find(W + "tblCellMar"))
        self.margins: Margins = {
            "top": 0.0, "right": 5.4, "bottom": 0.0, "left": 5.4, **self.style.margins, **direct
        }  # fmt: skip

    def read(self) -> Table | None:
        story = self.story
        elements = [
            row for row in _children(self.element, W + "tr") if not _row_gone(row.find(W + "trPr"))
        ]
        if not elements:
            return None
        placed = self._place(elements)
        columns = self._columns(placed)
        self._merge(placed)
        for row in placed:
            for cell in row:
                cell.conditions = conditions_at(
                    cell.row, cell.column, cell.span, len(placed), len(columns), self.applied,
                    self.style,
                )  # fmt: skip
        borders = resolve_borders(placed, len(columns), self.borders, self.style)
        before = story.number
        rows = []
        header = True
        for element, cells in zip(elements, placed, strict=True):
            properties = element.find(W + "trPr")
            header = header and properties is not None and on(properties.find(W + "tblHeader"))
            rows.append(
                self._row(properties, header, [
                    self._cell(cell, columns, borders) for cell in cells if cell.merge != "continue"
                ])
            )  # fmt: skip
        if self.properties.find(W + "tblpPr") is not None:
            text = " ".join(w for row in rows for c in row.cells for w in words_of(c.blocks))
            number, story.number = story.number, before + 1
            story.report("floating table", text, in_blocks=True)
            story.number = number
        return Table(
            columns=tuple(columns),
            rows=tuple(rows),
            style=self.style.names[0] if self.style.names else "",
            alignment=self._alignment(),
            indent=self._indent(),
            cell_margins=self._margins({}),
            layout=self._is_layout(rows),
            rtl=on(self.properties.find(W + "bidiVisual")),
            description=self._description(),
            autofit=self._autofit(),
        )

    # -- grid ---------------------------------------------------------------------------------

    def _place(self, elements: list[Element]) -> list[list[PlacedCell]]:
        placed: list[list[PlacedCell]] = []
        for index, element in enumerate(elements):
            properties = element.find(W + "trPr")
            column = _count(properties, "gridBefore", 0)
            row: list[PlacedCell] = []
            if column:
                row.append(PlacedCell(None, index, 0, column))
            for cell in _children(element, W + "tc"):
                own = cell.find(W + "tcPr")
                if own is not None and own.find(W + "cellDel") is not None:
                    continue
                span = max(_count(own, "gridSpan", 1), 1)
                entry = PlacedCell(cell, index, column, span, look=read_cell_look(own))
                if own is not None:
                    merge = own.find(W + "vMerge")
                    if merge is not None:
                        entry.merge = "restart" if merge.get(VAL) == "restart" else "continue"
                    width = own.find(W + "tcW")
                    if width is not None:
                        entry.width, entry.share = _width(width)
                row.append(entry)
                column += span
                if column > MAX_COLUMNS:
                    break
            after = _count(properties, "gridAfter", 0)
            if after:
                row.append(PlacedCell(None, index, column, after))
            placed.append(row)
        return placed

    def _columns(self, placed: list[list[PlacedCell]]) -> list[float]:
        count = max((row[-1].column + row[-1].span for row in placed if row), default=1)
        grid = self.element.find(W + "tblGrid")
        columns = [
            twips(column.get(W + "w")) or 0.0
            for column in (grid.iterchildren(W + "gridCol") if grid is not None else ())
        ][:count]
        columns += [0.0] * (count - len(columns))
        available = self.story.width
        total, share = _width(self.properties.find(W + "tblW"))
        if share is not None:
            total = available * share
        # A cell's own width says more than the grid, which programs often leave as it was.
        for index in range(count):
            widths = [
                cell.width or (cell.share or 0.0) * (total or available)
                for row in placed
                for cell in row
                if cell.column == index and cell.span == 1 and (cell.width or cell.share)
            ]
            if widths:
                columns[index] = max(widths)
        unknown = [index for index, width in enumerate(columns) if width <= 0]
        if unknown:
            rest = (total or available) - sum(columns)
            for index in unknown:
                columns[index] = max(rest / len(unknown), 12.0)
        actual = sum(columns)
        if total and actual > 0 and (share is not None or not self._autofit()):
            columns = [width * total / actual for width in columns]
        return columns

    def _merge(self, placed: list[list[PlacedCell]]) -> None:
        """Settle vertical merges: a cell goes on while the cell below it, in its columns, does."""
        at = {(cell.row, cell.column): cell for row in placed for cell in row}
        for row in placed:
            for cell in row:
                if cell.merge != "continue":
                    continue
                above = at.get((cell.row - 1, cell.column))
                if above is None or not above.merge or above.span != cell.span:
                    cell.merge = "restart"
        for row in placed:
            for cell in row:
                if cell.merge != "restart":
                    continue
                cell.bottom = cell
                below = at.get((cell.row + 1, cell.column))
                while below is not None and below.merge == "continue":
                    cell.rows += 1
                    cell.bottom = below
                    below = at.get((below.row + 1, below.column))

    # -- parts --------------------------------------------------------------------------------

    def _row(self, properties: Element | None, header: bool, cells: list[Cell]) -> Row:
        height = properties.find(W + "trHeight") if properties is not None else None
        value = (twips(height.get(VAL)) or 0.0) if height is not None else 0.0
        rule = height.get(W + "hRule", "atLeast") if height is not None and value else "auto"
        return Row(
            cells=tuple(cells),
            height=abs(value),
            height_rule="exact" if value < 0 else _HEIGHT_RULES.get(rule, "auto"),
            header=header,
            cant_split=properties is not None and on(properties.find(W + "cantSplit")),
        )

    def _cell(self, cell: PlacedCell, columns: list[float], borders: dict[int, Borders]) -> Cell:
        story, style = self.story, self.style
        width = sum(columns[cell.column : cell.column + cell.span])
        if cell.element is None:
            return Cell(blocks=(), column_span=cell.span, row_span=cell.rows, width=width)
        look = CellLook(shading=style.cell.shading, margins=dict(style.cell.margins))
        look.vertical_alignment = style.cell.vertical_alignment
        run, paragraph = dict(style.run), dict(style.paragraph)
        for name, _ in cell.conditions:
            more_run, more_paragraph, more = style.conditions[name]
            run.update(more_run)
            paragraph.update(more_paragraph)
            if more.shading is not None:
                look.shading = more.shading
            if more.vertical_alignment is not None:
                look.vertical_alignment = more.vertical_alignment
            look.margins.update(more.margins)
        own = cell.look
        shading = own.shading if own.shading is not None else look.shading
        alignment = own.vertical_alignment or look.vertical_alignment or "top"
        margins = self._margins({**look.margins, **own.margins})
        outer = (story.table_run, story.table_paragraph, story.table_key, story.width)
        story.table_run, story.table_paragraph = run, paragraph
        story.table_key = (style.id, tuple(name for name, _ in cell.conditions))
        story.width = max(width - margins[1] - margins[3], 12.0)
        blocks = tuple(self.read_blocks(cell.element, story))
        story.table_run, story.table_paragraph, story.table_key, story.width = outer
        self._report_cell(cell.element)
        return Cell(
            blocks=blocks,
            column_span=cell.span,
            row_span=cell.rows,
            borders=borders[id(cell)],
            shading=shading or "",
            vertical_alignment=alignment if alignment in ("center", "bottom") else "top",
            width=width,
            margins=margins if margins != self._margins({}) else None,
        )

    def _report_cell(self, element: Element) -> None:
        properties = element.find(W + "tcPr")
        if properties is None:
            return
        direction = properties.find(W + "textDirection")
        if direction is not None and direction.get(VAL) not in ("lrTb", "lrTbV", "tb", None):
            self.story.report("vertical text in a table cell", in_blocks=True)
        for name in ("tl2br", "tr2bl"):
            diagonal = properties.find(f"{W}tcBorders/{W}{name}")
            if diagonal is not None and diagonal.get(VAL) not in ("nil", "none"):
                self.story.report("diagonal border in a table cell", in_blocks=True)

    def _margins(self, over: Margins) -> tuple[float, float, float, float]:
        values = {**self.margins, **over}
        top, right, bottom, left = (values[side] for side in _SIDE_ORDER)
        return top, right, bottom, left

    def _alignment(self) -> str:
        child = self.properties.find(W + "jc")
        value = child.get(VAL, "") if child is not None else self.style.alignment
        return _ALIGNMENTS.get(value, "left")

    def _indent(self) -> float:
        child = self.properties.find(W + "tblInd")
        indent = self.style.indent
        if child is not None and child.get(W + "type", "dxa") == "dxa":
            indent = twips(child.get(W + "w")) or 0.0
        # Up to Word 2010 the text of the first column stands on the indent; since Word 2013 the
        # table's edge does.
        if self.story.shared.settings.compatibility < 15 and self.story.table_key is None:
            indent -= self.margins["left"]
        return indent

    def _autofit(self) -> bool:
        layout = self.properties.find(W + "tblLayout")
        return layout is None or layout.get(W + "type") != "fixed"

    def _description(self) -> str:
        found = []
        for name in ("tblCaption", "tblDescription"):
            child = self.properties.find(W + name)
            if child is not None and child.get(VAL):
                found.append(str(child.get(VAL)))
        return ". ".join(found)

    def _is_layout(self, rows: list[Row]) -> bool:
        if any(name.strip().lower() in LAYOUT_STYLES for name in self.style.names):
            return True
        if any(row.header for row in rows):
            return False
        if len(rows) == 1:
            return True
        return not any(
            border.style != "none"
            for row in rows
            for cell in row.cells
            for border in (
                cell.borders.top, cell.borders.right, cell.borders.bottom, cell.borders.left
            )
        )  # fmt: skip


def _count(properties: Element | None, name: str, default: int) -> int:
    child = properties.find(W + name) if properties is not None else None
    value = integer(child.get(VAL)) if child is not None else None
    return default if value is None else min(max(value, 0), MAX_COLUMNS)


def _width(element: Element | None) -> tuple[float | None, float | None]:
    """Width in points, or as a share of the room; both None for automatic."""
    if element is None:
        return None, None
    kind, text = element.get(W + "type", "dxa"), element.get(W + "w", "")
    if kind == "pct" or text.endswith("%"):
        number = integer(text.rstrip("%"))
        if not number:
            return None, None
        return None, number / (100 if text.endswith("%") else 5000)
    if kind != "dxa":
        return None, None
    return twips(text) or None, None
