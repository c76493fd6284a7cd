"""Streams of a PDF that unpack to their end, and those that break off."""

from __future__ import annotations

import zlib
from typing import Any

from .pdf_values import array, plain

FLATE = frozenset({"/FlateDecode", "/Fl"})


def unpacked(stream: Any) -> bytes | None:
    """A content stream's bytes; None when they break off."""
    if filters_of(stream) in (["/FlateDecode"], ["/Fl"]) and "/DecodeParms" not in stream:
        return inflated(stream._data)
    return bytes(stream.get_data()) if is_whole(stream) else None


def is_whole(stream: Any) -> bool:
    """Whether a stream unpacks to its end, as far as its filters let one tell."""
    filters = filters_of(stream)
    if filters[:1] and filters[0] in FLATE:
        return inflates(stream._data)
    try:
        stream.get_data()
    except Exception:  # pypdf raises nearly anything on damaged input
        return False
    return True


def inflates(data: bytes) -> bool:
    """Whether zlib data unpacks to its end. A missing check sum alone loses nothing."""
    return inflated(data) is not None


def inflated(data: bytes) -> bytes | None:
    """Data of zlib unpacked to its end; None when it breaks off."""
    engine = zlib.decompressobj()
    try:
        made = engine.decompress(data)
        if engine.eof:
            return made
        bare = zlib.decompressobj(-zlib.MAX_WBITS)
        made = bare.decompress(data[2:])
    except zlib.error:
        return None if data.strip() else b""
    return made if bare.eof or not data.strip() else None


def filters_of(stream: Any) -> list[str]:
    """The filters of a stream, in the order in which they are undone."""
    named = [str(plain(item)) for item in array(stream.get("/Filter"))]
    single = plain(stream.get("/Filter"))
    return named or ([str(single)] if isinstance(single, str) else [])
