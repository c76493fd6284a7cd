"""A QR code in a draft: a vector, with a picture beside it for readers that know none."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from functools import lru_cache

from packetgen.docx import svg_picture
from packetgen.errors import FormError

from ..word_files.wml import paragraph
from .markdown import Additions

_QUIET = 4
"""Blank squares on every side that scanners want (ISO/IEC 18004)."""


def qr_code(text: str, width: float, additions: Additions, styles: Mapping[str, str]) -> str:
    """The paragraph of a QR code, ``width`` points wide with its quiet zone.

    Args:
        text: What the code says: an address or a telephone number.
        width: In points.
        additions: Takes the pictures.
        styles: The template's styles; ``qr code`` is used where there is one.

    Raises:
        FormError: The text is too long for a code.
    """
    svg, png = _drawn(text, width)
    name = hashlib.sha256(f"{text} {width}".encode()).hexdigest()[:12]
    picture = svg_picture(
        svg, name=f"qr-{name}", alt=f"QR: {text}", width=width, png=png,
        number=len(additions.pictures) + 1,
    )  # fmt: skip
    style = styles.get("qr code") or styles["letter text"]
    return paragraph(additions.place(picture), style)


@lru_cache(maxsize=64)
def _drawn(text: str, width: float) -> tuple[str, bytes]:
    """A code as SVG and as PNG: an office's is the same on all its sheets."""
    import segno

    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        hint = "Use a shorter address."
        raise FormError("The text is too long for a QR code.", hint=hint) from None
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * _QUIET
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _bars(row)
    )
    # The size in points, so that nothing is scaled twice.
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{width}pt" '
        f'viewBox="0 0 {side} {side}"><rect width="{side}" height="{side}" fill="#ffffff"/>'
        f'<path d="{path}" fill="#000000"/></svg>'
    )
    pixels = io.BytesIO()
    code.save(pixels, kind="png", scale=8, border=_QUIET)
    return svg, pixels.getvalue()


def reached_at(website: str, phone: str) -> str:
    """What a phone opens when it scans an office's code: its website, else a call; else empty."""
    if website:
        return website if "://" in website else f"https://{website}"
    digits = "".join(c for c in phone if c.isdigit())
    if len(digits) == 10:
        digits = f"1{digits}"
    return f"tel:+{digits}" if digits else ""


def _bars(row: bytes) -> list[tuple[int, int]]:
    """Runs of dark squares: where each begins and how long it is."""
    bars: list[tuple[int, int]] = []
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            bars.append((start, x - start))
            start = None
    return bars
