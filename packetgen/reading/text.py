"""Bytes into text: which files can be read at all, and what is wrong with those that cannot."""

from __future__ import annotations

import codecs
import difflib
import re
from pathlib import Path

from packetgen.errors import Location, PacketgenError, Problem

from .structured import MAX_BYTES

_SAVE_AS_UTF8 = (
    "Save it as UTF-8: in Notepad, File > Save as > Encoding: UTF-8; "
    "in Excel, the file type 'CSV UTF-8'."
)
NOTHING_SAID = "Write into it, or name another file; 'packetgen new' starts a case that builds."
"""What to do about a file in which nothing stands."""
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a rich-text (RTF) file"),
)
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    # Signs that turn what follows back to front, and spaces of no width: a name that holds one is
    # not found by search. Thai, Lao, Burmese and Khmer part their words by the latter.
    "|[\u202d\u202e\u2060\ufeff]"
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
)


def read_bytes(path: Path, *, shown: str, error: type[PacketgenError]) -> bytes:
    """The bytes of a file of up to 20 MB; any reason why not becomes an ``error``."""
    problem: Problem | None = None
    raw = b""
    try:
        if path.is_dir():
            problem = Problem(Location(file=shown), "is a folder, not a file", _inside_hint(path))
        elif path.exists() and not path.is_file():
            problem = Problem(Location(file=shown), "is not an ordinary file")
        else:
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
            if len(raw) > MAX_BYTES:
                problem = Problem(
                    Location(file=shown),
                    f"is larger than {MAX_BYTES // 1024 // 1024} MB",
                    "Long lists can go into CSV or XLSX files of their own.",
                )
    except FileNotFoundError:
        problem = Problem(Location(file=shown), "there is no such file", _sibling_hint(path))
    except PermissionError:
        problem = Problem(
            Location(file=shown),
            "may not be read: permission denied",
            "Close it in other programs, and check who may read it.",
        )
    except (OSError, ValueError) as reason:
        said = getattr(reason, "strerror", None) or "the name is not a possible file name"
        problem = Problem(Location(file=shown), f"cannot be read: {said}")
    if problem is not None:
        raise error(f"{shown} could not be read", problems=(problem,))
    return raw


def decode(raw: bytes, *, name: str, error: type[PacketgenError]) -> str:
    """Text of UTF-8 bytes, with or without a byte-order mark.

    Raises:
        PacketgenError: of the class ``error``, when the bytes are another encoding (which is
            named), a binary file, or empty.
    """
    found = _not_text(raw)
    if found is None:
        try:
            text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as reason:
            found = _not_utf8(raw, reason.start)
        else:
            problems = unprintable(text, name=name)
            if not text.strip():
                problems = (Problem(Location(file=name), "the file is empty", NOTHING_SAID),)
            if problems:
                raise error(f"{name} could not be read", problems=problems)
            return text
    message, hint, line, column = found
    place = Location(file=name, line=line, column=column)
    raise error(f"{name} could not be read", problems=(Problem(place, message, hint),))


def unprintable(text: str, *, name: str) -> tuple[Problem, ...]:
    """Control characters and lone surrogates in a text, with their places (ten at most)."""
    problems: list[Problem] = []
    for match in _UNPRINTABLE.finditer(text):
        line, column = line_and_column(text, match.start())
        problems.append(
            Problem(
                Location(file=name, line=line, column=column),
                f"an invisible control character (U+{ord(match.group()):04X})",
                "Delete it; it often comes along when text is pasted from a PDF or a web page.",
            )
        )
        if len(problems) == 10:
            break
    return tuple(problems)


def has_unprintable(text: str) -> bool:
    """Whether a text holds a control character or half of one."""
    return _UNPRINTABLE.search(text) is not None


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1) of a character of a text."""
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


_Found = tuple[str, str, int | None, int | None]


def _not_text(raw: bytes) -> _Found | None:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("the file is in UTF-16 (Windows calls it 'Unicode')", _SAVE_AS_UTF8, None, None)
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            hint = "Name the text file that was meant, such as case.yaml or packet.yaml."
            return (f"this is {what}, not a text file", hint, None, None)
    head = raw[:4096]
    if len(head) >= 4 and (not any(head[1::2]) or not any(head[::2])):
        return ("the file seems to be in UTF-16 without a mark", _SAVE_AS_UTF8, None, None)
    return None


def _not_utf8(raw: bytes, start: int) -> _Found:
    before = raw[:start].decode("utf-8")
    line, column = line_and_column(before + "x", len(before))
    try:
        # latin-1 would accept anything; cp1252 has five holes and rejects most binary files.
        readable = _UNPRINTABLE.search(raw.decode("cp1252")) is None
    except UnicodeDecodeError:
        readable = False
    if readable:
        return (
            "the file is not UTF-8; it seems to be in Windows-1252 (also called ANSI or Latin-1)",
            _SAVE_AS_UTF8,
            line,
            column,
        )
    return ("the file is not UTF-8 text", _SAVE_AS_UTF8, line, column)


def _sibling_hint(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"The folder {path.parent.name or path.parent} does not exist either."
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"Did you mean {near[0]}?" if near else "Check the name and the folder."


def _inside_hint(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.iterdir())
    except OSError:
        return ""
    known = [n for n in names if n.endswith((".yaml", ".yml", ".json"))]
    return f"Name a file in it, such as {known[0]}." if known else "Name a file."
