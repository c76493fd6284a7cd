"""Where the stamps of each page stand, and how its content makes room for them where it must."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, replace

from packetgen.pages.matrices import IDENTITY, Box, Matrix

from ..pdf.geometry import Sheet
from ..pdf.painted import Painted, PaintedPages
from ..pdf.pdf_opening import Opened
from .clearance import Clearance, free_at_once
from .scanned_page import ScannedPicture, scanned_picture
from .stamp_font import StampFont
from .stamps import Placed, Stamp, StampPlan, bands, place, shift

_CHUNK = 50
"""Pages that are looked at in one go."""


_EDGES = (8.0, 16.0)
"""How far from an edge the mark of a draft stands that runs along it (points)."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What stands on one page. ``squeeze`` moves its own content (as seen); ``note`` says so.

    ``debt`` is the page's :func:`~packetgen.packet.pdf.page_content.graphics_debt`, if known.
    """

    lines: tuple[Placed, ...] = ()
    squeeze: Matrix = IDENTITY
    note: str = ""
    debt: tuple[int, int] | None = None


class StampedPages:
    """The pages of one part with their stamps, looked at while other pages are being written.

    Ask for pages in order. Where a page's content tells that its stamps may stay, nobody looks at
    it. Looking is what takes time, and pdfium and Pillow do it without holding up Python.

    Args:
        opened: The part's PDF, with the pages that are taken of it.
        numbers: Where those pages stand in it, from 1.
        sheets: Their geometry.
        stamps: What each of them is stamped with.
        plan: Distances from the edges.
        font: None where the whole packet has no stamp.
        workers: Look at the pages.
    """

    def __init__(
        self,
        opened: Opened,
        numbers: Sequence[int],
        sheets: Sequence[Sheet],
        stamps: Sequence[Sequence[tuple[Stamp, str]]],
        plan: StampPlan,
        font: StampFont | None,
        workers: Executor,
    ) -> None:
        self._opened, self._numbers, self._sheets = opened, numbers, sheets
        self._stamps, self._plan, self._font = stamps, plan, font
        self._workers = workers
        self._room = Clearance(opened.data) if font is not None and any(stamps) else None
        self._painted = PaintedPages()
        self._plain: dict[int, list[Stamped | None]] = {}
        self._looks: dict[int, Future[dict[int, Stamped]]] = {}
        if self._room is not None:
            self._begin(0)

    def __getitem__(self, at: int) -> Stamped:
        """The stamps of the part's page ``at``, counted from 0."""
        if self._room is None:
            return Stamped()
        chunk, step = divmod(at, _CHUNK)
        self._begin(chunk)
        self._begin(chunk + 1)
        if step == 0:
            self._plain.pop(chunk - 1, None)
            self._looks.pop(chunk - 1, None)
        return self._plain[chunk][step] or self._looks[chunk].result()[at]

    def close(self) -> None:
        """Let go of the file."""
        for look in self._looks.values():
            look.cancel()
        wait(self._looks.values())
        if self._room is not None:
            self._room.close()

    def _begin(self, chunk: int) -> None:
        start = chunk * _CHUNK
        if chunk in self._plain or start >= len(self._sheets):
            return
        plain: list[Stamped | None] = []
        unsure: list[tuple[int, _View, tuple[Placed, ...]]] = []
        for at in range(start, min(start + _CHUNK, len(self._sheets))):
            stamped, view, lines = self._told(at)
            plain.append(stamped)
            if stamped is None:
                unsure.append((at, view, lines))
        self._plain[chunk] = plain
        if unsure:
            self._looks[chunk] = self._workers.submit(self._look, unsure)

    def _told(self, at: int) -> tuple[Stamped | None, _View, tuple[Placed, ...]]:
        """A page whose content tells that its stamps may stay; else None, and how to look at it."""
        assert self._room is not None
        assert self._font is not None
        sheet, page = self._sheets[at], self._opened.pages[at]
        lines = place(self._stamps[at], sheet, self._plan, self._font.width)
        painted = self._painted.page(page) if lines else None
        debt = painted.debt if painted is not None else None
        if not lines or (
            painted is not None and free_at_once(painted, sheet, [line.box for line in lines])
        ):
            return Stamped(lines, debt=debt), _View(self._room, 0, sheet), lines
        picture = scanned_picture(page)
        return None, _View(self._room, self._numbers[at] - 1, sheet, picture, painted), lines

    def _look(self, unsure: Sequence[tuple[int, _View, tuple[Placed, ...]]]) -> dict[int, Stamped]:
        return {at: _page(view, lines, self._plan) for at, view, lines in unsure}


@dataclass(frozen=True, slots=True)
class _View:
    """A page that is looked at."""

    room: Clearance
    index: int
    sheet: Sheet
    picture: ScannedPicture | None = None
    painted: Painted | None = None

    def lift(self, boxes: Sequence[Box], *, top: bool) -> float | None:
        return self.room.lift(
            self.index, self.sheet, boxes, top=top, picture=self.picture, painted=self.painted
        )

    @property
    def debt(self) -> tuple[int, int] | None:
        return self.painted.debt if self.painted is not None else None


def _page(view: _View, lines: tuple[Placed, ...], plan: StampPlan) -> Stamped:
    sheet = view.sheet
    margins = {"bottom": 0.0, "top": 0.0}
    for band, in_band in bands(lines).items():
        boxes = [line.box for line in in_band]
        lift = view.lift(boxes, top=band == "top")
        if lift:
            lines = shift(lines, band, lift)
        elif lift is None:
            margins[band] = (
                max(box[3] for box in boxes) + 4
                if band == "bottom"
                else sheet.height - min(box[1] for box in boxes) + 4
            )
    squeezed = any(margins.values())
    lines, deep = _draft_mark(view, lines, plan)
    margins["top"] = max(margins["top"], deep)
    if not any(margins.values()):
        return Stamped(lines, debt=view.debt)
    scale = (sheet.height - margins["bottom"] - margins["top"]) / sheet.height
    across = (1 - scale) * sheet.width / 2
    return Stamped(
        lines,
        (scale, 0.0, 0.0, scale, across, margins["bottom"]),
        f"its content was set {round(scale * 100)} % of its size to make room for the "
        + ("stamp" if squeezed else "mark of a draft, as it will not be in the final packet"),
        view.debt,
    )


def _draft_mark(
    view: _View, lines: tuple[Placed, ...], plan: StampPlan
) -> tuple[tuple[Placed, ...], float]:
    """Move the mark of a draft to where nothing stands: head, foot, or along a side of the page.

    Beside the lines the height at the head that the page's content has to leave free: 0 where the
    mark found a place.
    """
    placed: list[Placed] = []
    deep = 0.0
    for line in lines:
        if line.subtype == "Watermark":
            clear = _clear_mark(view, line, lines, plan)
            if clear is None:
                deep = max(deep, view.sheet.height - line.box[1] + 4)
            line = clear or line
        placed.append(line)
    return tuple(placed), deep


def _clear_mark(
    view: _View, mark: Placed, lines: tuple[Placed, ...], plan: StampPlan
) -> Placed | None:
    sheet = view.sheet
    side = min(plan.side, sheet.width * 0.06)
    room = sheet.width - 2 * side - mark.width
    across = (mark.x, side + room, side, side + room / 4, side + room * 3 / 4)
    for x in across:
        lift = view.lift([replace(mark, x=x).box], top=True)
        if lift is not None:
            return replace(mark, x=x, y=mark.y - lift)
    stamped = [line.box[3] for line in lines if line.position.startswith("bottom")]
    foot = replace(
        mark, y=max(stamped, default=plan.edge) + 0.5 * mark.size, position="bottom-center"
    )
    for x in across:
        lift = view.lift([replace(foot, x=x).box], top=False)
        if lift is not None and lift >= 0:
            return replace(foot, x=x, y=foot.y + lift)
    return _beside(view, mark)


def _beside(view: _View, mark: Placed) -> Placed | None:
    """The mark along the left or right edge, where a page without a clear head often is white."""
    sheet = view.sheet
    if mark.width > sheet.height * 0.8:
        return None
    for edge in _EDGES:
        near = edge + 0.8 * mark.size
        for x in (near, sheet.width - edge - 0.25 * mark.size):
            for part in (0.5, 0.75, 0.25):
                turned = replace(mark, x=x, y=(sheet.height - mark.width) * part, upward=True)
                lift = view.lift([turned.box], top=False)
                if lift is not None:
                    return replace(turned, y=turned.y + lift)
    return None
