"""Fields for the second walk (see :mod:`.words`): solved after a story is written down as marks."""

from __future__ import annotations

import re
from typing import Any

from ..symbols import SYMBOL_FONTS
from .seen_xml import as_unicode, attribute, inside, local, switch, whole_number

_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_SILENT = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "BIDIOUTLINE"})
_NUMBER = re.compile(r"\s*[\w.\-–]{0,12}\s*")
"""A page number in any shape, or nothing: the typeset pages say it anew."""

Mark = tuple[str, Any]
"""One mark of a story: ("text", str), ("link", str), ("begin", element), ("code", str), …"""


def solve(marks: list[Mark]) -> tuple[str, str]:
    """Solve the fields in a row of marks: (what is seen, what is seen as link to the packet)."""
    partner: dict[int, int] = {}
    separator: dict[int, int] = {}
    opened: list[int] = []
    for index, (kind, _) in enumerate(marks):
        if kind == "begin":
            opened.append(index)
        elif kind == "separate" and opened:
            separator.setdefault(opened[-1], index)
        elif kind == "end" and opened:
            partner[opened.pop()] = index
    return _solve(marks, 0, len(marks), partner, separator)


def _solve(
    marks: list[Mark], start: int, end: int, partner: dict[int, int], separator: dict[int, int]
) -> tuple[str, str]:
    text: list[str] = []
    links: list[str] = []
    index = start
    while index < end:
        kind, value = marks[index]
        if kind == "text":
            text.append(value)
        elif kind == "link":
            links.append(value)
            text.append(" ")
        elif kind == "begin" and index in partner:
            close = partner[index]
            middle = separator.get(index, close)
            code = "".join(
                str(mark) for name, mark in marks[index:middle] if name in ("code", "text", "link")
            )
            shown, linked = _solve(marks, middle, close, partner, separator)
            element, hidden = value
            own, own_link = _shown_by_field(code, shown, linked, None if hidden else element)
            text.append(own)
            links.append(own_link)
            index = close
        index += 1
    return "".join(text), "".join(links)


def _shown_by_field(code: str, shown: str, linked: str, element: Any) -> tuple[str, str]:
    words = code.split()
    kind = words[0].upper() if words else ""
    if kind in _PAGES or kind in _SILENT:
        return "", ""
    if kind == "PAGEREF" and "\\p" not in words and _NUMBER.fullmatch(shown):
        return "", ""
    if kind == "HYPERLINK" and len(words) > 1 and words[1].strip('"').startswith("packetgen:"):
        return " ", shown + linked
    if kind == "FORMCHECKBOX" and element is None:
        return "", linked
    if kind == "FORMCHECKBOX":
        box = inside(element, "ffData", "checkBox")
        state = inside(box, "checked")
        state = state if state is not None else inside(box, "default")
        return ("☒" if switch(state) else "☐"), linked
    if element is not None and not (shown.strip() or linked.strip()):
        if kind == "FORMDROPDOWN":
            return _chosen_entry(inside(element, "ffData", "ddList")), ""
        if kind in ("MACROBUTTON", "GOTOBUTTON"):
            return " ".join(words[2:]), ""
        if kind == "SYMBOL":
            return shown + _symbol_of(words), ""
    return shown, linked


def _chosen_entry(choices: Any) -> str:
    if choices is None:
        return ""
    entries = [attribute(e, "val") for e in choices if local(e) == "listEntry"]
    result = inside(choices, "result")
    result = result if result is not None else inside(choices, "default")
    index = whole_number(result, 0)
    return entries[index] if 0 <= index < len(entries) else ""


def _symbol_of(words: list[str]) -> str:
    try:
        code = int(words[1], 0)
    except (IndexError, ValueError):
        return ""
    face = ""
    for index, word in enumerate(words[:-1]):
        if word.lower() == "\\f":
            face = " ".join(words[index + 1 :]).strip().lstrip('"').split('"')[0].split(" \\")[0]
    if face.lower() in SYMBOL_FONTS:
        return as_unicode(chr(0xF000 + (code & 0xFF)), face)
    return bytes([code]).decode("cp1252", "replace") if 0 <= code < 256 else chr(code)
