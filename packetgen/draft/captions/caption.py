"""The first page of a paper: who files, which court, who against whom, what and when.

California: Cal. Rules of Court, rules 2.111 and 3.1110(b); federal courts: Fed. R. Civ. P. 10(a),
N.D. Cal. Civil L.R. 3-4(a). Which of their parts a court wants, and in which shape, comes from the
layout; no rule fixes the shape in most courts (:mod:`packetgen.jurisdiction.house`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from packetgen.jurisdiction.model import Layout

from ..values.caption_words import (
    CaptionFacts,
    case_number,
    detail_lines,
    joiner,
    limited_lines,
    number_label,
)
from ..word_files.measure import line_count
from ..word_files.styles import word_font
from ..word_files.wml import Cell, Row, Shape, paragraph, run, table
from .attorney import attorney_lines
from .caption_parties import Block, party_blocks, side_blocks

_NATURAL = 1.15
"""A single-spaced line of the usual faces, as a multiple of the size of the type."""
_COUNTY = ", ss."
"""How the line of a court's title ends that stands over the parties in Massachusetts."""


def caption(facts: CaptionFacts, layout: Layout, styles: Mapping[str, str]) -> str:
    """The caption as paragraphs and tables."""
    writer = _Writer(facts, layout, styles)
    match layout.caption_style:
        case "plain":
            return writer.plain()
        case "section-sign":
            return writer.section_sign()
        case "index-number":
            return writer.columns(boxed=True)
        case "venue":
            return writer.columns(middle=")")
        case "county":
            return writer.county()
        case "between":
            return writer.between()
        case _:
            return writer.columns()


class _Writer:
    def __init__(self, facts: CaptionFacts, layout: Layout, styles: Mapping[str, str]) -> None:
        self.facts = facts
        self.layout = layout
        self.styles = styles
        self.width = layout.width - layout.left - layout.right
        self.font = word_font(layout.font)
        self.single = layout.single_pitch
        # Type too large for two lines to a number stands one line to a number. Its caption leaves
        # no numbers empty, or it would fill the first page.
        self.dense = layout.numbered_lines and layout.single_pitch > 0.75 * layout.pitch
        self.space = 0.0 if self.dense else self.single
        self.line = self.single if layout.numbered_lines else layout.font_size * _NATURAL
        self.lines = facts.jurisdiction.court_lines

    # The shapes

    def columns(self, *, middle: str = "", boxed: bool = False) -> str:
        """Attorney's block, court, and the two boxes."""
        return (
            self.first_space()
            + self.top()
            + self.court(self.lines)
            + self.boxes(
                party_blocks(self.facts, self.space), self.right_column(), middle=middle,
                boxed=boxed,
            )
            + self.after()
        )  # fmt: skip

    def section_sign(self) -> str:
        """Texas: the number over everything, parties and court on either side of a column of §.

        What the case file adds to the caption, as the number of the judicial district, stands under
        the court.
        """
        own = [line for line in self.facts.scene.case.caption_lines if line]
        court = [Block(line, after=self.line) for line in (*self.lines, *own)]
        return (
            self.first_space()
            + self.top()
            + self.block(
                Block(self.number().upper(), "caption court", after=self.single)
            )
            + self.boxes(party_blocks(self.facts, self.single), court, middle="§", boxed=False)
            + self.after()
            + self.block(Block(self.facts.title, "caption title", align="center"))
            + self.centered(detail_lines(self.facts, self.layout, own_lines=False))
            + self.after()
        )  # fmt: skip

    def county(self) -> str:
        """Massachusetts: the county left, the court and the number right, parties, the title."""
        place = [line for line in self.lines[1:] if line.endswith(_COUNTY)]
        court = [line for line in self.lines[1:] if not line.endswith(_COUNTY)]
        right = [*court, self.number(), *limited_lines(self.facts)]
        right += detail_lines(self.facts, self.layout)
        half = self.layout.width / 2 - self.layout.left
        heads = table(
            [Row((self.cell([Block(line) for line in place]),
                  self.cell([Block(line, "caption number") for line in right])))],
            (half, self.width - half), self.styles["packet caption"],
            description="County, court and number",
        )  # fmt: skip
        return (
            self.first_space()
            + self.top()
            + self.court(self.lines[:1])
            + heads
            + self.after()
            + self.boxes(party_blocks(self.facts, self.single), (), middle=")", boxed=False)
            + self.after()
            + self.block(Block(self.facts.title, "caption title", align="center"))
            + self.after()
        )

    def between(self) -> str:
        """England and Wales: court left, number right, BETWEEN, parties with their roles."""
        half = self.layout.width / 2 - self.layout.left
        number = [Block(self.number(), "caption number", align="right")]
        number += [Block(line, "caption number", align="right") for line in self.details()]
        court = [Block(line, bold=True) for line in self.lines]
        heads = table(
            [Row((self.cell(court), self.cell(number)))], (half, self.width - half),
            self.styles["packet caption"], description="Court and number",
        )  # fmt: skip
        case = self.facts.scene.case
        first = [p for p in case.parties if p.side == "first"]
        second = [p for p in case.parties if p.side != "first"]
        sides = self.opposed(side_blocks(self.facts, first, 0, last=False))
        if second:
            sides += self.block(
                Block(joiner(self.facts.jurisdiction), align="center", after=self.single)
            )
            sides += self.opposed(side_blocks(self.facts, second, 0, last=True))
        borders = (("top", "single"), ("bottom", "single"))
        named = [Block(self.facts.title, "caption title", align="center")]
        high = self.height(named, self.width) + self.single
        title = table(
            [Row((Cell(self.stacked(named, 0.0), borders, align="center"),), high)], (self.width,),
            self.styles["packet caption"], description="Title of the paper",
        )  # fmt: skip
        return (
            self.first_space()
            + self.top()
            + heads
            + self.block(Block("BETWEEN:", after=self.single), before=self.single)
            + sides
            + title
            + self.after()
        )

    def plain(self) -> str:
        """Everything one below the other, centred."""
        blocks = [*party_blocks(self.facts, self.single), *self.right_column()]
        return (
            self.first_space()
            + self.top()
            + self.court(self.lines)
            + "".join(self.block(replace(b, left=0, align="center")) for b in blocks)
        )

    # Their parts

    def first_space(self) -> str:
        """Blank space where a court wants the first page to begin lower (Wash. GR 14(a))."""
        gap = self.layout.first_top - self.layout.top
        if gap <= 0:
            return ""
        if self.layout.numbered_lines:
            pitch = self.layout.pitch
            lines = round(self.whole_lines(gap) / pitch)
            return paragraph("", self.styles["slot"], Shape(line=pitch)) * lines
        return paragraph("", self.styles["slot"], Shape(line=gap))

    def after(self) -> str:
        """An empty line below the boxes, so that a table of the body does not join them."""
        height = self.layout.pitch if self.layout.numbered_lines else self.line
        return paragraph("", self.styles["slot"], Shape(line=height))

    def centered(self, lines: Sequence[str]) -> str:
        """Lines below each other in the middle, after a little space."""
        return "".join(
            self.block(
                Block(text, "caption number", align="center"), before=0 if n else self.single
            )
            for n, text in enumerate(lines)
        )

    def opposed(self, blocks: Sequence[Block]) -> str:
        """Names in the middle, their role at the right edge."""
        return "".join(
            self.block(
                replace(b, text=b.text.rstrip(",;."), left=0, after=self.single, align="right")
                if b.left
                else replace(b, text=b.text.rstrip(",;"), bold=True, align="center")
            )
            for b in blocks
        )

    def block(self, block: Block, *, before: float = 0.0) -> str:
        shape = Shape(
            align=block.align,
            left=block.left or None,
            before=before or None,
            after=block.after or None,
        )
        return paragraph(run(block.text, bold=block.bold), self.styles[block.style], shape)

    def cell(self, blocks: Sequence[Block]) -> Cell:
        return Cell(self.stacked(blocks, 0.0))

    def height(self, blocks: Sequence[Block], width: float) -> float:
        """Points that a column takes."""
        total = 0.0
        for block in blocks:
            bold = block.bold or block.style == "caption title"
            text = block.text.upper() if block.style == "caption title" else block.text
            lines = line_count(
                text, width - block.left, self.layout.font_size, self.font, bold=bold
            )
            total += lines * self.line + block.after
        return total

    def whole_lines(self, height: float) -> float:
        """The height made up to whole lines of the body's pitch."""
        return math.ceil(round(height / self.layout.pitch, 4)) * self.layout.pitch

    # Attorney's block and clerk's space (rule 2.111(1), (2))

    def top(self) -> str:
        layout = self.layout
        if not layout.attorney_block_first:
            return ""
        texts = attorney_lines(self.facts)
        blocks = [Block(t, "caption attorney") for t in texts if t or not self.dense]
        if not blocks:
            blocks = [Block("", "caption attorney")]
        height = self.height(blocks, layout.width / 2 - layout.left)
        if layout.numbered_lines:
            height += self.lead
        whole = max(height, (layout.court_line - 1) * layout.pitch)
        if layout.numbered_lines:
            whole = self.whole_lines(whole)
            pushed = whole > (layout.court_line - 1) * layout.pitch
            if pushed and self.dense:
                # Pushed below its line by a long block, the court's title keeps clear of it.
                whole += layout.pitch
        elif layout.court_line < 2:
            # The heights of lines are reckoned; the title may not come to stand a hair too high.
            lowest = layout.court_top - layout.top + 6 if layout.court_top else 0.0
            whole = max(height + layout.pitch, lowest)
        lead = self.lead
        blocks[-1] = replace(blocks[-1], after=max(whole - height, 0))
        return "".join(self.block(b, before=lead if n == 0 else 0) for n, b in enumerate(blocks))

    @property
    def lead(self) -> float:
        """Space that brings the first line of a single-spaced group down to its number."""
        layout = self.layout
        return layout.pitch - layout.single_pitch if layout.numbered_lines else 0.0

    # The court's title (rule 2.111(3))

    def court(self, lines: Sequence[str]) -> str:
        layout, style = self.layout, self.styles["caption court"]
        align = layout.court_alignment if layout.court_alignment != "center" else ""
        gap = None if layout.numbered_lines else layout.single_pitch
        return "".join(
            paragraph(
                run(line),
                style,
                Shape(align=align, keep_next=True, after=gap if n == len(lines) else None),
            )
            for n, line in enumerate(lines, 1)
        )

    # The two boxes (rule 2.111(4)-(9), rule 3.1110(b))

    def boxes(
        self,
        left_blocks: Sequence[Block],
        right_blocks: Sequence[Block],
        *,
        middle: str,
        boxed: bool,
    ) -> str:
        layout = self.layout
        left = layout.width / 2 - layout.left
        gutter = 18.0 if middle else 0.0
        right = self.width - left - gutter
        inner_right = right - (0 if middle else 12)
        left_high = self.height(left_blocks, left - 8)
        height = max(left_high, self.height(right_blocks, inner_right))
        # A rule above would touch the first line, one below the last.
        lead = self.lead or (layout.single_pitch / 2 if boxed else 0.0)
        foot = 0.0 if layout.numbered_lines or middle else self.line / 2
        height += lead + foot
        if layout.numbered_lines:
            height = self.whole_lines(height)
        left_xml = self.stacked(left_blocks, lead, foot)
        shifted = [replace(b, left=b.left + (0 if middle else 12)) for b in right_blocks]
        right_xml = self.stacked(shifted, lead)
        if middle:
            signs = max(int(height / self.line + 0.01), 1)
            column = "".join(
                paragraph(run(middle), self.styles["caption party"], Shape(align="center"))
                for _ in range(signs)
            )
            cells: tuple[Cell, ...] = (Cell(left_xml), Cell(column), Cell(right_xml))
            widths: tuple[float, ...] = (left, gutter, right)
        else:
            sides: tuple[tuple[str, str], ...] = (("bottom", "single"), ("right", "single"))
            if boxed:
                sides = (("bottom", "single"), ("right", "single"), ("top", "single"))
            cells = (Cell(left_xml, sides, right_margin=6), Cell(right_xml))
            widths = (left, right)
        return table(
            [Row(cells, height)], widths, self.styles["packet caption"],
            description="Parties, and number and title of the paper",
        )  # fmt: skip

    def stacked(self, blocks: Sequence[Block], lead: float, foot: float = 0.0) -> str:
        """A column of the boxes, ``lead`` points under their top."""
        if blocks and foot:
            blocks = [*blocks[:-1], replace(blocks[-1], after=max(blocks[-1].after, foot))]
        return "".join(self.block(b, before=lead if n == 0 else 0) for n, b in enumerate(blocks))

    # Number, title, judge, hearing, filing and trial dates

    def number(self) -> str:
        """The case number with the words before it."""
        facts = self.facts
        number = case_number(facts.scene.case, facts.jurisdiction, facts.scene)
        return f"{number_label(facts.jurisdiction)} {number}"

    def details(self) -> list[str]:
        return [*limited_lines(self.facts), *detail_lines(self.facts, self.layout)]

    def right_column(self) -> list[Block]:
        """What stands right of the parties, from the number down."""
        lines = [self.number(), *limited_lines(self.facts)]
        blocks = [Block(line, "caption number") for line in lines]
        blocks[-1] = replace(blocks[-1], after=self.space)
        blocks.append(Block(self.facts.title, "caption title", after=self.space))
        details = detail_lines(self.facts, self.layout)
        return [*blocks, *(Block(text, "caption number") for text in details)]
