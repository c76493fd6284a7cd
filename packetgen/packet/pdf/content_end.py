"""What a page's content leaves open at its end, which would swallow whatever is added after it."""

from __future__ import annotations

import re

_WORD = rb"(?<![^\s\0\])>}])%s(?![^\s\0/\[(<])"
_PIECE = re.compile(
    rb"\((?:[^()\\]|\\.)*+\)|<[^<>]*+>(?!>)|%[^\r\n]*+"  # nothing that stays open
    rb"|(?P<text>\()|(?P<opens><<|\[)|(?P<closes>>>|\])|(?P<digits><)"
    rb"|(?P<picture>" + _WORD % rb"BI" + rb")|(?P<mark>" + _WORD % rb"(?:BDC|BMC|EMC)" + rb")",
    re.S,
)
_IN_TEXT = re.compile(rb"\\.|[()]", re.S)
_PICTURE_DATA = re.compile(rb"[\s\0>\])]ID[\s\0]")
_PICTURE_END = re.compile(rb"[\s\0]EI(?=[\s\0]+[\x20-\x7e\s]{8}|[\s\0]*[\x20-\x7e\s]{0,8}\Z)")
_CLOSING = {b"<<": b">>", b"[": b"]"}


def marks_open(data: bytes) -> bool:
    """Whether marked content may go on to the end: what is added would be hidden with its layer."""
    return data.count(b"BDC") + data.count(b"BMC") > data.count(b"EMC")


def left_open(data: bytes) -> tuple[int, int]:
    """Where content stops being operators, and how many marks are open at its end.

    The first figure is the length of the content, unless a string, an array, a dictionary or an
    inline picture goes on to the end: then it is where the outermost of them begins.
    """
    if (
        data.count(b"[") == data.count(b"]")
        and data.count(b"<") == data.count(b">")
        and data.count(b"(") - data.count(rb"\(") == data.count(b")") - data.count(rb"\)")
        and data.count(b"BI") == data.count(b"EI")
        and not marks_open(data)
    ):
        return len(data), 0
    return _read(data)


def _read(data: bytes) -> tuple[int, int]:
    waiting: list[tuple[int, bytes]] = []
    marks = at = 0
    while found := _PIECE.search(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "mark":
            marks = max(0, marks + (-1 if found.group() == b"EMC" else 1)) if not waiting else marks
        elif kind == "opens":
            waiting.append((found.start(), _CLOSING[found.group()]))
        elif kind == "closes":
            if waiting and waiting[-1][1] == found.group():
                waiting.pop()
        elif kind:
            end = _end(kind, data, at)
            if end is None:
                waiting.append((found.start(), b""))
                break
            at = end
    return waiting[0][0] if waiting else len(data), marks


def _end(kind: str, data: bytes, at: int) -> int | None:
    """Where a string or an inline picture ends; None where it does not."""
    if kind == "picture":
        return inline_picture_end(data, at)
    return string_end(data, at) if kind == "text" else None


def inline_picture_end(data: bytes, at: int) -> int | None:
    """Where an inline picture ends whose BI ends at ``at``; None where it does not."""
    begun = _PICTURE_DATA.search(data, at - 1)
    if begun is None:
        return at
    ended = _PICTURE_END.search(data, begun.end() - 1)
    return ended.end() if ended else None


def string_end(data: bytes, at: int) -> int | None:
    """Where a string ends whose first bracket ends at ``at``; None where it does not."""
    depth = 1
    for mark in _IN_TEXT.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(mark.group(), 0)
        if not depth:
            return mark.end()
    return None
