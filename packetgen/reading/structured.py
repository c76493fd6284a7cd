"""A structured file in memory: plain data, and the line and column of every value in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from packetgen.errors import Location

from .places import Positions, Written, child, tokens

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that is read; a case file of 10,000 events has about 2 MB."""

MAX_DEPTH = 64
"""Deepest nesting; the deepest place in a case file is at 8."""

TOO_DEEP = "Nothing is written so deep; look for brackets that open and never close."
"""What to do about a file nested deeper."""

MAX_VALUES = 2_000_000
"""Most values in one file."""


@dataclass(frozen=True, slots=True)
class Structured:
    """What a YAML or JSON file says, and where it says it.

    ``data`` is dict, list, str, int, float, bool or None; dates and times stay text. ``name`` is
    the file as shown in messages. ``positions`` maps every JSON pointer (RFC 6901; the root is
    ``""``) to line and column, both from 1: for a member of a mapping the place of its key, for an
    item of a list the place of the item. ``written`` holds, for every number, boolean and null,
    the characters that stand in the file, so that ``1.10`` is not lost in ``1.1``. ``elsewhere``
    holds the places of values that came from another file, such as a row of a spreadsheet.
    """

    data: Any = field(repr=False)
    name: str
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    written: Mapping[str, str] = field(default_factory=dict, repr=False)
    elsewhere: Mapping[str, Location] = field(default_factory=dict, repr=False)
    root: str = ""
    """Pointer of ``data`` in the whole file, for a part of one; places are given from there."""

    def part(self, pointer: str, data: Any) -> Structured:
        """What stands at a pointer as a structure of its own, which keeps its places in the file.

        Args:
            pointer: Where it stands.
            data: What stands there; an empty mapping for what is left out.
        """
        above = self.where(pointer)
        positions = _below(self.positions, pointer)
        if above.line is not None and "" not in positions:
            positions = {"": (above.line, above.column or 1), **positions}
        return Structured(
            data,
            self.name,
            positions,
            _below(self.written, pointer),
            _below(self.elsewhere, pointer),
            self.root + pointer,
        )

    def where(self, pointer: str) -> Location:
        """The place of a pointer; of its nearest known parent when nothing stands there."""
        above = pointer
        while True:
            if above in self.elsewhere:
                return replace(self.elsewhere[above], pointer=self.root + pointer or None)
            if above in self.positions or not above:
                break
            above = above.rpartition("/")[0]
        line, column = self.positions.get(above, (None, None))
        return Location(
            file=self.name, line=line, column=column, pointer=self.root + pointer or None
        )

    def at(self, pointer: str) -> Any:
        """The value that a pointer names. Raises KeyError when nothing stands there."""
        value = self.data
        for token in tokens(pointer):
            if isinstance(value, dict) and token in value:
                value = value[token]
            elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
                value = value[int(token)]
            else:
                raise KeyError(pointer)
        return value


def _below(places: Mapping[str, Any], pointer: str) -> Mapping[str, Any]:
    """What is known of a pointer and all below it, told as from there."""
    if isinstance(places, (Positions, Written)):
        return places.below(pointer)
    length = len(pointer)
    return {
        key[length:]: value
        for key, value in places.items()
        if key == pointer or key.startswith(f"{pointer}/")
    }


__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_VALUES", "TOO_DEEP", "Structured", "child", "tokens"]
