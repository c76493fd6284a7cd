"""Actions of a PDF that run, start or send something: of the file, its pages, links and fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from packetgen.reading.pdf_references import behind

MAXIMUM_PAGES = 2_000
MAXIMUM_ANNOTATIONS = 20_000
MAXIMUM_BOOKMARKS = 20_000
"""How many of each are looked at; a tree with loops ends here."""

_ACTIVE = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")
_PLAYING = ("/Rendition", "/RichMediaExecute")
_LEADING = ("/URI", "/GoToR", "/GoToE")
"""Lead out of the file: harmless in a link that is clicked, not in what comes about by itself."""
_CLICKS = ("/U", "/D")
"""Triggers of an annotation that wait for the reader's own click (ISO 32000-1, table 194)."""

UNASKED = _ACTIVE + _PLAYING + _LEADING
"""What a file may not do when it is opened, closed, saved or printed."""


@dataclass(frozen=True, slots=True)
class PageAction:
    """An action that a page, a link or a form field on it holds."""

    page: int
    """From 1."""
    where: str
    """What holds it and what it does: ``link (Launch)``."""
    rect: tuple[float, float, float, float] | None
    """Where it stands, in the page's own coordinates; None for the page's own action."""


def active(action: Any, where: str, kinds: tuple[str, ...] = UNASKED) -> list[str]:
    """What an action and those that follow it run, each with the place it was found at."""
    found: list[str] = []
    stack, seen = [behind(action)], 0
    while stack and seen < 100:
        seen += 1
        node = stack.pop()
        if isinstance(node, list):
            stack += [behind(item) for item in reversed(node)]
        elif isinstance(node, Mapping):
            kind = str(behind(node.get("/S")) or "")
            if kind in kinds:
                found.append(f"{where} ({kind[1:]})")
            stack.append(behind(node.get("/Next")))
    return list(dict.fromkeys(found))


def actions_of_pages(reader: Any) -> Iterator[PageAction]:
    """What opens with a page, and what its links and form fields run; media are told elsewhere."""
    left = MAXIMUM_ANNOTATIONS
    for number, page in enumerate(islice(reader.pages, MAXIMUM_PAGES), 1):
        for where in _triggered(page, "page"):
            yield PageAction(number, where, None)
        annotations = behind(page.get("/Annots"))
        for item in annotations if isinstance(annotations, list) else ():
            if left <= 0:
                return
            left -= 1
            note = behind(item)
            if isinstance(note, Mapping):
                rect = _rectangle(note.get("/Rect"))
                for where in _runs_of(note):
                    yield PageAction(number, where, rect)


def actions_of_bookmarks(root: Any) -> Iterator[str]:
    """What bookmarks run, in words."""
    outline = behind(root.get("/Outlines"))
    stack, steps = [outline], 0
    while stack and steps < MAXIMUM_BOOKMARKS:
        steps += 1
        node = stack.pop()
        if isinstance(node, Mapping):
            yield from active(node.get("/A"), "bookmark", _ACTIVE)
            stack += [behind(node.get("/Next")), behind(node.get("/First"))]


def _runs_of(note: Mapping[Any, Any]) -> list[str]:
    kind = str(behind(note.get("/Subtype")) or "")
    name = {"/Link": "link", "/Widget": "form field"}.get(kind, "comment")
    found = active(note.get("/A"), name, _ACTIVE)
    holder: Any = note
    levels = 0
    while isinstance(holder, Mapping) and levels < 10:
        found += _triggered(holder, name, _CLICKS)
        # A field's actions may stand with the field itself, of which this is one widget.
        holder, levels = behind(holder.get("/Parent")) if kind == "/Widget" else None, levels + 1
    return list(dict.fromkeys(found))


def _triggered(holder: Mapping[Any, Any], name: str, clicks: tuple[str, ...] = ()) -> list[str]:
    """What runs by triggers; ``clicks`` are those that somebody pulls who wants to go there."""
    triggers = behind(holder.get("/AA"))
    if not isinstance(triggers, Mapping):
        return []
    return [
        run
        for trigger, action in triggers.items()
        for run in active(action, name, _ACTIVE if trigger in clicks else _ACTIVE + _LEADING)
    ]


def _rectangle(value: Any) -> tuple[float, float, float, float] | None:
    figures = behind(value)
    try:
        left, bottom, right, top = (float(behind(figure)) for figure in figures)
    except (TypeError, ValueError):
        return None
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
