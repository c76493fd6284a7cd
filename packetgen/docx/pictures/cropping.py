"""Cutting a picture down to what Word shows of it.

What was cropped away stays in the Word file, and must not travel on into a filing.
"""

from __future__ import annotations

import io

Crop = tuple[float, float, float, float]
"""Shares of width and height that are cut off: left, top, right, bottom (0 to 1)."""

_FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "PNG", "BMP": "PNG", "TIFF": "PNG", "WEBP": "PNG"}


def cropped(data: bytes, crop: Crop) -> bytes | None:
    """The part of a picture that is left; None if the picture cannot be read or nothing is left.

    JPEG stays JPEG, all else becomes PNG. Nothing of the original file but its pixels is kept.
    """
    from PIL import Image, UnidentifiedImageError

    left, top, right, bottom = crop
    if min(crop) < 0 or left + right >= 1 or top + bottom >= 1:
        return None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind = _FORMATS.get(picture.format or "")
            if kind is None:
                return None
            width, height = picture.size
            box = (
                round(width * left),
                round(height * top),
                max(round(width * (1 - right)), round(width * left) + 1),
                max(round(height * (1 - bottom)), round(height * top) + 1),
            )
            part = picture.crop(box)
            buffer = io.BytesIO()
            if kind == "JPEG":
                part.save(buffer, "JPEG", quality=95, subsampling=0, icc_profile=None)
            else:
                part.save(buffer, "PNG", icc_profile=None)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return buffer.getvalue()
