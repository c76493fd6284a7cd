"""Cells of a table as the values that a case wants."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from packetgen.case.cell_values import CellValue
from packetgen.reading.written_days import hour_of_day

from .fields import Field
from .languages import language_code
from .personal_numbers import ssn, zip_code
from .table_days import day_of
from .unusable import Unusable, digits_of

_YES = frozenset({"yes", "y", "true", "x", "1", "sí", "si", "✓", "✔", "☑", "t"})
_NO = frozenset({"no", "n", "false", "0", "-", "none", "☐", "f"})
_NOTHING = frozenset({"n/a", "n.a.", "na", "#n/a", "none", "null", "nil", "-", "--", "—", "–", "/"})
_BARE = frozenset({"date", "time", "zip", "ssn", "numeral", "language"})
_PASTED = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\xad")
)
_PASTED |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")


@dataclass(frozen=True, slots=True)
class Ways:
    """How a table writes things."""

    dates: str = "ask"
    languages: Mapping[str, str] = field(default_factory=dict)


def read_value(value: CellValue, target: Field | None, ways: Ways, *, state: str = "") -> Any:
    """The value for a field; unknown fields take text.

    Raises:
        Unusable: It cannot be, and why.
    """
    if isinstance(value, str) and value.startswith("="):
        raise Unusable(
            "the cell holds a formula as text, which is never evaluated",
            "Write the value itself.",
        )
    kind = target.kind if target is not None else "text"
    match kind:
        case "date":
            return day_of(value, ways.dates)
        case "time":
            return _time(value)
        case "yesno":
            return _yes_or_no(value)
        case "whole":
            return _whole(value)
        case "zip":
            return zip_code(digits_of(value), state)
        case "ssn":
            return ssn(digits_of(value))
        case "numeral":
            # Telephone numbers copied from a web page come with dashes and marks of their own.
            return digits_of(value).translate(_PASTED)
        case "list":
            return [p.strip() for p in re.split(r"[;\n]", str(value)) if p.strip()]
        case "language":
            return _language(str(value), ways)
        case "choice":
            return _choice(str(value), target)
        case "name":
            return _name(str(value))
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return digits_of(value)


def says_nothing(value: CellValue, target: Field | None) -> bool:
    """Whether a cell says in words that there is nothing: "N/A" as a date, a number, a language.

    A name or a text may be just that word, and keeps it.
    """
    if not isinstance(value, str) or target is None or target.kind not in _BARE:
        return False
    return value.strip().casefold() in _NOTHING


def _time(value: CellValue) -> str:
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    text = str(value).strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*", text):
        return text[11:16]
    hour = None if isinstance(value, (bool, float)) else hour_of_day(text)
    if hour is None:
        raise Unusable("is not a time of day", "Write it as 9:30 am, or as 09:30.")
    return hour


def _yes_or_no(value: CellValue) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unusable("is neither yes nor no", "Write yes or no.")


def _whole(value: CellValue) -> int | float | str:
    if isinstance(value, (int, float)):
        return value
    text = str(value).replace(",", "").strip("$ ")
    if re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d{1,12}\.\d{1,9}", text) else str(value)


def _language(text: str, ways: Ways) -> str:
    try:
        return language_code(text, ways.languages)
    except ValueError as reason:
        raise Unusable(
            str(reason),
            "Write one language, such as Spanish or es, or add the word to 'languages:' of the "
            "mapping file.",
        ) from None


def _choice(text: str, target: Field | None) -> str:
    choices = target.choices if target is not None else ()
    plain = text.strip().casefold().replace(" ", "-").replace("_", "-")
    for choice in choices:
        if plain == choice.casefold().replace("_", "-"):
            return choice
    raise Unusable("is none of the allowed words", f"Write one of: {', '.join(choices)}.")


def _name(text: str) -> Any:
    """A whole name; "Hernández, María" becomes its parts."""
    last, comma, first = (piece.strip() for piece in text.partition(","))
    suffix = re.compile(r"(jr|sr|ii|iii|iv|v|esq|m\.?d|ph\.?d|j\.?d)\.?", re.IGNORECASE)
    if comma and last and first and "," not in first and not suffix.fullmatch(first):
        return {"first": first, "last": last}
    return text
