"""How a language writes dates, times, lists and numbers.

English and the languages of :mod:`.language_ways` are built in; a form's ``strings/<lang>.yaml``
may give the same keys for its own (``months`` and ``weekdays`` as words separated by spaces).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from packetgen.case.model import PartialDate
from packetgen.handout.languages import runs_right_to_left

from .language_ways import WAYS

_ENGLISH: Mapping[str, str] = {
    "months": "January February March April May June July August September October November"
    " December",
    "weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "weekday": "{weekday}, {date}",
    "date": "{month} {day}, {year}",
    "month_and_year": "{month} {year}",
    "about": "about {date}",
    "range": "{from} to {until}",
    "since": "from {date}",
    "am": "a.m.",
    "pm": "p.m.",
    "time": "{hour}:{minute} {half}",
    "and": "and",
    "or": "or",
    "serial_comma": "yes",
    "exhibit": "Exhibit {label}",
    "exhibit_at": "Exhibit {label} at {place}",
    "paragraph_sign": "¶",
    "dated": "Dated:",
    "attorney_for": "Attorney for {role} {name}",
    "attorneys_for": "Attorneys for {role} {name}",
    "judge": "Hon. {name}",
    "self_represented": "Pro Se",
}
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = [
    "zero",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """One language's ways; ``strings`` are a form's own words, over the built-in English ones."""

    code: str = "en"
    strings: Mapping[str, str] = field(default_factory=dict)
    court: Mapping[str, str] = field(default_factory=dict)
    """Words of the court's own, in place of the built-in ones of English."""

    def __getitem__(self, key: str) -> str:
        own = self.strings.get(key) or self.court.get(key)
        return own or WAYS.get(self.code, {}).get(key) or _ENGLISH[key]

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return runs_right_to_left(self.code)

    def _names(self, key: str) -> list[str]:
        return [name.replace("_", " ") for name in self[key].split()]

    def date(self, day: dt.date) -> str:
        """Gives "April 20, 2026"."""
        month = self._names("months")[day.month - 1]
        return self["date"].format(month=month, day=day.day, year=day.year)

    def weekday(self, day: dt.date) -> str:
        """Gives "Monday, April 20, 2026"."""
        name = self._names("weekdays")[day.weekday()]
        return self["weekday"].format(weekday=name, date=self.date(day))

    def partial(self, when: PartialDate) -> str:
        """A date as well as it is known: "January 2026", "about 2019", "May 1, 2026 to …"."""
        if when.month is None:
            text = str(when.year)
        elif when.day is None:
            alone = "months_alone" in WAYS.get(self.code, {}) and "months" not in self.strings
            month = self._names("months_alone" if alone else "months")[when.month - 1]
            text = self["month_and_year"].format(month=month, year=when.year)
        else:
            text = self.date(dt.date(when.year, when.month, when.day))
        if when.about:
            text = self["about"].format(date=text)
        if when.until is not None:
            text = self["range"].format(**{"from": text, "until": self.partial(when.until)})
        return self["since"].format(date=text) if when.since else text

    def time(self, time: dt.time) -> str:
        """Gives "9:00 a.m."; noon is "12:00 p.m."."""
        half = self["am"] if time.hour < 12 else self["pm"]
        return self["time"].format(
            hour=time.hour % 12 or 12, hour24=time.hour, minute=f"{time.minute:02d}", half=half
        )

    def series(self, items: Sequence[str], word: str = "and") -> str:
        """A series: "A and B", "A, B, and C"; semicolons where an item holds a comma."""
        joint = self[word]
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return f"{items[0]} {joint} {items[1]}"
        comma = ";" if any("," in item for item in items) else ","
        last = comma if self["serial_comma"] == "yes" or comma == ";" else ""
        return f"{f'{comma} '.join(items[:-1])}{last} {joint} {items[-1]}"


def money_to_the_cent(amount: Decimal | int | float | str) -> str:
    """Gives "$1,200.00"."""
    value = Decimal(str(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{'-' if value < 0 else ''}${abs(value):,.2f}"


def money(amount: Decimal | int | float | str) -> str:
    """Gives "$1,234.50"; whole dollars without cents ("$1,200")."""
    value = Decimal(str(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    sign = "-" if value < 0 else ""
    value = abs(value)
    return f"{sign}${value:,.0f}" if value == value.to_integral() else f"{sign}${value:,.2f}"


def in_words(number: int) -> str:
    """A whole number in English words: "one thousand two hundred five"."""
    if number < 0:
        return f"minus {in_words(-number)}"
    if number >= 10**15:
        return f"{number:,}"
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" {in_words(rest)}" if rest else "")
    for size, name in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            return f"{in_words(count)} {name}" + (f" {in_words(rest)}" if rest else "")
    raise AssertionError(number)


def ordinal(number: int) -> str:
    """Gives "1st", "2nd", "11th", "21st"."""
    last = abs(number) % 100
    ending = "th" if 10 <= last <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
    return f"{number}{ending}"


def ordinal_word(number: int) -> str:
    """Gives "first", "twenty-first"."""
    head, hyphen, last = in_words(number).rpartition("-")
    if not hyphen:
        head, hyphen, last = in_words(number).rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last}th"
    return f"{head}{hyphen}{last}"


def phone(text: str) -> str:
    """Gives "(510) 555-0142"; a number of another shape as it was written."""
    digits = "".join(c for c in text if c.isdigit())
    rest = text.strip().lstrip("+0123456789-. ()")
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    if len(digits) != 10 or rest:
        return text
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"


_LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "bn": "Bengali", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hmn": "Hmong", "ht": "Haitian Creole", "hy": "Armenian",
    "it": "Italian", "ja": "Japanese", "km": "Khmer", "ko": "Korean", "lo": "Lao",
    "my": "Burmese", "ne": "Nepali", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "so": "Somali", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "ti": "Tigrinya", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yue": "Cantonese",
    "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """The English name of a language by its code (BCP 47); an unknown code as it is."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


def possessive(name: str) -> str:
    """Gives "Oakwood's"; "James's"; a plural in -s ("Tenants") is the writer's to decide."""
    return f"{name}’s" if name else name


_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "upon",
        "v.",
        "vs.",
        "via",
        "with",
    ]
)


def title_case(text: str) -> str:
    """Headline capitals: small words stay small except first and last; ALL CAPS words stay."""
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        word
        if any(c.isupper() for c in word) or (word in _SMALL_WORDS and 0 < i < last)
        else word[:1].upper() + word[1:]
        for i, word in enumerate(words)
    )


def as_date(value: Any) -> dt.date | PartialDate | None:
    """A date from a date or from ISO text; None where it is neither."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date | PartialDate):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip())
    except ValueError:
        return None


def as_time(value: Any) -> dt.time | None:
    """A time from a time or from "09:30"; None where it is neither."""
    if isinstance(value, dt.time):
        return value
    try:
        return dt.time.fromisoformat(str(value).strip().zfill(5))
    except ValueError:
        return None
