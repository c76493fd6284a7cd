"""Where on a page something should stand that is not there: what a report marks for it."""

from __future__ import annotations

from .finding import Box
from .scope import PageNote

_EDGE = 24.0
"""Points that a mark keeps off the edges of the page."""


def foot_of(note: PageNote) -> Box:
    """The strip at the foot of a page, where footers and page numbers stand."""
    return Box(_EDGE, note.height - 60, note.width - _EDGE, note.height - _EDGE)


def left_edge_of(note: PageNote) -> Box:
    """The strip beside the text, where line numbers stand."""
    lines = [*note.rows]
    left = min((row.left for row in lines), default=72.0)
    top = min((row.top for row in lines), default=72.0)
    bottom = max((row.bottom for row in lines), default=note.height - 72)
    return Box(max(left - 36, 6.0), top, max(left - 6, 30.0), bottom)
