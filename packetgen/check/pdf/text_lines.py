"""Words gathered into the lines a reader sees."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..finding import Box
from .page_content import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right. ``size`` is that of most of its characters."""

    words: tuple[Word, ...]
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Pen position of its first character."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right edge of its last ink."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """Top of its highest ink."""
        return min(word.top for word in self.words)

    @property
    def box(self) -> Box:
        """Where it stands."""
        bottom = max(word.bottom for word in self.words)
        return Box(self.left, self.top, self.right, bottom)


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Group upright words by baseline, top to bottom; raised and lowered marks join their line."""
    ordered = sorted((w for w in words if w.upright), key=lambda w: (w.baseline, w.left))
    groups: list[list[Word]] = []
    anchor = largest = 0.0
    for word in ordered:
        if groups and word.baseline - anchor <= 0.2 * max(largest, word.size):
            groups[-1].append(word)
        else:
            groups.append([word])
            largest = 0.0
        if word.size > largest:
            anchor, largest = word.baseline, word.size
    return tuple(_line(group) for group in _with_marks(groups))


def _with_marks(groups: list[list[Word]]) -> list[list[Word]]:
    """Attach groups of nothing but small raised or lowered marks to the line they belong to."""
    kept: list[list[Word]] = []
    for index, group in enumerate(groups):
        size = max(word.size for word in group)
        letters = sum(len(word.text) for word in group)
        if letters <= 12:
            near = [
                other
                for other in (kept[-1:] + groups[index + 1 : index + 2])
                if size <= 0.8 * max(w.size for w in other)
                and abs(other[0].baseline - group[0].baseline) <= 0.6 * max(w.size for w in other)
            ]
            if near:
                near[-1].extend(group)
                continue
        kept.append(group)
    return kept


def _line(group: list[Word]) -> Line:
    sizes: dict[float, int] = {}
    for word in group:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    size = max(sizes, key=lambda s: (sizes[s], s))
    baseline = statistics.median(w.baseline for w in group if w.size == size)
    return Line(tuple(sorted(group, key=lambda w: w.left)), baseline, size)


def distances(lines: Iterable[Line]) -> Iterator[float]:
    """Distances between following baselines."""
    last: Line | None = None
    for line in lines:
        if last is not None:
            yield line.baseline - last.baseline
        last = line
