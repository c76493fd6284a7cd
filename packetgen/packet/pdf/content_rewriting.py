"""Content of a page written anew where a damaged place would make readers complain of it.

A flipped bit in a page's operators is passed over by viewers, each in its own way, and named as an
error by every program that looks closely. What all of them pass over is left out here: brackets
that close nothing, operators that do not exist, strings and pictures without an end. What is
left open is closed, so that nothing is taken in that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .content_tokens import OPERATORS, REGULAR, inline_picture_end, next_token, string_end

_STRING = rb"\((?:[^()\\]++|\\.)*+\)"
_HEX = rb"<[0-9A-Fa-f\s\0]*+>"
_NAME = rb"/" + REGULAR + rb"*+"
_FIGURES = rb"[-+.0-9\s\0]++"
_LIST = rb"\[(?:%s|%s|%s|%s)*+\]" % (_FIGURES, _STRING, _HEX, _NAME)
_ENTRY = rb"%s|%s|%s|%s|%s|true|false|null|\d R" % (_FIGURES, _STRING, _HEX, _NAME, _LIST)
_WORDS = b"|".join(re.escape(word) for word in sorted(OPERATORS, key=len, reverse=True))
_WELL_WRITTEN = re.compile(
    rb"(?:%s|(?:%s)(?!%s)|%s|%s|%s|%s|<<(?:%s|<<(?:%s)*+>>)*+>>)*+"
    % (_FIGURES, _WORDS, REGULAR, _STRING, _NAME, _LIST, _HEX, _ENTRY, _ENTRY),
    re.S,
)
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f\s\0]")
_DEEPEST = 20


def is_well_written(data: bytes) -> bool:
    """Whether every reader takes some content for the same; it may be sound and False all the same.

    A quick look: remarks, inline pictures and brackets within strings are left to
    :func:`rewritten`.
    """
    return _WELL_WRITTEN.fullmatch(data) is not None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Content that every reader takes for the same.

    ``lost`` counts the places left out of it; ``breaks_off`` says that the last of them was never
    finished; ``marks`` tells how often marked content had to be ended.
    """

    data: bytes = field(repr=False)
    lost: int
    breaks_off: bool = False
    marks: int = 0


def rewritten(data: bytes) -> Rewritten:
    """Content with its damaged places left out, and closed at its end."""
    writing = _Writing(data)
    made = b"".join(writing.operations())
    return Rewritten(made + writing.ending(), writing.lost, writing.breaks_off, writing.marks)


class _Writing:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0
        self.lost = self.marks = 0
        self.breaks_off = False
        self._saves = self._beyond = 0
        self._in_text = False

    def operations(self) -> Iterator[bytes]:
        operands: list[bytes] = []
        while (token := self._next()) is not None:
            if token == b"BI":
                begun, end = self._at - 2, inline_picture_end(self._data, self._at)
                if end is None:
                    self._break_off()
                    return
                self._at = end
                yield self._data[begun:end] + b"\n"
                operands = []
            elif _is_operand(token):
                value = self._value(token, 0)
                operands += [value] if value is not None else []
            elif token in OPERATORS or self._beyond:
                if self._takes(token):
                    yield b" ".join([*operands, token]) + b"\n"
                operands = []
            else:
                self.lost += 1
                operands = operands if token in (b">>", b"]", b")", b">", b"{", b"}") else []
        self.lost += bool(operands)

    def ending(self) -> bytes:
        """What closes that which is open."""
        text = b"ET\n" if self._in_text else b""
        return b"EMC\n" * self.marks + text + b"EX\n" * self._beyond + b"Q\n" * self._saves

    def _takes(self, operator: bytes) -> bool:
        """Keep count of what is open; False for an operator that closes what is not."""
        if (operator == b"Q" and not self._saves) or (operator == b"EMC" and not self.marks):
            return False
        self._saves += {b"q": 1, b"Q": -1}.get(operator, 0)
        self.marks += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        self._beyond = max(0, self._beyond + {b"BX": 1, b"EX": -1}.get(operator, 0))
        if operator in (b"BT", b"ET"):
            self._in_text = operator == b"BT"
        return True

    def _next(self) -> bytes | None:
        found = next_token(self._data, self._at)
        if found is None:
            return None
        token, self._at = found
        return token

    def _break_off(self) -> None:
        """What was begun last is never finished, and takes in all that follows."""
        self.lost, self.breaks_off, self._at = self.lost + 1, True, len(self._data)

    def _value(self, token: bytes, depth: int) -> bytes | None:
        """An operand that begins with a token; None where it has no end."""
        if token == b"(":
            begun, end = self._at - 1, string_end(self._data, self._at)
            if end is None:
                self._break_off()
                return None
            self._at = end
            return self._data[begun:end]
        if token == b"<":
            end = self._data.find(b">", self._at)
            if end < 0:
                self._break_off()
                return None
            figures, wrong = _NOT_HEX.subn(b"", self._data[self._at : end])
            self.lost, self._at = self.lost + bool(wrong), end + 1
            return b"<" + figures + b">"
        if token in (b"[", b"<<"):
            return self._values(token, depth + 1)
        return token

    def _values(self, opening: bytes, depth: int) -> bytes | None:
        closing = {b"[": b"]", b"<<": b">>"}[opening]
        values: list[bytes] = []
        while True:
            before = self._at
            token = self._next()
            if token is None:
                self._break_off()
                return None
            if depth > _DEEPEST:
                self.lost += 1
                return None
            if token == closing:
                break
            if token in OPERATORS or token == b"BI":
                # It was never closed: the operator is the one that takes it.
                self.lost, self._at = self.lost + 1, before
                break
            if not _is_operand(token):
                self.lost += 1
                continue
            value = self._value(token, depth)
            values += [value] if value is not None else []
        if opening == b"<<" and len(values) % 2 and b"R" not in values:
            self.lost += 1
            values.pop()
        return opening + b" ".join(values) + closing


def _is_operand(token: bytes) -> bool:
    return token[:1] in b"(</[+-.0123456789" or token in _CONSTANTS


_CONSTANTS = (b"true", b"false", b"null", b"R")
