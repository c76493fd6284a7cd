"""Files of many kinds that tests take in as exhibits, and what is read of them afterwards."""

from __future__ import annotations

import io
import struct
import wave
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pypdfium2

from packetgen.case import Treatment
from packetgen.packet import ExhibitPart, IntakeFile, Press, take_in

from .conftest import make_pdf
from .intake_files import photo


def taken(
    press: Press | None, folder: Path, name: str, data: bytes, *, title: str = "",
    environment: dict[str, str] | None = None, pages: str = "", **treatment: str,
) -> ExhibitPart:  # fmt: skip
    """One file as an exhibit labelled A."""
    path = folder / name
    path.write_bytes(data)
    file = IntakeFile(path, title=title, treatment=Treatment(**treatment))
    return take_in("thing", [file], press=press, label="A", environment=environment, pages=pages)


def words(pdf: bytes) -> list[str]:
    """The words of each page as a reader sees them, white space made single."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            " ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "").split())
            for page in document
        ]
    finally:
        document.close()


def outline(pdf: bytes) -> list[tuple[int, str, int | None]]:
    """Bookmarks as level, title and page (from 0)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (item.level, item.get_title(), item.get_dest().get_index())
            for item in document.get_toc()
        ]
    finally:
        document.close()


def message(body: str = "Hello.", html: str = "", **headers: str) -> EmailMessage:
    """An e-mail; headers are given with underscores for hyphens."""
    made = EmailMessage()
    for name, value in {
        "From": "Theo Lind <theo@example.com>",
        "To": "maria@example.org",
        "Date": "Tue, 03 Mar 2026 09:15:04 -0800",
        "Subject": "The leak",
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }.items():
        made[name] = value
    if body:
        made.set_content(body)
    if html and body:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def workbook(fill: Any) -> bytes:
    """An XLSX file; ``fill`` is given the workbook and its first sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    fill(book, book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_attachments() -> bytes:
    made = message("Dear María,\n\n> quoted\n\nSee the files.", Cc="legal@example.com")
    made.add_attachment(photo(), maintype="image", subtype="jpeg", filename="roof.jpg")
    made.add_attachment(
        make_pdf(["inspection page"]), maintype="application", subtype="pdf", filename="report.pdf"
    )
    inner = message("Please look.", Subject="Leak", From="x@example.com")
    inner.add_attachment(b"a note\n", maintype="text", subtype="plain", filename="note.txt")
    made.add_attachment(inner)
    return made.as_bytes()


def wav(seconds: float) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\0\0" * int(8000 * seconds))
    return buffer.getvalue()


def mp4(seconds: int, brand: bytes = b"isom", version: int = 0) -> bytes:
    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I4s", 8 + len(content), name) + content

    times = struct.pack(">QQIQ" if version else ">IIII", 0, 0, 600, 600 * seconds)
    head = box(b"mvhd", bytes([version, 0, 0, 0]) + times)
    return box(b"ftyp", brand + b"\0\0\0\0") + box(b"mdat", b"x" * 50) + box(b"moov", head)
