"""Damaged content of a page: written anew where that shows the same, else drawn apart as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from packetgen.pdfium import PDFIUM

from .content_rewriting import is_well_written, rewritten
from .page_content import readable, streams_of
from .pdf_values import plain
from .whole_streams import unpacked

_LONG_SIDE = 1000
"""Pixels of the longer side of the drawings that are compared."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A page's content without its damaged places; ``alike`` says that it shows the same."""

    data: bytes = field(repr=False)
    alike: bool

    @property
    def said(self) -> str:
        """What the report says of it."""
        if self.alike:
            return "its damaged content was written anew, and shows what it showed"
        return "its damaged content is drawn as it is, of which programs may complain"


def mended_content(page: Any) -> Mended | None:
    """A page's content without its damaged places; None where it has none."""
    streams = streams_of(page)
    try:
        read = [unpacked(plain(stream)) for stream in streams]
    except Exception:  # pypdf raises nearly anything on damaged input
        read = [None]
    whole = None not in read
    data = b"\n".join(each for each in read if each is not None) if whole else readable(streams)
    if data is None or (whole and is_well_written(data)):
        return None
    made = rewritten(data)
    if whole and not made.lost:
        return None
    return Mended(made.data, _drawn_alike(page, made.data))


def _drawn_alike(page: Any, data: bytes) -> bool:
    """Whether a page shows the same with other content."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    try:
        drawn = []
        writer = PdfWriter()
        alone = writer.add_page(page)
        drawn.append(_drawn(writer))
        stream = DecodedStreamObject()
        stream.set_data(data)
        alone[NameObject("/Contents")] = writer._add_object(stream)
        drawn.append(_drawn(writer))
    except Exception:  # what pypdf cannot copy, or pdfium cannot draw
        return False
    return drawn[0] == drawn[1]


def _drawn(writer: Any) -> tuple[int, int, bytes]:
    import pypdfium2

    made = BytesIO()
    writer.write(made)
    with PDFIUM:
        document = pypdfium2.PdfDocument(made.getvalue())
        try:
            page = document[0]
            scale = min(1.5, _LONG_SIDE / max(*page.get_size(), 1.0))
            bitmap = page.render(scale=scale, grayscale=True)
            return bitmap.width, bitmap.height, bytes(bitmap.buffer)
        finally:
            document.close()
