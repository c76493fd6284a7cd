"""Repair of damaged PDFs by qpdf, through pikepdf (extra ``repair``)."""

from __future__ import annotations

from io import BytesIO

from packetgen.reading.english_counts import counted

from ..pdf.pdf_opening import UnusableFileError


def repaired_pdf(data: bytes, password: str = "") -> tuple[bytes, str]:
    """The file rebuilt from what can be found in it, and a sentence that says so.

    Raises:
        UnusableFileError: pikepdf is not installed, or nothing can be found.
    """
    try:
        import pikepdf
    except ImportError as error:
        raise UnusableFileError(
            "it is damaged, and pikepdf, which would repair it, is not installed",
            "Install it with: pip install 'packetgen[repair]'.",
        ) from error
    try:
        with pikepdf.open(BytesIO(data), password=password, attempt_recovery=True) as document:
            count = len(document.pages)
            complaints = len(document.get_warnings())
            buffer = BytesIO()
            document.save(buffer, deterministic_id=True)
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError, TypeError) as error:
        raise UnusableFileError(
            "it is damaged beyond repair", "Get it from its source again."
        ) from error
    if not count:
        raise UnusableFileError(
            "it is damaged, and no page of it could be found", "Get it from its source again."
        )
    pages = f"{counted(count, 'page')} found"
    said = f", {counted(complaints, 'place')} mended" if complaints else ""
    return buffer.getvalue(), f"the file was damaged and was repaired by qpdf ({pages}{said})"
