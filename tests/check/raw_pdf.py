"""PDFs written object by object, as no library writes them: what is painted when is in our hands.

Coordinates are PDF's own (points from the lower left corner).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"


@dataclass
class Raw:
    """One page (or several alike). ``annots`` and ``extra`` are PDF syntax."""

    content: str
    annots: Sequence[str] = ()
    page: str = ""
    resources: str = ""
    catalog: str = ""
    objects: Mapping[int, bytes] = field(default_factory=dict)
    """Further objects by number, from 20 on."""
    media: str = "[0 0 612 792]"
    pages: int = 1


def pdf(raw: Raw) -> bytes:
    """The file."""
    objects: dict[int, bytes] = dict(raw.objects)
    kids = []
    number = 100
    notes = []
    for note in raw.annots:
        objects[number] = note.encode("latin-1")
        notes.append(f"{number} 0 R")
        number += 1
    for _ in range(raw.pages):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox {raw.media} {raw.page} /Contents 4 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {raw.resources} >> "
            f"/Annots [{' '.join(notes)}] >>"
        ).encode("latin-1")
        kids.append(f"{number} 0 R")
        number += 1
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {raw.catalog} >>".encode("latin-1")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {raw.pages} >>".encode()
    objects[3] = FONT.encode()
    objects[4] = stream("", raw.content.encode("latin-1"))
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for key in sorted(objects):
        places[key] = len(out)
        out += f"{key} 0 obj\n".encode() + objects[key] + b"\nendobj\n"
    start = len(out)
    size = max(places) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for key in range(1, size):
        out += f"{places[key]:010d} 00000 n \n".encode() if key in places else (
            b"0000000000 65535 f \n")  # fmt: skip
    out += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(entries: str, data: bytes) -> bytes:
    """A stream object."""
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def text(x: float, y: float, words: str, size: float = 12, before: str = "") -> str:
    return f"q BT {before} /F1 {size} Tf {x} {y} Td ({words}) Tj ET Q\n"


def box(x: float, y: float, width: float, height: float, color: str = "0 g") -> str:
    return f"q {color} {x} {y} {width} {height} re f Q\n"


def gray_image(width: int, height: int, rows: bytes) -> bytes:
    """An image object of 8-bit grey."""
    packed = zlib.compress(rows)
    return stream(
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Filter /FlateDecode",
        packed,
    )
