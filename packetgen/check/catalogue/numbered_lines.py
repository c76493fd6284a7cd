"""Where the court wants numbered lines, every page of a paper has them and starts again at 1.

Bad: a motion filed in a California superior court without line numbers, or one that goes on with 29
on its second page (Cal. Rules of Court, rule 2.108(4)).
Good: a column of numbers from 1 at the left of every page of the paper; none on exhibits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator

from ..finding import Finding
from ..judgement import words_of
from ..places_wanted import left_edge_of
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

FEW_LETTERS = 80
"""A page with less text than this and no numbers may be blank or a divider."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for the column of numbers."""
    numbers = page.layout.numbers
    for rule in scope.bounds("line_numbers.use", note.kind):
        if rule.operator is Operator.REQUIRED and numbers is None:
            if note.body_letters >= FEW_LETTERS:
                yield CHECK.finding(
                    "The lines of this page are not numbered.",
                    rule=rule,
                    key="line_numbers.use",
                    note=note,
                    box=left_edge_of(note),
                    measured="no line numbers",
                    wanted="numbered lines",
                    fix="Set the paper on numbered pleading paper; packetgen does so by itself.",
                )
        elif rule.operator is Operator.FORBIDDEN and numbers is not None:
            yield CHECK.finding(
                "The lines of this page are numbered, and the court wants none.",
                rule=rule,
                key="line_numbers.use",
                note=note,
                box=numbers.box,
                measured=f"lines {numbers.first} to {numbers.last}",
                wanted="no line numbers",
                fix="Take the line numbers out of the page's header.",
            )
    if numbers is None:
        return
    for rule in scope.bounds("line_numbers.restart", note.kind):
        if "page" in words_of(rule) and numbers.first != 1:
            yield CHECK.finding(
                "The line numbers of this page do not start at 1.",
                rule=rule,
                key="line_numbers.restart",
                note=note,
                box=numbers.words[0].box,
                measured=f"first number {numbers.first}",
                wanted="1 on every page",
                fix="Let the numbering restart on each page.",
            )


CHECK = Check(
    "PG201",
    "numbered-lines",
    ("line_numbers.use", "line_numbers.restart"),
    page=on_page,
    doc=__doc__,
)
