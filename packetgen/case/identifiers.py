"""Identifiers as a case file writes them: what is no such number is a slip, named but not quoted.

A Social Security number with eight digits lost its first zero in a spreadsheet, most likely. It
would be masked as something else, and a search of the papers for it would find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from packetgen.errors import Problem
from packetgen.reading import Structured, child

_NINE = "a Social Security number has nine digits, written 000-12-3456 or 000123456"
_SHAPES: dict[str, tuple[re.Pattern[str], str]] = {
    "ssn": (re.compile(r"\d{3}-\d{2}-\d{4}|\d{3} \d{2} \d{4}|\d{9}"), _NINE),
    "tax_id": (
        re.compile(r"\d{2}-\d{7}|\d{3}-\d{2}-\d{4}|\d{9,14}|[A-Za-z]{2}[ -]?[A-Za-z0-9]{6,14}"),
        "a taxpayer number has nine digits, written 12-3456789 or 900-12-3456",
    ),
    "account": (
        re.compile(r"(?=(?:[^0-9]*[0-9]){3})[A-Za-z0-9](?:[ ./-]?[A-Za-z0-9]){3,39}"),
        "an account number has four or more letters and digits, and no other signs "
        "than spaces, hyphens, dots and slashes",
    ),
    "card": (re.compile(r"\d(?:[ -]?\d){11,18}"), "a card number has 12 to 19 digits"),
    "driver_license": (
        re.compile(r"(?=[^0-9]*[0-9])[A-Za-z0-9*](?:[ -]?[A-Za-z0-9*]){2,24}"),
        "a driver's license number has letters and digits alone",
    ),
}
_KEYS = {
    "ssn": "ssn", "tax_id": "tax_id", "driver_license": "driver_license",
    "accounts": "account", "cards": "card",
}  # fmt: skip
_FOREIGN_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def identifier_problems(structured: Structured) -> Iterator[Problem]:
    """Values that do not have the form of what their key says they are. None is quoted."""
    data = structured.data
    if not isinstance(data, dict):
        return
    case = data.get("case")
    parties = case.get("parties") if isinstance(case, dict) else None
    for pointer, group in (("/case/parties", parties), ("/people", data.get("people"))):
        for place, item in _mappings(pointer, group):
            for key, kind in _KEYS.items():
                values = item.get(key)
                here = child(place, key)
                if isinstance(values, list):
                    for number, value in enumerate(values):
                        yield from _misshapen(structured, child(here, number), kind, value)
                else:
                    yield from _misshapen(structured, here, kind, values)
    for place, item in _mappings("/sensitive", data.get("sensitive")):
        said = item.get("kind")
        if isinstance(said, str):
            yield from _misshapen(structured, child(place, "value"), said, item.get("value"))


def _misshapen(structured: Structured, pointer: str, kind: str, value: Any) -> Iterator[Problem]:
    if kind not in _SHAPES or isinstance(value, bool) or not isinstance(value, (str, int)):
        return  # the schema has said so already
    shape, rule = _SHAPES[kind]
    text = structured.written.get(pointer, str(value)).strip()
    if not text or shape.fullmatch(text.translate(_FOREIGN_DASHES)):
        return
    hint = f"{rule[0].upper()}{rule[1:]}."
    if any(sign in text for sign in "“”„‘’\"'"):
        hint = "Take the quotation marks out of the value; YAML knows straight ones alone."
    elif re.search(r"[xX*•]{2}", text):
        hint = f"{rule[0].upper()}{rule[1:]}. A masked one is no help: leave it out."
    yield Problem(structured.where(pointer), f"the value is no {_NOUNS[kind]}", hint)


_NOUNS = {
    "ssn": "Social Security number",
    "tax_id": "taxpayer number",
    "account": "account number",
    "card": "card number",
    "driver_license": "driver's license number",
}


def _mappings(pointer: str, values: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield child(pointer, number), value
