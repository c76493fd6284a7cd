"""The words of a Word paragraph as a reader sees them, rules to write on as underscores."""

from __future__ import annotations

from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RULE = "________"


def written_words(paragraph: Any) -> str:
    """Text of a ``w:p`` element; a tab that leads to a ruled stop is shown as a rule."""
    stops = sorted(
        (int(stop.get(f"{_WORD}pos")), stop.get(f"{_WORD}leader") == "underscore")
        for stop in paragraph.iterfind(f"{_WORD}pPr/{_WORD}tabs/{_WORD}tab")
    )
    indent = paragraph.find(f"{_WORD}pPr/{_WORD}ind")
    if indent is not None and indent.get(f"{_WORD}hanging"):
        stops = sorted([*stops, (int(indent.get(f"{_WORD}left", 0)), False)])
    marks = {f"{_WORD}br": "\n", f"{_WORD}noBreakHyphen": "-"}
    out = []
    tabs = 0
    for element in (e for run in paragraph.iter(f"{_WORD}r") for e in run):
        if element.tag == f"{_WORD}tab":
            out.append(RULE if tabs < len(stops) and stops[tabs][1] else "\t")
            tabs += 1
        elif element.tag == f"{_WORD}t" or element.tag in marks:
            out.append(marks.get(element.tag, element.text or ""))
    return "".join(out)
