"""The court's title stands on its line of the first page, or lower.

"Line 8" is the eighth numbered line of the page, or its place at 24 pt to the line.

Bad: the title of the court on line 7, 226 pt below the top edge.
Good: the title on line 8, 3 1/3 inches (240 pt) or more below the top edge (Cal. Rules of Court,
rule 2.111(3)).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import holds, inches, wanted
from ..papers.first_page import NO_COURT, court_line, is_first, slot_of_line
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The court's title stands on its line, or lower."""
    lines = scope.bounds("caption.court_title.line", note.kind)
    tops = scope.bounds("caption.court_title.top", note.kind)
    if not (lines or tops) or not is_first(note):
        return
    court = court_line(note.lines, note.height)
    if court is None:
        for key in ("caption.court_title.line", "caption.court_title.top"):
            yield Unchecked(key, NO_COURT)
        return
    for rule in tops:
        if not holds(rule, court.top, slack=3.0):
            yield CHECK.finding(
                "The court's title stands too high.",
                rule=rule,
                key="caption.court_title.top",
                note=note,
                box=court.box,
                measured=f"{inches(court.top)} from the top edge",
                wanted=wanted(rule, inches) + " from the top edge",
                fix="Move the court's title down to its line.",
            )
    if tops and any(not holds(rule, court.top, slack=3.0) for rule in tops):
        return
    for rule in lines:
        start = slot_of_line(page, int(rule.value))
        if court.baseline < start + 2:
            yield CHECK.finding(
                f"The court's title begins above line {rule.value}.",
                rule=rule,
                key="caption.court_title.line",
                note=note,
                box=court.box,
                measured=f"{inches(court.top)} from the top edge",
                wanted=f"line {rule.value}",
                fix="Move the court's title down to its line.",
            )


CHECK = Check(
    "PG403",
    "court-title",
    ("caption.court_title.line", "caption.court_title.top"),
    page=on_page,
    doc=__doc__,
)
