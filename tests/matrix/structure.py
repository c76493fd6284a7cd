"""What stands in a document without what belongs to it: headings, labels, tables, list items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from packetgen.docx.blocks import Block, CheckBox, Document, Paragraph, Picture, Table, Text
from packetgen.docx.plain import paragraphs_of


def text_of(paragraph: Paragraph) -> str:
    """The words of a paragraph."""
    return "".join(
        i.text if isinstance(i, Text) else i.glyph if isinstance(i, CheckBox) else " "
        for i in paragraph.inlines
    )


def structure_faults(document: Document) -> list[str]:
    """Everything in a document that nothing belongs to."""
    return [
        *empty_headings(document),
        *empty_tables(document),
        *empty_items(document),
        *labels_of_nothing(document.blocks),
    ]


def empty_headings(document: Document) -> list[str]:
    """Headings that say nothing, or that nothing stands under."""
    blocks = [b for b in document.blocks if isinstance(b, (Paragraph, Table))]
    found = [
        "a heading without words"
        for block in blocks
        if isinstance(block, Paragraph) and _is_heading(block) and not text_of(block).strip()
    ]
    full = _full(blocks)
    for number, block in enumerate(full):
        if isinstance(block, Paragraph) and _is_heading(block):
            after = full[number + 1] if number + 1 < len(full) else None
            if after is None or (isinstance(after, Paragraph) and _closes(after, block)):
                found.append(f"nothing stands under the heading {text_of(block)!r}")
    return found


def empty_tables(document: Document) -> list[str]:
    """Tables of data that have a header and nothing else, and their rows without a word."""
    found = []
    for table in (block for block in document.blocks if isinstance(block, Table)):
        if table.layout or not table.rows:
            continue
        if all(row.header for row in table.rows):
            found.append(f"nothing stands in the table {table.style!r}")
        for number, row in enumerate(table.rows, 1):
            if not row.height and not any(_says(cell.blocks) for cell in row.cells):
                found.append(f"row {number} of the table {table.style!r} says nothing")
    return found


def empty_items(document: Document) -> list[str]:
    """Items of lists that are a number or a bullet alone."""
    return [
        f"nothing stands after the number {paragraph.label.text!r}"
        for paragraph in paragraphs_of(document.blocks)
        if paragraph.label is not None and not _says((paragraph,))
    ]


def labels_of_nothing(blocks: Sequence[Block]) -> list[str]:
    """Paragraphs that end in a colon, and what they announce is not there."""
    found = []
    full = _full(blocks)
    for block, after in zip(full, [*full[1:], None], strict=False):
        if isinstance(block, Table):
            found += [fault for row in block.rows for fault in _labels_in_row(row.cells)]
        elif text_of(block).rstrip().endswith(":") and not _has_rule(block):
            ends = after is None or (
                isinstance(after, Paragraph) and (_is_label(after) or after.role == "signature")
            )
            if ends and not _is_heading(block):
                found.append(f"nothing stands after {text_of(block).strip()[-60:]!r}")
    return found


def _labels_in_row(cells: Sequence[object]) -> list[str]:
    found = []
    blocks = [tuple(getattr(cell, "blocks", ())) for cell in cells]
    for inner, after in zip(blocks, [*blocks[1:], ()], strict=True):
        slips = labels_of_nothing(inner)
        last = _full(inner)[-1:]
        if slips and last and isinstance(last[0], Paragraph) and _says(after):
            slips = slips[:-1]  # the next cell says it
        found += slips
    return found


def _has_rule(paragraph: Paragraph) -> bool:
    """Whether a ruled line to write on ends a paragraph."""
    return paragraph.text.endswith("\t") and any(stop.leader for stop in paragraph.tabs)


def _full(blocks: Sequence[Block]) -> list[Paragraph | Table]:
    return [
        b
        for b in blocks
        if isinstance(b, Table) or (isinstance(b, Paragraph) and (_says((b,)) or b.label))
    ]


def _says(blocks: Sequence[Block]) -> bool:
    """Whether words, pictures or lines to write on stand in blocks."""
    return any(
        text_of(p).strip() or _has_rule(p) or any(isinstance(i, Picture) for i in p.inlines)
        for p in paragraphs_of(blocks)
    )


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.role.startswith("heading")


def _is_label(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a label with what it labels, or nothing, behind it: "Judge: …"."""
    return bool(re.match(r"[A-Z][a-z]+(?: [a-z]+){0,2}:", text_of(paragraph)))


def _closes(after: Paragraph, heading: Paragraph) -> bool:
    """Whether what comes after a heading belongs to something else."""
    same_or_higher = _is_heading(after) and after.role <= heading.role
    return after.role == "signature" or same_or_higher
