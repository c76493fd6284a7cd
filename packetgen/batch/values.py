"""Cells of a table as the values that a case wants."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from packetgen.case.cell_values import CellValue
from packetgen.reading.written_days import hour_of_day, without_weekday, worded_day

from .fields import Field
from .languages import language_code

_YES = frozenset({"yes", "y", "true", "x", "1", "sí", "si", "✓", "✔", "☑", "t"})
_NO = frozenset({"no", "n", "false", "0", "-", "none", "☐", "f"})
_NOTHING = frozenset({"n/a", "n.a.", "na", "#n/a", "none", "null", "nil", "-", "--", "—", "–", "/"})
_BARE = frozenset({"date", "time", "zip", "ssn", "numeral", "language"})
_PASTED = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\xad")
)
_PASTED |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_SLASHED = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")
_TOGETHER = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
"""A day without signs, as programs export it: 20261214."""
_ZERO_STATES = frozenset({"CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VT", "VI", "AE"})
"""States whose ZIP codes begin with a zero, which a spreadsheet drops (USPS Publication 65)."""
_ZERO_NAMES = {
    "connecticut": "CT", "massachusetts": "MA", "maine": "ME", "new hampshire": "NH",
    "new jersey": "NJ", "puerto rico": "PR", "rhode island": "RI", "vermont": "VT",
}  # fmt: skip


_STATE_NAMES = re.compile(
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia"
    "|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland"
    "|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire"
    "|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania"
    "|puerto rico|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia"
    "|washington|west virginia|wisconsin|wyoming",
    re.IGNORECASE,
)


class Unusable(Exception):  # noqa: N818 - a value, carried to the row's problems
    """A cell that cannot fill its field: what is wrong, and what to do, in plain words."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class AmbiguousDate(Unusable):
    """A date that could be read in two orders."""


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
            return _date(value, ways.dates)
        case "time":
            return _time(value)
        case "yesno":
            return _yes_or_no(value)
        case "whole":
            return _whole(value)
        case "zip":
            return _zip(_digits(value), state)
        case "ssn":
            return _ssn(_digits(value))
        case "numeral":
            # Telephone numbers copied from a web page come with dashes and marks of their own.
            return _digits(value).translate(_PASTED)
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
    return _digits(value)


def says_nothing(value: CellValue, target: Field | None) -> bool:
    """Whether a cell says in words that there is nothing: "N/A" as a date, a number, a language.

    A name or a text may be just that word, and keeps it.
    """
    if not isinstance(value, str) or target is None or target.kind not in _BARE:
        return False
    return value.strip().casefold() in _NOTHING


def date_order(value: CellValue) -> str:
    """How a date must be ordered: month-first, day-first, either (ambiguous), or empty."""
    if not isinstance(value, str):
        return ""
    match = _SLASHED.fullmatch(without_weekday(value))
    if match is None or len(match[1]) > 2:
        return ""
    first, second = int(match[1]), int(match[2])
    if first == second and first <= 12:
        return ""
    if first <= 12 and second <= 12:
        return "either"
    return "month-first" if first <= 12 else "day-first" if second <= 12 else ""


def _digits(value: CellValue) -> str:
    """A number that is a name, as text: 94612.0 is 94612."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    text = str(value)
    if isinstance(value, float) and "e" in text.lower():
        raise Unusable(
            "the number is too long for a number cell, and its last digits are lost",
            "Format the column as text and write the number again.",
        )
    match = re.fullmatch(r"(\d+)\.0+", text)
    if re.fullmatch(r"\d(\.\d+)?E\+\d+", text):
        raise Unusable(
            "Excel has shortened the number, and its last digits are lost",
            "Format the column as text, write the number again, and export anew.",
        )
    return match[1] if match else text


def _date(value: CellValue, order: str) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if together := _TOGETHER.fullmatch(_digits(value)):
            return _real(*map(int, together.groups()))
        if 20000 <= value <= 80000:
            raise Unusable(
                "the cell is a plain number, as Excel shows a date that has lost its format",
                "Format the column as a date, or write the day as 2026-03-09.",
            )
        raise Unusable("is a number, not a date", "Write the day as 2026-03-09.")
    text = without_weekday(str(value))
    day, _, clock = text.partition(" ")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]00:00(:00(\.0+)?)?Z?", text):
        text = text[:10]
    elif "T" in day and re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d\d:\d\d.*", day):
        text = day[:10]
    elif clock and hour_of_day(clock):
        text = day
    match = _SLASHED.fullmatch(text)
    if match is not None:
        return _slashed(match, order)
    if together := _TOGETHER.fullmatch(text):
        return _real(*map(int, together.groups()))
    worded = worded_day(text)
    if worded is not None and worded.day is not None:
        return _real(worded.year, worded.month, worded.day)
    raise Unusable(
        "is not a date",
        "Write the day as 2026-03-09, or as March 9, 2026; if there is none yet, leave the cell "
        "blank.",
    )


def _slashed(match: re.Match[str], order: str) -> str:
    first, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        return _real(int(first), int(second), int(third))
    if len(third) == 2:
        raise Unusable(
            "the year has two digits, which could be 19.. or 20..",
            "Write the year with four digits.",
        )
    if len(first) > 2 or len(third) != 4:
        raise Unusable("is not a date", "Write the day as 2026-03-09.")
    wanted = date_order(match[0]) if order in {"ask", "year-first"} else order
    if wanted == "either":
        raise AmbiguousDate(
            "could be two different days",
            "Say how the table writes dates: dates: month-first (or day-first) in the mapping "
            "file, or --dates month-first.",
        )
    if order == "year-first":
        raise Unusable("does not begin with the year", "Write the day as 2026-03-09.")
    month, day = (second, first) if wanted == "day-first" else (first, second)
    return _real(int(third), int(month), int(day))


def _real(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise Unusable(
            "is not a possible date", "Check day and month, and how the table orders them."
        ) from None


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


def _zip(text: str, state: str) -> str:
    long = re.fullmatch(r"(\d{5})[ -]?(\d{4})", text)
    if long:
        return f"{long[1]}-{long[2]}"
    if re.fullmatch(r"\d{5}-?", text):
        return text[:5]
    if not re.fullmatch(r"\d{3,4}(-\d{4})?", text):
        if re.fullmatch(r"[\d\s-]+", text) and _in_the_states(state):
            raise Unusable("is no ZIP code", "Write five digits, as 94612, or nine, as 94612-1234.")
        return text
    if _ZERO_NAMES.get(state.strip().casefold(), state.strip().upper()) in _ZERO_STATES:
        head, dash, tail = text.partition("-")
        return f"{head:0>5}{dash}{tail}"
    raise Unusable(
        f"a ZIP code has five digits, and this has {len(text.partition('-')[0])}",
        "Spreadsheets drop zeros in front: format the column as text and write the whole code.",
    )


def _in_the_states(state: str) -> bool:
    """Whether a place is in the United States, as a table's column of states says it; or unsaid."""
    return len(state.strip()) in {0, 2} or bool(_STATE_NAMES.fullmatch(state.strip()))


def _ssn(text: str) -> str:
    bare = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"\d{5,8}", bare):
        raise Unusable(
            f"a Social Security number has nine digits, and this has {len(bare)}",
            "Spreadsheets drop zeros in front: format the column as text and write it as "
            "012-34-5678.",
        )
    if re.fullmatch(r"\d{9}", bare):
        _refuse_placeholder(bare)
    return text


def _refuse_placeholder(digits: str) -> None:
    """Numbers that are never given out: they stand for one that nobody knew, or are mistyped."""
    blank = "If it stands for “not known”, leave the cell blank."
    if len(set(digits)) == 1:
        raise Unusable("is no Social Security number but a number put in to fill the cell", blank)
    if digits.startswith("9"):
        raise Unusable(
            "no Social Security number begins with 9; a taxpayer number (ITIN) does",
            "Put an ITIN into a column of its own, mapped to client.tax_id. " + blank,
        )
    slip = "Look whether it was typed rightly. " + blank
    if digits[:3] in {"000", "666"}:
        raise Unusable(f"no Social Security number begins with {digits[:3]}", slip)
    if digits[3:5] == "00" or digits[5:] == "0000":
        raise Unusable("no Social Security number has 00 in the middle or ends in 0000", slip)


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
