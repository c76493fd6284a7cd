"""What a reader of a finished PDF sees: text, links, bookmarks, page labels, read by pdfium."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Link:
    page: int
    text: str
    target: int | None


@dataclass(frozen=True)
class Mark:
    title: str
    level: int
    page: int | None


class Seen:
    """A PDF as it is read. Pages count from 0."""

    def __init__(self, data: bytes) -> None:
        document = pypdfium2.PdfDocument(data)
        try:
            self.labels = [document.get_page_label(at) for at in range(len(document))]
            self.marks = [
                Mark(item.get_title(), item.level, item.get_dest().get_index())
                for item in document.get_toc()
            ]
            self.text: list[str] = []
            self.foot: list[str] = []
            self.links: list[Link] = []
            for at in range(len(document)):
                page = document[at]
                text = page.get_textpage()
                self.text.append(text.get_text_bounded())
                self.foot.append(text.get_text_bounded(bottom=0, top=60))
                self.links += _links(document, page, text, at)
                text.close()
                page.close()
        finally:
            document.close()

    @property
    def pages(self) -> int:
        return len(self.labels)

    @property
    def whole(self) -> str:
        return " ".join(" ".join(self.text).split())

    def printed(self, page: int) -> str:
        """The page number that stands at the foot of a page, below any numbered lines."""
        lines = [line.strip() for line in self.foot[page].splitlines()]
        found = [
            m[1] for line in lines if (m := re.match(r"(?:Page )?(\d+)(?: Exhibit .*)?$", line))
        ]
        assert found, f"page {page} has no number at its foot: {lines}"
        return found[-1]

    def begins_exhibit(self, page: int) -> bool:
        """Whether the first line of a page is that of an exhibit's cover sheet."""
        return self.text[page].lstrip().startswith("EXHIBIT ")

    def index_rows(self) -> list[tuple[str, str, str, set[int | None]]]:
        """Label, title, cited number and link targets of every row of the indexes of exhibits.

        The links of a row stand in this order: label, title, page number.
        """
        index: list[int] = []
        for at, text in enumerate(self.text):
            begins = "INDEX OF EXHIBITS" in text
            goes_on = bool(index) and at == index[-1] + 1 and not self.begins_exhibit(at)
            if begins or goes_on:
                index.append(at)
        links = [link for link in self.links if link.page in index]
        rows: list[list[Link]] = []
        for link in links:
            after_number = bool(rows) and rows[-1][-1].text.isdigit()
            if not rows or (after_number and not link.text.isdigit()):
                rows.append([])
            rows[-1].append(link)
        return [
            (
                row[0].text,
                " ".join(x.text for x in row[1:-1]),
                row[-1].text,
                {x.target for x in row},
            )
            for row in rows
        ]


def _links(document, page, text, at):  # type: ignore[no-untyped-def]
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        box = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(link, box)
        dest = pdfium.FPDFLink_GetDest(document, link)
        target = pdfium.FPDFDest_GetDestPageIndex(document, dest) if dest else None
        shown = text.get_text_bounded(box.left, box.bottom, box.right, box.top)
        yield Link(at, " ".join(shown.split()), target)
