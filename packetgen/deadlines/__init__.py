"""Court days, deadlines and service: dates from rules as data, with their working.

Contract: :func:`court_time` gives what a court says about time; :func:`count` ends a period, day by
day, under every reading that the law leaves open; a date outside the years whose holidays are known
is an error. Pure functions over frozen values; only ``court_time`` reads (rule files).
"""

from .calendars import closure, with_closures
from .counting import count, is_open
from .files import court_time, courts_with_time
from .model import (
    Alternative,
    Calendar,
    Count,
    CourtTime,
    DayOff,
    Direction,
    Distance,
    Extension,
    Provision,
    Question,
    Roll,
    Rule,
    Step,
    Trigger,
    Unit,
    WitnessFee,
)

__all__ = [
    "Alternative",
    "Calendar",
    "Count",
    "CourtTime",
    "DayOff",
    "Direction",
    "Distance",
    "Extension",
    "Provision",
    "Question",
    "Roll",
    "Rule",
    "Step",
    "Trigger",
    "Unit",
    "WitnessFee",
    "closure",
    "count",
    "court_time",
    "courts_with_time",
    "is_open",
    "with_closures",
]
