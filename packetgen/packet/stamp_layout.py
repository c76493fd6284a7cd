"""Where the stamps of each page stand, and how its content makes room for them where it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .clearance import Clearance
from .geometry import IDENTITY, Matrix, Sheet
from .stamp_font import StampFont
from .stamps import Placed, Stamp, StampPlan, bands, place, shift


@dataclass(frozen=True, slots=True)
class Stamped:
    """What stands on one page. ``squeeze`` moves its own content (as seen); ``note`` says so."""

    lines: tuple[Placed, ...] = ()
    squeeze: Matrix = IDENTITY
    note: str = ""


def lay_out(
    data: bytes,
    numbers: Sequence[int],
    sheets: Sequence[Sheet],
    stamps: Sequence[Sequence[tuple[Stamp, str]]],
    plan: StampPlan,
    font: StampFont | None,
) -> list[Stamped]:
    """Lay out the stamps of a part.

    Args:
        data: The part's PDF; ``numbers`` are the pages of it that are taken, from 1.
        numbers: See there.
        sheets: Geometry of those pages.
        stamps: What each of them is stamped with.
        plan: Distances from the edges.
        font: None where the whole packet has no stamp.
    """
    if font is None or not any(stamps):
        return [Stamped() for _ in sheets]
    with Clearance(data) as room:
        return [
            _page(room, number - 1, sheet, place(wanted, sheet, plan, font.width), plan)
            for number, sheet, wanted in zip(numbers, sheets, stamps, strict=True)
        ]


def _page(
    room: Clearance, index: int, sheet: Sheet, lines: tuple[Placed, ...], plan: StampPlan
) -> Stamped:
    margins = {"bottom": 0.0, "top": 0.0}
    for band, in_band in bands(lines).items():
        boxes = [line.box for line in in_band]
        lift = room.lift(index, sheet, boxes, top=band == "top")
        if lift:
            lines = shift(lines, band, lift)
        elif lift is None:
            margins[band] = (
                max(box[3] for box in boxes) + 4
                if band == "bottom"
                else sheet.height - min(box[1] for box in boxes) + 4
            )
    lines = _draft_mark(room, index, sheet, lines, plan)
    if not any(margins.values()):
        return Stamped(lines)
    scale = (sheet.height - margins["bottom"] - margins["top"]) / sheet.height
    across = (1 - scale) * sheet.width / 2
    return Stamped(
        lines,
        (scale, 0.0, 0.0, scale, across, margins["bottom"]),
        f"its content was set {round(scale * 100)} % of its size to make room for the stamp",
    )


def _draft_mark(
    room: Clearance, index: int, sheet: Sheet, lines: tuple[Placed, ...], plan: StampPlan
) -> tuple[Placed, ...]:
    """Move the mark of a draft along the page's head to where nothing stands, if there is room."""
    side = min(plan.side, sheet.width * 0.06)
    moved: list[Placed] = []
    for line in lines:
        if line.subtype == "Watermark":
            for x in (line.x, sheet.width - side - line.width, side):
                lift = room.lift(index, sheet, [replace(line, x=x).box], top=True)
                if lift is not None:
                    line = replace(line, x=x, y=line.y - lift)
                    break
        moved.append(line)
    return tuple(moved)
