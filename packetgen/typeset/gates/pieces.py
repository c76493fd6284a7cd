"""Texts cut into words and signs, so that two of them can be compared whatever their dress."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

COMPLEX = re.compile("[\u0590-\u10ff\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts that are set from right to left, or whose marks are set in another order than stored."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u109f"
_POINTS = re.escape(".,;:'\"!?()[]{}<>-_\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2212\u2026") + (
    "\u2018-\u201f\u2039\u203a\u061b\u061f\u060c"
)
"""Signs that are not compared: lines break at hyphens, leaders are dots, brackets turn round."""
_PIECE = re.compile(f"[\\w{_MARKS}]+|[^\\w\\s{_POINTS}]")
_EACH = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Characters of scripts that part words by no space: a line may end after any, so each counts."""
_ASCII = "".join(map(chr, range(128)))
_SIGNS = [char for char in _ASCII if _PIECE.fullmatch(char) and not char.isalnum() and char != "_"]
"""The ASCII characters that are pieces by themselves."""
_BETWEEN = {ord(char): " " for char in _ASCII if not char.isalnum() and char not in _SIGNS}
_RUNS = re.compile(f"{COMPLEX.pattern}+|{COMPLEX.pattern.replace('[', '[^')}+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACES = re.compile("[\x00-\x1f\ufffe]")
"""Controls, and what pdfium gives for a hyphen at the end of a line."""


def pieces_of(text: str) -> list[str]:
    """A text cut into words and signs, as they are compared.

    Case, ligatures and compatibility forms do not count (small capitals are typeset as capitals),
    nor does punctuation; signs such as § $ % and the glyphs of check boxes and bullets do.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if not text.isprintable():
            text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    folded = text.casefold()
    if folded.isascii():
        return _ascii_pieces(folded)
    pieces = _PIECE.findall(_EACH.sub(r" \g<0> ", folded.replace("_", " ")))
    if COMPLEX.search(text):
        # PDF readers put "Dear" and a name in Arabic together without a space between them.
        runs = (_unordered(run) for piece in pieces for run in _RUNS.findall(piece))
        return [run for run in runs if run]
    return pieces


def _ascii_pieces(text: str) -> list[str]:
    """What ``_PIECE`` finds in a text of ASCII letters, in a quarter of the time."""
    for sign in _SIGNS:
        if sign in text:
            text = text.replace(sign, f" {sign} ")
    return text.translate(_BETWEEN).split()


def _unordered(piece: str) -> str:
    """A word of a script that PDF readers give back in the order of its glyphs, order taken out."""
    if not COMPLEX.search(piece):
        return piece
    letters = (c for c in unicodedata.normalize("NFKD", piece) if unicodedata.category(c) != "Mn")
    return "".join(sorted(letters))


_MOST_TRIED = 500
"""Places that are looked at for words in a row of letters."""


def parted(row: str, lacking: Counter[str]) -> list[str]:
    """A row of letters as the words that it is made of; empty if it is made of anything else.

    Args:
        row: What a reader of a PDF took for one word.
        lacking: How often each word is not found otherwise. No word is taken more often, and those
            that were taken are counted off.
    """
    found: list[str] = []
    places = [0]
    tried = [sorted((w for w in lacking if lacking[w] > 0 and row.startswith(w)), key=len)]
    left = _MOST_TRIED
    while tried and left:
        left -= 1
        if not tried[-1]:
            tried.pop()
            places.pop()
            if found:
                lacking[found.pop()] += 1
            continue
        word = tried[-1].pop()
        at = places[-1] + len(word)
        lacking[word] -= 1
        found.append(word)
        if at == len(row):
            return found
        places.append(at)
        tried.append(
            sorted((w for w in lacking if lacking[w] > 0 and row.startswith(w, at)), key=len)
        )
    lacking.update(found)
    return []
