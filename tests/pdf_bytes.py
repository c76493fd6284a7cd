"""What stands in a PDF's bytes, read without any PDF library."""

from __future__ import annotations

import zlib


def inflated(data: bytes) -> bytes:
    """All bytes of a file, and every stream that can be inflated."""
    pieces, at = [data], 0
    while (start := data.find(b"stream\n", at)) >= 0:
        at = start + 7
        try:
            pieces.append(zlib.decompressobj().decompress(data[at:]))
        except zlib.error:
            continue
    return b"".join(pieces)
