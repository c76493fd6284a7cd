"""What a court paper's page is made of: numbered lines, running text, page number, footer.

Decided from geometry alone, so that it works for pages of any program: numbered lines are a column
of consecutive integers left of the text; the footer is what stands in the bottom margin.
"""

from __future__ import annotations

import bisect
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .covered_text import overlap
from .line_numbering import LineNumbers, line_numbers_of
from .page_content import PageContent, Stroke, Word
from .page_numbering import DOCKET_STAMP, PageNumber, is_page_number, page_numbers_in
from .text_lines import Line, distances, lines_of

BOTTOM_BAND = 100.0
"""Page numbers and footers are looked for in the lowest 100 points."""

TOP_BAND = 60.0


@dataclass(frozen=True, slots=True)
class Layout:
    """One page taken apart: ``body`` is running text, ``footer`` stands in the bottom margin."""

    width: float
    height: float
    numbers: LineNumbers | None
    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    """Footnotes: lines under a short rule, or small lines at the foot that start with a mark."""
    footer: tuple[Line, ...]
    footer_rule: Stroke | None
    header: tuple[Line, ...]
    """What courts print at the very top of filed papers, and running heads."""
    page_numbers: tuple[PageNumber, ...]

    @property
    def letters(self) -> int:
        """Characters of running text."""
        return sum(len(word.text) for line in self.body for word in line.words)


def layout_of(page: PageContent) -> Layout:
    """Take a page apart."""
    seen = [
        w
        for w in page.words
        if w.upright and not w.hidden and w.artifact != "Watermark" and _is_in_frame(w, page)
    ]
    column = line_numbers_of(seen, page)
    numbers = set(map(id, column.words)) if column else set()
    lines = lines_of(w for w in seen if id(w) not in numbers)
    rule = _footer_rule(page, lines, column)
    head, middle, foot = _bands(lines, page, rule, column)
    body, notes = _footnotes(middle, page)
    return Layout(
        page.width,
        page.height,
        column,
        body,
        notes,
        foot,
        rule,
        head,
        tuple(
            page_numbers_in(foot or _stamped_foot(lines, page), bottom=True)
            + page_numbers_in(head, bottom=False)
        ),
    )


def _stamped_foot(lines: Sequence[Line], page: PageContent) -> Sequence[Line]:
    """What was stamped at the foot of a page whose own text runs on right above it."""
    floor = page.height - BOTTOM_BAND
    return [
        line for line in lines if line.baseline >= floor and all(w.artifact for w in line.words)
    ]


def _is_in_frame(word: Word, page: PageContent) -> bool:
    """Whether a word lies in the frame that its drawing is cut to: what is cut off is no line."""
    frame = page.clips.get(word.order)
    return frame is None or overlap(word.box, frame) >= 0.5


def index_lines(layout: Layout) -> tuple[Line, ...]:
    """The lines of a page of an index: a row may stand as low as a footer or look like a note."""
    low = [line for line in layout.footer if not is_page_number(line)]
    return tuple(sorted((*layout.body, *layout.notes, *low), key=lambda line: line.baseline))


def _footer_rule(
    page: PageContent, lines: Sequence[Line], column: LineNumbers | None
) -> Stroke | None:
    """The printed line that divides the footer from the page: a rule, or a row of underscores."""
    floor = page.height - BOTTOM_BAND
    rules = [
        s
        for s in page.strokes
        if not s.vertical and s.box.top >= floor and s.length >= 0.3 * page.width
    ]
    for line in lines:
        text = line.text.replace(" ", "")
        if line.baseline >= floor and len(text) >= 20 and set(text) <= set("_—–-"):
            rules.append(Stroke(line.box, False, line.words[0].color))
    below = [line for line in lines if line.baseline > floor]
    rules = [r for r in rules if any(line.baseline > r.box.top + 2 for line in below)] or rules
    bottom = column.words[-1].baseline - column.pitch if column else 0.0
    rules = [r for r in rules if r.box.top > bottom]
    return min(rules, key=lambda r: r.box.top, default=None)


def _bands(
    lines: Sequence[Line], page: PageContent, rule: Stroke | None, column: LineNumbers | None
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Header, middle and footer lines."""
    floor = _floor(lines, page, rule, column)
    head: list[Line] = []
    middle: list[Line] = []
    foot: list[Line] = []
    for line in lines:
        text = line.text
        if not text.replace("_", "").strip(" -–—"):
            continue
        if line.baseline > floor:
            foot.append(line)
        elif line.baseline < TOP_BAND and (
            DOCKET_STAMP.search(text) or is_page_number(line) or line.baseline < 50
        ):
            head.append(line)
        else:
            middle.append(line)
    if rule is None and column is None:
        _give_back(middle, foot, page.height)
    elif column is not None:
        _give_back(middle, foot, page.height - 76)
    return tuple(head), tuple(middle), tuple(foot)


def _give_back(middle: list[Line], foot: list[Line], floor: float) -> None:
    """Lines that run on at the text's own distance are text, however low they stand."""
    steps = [step for step in distances(middle) if step < 60]
    if len(steps) < 3:
        return
    usual = statistics.median(steps)
    while foot and foot[0].baseline < floor and not is_page_number(foot[0]):
        line = foot[0]
        if _begins_note(line) and len(line.text) > 24:
            middle.append(foot.pop(0))
            continue
        if line.baseline - middle[-1].baseline > 1.2 * usual or len(line.text) < 20:
            return
        middle.append(foot.pop(0))


def _floor(
    lines: Sequence[Line], page: PageContent, rule: Stroke | None, column: LineNumbers | None
) -> float:
    """The height below which a line belongs to the footer."""
    height = page.height
    if column is not None and column.pitch >= 8:
        limit = column.words[-1].baseline + 0.3 * column.pitch
        return min(limit, rule.box.top - 1) if rule is not None else limit
    start = rule.box.top - 1 if rule is not None else height - 72.0
    # A page number just above the rule, or a footer that begins higher up, is set off by a gap.
    foot = [line for line in lines if line.baseline > height - BOTTOM_BAND]
    for line in foot:
        if line.baseline > start:
            break
        above = [o.baseline for o in lines if o.baseline < line.baseline - 1]
        gap = line.baseline - max(above, default=0.0)
        apart = gap > 2.2 * line.size and line.baseline > height - 80
        if is_page_number(line) or (apart and not _begins_note(line)):
            return line.baseline - 1
    return start


def _footnotes(
    lines: Sequence[Line], page: PageContent
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Running text, and the notes at its foot."""
    if not lines:
        return (), ()
    left = min(line.left for line in lines)
    usual = _usual_size(lines)
    starts = [
        s.box.top
        for s in page.strokes
        if not s.vertical
        and 0.3 * page.height < s.box.top
        and 60 <= s.length <= 0.45 * page.width
        and abs(s.box.left - left) < 24
        and _are_notes([n for n in lines if n.baseline > s.box.top], usual)
    ]
    for index, line in enumerate(lines):
        rest = lines[index:]
        if line.baseline < 0.4 * page.height or line.size > 0.93 * usual:
            continue
        if _begins_note(line) and all(o.size <= 0.95 * usual for o in rest):
            starts.append(line.baseline - line.size)
            break
    if not starts:
        return tuple(lines), ()
    start = min(starts)
    return (
        tuple(line for line in lines if line.baseline <= start),
        tuple(line for line in lines if line.baseline > start),
    )


def _are_notes(below: Sequence[Line], usual: float) -> bool:
    """Does a note stand under its rule: a mark first, or the small end of an earlier note?"""
    return bool(below) and (
        _begins_note(below[0]) or all(line.size <= 0.95 * usual for line in below)
    )


def _begins_note(line: Line) -> bool:
    """Does the line open with a note's mark: a small or plain number, or an asterisk?"""
    first = min(line.words, key=lambda w: w.left)
    mark = re.match(r"(\d{1,3}|[*†‡§])", first.text)
    return bool(mark) and (
        first.size < 0.85 * line.size or first.text == (mark.group(0) if mark else "")
    )


def _usual_size(lines: Sequence[Line]) -> float:
    weight: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        weight[size] = weight.get(size, 0) + len(line.text)
    return max(weight, key=lambda s: (weight[s], s), default=12.0)


def paragraph_steps(
    layout: Layout, strokes: Sequence[Stroke] = ()
) -> tuple[tuple[tuple[float, float], int], ...]:
    """How far apart lines of paragraphs stand, with the size of their type, and how often."""
    counts = Counter(step for _, _, step in paragraph_pairs(layout, strokes))
    return tuple(sorted(counts.items()))


def paragraph_pairs(
    layout: Layout, strokes: Sequence[Stroke] = ()
) -> Iterator[tuple[Line, Line, tuple[float, float]]]:
    """Two lines that follow each other in a paragraph, the distance of their baselines, their size.

    Only pairs count whose first line runs to the right edge of the text, so that both stand in one
    paragraph, and whose size is that of most of the page's text. Rows of tables are left out: lines
    with a wide gap inside, or with one of the page's ``strokes`` between them or between two of
    their words.
    """
    lines = layout.body
    if len(lines) < 3:
        return
    usual = _usual_size(lines)
    left = min(line.left for line in lines)
    right = sorted(line.right for line in lines)[int(0.8 * (len(lines) - 1))]
    rules = sorted(s.box.top for s in strokes if not s.vertical and s.length >= 36)
    walls = [s for s in strokes if s.vertical and left < s.box.left < right]
    for above, below in pairwise(lines):
        if _is_row(above) or _is_row(below) or _ruled_between(above, below, rules):
            continue
        if _is_walled(above, walls) or _is_walled(below, walls):
            continue
        full = above.right > right - 0.15 * (right - left)
        same = abs(above.size - usual) < 0.4 and abs(below.size - usual) < 0.4
        long = above.right - above.left > 0.6 * (right - left)
        step = below.baseline - above.baseline
        if full and same and long and 0.8 * usual < step < 3.2 * usual:
            yield above, below, (round(step, 1), round(usual, 1))


def _is_row(line: Line) -> bool:
    """Does a line fall into stretches, as the cells of a table do?"""
    return any(after.left - word.right > 2.5 * line.size for word, after in pairwise(line.words))


def _is_walled(line: Line, walls: Sequence[Stroke]) -> bool:
    """Does an upright stroke part two words of a line, as those of narrow cells are parted?"""
    middle = line.baseline - 0.3 * line.size
    at = [w.box.left for w in walls if w.box.top < middle < w.box.bottom]
    return any(
        word.right - 1 < x < after.left + 1 for x in at for word, after in pairwise(line.words)
    )


def _ruled_between(above: Line, below: Line, rules: Sequence[float]) -> bool:
    place = bisect.bisect_left(rules, above.baseline + 1)
    return place < len(rules) and rules[place] < below.baseline - 0.6 * below.size
