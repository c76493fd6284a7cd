"""A PDF as a court's clerk would receive it: its pages, read one at a time, and its structure.

:func:`open_pdf` gives a :class:`PdfView`; iterate :meth:`PdfView.pages` once. A page is forgotten
when the next is read, so that memory stays flat on files of any length.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from packetgen.errors import Location, PacketError, Problem
from packetgen.pdfium import PDFIUM

from .attached_texts import Attached, attached_texts
from .covered_text import HiddenText, hidden_text
from .earlier_versions import EarlierPage, earlier_pages
from .page_content import PageContent, Placement, placement_of, read_page
from .page_layout import Layout, layout_of
from .page_notes import Note, notes_of
from .pdf_structure import (
    Bookmark,
    Link,
    Structure,
    bookmarks_of,
    links_of,
    structure_of,
)
from .text_lines import Line, lines_of

LETTER = Placement(0.0, 0.0, 612.0, 792.0, 0)
"""Where a page that cannot be loaded is taken to lie."""


class UnreadableError(PacketError):
    """A file that is no PDF, or one that cannot be opened. ``reason`` is one word for it."""

    def __init__(self, reason: str, message: str, hint: str, name: str = "") -> None:
        problem = Problem(Location(file=name or None), message, hint)
        super().__init__(f"{name or 'The file'} cannot be read.", hint=hint, problems=(problem,))
        self.reason = reason
        self.plain = message


class PageView:
    """One page as it is seen. Everything is read when first asked for, and once."""

    def __init__(self, pdf: PdfView, index: int) -> None:
        self._pdf = pdf
        self.index = index
        self.number = index + 1
        self._raw: Any = None
        self.damage = ""
        """What pdfium said when it could not read the page; empty if it could."""

    @cached_property
    def content(self) -> PageContent:
        """Words, rules, boxes and pictures; empty if the page is unreadable (:attr:`damage`)."""
        try:
            if min(self.raw.get_size()) <= 0:
                raise ValueError("a page without a size")
            return read_page(self.raw)
        except Exception as error:  # pdfium's wrapper raises more than one kind
            self.damage = self.damage or type(error).__name__
            width, height = self.placement.size
            return PageContent(width, height, (), (), (), ())

    @cached_property
    def layout(self) -> Layout:
        """The page taken apart: numbered lines, running text, notes, footer, page numbers."""
        return layout_of(self.content)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All visible lines, top to bottom, line numbers among them."""
        return lines_of(w for w in self.content.words if not w.hidden and w.artifact != "Watermark")

    @cached_property
    def text(self) -> str:
        """All text in the order of the file, the invisible text of an OCR layer included."""
        return " ".join(word.text for word in self.content.words if word.artifact != "Watermark")

    @cached_property
    def placement(self) -> Placement:
        """How the page lies: visible rectangle and rotation."""
        return placement_of(self.raw) if self.opens else LETTER

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links on the page with where they lead; none if the page is unreadable."""
        return links_of(self._pdf.raw, self.raw, self.placement) if self.opens else ()

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Annotations other than links, with their text; none if the page is unreadable."""
        return notes_of(self.raw, self.placement) if self.opens else ()

    @cached_property
    def hidden_text(self) -> tuple[HiddenText, ...]:
        """Text that is in the file and out of sight; see ``covered_text``."""
        if self.damage:
            return ()
        return hidden_text(self, layers_off=self._pdf.structure.layers_off)

    @property
    def opens(self) -> bool:
        """Whether pdfium can load the page; if not, :attr:`damage` says so."""
        try:
            return self.raw is not None
        except Exception as error:  # pdfium's wrapper raises more than one kind
            self.damage = self.damage or type(error).__name__
            return False

    @property
    def raw(self) -> Any:
        """The page as pdfium holds it; raises what pdfium raises for a page it cannot load."""
        if self._raw is None:
            self._raw = self._pdf.document[self.index]
        return self._raw

    @property
    def form_document(self) -> Any:
        """The file read a second time, with its form: for drawing fields with their values."""
        return self._pdf.form_document

    def close(self) -> None:
        """Let the page's memory go; what was read stays readable."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None


class PdfView:
    """An open PDF."""

    def __init__(self, data: bytes, document: Any, name: str) -> None:
        self.data = data
        self.document = document
        self.name = name
        self.page_count = len(document)
        self._more: list[Any] = []

    @property
    def raw(self) -> Any:
        """The document as pdfium holds it."""
        return self.document.raw

    def pages(self) -> Iterator[PageView]:
        """Each page in order; the one before is closed."""
        for index in range(self.page_count):
            page = PageView(self, index)
            try:
                yield page
            finally:
                page.close()

    @contextmanager
    def page(self, number: int) -> Iterator[PageView]:
        """One page by its number from 1."""
        page = PageView(self, number - 1)
        try:
            yield page
        finally:
            page.close()

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline, flat, in order."""
        return bookmarks_of(self.document)

    @cached_property
    def structure(self) -> Structure:
        """Metadata, encryption, active content, fields, attachments, tagging."""
        return structure_of(self.data, self.document)

    @cached_property
    def earlier_pages(self) -> tuple[EarlierPage, ...]:
        """What earlier versions of the file, left in it, say beyond what it says now."""
        return earlier_pages(self.data, self.document)

    @cached_property
    def attached(self) -> Attached:
        """What the files attached inside this one say."""
        return attached_texts(self.document)

    @cached_property
    def form_document(self) -> Any:
        """The file read a second time, with its form."""
        import pypdfium2 as pdfium

        document = pdfium.PdfDocument(self.data)
        logger = logging.getLogger("pypdfium2")
        level = logger.level
        logger.setLevel(logging.CRITICAL + 1)  # it warns of XFA, which another check tells
        try:
            document.init_forms()
        finally:
            logger.setLevel(level)
        self._more.append(document)
        return document

    def page_label(self, index: int) -> str:
        """The label that a viewer shows for a page; empty if it has none."""
        try:
            return str(self.document.get_page_label(index) or "")
        except Exception:
            return ""

    def close(self) -> None:
        """Let the file go."""
        for document in (*self._more, self.document):
            document.close()


@contextmanager
def open_pdf(source: bytes | Path, *, name: str = "") -> Iterator[PdfView]:
    """Open a PDF for reading.

    Raises:
        UnreadableError: empty, no PDF, damaged beyond reading, needs a password, or has no pages.
    """
    import pypdfium2 as pdfium

    data = source.read_bytes() if isinstance(source, Path) else source
    if not data.strip():
        raise UnreadableError("empty", "the file is empty", "Export or download it again.", name)
    if b"%PDF-" not in data[:1024] and b"%PDF-" not in data[:65536]:
        raise UnreadableError(
            "not-pdf", "this is not a PDF file", "Give a PDF, or convert it first.", name
        )
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD:
                raise UnreadableError(
                    "password",
                    "the file is encrypted and opens only with a password",
                    "Save a copy without a password; courts and packetgen cannot open this one.",
                    name,
                ) from None
            raise UnreadableError(
                "damaged",
                "the file is damaged: its pages cannot be found",
                "Export it again from its source, or repair it (qpdf FILE --replace-input).",
                name,
            ) from None
        try:
            if len(document) < 1:
                raise UnreadableError("no-pages", "the file has no pages", "Export it again.", name)
            view = PdfView(data, document, name)
            try:
                yield view
            finally:
                view.close()
        finally:
            document.close()
