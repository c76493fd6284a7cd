"""Annotations of a page that are no links: comments, highlights, stamps, fields' widgets."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from .finding import Box
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
    rect = pdfium.FS_RECTF()
    count = pdfium.FPDFPage_GetAnnotCount(raw_page.raw)
    for index in range(min(count, MAXIMUM_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(raw_page.raw, index)
        if not note:
            continue
        try:
            subtype = pdfium.FPDFAnnot_GetSubtype(note)
            if subtype == pdfium.FPDF_ANNOT_LINK:
                continue
            box = Box(0, 0, 0, 0)
            if pdfium.FPDFAnnot_GetRect(note, rect):
                box = place.box(rect.left, rect.bottom, rect.right, rect.top)
            texts = [
                _entry(pdfium, note, key) for key in (b"Contents", b"V", b"TU", b"RC", b"Subj")
            ]
            flags = pdfium.FPDFAnnot_GetFlags(note)
            found.append(
                Note(
                    _KINDS.get(subtype, f"kind {subtype}"),
                    " ".join(dict.fromkeys(t for t in texts if t)),
                    _entry(pdfium, note, b"T"),
                    box,
                    bool(flags & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW)),
                )
            )
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return tuple(found)


def _entry(pdfium: Any, note: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2 or size > 1_000_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
