"""A line of time with what happened on it, numbered as in the table below it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.reading.english_days import MONTHS, short_day

from .figure import Figure
from .lettering import width_of
from .svg import FILL, INK, RULE, circle, document, hatched, line, rect, text

_SIZE = 8.0
_LANE = 15.0
_LANES = 12
"""The most rows of marks; where more would be needed, marks close together become one."""
_REACHES = (0.0, 12.0, 24.0, 48.0, 96.0, 192.0, 10_000.0)
"""How many points apart marks may be to become one: as few as it takes."""
_SAID = 30
"""The most moments that the description tells one by one."""


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
    number: int = 1
    """How many moments it stands for, where they are too many to be drawn apart."""


def timeline_chart(
    moments: Sequence[Moment], *, title: str, gaps: Sequence[tuple[dt.date, dt.date]] = (),
    quiet: str = "nothing recorded", width: float = 468.0,
) -> Figure:  # fmt: skip
    """Marks above an axis, in as many rows as they need; gaps are hatched on the axis.

    Where marks would be stacked too high, those close together are drawn as one square with all
    their numbers.

    Args:
        moments: In order of time.
        title: What is shown; first sentence of the description.
        gaps: First and last day of each stretch without anything.
        quiet: What a gap means.
        width: In points.
    """
    if not moments:
        return Figure(document(width, 1.0), width, 1.0, f"{title}. Nothing is dated.")
    begin, end = min(m.first for m in moments), max(m.last for m in moments)
    scale = _Scale(begin, end, width)
    for reach in _REACHES:
        drawn = _bundled(moments, scale, reach) if reach else list(moments)
        placed, lanes = _placed(drawn, scale)
        if lanes <= _LANES:
            break
    axis = lanes * _LANE + 7
    out = [_gap(scale, first, last, axis) for first, last in gaps]
    out.append(line(0, axis, width, axis, thick=1.2))
    out += _ticks(scale, axis)
    out += [_mark(scale, moment, axis - 9 - lane * _LANE) for lane, moment in placed]
    height = axis + 36
    legend = [(n, w) for n, w in (
        ("exact", "exact day"), ("vague", "day not known exactly"), ("several", "several events"),
        ("gap", quiet),
    ) if (n == "gap" and gaps) or any(
        n in ("several" if m.number > 1 else "", "exact" if m.certain else "vague") for m in drawn
    )]  # fmt: skip
    x = 0.0
    for name, words in legend:
        y = height
        out.append(
            {
                "exact": circle(x + 5, y - 3, 3, fill=FILL, stroke=FILL),
                "vague": circle(x + 5, y - 3, 3, fill="#ffffff"),
                "several": rect(x + 1.5, y - 6.5, 7.5, 7.5, fill=FILL, stroke=FILL),
                "gap": hatched(x, y - 6, 11, 6, step=3),
            }[name]
            + text(x + 15, y, words, _SIZE)
        )
        x += 15 + width_of(words, _SIZE) + 16
    height += 4
    span = f"from {short_day(begin)} to {short_day(end)}"
    still = "".join(
        f" {quiet[:1].upper()}{quiet[1:]} from {short_day(a)} to {short_day(b)}." for a, b in gaps
    )
    alt = f"{title}, {span}. {_in_words(moments)}.{still}"
    return Figure(document(width, height, *out), width, height, alt)


class _Scale:
    """Days to points."""

    def __init__(self, begin: dt.date, end: dt.date, width: float) -> None:
        days = max((end - begin).days, 1)
        self.begin, self.end, self.left, self.width = begin, end, 8.0, width
        self.per_day = (width - 34.0) / days

    def at(self, day: dt.date) -> float:
        return self.left + (day - self.begin).days * self.per_day

    def reach(self, moment: Moment) -> tuple[float, float]:
        """From where to where a mark and its number reach."""
        x1, x2 = self.at(moment.first) - 4, max(self.at(moment.last), self.at(moment.first) + 8) + 4
        said = width_of(moment.label, _SIZE, bold=True)
        return (x1 - 3 - said, x2) if self.turned(moment) else (x1, x2 + said)

    def turned(self, moment: Moment) -> bool:
        """Whether the number stands before the mark: after it there is no room."""
        end = max(self.at(moment.last), self.at(moment.first) + 8) + 4
        return end + width_of(moment.label, _SIZE, bold=True) > self.width


def _placed(moments: Sequence[Moment], scale: _Scale) -> tuple[list[tuple[int, Moment]], int]:
    """Each moment in the lowest row where it has room for its number, and how many rows."""
    lanes: list[float] = []
    placed: list[tuple[int, Moment]] = []
    for moment in moments:
        left, right = scale.reach(moment)
        lane = next((n for n, taken in enumerate(lanes) if taken + 3 <= left), len(lanes))
        if lane == len(lanes):
            lanes.append(0.0)
        lanes[lane] = right
        placed.append((lane, moment))
    return placed, len(lanes)


def _bundled(moments: Sequence[Moment], scale: _Scale, reach: float) -> list[Moment]:
    """Moments that begin and end close together as one each, in the order of their first."""
    held: dict[tuple[int, int], list[Moment]] = {}
    for moment in moments:
        x1, x2 = scale.at(moment.first), scale.at(moment.last)
        held.setdefault((int(x1 // reach), int(x2 // reach)), []).append(moment)
    return [
        group[0] if len(group) == 1 else Moment(
            _numbers([m.label for m in group]),
            min(m.first for m in group), max(m.last for m in group),
            all(m.certain for m in group), len(group),
        )
        for group in held.values()
    ]  # fmt: skip


def _numbers(labels: Sequence[str]) -> str:
    """Gives "5–9, 12", and "31 events" where that would be long."""
    runs: list[list[int]] = []
    for label in labels:
        value = int(label) if label.isdecimal() else 0
        if runs and value and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    if len(runs) > 2 or [0] in runs:
        return f"{len(labels)} events"
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def _mark(scale: _Scale, moment: Moment, y: float) -> str:
    x1, x2 = scale.at(moment.first), scale.at(moment.last)
    if moment.number > 1 and x2 - x1 <= 8:
        middle = (x1 + x2) / 2
        fill = FILL if moment.certain else "#ffffff"
        shape, end = rect(middle - 4, y - 4, 8, 8, fill=fill, stroke=INK), middle + 4
    elif x2 - x1 > 6:
        fill = FILL if moment.certain else "#ffffff"
        shape = rect(x1, y - 3, x2 - x1, 6, fill=fill, stroke=INK)
        end = x2
    else:
        middle = (x1 + x2) / 2
        fill, edge = (FILL, FILL) if moment.certain else ("#ffffff", INK)
        shape, end = circle(middle, y, 3.4, fill=fill, stroke=edge), middle + 3.4
    if scale.turned(moment):
        return shape + text(x1 - 7, y + 2.9, moment.label, _SIZE, bold=True, anchor="end")
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


def _in_words(moments: Sequence[Moment]) -> str:
    """Every moment with its day; of very many, how many there are in each year."""
    if len(moments) <= _SAID:
        return "; ".join(f"{m.label}: {_when(m)}" for m in moments)
    years = Counter(m.first.year for m in moments)
    return ", ".join(f"{years[year]} from {year}" for year in sorted(years))


def _when(moment: Moment) -> str:
    if moment.first == moment.last:
        return short_day(moment.first)
    return f"between {short_day(moment.first)} and {short_day(moment.last)}"
