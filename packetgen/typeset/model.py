"""What typesetting hands back: the PDF, its pages, its outline, and what went into it."""

from __future__ import annotations

from dataclasses import dataclass, field

from packetgen.docx.blocks import Unsupported


@dataclass(frozen=True, slots=True)
class FontUsed:
    """A font file that lent glyphs to a PDF: what the manifest names."""

    family: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's outline. ``level`` and ``page`` count from 1; ``page`` 0: nowhere."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A word of the source that a PDF does not show, or not at its place.

    ``story`` is the part of the Word document (body, footnotes, header …), ``position`` the word's
    number in it from 1, ``before`` and ``after`` its neighbours, for finding it in Word.
    """

    story: str
    word: str
    position: int
    before: str = ""
    after: str = ""
    kind: str = "missing"
    """missing (shown less often than it should be) or moved (shown, but out of order)"""

    def __str__(self) -> str:
        around = " ".join(part for part in (self.before, f"[{self.word}]", self.after) if part)
        return f"{self.story}, word {self.position}: {around}"


@dataclass(frozen=True, slots=True)
class Clash:
    """Words on top of each other (``kind`` overlap), cut by the page (off-page) or in its margin.

    ``page`` counts from 1; the box is in points from the page's top left corner.
    """

    kind: str
    page: int
    text: str
    box: tuple[float, float, float, float]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF and the account of how it came about.

    Attributes:
        pdf: The file's bytes.
        pages: Number of pages.
        engine: typst or libreoffice.
        fonts: Every font file with glyphs in the PDF (empty for LibreOffice: it does not say).
        outline: Bookmarks in reading order.
        notes: Plain sentences on what looks other than in Word, though nothing is lost.
        unsupported: What made the document go to another engine.
        unmarked: What looks like a citation and is not in the paper's table of authorities.
        numbers: The number of each page and how it is written (3, "iii"), where the document does
            not simply count its pages from 1; else empty.
    """

    pdf: bytes = field(repr=False)
    pages: int
    engine: str
    fonts: tuple[FontUsed, ...] = ()
    outline: tuple[Bookmark, ...] = ()
    notes: tuple[str, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    unmarked: tuple[str, ...] = ()
    numbers: tuple[tuple[int, str], ...] = ()
