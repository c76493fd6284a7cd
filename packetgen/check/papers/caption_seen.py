"""The caption of a paper's first page: its slots, found by their words and their places."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..finding import Box
from ..pdf.text_lines import Line
from ..scope import PageNote, Scope, Unchecked, union
from .caption_patterns import NUMBER, ROLES, VERSUS
from .first_page import NO_COURT, court_line, is_first

_WORDS = r"[A-Z][A-Z’'\-.,;:&()/0-9\s]{5,}"
_LABEL = re.compile(r"\(?\w{1,4}[.)]|•")
_COLUMNS = 1.5
"""Sizes of type between two words of a line that stand in two columns."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What the first page of a paper shows. Missing slots are None."""

    lines: tuple[Line, ...]
    court: Line
    number: Line | None
    parties: tuple[Line, ...]
    versus: Line | None
    title: tuple[Line, ...]
    """The nature of the paper: lines in capitals below the number, or below the parties."""
    end: float
    """The baseline of its last line."""

    @property
    def text(self) -> str:
        """All its text, from the court's title on."""
        return " ".join(line.text for line in self.lines)

    @property
    def box(self) -> Box | None:
        """Where it stands: the place to look for what it lacks."""
        return union(line.box for line in self.lines)


def caption_under(
    note: PageNote, scope: Scope, keys: Iterable[str]
) -> Generator[Unchecked, None, Caption | None]:
    """The caption that rules of these keys are about: of a first page under any of them.

    Yields:
        Each key as not checked, where such a page shows no caption.
    """
    keys = tuple(keys)
    if not is_first(note) or not any(scope.bounds(key, note.kind) for key in keys):
        return None
    caption = caption_of(note)
    if caption is None:
        yield from (Unchecked(key, NO_COURT) for key in keys)
    return caption


def caption_of(note: PageNote) -> Caption | None:
    """The caption of a first page; None where no court's title is found."""
    court = court_line(note.lines, note.height)
    if court is None:
        return None
    below = [line for line in note.lines if line.baseline >= court.baseline - 1]
    end = _end(below, note.width)
    mine = [line for line in below if line.baseline <= end]
    number = next((n for n in note.lines if NUMBER.search(n.text)), None)
    versus = next((n for n in mine if VERSUS.search(n.text)), None)
    parties = tuple(n for n in mine if ROLES.search(n.text))
    title = tuple(n for n in mine if n.baseline > court.baseline + 30 and _is_title(n))
    return Caption(tuple(mine), court, number, parties, versus, title, end)


def _end(lines: Sequence[Line], width: float) -> float:
    """Where the running text begins: at the first pair of full lines below the court's title."""
    for line, after in pairwise(lines[2:]):
        if all(_is_running(n, width) for n in (line, after)):
            return line.baseline - 0.5 * line.size
    return max((line.baseline for line in lines), default=0.0)


def _is_running(line: Line, width: float) -> bool:
    """Does a line of text fill the page? A party beside the title of the paper does not."""
    words = line.words[1:] if _LABEL.fullmatch(line.words[0].text) else line.words
    apart = any(b.left - a.right > _COLUMNS * line.size for a, b in pairwise(words))
    return line.right - line.left > 0.55 * width and _mostly_small(line) and not apart


def _mostly_small(line: Line) -> bool:
    letters = [c for c in line.text if c.isalpha()]
    return bool(letters) and sum(c.islower() for c in letters) > 0.6 * len(letters)


def _is_title(line: Line) -> bool:
    """Does a line hold a stretch of words in capitals (or bold) that name the paper?"""
    if re.search(
        r"\b(MOTION|NOTICE|DECLARATION|COMPLAINT|ANSWER|PETITION|MEMORANDUM|ORDER|OPPOSITION|REPLY"
        r"|BRIEF|SUBPOENA|SUMMONS|AFFIDAVIT|AFFIRMATION|STATEMENT|REQUEST|STIPULATION|RESPONSE"
        r"|OBJECTION|APPLICATION|DEMURRER|JUDGMENT|CERTIFICATE|PROOF|EXHIBITS?|APPENDIX|INDEX"
        r"|POINTS|REPORT|WITNESS|BUNDLE|DISCLOSURE|DEMAND|CROSS-COMPLAINT|INSTRUCTIONS?)\b",
        line.text.upper(),
    ):
        capitals = re.search(_WORDS, line.text)
        bold = any("bold" in w.font.lower() for w in line.words)
        return bool(capitals) or bold or line.text.istitle()
    return False
