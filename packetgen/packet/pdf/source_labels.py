"""What a source file calls its pages: the numbers that a transcript or a volume goes by."""

from __future__ import annotations

from .pdf_opening import UnusableFileError, complaints, open_pdf

_LONGEST = 24


def labels_of_pages(pdf: bytes) -> tuple[str, ...]:
    """The page labels of a PDF; empty where it has none, or where they only count from 1."""
    with complaints():
        try:
            opened = open_pdf(pdf)
            if opened.catalog.get("/PageLabels") is None:
                return ()
            found = tuple(label.strip()[:_LONGEST] for label in opened.reader.page_labels)
        except (UnusableFileError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            return ()
    counted = tuple(str(number) for number in range(1, len(found) + 1))
    return () if found == counted or len(found) != len(opened.pages) else found
