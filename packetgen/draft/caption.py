"""The first page of a paper: who files, which court, who against whom, what and when.

California: Cal. Rules of Court, rules 2.111 and 3.1110(b); federal courts: Fed. R. Civ. P. 10(a),
N.D. Cal. Civil L.R. 3-4(a). Which of their parts a court wants comes from the layout.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetgen.case.model import Party
from packetgen.jurisdiction.model import Layout

from .attorney import attorney_lines
from .caption_words import (
    CaptionFacts,
    capitals,
    case_number,
    hearing_lines,
    honorable,
    joiner,
    limited_label,
    number_label,
    printed_name,
    role_word,
)
from .measure import line_count
from .styles import word_font
from .wml import Cell, Row, Shape, paragraph, run, table


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a caption's column: its words, and how they stand."""

    text: str
    style: str = "caption party"
    bold: bool = False
    left: float = 0.0
    after: float = 0.0
    align: str = ""


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
        case _:
            return writer.columns()


class _Writer:
    def __init__(self, facts: CaptionFacts, layout: Layout, styles: Mapping[str, str]) -> None:
        self.facts = facts
        self.layout = layout
        self.styles = styles
        self.width = layout.width - layout.left - layout.right
        self.font = word_font(layout.font)

    def columns(self, *, middle: str = "", boxed: bool = False) -> str:
        """Attorney's block, court, and the two boxes."""
        return (
            self.first_space()
            + self.top()
            + self.court()
            + self.boxes(self.left_column(), self.right_column(), middle=middle, boxed=boxed)
            + self.after()
        )

    def section_sign(self) -> str:
        """The number over everything; parties and court on either side of a column of §."""
        number, *below = self.right_column()
        court = [Block(line) for line in self.facts.jurisdiction.court_lines]
        single = self.layout.single_pitch
        return (
            self.first_space()
            + self.top()
            + self.block(Block(number.text.upper(), "caption court", after=single))
            + self.boxes(self.left_column(), court, middle="§", boxed=False)
            + self.after()
            + "".join(
                self.block(Block(b.text, b.style, b.bold, 0, b.after, "center")) for b in below
            )
            + (self.after() if below else "")
        )

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

    def plain(self) -> str:
        """Everything one below the other, centred."""
        blocks = [
            *self.left_column(),
            *self.right_column(),
        ]
        return (
            self.first_space()
            + self.top()
            + self.court()
            + "".join(
                self.block(Block(b.text, b.style, b.bold, 0, b.after, "center")) for b in blocks
            )
        )

    def after(self) -> str:
        """An empty line below the boxes, so that a table of the body does not join them."""
        height = 1.0 if self.layout.numbered_lines else self.layout.pitch
        if self.layout.numbered_lines:
            height = self.layout.pitch
        return paragraph("", self.styles["slot"], Shape(line=height))

    def block(self, block: Block, *, before: float = 0.0) -> str:
        shape = Shape(
            align=block.align,
            left=block.left or None,
            before=before or None,
            after=block.after or None,
        )
        return paragraph(run(block.text, bold=block.bold), self.styles[block.style], shape)

    def height(self, blocks: Sequence[Block], width: float) -> float:
        """Points that a column takes, by the layout's single pitch."""
        total = 0.0
        for block in blocks:
            bold = block.bold or block.style == "caption title"
            text = block.text.upper() if block.style == "caption title" else block.text
            lines = line_count(
                text, width - block.left, self.layout.font_size, self.font, bold=bold
            )
            total += lines * self.layout.single_pitch + block.after
        return total

    def whole_lines(self, height: float) -> float:
        """The height made up to whole lines of the body's pitch."""
        return math.ceil(round(height / self.layout.pitch, 4)) * self.layout.pitch

    # Attorney's block and clerk's space (rule 2.111(1), (2))

    def top(self) -> str:
        layout = self.layout
        if not layout.attorney_block_first:
            return ""
        blocks = [Block(text, "caption attorney") for text in attorney_lines(self.facts)]
        if not blocks:
            blocks = [Block("", "caption attorney")]
        height = self.height(blocks, layout.width / 2 - layout.left)
        if layout.numbered_lines:
            height += self.lead
        whole = max(height, (layout.court_line - 1) * layout.pitch)
        if layout.numbered_lines:
            whole = self.whole_lines(whole)
        elif layout.court_line < 2:
            whole = height + layout.pitch
        lead = self.lead
        blocks[-1] = _spaced(blocks[-1], max(whole - height, 0))
        return "".join(self.block(b, before=lead if n == 0 else 0) for n, b in enumerate(blocks))

    @property
    def room(self) -> str:
        """What this court calls the place where a judge sits."""
        return "Courtroom" if "us-federal" in self.facts.jurisdiction.chain else "Department"

    @property
    def lead(self) -> float:
        """Space that brings the first line of a single-spaced group down to its number."""
        layout = self.layout
        return layout.pitch - layout.single_pitch if layout.numbered_lines else 0.0

    # The court's title (rule 2.111(3))

    def court(self) -> str:
        layout, style = self.layout, self.styles["caption court"]
        lines = self.facts.jurisdiction.court_lines
        align = layout.court_alignment if layout.court_alignment != "center" else ""
        gap = None if layout.numbered_lines else layout.single_pitch
        return "".join(
            paragraph(
                run(line),
                style,
                Shape(align=align, keep_next=True, after=gap if line == lines[-1] else None),
            )
            for line in lines
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
        height = max(self.height(left_blocks, left - 8), self.height(right_blocks, inner_right))
        # A rule above would touch the first line.
        lead = self.lead or (layout.single_pitch / 2 if boxed else 0.0)
        height = self.whole_lines(height + lead)
        left_xml = self.stacked(left_blocks, lead)
        shifted = [
            Block(b.text, b.style, b.bold, b.left + (0 if middle else 12), b.after, b.align)
            for b in right_blocks
        ]
        right_xml = self.stacked(shifted, lead)
        if middle:
            signs = round(height / layout.single_pitch) if layout.single_pitch else 1
            column = "".join(
                paragraph(run(middle), self.styles["caption party"], Shape(align="center"))
                for _ in range(max(signs, 1))
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

    def stacked(self, blocks: Sequence[Block], lead: float) -> str:
        """A column of the boxes, ``lead`` points under their top."""
        return "".join(self.block(b, before=lead if n == 0 else 0) for n, b in enumerate(blocks))

    def left_column(self) -> list[Block]:
        """The title of the case: parties, "v.", parties."""
        single = self.layout.single_pitch
        first = [p for p in self.facts.scene.case.parties if p.side == "first"]
        second = [p for p in self.facts.scene.case.parties if p.side != "first"]
        blocks: list[Block] = []
        blocks += self.side(first, last=not second)
        if second:
            blocks.append(Block(joiner(self.facts.jurisdiction), left=36, after=single))
            blocks += self.side(second, last=True)
        elif not first and self.facts.scene.case.title:
            blocks.append(Block(self.facts.scene.case.title, after=single))
        return blocks

    def side(self, parties: Sequence[Party], *, last: bool) -> list[Block]:
        """One side: all parties in a first pleading, else the first and "et al."."""
        if not parties:
            return []
        single = self.layout.single_pitch
        groups: list[tuple[str, list[Party]]] = []
        for party in parties:
            if groups and groups[-1][0] == party.role:
                groups[-1][1].append(party)
            else:
                groups.append((party.role, [party]))
        shown = groups if self.facts.every_party else groups[:1]
        blocks: list[Block] = []
        for number, (role, members) in enumerate(shown):
            final = last and number == len(shown) - 1
            if self.facts.every_party:
                names = [self.described(p) for p in members]
                texts = [
                    f"{name}{';' if i < len(names) - 1 else ','}" for i, name in enumerate(names)
                ]
            else:
                more = ", et al." if len(parties) > 1 else ""
                texts = [f"{self.described(members[0])}{more},"]
                members = list(parties) if len(groups) == 1 else members
            blocks += [Block(text, after=0) for text in texts]
            blocks[-1] = _spaced(blocks[-1], single)
            word = role_word(role, len(members))
            blocks.append(Block(f"{word}{'.' if final else ','}", left=72, after=single))
        return blocks

    def described(self, party: Party) -> str:
        """A party's name in capitals, with its description and aliases."""
        text = capitals(self.name(party))
        for alias in party.aliases:
            text += f", also known as {alias}"
        if party.description:
            text += f", {party.description}"
        if party.guardian:
            guardian = self.facts.scene.case.find(party.guardian)
            name = printed_name(guardian, self.facts.scene) if guardian else party.guardian
            text += f", by and through {name}, guardian ad litem"
        return text.rstrip(",")

    def name(self, party: Party) -> str:
        return printed_name(party, self.facts.scene)

    def right_column(self) -> list[Block]:
        """Number, title, judge, hearing, filing and trial dates."""
        facts, case = self.facts, self.facts.scene.case
        single = self.layout.single_pitch
        blocks: list[Block] = []
        number = case_number(case, facts.jurisdiction, facts.scene)
        blocks.append(
            Block(f"{number_label(facts.jurisdiction)} {number}", "caption number", after=single)
        )
        limited = limited_label(facts.jurisdiction, case)
        if limited:
            blocks[-1] = _spaced(blocks[-1], 0)
            blocks.append(Block(limited, "caption number", after=single))
        blocks.append(Block(facts.title, "caption title", after=single))
        details: list[str] = [line for line in case.caption_lines if line]
        hearing = facts.hearing if self.layout.hearing_block and facts.show_hearing else None
        if hearing is not None:
            details += hearing_lines(hearing, case, facts.scene, self.room)
        else:
            if case.judge:
                details.append(f"Judge: {honorable(case.judge.full)}")
            if case.department:
                details.append(f"{self.room}: {case.department}")
        if self.layout.hearing_block:
            if case.filed and not facts.every_party:
                details.append(f"Action filed: {facts.scene.language.date(case.filed)}")
            if case.trial:
                details.append(f"Trial date: {facts.scene.language.date(case.trial)}")
        blocks += [Block(text, "caption number") for text in details]
        return blocks


def _spaced(block: Block, after: float) -> Block:
    return Block(block.text, block.style, block.bold, block.left, after, block.align)
