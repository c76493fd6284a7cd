"""Stretches of pages: a section, and those that go on below it on the same page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from packetgen.docx.blocks import Block, Document, Paragraph, Section, SectionBreak, Table
from packetgen.typeset.composing.frame import line_height


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a section with headers or footers of its own begins in the middle of a page.

    They stand from the next page on, or from this one where the section begins at its top
    (ISO 29500-1, 17.10.1). ``mark`` is the name of its place and ``high`` how far, in points, the
    foot of its first line is from its top.
    """

    mark: str
    section: Section
    high: float


@dataclass(slots=True)
class Stretch:
    """Pages of one set-up: the first section with its number, all blocks, and the later turns."""

    number: int
    section: Section
    blocks: list[Block]
    turns: list[Turn] = field(default_factory=list)


def stretches_of(document: Document, *, own: bool) -> list[Stretch]:
    """The document's sections with their blocks; one that continues joins the one before.

    Its blocks keep their place on the page, where the document's ``own`` margins count.
    """
    sections = document.sections
    out: list[Stretch] = []
    running = Section()
    for number, blocks in _split(document.blocks):
        section = sections[min(number, len(sections) - 1)] if sections else Section()
        before = out[-1].section if out else None
        same_page = (
            before is not None
            and section.start == "continuous"
            and ((before.width, before.height) == (section.width, section.height))
        )
        if before is None or not same_page:
            out.append(Stretch(number, section, blocks))
        else:
            if (section.headers, section.footers) != (running.headers, running.footers):
                mark = f"packetgen-turn-{number}"
                out[-1].turns.append(Turn(mark, section, _first_line(blocks)))
                blocks = _marked(blocks, mark)
            left, right = section.left - before.left, section.right - before.right
            moved = own and (left or right)
            out[-1].blocks += [_moved(b, left, right) if moved else b for b in blocks]
        running = section
    return out


def _split(blocks: Sequence[Block]) -> list[tuple[int, list[Block]]]:
    parts: list[tuple[int, list[Block]]] = [(0, [])]
    for block in blocks:
        if isinstance(block, SectionBreak):
            parts.append((block.index, []))
        else:
            parts[-1][1].append(block)
    return parts


def _first_line(blocks: Sequence[Block]) -> float:
    first = blocks[0] if blocks else None
    return line_height(first) if isinstance(first, Paragraph) else 24.0


def _marked(blocks: Sequence[Block], mark: str) -> list[Block]:
    """Blocks whose first paragraph, in a table if one comes first, is the place of a mark."""
    for at, block in enumerate(blocks):
        marked: Block | None = None
        if isinstance(block, Paragraph):
            marked = replace(block, bookmarks=(*block.bookmarks, mark))
        elif isinstance(block, Table) and block.rows and block.rows[0].cells:
            row, *rows = block.rows
            cell, *cells = row.cells
            inner = replace(cell, blocks=tuple(_marked(cell.blocks, mark)))
            marked = replace(block, rows=(replace(row, cells=(inner, *cells)), *rows))
        if marked is not None:
            return [*blocks[:at], marked, *blocks[at + 1 :]]
    return list(blocks)


def _moved(block: Block, left: float, right: float) -> Block:
    """A block in margins that are wider than its section's by so many points."""
    if isinstance(block, Paragraph):
        start = right if block.rtl else left
        return replace(
            block,
            indent_left=block.indent_left + left,
            indent_right=block.indent_right + right,
            tabs=tuple(replace(stop, position=stop.position + start) for stop in block.tabs),
        )
    if isinstance(block, Table) and block.alignment == "left":
        return replace(block, indent=block.indent + left)
    return block
