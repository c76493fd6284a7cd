"""JSON (RFC 8259) with the place of every value."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from typing import Any, NoReturn

from packetgen.errors import Location, PacketgenError, Problem

from .places import Place, Positions, Written, line_and_column_of, spot
from .structured import MAX_DEPTH, MAX_VALUES, TOO_DEEP, Structured, child
from .yaml_text import duplicate_key

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?(?P<power>[eE][+-]?[0-9]+)?")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"')
_SIMPLE = r'"([^"\\\x00-\x1f\ud800-\udfff]*)"'
_SIMPLE_STRING = re.compile(_SIMPLE)
_SIMPLE_KEY = re.compile(_SIMPLE + r"[ \t\n\r]*:[ \t\n\r]*")
_COMMA = re.compile(r"[ \t\n\r]*,[ \t\n\r]*(?=[^ \t\n\r\]}])")
"""What most of a file is made of; all else, and every fault, is left to closer reading."""
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"\w+")


def parse_json(text: str, *, name: str, error: type[PacketgenError]) -> Structured:
    """The data of one JSON text."""
    reader = _Reader(text, name)
    data, place = None, None
    try:
        data, place = reader.document()
    except _Stop as stop:
        reader.problems.append(stop.problem)
    if reader.problems:
        raise error(f"{name} is not valid JSON", problems=tuple(reader.problems))
    return Structured(data, name, Positions(place), Written(place))


class _Stop(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.problems: list[Problem] = []
        self._at = 0
        self._count = 0
        self._written: str | None = None
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def document(self) -> tuple[Any, Place]:
        self._skip()
        at = self._spot()
        data, below = self._value("", 0)
        place = self._placed(at, below)
        self._skip()
        if self._at < len(self.text):
            self._fail("something follows after the end of the data", "Delete it.")
        return data, place

    def _value(self, pointer: str, depth: int) -> tuple[Any, Any]:
        """The value that begins here, and the places below it; ``_written`` is set beside."""
        self._written = None
        if depth > MAX_DEPTH:
            self._fail(f"nested more than {MAX_DEPTH} levels deep", TOO_DEEP)
        self._count += 1
        if self._count > MAX_VALUES:
            self._fail(f"more than {MAX_VALUES:,} values in one file", "")
        simple = _SIMPLE_STRING.match(self.text, self._at)
        if simple is not None:
            self._at = simple.end()
            return simple[1], None
        sign = self._sign()
        if sign == "{":
            return self._object(pointer, depth)
        if sign == "[":
            return self._array(pointer, depth)
        if sign == '"':
            return self._string(), None
        if sign and sign in "-0123456789":
            return self._number(), None
        return self._word(), None

    def _object(self, pointer: str, depth: int) -> tuple[dict[str, Any], dict[str, Place]]:
        data: dict[str, Any] = {}
        places: dict[str, Place] = {}
        opened = self._at
        self._at += 1
        self._skip()
        if self._sign() == "}":
            self._at += 1
            return data, places
        while True:
            at = self._spot()
            key = self._key(opened)
            here = child(pointer, key)
            again = key in data
            if again:
                self.problems.append(duplicate_key(self.name, key, here, at, places[key]))
            value, below = self._value(here, depth + 1)
            if not again:
                data[key] = value
                places[key] = self._placed(at, below)
            comma = _COMMA.match(self.text, self._at)
            if comma is not None:
                self._at = comma.end()
            elif self._separator("}", opened):
                return data, places

    def _key(self, opened: int) -> str:
        """The key that begins here; what follows is its value."""
        simple = _SIMPLE_KEY.match(self.text, self._at)
        if simple is not None:
            self._at = simple.end()
            return simple[1]
        if self._sign() != '"':
            self._expect_key(opened)
        key = self._string()
        self._skip()
        if self._sign() != ":":
            self._fail("a ':' is missing after the key", 'Write "key": value.')
        self._at += 1
        self._skip()
        return key

    def _array(self, pointer: str, depth: int) -> tuple[list[Any], list[Place]]:
        data: list[Any] = []
        places: list[Place] = []
        opened = self._at
        self._at += 1
        self._skip()
        if self._sign() == "]":
            self._at += 1
            return data, places
        while True:
            at = self._spot()
            value, below = self._value(child(pointer, len(data)), depth + 1)
            data.append(value)
            places.append(self._placed(at, below))
            comma = _COMMA.match(self.text, self._at)
            if comma is not None:
                self._at = comma.end()
            elif self._separator("]", opened):
                return data, places

    def _separator(self, closing: str, opened: int) -> bool:
        self._skip()
        sign = self._sign()
        if sign == closing:
            self._at += 1
            return True
        if sign != ",":
            if not sign:
                self._at = opened
                self._fail(
                    f"the '{self.text[opened]}' that opens here is never closed",
                    "Close it; the end of the file may have been cut off.",
                )
            self._fail("a comma is missing here, or before this line", "Commas separate values.")
        comma = self._at
        self._at += 1
        self._skip()
        if self._sign() == closing:
            self._at = comma
            self._fail(f"a comma stands before the closing '{closing}'", "Delete the comma.")
        return False

    def _string(self) -> str:
        match = _STRING.match(self.text, self._at)
        if match is None:
            self._fail(
                "this text in quotes is not closed on its line, or holds a wrong '\\' code",
                'Write \\" for a quotation mark, \\n for a new line, \\\\ for a backslash.',
            )
        value: str = json.loads(match.group())
        if any("\ud800" <= character <= "\udfff" for character in value):
            self._fail("a '\\u' code that is half of a character", "Type the character itself.")
        if "\x00" in value:
            self._fail("an invisible control character (U+0000)", "Delete it.")
        self._at = match.end()
        return value

    def _number(self) -> int | float:
        match = _NUMBER.match(self.text, self._at)
        if match is None:
            self._fail("a '-' without a number", "")
        after = self.text[match.end() : match.end() + 1]
        if after.isalnum() or after in {"_", ".", "-", ":"}:
            self._fail(
                "this is not a number",
                "Numbers have no leading zeros; put dates, times, ids and ZIP codes in quotes.",
            )
        written = match.group()
        value: int | float
        whole = not match["fraction"] and not match["power"]
        if len(written) > (18 if whole else 40):
            self._fail("the number is too long to be exact", "Put it in quotes.")
        if not whole:
            value = float(written)
            if not math.isfinite(value):
                self._fail("the number is too large", "Put it in quotes.")
        else:
            value = int(written)
        self._written = written
        self._at = match.end()
        return value

    def _word(self) -> Any:
        match = _WORD.match(self.text, self._at)
        if match is not None and match.group() in _WORDS:
            self._at = match.end()
            self._written = match.group()
            return _WORDS[match.group()]
        sign = self._sign()
        if not sign:
            self._fail("the file ends where a value should stand", "")
        if self.text.startswith(("//", "/*"), self._at) or sign == "#":
            self._fail("JSON has no comments", "Delete it, or use YAML.")
        if sign in {"'", "“", "”", "‘", "’"}:
            self._fail('JSON wants straight double quotes (")', "Replace the quotes.")
        if match is not None and match.group() in {"NaN", "Infinity", "nan", "inf", "infinity"}:
            self._fail(
                f"{match.group()} is no number that JSON knows",
                "Write the number, or delete the line if it is not known.",
            )
        if match is not None and match.group().lower() in {"true", "false", "null", "none"}:
            self._fail("true, false and null are written in small letters", "None is null.")
        return self._fail(
            "a value is missing or not in quotes here", 'Texts stand in double quotes (").'
        )

    def _expect_key(self, opened: int) -> NoReturn:
        if not self._sign():
            self._at = opened
            self._fail(
                "the '{' that opens here is never closed",
                "Close it; the end of the file may have been cut off.",
            )
        if self.text.startswith(("//", "/*"), self._at) or self._sign() == "#":
            self._fail("JSON has no comments", "Delete it, or use YAML.")
        self._fail('a key in double quotes (") is wanted here', 'Write "key": value.')

    def _sign(self) -> str:
        return self.text[self._at : self._at + 1]

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self._at)
        assert match is not None
        self._at = match.end()

    def _spot(self) -> int:
        line = bisect_right(self._starts, self._at)
        return spot(line, self._at - self._starts[line - 1] + 1)

    def _placed(self, at: int, below: Any) -> Place:
        """The place of the value that was read just now."""
        if below is not None:
            return at, None, below
        return at if self._written is None else (at, self._written, None)

    def _fail(self, message: str, hint: str) -> NoReturn:
        line, column = line_and_column_of(self._spot())
        raise _Stop(Problem(Location(file=self.name, line=line, column=column), message, hint))
