"""How many pages an exhibit will have, as far as that is known without taking it in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from packetgen.pdfium import PDFIUM

from ..plans.page_ranges import page_numbers

_ONE_PAGE = frozenset({".jpg", ".jpeg", ".png"})


def known_page_count(files: Sequence[Path], pages: str = "") -> int | None:
    """Pages of an exhibit made from these files; None where only taking it in will tell.

    A PDF is opened, its pages are not read; a JPEG or PNG has one page. What is wrong with a file
    is said when it is taken in.

    Args:
        files: The exhibit's files in order.
        pages: The range that is taken of them, such as ``1-3, 7``; empty for all.
    """
    counts = [_count(file) for file in files]
    if not counts or None in counts:
        return None
    total = sum(count for count in counts if count is not None)
    try:
        return len(page_numbers(pages, total))
    except ValueError:
        return None


def _count(file: Path) -> int | None:
    suffix = file.suffix.lower()
    if suffix in _ONE_PAGE:
        return 1
    if suffix != ".pdf":
        return None
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(file)
        except (pypdfium2.PdfiumError, OSError, ValueError):
            return None
        try:
            return len(document)
        finally:
            document.close()
