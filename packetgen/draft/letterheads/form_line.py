"""The form's own line at the foot of a letter, and room between the office's head and the text."""

from __future__ import annotations

import re
from typing import Any

from ..word_files.wml import W

_PAGE_WORD = re.compile(r"[\s·|]*(?:\b(?:[Pp]age|[Pp]ágina)|\{\{ strings\.page \}\})\s*$")
"""The word before a page number, or the tag of a template that prints it."""
_ROOM_BELOW = 200
"""Twips between the office's head and the letter, where the head reaches down to its text."""


def says(element: Any) -> bool:
    """Whether a block shows anything: words, a picture, a field, a border."""
    shown = ("t", "drawing", "pict", "fldSimple", "instrText", "pBdr", "tbl", "sym")
    if element.tag == f"{{{W}}}tbl":
        return True
    return next(element.iter(*(f"{{{W}}}{tag}" for tag in shown)), None) is not None


def field_kinds(part: Any) -> set[str]:
    """The kinds of field in a part."""
    texts = [e.text or "" for e in part.iter(f"{{{W}}}instrText")]
    texts += [e.get(f"{{{W}}}instr", "") for e in part.iter(f"{{{W}}}fldSimple")]
    return {text.split()[0].upper() for text in texts if text.split()}


def drop_page_number(element: Any) -> None:
    """Take the form's page number out where the office's own footer has one."""
    for paragraph in element.iter(f"{{{W}}}p"):
        if not field_kinds(paragraph) & {"PAGE", "NUMPAGES"}:
            continue
        runs = list(paragraph)
        fields = [
            n for n, r in enumerate(runs)
            if r.tag == f"{{{W}}}fldSimple" or next(r.iter(f"{{{W}}}fldChar"), None) is not None
        ]  # fmt: skip
        for run in runs[fields[0] : fields[-1] + 1]:
            paragraph.remove(run)
        for text in reversed(list(paragraph.iter(f"{{{W}}}t"))):
            text.text = _PAGE_WORD.sub("", text.text or "")
            if text.text:
                break


def move_tabs(element: Any, scale: float) -> None:
    """Let tab stops of the form's line follow the office's margins.

    Those that the line's style has at the old place are cleared, and what clears them stays there.
    """
    for tabs in list(element.iter(f"{{{W}}}tabs")):
        for tab in list(tabs):
            place = tab.get(f"{{{W}}}pos", "")
            moved = round(int(place) * scale) if place.isdigit() else 0
            if not moved or tab.get(f"{{{W}}}val") == "clear" or str(moved) == place:
                continue
            tab.set(f"{{{W}}}pos", str(moved))
            cleared = tabs.makeelement(f"{{{W}}}tab")
            cleared.set(f"{{{W}}}val", "clear")
            cleared.set(f"{{{W}}}pos", place)
            tabs.append(cleared)
        tabs[:] = sorted(tabs, key=lambda tab: int(tab.get(f"{{{W}}}pos", "0") or 0))


def room_below(head: list[Any]) -> list[Any]:
    """A narrow empty line under a head whose last line shows something."""
    if not head or head[-1].tag != f"{{{W}}}p" or not says(head[-1]):
        return []
    line = head[-1].makeelement(f"{{{W}}}p")
    properties = line.makeelement(f"{{{W}}}pPr")
    spacing = line.makeelement(f"{{{W}}}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", str(_ROOM_BELOW)),
                        ("lineRule", "exact")):  # fmt: skip
        spacing.set(f"{{{W}}}{name}", value)
    properties.append(spacing)
    line.append(properties)
    return [line]
