"""The lines of a paper in a small form that can be kept for every page of it.

A :class:`~packetgen.check.pdf.text_lines.Line` holds all its words; kept for a thousand pages these
would fill the memory. A row is what checks of a whole paper need: its text, place and look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..finding import Box
from .text_lines import Line

if TYPE_CHECKING:
    from .page_layout import Layout

MAXIMUM_PAGES = 600
"""Pages of one part whose lines are kept; no paper is longer, and files of 10,000 pages are."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text. ``note`` marks footnotes, ``centered`` a line set to the middle."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    centered: bool = False
    note: bool = False

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals (five or more of them)."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 5 and all(c.isupper() for c in letters)


def rows_of(layout: Layout) -> tuple[Row, ...]:
    """The running text and the notes of a page."""
    return (*_rows(layout.body, layout, note=False), *_rows(layout.notes, layout, note=True))


def _rows(lines: Iterable[Line], layout: Layout, *, note: bool) -> Iterator[Row]:
    body = layout.body
    left = min((line.left for line in body), default=72.0)
    right = max((line.right for line in body), default=layout.width - 72.0)
    for line in lines:
        box = line.box
        before, after = box.left - left, right - box.right
        fonts = [word.font for word in line.words]
        yield Row(
            line.text,
            box.left,
            box.top,
            box.right,
            box.bottom,
            line.baseline,
            line.size,
            all(_BOLD.search(font) for font in fonts),
            all(_ITALIC.search(font) for font in fonts),
            before > 18 and abs(before - after) < 0.2 * max(before, after, 30.0),
            note,
        )
