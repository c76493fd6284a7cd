"""What a camera or a program wrote beside a picture: taken out, its pixels untouched."""

from __future__ import annotations

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_JPEG_NOTES = frozenset({0xE1, 0xED, 0xFE})  # EXIF and XMP, Photoshop, comment


def without_notes(data: bytes) -> bytes:
    """A PNG or JPEG without place, camera, author and comments; anything else as it is.

    A file whose structure cannot be followed is given back unchanged.
    """
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return data


def _png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        if end > len(data):
            return data
        if data[at + 4 : at + 8] not in _PNG_NOTES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xDA or length < 2:
            break
        if marker not in _JPEG_NOTES:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return b"".join(kept) + data[at:]
