"""Pictures of form fields: the text that was set for one, the mark of a button."""

from __future__ import annotations

from typing import Any

from ..pdf.pdf_values import array, dictionary, plain
from .form_values import chain, rectangle

_CURVE = 0.5523
"""How far the handles of a quarter circle reach."""


def turned(annotation: Any) -> int:
    """By how many degrees a widget's content is turned: 0, 90, 180 or 270."""
    look = dictionary(annotation.get("/MK"))
    angle = plain(look.get("/R")) if look is not None else 0
    return int(angle) % 360 if isinstance(angle, int) and angle % 90 == 0 else 0


def form_object(writer: Any, annotation: Any, page: Any) -> Any:
    """A widget's picture from the page of a box that holds its text."""
    content = plain(page.get("/Contents"))
    data = content.get_data() if hasattr(content, "get_data") else b""
    wide, high = _extent(annotation)
    drawn = background(annotation, wide, high) + b"q\n" + data + b"\nQ"
    resources = plain(page.get("/Resources"))
    return _form(writer, annotation, wide, high, drawn, resources.clone(writer))


def _extent(annotation: Any) -> tuple[float, float]:
    rect = rectangle(annotation) or (0.0, 0.0, 1.0, 1.0)
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    return (high, wide) if turned(annotation) % 180 else (wide, high)


def _form(
    writer: Any, annotation: Any, wide: float, high: float, drawn: bytes, resources: Any
) -> Any:
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        FloatObject,
        NameObject,
    )

    stream = DecodedStreamObject()
    stream.set_data(drawn)
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(n) for n in (0, 0, wide, high)),
            NameObject("/Resources"): DictionaryObject() if resources is None else resources,
        }
    )
    matrix = {
        90: (0, 1, -1, 0, high, 0),
        180: (-1, 0, 0, -1, wide, high),
        270: (0, -1, 1, 0, 0, wide),
    }.get(turned(annotation))
    if matrix is not None:
        stream[NameObject("/Matrix")] = ArrayObject(FloatObject(n) for n in matrix)
    return writer._add_object(stream.flate_encode())


def asks_for_frame(annotation: Any) -> bool:
    """Whether a widget has a ground or a border of its own, which shows though it is empty."""
    return bool(background(annotation, *_extent(annotation)))


def frame(writer: Any, annotation: Any) -> Any:
    """The picture of an empty widget: its ground and border."""
    wide, high = _extent(annotation)
    return _form(writer, annotation, wide, high, background(annotation, wide, high), None)


def background(annotation: Any, wide: float, high: float) -> bytes:
    """The ground and the border that a widget asks for (ISO 32000-1, 12.5.6.19)."""
    look = dictionary(annotation.get("/MK")) or {}
    style = dictionary(annotation.get("/BS")) or {}
    border = plain(style.get("/W"))
    thick = float(border) if isinstance(border, int | float) else 1.0
    drawn = b""
    ground = _paint(look.get("/BG"), fill=True)
    if ground:
        drawn += b"q %s 0 0 %.2f %.2f re f Q\n" % (ground, wide, high)
    line = _paint(look.get("/BC"), fill=False)
    if line and thick > 0:
        half = thick / 2
        drawn += b"q %s %.2f w %.2f %.2f %.2f %.2f re S Q\n" % (
            line, thick, half, half, max(0.0, wide - thick), max(0.0, high - thick),
        )  # fmt: skip
    return drawn


def _paint(value: Any, *, fill: bool) -> bytes:
    figures = [plain(item) for item in array(value)]
    if not figures or not all(isinstance(item, int | float) for item in figures):
        return b""
    names = {1: b"g" if fill else b"G", 3: b"rg" if fill else b"RG", 4: b"k" if fill else b"K"}
    if len(figures) not in names:
        return b""
    return b" ".join(b"%.4g" % float(item) for item in figures) + b" " + names[len(figures)]


def mark_picture(writer: Any, annotation: Any) -> Any:
    """The picture of a button that is on, where its form brings none: the mark that it names."""
    wide, high = _extent(annotation)
    look = dictionary(annotation.get("/MK")) or {}
    sign = str(plain(look.get("/CA")) or "4")[:1]
    flags = next(chain(annotation, "/Ff"), 0)
    if not plain(look.get("/CA")) and isinstance(flags, int) and flags & 1 << 15:
        sign = "l"
    side = min(wide, high) * 0.7
    left, bottom = (wide - side) / 2, (high - side) / 2
    path = _mark(sign)
    moved = b"q 0 g 0 G %.4g 0 0 %.4g %.4g %.4g cm\n%s\nQ" % (side, side, left, bottom, path)
    return _form(writer, annotation, wide, high, background(annotation, wide, high) + moved, None)


def _mark(sign: str) -> bytes:
    """A mark of the dingbats that forms use, in a square of side 1."""
    if sign == "8":
        return b"0.16 w 1 J 0.1 0.1 m 0.9 0.9 l S 0.1 0.9 m 0.9 0.1 l S"
    if sign == "n":
        return b"0.1 0.1 0.8 0.8 re f"
    if sign == "u":
        return b"0.5 0 m 1 0.5 l 0.5 1 l 0 0.5 l h f"
    if sign == "H":
        return (
            b"0.5 1 m 0.62 0.63 l 1 0.62 l 0.69 0.4 l 0.81 0.02 l 0.5 0.25 l 0.19 0.02 l "
            b"0.31 0.4 l 0 0.62 l 0.38 0.63 l h f"
        )
    if sign == "l":
        k = 0.4 * _CURVE
        return (
            b"0.9 0.5 m 0.9 %.4g %.4g 0.9 0.5 0.9 c %.4g 0.9 0.1 %.4g 0.1 0.5 c "
            b"0.1 %.4g %.4g 0.1 0.5 0.1 c %.4g 0.1 0.9 %.4g 0.9 0.5 c f"
        ) % (0.5 + k, 0.5 + k, 0.5 - k, 0.5 + k, 0.5 - k, 0.5 - k, 0.5 + k, 0.5 - k)
    return b"0.16 w 1 J 1 j 0.08 0.5 m 0.38 0.15 l 0.95 0.92 l S"
