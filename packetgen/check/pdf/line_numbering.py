"""The column of line numbers at the left of a numbered page."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..finding import Box
from .page_content import PageContent, Word

_NUMBER = re.compile(r"\d{1,3}")
_PAGE = re.compile(r"\.*\d{1,5}")
FEW = 20
"""Numbered paper has as many lines to a page; a shorter column may number something else."""


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """A column of consecutive line numbers. ``pitch`` is the usual distance of two, in points."""

    words: tuple[Word, ...]
    first: int
    last: int
    pitch: float
    unevenness: float
    """The largest departure of one distance from the pitch, in points."""

    @property
    def left(self) -> float:
        """Left edge of the column."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Right edge of the column."""
        return max(word.right for word in self.words)

    @property
    def box(self) -> Box:
        """Where the column stands."""
        words = self.words
        return Box(self.left, min(w.top for w in words), self.right, max(w.bottom for w in words))


def line_numbers_of(words: Sequence[Word], page: PageContent) -> LineNumbers | None:
    """The longest column of integers, each one more than that above it, left of the text."""
    candidates = [
        w for w in words if w.left < 0.4 * page.width and _NUMBER.fullmatch(w.text) and int(w.text)
    ]
    if len(candidates) < 2:
        return None
    candidates.sort(key=lambda w: w.baseline)
    best: list[Word] = []
    for edge in ("right", "left"):
        columns: dict[int, list[Word]] = {}
        for word in candidates:
            columns.setdefault(round(getattr(word, edge) / 6), []).append(word)
        for key in columns:
            near = sorted(columns[key] + columns.get(key + 1, []), key=lambda w: w.baseline)
            for run in _runs(near):
                if len(run) > len(best):
                    best = run
    if len(best) < 6 and not _numbers_all_rows(best, words, page):
        return None
    if _has_text_before(best, words) or (len(words) == len(best) and len(best) < 15):
        return None
    if len(best) < FEW and _are_labels(best, words):
        return None
    steps = [b.baseline - a.baseline for a, b in pairwise(best)]
    pitch = statistics.median(steps)
    if pitch < 5:
        return None
    uneven = max(abs(step - pitch) for step in steps)
    return LineNumbers(tuple(best), int(best[0].text), int(best[-1].text), pitch, uneven)


def _numbers_all_rows(column: Sequence[Word], words: Sequence[Word], page: PageContent) -> bool:
    """Has each row of a page its number, from 1, as on a paper's last page with a few lines?

    What stands at the page's head and foot, away from the numbers, has none.
    """
    if len(column) < 2 or column[0].text != "1":
        return False
    pitch = statistics.median(b.baseline - a.baseline for a, b in pairwise(column))
    above = min(column[0].baseline - pitch, 0.15 * page.height)
    below = max(column[-1].baseline + pitch, 0.8 * page.height)
    return all(
        any(abs(word.baseline - number.baseline) < 2 for number in column)
        for word in words
        if above < word.baseline < below
    )


def _has_text_before(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Do words stand left of the numbers on their own lines, as in "Paragraph 12"?"""
    edge = max(number.left for number in column)
    outside = [word for word in words if word.right < edge]
    before = sum(
        any(w.right < number.left and abs(w.baseline - number.baseline) < 2 for w in outside)
        for number in column
    )
    return before > 0.2 * len(column)


def _are_labels(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Do numbers begin the rows of a table of contents, close to a title or ending in a page?"""
    rows = close = paged = 0
    for number in column:
        after = sorted(
            (w for w in words if w.left >= number.right and abs(w.baseline - number.baseline) < 2),
            key=lambda w: w.left,
        )
        if len(after) < 2:
            continue
        rows += 1
        close += after[0].left - number.right < 1.2 * number.size
        paged += bool(_PAGE.fullmatch(after[-1].text)) and (
            after[-1].left - after[-2].right > number.size or "." in after[-2].text[-2:]
        )
    return rows > 0 and 2 * max(close, paged) > rows


def _runs(column: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for word in column:
        home = next((r for r in reversed(runs) if int(word.text) == int(r[-1].text) + 1), None)
        if home is not None and word.baseline - home[-1].baseline > 3:
            home.append(word)
        else:
            runs.append([word])
    return runs
