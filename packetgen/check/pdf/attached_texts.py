"""The words of files that are attached inside a PDF."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

MAXIMUM_FILES = 50
MAXIMUM_BYTES = 20_000_000
MAXIMUM_TEXT = 2_000_000
"""Characters read of one attached file."""

_MARKUP = re.compile(r"<[^>]*>")


def attached_texts(document: Any) -> Iterator[str]:
    """The text of each attached file that has one: PDF, Office documents, plain text and the like.

    ``document`` is an open file as pypdfium2 holds it. Files in files are not opened.
    """
    for index in range(min(document.count_attachments(), MAXIMUM_FILES)):
        try:
            data = bytes(document.get_attachment(index).get_data())
        except Exception:  # pdfium's wrapper raises more than one kind
            continue
        text = text_of(data[:MAXIMUM_BYTES])
        if text.strip():
            yield text


def text_of(data: bytes) -> str:
    """The words of a file of any kind, or "" for one without words that can be told."""
    if b"%PDF-" in data[:1024]:
        return _of_pdf(data)
    if data[:4] == b"PK\x03\x04":
        return _of_package(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")[:MAXIMUM_TEXT]
    if b"\0" in data[:4096]:
        return ""
    text = data.decode("utf-8", "replace")[:MAXIMUM_TEXT]
    return f"{text}\n{html.unescape(_MARKUP.sub(' ', text))}" if "<" in text else text


def _of_pdf(data: bytes) -> str:
    import pypdfium2 as pdfium

    from .earlier_versions import texts_of_pages

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ""
    try:
        return "\n".join(texts_of_pages(document))[:MAXIMUM_TEXT]
    finally:
        document.close()


def _of_package(data: bytes) -> str:
    """The XML of an Office document without its tags; parts that swell beyond measure are left."""
    pieces: list[str] = []
    left = MAXIMUM_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for item in package.infolist():
                if not item.filename.endswith((".xml", ".txt", ".csv")) or item.file_size > left:
                    continue
                left -= item.file_size
                xml = package.read(item).decode("utf-8", "replace")
                # Word splits a number over runs, not over paragraphs; cells stand apart.
                parted = re.sub(r"</(?:w:p|w:tc|a:p|si|c|text:p)>", "\n", xml)
                pieces.append(html.unescape(_MARKUP.sub("", parted)))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return ""
    return "\n".join(pieces)[:MAXIMUM_TEXT]
