"""PDF syntax: values as the bytes that stand in a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_SPECIAL = re.compile(rb"[\\()\r\n]")
_ESCAPES = {b"\\": rb"\\", b"(": rb"\(", b")": rb"\)", b"\r": rb"\r", b"\n": rb"\n"}
_REGULAR = frozenset(b"!\"$&'*+,-.0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                     b"abcdefghijklmnopqrstuvwxyz|~") - frozenset(b"<>[]")  # fmt: skip

Resolve = Callable[[Any], bytes]
"""Turns a reference of a source file into one of the file being written ("12 0 R", or "null")."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object of the file being written."""

    number: int


@dataclass(frozen=True, slots=True)
class Name:
    """A PDF name without its slash."""

    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are PDF syntax already."""

    code: bytes


@lru_cache(maxsize=4096)
def name(text: str) -> bytes:
    """``/Name`` with every irregular character escaped (ISO 32000-1, 7.3.5)."""
    return b"/" + b"".join(
        bytes((byte,)) if byte in _REGULAR else b"#%02X" % byte for byte in text.encode("utf-8")
    )


def literal(text: bytes) -> bytes:
    """A string object that reads back as exactly these bytes."""
    return b"(" + _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text) + b")"


def text_string(text: str) -> bytes:
    """A text string for titles and labels: ASCII where that will do, else UTF-16 with its mark."""
    if text.isascii():
        return literal(text.encode("ascii"))
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def number(value: float) -> bytes:
    """A number with at most four decimals and no exponent."""
    if isinstance(value, int) or value == int(value):
        return b"%d" % int(value)
    return f"{value:.4f}".rstrip("0").rstrip(".").encode("ascii")


def encode(value: Any) -> bytes:
    """Plain Python values as PDF: dicts with text keys, lists, :class:`Name`, :class:`Ref`,
    text (``str``), strings (``bytes``), numbers, booleans, None, and :class:`Raw` as it is.
    """
    match value:
        case Raw(code=code):
            return code
        case Ref(number=n):
            return b"%d 0 R" % n
        case Name(text=text):
            return name(text)
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int() | float():
            return number(value)
        case str():
            return text_string(value)
        case bytes():
            return literal(value)
        case Mapping():
            return b"<<" + b"".join(name(k) + b" " + encode(v) for k, v in value.items()) + b">>"
        case Sequence():
            return b"[" + b" ".join(encode(item) for item in value) + b"]"
    raise TypeError(f"no PDF syntax for {type(value).__name__}")


def encode_source(value: Any, resolve: Resolve) -> bytes:
    """An object that pypdf read as PDF, with its references replaced. Streams: their dictionary."""
    kind = type(value).__name__
    writer = _WRITERS.get(kind)
    if writer is not None:
        return writer(value, resolve)
    if isinstance(value, dict):
        return _dictionary(value, resolve)
    if isinstance(value, list):
        return _array(value, resolve)
    if isinstance(value, bytes):
        return literal(bytes(value))
    raise TypeError(f"no PDF syntax for pypdf's {kind}")


def _dictionary(value: dict[Any, Any], resolve: Resolve) -> bytes:
    pieces = [b"<<"]
    for key, item in value.items():
        pieces += (_source_name(key), b" ", encode_source(item, resolve))
    pieces.append(b">>")
    return b"".join(pieces)


def _array(value: list[Any], resolve: Resolve) -> bytes:
    return b"[" + b" ".join([encode_source(item, resolve) for item in value]) + b"]"


@lru_cache(maxsize=4096)
def _source_name(text: str) -> bytes:
    if "\0" in text:
        # A zero byte ends a name (ISO 32000-1, 7.2.2); pypdf takes it, and the next token, into it.
        first, *rest = filter(None, text[1:].split("\0"))
        return b" ".join([name(first), *(token.encode("latin-1", "replace") for token in rest)])
    return name(text[1:])


def _float(value: Any, _: Resolve) -> bytes:
    text = value.myrepr() if hasattr(value, "myrepr") else repr(value)
    return text.encode("ascii") if isinstance(text, str) else b"0"


_WRITERS: dict[str, Callable[[Any, Resolve], bytes]] = {
    "DictionaryObject": _dictionary,
    "ArrayObject": _array,
    "NameObject": lambda value, _: _source_name(value),
    "NumberObject": lambda value, _: b"%d" % value,
    "FloatObject": _float,
    "IndirectObject": lambda value, resolve: resolve(value),
    "TextStringObject": lambda value, _: literal(value.original_bytes),
    "ByteStringObject": lambda value, _: literal(bytes(value)),
    "BooleanObject": lambda value, _: b"true" if value.value else b"false",
    "NullObject": lambda value, _: b"null",
    "NoneType": lambda value, _: b"null",
}
