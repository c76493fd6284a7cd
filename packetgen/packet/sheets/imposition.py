"""Imposition: which page stands where on which side of a sheet that will be folded or cut.

Front and back are registered for the way the printer turns the sheet: flipped on the long edge of
an upright sheet (or the short edge of a lying one) the back lies mirrored from left to right;
flipped on the other edge it lies mirrored from top to bottom, and is printed head down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.errors import OutputError
from packetgen.pages.matrices import Box, Matrix

from ..pdf.geometry import Sheet
from .print_sheets import Mark, Placed, SheetSource, SheetWriter, turned

GRIDS = {2: (2, 1, True), 4: (2, 2, False), 8: (2, 4, False)}
"""Cards on a sheet: columns, rows, and whether the sheet lies."""

LETTER = (612.0, 792.0)
_MARK = 14.0
_OFF = 5.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for one card on a sheet side, from its bottom left corner, in points."""

    x: float
    y: float
    width: float
    height: float


def booklet_order(pages: int, *, right_to_left: bool = False) -> list[tuple[int, int]]:
    """Left and right page of every side of a stapled booklet, from 0; -1 is a blank page.

    Sides alternate front and back, the outermost sheet first. A booklet of a language that is
    written from right to left is bound on the right.
    """
    whole = max(4, -(-pages // 4) * 4)
    sides: list[tuple[int, int]] = []
    for sheet in range(whole // 4):
        first = 2 * sheet
        sides += [(whole - 1 - first, first), (first + 1, whole - 2 - first)]
    if right_to_left:
        sides = [(right, left) for left, right in sides]
    return [(left if left < pages else -1, right if right < pages else -1) for left, right in sides]


def add_booklet(
    writer: SheetWriter,
    source: SheetSource,
    *,
    paper: tuple[float, float] = LETTER,
    flip: str = "short-edge",
    right_to_left: bool = False,
    bookmark: str = "",
) -> None:
    """Add a source as a booklet of half sheets, with fold marks at the spine's ends."""
    width, height = max(paper), min(paper)
    half = (0.0, 0.0, width / 2, height), (width / 2, 0.0, width, height)
    folds = (
        Mark(width / 2, 0, width / 2, _MARK, dashed=True),
        Mark(width / 2, height - _MARK, width / 2, height, dashed=True),
    )
    order = booklet_order(len(source.sheets), right_to_left=right_to_left)
    for number, side in enumerate(order):
        upside = number % 2 == 1 and flip == "long-edge"
        placed = []
        for page, box in zip(side, half, strict=True):
            if page >= 0:
                matrix = fitted(source.sheets[page], box)
                if upside:
                    matrix = turned(matrix, width, height)
                placed.append(Placed(source, page, matrix))
        writer.add(
            width, height, placed, marks=folds if number % 2 == 0 else (),
            bookmark=bookmark if number == 0 else "",
        )  # fmt: skip


def fitted(sheet: Sheet, box: Box, *, grow: bool = False) -> Matrix:
    """The matrix that centres a page in a box, made smaller where it must be."""
    left, bottom, right, top = box
    scale = min((right - left) / sheet.width, (top - bottom) / sheet.height)
    if not grow:
        scale = min(scale, 1.0)
    x = left + (right - left - sheet.width * scale) / 2
    y = bottom + (top - bottom - sheet.height * scale) / 2
    return (scale, 0.0, 0.0, scale, x, y)


def card_cells(
    up: int, card: tuple[float, float], paper: tuple[float, float] = LETTER
) -> tuple[tuple[float, float], list[Cell]]:
    """Sheet size and the cells of its front, row by row from the top left.

    Cards lie edge to edge, so that one cut parts two of them. A card too large for its share of the
    sheet is made smaller.
    """
    columns, rows, lying = GRIDS[up]
    sheet = (max(paper), min(paper)) if lying else (min(paper), max(paper))
    room = (sheet[0] / columns, sheet[1] / rows)
    scale = min(1.0, room[0] / card[0], room[1] / card[1])
    width, height = card[0] * scale, card[1] * scale
    left, top = (sheet[0] - columns * width) / 2, (sheet[1] + rows * height) / 2
    cells = [
        Cell(left + column * width, top - (row + 1) * height, width, height)
        for row in range(rows)
        for column in range(columns)
    ]
    return sheet, cells


def add_cards(
    writer: SheetWriter,
    cards: Sequence[SheetSource],
    up: int,
    *,
    paper: tuple[float, float] = LETTER,
    flip: str = "long-edge",
    fold: bool = False,
    right_to_left: bool = False,
    bookmark: str = "",
) -> None:
    """Add one sheet of cards (at most ``up``): page 1 of each in front, page 2 behind it.

    Crop marks stand outside the cards. A back is added even where every card has one page, so that
    the next sheet begins on a front.

    With ``fold`` a card's two pages stand side by side on one side of the sheet (at most ``up`` / 2
    cards), page 1 where a reader begins. Folded back along the dashed line between them they are
    front and back of one card, whatever the printer does: no word stands on a fold.

    Raises:
        OutputError: A card has more than two pages.
    """
    long = [card for card in cards if len(card.sheets) > 2]
    if long:
        raise OutputError(
            f"a card has two sides, and {len(long[0].sheets)} pages do not fit on them",
            hint="Shorten the text or the office's lines, or print the documents as pages.",
        )
    first = cards[0].sheets[0]
    sheet, cells = card_cells(up, (first.width, first.height), paper)
    if fold:
        pairs = list(zip(cells[::2], cells[1::2], strict=True))
        whole = [Cell(one.x, one.y, one.width + two.width, one.height) for one, two in pairs]
        placed = [
            _on(card, page, cell)
            for card, pair in zip(cards, pairs, strict=False)
            for page, cell in enumerate(reversed(pair) if right_to_left else pair)
            if page < len(card.sheets)
        ]
        marks = _crop_marks(whole, sheet) + _fold_marks(cells[: 2 * len(cards)], sheet)
        writer.add(*sheet, placed, marks=marks, bookmark=bookmark)
        return
    marks = _crop_marks(cells, sheet)
    front = [_on(card, 0, cell) for card, cell in zip(cards, cells, strict=False)]
    writer.add(*sheet, front, marks=marks, bookmark=bookmark)
    back = []
    for card, cell in zip(cards, cells, strict=False):
        if len(card.sheets) > 1:
            back.append(_behind(card, 1, cell, sheet, flip))
    writer.add(*sheet, back)


def mirrored_sideways(sheet: tuple[float, float], flip: str) -> bool:
    """Whether the back lies mirrored from left to right (else from top to bottom, head down)."""
    return (sheet[1] >= sheet[0]) == (flip == "long-edge")


def _on(card: SheetSource, page: int, cell: Cell) -> Placed:
    box = (cell.x, cell.y, cell.x + cell.width, cell.y + cell.height)
    return Placed(card, page, fitted(card.sheets[page], box), box)


def _behind(
    card: SheetSource, page: int, cell: Cell, sheet: tuple[float, float], flip: str
) -> Placed:
    width, height = sheet
    if mirrored_sideways(sheet, flip):
        x = width - cell.x - cell.width
        return _on(card, page, Cell(x, cell.y, cell.width, cell.height))
    # Mirrored from top to bottom and head down is: mirrored from left to right, then turned round.
    upright = _on(card, page, Cell(width - cell.x - cell.width, cell.y, cell.width, cell.height))
    x0, y0, x1, y1 = upright.clip or (0.0, 0.0, width, height)
    clip = (width - x1, height - y1, width - x0, height - y0)
    return Placed(card, page, turned(upright.matrix, width, height), clip)


def _crop_marks(cells: Sequence[Cell], sheet: tuple[float, float]) -> tuple[Mark, ...]:
    xs = sorted({round(x, 3) for c in cells for x in (c.x, c.x + c.width)})
    ys = sorted({round(y, 3) for c in cells for y in (c.y, c.y + c.height)})
    upright = [Mark(x, a, x, b) for x in xs for a, b in _outside(ys[0], ys[-1], sheet[1])]
    level = [Mark(a, y, b, y) for y in ys for a, b in _outside(xs[0], xs[-1], sheet[0])]
    return (*upright, *level)


def _fold_marks(cells: Sequence[Cell], sheet: tuple[float, float]) -> tuple[Mark, ...]:
    """Along the whole edge between the two halves of each card: cutting leaves it on every one."""
    x = cells[1].x
    ys = [y for c in cells for y in (c.y, c.y + c.height)]
    ends = [Mark(x, a, x, b, dashed=True) for a, b in _outside(min(ys), max(ys), sheet[1])]
    return (Mark(x, min(ys), x, max(ys), dashed=True), *ends)


def _outside(low: float, high: float, limit: float) -> list[tuple[float, float]]:
    """Where marks begin and end on both sides of a block, as far as the sheet has room.

    A block that fills the sheet gets short ones on the very edges.
    """
    if low < 2 + _OFF and limit - high < 2 + _OFF:
        return [(0.0, 8.0), (limit - 8.0, limit)]
    found = []
    if low - _OFF > 2:
        found.append((max(0.0, low - _OFF - _MARK), low - _OFF))
    if limit - high - _OFF > 2:
        found.append((high + _OFF, min(limit, high + _OFF + _MARK)))
    return found
