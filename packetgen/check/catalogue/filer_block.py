"""The first page begins with the name and address of whoever files the paper.

Bad: a motion that begins with the court's title; a block without a telephone number.
Good: name, State Bar number, address, telephone and e-mail from line 1 on, 1 inch below the top
edge, left of the middle (Cal. Rules of Court, rule 2.111(1)). A party without counsel needs no bar
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Region

from ..contact_fields import BAR, EMAIL, PHONE, POSTCODE
from ..finding import Finding
from ..judgement import inches, words_of
from ..papers.first_page import NO_COURT, court_line, is_first
from ..pdf.text_lines import Line
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Name and address of the filer from line 1, left."""
    places = scope.bounds("caption.attorney_block", note.kind)
    fields = scope.bounds("caption.attorney_fields", note.kind)
    if not (places or fields) or not is_first(note):
        return
    court = court_line(note.lines, note.height)
    if court is None:
        yield Unchecked("caption.attorney_block", NO_COURT)
        yield Unchecked("caption.attorney_fields", NO_COURT)
        return
    # The other half is the clerk's, and a stamp in it may share a baseline with the block.
    middle = note.width / 2
    block = [
        Line(words, line.baseline, line.size)
        for line in note.lines
        if line.baseline < court.baseline - 2
        and (words := tuple(w for w in line.words if w.left < middle + 40))
        and words[0].left < middle
    ]
    for rule in places:
        yield from _block_place(block, rule, page, note)
    if block:
        text = " ".join(line.text for line in block)
        for rule in fields:
            yield from _block_fields(text, block, rule, note)


def _block_place(
    block: Sequence[Line], rule: Constraint, page: PageView, note: PageNote
) -> Iterator[Finding]:
    region = rule.value
    if not isinstance(region, Region):
        return
    start = region.top if region.top is not None else 72.0
    if not block:
        yield CHECK.finding(
            "No name and address of the filer stand above the court's title.",
            rule=rule,
            key="caption.attorney_block",
            note=note,
            measured="nothing above the court's title",
            wanted=f"from line 1 on, {inches(start)} below the top edge, at the left",
            fix="Begin the first page with name, bar number, address, telephone and e-mail.",
        )
        return
    top = min(line.top for line in block)
    if top < start - 6:
        yield CHECK.finding(
            "The filer's name and address begin too high.",
            rule=rule,
            key="caption.attorney_block",
            note=note,
            box=union(line.box for line in block),
            measured=f"{inches(top)} from the top edge",
            wanted=f"{inches(start)} or lower",
            fix="Begin the block on line 1.",
        )


def _block_fields(
    text: str, block: Sequence[Line], rule: Constraint, note: PageNote
) -> Iterator[Finding]:
    tests = {
        "email": ("an e-mail address", EMAIL),
        "phone": ("a telephone number", PHONE),
        "bar_number": ("a State Bar number", BAR),
        "address": ("an address", POSTCODE),
    }
    own = re.search(r"\b(in pro per|pro se|self[- ]represented|in propria persona)\b", text, re.I)
    missing = [
        said
        for field, (said, pattern) in tests.items()
        if field in words_of(rule)
        and not pattern.search(text)
        and not (own and field in ("bar_number", "email"))
    ]
    if missing:
        yield CHECK.finding(
            "The filer's block lacks " + ", ".join(missing) + ".",
            rule=rule,
            key="caption.attorney_fields",
            note=note,
            box=union(line.box for line in block),
            measured="not found",
            wanted=", ".join(words_of(rule)).replace("_", " "),
            fix="Complete the block above the court's title.",
        )


CHECK = Check(
    "PG401",
    "filer-block",
    ("caption.attorney_block", "caption.attorney_fields"),
    page=on_page,
    doc=__doc__,
)
