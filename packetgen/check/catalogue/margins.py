"""The text keeps the court's margins: measured from the outermost letters of each page.

Line numbers, rules, page numbers, footers and what a court's system prints at the very top do not
count as text; nor do watermarks, or a clerk's stamp on the first page.

Bad: a declaration whose text begins 70 pt from the left edge where a rule wants 1 inch (72 pt).
Good: line numbers at 50 pt, text from 90 pt on, its last letter 40 pt from the right edge, under
California's rule 2.107 (left 1 inch, right 1/2 inch; no rule for top and bottom).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Box, Finding
from ..judgement import MEASURING_ERROR, bounds_of, inches, lengths_of, wanted, words_of
from ..papers.headings_seen import is_cover
from ..pdf.page_numbering import is_docket_stamp, is_page_number
from ..pdf.text_lines import Line
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PageView

HAIR = 1.9
"""Points by which a line or two in a page may hang over."""

DRAFT_MARK = re.compile(r"DRAFT(\W+not for filing)?")
"""What packetgen prints on a draft, and on nothing that is filed."""

_ITEM = re.compile(r"(?:[•◦▪–-]|\(?\w{1,4}[.)])\s")
"""What an item of a list begins with."""
SIDES = ("left", "right", "top", "bottom")
FIRST_TOP, ONE, CONTENT = "margins.first_top", "margins.one", "margins.content"
FIX = "Set the margin in the page set-up, or move what stands outside it."


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Measure one page."""
    layout = page.layout
    lines = [line for line in (*layout.body, *layout.notes) if _counts(line, page)]
    if not lines:
        return
    yield from _first_top(lines, page, note, scope)
    yield from _one_side(lines, note, scope)
    yield from _in_margins(page, note, scope)
    for side in SIDES:
        measure = sorted(
            ((_gap(line, side, layout.width, layout.height), line) for line in lines),
            key=lambda pair: pair[0],
        )
        for rule in scope.bounds(f"margins.{side}", note.kind):
            gap, line = _outermost(measure, rule)
            if not _too_small(rule, gap):
                edges = _table_edges(page, lines, side)
                gap = min((gap, *(edge for edge in edges if not _too_small(rule, edge))))
            if not _kept(rule, gap, side):
                wide = side in ("left", "right") and not _too_small(rule, gap)
                if wide and (is_cover(note) or not _reaches(lines, note)):
                    continue  # nothing on a cover or a page of a list reaches to its margins
                yield CHECK.finding(
                    f"Text stands in the {side} margin."
                    if _too_small(rule, gap)
                    else f"The {side} margin is wider than the rule allows.",
                    rule=rule,
                    key=f"margins.{side}",
                    note=note,
                    box=line.box,
                    measured=inches(gap),
                    wanted=wanted(rule, inches),
                    fix=FIX,
                )


def _reaches(lines: Sequence[Line], note: PageNote) -> bool:
    """Whether a page shows its left margin: not if it has a list or a signature block alone.

    The first page of a paper always does, by its caption.
    """
    left = min(line.left for line in lines)
    outermost = [line for line in lines if line.left < left + HAIR]
    return note.of_part == 1 or any(
        line.right - line.left > 0.5 * note.width and not _ITEM.match(line.text)
        for line in outermost
    )


def _table_edges(page: PageView, lines: Sequence[Line], side: str) -> Iterator[float]:
    """How far the rules of tables are from a side: text keeps off them by the cells' padding."""
    top, bottom = min(line.top for line in lines), max(line.baseline for line in lines)
    for stroke in page.content.strokes if side in ("left", "right") else ():
        box, middle = stroke.box, (stroke.box.left + stroke.box.right) / 2
        # The rules of numbered paper go on above and below the text; a table's do not.
        in_text = stroke.length < 600 or (box.top > top - 24 and box.bottom < bottom + 24)
        if stroke.vertical and box.bottom > top and box.top < bottom and in_text:
            yield middle if side == "left" else page.layout.width - middle


def _first_top(
    lines: Sequence[Line], page: PageView, note: PageNote, scope: Scope
) -> Iterator[Finding]:
    """The space above the text of a first page."""
    for rule in scope.bounds(FIRST_TOP, note.kind) if note.of_part == 1 else ():
        first = min(lines, key=lambda line: line.top)
        if not _kept(rule, first.top, "top"):
            yield CHECK.finding(
                "Text stands in the space above the first page's text.",
                rule=rule,
                key=FIRST_TOP,
                note=note,
                box=first.box,
                measured=inches(first.top),
                wanted=wanted(rule, inches),
                fix="Begin the first page lower.",
            )


def _one_side(lines: Sequence[Line], note: PageNote, scope: Scope) -> Iterator[Finding]:
    """A margin that the rule wants on one side, whichever it is."""
    for rule in scope.bounds(ONE, note.kind):
        left = min(line.left for line in lines)
        right = note.width - max(line.right for line in lines)
        say = lengths_of(rule)
        if not (_kept(rule, left, "left") or _kept(rule, right, "right")):
            yield CHECK.finding(
                "Neither side has the margin that the rule wants.",
                rule=rule,
                key=ONE,
                note=note,
                box=union(line.box for line in lines),
                measured=f"{say(left)} at the left, {say(right)} at the right",
                wanted=f"{wanted(rule, say)} on one side",
                fix=FIX,
            )


def _in_margins(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding]:
    """What stands in the margins beside page numbers, where a rule allows these alone."""
    for rule in scope.bounds(CONTENT, note.kind):
        allowed = words_of(rule)
        layout = page.layout
        if layout.numbers is not None and "line_number" not in allowed:
            box = layout.numbers.box
            yield _stray("line numbers", box, rule, note)
        strays = [
            line
            for line in (*layout.header, *layout.footer)
            if not is_page_number(line)
            and not is_docket_stamp(line)
            and not DRAFT_MARK.fullmatch(line.text.strip())
            and sum(c.isalpha() for c in line.text) >= 6
            and (line.baseline < 60 or line.baseline > note.height - 60)
        ]
        if strays and page.number > 1:
            yield _stray("text", strays[0].box, rule, note)


def _stray(what: str, box: Box, rule: Constraint, note: PageNote) -> Finding:
    return CHECK.finding(
        "Something beside the page number stands in the margin.",
        rule=rule,
        key=CONTENT,
        effect=Effect.ADVISORY if what == "text" else None,
        note=note,
        box=box,
        measured=what,
        wanted="page numbers alone",
        fix="Take it out of the margin.",
    )


def _outermost(measure: Sequence[tuple[float, Line]], rule: Constraint) -> tuple[float, Line]:
    """The line that decides: the outermost, unless it alone hangs over by a hair.

    Programs let one justified line or a comma overrun by a point or two; two lines in ten, or more
    than two points, are a margin that was set wrong.
    """
    if rule.operator is not Operator.MIN:
        return measure[0]
    hair = [pair for pair in measure if pair[0] < float(rule.value) - MEASURING_ERROR]
    alone = len(hair) <= max(1, len(measure) // 10)
    if hair and alone and hair[0][0] >= float(rule.value) - HAIR:
        return measure[len(hair)] if len(measure) > len(hair) else (float(rule.value), hair[0][1])
    return measure[0]


def _counts(line: Line, page: PageView) -> bool:
    if all(word.color == "ffffff" for word in line.words):
        return False
    return not (page.number == 1 and _stamped(line, page.layout.body))


def _stamped(line: Line, lines: Sequence[Line]) -> bool:
    """Is the line part of a clerk's stamp: right of the middle, beside the word FILED?"""
    return line.left > 300 and any(
        "FILED" in other.text.upper()
        and other.left > 300
        and abs(other.baseline - line.baseline) < 90
        for other in lines
        if other.baseline < 260
    )


def _gap(line: Line, side: str, width: float, height: float) -> float:
    match side:
        case "left":
            return line.left
        case "right":
            return width - line.right
        case "top":
            return line.top
        case _:
            return height - line.baseline


def _kept(rule: Constraint, gap: float, side: str) -> bool:
    give = max(MEASURING_ERROR, rule.tolerance)
    match rule.operator:
        case Operator.MIN:
            return gap >= float(rule.value) - give
        case Operator.MAX:
            return gap <= float(rule.value) + give
        case Operator.RANGE:
            low, high = bounds_of(rule.value)
            # Ragged and short lines end before the margin, so only the left edge shows it whole.
            return low - give <= gap and (side != "left" or gap <= high + give)
        case Operator.EXACT:
            value = float(rule.value)
            return value - give <= gap and (side != "left" or gap <= value + give)
        case _:
            return True


def _too_small(rule: Constraint, gap: float) -> bool:
    low = bounds_of(rule.value)[0] if rule.operator is Operator.RANGE else float(rule.value)
    return gap < low


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the page set-up of each section."""
    for number, section in enumerate(document.sections, 1):
        for side in SIDES:
            gap = float(getattr(section, side))
            for rule in scope.bounds(f"margins.{side}", PartKind.PAPER):
                if not _kept(rule, gap, "left"):
                    yield CHECK.finding(
                        f"The {side} margin of section {number} is not what the court wants.",
                        rule=rule,
                        key=f"margins.{side}",
                        measured=inches(gap),
                        wanted=wanted(rule, inches),
                        fix="Set it under Layout, Margins.",
                    )
        left, right = float(section.left), float(section.right)
        for rule in scope.bounds(ONE, PartKind.PAPER):
            say = lengths_of(rule)
            if not (_kept(rule, left, "left") or _kept(rule, right, "left")):
                yield CHECK.finding(
                    f"Neither side of section {number} has the margin that the rule wants.",
                    rule=rule,
                    key=ONE,
                    measured=f"{say(left)} at the left, {say(right)} at the right",
                    wanted=f"{wanted(rule, say)} on one side",
                    fix="Set it under Layout, Margins.",
                )


CHECK = Check(
    "PG102",
    "margins",
    (*(f"margins.{side}" for side in SIDES), FIRST_TOP, ONE, CONTENT),
    page=on_page,
    docx=in_docx,
    doc=__doc__,
)
