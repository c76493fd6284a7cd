"""Numbers in the shapes that Word gives to list labels, notes and pages (ISO 29500-1, 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable

from .number_scripts import SCRIPTS

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_NOTE_MARKS = "*†‡§"
_PADDED = re.compile("0+1")


def roman(number: int) -> str:
    """Lower-case Roman numerals; plain digits where there are none (0, negative, 32,768 and up)."""
    if not 0 < number < 32_768:
        return str(number)
    letters = []
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        letters.append(numeral * count)
    return "".join(letters)


def letter(number: int) -> str:
    """a, b, …, z, aa, bb, …, zz, aaa: Word repeats the letter rather than counting on."""
    if number < 1 or number > 780:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, and so on; 11th to 13th are regular."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"


def cardinal_text(number: int) -> str:
    """One, Two, …, Twenty-one, …: capitalised, as Word writes it in lists."""
    return _words(number).capitalize() if 0 <= number < 1_000_000 else str(number)


def ordinal_text(number: int) -> str:
    """First, Second, Twenty-first, and so on."""
    if not 0 <= number < 1_000_000:
        return ordinal(number)
    words = _words(number)
    head, separator, last = words.rpartition("-" if "-" in words.rpartition(" ")[2] else " ")
    last = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{separator}{last}".capitalize()


def _words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" {_words(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return f"{_words(thousands)} thousand" + (f" {_words(rest)}" if rest else "")


def _enclosed(first: int, last: int, start: int) -> Callable[[int], str]:
    def shape(number: int) -> str:
        return chr(start + number - first) if first <= number <= last else str(number)

    return shape


def _note_mark(number: int) -> str:
    if not 0 < number <= 400:
        return str(number)
    times, index = divmod(number - 1, 4)
    return _NOTE_MARKS[index] * (times + 1)


def _upper(shape: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: shape(number).upper()


SHAPES: dict[str, Callable[[int], str]] = {
    **SCRIPTS,
    "decimal": str,
    "upperRoman": _upper(roman),
    "lowerRoman": roman,
    "upperLetter": _upper(letter),
    "lowerLetter": letter,
    "ordinal": ordinal,
    "cardinalText": cardinal_text,
    "ordinalText": ordinal_text,
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "chicago": _note_mark,
    "none": lambda n: "",
    "bullet": lambda n: "",
    "decimalEnclosedCircle": _enclosed(1, 20, 0x2460),
    "decimalEnclosedParen": _enclosed(1, 20, 0x2474),
    "decimalEnclosedFullstop": _enclosed(1, 20, 0x2488),
    "decimalEnclosedCircleChinese": _enclosed(1, 20, 0x2460),
}


def is_shape(number_format: str) -> bool:
    """Whether :func:`shaped` knows a ``w:numFmt``; what is not known is not to be guessed."""
    return number_format in SHAPES or bool(_PADDED.fullmatch(number_format))


def shaped(number: int, number_format: str) -> str:
    """``number`` in the shape that a ``w:numFmt`` names; plain digits for a shape not known.

    "001" is Word's shape of three digits or more: 001, 002, and so on.
    """
    if _PADDED.fullmatch(number_format):
        return str(number).zfill(len(number_format))
    return SHAPES.get(number_format, str)(number)
