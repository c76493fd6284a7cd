"""Pages that come late go to the end of a bundle, and loose pages bear the number of the case.

A page with a number such as 45A or 45.1 was put between two others. Whether the sheets are bound is
for a person; where every page bears the case's number it need not be known.

Bad: pages 45A to 45C between 45 and 46 of a trial bundle for the High Court.
Good: the new pages as 301 to 303 after page 300; "KB-2026-000123" on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator
from packetgen.reading.letters import letters_of

from ..finding import Finding
from ..for_a_person import left_to_a_person
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

LATE, NUMBER = "pagination.late_pages", "pagination.case_number_unless_bound"
_BETWEEN = re.compile(r"^\W*(?:page\s+)?\d{1,5}\s?(?:[A-Ha-h]|[./]\d{1,2})\W*$")
EDGE = 0.1
"""The share of a page's height, at its head and foot, in which its number stands."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for a number that was put between two others, and for the number of the case."""
    for rule in scope.setting(LATE).constraints:
        edges = [n for n in page.lines if not EDGE < n.baseline / note.height < 1 - EDGE]
        found = next((n for n in edges if _BETWEEN.match(n.text)), None)
        if found is not None and rule.value == "end":
            yield CHECK.finding(
                "The page was put between two others.", rule=rule, key=LATE, note=note,
                box=found.box, measured=f"page {found.text.strip()}"[:40],
                wanted="late pages at the end, numbered on",
                fix="Put it at the end of the bundle and give it the next number.",
            )  # fmt: skip
    if scope.case is None or not scope.case.number:
        return
    for rule in scope.setting(NUMBER).constraints:
        if rule.operator is Operator.REQUIRED and letters_of(scope.case.number) not in letters_of(
            page.text
        ):
            yield from left_to_a_person(scope, NUMBER, "not every page bears the number")


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Without the case, its number is not known."""
    if scope.case is None or not scope.case.number:
        yield from left_to_a_person(scope, NUMBER)


CHECK = Check("PG512", "late-pages", (LATE, NUMBER), page=on_page, file=in_file, doc=__doc__)
