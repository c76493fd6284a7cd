"""Blocks of the sheets that packetgen lays out itself: lines, headings, tables of facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from packetgen.docx.blocks import (
    Block,
    Border,
    Borders,
    Break,
    Cell,
    CharacterFormat,
    Document,
    Inline,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from packetgen.reading.english_counts import counted

PAGE = Section(top=64.0, right=72.0, bottom=72.0, left=72.0)
"""Letter, with a foot that stays free for stamps."""

RULE = Border("single", 0.75)


def text(
    words: str,
    *,
    size: float = 11.0,
    bold: bool = False,
    italic: bool = False,
    font: str = "",
    color: str = "",
) -> Text:
    """Words in one look."""
    look = CharacterFormat(font=font, size=size, bold=bold, italic=italic, color=color)
    return Text(words, look)


def line(
    *inlines: Inline | str,
    after: float = 6.0,
    before: float = 0.0,
    size: float = 11.0,
    bold: bool = False,
    align: str = "left",
    role: str = "body",
    left: float = 0.0,
    keep_next: bool = False,
) -> Paragraph:
    """A paragraph; plain strings take its size and weight, line ends in them are kept."""
    made: list[Inline] = []
    for item in inlines:
        if not isinstance(item, str):
            made.append(item)
            continue
        for number, piece in enumerate(item.split("\n")):
            if number:
                made.append(Break())
            if piece:
                made.append(text(piece, size=size, bold=bold))
    return Paragraph(
        tuple(made),
        role=role,
        alignment=align,
        space_before=before,
        space_after=after,
        indent_left=left,
        keep_next=keep_next,
        line=1.15,
        mark=CharacterFormat(size=size),
    )


def heading(words: str, level: int = 1, *, size: float = 13.0, before: float = 0.0) -> Paragraph:
    """A heading, which becomes a bookmark."""
    made = line(words, size=size, bold=True, before=before, after=6.0, keep_next=True)
    return replace(made, role=f"heading-{level}", outline_level=level)


def facts(
    rows: Iterable[tuple[str, str]],
    *,
    width: float = 468.0,
    label: float = 110.0,
    size: float = 11.0,
) -> Table:
    """Names and values side by side; a screen reader reads them as running text."""
    made = [
        Row(
            (
                Cell((line(name, bold=True, after=3.0, size=size),), width=label),
                Cell((line(value, after=3.0, size=size),), width=width - label),
            ),
            cant_split=len(value) < 600,
        )
        for name, value in rows
    ]
    return Table((label, width - label), tuple(made), layout=True, cell_margins=(1.0, 6.0, 1.0, 0))


def rule() -> Paragraph:
    """A line across the text block."""
    return Paragraph(
        (), borders=Borders(bottom=RULE), space_after=10.0, mark=CharacterFormat(size=4.0)
    )


def document(
    blocks: Sequence[Block], *, language: str = "en-US", sections: Sequence[Section] = (PAGE,)
) -> Document:
    """The blocks as a document of Letter pages."""
    return Document(tuple(blocks), sections=tuple(sections), language=language)


def size_in_words(count: int) -> str:
    """A file's size for people, and to the byte: ``4.2 MB (4,194,304 bytes)``."""
    exact = counted(count, "byte")
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            return f"{count / size:.1f} {unit} ({exact})"
    return exact
