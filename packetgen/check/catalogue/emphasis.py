"""Words are set off as a rule wants: no capitals for emphasis, names of cases in italics.

Headings, the caption, abbreviations and short words in capitals are no emphasis.

Bad: "this motion was NEVER SERVED on any party" in a brief to a California Court of Appeal (rule
8.74(b)); a federal appellate brief that cites Roe v. Wade in plain type (Fed. R. App. P. 32(a)(6)).
Good: emphasis in italics or bold; names of cases in italics or underlined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.reading.english_counts import counted

from ..finding import Box, Finding
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.page_content import Word
    from ..pdf.pdf_view import PageView

CAPITALS, NAMES = "font.capitals_for_emphasis", "font.case_names"
_SLANTED = re.compile(r"ital|obli|slant|kursiv|-it\b|^(?:CM|SF|LM)(?:TI|SL|SI)", re.IGNORECASE)
_NAMELESS = re.compile(r"^(?:[A-Z]{6}\+)?(?:CIDFont\+?|Font|TT|T1_|C\d_|F|R|Type3)?[A-Z]?\d*$")
"""Faces renamed by a program ("CIDFont+F3"): whether they slant cannot be known."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for shouted words, and for names of cases in plain type."""
    lines = page.layout.body
    for rule in scope.bounds(CAPITALS, note.kind):
        if rule.operator is not Operator.FORBIDDEN or note.of_part == 1:
            continue
        shouted = [w for line in lines for w in _shouted(line.words)]
        if len(shouted) >= 2:
            yield CHECK.finding(
                "Words are set in capitals for emphasis.",
                rule=rule,
                key=CAPITALS,
                effect=Effect.ADVISORY,
                note=note,
                box=union(w.box for w in shouted),
                measured=f"{len(shouted)} words in capitals inside sentences",
                wanted="italics or bold for emphasis",
                fix="Set them in italics or bold type.",
            )
    for rule in scope.bounds(NAMES, note.kind):
        rules_below = [s.box for s in page.content.strokes if not s.vertical]
        plain = [
            name[1]
            for line in lines
            for name in _plain_names(line.words)
            if not any(_underlined(word, rules_below) for word in name)
        ]
        if plain:
            yield CHECK.finding(
                "The name of a case is neither in italics nor underlined.",
                rule=rule,
                key=NAMES,
                effect=Effect.ADVISORY,
                note=note,
                box=plain[0].box,
                measured=f"{counted(len(plain), 'name')} in plain type",
                wanted="italics or underlining",
                fix="Set the names of cases in italics.",
            )


def _shouted(words: tuple[Word, ...]) -> list[Word]:
    """Words of four letters and more in capitals among words that are not."""
    letters = [c for w in words for c in w.text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) > 0.5 * len(letters):
        return []
    return [w for w in words if re.fullmatch(r"[A-Z]{5,}[.,;:!]?", w.text)]


def _underlined(word: Word, rules_below: Sequence[Box]) -> bool:
    return any(
        b.left <= word.right and b.right >= word.left and 0 < b.top - word.baseline < 5
        for b in rules_below
    )


def _plain_names(words: tuple[Word, ...]) -> list[tuple[Word, Word, Word]]:
    """The "v." of a case's name in plain type, with the capitalised words about it."""
    found = []
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if word.text in ("v.", "vs.") and before.text[:1].isupper() and after.text[:1].isupper():
            fonts = (before.font, word.font, after.font)
            if (
                not any(_SLANTED.search(f) or _NAMELESS.match(f) for f in fonts)
                and _SLANTED.search(" ".join(w.font for w in words)) is None
            ):
                found.append((before, word, after))
    return found


CHECK = Check("PG110", "emphasis", (CAPITALS, NAMES), page=on_page, doc=__doc__)
