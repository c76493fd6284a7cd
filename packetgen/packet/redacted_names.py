"""Names that a redaction took off the pages, and that bookmarks, labels or tags may still tell.

A phrase that was destroyed is searched for whole (:mod:`.redaction`). A bookmark mostly says less
of it: the surname alone. So each name among the destroyed words is searched for by itself, but
only where no page shows it: what can be read on a page anyway is hidden from nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .pdf.pdf_opening import open_pdf
from .redaction import file_strings, page_texts

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST = 3
"""Two capital letters alone are initials or an abbreviation, which prove nothing."""


def names_destroyed(phrases: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """The names among destroyed phrases: words that begin with a capital wherever they stand.

    Args:
        phrases: What stood in the regions.
        shown: The text of the exhibit's pages before the redaction: a word that stands there in
            small letters too ("report") is no name.
    """
    common = {word for text in shown for word in _WORD.findall(text) if word[0].islower()}
    found = (word for phrase in phrases for word in _WORD.findall(phrase))
    return tuple(
        dict.fromkeys(
            word
            for word in found
            if not word[0].islower()
            and len(word) >= (_SHORTEST if word[0].isupper() else 2)
            and word.casefold() not in common
        )
    )


def names_taken_out(whole: bytes, redacted: bytes) -> tuple[tuple[str, ...], int]:
    """The names that a separately redacted file no longer shows, and how many of its pages are
    pictures without text, of which that cannot be told.

    Args:
        whole: The exhibit as it is.
        redacted: The same pages, redacted by somebody else.
    """
    before, after = page_texts(whole), page_texts(redacted)
    left = {word for text in after for word in _words(text)}
    gone: list[str] = []
    pictures = 0
    for old, new in zip(before, after, strict=False):
        if old.strip() and not new.strip():
            pictures += 1
            continue
        gone += [word for word in _WORD.findall(old) if word.casefold() not in left]
    return names_destroyed(gone, before), pictures


def names_told(pdf: bytes, names: Sequence[str]) -> bool:
    """Whether bookmarks, labels, layers, links, tags or metadata hold a name that no page shows."""
    if not names:
        return False
    visible = {word for text in page_texts(pdf) for word in _words(text)}
    hidden = {name.casefold() for name in names} - visible
    if not hidden:
        return False
    return any(not hidden.isdisjoint(_words(text)) for text in file_strings(open_pdf(pdf).reader))


def pages_with(pdf: bytes, names: Sequence[str]) -> tuple[int, ...]:
    """The pages on which any of these names can be read, counted from 1."""
    sought = {name.casefold() for name in names}
    return tuple(
        number
        for number, text in enumerate(page_texts(pdf), 1)
        if not sought.isdisjoint(_words(text))
    )


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))
