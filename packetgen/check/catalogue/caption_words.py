"""The caption says what a rule wants it to say in so many words, and nothing that it forbids.

Bad: a limited civil case in California without the words "Limited Civil Case" (rule 2.111(10)); a
firm's logo on a pleading in Oregon (UTCR 2.010); "Case No." where New York says "Index No.".
Good: "Index No. 650123/2026"; "LIMITED CIVIL CASE" below the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator

from ..finding import Box, Finding
from ..judgement import words_of
from ..papers.caption_patterns import NUMBER
from ..papers.caption_seen import caption_under
from ..scope import Check, PageNote, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

LABEL, LIMITED, AMOUNT = "caption.number_label", "caption.limited_label", "caption.limited_amount"
INITIALS, LOGO, DECLARATION = "caption.judge_initials", "caption.logo", "declaration.caption"
PRONOUNS = "caption.pronouns"
KEYS = (LABEL, LIMITED, AMOUNT, INITIALS, LOGO, DECLARATION, PRONOUNS)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for the words on the first page."""
    caption = yield from caption_under(note, scope, KEYS)
    if caption is None:
        return
    text = " ".join(line.text for line in note.lines)
    for key in (LABEL, LIMITED, AMOUNT):
        for rule in scope.bounds(key, note.kind):
            said = words_of(rule)
            if any(_plain(w) in _plain(text) for w in said):
                continue
            if key == LABEL and not NUMBER.search(text):
                continue  # no number at all: another check says so
            yield _finding(f"The first page does not say “{said[0]}”.", key, rule, note,
                           " or ".join(said), box=caption.box)  # fmt: skip
    for rule in scope.bounds(INITIALS, note.kind):
        number = caption.number
        if scope.case is not None and scope.case.judge is None:
            yield Unchecked(INITIALS, "the case names no judge", WhyNot.NEEDED)
            continue
        if number is not None and not re.search(r"\d[-–]\s?[A-Z]{2,4}\b", number.text):
            yield _finding("The judge's initials do not follow the case number.", INITIALS, rule,
                           note, "the judge's initials after the number",
                           box=number.box)  # fmt: skip
    for rule in scope.bounds(LOGO, note.kind):
        logos = [i for i in page.content.images if i.box.bottom < caption.end and not i.artifact]
        if rule.operator is Operator.FORBIDDEN and logos:
            yield _finding("A picture stands in the caption.", LOGO, rule, note, "no logo",
                           Effect.ADVISORY, logos[0].box)  # fmt: skip
    for rule in scope.bounds(DECLARATION, note.kind):
        title = " ".join(n.text for n in caption.title)
        # In a file of several papers the titles of the others say nothing of this one.
        alone = scope.document_titles if len(scope.document_titles) == 1 else ()
        known = " ".join((title, *alone))
        if not re.search(r"declaration", known, re.I):
            continue
        if "declarant" in words_of(rule) and not re.search(r"declaration\s+of\s+\w+", text, re.I):
            yield _finding("The caption does not name the declarant.", DECLARATION, rule, note,
                           "DECLARATION OF [name]", box=caption.box)  # fmt: skip
        if "motion" in words_of(rule) and not re.search(
            r"\b(support|opposition|re\b|regarding|reply)", text, re.I
        ):
            yield _finding("The caption does not say which motion the declaration is for.",
                           DECLARATION, rule, note, "IN SUPPORT OF …",
                           box=caption.box)  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9$]", "", text.casefold())


def _finding(
    said: str, key: str, rule: Constraint, note: PageNote, wanted: str,
    effect: Effect | None = None, box: Box | None = None,
) -> Finding:  # fmt: skip
    return CHECK.finding(
        said, rule=rule, key=key, effect=effect, note=note, measured="not found"
        if key != LOGO else "a picture", wanted=wanted, box=box, fix="Correct the caption.",
    )  # fmt: skip


CHECK = Check("PG409", "caption-words", KEYS, page=on_page, doc=__doc__)
