"""The part of the first page that the clerk stamps is blank.

A clerk's own stamp in it (FILED, RECEIVED, ENDORSED) is no defect: the paper was filed.

Bad: the name of the judge right of the middle between lines 1 and 7.
Good: nothing right of the middle from line 1 to 2 inches below it (Cal. Rules of Court,
rule 2.111(2)).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Region
from packetgen.reading.english_counts import counted

from ..finding import Box, Finding
from ..judgement import inches
from ..papers.first_page import NO_COURT, is_caption, is_first, slot_of_line
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.page_content import Word
    from ..pdf.pdf_view import PageView


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The space for the clerk is blank."""
    rules = scope.bounds("caption.clerk_space", note.kind)
    if not rules or not is_first(note):
        return
    if not is_caption(note):
        yield Unchecked("caption.clerk_space", NO_COURT)
        return
    for rule in rules:
        region = rule.value
        if not isinstance(region, Region):
            continue
        top = region.top if region.top is not None else slot_of_line(page, region.first_line or 1)
        height = region.height if region.height is not None else 144.0
        half = note.width / 2
        space = Box(half, top, note.width, top + height)
        if region.side == "left":
            space = Box(0.0, top, half, top + height)
        inside = _inside(page, space)
        stamp = " ".join(w.text for w in inside).upper()
        if "FILED" in stamp or "RECEIVED" in stamp or "ENDORSED" in stamp:
            yield Unchecked(
                "caption.clerk_space", "a clerk's stamp stands in it: the paper was filed"
            )
            continue
        if inside:
            yield CHECK.finding(
                "Text stands in the space that is kept blank for the clerk.",
                rule=rule,
                key="caption.clerk_space",
                note=note,
                box=union(w.box for w in inside),
                measured=counted(len(inside), "word"),
                wanted=f"blank {region.side or 'right'} half from {inches(top)} to "
                f"{inches(top + height)}",
                fix="Keep the filer's block left of the middle and the right half blank.",
            )


def _inside(page: PageView, space: Box) -> list[Word]:
    found = []
    for line in page.layout.body:
        for word in line.words:
            middle = (word.left + word.right) / 2
            # Words that begin left of the middle belong to the filer's block.
            across = space.left + 12 <= word.left and middle <= space.right
            if across and space.top <= word.baseline - 0.3 * word.size <= space.bottom:
                found.append(word)
    return found


CHECK = Check("PG402", "clerk-space", ("caption.clerk_space",), page=on_page, doc=__doc__)
