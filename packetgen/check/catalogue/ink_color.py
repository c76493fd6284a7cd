"""The type is printed in the colours that a rule allows.

Blue links, a court's own blue or red docket lines and stamps, and watermarks are no ink of the
filer's: a page fails when a tenth of its text, or a whole line of it, has another colour.

Bad: headings in red in a California superior court (black or blue-black, rule 2.106).
Good: black type; dark blue where the rule allows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..judgement import words_of
from ..pdf.covered_text import lightness
from ..scope import Check, PageNote, Scope, Unchecked, union

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView
    from ..pdf.text_lines import Line

KEY = "font.color"


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the colour of the words of a page."""
    rules = scope.bounds(KEY, note.kind)
    if not rules:
        return
    words = [w for line in (*page.layout.body, *page.layout.notes) for w in line.words]
    linked = [link.box for link in page.links] if any(w.color != "000000" for w in words) else []
    colors = {w.color for w in words}
    for rule in rules:
        allowed = words_of(rule)
        if all(is_allowed(color, allowed) for color in colors):
            continue
        wrong = [
            w for w in words
            if not is_allowed(w.color, allowed)
            and not any(b.left - 2 <= w.left <= b.right and b.top - 2 <= w.baseline <= b.bottom + 2
                        for b in linked)
        ]  # fmt: skip
        letters = sum(len(w.text) for w in wrong)
        total = sum(len(w.text) for w in words)
        off = {id(w) for w in wrong}
        lines = any(all(id(w) in off for w in n.words) and _long(n) for n in page.layout.body)
        if letters < 12 or (letters < 0.02 * total and not lines):
            continue
        yield CHECK.finding(
            "Type is printed in a colour that the rule does not allow.",
            rule=rule,
            key=KEY,
            note=note,
            box=union(w.box for w in wrong),
            measured=", ".join(sorted({f"#{w.color}" for w in wrong})[:4]),
            wanted=" or ".join(allowed),
            fix="Set the text in black.",
        )


def _long(line: Line) -> bool:
    """Is a line more than a stamp's or a letterhead's word?"""
    return len(line.words) > 2 and sum(len(w.text) for w in line.words) >= 12


def is_allowed(color: str, allowed: tuple[str, ...]) -> bool:
    """Whether a colour of six hex digits passes for one that a rule names."""
    if color == "ffffff":
        return True
    red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    if max(red, green, blue) - min(red, green, blue) < 40 and lightness(color) < 0.45:
        return True
    bluish = blue >= red and blue >= green and red < 90 and green < 110
    return bluish and lightness(color) < 0.35 and bool({"blue-black", "dark-blue"} & set(allowed))


CHECK = Check("PG107", "ink-color", (KEY,), page=on_page, doc=__doc__)
