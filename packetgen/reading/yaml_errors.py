"""What a YAML parser's complaint means for the person who typed the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from packetgen.errors import Location, Problem

_TAB = re.compile(r" *\t[\t ]*\S")
_OPENING_QUOTE = re.compile(r"""(?:^[ \t]*|[:\-?][ \t]+|[\[{,][ \t]*)["']""")
_CLOSING_DOUBLE = re.compile(r'(?<!\\)(?:\\\\)*"')
_CLOSING_SINGLE = re.compile(r"'(?!')(?<!'')")
_AFTER_QUOTE = re.compile(r"[ \t]*(?:$|[,\]}:]|[ \t]#)")
_GLUED = re.compile(r"[ \t]*(?:- +)?[A-Za-z_][A-Za-z0-9_-]*:(?=[^\s/])")
_UNCLOSED = (
    "the quotation mark that opens here is never closed",
    'Close it. Inside double quotes write \\" for a quotation mark, '
    "inside single quotes '' for an apostrophe.",
)
_QUOTES = "“”„‟‘’"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A complaint in plain words; ``at_start``: its place is where the construct began."""

    message: str
    hint: str
    at_start: bool = False


_MEANINGS: tuple[tuple[tuple[str, ...], _Meaning], ...] = (
    (
        ("mapping values are not allowed",),
        _Meaning(
            "a second ': ' in one line, or a line indented under a value",
            'Put texts that hold a colon and a space in quotes: title: "Motion: relief".',
        ),
    ),
    (
        ("document separator",),
        _Meaning("a quoted text runs into a '---' line", "Close the quotation mark.", True),
    ),
    (
        ("escape", "hexa", "hexdecimal"),
        _Meaning(
            "a backslash inside double quotes begins a code that YAML does not know",
            "Use single quotes for texts with backslashes, or write \\\\ for one backslash.",
        ),
    ),
    (
        ("alphabetic or numeric",),
        _Meaning(
            "a value that begins with '*' or '&' means something else to YAML",
            "Put the text in quotes.",
            True,
        ),
    ),
    (
        ("undefined alias",),
        _Meaning(
            "a value that begins with '*' points to an anchor that is not there",
            "Put texts that begin with '*' in quotes.",
        ),
    ),
    (
        ("']'", "'}'", "flow"),
        _Meaning(
            "the list or mapping that opens here with '[' or '{' is not closed as it should be",
            "Check its commas and its closing bracket; put texts that hold , : [ ] { } in quotes.",
            True,
        ),
    ),
    (
        ("could not find expected ':'",),
        _Meaning(
            "a line without a ': ' where a key is wanted",
            "Every line is 'key: value' or '- item'. "
            "For text over several lines put '|' after the key and indent the lines.",
            True,
        ),
    ),
    (
        ("block scalar",),
        _Meaning(
            "text stands right after '|' or '>'",
            "Begin the text on the next line, indented; or put a text that begins with | or > "
            "in quotes.",
        ),
    ),
    (
        ("'-' indicator", "block collection"),
        _Meaning(
            "this line does not fit into the list above it",
            "Items begin with '- ' in the same column; what belongs to an item is indented "
            "two spaces more than its '-'.",
        ),
    ),
    (
        ("expected key", "block end", "block mapping"),
        _Meaning(
            "this line does not fit: its indentation differs from its neighbours', "
            "or text follows a closing quotation mark",
            "Keys of one level begin in the same column; use two spaces for each level.",
        ),
    ),
    (
        ("incompatible YAML document", "directive"),
        _Meaning("a line that begins with '%' is a directive", "Delete it."),
    ),
    (
        ("simple key", "expected"),
        _Meaning("this is not valid YAML", "Check the line above as well: quotes, colons."),
    ),
)
"""Words of the parser's complaint and what they mean; the first that fits counts."""


def explain(reason: Exception, text: str, name: str) -> list[Problem]:
    """Problems in plain words, with their places; never a part of the text itself."""
    mark: Any = getattr(reason, "problem_mark", None) or getattr(reason, "context_mark", None)
    if mark is None:
        return [Problem(Location(file=name), "the text cannot be read as YAML")]
    lines = text.split("\n")
    said = " ".join(
        str(part or "") for part in (getattr(reason, "context", ""), getattr(reason, "problem", ""))
    )
    tabs = [n for n, line in enumerate(lines, 1) if _TAB.match(line)]
    if mark.line + 1 in tabs or ("tab character" in said):
        return [
            Problem(
                Location(file=name, line=n, column=lines[n - 1].index("\t") + 1),
                "this line is indented with a tab",
                "YAML wants spaces. Replace the tab with spaces, two for each level.",
            )
            for n in tabs[:50] or [mark.line + 1]
        ]
    opened = None if "character" in said else unclosed_quote(text)
    if opened is not None and opened[0] <= mark.line + 1:
        message, hint = _UNCLOSED
        return [Problem(Location(file=name, line=opened[0], column=opened[1]), message, hint)]
    glued = _glued(lines, mark.line)
    if glued is not None and "quoted" not in said:
        return [
            Problem(
                Location(file=name, line=glued[0], column=glued[1]),
                "a key without a space after its ':'",
                "Write 'key: value', with a space after the colon.",
            )
        ]
    start: Any = getattr(reason, "context_mark", None)
    meaning = _meaning(said, _line(lines, mark.line), mark.column)
    shown = start if meaning.at_start and start is not None else mark
    place = Location(file=name, line=shown.line + 1, column=shown.column + 1)
    return [Problem(place, meaning.message, meaning.hint)]


def unclosed_quote(text: str) -> tuple[int, int] | None:
    """Line and column of a quotation mark that is never closed, or closed only by a later one.

    ``title: "Letter`` runs on to the next quotation mark of the file, so that YAML complains far
    below; what then follows that mark gives it away.
    """
    lines = text.split("\n")
    number, at = 0, 0
    while number < len(lines):
        found = _OPENING_QUOTE.search(lines[number], at)
        if found is None or lines[number].lstrip().startswith("#"):
            number, at = number + 1, 0
            continue
        begin = (number + 1, found.end())
        quote, at = lines[number][found.end() - 1], found.end()
        ending = _closing(quote)
        closed = ending.search(lines[number], at)
        same_line = closed is not None
        while closed is None:
            number += 1
            if number == len(lines):
                return begin
            closed = ending.search(lines[number])
        at = closed.end()
        if not same_line and not _AFTER_QUOTE.match(lines[number], at):
            return begin
    return None


def _closing(quote: str) -> re.Pattern[str]:
    return _CLOSING_DOUBLE if quote == '"' else _CLOSING_SINGLE


def _glued(lines: list[str], number: int) -> tuple[int, int] | None:
    """Line and column of a ``key:value`` on the line of the complaint or the two above."""
    for at in (number, number - 1, number - 2):
        found = _GLUED.match(_line(lines, at))
        if found is not None:
            return at + 1, found.end()
    return None


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _meaning(said: str, line: str, column: int) -> _Meaning:
    """What a complaint means: ``said`` is the parser's, ``line`` the text where it was made."""
    if any(mark in line for mark in _QUOTES) and "quoted" not in said:
        return _Meaning(
            "a value in curly quotes, which YAML does not know as quotes",
            'Use straight quotes ("). Word turns them curly; a text editor does not.',
        )
    if "end of stream" in said and "quoted" in said:
        return _Meaning(*_UNCLOSED, at_start=True)
    if "cannot start any token" in said:
        return _wrong_beginning(line[column : column + 1])
    return next(
        (meaning for words, meaning in _MEANINGS if any(word in said for word in words)),
        _Meaning("this is not valid YAML", "Check quotes, colons and indentation near here."),
    )


def _wrong_beginning(sign: str) -> _Meaning:
    if sign == "\t":
        return _Meaning("a tab stands here", "Replace it with a space.")
    shown = f"'{sign}'" if sign in {"@", "`", "%", "|", ">"} else "this character"
    return _Meaning(f"a value may not begin with {shown}", "Put the text in quotes.")
