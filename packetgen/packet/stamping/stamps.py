"""What is stamped on which page, and where it stands on the page as it is seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packetgen.errors import PacketError
from packetgen.pages import Page, PageMap, Part, PartKind
from packetgen.pages.lookup import OWN_PAGES
from packetgen.pages.matrices import Box, Matrix, multiply

from ..pdf.geometry import Sheet
from ..pdf.pdf_syntax import number
from .stamp_font import StampFont

POSITIONS = (
    "bottom-left", "bottom-center", "bottom-right", "top-left", "top-center", "top-right",
)  # fmt: skip
ATTACHED = frozenset({PartKind.EXHIBIT, PartKind.COVER, PartKind.SLIP_SHEET, PartKind.INDEX})
FONT_RESOURCE = "PacketgenStamp"
_LEADING = 1.2
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp on every page of the parts of some kinds.

    ``text`` may name ``{label}`` (the exhibit's, or the sub-exhibit's), ``{page}`` and ``{pages}``
    (the exhibit's own page and how many it has), ``{number}`` (the number printed under the
    court's scheme), ``{bates}``, and ``{original}`` (what the file of an excerpt calls the page);
    a new line begins a second line. Where a named thing is empty, nothing is stamped.
    ``position`` is one of :data:`POSITIONS`; ``size`` in points.
    """

    text: str
    position: str = "bottom-right"
    kinds: frozenset[PartKind] = frozenset({PartKind.EXHIBIT})
    size: float = 9.0
    subtype: str = "Footer"


@dataclass(frozen=True, slots=True)
class StampPlan:
    """All stamps of a packet, their face, and how far from the edges they keep (points).

    ``font`` is Arimo, a family of ``font_folders``, or one of the operating system.
    """

    stamps: tuple[Stamp, ...] = ()
    font: str = "Arimo"
    side: float = 36.0
    edge: float = 18.0
    font_folders: tuple[Path, ...] = ()
    first: Stamp | None = None
    """Stands on the first page of the file alone, whatever kind it is."""

    @staticmethod
    def usual(
        designation: str = "Exhibit {label}, Page {page}",
        position: str = "bottom-right",
        *,
        bates: str = "bottom-left",
        font: str = "Arimo",
        before_number: str = "",
    ) -> StampPlan:
        """The packet's page number bottom centre on whatever is attached to a paper, the exhibit's
        designation in the court's corner, and the Bates number where the map has one.

        ``before_number`` stands before the page number ("App." in an appendix).
        """
        return StampPlan(
            (
                Stamp(f"{before_number} {{number}}".lstrip(), "bottom-center", ATTACHED),
                Stamp(designation, position),
                Stamp("Original page {original}", position, size=7.5),
                Stamp(
                    "{bates}",
                    bates,
                    frozenset({PartKind.EXHIBIT, PartKind.SLIP_SHEET}),
                    subtype="BatesN",
                ),
            ),
            font,
        )


_COURT = frozenset({PartKind.PAPER, PartKind.OFFICIAL_FORM})


def draft_stamps(kinds: Collection[PartKind]) -> tuple[Stamp, ...]:
    """The marks of a draft of these kinds of part.

    What a court could be handed says that it is not for filing. Letters, reports and consents are
    never filed by themselves, so they and all of a packet without any paper say DRAFT alone.
    """
    plain = frozenset(PartKind) if not _COURT & set(kinds) else frozenset({PartKind.LETTER})
    return tuple(
        Stamp(text, "top-center", of, 9.0, "Watermark")
        for text, of in (
            ("DRAFT – not for filing", frozenset(PartKind) - plain),
            ("DRAFT", plain),
        )
        if of
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a stamp: its text, its baseline's start as seen, size, width and kind."""

    text: str
    x: float
    y: float
    size: float
    width: float
    position: str
    subtype: str
    upward: bool = False
    """It runs from the bottom up, along a side of the page."""

    @property
    def box(self) -> Box:
        """What the line covers, as seen."""
        if self.upward:
            left, right = self.x - 0.8 * self.size, self.x + 0.25 * self.size
            return (left, self.y, right, self.y + self.width)
        return (self.x, self.y - 0.25 * self.size, self.x + self.width, self.y + 0.8 * self.size)


Placing = Callable[[str, float], float]
"""Text and size to width in points."""


def stamp_texts(plan: StampPlan, pages: PageMap) -> list[tuple[tuple[Stamp, str], ...]]:
    """For each page of the map, the stamps it gets with their text.

    Raises:
        PacketError: A stamp names something that no page has, or a position that does not exist.
    """
    _refuse_bad_stamps(plan.stamps)
    own_count: dict[tuple[str, str, str], int] = {}
    owned: list[tuple[str, str, str] | None] = []
    for part in pages.parts:
        key = (part.filing, part.document, part.exhibit) if part.exhibit else None
        if part.kind not in OWN_PAGES:
            key = None
        owned.append(key)
        if key is not None:
            own_count[key] = own_count.get(key, 0) + part.pages
    reached: dict[tuple[str, str, str], int] = {}
    result: list[tuple[tuple[Stamp, str], ...]] = []
    at = 0
    for part, key in zip(pages.parts, owned, strict=True):
        if key is not None and part.own_pages:
            reached[key], own_count[key] = part.own_from - 1, part.own_pages
        for page in pages.pages[at : at + part.pages]:
            own = page.of_part
            if key is not None:
                own = reached[key] = reached.get(key, 0) + 1
            values = {
                "label": _own_label(part, page),
                "original": part.originals[page.of_part - 1] if part.originals else "",
                "page": str(own),
                "pages": str(own_count[key] if key is not None else part.pages),
                "number": page.printed,
                "bates": page.bates,
            }
            result.append(
                tuple(
                    (stamp, text)
                    for stamp in plan.stamps
                    if page.kind in stamp.kinds and (text := _filled(stamp.text, values))
                )
            )
        at += part.pages
    if plan.first is not None and result:
        result[0] = (*result[0], (plan.first, plan.first.text))
    return result


def place(
    stamps: Iterable[tuple[Stamp, str]], sheet: Sheet, plan: StampPlan, width: Placing
) -> tuple[Placed, ...]:
    """Lay the stamps of one page out: each in its corner, stacked where two would meet.

    A line wider than the page is set smaller, never below 4 points; what then still runs over is
    broken off by the page's edge only on pages narrower than a label.
    """
    placed: list[Placed] = []
    for stamp, text in stamps:
        lines = text.split("\n")
        widest = max(width(line, stamp.size) for line in lines)
        side = min(plan.side, sheet.width * 0.06)
        size = stamp.size * min(1.0, max((sheet.width - 2 * side) / max(widest, 1.0), 0.01))
        size = max(size, min(4.0, stamp.size))
        block = _block(lines, stamp, size, side, sheet, plan, width)
        while any(_meet(line.box, other.box) for line in block for other in placed):
            step = size * _LEADING * (1 if stamp.position.startswith("bottom") else -1)
            block = [replace(line, y=line.y + step) for line in block]
        placed += block
    return tuple(placed)


def bands(placed: Sequence[Placed]) -> dict[str, tuple[Placed, ...]]:
    """The lines at the bottom and at the top of the page; marks across the page excepted."""
    return {
        band: lines
        for band in ("bottom", "top")
        if (
            lines := tuple(
                line
                for line in placed
                if line.position.startswith(band) and line.subtype != "Watermark"
            )
        )
    }


def operators(placed: Iterable[Placed], sheet: Sheet, font: StampFont) -> bytes:
    """The content stream that draws the lines, each a pagination artifact (ISO 32000-1, 14.8.2.2).

    A screen reader passes artifacts over; without the mark it would read "Exhibit B, Page 3" into
    the middle of the exhibit's sentence.
    """
    pieces: list[bytes] = []
    for line in placed:
        turn = (0, 1, -1, 0) if line.upward else (1, 0, 0, 1)
        matrix: Matrix = multiply((*turn, line.x, line.y), sheet.to_user)
        band = b"/Top" if line.position.startswith("top") else b"/Bottom"
        grey = b"0.35 g" if line.subtype == "Watermark" else b"0 g"
        pieces.append(
            b"/Artifact<</Type/Pagination/Subtype/%s/Attached[%s]>>BDC q BT %s/%s %s Tf %s Tm %s Tj"
            b" ET Q EMC\n"
            % (
                line.subtype.encode("ascii"),
                band,
                grey,
                FONT_RESOURCE.encode("ascii"),
                number(round(line.size, 2)),
                b" ".join(number(round(figure, 4)) for figure in matrix),
                font.shown(line.text),
            )
        )
    return b"".join(pieces)


def _block(
    lines: list[str],
    stamp: Stamp,
    size: float,
    side: float,
    sheet: Sheet,
    plan: StampPlan,
    width: Placing,
) -> list[Placed]:
    bottom = stamp.position.startswith("bottom")
    edge = min(plan.edge, sheet.height * 0.06)
    leading = size * _LEADING
    block = []
    for at, line in enumerate(lines):
        long = width(line, size)
        x = {
            "left": side,
            "center": (sheet.width - long) / 2,
            "right": sheet.width - side - long,
        }[stamp.position.split("-")[1]]
        y = (
            edge + leading * (len(lines) - 1 - at)
            if bottom
            else sheet.height - edge - 0.7 * size - leading * at
        )
        block.append(Placed(line, x, y, size, long, stamp.position, stamp.subtype))
    return block


def _own_label(part: Part, page: Page) -> str:
    """The exhibit's label, or that of the sub-exhibit which the page is of."""
    own = part.sub_labels[page.of_part - 1] if part.sub_labels else ""
    return own or part.label


def _filled(template: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        field = f"{{{name}}}"
        if field in template:
            if not value:
                return ""
            template = template.replace(field, value)
    return template


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] + _GAP
        and other[0] < one[2] + _GAP
        and one[1] < other[3]
        and other[1] < one[3]
    )


def _refuse_bad_stamps(stamps: Iterable[Stamp]) -> None:
    import re

    for stamp in stamps:
        if stamp.position not in POSITIONS:
            raise PacketError(
                f"no stamp can stand at {stamp.position!r}",
                hint=f"Choose one of {', '.join(POSITIONS)}.",
            )
        for field in re.findall(r"\{(\w*)\}", stamp.text):
            if field not in {"label", "page", "pages", "number", "bates", "original"}:
                raise PacketError(
                    f"the stamp {stamp.text!r} names {{{field}}}, which no page has",
                    hint="A stamp may name {label}, {page}, {pages}, {number}, {bates} and "
                    "{original}.",
                )


def shift(placed: Iterable[Placed], band: str, lift: float) -> tuple[Placed, ...]:
    """The lines of one band moved away from their edge by ``lift`` points."""
    return tuple(
        replace(line, y=line.y + (lift if band == "bottom" else -lift))
        if line.position.startswith(band) and line.subtype != "Watermark"
        else line
        for line in placed
    )


__all__ = ["ATTACHED", "POSITIONS", "Page", "Placed", "Stamp", "StampPlan", "draft_stamps"]
