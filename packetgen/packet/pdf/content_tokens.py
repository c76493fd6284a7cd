"""The words of a page's content: operators, operands, and where strings and pictures in it end."""

from __future__ import annotations

import re

OPERATORS = frozenset(
    b"b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* g G gs h i j J K k l m M MP"
    b" n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y '"
    b' "'.split()
)
"""All operators of content but those of inline pictures (ISO 32000-1, annex A)."""

REGULAR = rb"[^\s\0()<>\[\]{}/%]"
_TOKEN = re.compile(rb"[\s\0]+|%%[^\r\n]*|<<|>>|[()<>\[\]{}]|/%s*|%s+" % (REGULAR, REGULAR))
_IN_TEXT = re.compile(rb"\\.|[()]", re.S)
_PICTURE_DATA = re.compile(rb"[\s\0>\])]ID[\s\0]")
_PICTURE_END = re.compile(rb"[\s\0]EI(?=[\s\0]+[\x20-\x7e\s]{8}|[\s\0]*[\x20-\x7e\s]{0,8}\Z)")


def marks_open(data: bytes) -> bool:
    """Whether marked content may go on to the end: what is added would be hidden with its layer."""
    return data.count(b"BDC") + data.count(b"BMC") > data.count(b"EMC")


def next_token(data: bytes, at: int) -> tuple[bytes, int] | None:
    """The token that begins at ``at``, after spaces and remarks, and where it ends.

    A string or a dictionary is told by its bracket alone. None at the end of the content.
    """
    while found := _TOKEN.match(data, at):
        at = found.end()
        token = found.group()
        if not token[:1].isspace() and token[:1] not in (b"\0", b"%"):
            return token, at
    return None


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
