"""A PDF file being written: objects go out as they come, equal ones once."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from typing import Any, BinaryIO

from .pdf_syntax import Ref, encode

_BATCH = 100
"""Objects per object stream: few enough that a reader which wants one does not inflate a novel."""
_STREAM_END = b"\nendstream\nendobj\n"


class PdfFile:
    """Writes PDF 1.7 with object streams and a cross-reference stream.

    What is not a stream goes compressed into object streams, so that the structure of a thousand
    pages costs little; streams are written through unchanged. :meth:`share` gives equal objects one
    number: fonts and pictures that many parts carry are written once. The same calls give the same
    bytes.
    """

    def __init__(self, into: BinaryIO | None = None) -> None:
        """Write to ``into``, an empty file open for reading and writing, or to memory."""
        self._out: BinaryIO = BytesIO() if into is None else into
        self._at = 0
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._places: list[tuple[int, int, int] | None] = [None]
        self._batch: list[tuple[int, bytes]] = []
        self._known: dict[bytes, int] = {}
        self._streams: dict[bytes, tuple[int, int]] = {}
        self._identity = hashlib.blake2b(digest_size=16)

    def reserve(self) -> Ref:
        """A number for an object that is written later."""
        self._places.append(None)
        return Ref(len(self._places) - 1)

    def put(self, ref: Ref, body: bytes) -> Ref:
        """Write an object (not a stream) under a reserved number."""
        self._identity.update(body)
        self._batch.append((ref.number, body))
        if len(self._batch) >= _BATCH:
            self._flush()
        return ref

    def put_stream(self, ref: Ref, entries: bytes, data: bytes) -> Ref:
        """Write a stream; ``entries`` is its dictionary's inside without ``/Length``."""
        self._places[ref.number] = (1, self._at, 0)
        self._write(b"%d 0 obj\n<<%s/Length %d>>stream\n" % (ref.number, entries, len(data)))
        self._write(data)
        self._write(_STREAM_END)
        return ref

    def add(self, value: Any) -> Ref:
        """Write plain values as an object of its own."""
        return self.put(self.reserve(), encode(value))

    def add_stream(self, entries: dict[str, Any], data: bytes, *, compress: bool = True) -> Ref:
        """Write a stream from plain values; equal streams get one number."""
        if compress:
            from .pdf_syntax import Name

            entries = {**entries, "Filter": Name("FlateDecode")}
            data = zlib.compress(data, 6)
        return self.share(encode(entries)[2:-2], data)

    def share(self, body: bytes, data: bytes | None = None, ref: Ref | None = None) -> Ref:
        """Write an object, or a stream when ``data`` is given, unless its equal is there already.

        With ``ref`` the object must get that number, and is written in any case.
        """
        key = hashlib.blake2b(body, digest_size=16).digest()
        if data is not None:
            return self._share_stream(key, body, data, ref)
        self._identity.update(key)
        if ref is None:
            known = self._known.get(key)
            if known is not None:
                return Ref(known)
            ref = self.reserve()
        self._known.setdefault(key, ref.number)
        return self.put(ref, body)

    def _share_stream(self, key: bytes, body: bytes, data: bytes, ref: Ref | None) -> Ref:
        """As :meth:`share`. A checksum finds what may be equal; the bytes themselves decide."""
        key += b"%x %x" % (len(data), zlib.crc32(data))
        self._identity.update(key)
        if ref is None:
            known = self._streams.get(key)
            if known is not None and self._written(known[1], len(data)) == data:
                return Ref(known[0])
            ref = self.reserve()
        self.put_stream(ref, body, data)
        self._streams.setdefault(key, (ref.number, self._at - len(data) - len(_STREAM_END)))
        return ref

    def _written(self, start: int, length: int) -> bytes:
        """Bytes that stand in the file already."""
        self._out.seek(start)
        try:
            return self._out.read(length)
        finally:
            self._out.seek(self._at)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)

    def finish(self, root: Ref, info: Ref | None = None) -> bytes:
        """The whole file, or nothing when it went to a file. ``/ID`` is a hash of all objects."""
        self._flush()
        here = self.reserve()
        start = self._at
        self._places[here.number] = (1, start, 0)
        self._places[0] = (0, 0, 65535)
        rows = b"".join(
            b"%c%s%s" % (kind, second.to_bytes(5, "big"), third.to_bytes(2, "big"))
            for kind, second, third in (place or (0, 0, 65535) for place in self._places)
        )
        identity = self._identity.digest()
        entries = {
            "Size": len(self._places),
            "Root": root,
            **({"Info": info} if info else {}),
            "ID": [identity, identity],
            "W": [1, 5, 2],
        }
        data = zlib.compress(rows, 6)
        self.put_stream(here, b"/Type/XRef/Filter/FlateDecode" + encode(entries)[2:-2], data)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        if not isinstance(self._out, BytesIO):
            return b""
        whole = self._out.getvalue()
        self._out.close()
        return whole

    def _flush(self) -> None:
        if not self._batch:
            return
        batch, self._batch = self._batch, []
        container = self.reserve()
        offsets: list[bytes] = []
        at = 0
        for index, (number, body) in enumerate(batch):
            self._places[number] = (2, container.number, index)
            offsets.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        data = zlib.compress(head + b"\n".join(body for _, body in batch), 6)
        self.put_stream(
            container,
            b"/Type/ObjStm/Filter/FlateDecode/N %d/First %d" % (len(batch), len(head)),
            data,
        )
