"""Tables of contents and of authorities, with the page numbers of the paper as it is typeset.

Filling a table may move what it points to, so a paper is typeset and filled again until nothing
changes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from packetgen.docx.blocks import Document
from packetgen.draft.word_files.front_tables import AUTHORITIES, CONTENTS
from packetgen.errors import EngineError
from packetgen.form.package import read_package
from packetgen.typeset import Typeset

from .authorities import authority_lines
from .authority_marks import MARK, numbered_links, unmarked_citations, with_links, without_marks
from .lines import filled

ROUNDS = 5
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class FrontTables:
    """A paper with its tables filled, and what looks like a citation and is not marked."""

    typeset: Typeset
    unmarked: tuple[str, ...] = ()


Set = Callable[[Document, bytes], Typeset]
Read = Callable[[bytes], Document]


def has_front_tables(docx: bytes) -> bool:
    """Whether a Word file has a place for one of the tables."""
    members = read_package(docx)
    if _DOCUMENT not in members:
        return False
    xml = members[_DOCUMENT].content()
    return CONTENTS.encode() in xml or AUTHORITIES.encode() in xml


def with_front_tables(docx: bytes, read: Read, typeset: Set) -> FrontTables:
    """Typeset a paper with its tables until their page numbers stand still.

    Args:
        docx: The draft.
        read: Reads a Word file into blocks, with its cites refreshed.
        typeset: Sets blocks; the file is what every word is held against.

    Raises:
        EngineError: The numbers do not come to rest, or the engine gave no PDF to look into.
    """
    marked, told = with_links(docx)
    seen: tuple[str, tuple[str, ...]] = ("", ())
    for _ in range(ROUNDS):
        source, marks = numbered_links(read(filled(marked, *seen)), told)
        full = filled(docx, *seen)
        made = typeset(source, full)
        lines = _contents(made) + "\f" + authority_lines(marks, _pages(made.pdf))
        entries = lines, tuple(written for _, written in made.numbers)
        if entries == seen:
            clean = without_marks(read(full))
            drafted, _ = numbered_links(read(marked), told)
            return FrontTables(typeset(clean, full), tuple(unmarked_citations(drafted)))
        seen = entries
    raise EngineError(
        "the table of contents does not come to rest",
        hint="Take one of the tables out of the draft, or shorten the longest heading.",
    )


def _contents(made: Typeset) -> str:
    """Lines of level, title and page, by tabs."""
    return "\n".join(f"{mark.level}\t{mark.title}\t{mark.page}" for mark in made.outline)


def _pages(pdf: bytes) -> dict[int, int]:
    """The page, from 1, on which each mark begins."""
    from pypdf import PdfReader

    found: dict[int, int] = {}
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        for entry in page.get("/Annots") or []:
            action = entry.get_object().get("/A")
            uri = str(action.get_object().get("/URI", "")) if action is not None else ""
            if uri.startswith(f"{MARK}/"):
                found.setdefault(int(uri.removeprefix(f"{MARK}/")), number)
    return found
