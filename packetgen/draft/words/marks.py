"""Marks that stand in filled text until its runs are split: breaks, tabs, gaps, links.

A value is printed inside a run of the template, whose formatting is not known while the text is
put together. So what needs more than characters is written as control characters, which no XML
text may hold and no value can bring along, and replaced once the run around it is known.
"""

from __future__ import annotations

import re

from .gap_words import bracketed

LINE = "\x02"
TAB = "\x03"
GAP, GAP_END = "\x04", "\x05"
"""Around ``[case number]``, the visible place of a missing value."""
LINK, LINK_TEXT, LINK_END = "\x06", "\x07", "\x08"
"""``LINK uri LINK_TEXT words LINK_END``."""

ANY = re.compile("[\x02-\x08]")
GAPS = re.compile(f"{GAP}([^{GAP_END}]*){GAP_END}")
_INSIDE = "[^\x00-\x08\x0b\x0c\x0e-\x1f]*"
_WHOLE = re.compile(f"{GAP}{_INSIDE}{GAP_END}|{LINK}{_INSIDE}{LINK_TEXT}{_INSIDE}{LINK_END}")
LINKS = re.compile(f"{LINK}([^{LINK_TEXT}]*){LINK_TEXT}([^{LINK_END}]*){LINK_END}")

_SPACES = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]")
_LINES = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold (section 2.2), and DEL."""


def without_control_characters(text: str) -> tuple[str, int]:
    """The text that can be printed, and how many characters had to go; whole marks stay."""
    if not _FORBIDDEN.search(text):
        return text, 0
    out: list[str] = []
    removed = end = 0
    for match in _WHOLE.finditer(text):
        clean, count = _FORBIDDEN.subn("", text[end : match.start()])
        out += (clean, match[0])
        removed += count
        end = match.end()
    clean, count = _FORBIDDEN.subn("", text[end:])
    out.append(clean)
    return "".join(out), removed + count


def marked(text: str) -> str:
    """Line ends and tabs of a value as marks."""
    if not _SPACES.search(text):
        return text
    return _LINES.sub(LINE, text).replace("\t", TAB)


def plain(text: str) -> str:
    """The text as read: no marks, a line break as a space, a gap as its words in brackets."""
    text = LINKS.sub(r"\2", text)
    if GAP_END in text:
        text = GAPS.sub(lambda gap: bracketed(gap[1]), text)
    text = text.replace(LINE, " ").replace(TAB, " ")
    return ANY.sub("", text)
