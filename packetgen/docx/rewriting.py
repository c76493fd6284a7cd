"""Blocks with their paragraphs changed, wherever these stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .blocks import Block, Document, Paragraph, Table


def with_paragraphs(document: Document, change: Callable[[Paragraph], Paragraph]) -> Document:
    """The document with every paragraph of its body, table cells and notes changed.

    ``change`` meets the paragraphs in the order of the text, those of notes after the body's.
    Headers and footers stay as they are.
    """

    def changed(block: Block) -> Block:
        match block:
            case Paragraph():
                return change(block)
            case Table():
                rows = tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(cell, blocks=tuple(changed(b) for b in cell.blocks))
                            for cell in row.cells
                        ),
                    )
                    for row in block.rows
                )
                return replace(block, rows=rows)
            case _:
                return block

    return replace(
        document,
        blocks=tuple(changed(block) for block in document.blocks),
        notes={key: tuple(changed(b) for b in note) for key, note in document.notes.items()},
    )
