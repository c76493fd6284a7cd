"""Bars that lie: progress towards what was ordered, and counts of groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .figure import Figure
from .lettering import lines_of, width_of
from .parts import in_parts
from .svg import FILL, INK, RULE, document, hatched, line, rect, text, triangle

_LABEL, _NOTE, _SMALL = 10.0, 9.0, 8.0
_PITCH = 12.0
_ROW_GAP = 9.0


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """One row: what it is, how far it has come, and how far an even pace would be.

    ``share`` from 0 to 1, None for what is not counted; ``extra`` is what was done beyond it, as
    a share of the whole too. ``amount`` and ``standing`` stand beside the bar; ``alarm`` sets the
    standing in bold.
    """

    label: str
    share: Fraction | None
    amount: str
    standing: str
    expected: Fraction | None = None
    extra: Fraction = Fraction(0)
    alarm: bool = False


def progress_chart(
    bars: Sequence[ProgressBar], *, title: str, pace: str = "", width: float = 468.0
) -> Figure:
    """Bars from nothing to all that was ordered.

    Args:
        bars: The rows, from the top down.
        title: What is shown and as of when; first sentence of the description.
        pace: What the mark of an even pace means ("even pace to December 4, 2026").
        width: In points.
    """
    gap = 0.025 * width
    label_width = _column((bar.label for bar in bars), width, _LABEL, bold=True)
    right_width = _column(
        (words for bar in bars for words in (bar.amount, bar.standing)), width, _NOTE, bold=True
    )
    room = width - label_width - right_width - 2 * gap
    # Work beyond what was ordered sticks out of the frame, at most to the words beside it.
    full = room / 1.12 if any(bar.extra for bar in bars) else room
    rows = [_ProgressRow.of(bar, label_width, right_width) for bar in bars]

    def drawn(part: Sequence[_ProgressRow], title: str) -> Figure:
        out: list[str] = []
        y = 2.0
        for row in part:
            out += row.drawn(y, left=label_width + gap, right=width - right_width, full=full)
            y += row.height + _ROW_GAP
        here = [row.bar for row in part]
        legend, y = _legend(here, pace, label_width + gap, y, width)
        out.append(legend)
        alt = " ".join([f"{_unended(title)}.", *(_in_words(bar) for bar in here)])
        return Figure(document(width, y, *out), width, y, alt)

    return in_parts(rows, [row.height + _ROW_GAP for row in rows], title, drawn)


@dataclass(frozen=True, slots=True)
class _ProgressRow:
    """A bar with its words in lines."""

    bar: ProgressBar
    labels: tuple[str, ...]
    amounts: tuple[str, ...]
    standings: tuple[str, ...]
    height: float

    @classmethod
    def of(cls, bar: ProgressBar, label_width: float, right_width: float) -> _ProgressRow:
        labels = lines_of(bar.label, label_width, _LABEL, bold=True)
        amounts = lines_of(bar.amount, right_width, _NOTE)
        standings = lines_of(bar.standing, right_width, _NOTE, bold=bar.alarm)
        words = (len(amounts) + len(standings)) * (_PITCH - 0.5)
        return cls(bar, labels, amounts, standings, max(len(labels) * _PITCH, words, 24.0))

    def drawn(self, y: float, *, left: float, right: float, full: float) -> list[str]:
        labels, lines = self.labels, (*self.amounts, *self.standings)
        base = y + (self.height - len(labels) * _PITCH) / 2 + 9.5
        out = [
            text(0, base + n * _PITCH, words, _LABEL, bold=True) for n, words in enumerate(labels)
        ]
        if self.bar.share is not None:
            out.append(_progress(self.bar, left, y + (self.height - 14) / 2, full))
        words_top = y + (self.height - len(lines) * (_PITCH - 0.5)) / 2 + 9
        for n, words in enumerate(lines):
            bold = self.bar.alarm and n >= len(self.amounts)
            out.append(text(right, words_top + n * (_PITCH - 0.5), words, _NOTE, bold=bold))
        return out


def _column(texts: Iterable[str], width: float, size: float, *, bold: bool) -> float:
    """As wide as its widest text, within reason; longer ones are set in lines."""
    widest = max((width_of(text, size, bold=bold) for text in texts), default=0.0)
    return min(max(widest + 1, 0.15 * width), 0.34 * width)


def _progress(bar: ProgressBar, left: float, top: float, full: float) -> str:
    assert bar.share is not None
    done = full * float(bar.share)
    if 0 < bar.share < 1:  # what is begun, and what is not all, can be seen to be so
        done = min(max(done, 1.0), full - 2.0)
    out = rect(left, top, full, 14, fill="#ffffff", stroke=INK)
    out += rect(left, top, done, 14, fill=FILL)
    if bar.extra:
        beyond = min(float(bar.extra), 0.12) * full
        out += hatched(left + full, top, max(beyond, 3.0), 14)
    if bar.expected and bar.share < 1:
        at = left + full * float(bar.expected)
        # White around the mark keeps it visible on the dark part of the bar.
        out += line(at, top - 3, at, top + 16, stroke="#ffffff", thick=3)
        out += line(at, top - 3, at, top + 16, thick=1.4) + triangle(at, top - 1, 3.2)
    return out


def _legend(
    bars: Sequence[ProgressBar], pace: str, left: float, y: float, width: float
) -> tuple[str, float]:
    """What the marks mean: only those that are drawn."""
    items: list[tuple[str, str]] = []
    if any(bar.share is not None for bar in bars):
        items += [("done", "done"), ("left", "remaining")]
    if any(bar.extra for bar in bars):
        items.append(("extra", "more than ordered"))
    if pace and any(b.expected and b.share is not None and b.share < 1 for b in bars):
        items.append(("pace", pace))
    if not items:
        return "", max(y - 9, 4.0)
    out = []
    x = 0.0
    y += 4
    for mark, words in items:
        wide = 16 + width_of(words, _SMALL) + 14
        if x and x + wide > width:
            x, y = 0.0, y + 12
        out.append(
            {
                "done": rect(x, y, 11, 7, fill=FILL, stroke=INK),
                "left": rect(x, y, 11, 7, fill="#ffffff", stroke=INK),
                "extra": hatched(x, y, 11, 7, step=3),
                "pace": line(x + 5.5, y - 1.5, x + 5.5, y + 8.5, thick=1.4)
                + triangle(x + 5.5, y + 0.5, 2.8),
            }[mark]
            + text(x + 16, y + 6.5, words, _SMALL)
        )
        x += wide
    return "".join(out), y + 12


def _in_words(bar: ProgressBar) -> str:
    pace = ""
    if bar.share is not None and bar.share < 1 and bar.expected:
        pace = f"; an even pace would be {int(bar.expected * 100)}%"
    return f"{bar.label}: {bar.amount}; {bar.standing[:1].lower()}{bar.standing[1:]}{pace}."


@dataclass(frozen=True, slots=True)
class CountBar:
    """A group and how many are in it; ``count`` None: withheld, and ``shown`` says so."""

    label: str
    count: int | None
    shown: str


def count_chart(bars: Sequence[CountBar], *, title: str, width: float = 468.0) -> Figure:
    """Bars as long as the groups are large. A withheld group has no bar, whatever its size."""
    widest = max((width_of(bar.label, _NOTE) for bar in bars), default=0.0)
    label_width = min(max(widest, 60.0), 0.4 * width)
    shown_width = max((width_of(bar.shown, _NOTE) for bar in bars), default=0.0) + 6
    left = label_width + 10
    full = max(width - left - shown_width, 40.0)
    most = max((bar.count or 0 for bar in bars), default=0) or 1
    rows = [(bar, lines_of(bar.label, label_width, _NOTE)) for bar in bars]

    def drawn(part: Sequence[tuple[CountBar, tuple[str, ...]]], title: str) -> Figure:
        out: list[str] = []
        y = 2.0
        for bar, labels in part:
            height = max(len(labels) * 11.0, 14.0)
            base = y + (height - len(labels) * 11) / 2 + 8.5
            out += [text(0, base + n * 11, words, _NOTE) for n, words in enumerate(labels)]
            top = y + (height - 11) / 2
            long = full * (bar.count or 0) / most
            out.append(rect(left, top, long, 11, fill=FILL))
            bold = bar.count is not None
            out.append(text(left + long + 5, top + 8.8, bar.shown, _NOTE, bold=bold))
            y += height + 5
        out.insert(0, line(left, 0, left, y - 3, stroke=RULE))
        said = (title, *(f"{_unended(bar.label)}: {bar.shown}" for bar, _ in part))
        alt = " ".join(f"{_unended(sentence)}." for sentence in said)
        return Figure(document(width, y, *out), width, y, alt)

    heights = [max(len(labels) * 11.0, 14.0) + 5 for _, labels in rows]
    return in_parts(rows, heights, title, drawn)


def _unended(text: str) -> str:
    """A label or title without the sign that it was typed with at its end."""
    return text.rstrip(" .,;:?!\n") or text
