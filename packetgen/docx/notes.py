"""Footnotes and endnotes: their marks, and their text."""

from __future__ import annotations

from .blocks import Block, Unsupported
from .flow import read_story
from .formatting.number_formats import is_shape, shaped
from .formatting.settings import NoteNumbering
from .ooxml import Element, W, is_on, on
from .revisions import note_changes
from .sections import RawSection
from .story import NOT_SEEN, Shared, Story

_KINDS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_SPECIAL = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def number_notes(body: Element, sections: list[RawSection], shared: Shared) -> None:
    """Give every note of the body the mark it is shown with, in the order of the references."""
    rules = {"footnote": shared.settings.footnotes, "endnote": shared.settings.endnotes}
    counts = {"footnote": rules["footnote"].start, "endnote": rules["endnote"].start}
    current = 0
    strange: dict[str, None] = {}
    _enter(sections[0], rules, counts, first=True)
    for element in body.iter(*_KINDS, W + "sectPr"):
        if element.tag == W + "sectPr":
            if _inside(element, frozenset({W + "sectPrChange", W + "pPrChange"})):
                continue
            current += 1
            if current < len(sections):
                _enter(sections[current], rules, counts, first=False)
            continue
        if _unseen(element):
            continue
        kind = _KINDS[element.tag]
        key = (kind, element.get(W + "id", ""))
        if is_on(element.get(W + "customMarkFollows")):
            own = "".join(t.text or "" for t in element.getparent().iterchildren(W + "t"))
            shared.note_marks.setdefault(key, own)
            continue
        number_format = rules[kind].number_format
        if not is_shape(number_format):
            strange[f"{kind} numbers in the format {number_format}"] = None
        shared.note_marks.setdefault(key, shaped(counts[kind], number_format))
        shared.notes_restart_on_pages |= kind == "footnote" and rules[kind].restart == "eachPage"
        counts[kind] += 1
    shared.unsupported += (Unsupported(what, "the notes") for what in strange)


def _enter(
    section: RawSection, rules: dict[str, NoteNumbering], counts: dict[str, int], *, first: bool
) -> None:
    for kind, own in (("footnote", section.footnotes), ("endnote", section.endnotes)):
        if own is not None:
            rules[kind] = own
            if first:
                counts[kind] = own.start
        if not first and rules[kind].restart == "eachSect":
            counts[kind] = rules[kind].start


def _inside(element: Element, tags: frozenset[str]) -> bool:
    return any(ancestor.tag in tags for ancestor in element.iterancestors())


def _unseen(reference: Element) -> bool:
    if _inside(reference, NOT_SEEN):
        return True
    properties = reference.getparent().find(W + "rPr")
    return properties is not None and on(properties.find(W + "vanish"))


def read_notes(shared: Shared, main: str) -> dict[str, tuple[Block, ...]]:
    """The notes that the body refers to, by key (``footnote-2``), in the order of reference."""
    found: dict[str, tuple[Block, ...]] = {}
    for kind in ("footnote", "endnote"):
        part = shared.package.related(main, f"{kind}s")
        if part is None:
            continue
        elements = {
            element.get(W + "id", ""): element
            for element in shared.package.root(part).iterchildren(W + kind)
            if element.get(W + "type", "normal") not in _SPECIAL
        }
        for (own_kind, identifier), mark in shared.note_marks.items():
            element = elements.get(identifier)
            if own_kind != kind or element is None:
                continue
            story = Story(shared, part, element, name=f"{kind} {mark}")
            story.note = f"{kind}-{identifier}"
            found[story.note] = read_story(element, story)
            note_changes(element, story)
    return found
