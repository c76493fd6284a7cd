"""Page numbers that a document gives itself: Roman front matter, sections that count anew."""

from __future__ import annotations

import io
from collections.abc import Iterator

from packetgen.docx.blocks import Block, Document, PageField, Paragraph, Section, Table
from packetgen.docx.formatting.number_formats import shaped
from packetgen.typeset.composing.page_numbers import shape_of_field

PATTERNS = {
    "decimal": "1", "lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A",
}  # fmt: skip
"""How Typst writes down the shape of a section's numbers, for the labels of the PDF's pages."""
_SHAPES = {
    "/D": "decimal", "/r": "lowerRoman", "/R": "upperRoman", "/a": "lowerLetter",
    "/A": "upperLetter",
}  # fmt: skip


def counts_its_own_way(document: Document) -> bool:
    """Whether any section numbers its pages otherwise than on from 1 in digits."""
    return any(
        shape_of(section) != "decimal" or section.page_number_start not in (None, first)
        for section, first in zip(document.sections, _firsts(), strict=False)
    )


def shape_of(section: Section) -> str:
    """The shape of a section's page numbers: its own, or that of the field in its margins."""
    own = section.page_number_format
    for stories in (section.footers, section.headers):
        for blocks in stories.values():
            for item in _page_fields(blocks):
                own = shape_of_field(item.number_format) or own
    return own if own in PATTERNS else "decimal"


def numbers_in(pdf: bytes) -> tuple[tuple[int, str], ...]:
    """Number and writing of each page by the labels of a PDF's pages; empty if it has none."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    labels = reader.root_object.get("/PageLabels")
    flat = list(labels.get_object().get("/Nums", [])) if labels is not None else []
    runs = {int(at): entry.get_object() for at, entry in zip(flat[::2], flat[1::2], strict=False)}
    found: list[tuple[int, str]] = []
    shape, number = "decimal", 1
    for index in range(len(reader.pages) if runs else 0):
        if index in runs:
            shape = _SHAPES.get(str(runs[index].get("/S")), "decimal")
            # Typst states every number, 1 too, but not 0, with which no label may begin.
            number = int(runs[index].get("/St", 0))
        found.append((number, shaped(number, shape)))
        number += 1
    return tuple(found)


def _firsts() -> Iterator[int | None]:
    """The number that says nothing new at the head of each section."""
    yield 1
    while True:
        yield None


def _page_fields(blocks: tuple[Block, ...]) -> Iterator[PageField]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (i for i in block.inlines if isinstance(i, PageField) and i.kind == "page")
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _page_fields(cell.blocks)
