"""Figures as SVG: drawn for black and white, with words beside every mark, described in words.

Contract: pure functions from plain numbers and words to a :class:`Figure`; :func:`as_png` makes
the picture that stands in for it where vectors are not read. Nothing here knows a case.
"""

from .bars import CountBar, ProgressBar, count_chart, progress_chart
from .figure import Figure
from .png import as_png
from .timeline import Moment, timeline_chart

__all__ = [
    "CountBar",
    "Figure",
    "Moment",
    "ProgressBar",
    "as_png",
    "count_chart",
    "progress_chart",
    "timeline_chart",
]
