"""The title of the case names the parties that a rule wants named.

A first pleading names them all, without "et al."; a later paper may name the first on each side.
With the case's data every party's name is looked for.

Bad: a complaint "MARIA HERNANDEZ, et al." (Fed. R. Civ. P. 10(a); 22 NYCRR 202.5(d): the clerk
refuses it).
Good: all parties in the complaint; "Hernandez et al. v. Oakwood et al." in a later motion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.reading.letters import unaccented

from ..finding import Finding
from ..judgement import words_of
from ..papers.caption_seen import caption_of
from ..papers.first_page import NO_COURT, is_first
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

KEY = "caption.parties"
_OTHERS = re.compile(r"\bet\s*al\b", re.IGNORECASE)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for "et al." and for names that are missing."""
    rules = [r for r in scope.bounds(KEY, note.kind)
             if set(words_of(r)) <= {"all", "all-own-lines"}]  # fmt: skip
    if not rules or not is_first(note):
        return
    caption = caption_of(note)
    if caption is None:
        yield Unchecked(KEY, NO_COURT)
        return
    others = [n for n in caption.lines if _OTHERS.search(n.text)]
    text = unaccented(caption.text)
    missing = [
        p for p in (scope.case.parties if scope.case else ())
        if unaccented(p.printed) not in text and not p.minor
    ]  # fmt: skip
    for rule in rules:
        if others:
            yield CHECK.finding(
                'The caption says "et al." where all parties are to be named.',
                rule=rule,
                key=KEY,
                note=note,
                box=union(n.box for n in others),
                measured="et al.",
                wanted="the names of all parties",
                fix="Name every party in the title of the case.",
            )
        elif missing:
            yield CHECK.finding(
                "The caption does not name all parties of the case.",
                rule=rule,
                key=KEY,
                note=note,
                measured=f"{len(missing)} not named",
                wanted="the names of all parties",
                fix="Name every party in the title of the case.",
            )


CHECK = Check("PG408", "caption-parties", (KEY,), page=on_page, doc=__doc__)
