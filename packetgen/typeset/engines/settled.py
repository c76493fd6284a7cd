"""A LibreOffice PDF without the moment of its making: the same input then gives the same bytes.

LibreOffice writes the time of day into the file's dates, its identifier and checksum, into the
``head`` table of every embedded TrueType subset and into the colour profile's header.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import struct
from typing import Any

_DATES = re.compile(rb"(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*(</xmp:)")


def settled(pdf: bytes, *, today: dt.date) -> bytes:
    """The same PDF dated ``today``, its identifier derived from its content."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        ArrayObject,
        ByteStringObject,
        NameObject,
        StreamObject,
        TextStringObject,
    )

    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    for item in writer._objects:
        if not isinstance(item, StreamObject):
            continue
        if item.get("/Type") == "/Metadata":
            stamp = today.isoformat().encode() + b"T00:00:00Z"
            item.set_data(_DATES.sub(rb"\g<1>" + stamp + rb"\g<2>", item.get_data()))
        elif "/Length1" in item:
            font = _undated(item.get_data())
            if font is not None:
                item.set_data(font)
        elif "/N" in item and item.get_data()[36:40] == b"acsp":
            profile = item.get_data()
            made = struct.pack(">6H", today.year, today.month, today.day, 0, 0, 0)
            item.set_data(profile[:24] + made + profile[36:])
    information: dict[str, Any] = dict(writer.metadata or {})
    date = TextStringObject(f"D:{today:%Y%m%d}000000Z")
    kept = {key: value for key, value in information.items() if key not in _TIMES}
    writer.metadata = {**kept, NameObject("/CreationDate"): date}
    content = hashlib.sha256()
    for item in writer._objects:
        if isinstance(item, StreamObject):
            content.update(item.get_data())
    identifier = ByteStringObject(content.digest()[:16])
    writer._ID = ArrayObject((identifier, identifier))
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


_TIMES = frozenset({"/CreationDate", "/ModDate"})


def _undated(font: bytes) -> bytes | None:
    """A TrueType file with both dates of its ``head`` table zero; None if it is none."""
    if font[:4] not in (b"\0\1\0\0", b"true"):
        return None
    try:
        for number in range(struct.unpack_from(">H", font, 4)[0]):
            record = 12 + 16 * number
            if font[record : record + 4] == b"head":
                at = struct.unpack_from(">I", font, record + 8)[0]
                undated = bytearray(font)
                undated[at + 8 : at + 12] = bytes(4)
                undated[at + 20 : at + 36] = bytes(16)
                undated[record + 4 : record + 8] = bytes(4)
                return bytes(undated)
    except struct.error:
        pass
    return None
