"""Reading structured files (YAML, JSON) with the place of every value, and checking them.

Contract: :func:`read_structured` turns a file into plain data (dict, list, str, int, float, bool,
None; dates stay strings) together with the line and column of every JSON pointer;
:func:`problems_against` lists everything in it that a JSON Schema 2020-12 does not allow, each with
file, line, column, pointer, what is allowed and "did you mean". Nothing here knows what a case or
a court is.
"""

from .checking import in_file_order, problems_against
from .files import parse_structured, read_structured
from .formats import date_of, partial_date_of, time_of
from .near_words import did_you_mean, nearest_words
from .paths import inside
from .schemas import load_schema
from .structured import Structured, child

__all__ = [
    "Structured",
    "child",
    "date_of",
    "did_you_mean",
    "in_file_order",
    "inside",
    "load_schema",
    "nearest_words",
    "parse_structured",
    "partial_date_of",
    "problems_against",
    "read_structured",
    "time_of",
]
