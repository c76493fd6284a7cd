"""What earlier versions of a PDF still say in it.

Programs that save by appending leave the file as it was before in front of what they add: a page
from which words were taken out can be read again by cutting the file off there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .covered_text import letters_in

MAXIMUM_VERSIONS = 4
MAXIMUM_PAGES = 1_000
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_WORD = re.compile(r"\w[\w'’.-]*\w|\w")


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """Lines of an earlier version with words that the file no longer shows anywhere."""

    page: int
    letters: int
    text: str


def earlier_pages(data: bytes, document: Any) -> tuple[EarlierPage, ...]:
    """Pages of earlier versions that say more than the file does now; none if it has no such.

    ``document`` is the open file as pypdfium2 holds it; the caller holds pdfium.
    """
    import pypdfium2 as pdfium

    ends = [found.end() for found in _END.finditer(data)]
    if b"/Linearized" in data[:2048]:
        ends = ends[1:]  # the first end of such a file is that of its first page
    ends = [end for end in ends[:-1] if end < len(data) - 64][-MAXIMUM_VERSIONS:]
    if not ends:
        return ()
    now = {word for text in texts_of_pages(document) for word in _words(text)}
    found: dict[tuple[int, str], EarlierPage] = {}
    for end in ends:
        try:
            earlier = pdfium.PdfDocument(data[:end])
        except pdfium.PdfiumError:
            continue
        try:
            for number, text in enumerate(texts_of_pages(earlier), 1):
                lines = [line for line in text.splitlines() if not now.issuperset(_words(line))]
                gone = {word for line in lines for word in _words(line)} - now
                letters = sum(map(letters_in, gone))
                if letters >= 3:
                    page = EarlierPage(number, letters, "\n".join(lines))
                    found[number, page.text] = page
        finally:
            earlier.close()
    return tuple(found.values())


def texts_of_pages(document: Any) -> Iterator[str]:
    """The text of each page in order, for the first thousand; "" for one that cannot be read."""
    import pypdfium2 as pdfium

    for index in range(min(len(document), MAXIMUM_PAGES)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except (pdfium.PdfiumError, ValueError):
            yield ""
            continue
        try:
            yield str(text_page.get_text_range())
        except (pdfium.PdfiumError, ValueError):
            yield ""
        finally:
            text_page.close()
            page.close()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
