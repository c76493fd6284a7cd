"""PDF files written object by object, as other programs write them."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

from packetgen.packet import StampPlan

from .conftest import bind, filing_of

Check = Callable[[bytes], None]

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def shown(text: str, size: int = 12) -> bytes:
    return f"BT /F1 {size} Tf 72 700 Td ({text}) Tj ET".encode()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)


def raw_pdf(objects: dict[int, bytes], trailer: bytes = b"", head: bytes = b"%PDF-1.5\n") -> bytes:
    """A file with a classic cross-reference table; object 1 is the catalog."""
    return head + revision(objects, len(head), trailer, size=max(objects) + 1)


def revision(
    objects: dict[int, bytes], at: int, trailer: bytes = b"", *, size: int, first: bool = True
) -> bytes:
    body, places = b"", {}
    for number, text in objects.items():
        places[number] = at + len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"xref\n" + (b"0 1\n0000000000 65535 f \n" if first else b"")
    for number, place in sorted(places.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, place)
    start = at + len(body)
    return body + table + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, trailer, start,
    )  # fmt: skip


def one_page(content: bytes, page: bytes = b"", pages: bytes = b"") -> dict[int, bytes]:
    """Objects of a file of one page whose resources and size come from the page tree."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]"
        b"/Resources<</Font<</F1 5 0 R>>>>%s>>" % pages,
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s>>" % page,
        4: stream(content),
        5: FONT,
    }


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def bound(*pdfs: bytes, stamps: bool = True) -> bytes:
    parts = filing_of(*((f"e{n}", pdf) for n, pdf in enumerate(pdfs)))
    return bind(parts, stamps=StampPlan.usual() if stamps else None)[0].pdf
