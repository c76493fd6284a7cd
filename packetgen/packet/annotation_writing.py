"""Annotations as they stand in the packet: passive, printed, moved with the page's content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from packetgen.pages.matrices import IDENTITY, Matrix, apply, apply_box

from .links import Kept
from .pdf.page_content import box_of
from .pdf.pdf_copying import Copier
from .pdf.pdf_syntax import Ref, name
from .pdf.pdf_values import array, dictionary, plain
from .structure import PartTags

_POINTS = ("/QuadPoints", "/Vertices", "/L", "/CL")
_INVISIBLE = 0b11
_PRINT = 0b100


def annotation_body(entry: Kept, copier: Copier, tags: PartTags, page: Ref, move: Matrix) -> bytes:
    """An annotation's dictionary as PDF, without its closing ``>>``.

    ``move`` (user space) is where the page's content went to make room for a stamp.
    """
    source = {key: value for key, value in dict.items(entry.annotation) if key not in entry.without}
    if move != IDENTITY:
        source = _moved(source, move)
    pieces = [b"<<"]
    for key, value in dict.items(tags.mend(_as_pypdf(source))):
        if key == "/F" and entry.link:
            continue
        if key == "/A":
            value = _without_sequel(value)
        pieces += (name(key[1:]), b" ", copier.value(value))
    if entry.link:
        # PDF/A (ISO 19005-2, 6.3.2) wants links printed; converters drop those that are not.
        flags = plain(entry.annotation.get("/F"))
        known = int(flags) if isinstance(flags, int) else 0
        pieces.append(b"/F %d" % (known & ~_INVISIBLE | _PRINT))
    pieces.append(b"/P %d 0 R" % page.number)
    return b"".join(pieces)


def _without_sequel(action: Any) -> Any:
    """An action without what would follow it."""
    entries = dictionary(action) or {}
    return _as_pypdf({key: value for key, value in dict.items(entries) if key != "/Next"})


def _as_pypdf(entries: Mapping[Any, Any]) -> Any:
    from pypdf.generic import DictionaryObject

    made = DictionaryObject()
    for key, value in entries.items():
        dict.__setitem__(made, key, value)
    return made


def _moved(entries: dict[Any, Any], matrix: Matrix) -> dict[Any, Any]:
    """An annotation's places carried over by ``matrix`` (which scales and moves, no more)."""
    from pypdf.generic import ArrayObject, FloatObject

    def points(value: Any) -> Any:
        figures = [float(plain(item)) for item in array(value)]
        pairs = zip(figures[::2], figures[1::2], strict=False)
        return ArrayObject(FloatObject(v) for x, y in pairs for v in apply(matrix, x, y))

    moved = dict(entries)
    rect = box_of(entries.get("/Rect"))
    if rect is not None:
        moved["/Rect"] = ArrayObject(FloatObject(v) for v in apply_box(matrix, rect))
    for key in _POINTS:
        if key in entries:
            moved[key] = points(entries[key])
    if "/InkList" in entries:
        moved["/InkList"] = ArrayObject(points(item) for item in array(entries["/InkList"]))
    return moved
