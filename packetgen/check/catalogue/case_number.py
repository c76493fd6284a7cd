"""The number of the case stands below the court's title, where the court wants it.

With the case's data the very number is looked for; without, the words that announce one.

Bad: "Case No. RG26-014722" above the names of the parties at the left.
Good: the number right of the middle, opposite the title of the case (Cal. Rules of Court,
rule 2.111(5)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Box, Finding
from ..judgement import inches, words_of
from ..papers.caption_patterns import BARE_NUMBER
from ..papers.caption_seen import caption_of
from ..papers.first_page import NO_COURT, court_line, is_first
from ..pdf.text_lines import Line
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView


CASE_NUMBER = re.compile(
    r"\b(?:case|action|cause|index|docket|civil action|file|no\.?|number)\b[^A-Za-z0-9]{0,6}"
    r"(?:no\.?|nos\.?|number|num\.?|\#)?\s*[:.]?\s*(?=[\w:.-]*\d)"
    f"|{BARE_NUMBER}",
    re.IGNORECASE,
)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The number of the case stands right of the parties, below the court's title."""
    rules = scope.bounds("caption.case_number", note.kind)
    if not rules or not is_first(note):
        return
    court = court_line(note.lines, note.height)
    if court is None:
        yield Unchecked("caption.case_number", NO_COURT)
        return
    above = any("above-center" in words_of(rule) for rule in rules)
    number = _number_words(page, court, scope, above=above)
    other = number is not None and not _is_own(note, scope)
    for rule in rules:
        if other:
            yield CHECK.finding(
                "The number on the first page is not that of the case.",
                rule=rule,
                key="caption.case_number",
                note=note,
                box=number,
                measured="another number",
                wanted=scope.case.number if scope.case else "",
                fix="Correct the number, or the case's data.",
            )
        elif number is None:
            yield CHECK.finding(
                "No case number was found "
                + ("on the first page." if above else "below the court's title."),
                rule=rule,
                key="caption.case_number",
                note=note,
                box=_caption_box(note),
                measured="not found",
                wanted="the number of the case",
                fix="Put the number of the case "
                + ("over the caption." if above else "right of the title of the case."),
            )
        elif "right-opposite-title" in words_of(rule) and number.left < note.width / 2 - 40:
            middle = number.left < note.width / 2 < number.right
            yield CHECK.finding(
                f"The case number stands {'in the middle' if middle else 'at the left'}, "
                "not right of the parties.",
                rule=rule,
                key="caption.case_number",
                note=note,
                box=number,
                measured=f"{inches(number.left)} from the left edge",
                wanted="right of the middle, opposite the title of the case",
                fix="Put the number into the right half of the caption.",
            )


def _caption_box(note: PageNote) -> Box | None:
    """Where the number should stand."""
    caption = caption_of(note)
    return caption.box if caption is not None else None


def _is_own(note: PageNote, scope: Scope) -> bool:
    """Whether the case's number, if it is known, stands anywhere on the first page."""
    own = re.sub(r"[\W_]", "", scope.case.number).casefold() if scope.case else ""
    text = re.sub(r"[\W_]", "", "".join(line.text for line in note.lines)).casefold()
    return not own or own in text


def _number_words(page: PageView, court: Line, scope: Scope, *, above: bool) -> Box | None:
    own = re.sub(r"\W", "", scope.case.number).lower() if scope.case else ""
    body = page.layout.body
    below = [line for line in body if above or line.baseline > court.baseline + 2]
    for line in below:
        if own and own in re.sub(r"\W", "", line.text).lower():
            words = [w for w in line.words if re.sub(r"\W", "", w.text).lower()[:4] == own[:4]]
            return union(w.box for w in words) or line.box
        found = CASE_NUMBER.search(line.text)
        if found:
            start = 0
            for word in line.words:
                end = start + len(word.text)
                if start >= found.start():
                    return Box(word.left, line.top, line.right, line.box.bottom)
                start = end + 1
    return None


CHECK = Check("PG404", "case-number", ("caption.case_number",), page=on_page, doc=__doc__)
