"""What is drawn on a page: its streams, their graphics state, pictures of annotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from packetgen.pages.matrices import IDENTITY, Box, Matrix, apply_box

from .content_rewriting import rewritten
from .content_tokens import marks_open
from .pdf_values import plain
from .whole_streams import unpacked

_STATE = re.compile(rb"(?<![^\s\])>}])([qQ])(?![^\s/\[(<])")
_HIDDEN = 0b10
_NO_VIEW = 0b100000


def streams_of(page: Any) -> list[Any]:
    """References (or streams) of a page's content in order; a missing content is no stream."""
    raw = dict.get(page, "/Contents")
    content = plain(raw)
    if isinstance(content, list):
        return [item for item in content if hasattr(plain(item), "get_data")]
    return [raw] if hasattr(content, "get_data") else []


def graphics_debt(streams: list[Any]) -> tuple[int, int]:
    """How many saves (q) are missing before a page's content, and restores (Q) after it.

    What is appended to a page relies on the state that the page began with; files with unbalanced
    saves are common, and a stamp on them would land anywhere.
    """
    end = content_end(streams)
    return end.saves, end.restores


@dataclass(frozen=True, slots=True)
class ContentEnd:
    """What has to stand around a page's sound content so that more can be added to it.

    ``saves`` and ``restores`` are those of :func:`graphics_debt`, ``marks`` how often marked
    content has to be ended.
    """

    saves: int = 0
    restores: int = 0
    marks: int = 0


def content_end(streams: list[Any]) -> ContentEnd:
    """How a page's content ends; what cannot be unpacked to its end is not told."""
    read = [unpacked(plain(stream)) for stream in streams]
    if None in read:
        return ContentEnd()
    data = b"\n".join(each for each in read if each is not None)
    return ContentEnd(*_state_debt(data), rewritten(data).marks if marks_open(data) else 0)


def readable(streams: list[Any]) -> bytes | None:
    """What can be read of a page's content, up to where it breaks off; None if nothing can."""
    try:
        return b"\n".join(plain(stream).get_data() for stream in streams)
    except Exception:  # a stream that cannot be decoded; viewers show what comes before it
        return None


def _state_debt(data: bytes) -> tuple[int, int]:
    words = data.split()
    saves = words.count(b"q")
    if saves == words.count(b"Q") and (not saves or words.index(b"q") < words.index(b"Q")):
        return 0, 0
    debt = _debt([found.group(1) for found in _STATE.finditer(data)])
    return debt if debt == (0, 0) else _debt(_exact(data))


def _debt(operators: list[bytes]) -> tuple[int, int]:
    depth = lowest = 0
    for operator in operators:
        depth += 1 if operator == b"q" else -1
        lowest = min(lowest, depth)
    return -lowest, depth - lowest


def _exact(data: bytes) -> list[bytes]:
    """The q and Q operators of a content stream, by reading it token by token."""
    from pypdf.generic import ContentStream, DecodedStreamObject

    stream = DecodedStreamObject()
    stream.set_data(data)
    try:
        operations = ContentStream(stream, None).operations
    except Exception:  # content that pypdf cannot read; viewers may, and go on without it
        return []
    return [operator for _, operator in operations if operator in (b"q", b"Q")]


def picture_of(annotation: Any) -> tuple[Any, Matrix] | None:
    """An annotation's normal appearance and the matrix that puts it on the page.

    The algorithm is that of ISO 32000-1, 12.5.5. None: it shows nothing (hidden, no appearance, an
    empty one, or a state that is off).
    """
    flags = plain(annotation.get("/F"))
    if isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW):
        return None
    appearances = plain(annotation.get("/AP"))
    raw = dict.get(appearances, "/N") if isinstance(appearances, dict) else None
    normal = plain(raw)
    if isinstance(normal, dict) and not hasattr(normal, "get_data"):
        raw = dict.get(normal, str(plain(annotation.get("/AS")) or "/Off"))
        normal = plain(raw)
    rect = box_of(annotation.get("/Rect"))
    if rect is None or not hasattr(normal, "get_data"):
        return None
    box = box_of(normal.get("/BBox"))
    if box is None or box[2] - box[0] <= 0 or box[3] - box[1] <= 0:
        return None
    if normal.get("/Subtype") != "/Form":
        # Left out by some writers; a page draws only what says that it is a form.
        from pypdf.generic import NameObject

        normal[NameObject("/Subtype")] = NameObject("/Form")
    matrix = matrix_of(normal.get("/Matrix"))
    seen = apply_box(matrix, box)
    wide, high = seen[2] - seen[0], seen[3] - seen[1]
    if wide <= 0 or high <= 0:
        return None
    sx, sy = (rect[2] - rect[0]) / wide, (rect[3] - rect[1]) / high
    return raw, (sx, 0.0, 0.0, sy, rect[0] - seen[0] * sx, rect[1] - seen[1] * sy)


def field_description(annotation: Any) -> str:
    """What the picture of a button means to who cannot see it: "Agreed: checked"; else nothing."""
    if _inherited(annotation, "/FT") != "/Btn":
        return ""
    words = _inherited(annotation, "/TU") or _inherited(annotation, "/T") or "Box"
    return f"{words}: {'checked' if _is_on(annotation) else 'not checked'}"


def is_filled(annotation: Any) -> bool:
    """Whether a form field has a value to read: text, a choice, a checked box."""
    if _inherited(annotation, "/FT") == "/Btn":
        return _is_on(annotation)
    return bool(str(_inherited(annotation, "/V") or "").strip())


def _is_on(annotation: Any) -> bool:
    return plain(annotation.get("/AS")) not in (None, "/Off")


def _inherited(annotation: Any, key: str) -> Any:
    """A value of a form field, from the widget itself or the fields above it."""
    line = annotation
    for _ in range(10):
        value = plain(line.get(key))
        if value is not None:
            return value
        line = plain(line.get("/Parent"))
        if not isinstance(line, dict):
            break
    return None


def box_of(value: Any) -> Box | None:
    """A rectangle with its corners in order; None where there is none."""
    try:
        x0, y0, x1, y1 = (float(plain(item)) for item in plain(value))
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def matrix_of(value: Any) -> Matrix:
    """A matrix of six figures; one that changes nothing where there is none."""
    try:
        a, b, c, d, e, f = (float(plain(item)) for item in plain(value))
    except (TypeError, ValueError):
        return IDENTITY
    return a, b, c, d, e, f
