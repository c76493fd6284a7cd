"""The cover of an appellate brief, on a page of its own.

Fed. R. App. P. 32(a)(2): the number centred at the top, the court, the title of the case, the
nature of the proceeding and the court below, the title of the brief, and counsel's name, address
and telephone. Where a court's rules name no fields the same stands there. The colours of printed
covers are the printer's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetgen.jurisdiction.model import Layout

from ..values.caption_words import CaptionFacts, case_number, honorable, number_label
from ..word_files.measure import line_count
from ..word_files.styles import word_font
from ..word_files.wml import Cell, Row, Shape, paragraph, run, table
from ..words.stops import without_last_sign
from .attorney import attorney_lines
from .caption_parties import party_blocks

_LEAST, _MOST = 0.2, 2.0
"""Gaps between the parts of a cover, as multiples of the body's pitch."""
_GAPS = 6


@dataclass(frozen=True, slots=True)
class Below:
    """The court whose decision is reviewed."""

    nature: str
    court: str
    number: str = ""
    judge: str = ""


def brief_cover(
    facts: CaptionFacts, layout: Layout, styles: Mapping[str, str], below: Below
) -> str:
    """The cover as paragraphs, with a page break after it.

    Args:
        facts: The case, the court, whoever files and the brief's title.
        layout: The paper's layout.
        styles: Style ids by name.
        below: The nature of the proceeding and the court below.
    """
    number = case_number(facts.scene.case, facts.jurisdiction, facts.scene)
    parties = [block.text for block in party_blocks(facts, 0.0)]
    origin = _origin(facts, below)
    counsel = attorney_lines(facts)
    width = layout.width - layout.left - layout.right
    shown = ("", *facts.jurisdiction.court_lines, *parties, *origin, facts.title.upper(), *counsel)
    font = word_font(layout.font)
    gap = _gap(layout, sum(line_count(text, width, layout.font_size, font) for text in shown))
    lines = [f"{number_label(facts.jurisdiction)} {number}"]
    rule = (("top", "single"), ("bottom", "single"))
    named = paragraph(
        run(facts.title), styles["caption title"],
        Shape(align="center", before=layout.single_pitch / 2, after=layout.single_pitch / 2),
    )  # fmt: skip
    title = table(
        [Row((Cell(named, rule, align="center"),))], (width,), styles["packet caption"],
        description="Title of the brief",
    )  # fmt: skip
    return "".join(
        (
            _centered(lines, styles["caption party"], gap, bold=True),
            _centered(facts.jurisdiction.court_lines, styles["caption party"], gap, bold=True),
            _centered(parties, styles["caption party"], gap),
            _centered(origin, styles["caption party"], gap),
            title,
            paragraph("", styles["slot"], Shape(line=gap)),
            _centered(counsel, styles["caption party"], 0.0),
            paragraph('<w:r><w:br w:type="page"/></w:r>', styles["slot"]),
        )
    )


def _origin(facts: CaptionFacts, below: Below) -> list[str]:
    """Nature of the proceeding, and the court below with number and judge."""
    lines = [f"{below.nature} {below.court}".strip()]
    if below.number:
        lines.append(f"{'No.'} {below.number}")
    if below.judge:
        judge = without_last_sign(honorable(below.judge, facts.scene))
        lines.append(f"{judge}, presiding")
    return lines


def _gap(layout: Layout, lines: int) -> float:
    """Space between the parts: what the page leaves, in measure."""
    room = layout.height - layout.top - layout.bottom - lines * layout.font_size * 1.2
    room -= 3 * layout.pitch  # around the title of the brief, and to spare
    return min(max(room / _GAPS, _LEAST * layout.pitch), _MOST * layout.pitch)


def _centered(lines: Sequence[str], style: str, after: float, *, bold: bool = False) -> str:
    last = len(lines) - 1
    return "".join(
        paragraph(
            run(line, bold=bold) if line else "", style,
            Shape(align="center", after=after if n == last and after else None),
        )
        for n, line in enumerate(lines)
    )  # fmt: skip
