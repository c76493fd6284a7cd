"""The type is of the kind that a rule wants: serif or sans-serif, plain roman, of a given width.

Monospaced type is measured in characters to the inch, and type in a small size may be saved by a
tall x-height (New York: an x-height of 45 percent of the wanted size).

Bad: a federal appellate brief in Arial (Fed. R. App. P. 32(a)(5)); one set in italics throughout;
Courier of 8 points at 15 characters to the inch.
Good: Century Schoolbook of 14 pt; Courier of 12 pt at 10 characters to the inch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..finding import Finding
from ..judgement import holds, plain, wanted, words_of
from ..papers.faces import class_of, equivalent, plain_name
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.page_content import Word
    from ..pdf.pdf_view import PageView

CLASS, PREFERRED, ROMAN = "font.class", "font.preferred", "font.roman"
PITCH, X_HEIGHT = "font.mono_pitch", "font.x_height"
_SLANTED = re.compile(r"ital|obli|slant", re.IGNORECASE)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the face of most of a page's text."""
    if not any(scope.bounds(key, note.kind) for key in CHECK.keys):
        return
    words = [w for line in page.layout.body for w in line.words]
    total = sum(len(w.text) for w in words)
    if total < 200:
        return
    weight: dict[str, int] = {}
    for word in words:
        weight[word.font] = weight.get(word.font, 0) + len(word.text)
    font = max(weight, key=lambda f: weight[f])
    mine = [w for w in words if w.font == font]
    yield from _kind(font, mine, note, scope)
    slanted = [w for w in words if _SLANTED.search(w.font)]
    for rule in scope.bounds(ROMAN, note.kind):
        if rule.operator is Operator.REQUIRED and sum(len(w.text) for w in slanted) > 0.6 * total:
            yield CHECK.finding(
                "Most of the text is set in italics.",
                rule=rule,
                key=ROMAN,
                note=note,
                box=union(w.box for w in slanted),
                measured="italic type",
                wanted="plain roman type",
                fix="Set the text in roman; italics are for emphasis and names of cases.",
            )
    yield from _measures(font, mine, note, scope)


def _kind(font: str, words: Sequence[Word], note: PageNote, scope: Scope) -> Iterator[Finding]:
    kind = class_of(font)
    for rule in scope.bounds(CLASS, note.kind):
        allowed = {"sans" if w.startswith("sans") else w for w in words_of(rule)}
        pitched = kind == "mono" and scope.setting(PITCH).is_set
        if kind and kind not in allowed and not pitched:
            yield CHECK.finding(
                f"The text is set in {plain_name(font)}, which is not of the kind wanted.",
                rule=rule,
                key=CLASS,
                note=note,
                box=union(w.box for w in words),
                measured={"sans": "sans-serif", "mono": "monospaced"}.get(kind, kind),
                wanted=" or ".join(words_of(rule)),
                fix="Set the text in a face of that kind, such as Century Schoolbook or Times.",
            )
    for rule in scope.bounds(PREFERRED, note.kind):
        if note.of_part == 1 and kind and not any(equivalent(font, n) for n in words_of(rule)):
            yield CHECK.finding(
                f"The text is set in {plain_name(font)}; the rule prefers another face.",
                rule=rule,
                key=PREFERRED,
                effect=Effect.ADVISORY,
                note=note,
                measured=plain_name(font),
                wanted=" or ".join(words_of(rule)),
                fix="Nothing must be done; the preferred face is the safest.",
            )


def _measures(font: str, words: Sequence[Word], note: PageNote, scope: Scope) -> Iterator[Finding]:
    for rule in scope.bounds(PITCH, note.kind):
        if class_of(font) != "mono":
            continue
        steps = sorted(
            (w.right - w.left) / len(w.text) for w in words if len(w.text) >= 5 and w.upright
        )
        if len(steps) < 10:
            continue
        per_inch = 72.0 / (steps[len(steps) // 2] or 1.0)
        if not holds(rule, per_inch, slack=0.25):
            yield CHECK.finding(
                "The monospaced type is too narrow.",
                rule=rule,
                key=PITCH,
                note=note,
                box=union(w.box for w in words),
                measured=f"{plain(per_inch)} characters to the inch",
                wanted=wanted(rule) + " characters to the inch",
                fix="Set Courier in 12 pt.",
            )
    sizes = [r for r in scope.bounds("font.size", note.kind) if r.operator is Operator.MIN]
    for rule in scope.bounds(X_HEIGHT, note.kind):
        least = max((float(r.value) for r in sizes), default=0.0)
        small = [w for w in words if w.text.isalpha() and set(w.text) <= set("acemnorsuvwxz")]
        if not least or len(small) < 8:
            continue
        heights = sorted(w.bottom - w.top for w in small)
        height = heights[len(heights) // 2]
        if height < float(rule.value) * least - 0.35 and words[0].size < least - 0.1:
            yield CHECK.finding(
                "The small letters are not as tall as the rule wants.",
                rule=rule,
                key=X_HEIGHT,
                note=note,
                box=union(w.box for w in words),
                measured=f"{plain(height)} pt, {height / least:.0%} of {plain(least)} pt",
                wanted=f"{float(rule.value):.0%} of {plain(least)} pt, or type of that size",
                fix="Set the text larger, or in a face with taller small letters.",
            )


CHECK = Check(
    "PG109",
    "face-kind",
    (CLASS, PREFERRED, ROMAN, PITCH, X_HEIGHT),
    page=on_page,
    doc=__doc__,
)
