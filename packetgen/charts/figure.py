"""A finished figure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of vectors. Lengths in points; ``alt`` says in words and numbers what it shows."""

    svg: str = field(repr=False)
    width: float
    height: float
    alt: str
