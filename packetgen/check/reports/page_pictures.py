"""Small pictures of pages for the report, with identifiers painted out."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from packetgen.pdfium import PDFIUM

from ..finding import Box, Finding

SCALE = 1.0
"""Pixels per point: 612 across a Letter page, legible and about 30 kB."""

PHOTOGRAPH = 60_000
"""Bytes of PNG beyond which a page is taken for a photograph or a scan."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a PNG or JPEG ``data:`` URI. Width and height in points."""

    number: int
    uri: str
    width: float
    height: float


def pictures(
    data: bytes, numbers: Iterable[int], covered: Mapping[int, list[Box]]
) -> dict[int, PagePicture]:
    """Pictures of some pages; boxes in ``covered`` are painted out in the picture itself.

    Pages that cannot be drawn are left out.
    """
    import pypdfium2 as pdfium
    from PIL import ImageDraw

    found: dict[int, PagePicture] = {}
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            return found
        try:
            for number in numbers:
                if not 1 <= number <= len(document):
                    continue
                try:
                    page = document[number - 1]
                    width, height = page.get_size()
                    scale = min(SCALE, 1400 / max(width, height, 1.0))
                    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
                    page.close()
                except (pdfium.PdfiumError, ValueError, MemoryError):
                    continue
                draw = ImageDraw.Draw(image)
                for box in covered.get(number, ()):
                    corners = (box.left - 1, box.top - 1, box.right + 1, box.bottom + 1)
                    draw.rectangle([c * scale for c in corners], fill="#444444")
                found[number] = PagePicture(number, _encoded(image), width, height)
        finally:
            document.close()
    return found


def _encoded(image: object) -> str:
    """A ``data:`` URI: PNG for text and drawings, JPEG for photographs and scans."""
    from PIL import Image

    assert isinstance(image, Image.Image)
    kind, stream = "png", io.BytesIO()
    small = image.quantize(colors=32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(stream, "PNG", compress_level=6)
    if stream.tell() > PHOTOGRAPH:
        kind, stream = "jpeg", io.BytesIO()
        image.save(stream, "JPEG", quality=60)
    return f"data:image/{kind};base64," + base64.b64encode(stream.getvalue()).decode("ascii")


def boxes_on(findings: Iterable[Finding]) -> dict[int, list[tuple[int, Finding, Box | None]]]:
    """For each page the findings on it with their number in the report and their box."""
    found: dict[int, list[tuple[int, Finding, Box | None]]] = {}
    for number, finding in enumerate(findings, 1):
        places = [(finding.page, finding.box), *((p.page, p.box) for p in finding.also)]
        for page, box in places:
            if page is not None:
                found.setdefault(page, []).append((number, finding, box))
    return found
