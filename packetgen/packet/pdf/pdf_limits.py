"""Streams of a PDF measured before anything reads them: a bomb is refused, not unpacked."""

from __future__ import annotations

import zlib
from typing import Any

from .pdf_opening import Opened, UnusableFileError
from .pdf_values import array, dictionary, plain

MAX_STREAM = 400 * 1024 * 1024
MAX_CONTENT = 60 * 1024 * 1024
"""Bytes of one page's content: drawings of a whole city stay below."""

MAX_PIXELS = 1_000_000_000


def measure_streams(opened: Opened) -> None:
    """Refuse a file whose pages or pictures unpack to more than a computer can hold.

    Raises:
        UnusableFileError: A stream of it is a bomb.
    """
    seen: set[int] = set()
    for number, page in enumerate(opened.pages, 1):
        contents = plain(dict.get(page, "/Contents"))
        streams = contents if isinstance(contents, list) else [contents]
        total = 0
        for stream in streams:
            total += _size(plain(stream), MAX_CONTENT, seen)
            if total > MAX_CONTENT:
                raise _bomb(f"the content of page {number} unpacks to over 60 MB")
        _resources(page.get("/Resources"), number, seen, 0)


def _resources(value: Any, number: int, seen: set[int], depth: int) -> None:
    resources = dictionary(value)
    if resources is None or depth > 8:
        return
    for item in (dictionary(resources.get("/XObject")) or {}).values():
        thing = plain(item)
        if not hasattr(thing, "_data") or id(thing) in seen:
            continue
        if thing.get("/Subtype") == "/Image":
            seen.add(id(thing))
            if _pixels(thing) > MAX_PIXELS:
                raise _bomb(f"a picture on page {number} has over a billion pixels")
        else:
            if _size(thing, MAX_STREAM, seen) > MAX_CONTENT:
                raise _bomb(f"a drawing on page {number} unpacks to over 60 MB")
            _resources(thing.get("/Resources"), number, seen, depth + 1)


def _pixels(image: Any) -> int:
    wide, high = plain(image.get("/Width")), plain(image.get("/Height"))
    return int(wide) * int(high) if isinstance(wide, int) and isinstance(high, int) else 0


def _size(stream: Any, limit: int, seen: set[int]) -> int:
    """Bytes that a stream unpacks to, counted without keeping them; at most a little over limit."""
    data = getattr(stream, "_data", None)
    if data is None or id(stream) in seen:
        return 0
    seen.add(id(stream))
    filters = [str(plain(item)) for item in array(stream.get("/Filter"))] or [
        str(plain(stream.get("/Filter")))
    ]
    packed = [name for name in filters if name in {"/FlateDecode", "/Fl"}]
    if not packed or filters[0] not in {"/FlateDecode", "/Fl"}:
        return len(data)
    if len(data) * 1032 < limit and len(packed) == 1:
        # Deflate packs no better than 1 to 1,032: small streams need no counting.
        return len(data)
    return _inflated(data, limit, len(packed))


def _inflated(data: bytes, limit: int, times: int) -> int:
    engine = zlib.decompressobj()
    total = 0
    kept: list[bytes] = []
    rest = data
    try:
        while rest:
            piece = engine.decompress(rest, 1 << 20)
            total += len(piece)
            if times > 1 and total <= 1 << 26:
                kept.append(piece)
            if total > limit:
                return total
            rest = engine.unconsumed_tail
            if not piece and not rest:
                break
    except zlib.error:
        return total
    if times > 1:
        return max(total, _inflated(b"".join(kept), limit, times - 1))
    return total


def _bomb(what: str) -> UnusableFileError:
    return UnusableFileError(
        f"{what}, which is not safe to open",
        "If the file is genuine, print it to a new PDF, or put a slip sheet in its place "
        "('unusable: slip-sheet').",
    )
