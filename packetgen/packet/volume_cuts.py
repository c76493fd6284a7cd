"""Where an exhibit that is larger than a volume is cut: at its own bookmarks, if that costs none.

A chapter that begins at the head of a volume is found and cited more easily than one that breaks
off after its first page; but courts limit the files of a filing, so that a kinder cut is taken only
where it needs no further volume.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from .outlines import OutlineEntry, read_outline
from .pdf.pdf_destinations import Destinations
from .pdf.pdf_opening import Opened

Reach = Callable[[int, bool], int]
"""From a page, the first that has no room in its volume; True: in one that was begun before."""


def beginnings(opened: Opened, sub_labels: Sequence[str] = ()) -> dict[int, int]:
    """Pages (from 0) on which something of its own begins, with its level in the outline.

    Args:
        opened: The exhibit's PDF, with the pages that are taken of it.
        sub_labels: The label of the sub-exhibit that each page belongs to, where there are any.
    """
    found: dict[int, int] = {}

    def level(entries: Sequence[OutlineEntry], depth: int) -> None:
        for entry in entries:
            if entry.spot is not None:
                found[entry.spot.page] = min(depth, found.get(entry.spot.page, depth))
            level(entry.children, depth + 1)

    try:
        level(read_outline(opened, Destinations(opened)), 0)
    except Exception:  # a damaged outline, in whatever way pypdf puts it
        found.clear()
    for at, (before, after) in enumerate(pairwise(sub_labels), 1):
        if before != after:
            found[at] = -1
    return found


def cuts(count: int, begins: Mapping[int, int], reach: Reach) -> Iterator[tuple[int, int]]:
    """The pieces of an exhibit of ``count`` pages: first page and end of each, from 0.

    A piece without pages says that its first page has no room; whoever asks then begins a new
    volume, in which ``reach`` is asked again, or gives up.
    """
    needed = [0] * (count + 1)
    """Volumes that the pages from one on take when each is filled."""
    for at in range(count - 1, -1, -1):
        end = reach(at, False)
        needed[at] = 1 + needed[end] if end > at else count + 1
    start = 0
    while start < count:
        end = reach(start, start == 0)
        if end < count:
            as_few = [
                (depth, -at)
                for at, depth in begins.items()
                if start < at <= end and needed[at] <= needed[end]
            ]
            end = -min(as_few)[1] if as_few else end
        yield start, end
        start = end
