"""Every page stands so that it can be read on a screen.

A page counts as turned when most of its text runs up, down or upside down as it is seen.

Bad: a landscape spreadsheet scanned sideways, its text running up the page.
Good: landscape pages that stay landscape in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator

from ..finding import Finding
from ..judgement import words_of
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

UPRIGHT, LANDSCAPE = "efile.upright", "page.landscape"


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Count the letters that do not stand upright."""
    rules = [
        (key, rule)
        for key in (UPRIGHT, LANDSCAPE)
        for rule in scope.bounds(key, note.kind)
        if rule.operator is Operator.REQUIRED or words_of(rule) == ("upright",)
    ]
    if not rules:
        return
    words = [w for w in page.content.words if w.artifact != "Watermark"]
    turned = sum(len(w.text) for w in words if not w.upright)
    total = sum(len(w.text) for w in words)
    if total < 40 or turned < 0.6 * total:
        return
    for key, rule in rules:
        if key == LANDSCAPE and UPRIGHT in [k for k, _ in rules]:
            continue
        yield CHECK.finding(
            "The page does not stand upright: its text runs sideways or upside down.",
            rule=rule,
            key=key,
            note=note,
            measured=f"{turned / total:.0%} of the text is turned",
            wanted="pages that can be read without turning the screen",
            fix="Turn the page in the PDF (its rotation), and save it.",
        )


CHECK = Check("PG609", "upright", (UPRIGHT, LANDSCAPE), page=on_page, doc=__doc__)
