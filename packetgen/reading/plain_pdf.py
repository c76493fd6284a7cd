"""Reading objects of a PDF that are plainly written in one go, and leaving all others to pypdf.

pypdf looks at a file byte by byte, which is what damaged files need and what takes most of the time
of sound ones. Nearly every object of a sound file is made of a few kinds of words; what is made of
these alone, means the same to every reader, and what is not is read by pypdf as ever.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    read_hex_string_from_stream,
    read_string_from_stream,
)

_SPACE = rb"[\0\t\n\f\r ]"
_AFTER = rb"(?=[\0\t\n\f\r /<>\[\]])"
_HEAD = re.compile(rb"%s*+(\d{1,10})%s++0%s++obj" % (_SPACE, _SPACE, _SPACE) + _AFTER)
_WORD = re.compile(
    rb"%s*+(?:/([!-\"$&'*+,\-.0-;=?-Z^-z|~]++)|(\d{1,10})%s++0%s++R" % (_SPACE, _SPACE, _SPACE)
    + _AFTER
    + rb"|([-+]?\d{1,15})"
    + _AFTER
    + rb"|([-+]?(?:\d{1,15}\.\d{0,15}|\.\d{1,15}))"
    + _AFTER
    + rb"|(<<|\[)|(>>|\])|(\((?:[^()\\]|\\.)*+\))|(<[0-9A-Fa-f]*+>)|(true|false|null)"
    + _AFTER
    + rb")",
    re.S,
)
_NAME, _REFERENCE, _WHOLE, _BROKEN, _OPENS, _CLOSES, _STRING, _DIGITS = range(1, 9)
_END = re.compile(rb"%s*+endobj" % _SPACE)
_STREAM = re.compile(rb"%s*+stream\r?\n" % _SPACE)
_STREAM_END = re.compile(rb"%s*+endstream" % _SPACE)
_FIGURE = re.compile(rb"%s*+(\d{1,10})%s++endobj" % (_SPACE, _SPACE))
_SPACES = b"\0\t\n\f\r "
_CLOSING = {b"<<": b">>", b"[": b"]"}
_DEPTH = 20
_MOST_WORDS = 20_000
_LONGEST = 50_000_000
"""Bytes of a stream above which pypdf's own limits are asked."""


class _Bytes(BytesIO):
    """A file in memory that does not show its buffer.

    pypdf asks for the buffer only to learn the size of the file, and Python then copies it whole.
    """

    @property
    def getbuffer(self) -> Any:
        raise AttributeError("getbuffer")


class PlainReader(PdfReader):
    """pypdf's lenient reader of a file in memory, quick where objects are plainly written."""

    def __init__(self, data: bytes) -> None:
        self._whole = b""
        self._containers: dict[int, dict[int, bytes]] = {}
        super().__init__(_Bytes(data), strict=False)
        if not self.is_encrypted:
            self._whole = data

    def get_object(self, indirect_reference: Any) -> Any:
        """The object behind a reference, as pypdf gives it."""
        if self._whole and not isinstance(indirect_reference, int):
            number, generation = indirect_reference.idnum, indirect_reference.generation
            known = self.resolved_objects.get((generation, number))
            if known is not None:
                return known
            found = self._plain(number) if generation == 0 else None
            if found is not None:
                return self.cache_indirect_object(0, number, found)
        return super().get_object(indirect_reference)

    def _start(self, number: int) -> int | None:
        """Where the body of an object begins, if its number stands where it should."""
        offset = self.xref.get(0, {}).get(number)
        if offset is None or self.xref_free_entry.get(0, {}).get(number):
            return None
        head = _HEAD.match(self._whole, offset)
        return head.end() if head is not None and int(head[1]) == number else None

    def _plain(self, number: int) -> Any:
        """A dictionary, an array or a stream; None when it is not plainly written."""
        if number in self.xref_objStm:
            return self._packed(number)
        start = self._start(number)
        read = None if start is None else self._read(self._whole, start)
        if read is None:
            return None
        thing, end = read
        if _END.match(self._whole, end):
            return DictionaryObject(thing) if isinstance(thing, dict) else thing
        begun = _STREAM.match(self._whole, end)
        length = None
        if begun is not None and isinstance(thing, dict):
            length = self._length(thing.get("/Length"))
        if begun is None or length is None or length > _LONGEST:
            return None
        stop = begun.end() + length
        if not _STREAM_END.match(self._whole, stop):
            return None
        return StreamObject.initialize_from_dictionary(
            {**thing, "__streamdata__": self._whole[begun.end() : stop]}
        )

    def _packed(self, number: int) -> Any:
        """A dictionary or an array that stands in an object stream; None as with :meth:`_plain`."""
        container, _ = self.xref_objStm[number]
        if container not in self._containers:
            self._containers[container] = self._unpacked(container)
        text = self._containers[container].get(number)
        read = None if text is None else self._read(text, 0)
        if read is None or text is None or text[read[1] :].strip(_SPACES):
            return None
        return DictionaryObject(read[0]) if isinstance(read[0], dict) else read[0]

    def _unpacked(self, container: int) -> dict[int, bytes]:
        """The objects of an object stream as text by number; none where anything is unusual."""
        if container in self.xref_objStm or self._start(container) is None:
            return {}
        stream = self._plain(container)
        if not isinstance(stream, StreamObject) or stream.get("/Type") != "/ObjStm":
            return {}
        try:
            entries: dict[str, Any] = stream
            data = stream.get_data()
            first, count = int(entries["/First"]), int(entries["/N"])
            figures = [int(word) for word in data[:first].split()]
        except Exception:  # a damaged stream, in whatever way pypdf puts it
            return {}
        numbers, offsets = figures[::2], figures[1::2]
        ends = [*offsets[1:], len(data) - first]
        if len(figures) != 2 * count or len({*numbers}) != count or offsets != sorted({*offsets}):
            return {}
        return {
            number: data[first + start : first + end]
            for number, start, end in zip(numbers, offsets, ends, strict=True)
            if self.xref_objStm.get(number, (None,))[0] == container and 0 <= start < end
        }

    def _length(self, value: Any) -> int | None:
        if isinstance(value, IndirectObject):
            packed = value.idnum in self.xref_objStm
            start = None if packed else self._start(value.idnum)
            figure = None if start is None else _FIGURE.match(self._whole, start)
            return None if figure is None else int(figure[1])
        return int(value) if isinstance(value, NumberObject) and value >= 0 else None

    def _read(self, data: bytes, at: int) -> tuple[Any, int] | None:
        """A dictionary (Python's, if it is not within another thing) or an array, and its end."""
        word = _WORD.match
        waiting: list[tuple[bytes, list[Any]]] = []
        here: list[Any] = []
        for _ in range(_MOST_WORDS):
            found = word(data, at)
            if found is None:
                return None
            at, kind = found.end(), found.lastindex or 0
            text = found[kind]
            if kind == _NAME:
                here.append(NameObject("/" + text.decode("ascii")))
            elif kind == _REFERENCE:
                here.append(IndirectObject(int(text), 0, self))
            elif kind == _WHOLE:
                here.append(NumberObject(text))
            elif kind == _BROKEN:
                here.append(FloatObject(text))
            elif kind == _OPENS:
                if len(waiting) == _DEPTH:
                    return None
                waiting.append((text, here))
                here = []
            elif kind == _CLOSES:
                opening, above = waiting.pop() if waiting else (b"", here)
                if _CLOSING.get(opening) != text:
                    return None
                made = _dictionary(here) if opening == b"<<" else ArrayObject(here)
                if made is None:
                    return None
                if not waiting:
                    return made, at
                above.append(DictionaryObject(made) if opening == b"<<" else made)
                here = above
            elif kind == _STRING:
                here.append(read_string_from_stream(BytesIO(text)))
            elif kind == _DIGITS:
                here.append(read_hex_string_from_stream(BytesIO(text)))
            elif text == b"null":
                here.append(NullObject())
            else:
                here.append(BooleanObject(text == b"true"))
            if not waiting:
                return None
        return None


def _dictionary(words: list[Any]) -> dict[Any, Any] | None:
    """Keys and values; None where they are not in pairs, or a key stands twice."""
    keys = words[::2]
    if len(words) % 2 or not {*map(type, keys)} <= {NameObject}:
        return None
    made = dict(zip(keys, words[1::2], strict=True))
    return made if len(made) == len(keys) else None
