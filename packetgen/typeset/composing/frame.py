"""The frame that a story is composed in, and the line heights that hold there."""

from __future__ import annotations

import math
from dataclasses import dataclass

from packetgen.docx.blocks import CheckBox, PageField, Paragraph, Picture, Text

NATURAL = 1.149
"""Line height of Arimo, Liberation and Times metrics as a multiple of the type size."""
DESCENT = 0.22
"""Part of the type size that stands below the baseline."""


_LETTERED = (Text, CheckBox, PageField)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are set. Lengths in points.

    Attributes:
        width: Of the text, without the frame's own margins.
        grid: Whether everything is filled up to slots of ``pitch``.
        pitch: Height of a slot. ``single`` is the height of a single-spaced line on the grid.
        note: The frame is that of a footnote, ``note_size`` its type size if a court sets one.
        marginal: The frame is a header or footer.
        reach: In a header or footer, from the text's left edge to the page's right edge: a band
            across the page stands there in its full width.
        breaks: Page breaks may stand here (not inside tables and notes).
    """

    width: float
    grid: bool = False
    pitch: float = 24.0
    single: float = 12.0
    page_format: str = "decimal"
    note: bool = False
    note_size: float = 0.0
    marginal: bool = False
    reach: float = 0.0
    breaks: bool = False
    numbered: bool = False
    top: bool = False


def largest_size(paragraph: Paragraph) -> float:
    """The largest type size in a paragraph, in points."""
    largest = 0.0
    for item in paragraph.inlines:
        if isinstance(item, _LETTERED) and not item.format.hidden and item.format.size > largest:
            largest = item.format.size
    return largest or paragraph.mark.size or 12.0


def has_picture(paragraph: Paragraph) -> bool:
    """Whether a picture stands in the paragraph's lines."""
    return any(isinstance(item, Picture) for item in paragraph.inlines)


def line_height(paragraph: Paragraph) -> float:
    """The distance of baselines in a paragraph, as Word would set it."""
    natural = NATURAL * largest_size(paragraph)
    if paragraph.line_rule == "exact" and paragraph.line > 0:
        return paragraph.line
    if paragraph.line_rule == "at-least":
        return max(paragraph.line, natural)
    return natural * (paragraph.line if paragraph.line > 0 else 1.0)


def is_single(paragraph: Paragraph, frame: Frame) -> bool:
    """Whether a paragraph is single-spaced: its lines stand between those of the grid."""
    return (
        frame.single < frame.pitch
        and line_height(paragraph) < 0.75 * frame.pitch
        and largest_size(paragraph) <= 1.1 * frame.single
        and not has_picture(paragraph)
    )


def line_edges(paragraph: Paragraph, frame: Frame, *, single: bool) -> list[str | float]:
    """Edges of the line box: ["pt" or "em", above the baseline, below it]."""
    size = largest_size(paragraph)
    if frame.grid:
        below = 0.2 * frame.pitch
        if single:
            return ["pt", round(frame.single - below, 3), below]
        slots = max(1, math.ceil((0.75 * size + below) / frame.pitch - 0.001))
        return ["pt", round(slots * frame.pitch - below, 3), below]
    if frame.note_size:
        high = max(frame.single, frame.note_size)
        return ["pt", round(0.8 * high, 3), round(0.2 * high, 3)]
    if paragraph.line_rule == "exact" and paragraph.line > 0:
        return ["pt", round(0.8 * paragraph.line, 3), round(0.2 * paragraph.line, 3)]
    if paragraph.line_rule == "at-least" and paragraph.line > NATURAL * size:
        return ["pt", round(paragraph.line - DESCENT * size, 3), round(DESCENT * size, 3)]
    multiple = paragraph.line if paragraph.line_rule == "auto" and paragraph.line > 0 else 1.0
    return ["em", round(NATURAL * multiple - DESCENT, 4), DESCENT]


def empty_height(paragraph: Paragraph, frame: Frame, *, single: bool) -> float:
    """Height of a paragraph without any text."""
    kind, above, below = line_edges(paragraph, frame, single=single)
    high = float(above) + float(below)
    return round(high * paragraph.mark.size if kind == "em" else high, 3)


MOST_KEPT = 330.0
"""Points: about half a page. What is no higher may be kept on one page."""


def may_be_kept(characters: int, width: float, line: float) -> bool:
    """Whether text is surely lower than half a page, so that it may be kept on one.

    What is kept together and does not fit any page would be squeezed, not broken.
    """
    lines = 2 + characters * 7.0 / max(width, 1.0)
    return lines * line < MOST_KEPT


def gap_between(before: Paragraph | None, after: Paragraph | None, *, adds: bool) -> float:
    """Space between two neighbours in points: the larger of "after" and "before", as in Word.

    ``adds`` for old files that want both (``w:doNotUseHTMLParagraphAutoSpacing``).
    """
    same = before is not None and after is not None and before.style == after.style
    above = 0.0 if after is None or (same and after.contextual_spacing) else after.space_before
    below = 0.0 if before is None or (same and before.contextual_spacing) else before.space_after
    return above + below if adds else max(above, below)
