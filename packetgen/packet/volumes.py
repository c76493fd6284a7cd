"""Volumes: a filing above the court's limits, cut between exhibits, or inside one that must be.

What is cut never changes its order, and every page is in exactly one volume.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from packetgen.errors import Location, PacketError, Problem
from packetgen.pages import PartKind
from packetgen.reading.pdf_references import behind

from .assembled import PartPdf
from .pdf.pdf_opening import Opened, open_pdf
from .volume_cuts import beginnings, cuts

COVER_BYTES = 30_000
"""What a volume's own cover takes, fonts included."""
_PAGE_BYTES = 1_500
"""What bookmarks, stamps and labels of a page take."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may have; None: no limit."""

    max_bytes: int | None = None
    max_pages: int | None = None

    def holds(self, size: int, pages: int) -> bool:
        """Whether a file of this size keeps both."""
        return (self.max_bytes is None or size <= self.max_bytes) and (
            self.max_pages is None or pages <= self.max_pages
        )


@dataclass(frozen=True, slots=True)
class Volume:
    """The parts of one volume, without its cover; ``cuts`` are parts that it breaks off in."""

    parts: tuple[PartPdf, ...]
    cuts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Filling:
    parts: list[PartPdf] = field(default_factory=list)
    size: int = 0
    pages: int = 0
    cuts: list[str] = field(default_factory=list)


def estimate(parts: Sequence[PartPdf]) -> tuple[int, int]:
    """Bytes and pages that parts take in a file, rather too many than too few."""
    pages = sum(part.part.pages for part in parts)
    return sum(_size(part) for part in parts) + pages * _PAGE_BYTES, pages


def divide(parts: Sequence[PartPdf], limits: Limits, *, front: int = 0) -> tuple[Volume, ...]:
    """The volumes of a filing; one where it keeps the limits as it is.

    A paper with its index stays together, and so does an exhibit with its cover, unless it is
    larger than a volume: then it is cut between two pages, where one of its bookmarks leads to if
    that takes no further volume.

    Args:
        parts: The filing's parts in order.
        limits: What a volume may have.
        front: Pages that each volume after the first has in front: its cover and its index.

    Raises:
        PacketError: A single page is larger than a volume may be.
    """
    if limits.holds(*estimate(parts)):
        return (Volume(tuple(parts)),)
    return _Division(limits, front).of(parts)


class _Division:
    def __init__(self, limits: Limits, front: int) -> None:
        self._limits, self._front = limits, front
        self._done: list[Volume] = []
        self._now = _Filling()

    def of(self, parts: Sequence[PartPdf]) -> tuple[Volume, ...]:
        for unit in _units(parts):
            size, pages = estimate(unit)
            if self._now.parts and not self._room(size, pages):
                self._close()
            if self._room(size, pages):
                self._take(unit, size, pages)
            else:
                for part in unit:
                    self._cut(part)
        if self._now.parts:
            self._close()
        return tuple(self._done)

    def _room(self, size: int, pages: int) -> bool:
        return self._limits.holds(self._now.size + size, self._now.pages + pages)

    def _take(self, parts: Sequence[PartPdf], size: int, pages: int) -> None:
        self._now.parts += parts
        self._now.size += size
        self._now.pages += pages

    def _close(self) -> None:
        self._done.append(Volume(tuple(self._now.parts), tuple(self._now.cuts)))
        self._now = self._fresh()

    def _fresh(self) -> _Filling:
        return _Filling(size=COVER_BYTES + self._front * _PAGE_BYTES * 4, pages=self._front)

    def _cut(self, part: PartPdf) -> None:
        """Put a part in piece by piece, and begin a new volume after each but the last."""
        count, opened = part.part.pages, _opened(part)
        weights, once = _weights(part, opened)
        sizes = list(accumulate((weight + _PAGE_BYTES for weight in weights), initial=0))
        fresh = self._fresh()

        def reach(start: int, here: bool) -> int:
            into, end = self._now if here else fresh, count
            if self._limits.max_bytes is not None:
                most = self._limits.max_bytes - into.size - once + sizes[start]
                end = bisect_right(sizes, most) - 1
            if self._limits.max_pages is not None:
                end = min(end, start + self._limits.max_pages - into.pages)
            return max(start, min(end, count))

        begins = beginnings(opened, part.part.sub_labels) if opened is not None else {}
        for start, end in cuts(count, begins, reach):
            if end > start:
                self._take(
                    [_piece(part, start, end)], once + sizes[end] - sizes[start], end - start
                )
                if end < count:
                    self._now.cuts.append(part.part.id)
            elif not self._now.parts:
                raise _too_large(part, start, self._limits)
            if end < count:
                self._close()


def _units(parts: Sequence[PartPdf]) -> Iterator[list[PartPdf]]:
    """Parts that stay together: an exhibit with its cover, a sub-index with what it begins."""
    unit: list[PartPdf] = []
    for part in parts:
        together = (
            unit
            and part.part.document == unit[-1].part.document
            and (
                (part.part.exhibit and part.part.exhibit == unit[-1].part.exhibit)
                or (part.part.kind is PartKind.INDEX and not unit[-1].part.exhibit)
                or (unit[-1].part.kind is PartKind.INDEX and len(unit) == 1)
            )
        )
        if unit and not together:
            yield unit
            unit = []
        unit.append(part)
    if unit:
        yield unit


def _piece(part: PartPdf, start: int, end: int) -> PartPdf:
    """Pages ``start`` up to ``end`` of a part, counted from 0."""
    if (start, end) == (0, part.part.pages):
        return part
    select = part.select or tuple(range(1, part.part.pages + 1))
    own = replace(
        part.part,
        id=part.part.id if start == 0 else f"{part.part.id}.{start + 1}",
        title=part.part.title if start == 0 else f"{part.part.title} (continued)",
        pages=end - start,
        own_from=part.part.own_from + start,
        own_pages=part.part.own_pages or part.part.pages,
        source_pages=part.part.source_pages[start:end],
        sub_labels=part.part.sub_labels[start:end],
        originals=part.part.originals[start:end],
        numbers=part.part.numbers[start:end],
    )
    return replace(part, part=own, select=select[start:end])


def _size(part: PartPdf) -> int:
    return part.pdf.stat().st_size if isinstance(part.pdf, Path) else len(part.pdf)


def _opened(part: PartPdf) -> Opened | None:
    """A part's pages; None for sheets that are counted before they are set, as an index is."""
    if not part.pdf:
        return None
    opened = open_pdf(part.pdf.read_bytes() if isinstance(part.pdf, Path) else part.pdf)
    return opened.select(part.select) if part.select else opened


def _weights(part: PartPdf, opened: Opened | None) -> tuple[list[int], int]:
    """Bytes of each page's own streams, and of what all of them share."""
    if opened is None:
        return [_PAGE_BYTES] * part.part.pages, 0
    weights = [_weight(page) for page in opened.pages]
    return weights, max(0, _size(part) - sum(weights))


def _weight(page: Any) -> int:
    """Bytes of a page's contents and pictures, as they are stored."""
    seen: set[int] = set()

    def stored(value: Any) -> int:
        value = behind(value)
        if value is None or id(value) in seen:
            return 0
        seen.add(id(value))
        if isinstance(value, list):
            return sum(stored(item) for item in value)
        size = len(getattr(value, "_data", b"") or b"")
        if isinstance(value, dict):
            resources = value.get("/Resources")
            resources = resources.get_object() if resources is not None else None
            forms = resources.get("/XObject") if isinstance(resources, dict) else None
            forms = forms.get_object() if forms is not None else {}
            size += sum(stored(form) for form in forms.values())
        return size

    try:
        contents = stored(page.get("/Contents"))
        return contents + stored(page)
    except Exception:  # damage that assembly will name
        return 0


def _too_large(part: PartPdf, start: int, limits: Limits) -> PacketError:
    most = "" if limits.max_bytes is None else f" of {limits.max_bytes:,} bytes"
    return PacketError(
        "the filing cannot be cut into volumes",
        problems=(
            Problem(
                Location(part.name or part.part.id, page=start + 1),
                f"this page alone is larger than a volume may be{most}",
                "Scan it anew at a lower resolution, or raise the limit in options: volumes.",
            ),
        ),
    )
