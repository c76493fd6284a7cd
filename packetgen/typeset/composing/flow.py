"""Blocks of a story as the flow that ``blocks.typ`` reads, on a court's grid or off it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from packetgen.docx.blocks import Block, Break, NoteReference, Paragraph, SectionBreak, Table, Text
from packetgen.docx.plain import paragraphs_of
from packetgen.typeset.composing.frame import Frame, gap_between, is_single, may_be_kept
from packetgen.typeset.composing.line_counts import line_count
from packetgen.typeset.composing.lists import with_lists
from packetgen.typeset.composing.paragraphs import compose_paragraph
from packetgen.typeset.composing.tabs import is_one_line

if TYPE_CHECKING:
    from packetgen.typeset.composing.compose import Composer

__all__ = ["Frame", "compose_flow"]

COURT_STYLE = "Caption Court"
_LONG = 3
"""Lines over which a paragraph parts from its beginning to stay with a signature."""
_OWN_WAYS = frozenset({"kl", "st", "fill", "hd", "noted", "led", "flat"})


def compose_flow(composer: Composer, blocks: Sequence[Block], frame: Frame) -> list[dict[str, Any]]:
    """Compose one story, or one cell of a table."""
    blocks = [block for block in blocks if not isinstance(block, SectionBreak)]
    head = _head_length(composer, blocks, frame)
    if head is None:
        return _compose(composer, _broken(blocks), frame)
    layout = composer.layout
    assert layout is not None
    above = blocks[:head]
    while above and _is_empty(above[-1]):
        above.pop()
    court = blocks[head]
    if isinstance(court, Paragraph):
        court = replace(court, space_before=0.0)
    inside = replace(frame, top=False, breaks=False)
    return [
        {
            "k": "head",
            "w": frame.width,
            "to": (layout.court_line - 1) * frame.pitch,
            # Single-spaced lines end half a slot above the title anyway.
            "clear": frame.pitch if layout.single_pitch > 0.75 * frame.pitch else 0.0,
            "b": _compose(composer, above, inside),
        },
        *_compose(composer, _broken([court, *blocks[head + 1 :]]), frame),
    ]


def _head_length(composer: Composer, blocks: Sequence[Block], frame: Frame) -> int | None:
    """How many blocks stand above the court's title, where the court fixes the title's line."""
    layout = composer.layout
    if not (frame.top and frame.grid and layout and layout.court_line > 1) or composer.headings:
        return None
    for number, block in enumerate(blocks):
        if any(p.style.startswith(COURT_STYLE) for p in paragraphs_of([block])):
            return number
        if any(
            isinstance(i, Break) and i.kind == "page"
            for p in paragraphs_of([block])
            for i in p.inlines
        ):
            return None
    return None


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.inlines and block.label is None


def _broken(blocks: Sequence[Block]) -> Iterator[Block | None]:
    """Blocks with paragraphs cut at page breaks; None stands for a break."""
    for block in blocks:
        if not isinstance(block, Paragraph) or not any(
            isinstance(item, Break) and item.kind != "line" for item in block.inlines
        ):
            yield block
            continue
        piece: list[Any] = []
        first = True
        marks = block.bookmarks
        for item in block.inlines:
            if not (isinstance(item, Break) and item.kind != "line"):
                piece.append(item)
                continue
            if piece or (first and block.label):
                yield replace(block, inlines=tuple(piece), space_after=0.0)
                marks = ()
            yield None
            first = False
            # What follows a break is the same paragraph: no new label, indent or space before.
            block = replace(
                block,
                label=None,
                indent_first=0.0,
                space_before=0.0,
                page_break_before=False,
                # Where nothing stands before the break, its places are those of what follows.
                bookmarks=marks,
            )
            piece = []
        if piece or first:
            yield replace(block, inlines=tuple(piece))


def _compose(
    composer: Composer, blocks: Iterable[Block | None], frame: Frame
) -> list[dict[str, Any]]:
    flow = _Flow(composer, frame)
    queue = list(blocks)
    for number, block in enumerate(queue):
        if block is None:
            flow.end_page()
        elif isinstance(block, Table):
            flow.table(block)
        else:
            assert isinstance(block, Paragraph)
            flow.paragraph(block, _next_paragraph(queue, number))
    return flow.finish()


class _Flow:
    """Blocks one under the other; on the grid, single-spaced paragraphs gather in groups."""

    def __init__(self, composer: Composer, frame: Frame) -> None:
        self._composer, self._frame = composer, frame
        self._out: list[dict[str, Any]] = []
        self._group: list[Paragraph] = []
        self._group_gap, self._group_fresh = 0.0, True
        self._labelled: set[int] = set()
        self._before: Paragraph | None = None
        self._fresh = True
        """Nothing stands on this page yet."""

    def end_page(self) -> None:
        """A page ends here, where the frame lets pages end."""
        self._close_group()
        if self._frame.breaks:
            self._out.append({"k": "pb"})
        self._before, self._fresh = None, True

    def table(self, block: Table) -> None:
        """A table under what stands there."""
        from packetgen.typeset.composing.tables import compose_table

        self._close_group()
        item = compose_table(self._composer, block, self._frame)
        item["a"] = self._snapped(self._gap(None))
        self._out.append(item)
        self._before, self._fresh = None, False

    def paragraph(self, block: Paragraph, following: Paragraph | None) -> None:
        """A paragraph, into its group if it is one for a group."""
        frame = self._frame
        if block.page_break_before and frame.breaks:
            self._close_group()
            if not self._fresh:
                self._out.append({"k": "pb", "weak": 1})
            self._before, self._fresh = None, True
        if frame.grid and is_single(block, frame) and not _heads(block):
            if not self._group:
                self._group_gap, self._group_fresh = self._gap(block), self._fresh
            self._group.append(block)
        else:
            self._close_group()
            self._alone(block, following)
        self._before, self._fresh = block, False

    def finish(self) -> list[dict[str, Any]]:
        """What was composed; the lists of a document of no court are tagged as lists."""
        self._close_group()
        if self._composer.layout is None and self._frame.breaks:
            return with_lists(self._out, self._labelled)
        return self._out

    def _alone(self, block: Paragraph, following: Paragraph | None) -> None:
        space = self._gap(block)
        item = compose_paragraph(
            self._composer, block, self._frame, neighbours=(self._before, following)
        )
        if self._fresh and space and not self._frame.grid:
            self._out.append({"k": "v", "h": space})
        else:
            item["a"] = self._snapped(space)
        if block.label is not None and block.label.text:
            self._labelled.add(id(item))
        width = self._frame.width
        if self._frame.breaks and self._composer.layout and _is_long(block, item, width):
            item["cut"] = width
        self._out.append(item)

    def _gap(self, after: Paragraph | None) -> float:
        """Points above what comes next; the top of a page takes none on the grid."""
        if self._fresh:
            gap = 0.0 if self._frame.grid or after is None else after.space_before
            if gap and self._out and self._out[-1]["k"] == "pb":
                gap = 0.0
            return gap
        return gap_between(self._before, after, adds=self._composer.document.adds_spaces)

    def _snapped(self, space: float) -> float:
        after_group = bool(self._out) and self._out[-1]["k"] == "g"
        return _snapped(space, self._frame, after_group=after_group)

    def _close_group(self) -> None:
        if self._group:
            gap = 0.0 if self._group_fresh else self._group_gap
            self._out.extend(_groups(self._composer, self._group, self._frame, gap))
            self._group.clear()


def _is_long(paragraph: Paragraph, item: Mapping[str, Any], width: float) -> bool:
    """Whether a paragraph that stays with the next is too long to move to its page as a whole."""
    if "kn" not in item or item.keys() & _OWN_WAYS or item["e"][0] != "pt" or not item["c"]:
        return False
    last = item["c"][-1]
    return len(paragraph.text) * 6.0 > _LONG * width and isinstance(last, str | list)


def _heads(paragraph: Paragraph) -> bool:
    return paragraph.role == "title" or paragraph.role.startswith("heading-")


def _next_paragraph(queue: Sequence[Block | None], number: int) -> Paragraph | None:
    after = queue[number + 1] if number + 1 < len(queue) else None
    return after if isinstance(after, Paragraph) else None


def _snapped(space: float, frame: Frame, *, after_group: bool = False) -> float:
    """Space above a block; beside a single-spaced group part of it is there already."""
    if not frame.grid:
        return round(space, 3)
    return math.floor(space / frame.pitch + (0.25 if after_group else 0.5)) * frame.pitch


def _groups(
    composer: Composer, paragraphs: Sequence[Paragraph], frame: Frame, gap: float
) -> Iterator[dict[str, Any]]:
    """Single-spaced neighbours as groups: those kept together are a group that cannot break."""
    runs: list[tuple[bool, list[Paragraph]]] = []
    chained = False
    adds = composer.document.adds_spaces
    for paragraph in paragraphs:
        tied = paragraph.keep_next or paragraph.keep_lines
        if chained or (runs and runs[-1][0] == tied and not tied):
            runs[-1][1].append(paragraph)
        else:
            runs.append((tied, [paragraph]))
        chained = paragraph.keep_next
    # Space above a group: its own first line already stands half a slot lower.
    space = math.floor(gap / frame.pitch + 0.25) * frame.pitch
    before: Paragraph | None = None
    for tied, members in runs:
        if before is not None:
            between = gap_between(before, members[0], adds=adds)
            space = math.floor(between / frame.pitch + 0.25) * frame.pitch
        inner: list[dict[str, Any]] = []
        for number, member in enumerate(members):
            if number:
                above = members[number - 1]
                lines = gap_between(above, member, adds=adds) / frame.single
                empty = _blank(composer, member, frame, keeps=above.keep_next)
                inner += [empty] * math.floor(lines + 0.5)
            around = (
                members[number - 1] if number else None,
                members[number + 1] if number + 1 < len(members) else None,
            )
            inner.append(compose_paragraph(composer, member, frame, single=True, neighbours=around))
        item: dict[str, Any] = {"k": "g", "w": frame.width, "a": space, "b": inner}
        rows = composer.formats.rows
        if all(not part["c"] or is_one_line(part, rows, frame.width) for part in inner):
            item["n"] = len(inner)
        else:
            counts = [line_count(part, composer.formats, frame.width) for part in inner]
            if None not in counts:
                item["n"] = sum(count for count in counts if count)
        length = sum(len(member.text) + frame.width / 7 for member in members)
        noted = refers_to_note(members)
        # A quotation whose note moves a line of it to the next page would leave half a slot behind:
        # one that is lower than half a page moves as a whole.
        if (tied or noted) and may_be_kept(int(length), frame.width, frame.single):
            item["kl"] = 1
        elif noted and frame.breaks and composer.layout is not None:
            item["top"] = composer.layout.top
        if members[-1].keep_next:
            item["kn"] = 1
        yield item
        before = members[-1]


def _blank(
    composer: Composer, paragraph: Paragraph, frame: Frame, *, keeps: bool
) -> dict[str, Any]:
    """An empty line above a paragraph; it stays with it where the line before does."""
    empty = Paragraph(mark=paragraph.mark, line=frame.single, line_rule="exact", keep_next=keeps)
    return compose_paragraph(composer, empty, frame, single=True)


def refers_to_note(blocks: Iterable[Block]) -> bool:
    """Whether a story refers to a footnote, in its tables too."""
    return any(
        isinstance(item, NoteReference) and item.kind == "footnote"
        for p in paragraphs_of(blocks)
        for item in p.inlines
    )


def text_length(blocks: Iterable[Block]) -> int:
    """Characters in a story, tables included."""
    return sum(
        len(item.text)
        for p in paragraphs_of(blocks)
        for item in p.inlines
        if isinstance(item, Text)
    )
