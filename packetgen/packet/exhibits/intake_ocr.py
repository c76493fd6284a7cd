"""Scans made searchable by OCRmyPDF and Tesseract (extra ``ocr``); other pages stay as they are."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from packetgen.pdfium import PDFIUM

from ..pdf.pdf_opening import UnusableFileError

LIMIT = 60.0
"""Seconds for each scanned page, and as many to begin with."""


def searchable_pdf(pdf: bytes, languages: str) -> tuple[bytes, tuple[str, ...]]:
    """The file with a layer of text behind its scanned pages.

    A page is a scan if it shows a picture and no text. Without such a page the file is returned as
    it is.

    Raises:
        UnusableFileError: A program or a language is not installed, or reading failed.
    """
    scans = scanned_pages(pdf)
    if not scans:
        return pdf, ("no page of it is a scan, so no text was recognised",)
    _installed(languages)
    with tempfile.TemporaryDirectory(prefix="packetgen-") as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(pdf)
        command = [
            sys.executable, "-m", "ocrmypdf", "--skip-text", "--output-type", "pdf",
            "--optimize", "0", "--jobs", "1", "--quiet", "-l", languages,
            "--pages", ",".join(str(page) for page in scans), str(source), str(target),
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=LIMIT * (len(scans) + 1), check=False,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UnusableFileError(
                "the text of its scanned pages could not be recognised in time",
                "Leave out 'ocr', or recognise the text in another program first.",
            ) from error
        if done.returncode or not target.is_file():
            words = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = " ".join(words[-1].split())[:160] if words else f"code {done.returncode}"
            raise UnusableFileError(
                f"the text of its scanned pages could not be recognised ({reason})",
                "Leave out 'ocr', or recognise the text in another program first.",
            )
        made = _undated(target)
    count = len(scans)
    pages = f"page{'' if count == 1 else 's'} {_listed(scans)}"
    return made, (
        f"the text of {pages} was recognised by OCRmyPDF ({languages}); recognised text may be "
        "wrong, and lies invisibly behind the picture",
    )


def _undated(path: Path) -> bytes:
    """The file without the time at which it was made: the same scan gives the same bytes."""
    import pikepdf

    with pikepdf.open(path) as document:
        if "/Metadata" in document.Root:
            del document.Root.Metadata
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        for page in document.pages:
            _plainly_named(page)
        buffer = BytesIO()
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _plainly_named(page: Any) -> None:
    """Give the layer of text a fixed name: OCRmyPDF draws one by lot at every run."""
    import pikepdf

    forms = page.resources.get("/XObject")
    drawn = [str(name) for name in forms or () if str(name).startswith("/OCR-")]
    if not drawn:
        return
    names = {name: f"/PacketgenText{number}" for number, name in enumerate(sorted(drawn))}
    for old, new in names.items():
        forms[new] = forms[old]
        del forms[old]
    contents = page.obj.get("/Contents")
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        data = stream.read_bytes()
        if b"/OCR-" in data:
            for old, new in names.items():
                data = data.replace(f"{old} ".encode(), f"{new} ".encode())
            stream.write(data)


def _listed(pages: list[int]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}\N{EN DASH}{b}" for a, b in runs)


def _installed(languages: str) -> None:
    lacking = []
    if importlib.util.find_spec("ocrmypdf") is None:
        lacking.append("OCRmyPDF (pip install 'packetgen[ocr]')")
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        lacking.append("Tesseract (apt install tesseract-ocr, or tesseract-ocr.github.io)")
    if shutil.which("gs") is None and shutil.which("gswin64c") is None:
        lacking.append("Ghostscript (apt install ghostscript, or ghostscript.com)")
    if lacking:
        raise UnusableFileError(
            f"its scanned pages cannot be read: {' and '.join(lacking)} is not installed",
            "Install it, or leave out 'ocr'.",
        )
    assert tesseract is not None
    known = subprocess.run(
        [tesseract, "--list-langs"], capture_output=True, timeout=30, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    have = set((known.stdout + known.stderr).decode("utf-8", "replace").split())
    absent = [name for name in languages.split("+") if name not in have]
    if absent:
        raise UnusableFileError(
            f"Tesseract has no data for the language {' and '.join(absent)}",
            f"Install it (apt install tesseract-ocr-{absent[0]}), or correct 'ocr'.",
        )


def scanned_pages(pdf: bytes) -> list[int]:
    """Pages, from 1, that show a picture and no text."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    found = []
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return []
        try:
            for number in range(len(document)):
                try:
                    page = document[number]
                except pypdfium2.PdfiumError:
                    continue
                words = page.get_textpage()
                blank = not words.get_text_bounded().strip()
                words.close()
                kinds = (pdfium.FPDF_PAGEOBJ_IMAGE,)
                if blank and next(iter(page.get_objects(filter=kinds, max_depth=3)), None):
                    found.append(number + 1)
                page.close()
        finally:
            document.close()
    return found
