"""Annotations of a page that are no links: comments, highlights, stamps, fields' widgets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..finding import Box
from .page_content import Placement

MAXIMUM_NOTES = 2_000


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation that is not a link: a comment, a highlight, a stamp, a form field's widget."""

    kind: str
    text: str
    author: str
    box: Box
    hidden: bool


_KINDS = {
    1: "text", 3: "free text", 4: "line", 5: "square", 6: "circle", 7: "polygon", 8: "polyline",
    9: "highlight", 10: "underline", 11: "squiggly", 12: "strike-out", 13: "stamp", 14: "caret",
    15: "ink", 16: "popup", 17: "file attachment", 18: "sound", 19: "movie", 20: "widget",
    21: "screen", 24: "watermark", 25: "3D", 26: "rich media", 27: "XFA widget", 28: "redaction",
}  # fmt: skip


def notes_of(raw_page: Any, place: Placement) -> tuple[Note, ...]:
    """Annotations other than links."""
    import pypdfium2.raw as pdfium

    found: list[Note] = []
    for note in annotations_on(raw_page, MAXIMUM_NOTES):
        subtype = pdfium.FPDFAnnot_GetSubtype(note)
        if subtype == pdfium.FPDF_ANNOT_LINK:
            continue
        texts = [_entry(pdfium, note, key) for key in (b"Contents", b"V", b"TU", b"RC", b"Subj")]
        found.append(
            Note(
                _KINDS.get(subtype, f"kind {subtype}"),
                " ".join(dict.fromkeys(t for t in texts if t)),
                _entry(pdfium, note, b"T"),
                box_of_annotation(note, place) or Box(0, 0, 0, 0),
                is_hidden(note),
            )
        )
    return tuple(found)


def annotations_on(raw_page: Any, most: int) -> Iterator[Any]:
    """The first ``most`` annotations of a page, as pdfium has them; each is closed after use."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_GetAnnotCount(raw_page.raw)
    for index in range(min(count, most)):
        note = pdfium.FPDFPage_GetAnnot(raw_page.raw, index)
        if not note:
            continue
        try:
            yield note
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def box_of_annotation(note: Any, place: Placement) -> Box | None:
    """Where pdfium's annotation stands on the page as it is seen; None if it does not say."""
    import pypdfium2.raw as pdfium

    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(note, rect):
        return None
    return place.box(rect.left, rect.bottom, rect.right, rect.top)


def is_hidden(note: Any) -> bool:
    """Whether pdfium's annotation is not shown, by its flags."""
    import pypdfium2.raw as pdfium

    flags = pdfium.FPDFAnnot_GetFlags(note)
    return bool(flags & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW))


def _entry(pdfium: Any, note: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2 or size > 1_000_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
