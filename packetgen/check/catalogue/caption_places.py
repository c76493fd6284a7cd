"""The slots of the caption stand where the court wants them.

Bad: the court's title at the left where it is to be centred; the title of the paper above the case
number; a caption in two boxes in a Texas trial court, which draws it with section signs.
Good: the parties at the left below the court's title, the title of the paper below the case number
(Cal. Rules of Court, rule 2.111(4), (6)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect

from ..contact_fields import EMAIL
from ..finding import Box, Finding
from ..judgement import words_of
from ..papers.caption_seen import Caption, caption_under
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

ALIGNMENT, CASE_TITLE = "caption.court_title.alignment", "caption.case_title"
NATURE, STYLE, MAIL = "caption.nature_of_paper", "caption.style", "caption.email"
KEYS = (ALIGNMENT, CASE_TITLE, NATURE, STYLE, MAIL)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Measure where the slots stand."""
    caption = yield from caption_under(note, scope, KEYS)
    if caption is None:
        return
    for rule in scope.bounds(ALIGNMENT, note.kind):
        yield from _alignment(caption, rule, note)
    for rule in scope.bounds(CASE_TITLE, note.kind):
        party = caption.parties[0] if caption.parties else caption.versus
        if party is None:
            yield Unchecked(CASE_TITLE, "no parties were found in the caption")
        elif "left-below-court" in words_of(rule) and party.left > note.width / 2:
            # In a centred caption the roles stand right of the middle, and the names on it.
            named = (
                n for n in caption.lines if caption.court.baseline < n.baseline < party.baseline
            )
            centred = any(n.left < note.width / 2 < n.right for n in named)
            where = "in the middle" if centred else "at the right"
            yield _finding(f"The title of the case stands {where}.", CASE_TITLE, rule, note,
                           party.box, "at the left, below the court's title")  # fmt: skip
    for rule in scope.bounds(NATURE, note.kind):
        yield from _nature(caption, rule, note, scope)
    for rule in scope.bounds(STYLE, note.kind):
        yield from _style(caption, rule, note)
    for rule in scope.bounds(MAIL, note.kind):
        above = [n for n in note.lines if n.baseline < caption.court.baseline - 2]
        place = next((i for i, n in enumerate(above) if EMAIL.search(n.text)), None)
        if place == 0:
            yield _finding("The e-mail address stands above the filer's name.", MAIL, rule, note,
                           above[0].box, "below the name")  # fmt: skip


def _alignment(caption: Caption, rule: Constraint, note: PageNote) -> Iterator[Finding]:
    court = caption.court
    words = court.words
    middle = (words[0].left + words[-1].right) / 2
    texts = [n for n in note.lines if n.right - n.left > 0.6 * note.width]
    left = min((n.left for n in texts), default=note.width - court.right)
    right = max((n.right for n in texts), default=note.width - left)
    centred = abs(middle - note.width / 2) < 36 or abs(middle - (left + right) / 2) < 36
    if "center" in words_of(rule) and not centred:
        yield _finding("The court's title is not centred.", ALIGNMENT, rule, note, court.box,
                       "centred on the page")  # fmt: skip
    elif words_of(rule) == ("left",) and court.left > note.width / 3:
        yield _finding("The court's title does not stand at the left.", ALIGNMENT, rule, note,
                       court.box, "at the left")  # fmt: skip


def _nature(
    caption: Caption, rule: Constraint, note: PageNote, scope: Scope
) -> Iterator[Finding | Unchecked]:
    number = caption.number
    titles = [n for n in caption.title if not re.search(r"\bCOURT\b", n.text.upper())]
    if number is None or not titles:
        yield Unchecked(NATURE, "no title of the paper was found in the caption")
        return
    if number.right < note.width / 2:
        return  # the number itself stands in a wrong place: another check says so
    # A line may hold a party at its left and the title at its right: the title's own words count.
    lowest = max(n.baseline for n in titles)
    if "below-case-number" in words_of(rule) and lowest < number.baseline - 2:
        yield _finding("The title of the paper stands above the case number.", NATURE, rule, note,
                       titles[0].box, "below the case number")  # fmt: skip


def _style(caption: Caption, rule: Constraint, note: PageNote) -> Iterator[Finding]:
    wanted = words_of(rule)
    signs = sum(n.text.count("§") for n in caption.lines)
    if "section-sign" in wanted and signs < 2:
        yield _finding("The caption is not divided by section signs.", STYLE, rule, note,
                       caption.court.box, "section signs between the parties and the court",
                       Effect.ADVISORY, measured="no § signs")  # fmt: skip
    if "index-number" in wanted and not re.search(
        r"index\s*(no|number|\#)", " ".join(n.text for n in note.lines), re.I
    ):
        yield _finding("The caption shows no index number.", STYLE, rule, note,
                       caption.court.box, "Index No. at the right of the parties",
                       measured="no words for an index number")  # fmt: skip


def _finding(
    said: str,
    key: str,
    rule: Constraint,
    note: PageNote,
    box: Box,
    wanted: str,
    effect: Effect | None = None,
    measured: str = "another place",
) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, effect=effect, note=note, box=box, measured=measured,
        wanted=wanted, fix="Move it to its place in the caption.",
    )  # fmt: skip


CHECK = Check("PG407", "caption-places", KEYS, page=on_page, doc=__doc__)
