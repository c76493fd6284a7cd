"""Walks over a Word document's text for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document, Text


def texts_of(document: Document, story: str) -> Iterator[tuple[int, tuple[Text, ...]]]:
    """Stretches of text by paragraph number; ``story`` is ``body`` or ``notes``."""
    from packetgen.docx.blocks import Text
    from packetgen.docx.plain import paragraphs_of

    if story == "body":
        paragraphs = paragraphs_of(document.blocks)
    else:
        paragraphs = (p for blocks in document.notes.values() for p in paragraphs_of(blocks))
    for paragraph in paragraphs:
        texts = tuple(item for item in paragraph.inlines if isinstance(item, Text))
        if texts:
            yield paragraph.number, texts


def stories_of(document: Document) -> Iterator[tuple[str, int | None, str]]:
    """Every text a reader or a program may find: where, paragraph number, plain text."""
    from packetgen.docx.plain import paragraphs_of, text_of

    for paragraph in paragraphs_of(document.blocks):
        yield "the text", paragraph.number, text_of(paragraph)
    for blocks in document.notes.values():
        for paragraph in paragraphs_of(blocks):
            yield "a note", paragraph.number, text_of(paragraph)
    for section in document.sections:
        for where, stories in (("a header", section.headers), ("a footer", section.footers)):
            for blocks in stories.values():
                for paragraph in paragraphs_of(blocks):
                    yield where, None, text_of(paragraph)
    for name, value in document.properties.items():
        yield f"the document's properties ({name})", None, value
    for item in document.unsupported:
        yield f"a {item.what}", None, item.text
