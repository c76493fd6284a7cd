"""The words of files that are attached inside a PDF."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

MAXIMUM_FILES = 50
MAXIMUM_BYTES = 20_000_000
MAXIMUM_TEXT = 2_000_000
"""Characters read of one attached file."""

_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Attached:
    """What the files attached inside a PDF say, and how many of them could not be read whole."""

    texts: tuple[str, ...] = field(default=(), repr=False)
    unread: int = 0


def attached_texts(document: Any) -> Attached:
    """The text of each attached file that has one: PDF, Office documents, plain text and the like.

    ``document`` is an open file as pypdfium2 holds it. Files in files are not opened.
    """
    count = document.count_attachments()
    texts: list[str] = []
    unread = max(0, count - MAXIMUM_FILES)
    for index in range(min(count, MAXIMUM_FILES)):
        try:
            data = bytes(document.get_attachment(index).get_data())
        except Exception:  # pdfium's wrapper raises more than one kind
            unread += 1
            continue
        text, whole = text_of(data[:MAXIMUM_BYTES])
        unread += not whole or len(data) > MAXIMUM_BYTES
        if text.strip():
            texts.append(text)
    return Attached(tuple(texts), unread)


def text_of(data: bytes) -> tuple[str, bool]:
    """The words of a file of any kind, "" where it has none; False if not all could be read.

    A picture or a sound has no words that can be told, and counts as read.
    """
    if b"%PDF-" in data[:1024]:
        return _of_pdf(data)
    if data[:4] == b"PK\x03\x04":
        return _of_package(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _cut(data.decode("utf-16", "replace"))
    if b"\0" in data[:4096]:
        return "", True
    text, whole = _cut(data.decode("utf-8", "replace"))
    return (f"{text}\n{html.unescape(_MARKUP.sub(' ', text))}" if "<" in text else text), whole


def _cut(text: str) -> tuple[str, bool]:
    return text[:MAXIMUM_TEXT], len(text) <= MAXIMUM_TEXT


def _of_pdf(data: bytes) -> tuple[str, bool]:
    import pypdfium2 as pdfium

    from .earlier_versions import texts_of_pages

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return "", False
    try:
        return _cut("\n".join(texts_of_pages(document)))
    finally:
        document.close()


def _of_package(data: bytes) -> tuple[str, bool]:
    """The XML of an Office document without its tags; parts that swell beyond measure are left."""
    pieces: list[str] = []
    left, whole = MAXIMUM_BYTES, True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for item in package.infolist():
                if not item.filename.endswith((".xml", ".txt", ".csv")):
                    continue
                if item.file_size > left:
                    whole = False
                    continue
                left -= item.file_size
                xml = package.read(item).decode("utf-8", "replace")
                # Word splits a number over runs, not over paragraphs; cells stand apart.
                parted = re.sub(r"</(?:w:p|w:tc|a:p|si|c|text:p)>", "\n", xml)
                pieces.append(html.unescape(_MARKUP.sub("", parted)))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        whole = False
    text, uncut = _cut("\n".join(pieces))
    return text, whole and uncut
