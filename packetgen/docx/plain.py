"""Blocks as plain text, in reading order, list labels and note marks included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .blocks import (
    Block,
    CheckBox,
    Document,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Row,
    SectionBreak,
    Tab,
    Table,
    Text,
)


def text_of(paragraph: Paragraph) -> str:
    """A paragraph as a reader sees it: label, text, marks of notes; page numbers left out.

    Tabs, breaks, labels and note marks are set off by spaces, soft hyphens are gone, and text
    linked to a place in the packet (``packetgen:``), which is written anew at typesetting, too.
    """
    parts: list[str] = []
    if paragraph.label is not None:
        parts += (paragraph.label.text, " ")
    for item in paragraph.inlines:
        if isinstance(item, Text):
            parts.append(" " if item.link.startswith("packetgen:") else item.text)
        elif isinstance(item, NoteReference):
            parts += (" ", item.mark, " ")
        elif isinstance(item, CheckBox):
            parts.append(item.glyph)
        elif isinstance(item, (PageField, Picture)):
            continue
        else:
            assert isinstance(item, Tab) or item.kind
            parts.append(" ")
    return "".join(parts).replace("\u00ad", "")


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs, also those in tables, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                yield from _in_row(row)
        else:
            assert isinstance(block, SectionBreak)


def every_paragraph(document: Document) -> Iterator[Paragraph]:
    """All paragraphs of a document's body and tables, then those of its notes."""
    yield from paragraphs_of(document.blocks)
    for note in document.notes.values():
        yield from paragraphs_of(note)


def _in_row(row: Row) -> Iterator[Paragraph]:
    for cell in row.cells:
        yield from paragraphs_of(cell.blocks)


def words_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The words of blocks, in reading order."""
    return tuple(word for paragraph in paragraphs_of(blocks) for word in text_of(paragraph).split())
