"""Reading XML for the second walk (see :mod:`.words`): names, values, switches, symbols.

Namespaces are mostly passed over, so that transitional and strict files look alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ..symbols import SYMBOL_FONTS

OFF = ("0", "false", "off", "none")


@lru_cache(maxsize=4096)
def bare(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def local(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return bare(tag) if isinstance(tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """The attribute of this name in any namespace."""
    for key, value in element.items():
        if bare(key) == name:
            return str(value)
    return default


def inside(element: Any, *names: str) -> Any:
    """The first child of the first child … of these names; None where the path ends."""
    for name in names:
        if element is None:
            return None
        for child in element:
            if bare(child.tag) == name:
                element = child
                break
        else:
            return None
    return element


def value_of(element: Any, name: str, default: str) -> str:
    """The ``val`` of a child; the default if there is no such child."""
    found = inside(element, name)
    return default if found is None else attribute(found, "val", default)


def integer(text: str) -> int:
    """The whole number that a text is; 0 for anything else."""
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else 0


def whole_number(element: Any, default: int) -> int:
    """The whole number that an element's ``val`` is; the default for none."""
    text = "" if element is None else attribute(element, "val")
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else default


def switch(element: Any) -> bool | None:
    """Whether an on/off element is on; None if it is not there."""
    return None if element is None else attribute(element, "val", "1") not in OFF


def as_unicode(text: str, face: str) -> str:
    """Characters of a symbol font as the Unicode ones a reader sees."""
    table = SYMBOL_FONTS.get(face.lower())
    private = not text.isascii() and any("\uf020" <= c <= "\uf0ff" for c in text)
    if table is None and not private:
        return text
    shown = []
    for character in text:
        code = ord(character)
        place = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
        if place == 0x20:
            shown.append(" ")
        elif table is None and place == code:
            shown.append(character)
        elif 0x20 < place <= 0xFF:
            shown.append((table or SYMBOL_FONTS["symbol"]).get(place, ""))
        else:
            shown.append(character)
    return "".join(shown)
