"""Text that somebody still has to write: ``[[what she will testify to]]``.

Two square brackets mark it wherever it stands: in a Markdown text, in a value of case or plan, in a
template, or typed into a draft in Word. Single brackets are left alone, for the law uses them
("[t]he", "[sic]", "[Proposed]"). It is shown highlighted, and a final build refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from packetgen.errors import Location, Problem

from ..words.marks import GAP, GAP_END

_UNWRITTEN = re.compile(r"\[\[\s*((?:(?!\]\]|\n\s*\n).)+?)\s*\]\]", re.DOTALL)
_IN_RUN = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*\[\[[^<]*)(</w:t>)")
_PARAGRAPH_END = re.compile(r"</w:p>")
_TAG = re.compile(r"<[^>]*>")
_PAIR = re.compile(r"\[\[([^<\[\]\x02-\x08](?:(?!\]\])[^<\x02-\x08])*)\]\]")
HINT = "Write it in the place of the words in [[double brackets]]."


def unwritten(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and words of every passage of a text that is still to be written."""
    for match in _UNWRITTEN.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, " ".join(match[1].split())


def unwritten_problem(words: str, place: Location) -> Problem:
    """A passage that is still to be written, as a draft lists it."""
    shown = words if len(words) <= 80 else f"{words[:77].rstrip()}…"
    return Problem(place, f"“{shown}” is still to be written", HINT)


def on_one_line(text: str) -> str:
    """A Markdown text whose passages to be written are literal words of one line."""
    from .markdown import literal

    return _UNWRITTEN.sub(lambda m: literal(f"[[{' '.join(m[1].split())}]]"), text)


def in_xml(xml: str) -> Iterator[str]:
    """The passages to be written that a filled part shows, paragraph by paragraph."""
    if "[" not in xml:
        return
    for paragraph in _PARAGRAPH_END.split(xml):
        if "[" in paragraph:
            text = unescape(_TAG.sub("", paragraph))
            if "[[" in text:
                yield from (words for _, words in unwritten(text))


def marked_unwritten(xml: str) -> str:
    """The filled part with these passages marked as gaps, which are shown highlighted."""
    if "[[" not in xml:
        return xml
    return _IN_RUN.sub(lambda m: m[1] + _PAIR.sub(rf"{GAP}[\1]{GAP_END}", m[2]) + m[3], xml)
