"""A figure that is taller than a page has room, as figures one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from .figure import Figure

TALLEST = 480.0
"""Points: what the first page of a report has room for below its title."""

Row = TypeVar("Row")


def in_parts(
    rows: Sequence[Row],
    heights: Sequence[float],
    title: str,
    draw: Callable[[Sequence[Row], str], Figure],
) -> Figure:
    """The figure of all rows; the parts that no longer fit follow in its ``more``.

    Args:
        rows: From the top down.
        heights: How high each is, in points.
        title: What is shown; the parts say which of how many they are.
        draw: Draws some of the rows under a title.
    """
    parts: list[list[Row]] = [[]]
    filled = 0.0
    for row, height in zip(rows, heights, strict=True):
        if parts[-1] and filled + height > TALLEST:
            parts.append([])
            filled = 0.0
        parts[-1].append(row)
        filled += height
    if len(parts) == 1:
        return draw(rows, title)
    first, *more = (
        draw(part, f"{title}, part {number} of {len(parts)}")
        for number, part in enumerate(parts, 1)
    )
    return replace(first, more=tuple(more))
