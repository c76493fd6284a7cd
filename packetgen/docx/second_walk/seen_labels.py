"""Labels of lists for the second walk (see :mod:`.words`): another way to number paragraphs."""

from __future__ import annotations

import re
from typing import Any

from ..symbols import SYMBOL_FONTS
from .seen_numbers import number_shown
from .seen_xml import attribute, inside, integer, local, switch, value_of


class Labels:
    """Counts the lists of one story.

    Args:
        root: The root of the numbering part, or None.
    """

    def __init__(self, root: Any) -> None:
        self.definitions: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        by_style: dict[str, str] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                identifier = attribute(element, "abstractNumId")
                self.definitions[identifier] = element
                style = value_of(element, "styleLink", "")
                if style:
                    by_style[style] = identifier
            elif local(element) == "num":
                self.lists.setdefault(attribute(element, "numId"), element)
        self.aliases = {
            identifier: by_style[value_of(element, "numStyleLink", "")]
            for identifier, element in self.definitions.items()
            if value_of(element, "numStyleLink", "") in by_style
        }
        self.history: dict[str, list[tuple[int, int]]] = {}
        self.met: set[tuple[str, int]] = set()

    def _definition(self, list_id: str) -> str:
        identifier = value_of(self.lists.get(list_id), "abstractNumId", "")
        return self.aliases.get(identifier, identifier)

    def _level(self, list_id: str, depth: int) -> Any:
        for override in self.lists.get(list_id, ()):
            if local(override) == "lvlOverride" and attribute(override, "ilvl") == str(depth):
                own = inside(override, "lvl")
                if own is not None:
                    return own
        for level in self.definitions.get(self._definition(list_id), ()):
            if local(level) == "lvl" and attribute(level, "ilvl") == str(depth):
                return level
        return None

    def level_of(self, list_id: str, style: str) -> str:
        """The level of a list that is tied to a paragraph style; "" if none is."""
        for depth in range(9):
            level = self._level(list_id, depth)
            if level is not None and value_of(level, "pStyle", "") == style:
                return str(depth)
        return ""

    def next(self, list_id: str, level: str, face: str) -> str:
        """Count one paragraph and give its label; "" where it shows none."""
        depth = int(level) if level.isdigit() else 0
        own = self._level(list_id, depth)
        if own is None:
            return ""
        number = self._count(list_id, depth, own)
        history = self.history.setdefault(self._definition(list_id), [])
        history.append((depth, number))
        vanish = inside(inside(own, "rPr"), "vanish")
        if switch(vanish):
            return ""
        text = value_of(own, "lvlText", "")
        fonts = inside(inside(own, "rPr"), "rFonts")
        face = (attribute(fonts, "ascii") if fonts is not None else "") or face
        if self._format(own) == "bullet":
            return self._in_face(text, face)
        legal = inside(own, "isLgl")
        plain = bool(switch(legal))

        def put(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            if wanted > depth:
                return ""
            holder = self._level(list_id, wanted)
            shape = self._format(holder) if holder is not None else "decimal"
            if plain and shape not in ("none", "bullet"):
                shape = "decimal"
            start = integer(value_of(holder, "start", "0")) if holder is not None else 1
            return number_shown(self._standing(list_id, wanted, history, start), shape)

        return self._in_face(re.sub("%([1-9])", put, text), face)

    def _count(self, list_id: str, depth: int, own: Any) -> int:
        """Look back through the list's history for the last number at this depth."""
        first = (list_id, depth) not in self.met
        self.met.add((list_id, depth))
        for override in self.lists[list_id] if first else ():
            if local(override) == "lvlOverride" and attribute(override, "ilvl") == str(depth):
                forced = inside(override, "startOverride")
                if forced is not None:
                    return integer(attribute(forced, "val", "0"))
        restart = inside(own, "lvlRestart")
        limit = depth if restart is None else integer(attribute(restart, "val", "0"))
        for past_depth, number in reversed(self.history.get(self._definition(list_id), [])):
            if past_depth == depth:
                return number + 1
            if past_depth < min(depth, limit):
                break
        return integer(value_of(own, "start", "0"))

    def _standing(
        self, list_id: str, depth: int, history: list[tuple[int, int]], start: int
    ) -> int:
        level = self._level(list_id, depth)
        restart = inside(level, "lvlRestart")
        limit = depth if restart is None else integer(attribute(restart, "val", "0"))
        for past_depth, number in reversed(history):
            if past_depth == depth:
                return number
            if past_depth < min(depth, limit):
                break
        return start

    @staticmethod
    def _format(level: Any) -> str:
        found = value_of(level, "numFmt", "")
        if found:
            return found
        shape = "decimal"
        for element in level.iter():
            if local(element) == "Choice":
                own = inside(element, "numFmt")
                digits = "" if own is None else attribute(own, "format").split(",")[0]
                if digits.endswith("1") and digits.strip("0") == "1" and len(digits) > 1:
                    return digits
            elif local(element) == "Fallback":
                shape = value_of(element, "numFmt", "decimal")
        return shape

    @staticmethod
    def _in_face(text: str, face: str) -> str:
        """A label as its face shows it: symbol fonts have other signs in the letters' places."""
        table = SYMBOL_FONTS.get(face.lower())
        shown = ""
        for character in text:
            code = ord(character)
            place = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
            if 0x20 < place <= 0xFF and (table is not None or place != code):
                character = (table or {}).get(place) or SYMBOL_FONTS["symbol"].get(place) or "•"
            shown += character
        return shown
