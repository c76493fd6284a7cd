"""Objects of a source as they stand in the file, for copying without taking them apart.

Most of a tagged document is thousands of small structure elements. Parsing each into Python objects
and writing it out again is what makes merging slow; renumbering the references in its own text is
all that copying needs. Whatever is not plainly simple is left to the parser: streams, comments,
unbalanced strings, damaged places, and everything whose keys have to be changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .pdf_opening import Opened

_HEAD = re.compile(rb"\s*(\d{1,10})\s+0\s+obj\b\s*")
_REFERENCE = re.compile(rb"(\d{1,10})\s+0\s+R(?![A-Za-z0-9])|\((?:[^()\\]|\\.)*\)", re.S)
"""A reference, or a string, in which nothing is one."""

_NAME = rb"/[!-$&'*-.0-;=?-Z^-z|~]+"
_SCALAR = (
    rb"(?:\d{1,10}\s+0\s+R(?![A-Za-z0-9])|"
    + _NAME
    + rb"|[-+]?(?:\d+\.?\d*|\.\d+)(?=[\s/<>\[\]()])"
    + rb"|\((?:[^()\\]|\\.)*+\)"  # a string without nested parentheses
    + rb"|<[0-9A-Fa-f\s]*+>|(?:true|false|null)(?=[\s/<>\[\]()]))"
)


def _nested(depth: int) -> bytes:
    """A value: a plain one, or an array or dictionary of values, so many deep."""
    if not depth:
        return _SCALAR
    inner = _nested(depth - 1)
    return b"(?:%s|%s|%s)" % (
        _SCALAR,
        rb"\[\s*+(?:" + inner + rb"\s*+)*+\]",
        rb"<<\s*+(?:" + _NAME + rb"\s*+" + inner + rb"\s*+)*+>>",
    )


_WELL_WRITTEN = re.compile(_nested(5), re.S)
"""A value that every reader takes for the same; the parser reads whatever else an object may be.

Copied as it stands, a damaged place would make every reader of the packet complain.
"""
_MENDED = re.compile(
    rb"/(?:StructParents?|ID|Headers|OCGs?|JS|AA|Catalog|Pages?)(?![A-Za-z0-9])"
    rb"|/Type\s*/(?:Page|Pages|Catalog|OCG)\b|#"
)
_LEADING = re.compile(rb"(/[^\s/<>\[\]()]+)\s+\d+\s+\d+\s+R")
_INNERMOST = re.compile(rb"<<([^<>]*)>>")
_DISTINCT = re.compile(rb"/P(?![A-Za-z0-9])")
_LONGEST = 200_000
_NEAR = 2_000
"""Bytes within which nearly every object ends, or shows that it is a stream."""


class RawObjects:
    """Finds objects of one source as text. Damage makes it find nothing, never anything wrong."""

    def __init__(self, opened: Opened) -> None:
        reader: Any = opened.reader
        self._data = opened.data
        self._offsets: dict[int, int] = dict(reader.xref.get(0, {}))
        self._packed: dict[int, tuple[int, int]] = dict(reader.xref_objStm)
        self._free: dict[int, bool] = dict(getattr(reader, "xref_free_entry", {}).get(0, {}))
        self._reader = reader
        self._containers: dict[int, dict[int, bytes]] = {}

    def text(self, number: int) -> bytes | None:
        """The object's text; None when it is a stream or anything else than plainly simple."""
        if number in self._packed:
            container, _ = self._packed[number]
            if container not in self._containers:
                self._containers[container] = self._unpacked(container)
            return self._containers[container].get(number)
        offset = self._offsets.get(number)
        if offset is None or self._free.get(number):
            return None
        head = _HEAD.match(self._data, offset)
        if head is None or int(head[1]) != number:
            return None
        start = head.end()
        end = self._data.find(b"endobj", start, start + _NEAR)
        if end < 0:
            if self._data.find(b"stream", start, start + _NEAR) >= 0:
                return None
            end = self._data.find(b"endobj", start, start + _LONGEST)
        return self._data[start:end].strip() if end > 0 else None

    def _unpacked(self, container: int) -> dict[int, bytes]:
        from pypdf.generic import IndirectObject

        try:
            stream: Any = IndirectObject(container, 0, self._reader).get_object()
            data: bytes = stream.get_data()
            first, count = int(stream["/First"]), int(stream["/N"])
            figures = [int(word) for word in data[:first].split()[: 2 * count]]
        except Exception:  # a damaged container; the parser says what can be saved
            return {}
        numbers, offsets = figures[::2], [*figures[1::2], len(data) - first]
        if len(numbers) != count or sorted(offsets) != offsets:
            return {}
        return {
            number: data[first + offsets[at] : first + offsets[at + 1]].strip()
            for at, number in enumerate(numbers)
            if self._packed.get(number, (None,))[0] == container
        }


def renumbered(text: bytes, resolve: Callable[[int], bytes]) -> bytes | None:
    """A dictionary's or array's text with its references replaced; None when it is not simple."""
    if (
        text[:1] not in (b"<", b"[")
        or _MENDED.search(text)
        or _WELL_WRITTEN.fullmatch(text) is None
        or _repeats_key(text)
    ):
        return None
    return _REFERENCE.sub(
        lambda found: found.group() if found[1] is None else resolve(int(found[1])), text
    )


def _repeats_key(text: bytes) -> bool:
    """Whether a dictionary, of those that hold no other, names one thing twice."""
    keys = _LEADING.findall(text)
    if len(keys) == len(set(keys)):
        return False
    for found in _INNERMOST.findall(text):
        keys = _LEADING.findall(found)
        if len(keys) != len(set(keys)):
            return True
    return False


def is_distinct(text: bytes) -> bool:
    """Whether the object has a parent (``/P``): two that look alike are then still two."""
    return _DISTINCT.search(text) is not None
