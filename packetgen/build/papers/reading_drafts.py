"""Looking into the blocks of a draft: its whole text, a value in it, its links."""

from __future__ import annotations

import re
from dataclasses import replace

from packetgen.docx.blocks import Document, Paragraph, Text
from packetgen.docx.plain import every_paragraph, paragraphs_of
from packetgen.docx.rewriting import with_paragraphs


def text_of(document: Document) -> str:
    """All text of a document, cell by cell, note by note, headers and footers too."""
    pieces = [paragraph.text for paragraph in every_paragraph(document)]
    for section in document.sections:
        for story in (*section.headers.values(), *section.footers.values()):
            pieces += [paragraph.text for paragraph in paragraphs_of(story)]
    return "\n".join(pieces)


def shows(text: str, value: str) -> bool:
    """Whether a text holds a value as whole words, whatever the line breaks and capitals."""
    words = r"\s+".join(re.escape(word) for word in value.split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) is not None


def unlinked(document: Document, addresses: frozenset[str]) -> Document:
    """The document with links to these addresses turned into plain words."""
    if not addresses:
        return document

    def plain(paragraph: Paragraph) -> Paragraph:
        return replace(
            paragraph,
            inlines=tuple(
                replace(item, link="")
                if isinstance(item, Text) and item.link in addresses
                else item
                for item in paragraph.inlines
            ),
        )

    return with_paragraphs(document, plain)
