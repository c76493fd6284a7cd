"""What a gap in the data leaves behind in a text when nobody thought of it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import Protocol

from tests.written_words import written_words

_NO_NUMBER_BEFORE = (
    r"(?<![\d.,$:/-])(?<!No\. )(?<!Exhibit )(?<!Part )(?<!part )(?<!rule )(?<!page )(?<!line )"
    r"(?<!item )(?<!Line )(?<!Item )"
)
"""What a number stands behind when it names a thing and counts none."""
_COUNTED = (
    "hour|day|week|month|year|minute|session|test|paper|requirement|entry|time|class|night|case"
    "|page|contact|exhibit|copy|cell|client|violation|event|person|party|plaintiff|defendant"
    "|document|item|step|gap|conflict|source|witness|group|record|visit|call|letter|deadline"
)
IN_ANY_TEXT = {
    "a value that is not there": (
        r"\b(?:None(?! of )|Undefined|undefined|nan|NaN|null(?! and void))\b|Missing\(|object at 0x"
        r"|<[A-Z]\w+ |(?<![\w.-])(?:True|False)(?=[.,;]?$)"
    ),
    "an empty list": r"\[\]|\{\}",
    "a tag": r"\{\{|\}\}|\{%|%\}|\{#",
    "a sign after nothing": r"(?<=\S)[ \t][,;.:](?=\s|$)|^\s*[,;.:](?=\s|$)",
    "two signs": (
        r",\s*[,.;:]|;\s*[,.;:]|:\s*[,.;:]|[?!]\."
        r"|(?<!\.)\.\.(?!\.)|(?<![. ])\.\s+\.(?!\s*\.)"
    ),
    "a sign alone": r"^\s*[.,;:?!“”\"‘’/&·•|]+\s*$",
    "the wrong article": (
        r"(?:^|(?<=[\s“(]))a (?=[AEIOaeio][a-z]|un(?:der|less|til|paid|signed|known)|upper|urgent)"
        r"(?!one\b|once\b|One\b|[Ee]u)"
        r"|(?:^A|(?:^|(?<=[\s“(]))a)n (?=[B-DF-GJ-NP-TV-Zb-df-gj-np-tv-z][a-z])"
    ),
    "a possessive of nothing": r"(?:^|\s)[’']s\b",
    "empty brackets": r"\(\s*\)|“\s*”|\[\s*\]",
    "a repetition": r"\bet al\.,? et al\b|\b(and|or|the|of|at|on|in|to|for) \1\b",
    "an orphan": r"\b(?:and|or)\s*[,;.:)]|^(?:and|or)\W{0,3}$|\band v\.",
    "an amount of nothing": r"\$(?![\d\xa0])|(?<![\d\w])%(?!\w)|\b0 of 0\b",
    "a wrong number": (
        rf"{_NO_NUMBER_BEFORE}\b1 (?!(?:was|is|has|does|always|[a-z]*(?:ss|us))\b)[a-z]+s\b"
        rf"|{_NO_NUMBER_BEFORE}\b(?:[02-9]|[1-9]\d+) (?:{_COUNTED})\b(?![\w-])"
        rf"|\b[Oo]ne (?:{_COUNTED})s\b"
        rf"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Tt]en) (?:{_COUNTED})\b(?![\w-])"
    ),
    "a verb that does not agree": (
        r"\b[Tt]hey (?:has|is|was|does|asks|lives|speaks|uses|needs)\b"
        r"|\b(?:[Ss]?[Hh]e|[Ii]t) (?:have|are|were|do|ask|live|speak|use|need)\b"
        r"|\bthere (?:is|was) (?:[2-9]|\d\d+|two|three|four|five|six)\b"
        r"|\bthere (?:are|were) (?:1|one)\b"
    ),
    "a label of nothing": (
        r"^(?:Telephone|Tel\.|Facsimile|Fax|Email|Judge:|Hon\.|Case No\.|Department|Courtroom|Room"
        r"|Location|Hearing date|Trial date|Action filed|Re|Dear|Attorneys? for)[ :.]*$"
    ),
}
IN_WORD_ONLY = {
    "a double space": r"(?<=[^\s·])  +(?=[^\s·])",
    "a space at the end": r"(?<=[^\s_])[ ]+$",
    "sentences run together": r"\b(?!www\b)[a-z]{3,}[.!?][A-Z][a-z]{2}",
}
"""Not looked for in a PDF's text, where gaps are made of spaces, and cells follow each other."""
_STORIES = r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
_PATH = re.compile(r"\[([a-z][a-z0-9 ]*)\]")


def debris_in(lines: list[str], patterns: dict[str, str] | None = None) -> list[str]:
    """Each line with debris, and what is wrong with it."""
    found = []
    for line in lines:
        for what, pattern in (patterns or IN_ANY_TEXT).items():
            hit = re.search(pattern, line)
            if hit:
                found.append(f"{what} ({hit[0]!r}): {line[:160]!r}")
    return found


def gaps_shown(lines: list[str]) -> set[str]:
    """The values that a text shows as missing: ``[case number]``."""
    return {path for line in lines for path in _PATH.findall(line)}


class Written(Protocol):
    """A draft, or the paper of one."""

    @property
    def docx(self) -> bytes: ...


def word_lines(made: Written) -> list[str]:
    """The text of every paragraph of a draft: body, tables, text boxes, headers, footers, notes.

    What is said of a picture to those who do not see it is a line as well.
    """
    return list(_lines_of(made.docx))


@lru_cache(maxsize=4)
def _lines_of(docx: bytes) -> tuple[str, ...]:
    from lxml import etree

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in sorted(package.namelist()):
            if not re.fullmatch(_STORIES, name):
                continue
            story = etree.fromstring(package.read(name))
            lines += [e.get("descr", "") for e in story.iter("{*}docPr")]
            for paragraph in story.iter(f"{word}p"):
                lines += written_words(paragraph).split("\n")
    return tuple(lines)
