"""PDF files that tests make for themselves, as other programs would have made them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from packetgen.packet import About, Assembled, PartPdf, Press, assemble
from packetgen.pages import PageMap, Part, PartKind, page_map

Edit = Callable[[PdfWriter], None]


def make_pdf(
    texts: Sequence[str], edit: Edit | None = None, size: tuple[float, float] = (612, 792)
) -> bytes:
    """A PDF with one page for each text, which stands near the top left in Helvetica."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    reference = writer._add_object(font)
    for text in texts:
        page = writer.add_blank_page(*size)
        stream = DecodedStreamObject()
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        stream.set_data(f"BT /F1 12 Tf 72 {size[1] - 90} Td ({shown}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): reference})}
        )
    if edit is not None:
        edit(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def set_content(page: Any, writer: PdfWriter, data: bytes) -> None:
    """Replace what is drawn on a page."""
    stream = DecodedStreamObject()
    stream.set_data(data)
    page[NameObject("/Contents")] = writer._add_object(stream)


def box(*figures: float) -> ArrayObject:
    """A PDF rectangle."""
    return ArrayObject(FloatObject(figure) for figure in figures)


def add_uri(writer: PdfWriter, page: int, uri: str) -> None:
    """A link annotation without flags, as many programs write it."""
    writer.add_annotation(page, Link(rect=(72, 600, 200, 620), url=uri))


def filing_of(*exhibits: tuple[str, bytes], paper: bytes | None = None) -> list[PartPdf]:
    """A paper with exhibits attached, labelled A, B, …"""
    place = {"filing": "motion", "document": "declaration"}
    parts = []
    if paper is not None:
        part = Part("declaration", PartKind.PAPER, "Declaration", pages_in(paper), **place)
        parts.append(PartPdf(part, paper))
    for number, (name, pdf) in enumerate(exhibits):
        part = Part(
            f"exhibit-{name}", PartKind.EXHIBIT, f"Title of {name}", pages_in(pdf), **place,
            exhibit=name, label=chr(65 + number),
        )  # fmt: skip
        parts.append(PartPdf(part, pdf, f"{name}.pdf"))
    return parts


def pages_in(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def bind(parts: Sequence[PartPdf], **options: Any) -> tuple[Assembled, PageMap]:
    """Assemble parts under their own map."""
    pages = page_map([part.part for part in parts])
    return assemble(parts, pages, About("Motion"), **options), pages


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def titles(outline: Any) -> list[Any]:
    """An outline as nested titles."""
    return [titles(item) if isinstance(item, list) else item.title for item in outline]


def text_string(text: str) -> TextStringObject:
    return TextStringObject(text)


@pytest.fixture(scope="session")
def press() -> Press:
    """What sets the sheets of exhibits that are no PDF."""
    import datetime as dt

    from packetgen.typeset import open_fonts

    return Press(dt.date(2026, 12, 1), open_fonts())


@pytest.fixture
def opened_everywhere() -> Callable[[bytes], None]:
    """Open a PDF in every reader that is here, and fail on a complaint of any."""
    import shutil
    import subprocess
    import tempfile
    from pathlib import Path

    import pypdfium2

    def check(pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(pdf)
        try:
            assert len(document) == len(reader(pdf).pages)
            for page in document:
                page.render(scale=0.1)
        finally:
            document.close()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "packet.pdf"
            path.write_bytes(pdf)
            for command in (["qpdf", "--check"], ["pdftotext"], ["pdfinfo"]):
                program = shutil.which(command[0])
                if program is None:
                    continue
                said = subprocess.run(
                    [program, *command[1:], str(path)], capture_output=True, text=True, check=False
                )
                assert said.returncode == 0, said.stderr
                assert not said.stderr, said.stderr

    return check
