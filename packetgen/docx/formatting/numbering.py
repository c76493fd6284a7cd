"""List numbering: definitions, overrides, counters and the labels they give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..ooxml import MC, VAL, Element, W, on
from .measures import integer
from .number_formats import is_shape, shaped
from .properties import Properties, read_paragraph_properties, read_run_properties
from .theme import Theme

_PLACEHOLDER = re.compile(r"%([1-9])")
_PADDED = re.compile("0+1")
"""How Word's own shapes of more digits than two begin: 001, 002, 003, ..."""
_ALIGNMENTS = {"right": "right", "end": "right", "center": "center"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` counts levels from 1; 0 never restarts, None by rule."""

    start: int
    number_format: str
    text: str
    suffix: str
    alignment: str
    legal: bool
    restart: int | None
    style: str
    paragraph: Properties
    run: Properties


@dataclass(frozen=True, slots=True)
class _List:
    """One ``w:num``: which definition it counts in, and what it changes."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """All lists of a document."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._read(root, theme)

    def _read(self, root: Element, theme: Theme) -> None:
        linked_to: dict[str, str] = {}
        defines: dict[str, str] = {}
        for element in root.iterchildren(W + "abstractNum"):
            identifier = element.get(W + "abstractNumId", "")
            link, own = element.find(W + "numStyleLink"), element.find(W + "styleLink")
            if link is not None:
                linked_to[identifier] = link.get(VAL, "")
            if own is not None:
                defines[own.get(VAL, "")] = identifier
            levels: dict[int, Level] = {}
            for level in element.iterchildren(W + "lvl"):
                levels[integer(level.get(W + "ilvl")) or 0] = _read_level(level, theme)
            self._abstract[identifier] = levels
        for element in root.iterchildren(W + "num"):
            identifier = element.get(W + "numId", "")
            pointer = element.find(W + "abstractNumId")
            abstract = pointer.get(VAL, "") if pointer is not None else ""
            # A list that only names a list style counts in that style's definition (17.9.21).
            abstract = defines.get(linked_to.get(abstract, ""), abstract)
            levels = dict(self._abstract.get(abstract, {}))
            starts: dict[int, int] = {}
            for override in element.iterchildren(W + "lvlOverride"):
                index = integer(override.get(W + "ilvl")) or 0
                level = override.find(W + "lvl")
                if level is not None:
                    levels[index] = _read_level(level, theme)
                start = override.find(W + "startOverride")
                if start is not None:
                    starts[index] = integer(start.get(VAL)) or 0
            self._lists.setdefault(identifier, _List(abstract, levels, starts))

    def level(self, list_id: str, index: int) -> Level | None:
        """The level of a list, overrides applied; None if there is no such list or level."""
        found = self._lists.get(list_id)
        return None if found is None else found.levels.get(index)

    def level_of_style(self, list_id: str, style_id: str) -> int | None:
        """The level of a list that belongs to a paragraph style, or None."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        for index, level in found.levels.items():
            if level.style == style_id:
                return index
        return None

    def counting(self, list_id: str) -> _List | None:
        """The list with its counters' rules, for :class:`Counters`."""
        return self._lists.get(list_id)


def _read_level(element: Element, theme: Theme) -> Level:
    def value(name: str, default: str) -> str:
        child = element.find(W + name)
        return default if child is None else str(child.get(VAL, default))

    number_format = value("numFmt", "")
    if not number_format:
        # Shapes newer than the standard stand in an alternative with an older one beside.
        fallback = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
        number_format = fallback.get(VAL, "decimal") if fallback is not None else "decimal"
        choice = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
        if choice is not None and choice.get(VAL) == "custom":
            first = choice.get(W + "format", "").partition(",")[0]
            number_format = first if _PADDED.fullmatch(first) else number_format
    restart = element.find(W + "lvlRestart")
    return Level(
        start=integer(value("start", "0")) or 0,
        number_format=number_format,
        text=value("lvlText", ""),
        suffix=value("suff", "tab"),
        alignment=_ALIGNMENTS.get(value("lvlJc", "left"), "left"),
        legal=on(element.find(W + "isLgl")),
        restart=None if restart is None else integer(restart.get(VAL)),
        style=value("pStyle", ""),
        paragraph={
            key: entry
            for key, entry in read_paragraph_properties(element.find(W + "pPr")).items()
            if key.startswith("ind.") or key == "tabs"
        },
        run=read_run_properties(element.find(W + "rPr"), theme),
    )


class Counters:
    """Where each list of one story stands. Lists with one definition count on from each other."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def advance(self, list_id: str, index: int) -> tuple[Level, str] | None:
        """Count one paragraph of a list and give its level and label; None if it has none."""
        found = self._numbering.counting(list_id)
        level = None if found is None else found.levels.get(index)
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        start = found.starts.get(index)
        if start is not None and (list_id, index) not in self._started:
            counts[index] = start
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = level.start
        self._started.add((list_id, index))
        for deeper in [key for key in counts if key > index]:
            below = found.levels.get(deeper)
            restart = None if below is None else below.restart
            if restart is None or (restart != 0 and index < restart):
                del counts[deeper]
        return level, self._label(found, level, index, counts)

    def unknown_format(self, list_id: str, index: int) -> str:
        """The number format in a level's label that no shape is known for; "" if all are."""
        found = self._numbering.counting(list_id)
        level = None if found is None else found.levels.get(index)
        if found is None or level is None or level.number_format == "bullet":
            return ""
        for match in _PLACEHOLDER.finditer(level.text):
            other = found.levels.get(int(match[1]) - 1)
            if other is not None and not level.legal and not is_shape(other.number_format):
                return other.number_format
        return ""

    @staticmethod
    def _label(found: _List, level: Level, index: int, counts: Mapping[int, int]) -> str:
        if level.number_format == "bullet":
            return level.text

        def number(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            if which > index:
                return ""
            other = found.levels.get(which, replace(level, start=1, number_format="decimal"))
            shape = other.number_format
            if level.legal and shape not in ("none", "bullet"):
                shape = "decimal"
            return shaped(counts.get(which, other.start), shape)

        return _PLACEHOLDER.sub(number, level.text)
