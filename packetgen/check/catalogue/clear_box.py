"""The corner that a rule keeps free for the clerk or the recorder is blank.

Florida wants 3 by 3 inches at the top right of the first page of a paper to be recorded, and 1 by 3
inches on later pages; Lake County, Illinois, 2 by 2 inches on the first page. What a court's own
system prints at the very top of a filed page does not count.

Bad: the case number right of the middle, 1 1/2 inches below the top edge, in Lake County.
Good: caption and title below the box, or left of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Region
from packetgen.reading.english_counts import counted

from ..finding import Box, Finding
from ..judgement import inches
from ..pdf.page_numbering import is_docket_stamp
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

FIRST = "page.clear_box.first"
LATER = "page.clear_box.later"
SLACK = 2.0


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Is the corner blank?"""
    key = FIRST if note.of_part == 1 else LATER
    for rule in scope.bounds(key, note.kind):
        region = rule.value
        if not isinstance(region, Region) or region.height is None:
            continue
        space = _space(region, note)
        inside = [
            word
            for line in (*page.layout.header, *page.layout.body)
            if not is_docket_stamp(line)
            for word in line.words
            if word.left < space.right - SLACK
            and word.right > space.left + SLACK
            and word.top < space.bottom - SLACK
            and word.bottom > space.top
        ]
        stamp = " ".join(word.text for word in inside).upper()
        if not inside or "FILED" in stamp or "RECORDED" in stamp or "RECEIVED" in stamp:
            continue
        yield CHECK.finding(
            "Text stands in the corner that is kept blank.",
            rule=rule,
            key=key,
            note=note,
            box=union(word.box for word in inside),
            measured=counted(len(inside), "word"),
            wanted=f"blank: {inches(space.right - space.left)} wide, "
            f"{inches(space.bottom - space.top)} high, at the top {region.side or 'right'}",
            fix="Begin the caption below the corner, or keep it left of it.",
        )


def _space(region: Region, note: PageNote) -> Box:
    top = region.top or 0.0
    width = region.width if region.width is not None else note.width / 2
    left = 0.0 if region.side == "left" else note.width - width
    return Box(left, top, left + width, top + (region.height or 0.0))


CHECK = Check("PG106", "clear-box", (FIRST, LATER), page=on_page, doc=__doc__)
