"""Court days, deadlines and service: dates from rules as data, with their working.

Contract: :func:`court_time` gives what a court says about time; :func:`count` ends a period, day by
day, under every reading that the law leaves open; a date outside the years whose holidays are known
is an error. :func:`case_dates` gathers all that a case has to do with time; :func:`deadlines_for`
lists its dates alone, :func:`short_notices` the hearings whose notice is too short,
:func:`earliest_lawful_hearing` when one may be held. Pure functions over
frozen values; only the court's rule files are read.
"""

from .agenda import closed_because, court_for, deadlines_for, uncounted_hearings
from .answers import AnswerDate, answer_dates
from .appointments import Appointment
from .calendars import closure, with_closures
from .case_dates import CaseDates, case_dates
from .counting import count, is_open
from .deadline import Deadline
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
from .recipients import Recipient, recipients
from .service import METHODS, mail_reach
from .service_list import ServiceLine, service_list
from .tenders import WitnessTender
from .witnesses import Tender, too_far, witness_tender

__all__ = [
    "METHODS",
    "Alternative",
    "AnswerDate",
    "Appointment",
    "Calendar",
    "CaseDates",
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
    "ServiceLine",
    "ShortNotice",
    "Step",
    "Tender",
    "Trigger",
    "Unit",
    "WitnessFee",
    "WitnessTender",
    "answer_dates",
    "calendar_file",
    "case_dates",
    "closed_because",
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
    "service_list",
    "short_notices",
    "too_far",
    "uncounted_hearings",
    "with_closures",
    "witness_tender",
]
