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
    more: tuple[Figure, ...] = ()
    """What follows it, where one page has no room for all; empty for most."""

    @property
    def tall(self) -> float:
        """The height of it and of what follows it."""
        return self.height + sum(part.height for part in self.more)
