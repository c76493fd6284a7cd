"""A file to be printed is set for one side of each sheet, and nothing stands where holes go.

The holes themselves, and how it is printed in the end, are for a person; a PDF may ask viewers to
print on both sides, and ink under the holes is lost when they are punched.

Bad: a PDF that asks for two-sided printing, for a California superior court that takes paper
printed on one side only (rule 2.102); a heading across the top where two holes go (rule 2.115).
Good: no wish for two-sided printing; the top half inch blank where the holes go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator

from ..finding import Box, Finding
from ..for_a_person import left_to_a_person
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

SIDES, HOLES = "paper.one_sided", "paper.holes"
RADIUS = 10.0
"""Points around the middle of a hole that are lost: a hole is a quarter of an inch wide, or a
little more."""
_COUNTS = {"two": 2, "three": 3, "2": 2, "3": 3}
_HOW_MANY = re.compile(r"\b(?P<count>two|three|[23])\s+holes\b", re.IGNORECASE)
_APART = re.compile(r"(?P<inches>[\d.]+)\s+in\s+apart", re.IGNORECASE)
_FROM_TOP = re.compile(r"(?P<inches>\d+/\d+|[\d.]+)\s+in\s+from\s+the\s+top", re.IGNORECASE)


def hole_boxes(words: str, width: float) -> tuple[Box, ...]:
    """Where the holes of a rule go on a page of this width; none if the rule does not say."""
    many, apart, top = (p.search(words) for p in (_HOW_MANY, _APART, _FROM_TOP))
    if not (many and apart and top):
        return ()
    count, step = _COUNTS[many["count"].lower()], float(apart["inches"]) * 72
    down = float(Fraction(top["inches"])) * 72
    first = width / 2 - step * (count - 1) / 2
    return tuple(
        Box(x - RADIUS, down - RADIUS, x + RADIUS, down + RADIUS)
        for x in (first + step * n for n in range(count))
    )


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for ink where the holes go."""
    for rule in scope.bounds(HOLES, note.kind):
        content = page.content
        inked = [w.box for w in content.words if not w.hidden and w.artifact != "Watermark"]
        inked += [s.box for s in content.strokes]
        if note.image_share < 0.5:
            inked += [i.box for i in content.images]
        holes = hole_boxes(str(rule.value), content.width)
        hit = [box for box in inked if any(_meet(box, hole) for hole in holes)]
        if hit:
            yield CHECK.finding(
                "Something is printed where the holes are punched.", rule=rule, key=HOLES,
                note=note, box=union(hit), measured="ink under a hole", wanted=str(rule.value),
                fix="Move it down or to the side.",
            )  # fmt: skip


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read how the file asks to be printed."""
    asked = pdf.structure.duplex
    if not asked:
        yield from left_to_a_person(scope, SIDES)
    for rule in scope.setting(SIDES).constraints:
        if rule.operator is Operator.REQUIRED and asked.startswith("Duplex"):
            yield CHECK.finding(
                "The file asks to be printed on both sides of the sheet.", rule=rule, key=SIDES,
                measured=asked, wanted="one side of each sheet",
                fix="Set its print options to one side (Simplex), and print it so.",
            )  # fmt: skip
    yield from left_to_a_person(scope, HOLES)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


CHECK = Check("PG112", "printed-sheets", (SIDES, HOLES), page=on_page, file=in_file, doc=__doc__)
