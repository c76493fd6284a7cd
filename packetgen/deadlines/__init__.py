"""Court days, deadlines and service: dates from rules as data, with their working.

Contract: :func:`court_time` gives what a court says about time; :func:`count` ends a period, day by
day, under every reading that the law leaves open; a date outside the years whose holidays are known
is an error. :func:`deadlines_for` lists the dates of a case, :func:`short_notices` the hearings
whose notice is too short, :func:`earliest_lawful_hearing` when one may be held. Pure functions over
frozen values; only the court's rule files are read.
"""

from .agenda import (
    Deadline,
    court_for,
    deadlines_for,
    uncounted_hearings,
)
from .calendars import closure, with_closures
from .counting import count, is_open
from .files import court_time, courts_with_time
from .hearings import EarliestHearing, earliest_lawful_hearing
from .hours import HourCount, count_hours
from .ics import calendar_file
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
from .notice import ShortNotice, short_notices
from .service import METHODS, Recipient, mail_reach, recipients
from .witnesses import Tender, too_far, witness_tender

__all__ = [
    "METHODS",
    "Alternative",
    "Calendar",
    "Count",
    "CourtTime",
    "DayOff",
    "Deadline",
    "Direction",
    "Distance",
    "EarliestHearing",
    "Extension",
    "HourCount",
    "Provision",
    "Question",
    "Recipient",
    "Roll",
    "Rule",
    "ShortNotice",
    "Step",
    "Tender",
    "Trigger",
    "Unit",
    "WitnessFee",
    "calendar_file",
    "closure",
    "count",
    "count_hours",
    "court_for",
    "court_time",
    "courts_with_time",
    "deadlines_for",
    "earliest_lawful_hearing",
    "is_open",
    "mail_reach",
    "recipients",
    "short_notices",
    "too_far",
    "uncounted_hearings",
    "with_closures",
    "witness_tender",
]
