"""Sections: page set-up from the court's layout or the document's own, headers and footers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from packetgen.docx.blocks import (
    Block,
    Border,
    Borders,
    CharacterFormat,
    PageField,
    Paragraph,
    Section,
    Text,
)
from packetgen.jurisdiction.model import Layout
from packetgen.typeset.composing.flow import compose_flow
from packetgen.typeset.composing.frame import Frame
from packetgen.typeset.composing.own_numbers import PATTERNS, counts_its_own_way, shape_of
from packetgen.typeset.composing.stretches import Stretch, stretches_of

if TYPE_CHECKING:
    from packetgen.typeset.composing.compose import Composer

FOOTER_GAP = 6.0
"""Points between a paper's last line and its footer."""


def compose_sections(
    composer: Composer, *, pitch: float, single: float, footer_title: str = ""
) -> list[dict[str, Any]]:
    """Compose every section of the composer's document, endnotes after the last."""
    document, layout = composer.document, composer.layout
    made = []
    own_numbers = counts_its_own_way(document)
    for stretch in stretches_of(document, own=layout is None):
        if layout is not None and not any(stretch.section.footers.values()):
            stretch.section = _with_footer(stretch.section, layout, footer_title)
        composer.targets |= {turn.mark for turn in stretch.turns}
        made.append(_section(composer, stretch, pitch, single, own_numbers))
    # A document begins on its first page, whatever parity that section asks for.
    made[0]["odd"] = None
    made[-1]["last"] = True
    if composer.endnotes:
        made[-1]["b"] += _endnotes(composer, pitch, single, made[-1]["grid"])
    return made


def _with_footer(section: Section, layout: Layout, title: str) -> Section:
    """The footer that a court wants, for a document that brings none of its own."""
    number = layout.page_number_position.startswith("bottom")
    every = _footer_lines(layout, title, number=number)
    if not every:
        return section
    footers = {"default": every}
    if not layout.page_number_on_first:
        footers["first"] = _footer_lines(layout, title, number=False)
        section = replace(section, first_page_different=True)
    return replace(section, footers=footers)


def _footer_lines(layout: Layout, title: str, *, number: bool) -> tuple[Block, ...]:
    """Page number, rule and title in the court's order (CRC 2.110(a): the rule between them)."""
    look = CharacterFormat(font=layout.font, size=layout.footer_size)
    side = layout.page_number_position.rpartition("-")[2]
    side = side if side in ("left", "right") else "center"
    rule = Border("single", 0.75, space=2.0)
    lines: list[Paragraph] = []
    ruled = False
    for part in layout.footer_order:
        if part == "rule" and layout.footer_rule:
            ruled = True
        elif part == "page_number" and number:
            line = Paragraph((PageField("page", "1", look),), alignment=side)
            lines.append(replace(line, borders=Borders(top=rule)) if ruled else line)
            ruled = False
        elif part == "title" and layout.footer_title and title:
            line = Paragraph((Text(title, look),), alignment="left" if side == "left" else "center")
            lines.append(replace(line, borders=Borders(top=rule)) if ruled else line)
            ruled = False
    return tuple(lines)


def _section(
    composer: Composer, stretch: Stretch, pitch: float, single: float, own_numbers: bool
) -> dict[str, Any]:
    layout, section = composer.layout, stretch.section
    paper = layout is not None and section.width <= section.height
    numbered = layout is not None and layout.numbered_lines and paper
    data: dict[str, Any] = {
        "id": stretch.number,
        "fixed": paper,
        "first": section.first_page_different,
        "start": section.page_number_start,
        "pn": PATTERNS[shape_of(section)] if own_numbers else None,
        "odd": {"odd-page": "odd", "even-page": "even"}.get(section.start),
        "lines": section.line_numbers and not paper,
        "va": section.vertical_alignment if not paper else "top",
        "last": False,
        "mirrored": composer.document.mirrored and not paper,
        "grid": numbered,
        **(_paper_page(layout, pitch) if layout is not None and paper else _own_page(section)),
        "hd": section.header_distance,
    }
    if numbered and layout is not None:
        data["numbers"] = _numbers(composer, layout)
    width = data["w"] - data["ml"] - data["mr"]
    composer.text_height = data["h"] - data["mt"] - data["mb"]
    size = layout.footnote_size if layout is not None else 0.0
    composer.note_frame = Frame(
        width, note=True, note_size=size, pitch=pitch, single=single, numbered=numbered
    )
    data |= _margins(composer, section, width, data["w"], data["ml"])
    data["turns"] = [
        {"mark": turn.mark, "high": turn.high, "first": turn.section.first_page_different}
        | _margins(composer, turn.section, width, data["w"], data["ml"])
        for turn in stretch.turns
    ]
    composer.text_width = width
    frame = Frame(
        width,
        grid=numbered,
        pitch=pitch,
        single=single,
        page_format=section.page_number_format,
        top=True,
        breaks=True,
    )
    data["b"] = compose_flow(composer, stretch.blocks, frame)
    return data


def _own_page(section: Section) -> dict[str, float]:
    """Size and margins in points as the document itself has them."""
    return {
        "w": section.width,
        "h": section.height,
        "mt": abs(section.top),
        "mr": section.right,
        "mb": abs(section.bottom),
        "ml": section.left,
        "fd": section.footer_distance,
    }


def _paper_page(layout: Layout, pitch: float) -> dict[str, float]:
    """Size and margins in points as the court wants them; numbered lines fill the page's height."""
    bottom = layout.bottom
    if layout.numbered_lines:
        text_height = layout.lines_per_page * pitch
        bottom = round(layout.height - layout.top - text_height - 0.02, 3)
    return {
        "w": layout.width,
        "h": layout.height,
        "mt": layout.top,
        "mr": layout.right,
        "mb": bottom,
        "ml": layout.left,
        "fd": FOOTER_GAP,
    }


def _margins(
    composer: Composer, section: Section, width: float, page_width: float, left: float
) -> dict[str, Any]:
    """Headers and footers by the pages that they stand on; they may reach over the whole page."""
    frame = Frame(
        width, page_format=section.page_number_format, marginal=True, reach=page_width - left
    )
    composer.text_width, composer.in_margin = page_width, True
    made = {
        name: {
            kind: compose_flow(composer, story, frame)
            for kind, story in stories.items()
            if kind == "default"
            or (kind == "first" and section.first_page_different)
            or (kind == "even" and section.even_pages_different)
        }
        for name, stories in (("headers", section.headers), ("footers", section.footers))
    }
    composer.in_margin = False
    return made


def _numbers(composer: Composer, layout: Layout) -> dict[str, Any]:
    """Line numbers left of the text, at least a fifth of an inch or a rule away (CRC 2.108(4))."""
    look = Paragraph().mark
    number = composer.formats.number(replace(look, font=layout.font, size=layout.font_size))
    composer.formats.note_use(number, "0123456789")
    rules: list[float] = []
    if layout.line_rule == "double":
        rules = [layout.left - 7.5, layout.left - 5.0]
    elif layout.line_rule == "single":
        rules = [layout.left - 6.0]
    if rules:
        rules.append(layout.width - layout.right + 5.0)
    gap = 14.4 if not rules else layout.left - rules[0] + 8.0
    width = 24.0
    return {
        "count": layout.lines_per_page,
        "x": round(layout.left - max(gap, 14.4) - width, 3),
        "w": width,
        "f": number,
        "rules": rules,
    }


def _endnotes(composer: Composer, pitch: float, single: float, grid: bool) -> list[dict[str, Any]]:
    frame = Frame(composer.text_width, note=True, grid=grid, pitch=pitch, single=single)
    out: list[dict[str, Any]] = []
    for reference in composer.endnotes:
        out += compose_flow(composer, composer.document.notes.get(reference.id, ()), frame)
    return out
