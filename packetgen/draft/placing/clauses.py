"""Required wording as paragraphs: one for each clause, indented by the kind of its label."""

from __future__ import annotations

import re

from ..word_files.wml import Shape, paragraph, run

_CLAUSE = re.compile(r"^\((?:(?P<low>[a-z])|(?P<num>\d+)|(?P<up>[A-Z])|(?P<rom>[ivx]{2,}|i))\)")


def clauses(wording: str, style: str, after: float) -> str:
    """The paragraphs of a text whose clauses stand on lines of their own.

    Args:
        wording: The text.
        style: Id of the paragraphs' style.
        after: Space after each, in points.
    """
    out: list[str] = []
    depths: list[str] = []
    for line in wording.split("\n"):
        text = line.strip()
        if not text:
            continue
        depth = _depth(text, depths)
        out.append(paragraph(run(text), style, Shape(left=18.0 * depth, right=0, after=after)))
    return "".join(out)


def _depth(text: str, depths: list[str]) -> int:
    """How deep a clause stands, by the kind of its label: (d), (1), (A), (i)."""
    found = _CLAUSE.match(text)
    if found is None:
        return max(len(depths) - 1, 0)
    kind = found.lastgroup or "low"
    if kind == "low" and text[1] in "ivx" and depths and depths[-1] in ("up", "rom"):
        kind = "rom"
    if kind == "rom" and not ({"up"} & set(depths)):
        kind = "low"
    while kind in depths and depths[-1] != kind:
        depths.pop()
    if kind not in depths:
        depths.append(kind)
    return len(depths) - 1
