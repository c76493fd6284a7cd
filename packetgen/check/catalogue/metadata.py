"""The file's metadata gives a title and names nobody.

packetgen's own advice, in every court: a viewer shows the title, and the author's or the client's
name in a filed document tells more than the paper does.

Bad: title "Microsoft Word - draft3 FINAL.docx", author the name of a paralegal.
Good: title "Notice of Motion, RG26-014722", no author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PdfView

_LEFTOVER = re.compile(
    r"^(microsoft word\b.*|untitled.*|document\d*|slide \d+|(pdf)?scan.*|"
    r".*\.(docx?|pdf|wpd|odt|rtf|pmd|png|jpe?g|tiff?))$",
    re.IGNORECASE,
)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge a PDF's document information."""
    metadata = pdf.structure.metadata
    title = metadata.get("Title", "").strip()
    if not title:
        yield CHECK.finding(
            "The file has no title.",
            measured="no title in the metadata",
            wanted="the title of the paper and the case number",
            fix="Set the title in the document's properties before exporting.",
        )
    elif _LEFTOVER.match(title):
        yield CHECK.finding(
            "The file's title is a leftover of the program that made it.",
            measured=title[:60],
            wanted="the title of the paper and the case number",
            fix="Set the title in the document's properties before exporting.",
        )
    yield from _people(metadata, scope)


def _people(metadata: object, scope: Scope) -> Iterator[Finding]:
    values = dict(metadata) if isinstance(metadata, dict) else {}
    author = str(values.get("Author", "") or values.get("author", "")).strip()
    if author:
        yield CHECK.finding(
            "The file's metadata names an author.",
            measured="an author is recorded",
            wanted="no author",
            fix="Clear the author in the document's properties before exporting.",
        )
    names = [p.printed for p in scope.case.parties] if scope.case else []
    for key, value in values.items():
        if key.lower() not in ("author", "title") and _names(str(value), names):
            yield CHECK.finding(
                f"The file's metadata ({key.lower()}) names a party.",
                effect=Effect.ADVISORY,
                measured="a party's name",
                wanted="no names",
                fix="Clear it in the document's properties before exporting.",
            )


def _names(text: str, names: list[str]) -> bool:
    return any(len(name) > 4 and name.casefold() in text.casefold() for name in names)


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge a Word document's properties."""
    # What Word calls the author is the "creator" of the package; a PDF's creator is a program.
    values = dict(document.properties)
    yield from _people({"Author": values.pop("creator", ""), **values}, scope)


CHECK = Check("PG801", "metadata", file=in_file, docx=in_docx, doc=__doc__)
