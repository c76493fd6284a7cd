"""Tags in a Word file: where they stand, and what they say.

A tag is ``{{ … }}``, ``{% … %}`` or ``{# … #}``; a letter right after the opening (``p``, ``tr``,
``tc``, ``r``) says which element of Word gives way to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

PLACED = (
    "caption", "brief_cover", "signature_block", "signature_blocks", "judge_block", "oath", "venue",
    "jurat", "prose",
    "required_wording", "letterhead", "figure", "qr",
    "table_of_contents", "table_of_authorities",
)  # fmt: skip
"""What packetgen puts into a paragraph of its own."""

SLOT = re.compile(rf"\{{\{{p?\s*(?:{'|'.join(PLACED)})\b(?:(?!\}}\}}).)*\}}\}}", re.DOTALL)
PLACED_CALL = re.compile(rf"\b(?:{'|'.join(PLACED)})\s*\(")

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENING = re.compile(r"\{\{|\{%|\{#")
CLOSING = re.compile(r"\}\}|%\}|#\}")
_PARTS = re.compile(r"^\{([\{%#])(tr|tc|p|r)?(?=\s)(-?)\s*(.*?)\s*-?[\}%#]\}$", re.DOTALL)
_UNPREFIXED = re.compile(r"^\{([\{%#])([+-]?)\s*(.*?)\s*[+-]?[\}%#]\}$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: ``kind`` is ``{``, ``%`` or ``#``; ``level`` p, tr, tc, r or empty."""

    text: str
    kind: str
    level: str
    body: str
    start: int

    @property
    def keyword(self) -> str:
        """The first word of a statement, such as if, for, endif, set."""
        return self.body.split(None, 1)[0] if self.kind == "%" and self.body else ""

    @property
    def plain(self) -> str:
        """The tag as Jinja alone writes it."""
        close = {"{": "}", "%": "%", "#": "#"}[self.kind]
        return f"{{{self.kind} {self.body} {close}}}"


def tags(text: str) -> Iterator[Tag]:
    """The complete tags of one paragraph's text, in order."""
    for match in TAG.finditer(text):
        clean = straightened(match[0], escaped=False)
        found = _PARTS.match(clean)
        if found:
            yield Tag(match[0], found[1], found[2] or "", found[4], match.start())
            continue
        plain = _UNPREFIXED.match(clean)
        if plain:
            yield Tag(match[0], plain[1], "", plain[3], match.start())


def straightened(text: str, *, escaped: bool = True) -> str:
    """A tag's text with straight quotes; Word curls them as one types."""
    if escaped:
        text = unescape(text)
    return text.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")
