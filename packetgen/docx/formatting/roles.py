"""What a paragraph is, from the name of its style or of one it is based on."""

from __future__ import annotations

import re
from functools import lru_cache

from .styles import Style

_ROLES = {
    "paper title": "title",
    "title": "title",
    "body text": "body",
    "normal": "body",
    "body text flush": "flush",
    "numbered paragraph": "numbered",
    "block quotation": "quote",
    "block text": "quote",
    "quote": "quote",
    "intense quote": "quote",
    "list paragraph": "list",
    "list": "list",
    "footnote text": "footnote",
    "endnote text": "footnote",
    "table text": "table",
    "table heading": "table-heading",
    "signature": "signature",
    "letter text": "letter",
    "letter address": "letter",
    "letter subject": "letter",
    "caption attorney": "caption",
    "caption court": "caption",
    "caption party": "caption",
    "caption number": "caption",
    "caption title": "caption",
    "pleading numbers": "furniture",
    "pleading footer": "furniture",
    "slot": "slot",
    "toc heading": "body",
    "caption": "body",
    "header": "body",
    "footer": "body",
}
_HEADING = re.compile(r"heading ([1-9])$")
_LIST = re.compile(r"list (bullet|number|continue)( [2-5])?$|list [2-5]$")

PLEADING_NUMBERS = "pleading numbers"
"""Style of the paragraphs that packetgen's own numbered paper consists of."""


@lru_cache(maxsize=2048)
def _role_of_name(name: str) -> str:
    name = " ".join(name.lower().split())
    heading = _HEADING.match(name)
    if heading:
        return f"heading-{heading[1]}"
    if _LIST.match(name):
        return "list"
    return _ROLES.get(name, "")


def role_of(style: Style | None, outline_level: int | None) -> str:
    """The role of a paragraph with this style and effective outline level (0 to 8, 9 for text).

    The nearest style with a known name decides. A heading whose outline level was taken away is
    text, and text that was given an outline level is a heading, as in Word's navigation pane.
    """
    role = ""
    for link in reversed(style.chain if style is not None else ()):
        role = _role_of_name(link.name)
        if role:
            break
    if role.startswith("heading-") and outline_level == 9:
        return "body"
    if role in ("", "body") and outline_level is not None and 0 <= outline_level <= 8:
        return f"heading-{outline_level + 1}"
    return role or "body"


def is_pleading_numbers(style: Style | None) -> bool:
    """Whether a paragraph of this style belongs to packetgen's own numbered paper."""
    chain = style.chain if style is not None else ()
    return any(link.name.strip().lower() == PLEADING_NUMBERS for link in chain)
