"""A line of time with what happened on it, numbered as in the table below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.reading.english_days import MONTHS, short_day

from .figure import Figure
from .lettering import width_of
from .svg import FILL, INK, RULE, circle, document, hatched, line, rect, text

_SIZE = 8.0
_LANE = 15.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened, between the first and the last day on which it can have been.

    ``label`` is its number in the table; ``certain`` False (about, or a month or year alone)
    leaves the mark empty.
    """

    label: str
    first: dt.date
    last: dt.date
    certain: bool = True


def timeline_chart(
    moments: Sequence[Moment], *, title: str, gaps: Sequence[tuple[dt.date, dt.date]] = (),
    width: float = 468.0,
) -> Figure:  # fmt: skip
    """Marks above an axis, in as many rows as they need; gaps are hatched on the axis.

    Args:
        moments: In order of time.
        title: What is shown; first sentence of the description.
        gaps: First and last day of each stretch without anything.
        width: In points.
    """
    if not moments:
        return Figure(document(width, 1.0), width, 1.0, f"{title}. Nothing is dated.")
    begin, end = min(m.first for m in moments), max(m.last for m in moments)
    scale = _Scale(begin, end, width)
    lanes: list[float] = []
    placed: list[tuple[int, Moment]] = []
    for moment in moments:
        x1, x2 = scale.at(moment.first), scale.at(moment.last)
        reach = max(x2, x1 + 8) + 4 + width_of(moment.label, _SIZE, bold=True)
        lane = next((n for n, taken in enumerate(lanes) if taken + 3 <= x1 - 4), len(lanes))
        if lane == len(lanes):
            lanes.append(0.0)
        lanes[lane] = reach
        placed.append((lane, moment))
    axis = len(lanes) * _LANE + 7
    out = [_gap(scale, first, last, axis) for first, last in gaps]
    out.append(line(0, axis, width, axis, thick=1.2))
    out += _ticks(scale, axis)
    out += [_mark(scale, moment, axis - 9 - lane * _LANE) for lane, moment in placed]
    height = axis + 36
    legend = [(n, w) for n, w in (
        ("exact", "exact day"), ("vague", "day not known exactly"), ("gap", "nothing recorded"),
    ) if (n == "gap" and gaps) or any(
        n == ("exact" if m.certain else "vague") for m in moments)]  # fmt: skip
    x = 0.0
    for name, words in legend:
        y = height
        out.append(
            {
                "exact": circle(x + 5, y - 3, 3, fill=FILL, stroke=FILL),
                "vague": circle(x + 5, y - 3, 3, fill="#ffffff"),
                "gap": hatched(x, y - 6, 11, 6, step=3),
            }[name]
            + text(x + 15, y, words, _SIZE)
        )
        x += 15 + width_of(words, _SIZE) + 16
    height += 4
    span = f"from {short_day(begin)} to {short_day(end)}"
    told = "; ".join(f"{m.label}: {_when(m)}" for m in moments)
    quiet = "".join(f" Nothing from {short_day(a)} to {short_day(b)}." for a, b in gaps)
    alt = f"{title}, {span}. {told}.{quiet}"
    return Figure(document(width, height, *out), width, height, alt)


class _Scale:
    """Days to points."""

    def __init__(self, begin: dt.date, end: dt.date, width: float) -> None:
        days = max((end - begin).days, 1)
        self.begin, self.end, self.left = begin, end, 8.0
        self.per_day = (width - 34.0) / days

    def at(self, day: dt.date) -> float:
        return self.left + (day - self.begin).days * self.per_day


def _mark(scale: _Scale, moment: Moment, y: float) -> str:
    x1, x2 = scale.at(moment.first), scale.at(moment.last)
    if x2 - x1 > 6:
        fill = FILL if moment.certain else "#ffffff"
        shape = rect(x1, y - 3, x2 - x1, 6, fill=fill, stroke=INK)
        end = x2
    else:
        middle = (x1 + x2) / 2
        fill, edge = (FILL, FILL) if moment.certain else ("#ffffff", INK)
        shape, end = circle(middle, y, 3.4, fill=fill, stroke=edge), middle + 3.4
    return shape + text(end + 3, y + 2.9, moment.label, _SIZE, bold=True)


def _gap(scale: _Scale, first: dt.date, last: dt.date, axis: float) -> str:
    x1, x2 = scale.at(max(first, scale.begin)), scale.at(min(last, scale.end))
    return rect(x1, 0, x2 - x1, axis, fill="#f4f4f4") + hatched(x1, axis - 3, x2 - x1, 6, step=4)


def _ticks(scale: _Scale, axis: float) -> list[str]:
    """Ticks at months, quarters or years, whichever leaves room for their words."""
    room = 34.0
    step = next(
        (n for n in (1, 2, 3, 6, 12, 24, 60, 120, 600) if n * 30.4 * scale.per_day >= room), 1200
    )
    months = scale.begin.year * 12 + scale.begin.month - 1
    months = -(-months // step) * step if step > 1 else months
    out = []
    spoken = 0
    while True:
        year, month = divmod(months, 12)
        if year > 9999:
            break
        day = dt.date(year, month + 1, 1)
        if day > scale.end:
            break
        if day >= scale.begin:
            x = scale.at(day)
            out.append(line(x, axis, x, axis + 5, stroke=INK))
            words = str(year) if step >= 12 else MONTHS[month][:3]
            start = x < 12  # a word centred on a tick at the very edge would be cut off
            at, anchor = (x - 7, "start") if start else (x, "middle")
            out.append(text(at, axis + 14, words, _SIZE, anchor=anchor))
            if step < 12 and year != spoken:
                out.append(text(at, axis + 23, str(year), _SIZE, anchor=anchor, fill=RULE))
                spoken = year
        months += step
    if not out:
        out.append(text(scale.left, axis + 14, short_day(scale.begin), _SIZE))
    return out


def _when(moment: Moment) -> str:
    if moment.first == moment.last:
        return short_day(moment.first)
    return f"between {short_day(moment.first)} and {short_day(moment.last)}"
