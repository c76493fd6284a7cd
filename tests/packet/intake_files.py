"""Files as people hand them in, and what became of their pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def seen(pdf: bytes, page: int = 0) -> Any:
    """A page as a picture at 72 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def photo(orientation: int = 1) -> bytes:
    """A picture that is red at the left and blue at the right, with a place in its EXIF."""
    picture = Image.new("RGB", (200, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CAMERA-MAKER"
    exif.get_ifd(0x8825)[2] = (37.0, 48.0, 15.0)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif, quality=95, comment=b"owner: somebody")
    return buffer.getvalue()


def word_file(*paragraphs: str) -> bytes:
    import docx

    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
