"""Borders of table cells, where cells, table and style disagree.

Every edge gets a claim from each of its two cells: the cell's own setting, else its table style's
for the place, else the table's. Of two claims the more specific wins, also if it says "no line";
of two equally specific ones the heavier line is drawn (ISO 29500-1, 17.4.66).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..blocks import Border, Borders
from .table_styles import Sides, TableStyle

if TYPE_CHECKING:
    from ..tables import PlacedCell

_NONE = Border()
_OPPOSITE = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
_STEP = {"top": (-1, 0), "bottom": (1, 0), "left": (0, -1), "right": (0, 1)}
_INNER = {"top": "inside_h", "bottom": "inside_h", "left": "inside_v", "right": "inside_v"}
_LINES = {"double": 2, "triple": 3, "thinThickSmallGap": 2, "thickThinSmallGap": 2}

Claim = tuple[int, Border]
"""How specific (2 the cell, 1 its place in the style, 0 the table), and the line."""


def resolve_borders(
    placed: list[list[PlacedCell]], columns: int, table: Sides, style: TableStyle
) -> dict[int, Borders]:
    """The borders drawn around each cell, by ``id`` of the placed cell."""
    grid: dict[tuple[int, int], PlacedCell] = {}
    owner: dict[int, PlacedCell] = {}
    for row in placed:
        for cell in row:
            for column in range(cell.column, cell.column + cell.span):
                grid[cell.row, column] = cell
            above = grid.get((cell.row - 1, cell.column))
            merged = cell.merge == "continue" and above is not None
            owner[id(cell)] = owner[id(above)] if merged else cell
    edges = _Edges(grid, owner, table, style, len(placed), columns)
    return {
        id(cell): Borders(**{side: edges.drawn(cell, side) for side in _STEP})
        for row in placed
        for cell in row
        if owner[id(cell)] is cell
    }


class _Edges:
    def __init__(
        self,
        grid: dict[tuple[int, int], PlacedCell],
        owner: dict[int, PlacedCell],
        table: Sides,
        style: TableStyle,
        rows: int,
        columns: int,
    ) -> None:
        self.grid, self.owner, self.table, self.style = grid, owner, table, style
        self.rows, self.columns = rows, columns
        self.alike = all(self._says_nothing(cell) for cell in grid.values())
        """Whether all claims come from the table as a whole: then neighbours never disagree."""

    def _says_nothing(self, cell: PlacedCell) -> bool:
        return (
            cell.element is not None
            and not cell.look.borders
            and not any(self.style.conditions[name][2].borders for name, _ in cell.conditions)
        )

    def drawn(self, cell: PlacedCell, side: str) -> Border:
        if self.alike:
            return self._claim(cell, side)[1]
        neighbours = self._neighbours(cell, side)
        own = self._claim(cell, side)
        if not neighbours:
            return own[1]
        first = _stronger(own, self._claim(neighbours[0], _OPPOSITE[side]))
        for neighbour in neighbours[1:]:
            if _stronger(own, self._claim(neighbour, _OPPOSITE[side])) != first:
                # Beside cells that disagree, a cell draws its own line and they draw theirs.
                return own[1]
        return first

    def _neighbours(self, cell: PlacedCell, side: str) -> list[PlacedCell]:
        step_row, step_column = _STEP[side]
        if step_row:
            row = cell.row - 1 if step_row < 0 else cell.row + cell.rows
            places = [(row, column) for column in range(cell.column, cell.column + cell.span)]
        else:
            column = cell.column - 1 if step_column < 0 else cell.column + cell.span
            places = [(row, column) for row in range(cell.row, cell.row + cell.rows)]
        found: list[PlacedCell] = []
        for place in places:
            neighbour = self.grid.get(place)
            if neighbour is None:
                continue
            neighbour = self.owner[id(neighbour)]
            if neighbour.element is not None and not any(neighbour is known for known in found):
                found.append(neighbour)
        return found

    def _claim(self, cell: PlacedCell, side: str) -> Claim:
        if cell.element is None:
            return 0, _NONE
        source = cell.bottom if side == "bottom" and cell.bottom is not None else cell
        direct = source.look.borders.get(side)
        if direct is not None:
            return 2, direct
        for name, number in reversed(cell.conditions):
            borders = self.style.conditions[name][2].borders
            found = borders.get(_INNER[side] if self._shared(cell, side, name, number) else side)
            if found is not None:
                return 1, found
        outer = self._at_edge(cell, side)
        found = self.style.cell.borders.get(side if outer else _INNER[side])
        if found is not None:
            return 1, found
        return 0, self.table.get(side if outer else _INNER[side], _NONE)

    def _at_edge(self, cell: PlacedCell, side: str) -> bool:
        if side == "top":
            return cell.row == 0
        if side == "bottom":
            return cell.row + cell.rows >= self.rows
        if side == "left":
            return cell.column == 0
        return cell.column + cell.span >= self.columns

    def _shared(self, cell: PlacedCell, side: str, name: str, number: int) -> bool:
        """Whether the neighbour lies in the same region of the style."""
        return any(
            (name, number) in neighbour.conditions for neighbour in self._neighbours(cell, side)
        )


def _stronger(one: Claim, other: Claim) -> Border:
    if one[0] != other[0]:
        more, less = (one, other) if one[0] > other[0] else (other, one)
        # A cell's own "none" hides the table's line, but not a line that a cell asks for.
        return more[1] if more[0] == 2 or more[1].style != "none" else less[1]
    if one[1] is other[1]:
        return one[1]
    return max((one[1], other[1]), key=_weight)


def _weight(border: Border) -> tuple[float, int, str]:
    if border.style == "none":
        return (0.0, 0, "")
    lines = _LINES.get(border.style, 1)
    darkness = -sum(int(border.color[i : i + 2], 16) for i in (0, 2, 4))
    return (border.width * lines, darkness, border.style)
