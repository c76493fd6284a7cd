"""Pictures into a page, and pages as pictures."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

from packetgen.docx.blocks import Picture
from packetgen.docx.pictures.picture_notes import without_notes
from packetgen.errors import EngineError
from packetgen.pdfium import PDFIUM

_EMBEDDED = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def as_svg(picture: Picture) -> str:
    """A picture's bytes inside an SVG, the form in which Typst takes them from memory.

    PNG and RGB or grey JPEG go in as they are, without EXIF data (which may hold a position);
    everything else is turned into PNG.

    Raises:
        ValueError: The bytes are no picture that can be read.
    """
    data, media_type, size = _embeddable(picture.data)
    encoded = base64.b64encode(data).decode("ascii")
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:{media_type};base64,{encoded}"/></svg>'
    )


def _embeddable(data: bytes) -> tuple[bytes, str, tuple[int, int]]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            size, mode = opened.size, opened.mode
            media_type = next((t for head, t in _EMBEDDED.items() if data.startswith(head)), "")
            if media_type == "image/jpeg" and mode in ("L", "RGB"):
                return without_notes(data), media_type, size
            if media_type == "image/png" and mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
                opened.load()
                return data, media_type, size
            plain = opened.convert("RGBA" if "A" in mode or mode == "P" else "RGB")
            buffer = io.BytesIO()
            plain.save(buffer, "PNG")
            return buffer.getvalue(), "image/png", size
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("not a picture that can be read") from error


def page_pictures(pdf: bytes, pages: Sequence[int] = (), dpi: float = 72.0) -> list[bytes]:
    """Pages of a PDF as PNG files.

    Args:
        pdf: The file's bytes.
        pages: Page numbers from 1; none means all.
        dpi: Pixels to the inch.

    Raises:
        EngineError: The file cannot be read, or has no such page.
    """
    with PDFIUM:
        return _page_pictures(pdf, pages, dpi)


def _page_pictures(pdf: bytes, pages: Sequence[int], dpi: float) -> list[bytes]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise EngineError("the PDF cannot be read, so its pages cannot be drawn") from error
    try:
        wanted = pages or range(1, len(document) + 1)
        absent = [number for number in wanted if not 1 <= number <= len(document)]
        if absent:
            raise EngineError(
                f"the PDF has {len(document)} pages, not page {', '.join(map(str, absent))}"
            )
        out = []
        for number in wanted:
            page = document[number - 1]
            drawn = page.render(scale=dpi / 72).to_pil()
            buffer = io.BytesIO()
            drawn.save(buffer, "PNG")
            out.append(buffer.getvalue())
            page.close()
        return out
    finally:
        document.close()
