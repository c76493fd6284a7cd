"""Line numbers are divided from the text by white space or by a vertical line.

Bad: numbers that end 6 pt before the text begins, with no line between.
Good: a double line between numbers and text; or a blank column of 1/5 inch (14.4 pt).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Box, Finding
from ..judgement import inches, words_of
from ..pdf.page_content import Stroke
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

KEY = "line_numbers.separator"
SPACE = "line_numbers.separator_space"
SLACK = 0.75


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for a line, else measure the space."""
    layout = page.layout
    numbers = layout.numbers
    rules = scope.bounds(KEY, note.kind)
    if numbers is None or not rules:
        return
    body = min((line.left for line in (*layout.body, *layout.notes)), default=layout.width)
    drawn = ruled(page.content.strokes, numbers.right - 4, body + 4, layout.height)
    space = body - numbers.right
    needed = max((float(r.value) for r in scope.bounds(SPACE, note.kind)), default=14.4)
    for rule in rules:
        allowed = words_of(rule)
        by_rule = drawn and any("rule" in word for word in allowed)
        by_space = "space" in allowed and space >= needed - SLACK
        if not by_rule and not by_space:
            yield CHECK.finding(
                "Nothing divides the line numbers from the text.",
                rule=rule,
                key=KEY,
                note=note,
                box=Box(numbers.left, numbers.box.top, body, numbers.box.bottom),
                measured=f"{inches(max(space, 0.0))} of space and no vertical line",
                wanted=f"at least {inches(needed)} of space, or a vertical line",
                fix="Draw a single or double line right of the numbers, or move the text away.",
            )


def ruled(strokes: tuple[Stroke, ...], left: float, right: float, height: float) -> bool:
    """Whether vertical strokes between two edges cover half the page's height."""
    covered: dict[int, float] = {}
    for stroke in strokes:
        if stroke.vertical and left <= stroke.box.left and stroke.box.right <= right:
            place = round(stroke.box.left / 3)
            covered[place] = covered.get(place, 0.0) + stroke.length
    return any(length >= 0.5 * height for length in covered.values())


CHECK = Check("PG204", "line-separator", (KEY, SPACE), page=on_page, doc=__doc__)
