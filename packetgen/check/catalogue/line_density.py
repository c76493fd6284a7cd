"""The numbered lines stand as close as the court wants, and no more of them than it allows.

California sets no number of lines: 28 at 24 pt give exactly 3 to the inch and pass, 27 at 25 pt
give 2.88 and fail (Cal. Rules of Court, rule 2.108(4)).

Bad: 27 numbers at 25 pt where at least 3 per inch are wanted.
Good: 28 numbers at 24 pt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import holds, plain, wanted
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

SLACK = 0.02


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Measure the column of numbers."""
    numbers = page.layout.numbers
    if numbers is None:
        return
    # The mean over the column: single steps carry the rounding of their own two positions.
    span = numbers.words[-1].baseline - numbers.words[0].baseline
    density = 72.0 * (len(numbers.words) - 1) / span if span > 0 else 0.0
    for rule in scope.bounds("line_numbers.per_inch", note.kind):
        if not holds(rule, density, slack=SLACK):
            yield CHECK.finding(
                "The line numbers stand too far apart.",
                rule=rule,
                key="line_numbers.per_inch",
                note=note,
                box=numbers.box,
                measured=f"{plain(density)} per inch ({plain(72 / density)} pt apart)",
                wanted=wanted(rule) + " per inch",
                fix="Set the numbers 24 pt apart: 28 on a page of 11 inches.",
            )
    for rule in scope.bounds("line_numbers.per_page", note.kind):
        count = len(numbers.words)
        if not holds(rule, count):
            yield CHECK.finding(
                "The page has not as many numbered lines as the rule says.",
                rule=rule,
                key="line_numbers.per_page",
                note=note,
                box=numbers.box,
                measured=f"{count} lines",
                wanted=wanted(rule) + " lines",
                fix="Set the numbers 24 pt apart: 28 on a page of 11 inches.",
            )


CHECK = Check(
    "PG202",
    "line-density",
    ("line_numbers.per_inch", "line_numbers.per_page"),
    page=on_page,
    doc=__doc__,
)
