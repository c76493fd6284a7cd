"""What stands on one page when everything ordered does not: what wants attention goes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from packetgen.charts import Figure, ProgressBar, progress_chart

from .compliance import Account, Standing
from .words import how_many, series

ROOM = 470.0
"""Points on the first page for the chart and what wants attention, below title and sentence."""
_TOLD = 6
"""The most requirements whose standing is told in words."""
_LINE = 15.0


def drawn_and_told(
    accounts: Sequence[Account],
    bars: Sequence[ProgressBar],
    alarms: Sequence[bool],
    words: Sequence[str],
    *,
    title: str,
    pace: str,
    room: float = ROOM,
) -> tuple[Figure, tuple[int, ...], str]:
    """A chart that leaves room for words, which alarms are told, and what is not shown.

    Where not all have room, what is past due or was broken is told before what is behind pace.

    Args:
        accounts: Everything ordered, in the order of its rows.
        bars: A bar for each.
        alarms: Which of them want attention.
        words: What would be told of each.
        title: See :func:`~packetgen.charts.progress_chart`.
        pace: Likewise.
        room: Points for both.
    """
    first = [n for n, alarm in enumerate(alarms) if alarm]
    gravest = sorted(first, key=lambda n: accounts[n].standing is Standing.BEHIND)
    told = gravest[:_TOLD]
    rest = [n for n, alarm in enumerate(alarms) if not alarm]
    for shown in range(len(bars), 0, -1):
        kept = sorted([*gravest, *rest][:shown])
        chart = progress_chart([bars[n] for n in kept], title=title, pace=pace)
        while told and chart.tall + sum(_high(words[n]) for n in told) > room and len(told) > 3:
            told = told[:-1]
        if chart.tall + sum(_high(words[n]) for n in told) <= room or shown == 1:
            break
        told = gravest[:_TOLD]
    missing = [accounts[n] for n in range(len(bars)) if n not in kept]
    return chart, tuple(sorted(told)), _unseen(missing, len(first) - len(told))


def _high(words: str) -> float:
    """The height of a bullet in points, a little more rather than less."""
    return _LINE * (1 + len(words) // 88) + 4.0


def _unseen(missing: Sequence[Account], untold: int) -> str:
    """Which requirements the page neither draws nor tells of."""
    sentences = []
    if missing:
        standings = Counter(account.standing.value.lower() for account in missing)
        parts = [f"{number} {standing}" for standing, number in standings.items()]
        sentences.append(f"Not drawn: {how_many(len(missing), 'requirement')} ({series(parts)}).")
    if untold:
        verb, told = ("wants", "is") if untold == 1 else ("want", "are")
        sentences.append(f"{untold} more that {verb} attention {told} not told here.")
    return " ".join(sentences)
