"""Line numbers stand on the lines of type, or are evenly spaced down the page.

Bad: numbers that drift: 24 pt apart at the top of the page and 27 at its foot, beside text that
does not follow them.
Good: numbers 24 pt apart throughout; or each within 2 pt of the baseline of a line of type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import points, words_of
from ..pdf.page_layout import Layout
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

NEAR = 2.0
"""Points by which a number may miss its line of type."""

EVEN = 1.0
"""Points by which one distance of two numbers may differ from the usual one."""

KEY = "line_numbers.alignment"


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Measure both: evenness of the column, and distance of text from its numbers."""
    layout = page.layout
    numbers = layout.numbers
    if numbers is None:
        return
    for rule in scope.bounds(KEY, note.kind):
        allowed = words_of(rule)
        even = "even" in allowed and numbers.unevenness <= EVEN
        aligned = "aligned" in allowed and _misses(layout) <= 0.1
        if not even and not aligned:
            yield CHECK.finding(
                "The line numbers are neither on the lines of type nor evenly spaced."
                if "even" in allowed
                else "The line numbers are not on the lines of type.",
                rule=rule,
                key=KEY,
                note=note,
                box=numbers.box,
                measured=f"distances differ by up to {points(numbers.unevenness)}",
                wanted=" or ".join(allowed),
                fix="Give text and numbers one line pitch: exactly 24 pt, or 12 for single lines.",
            )


def _misses(layout: Layout) -> float:
    """Share of numbers beside text that stand on no line of type."""
    assert layout.numbers is not None
    lines = [*layout.body, *layout.notes]
    if not lines:
        return 0.0
    first, last = lines[0].baseline - NEAR, lines[-1].baseline + NEAR
    beside = [w for w in layout.numbers.words if first <= w.baseline <= last]
    missed = [w for w in beside if not any(abs(w.baseline - o.baseline) <= NEAR for o in lines)]
    # A number may stand beside a blank line, where there is no type to align with.
    near = [
        w
        for w in missed
        if any(abs(w.baseline - o.baseline) < 0.45 * layout.numbers.pitch for o in lines)
    ]
    return len(near) / len(beside) if beside else 0.0


CHECK = Check("PG203", "line-alignment", (KEY,), page=on_page, doc=__doc__)
