"""Streams of a PDF that unpack to their end, and those that break off."""

from __future__ import annotations

import re
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


_PIECE = 16 * 1024 * 1024


def reaches_end(data: bytes) -> bool:
    """Whether large zlib data unpacks to its end, told without keeping what it holds."""
    engine = zlib.decompressobj()
    rest = data
    try:
        while rest:
            engine.decompress(rest, _PIECE)
            rest = engine.unconsumed_tail
        return engine.eof or inflates(data)
    except zlib.error:
        return inflates(data)


def inflated_so_far(data: bytes) -> bytes:
    """What zlib data holds up to the place where it breaks off."""
    engine = zlib.decompressobj()
    made = bytearray()
    try:
        for at in range(0, len(data), 64):
            made += engine.decompress(data[at : at + 64])
    except zlib.error:
        pass
    return bytes(made)


_SHORT_NAMES = {
    "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode", "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode", "/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode",
}  # fmt: skip
_SHORT = re.compile(rb"/(?:A85|AHx|CCF|DCT|Fl|LZW|RL)(?![A-Za-z0-9])")


def name_filters_in_full(data: bytes, reader: Any) -> None:
    """Give filters their full names in a file that was read.

    The short ones are for inline pictures (ISO 32000-1, table 94). Other programs read them
    anywhere, and some write them; pypdf refuses a stream with one.
    """
    if _SHORT.search(data) is None:
        return
    from pypdf.generic import ArrayObject, IndirectObject, NameObject

    for number in list(reader.xref.get(0, {})):
        try:
            stream: Any = IndirectObject(number, 0, reader).get_object()
        except Exception:  # a damaged object that nothing may need
            continue
        if not hasattr(stream, "_data"):
            continue
        named = filters_of(stream)
        if any(each in _SHORT_NAMES for each in named):
            full = [NameObject(_SHORT_NAMES.get(each, each)) for each in named]
            stream[NameObject("/Filter")] = full[0] if len(full) == 1 else ArrayObject(full)


def filters_of(stream: Any) -> list[str]:
    """The filters of a stream, in the order in which they are undone."""
    named = [str(plain(item)) for item in array(stream.get("/Filter"))]
    single = plain(stream.get("/Filter"))
    return named or ([str(single)] if isinstance(single, str) else [])
