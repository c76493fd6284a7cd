"""Recognised text (OCR) of scanned pages, held against what the pictures show.

The words of a scan are in the file twice: in the picture, and as letters that nobody sees, painted
in no colour or under the picture. Where the picture was blacked or whited out and the letters were
left, what was taken away can still be searched and copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..finding import Box
from .covered_text import Cover, HiddenText, Hiding, around, letters_in, overlap

if TYPE_CHECKING:
    from .page_content import Word
    from .page_drawing import Drawing

ENOUGH = 20
"""Letters on a page below which nothing is said of words that a picture does not show."""

IN_PLACE = 0.6
"""The share of letters with ink behind them from which on the words are known to be in place."""

INVISIBLE = 3
"""Letters on a line from which on invisible words that belong to no picture are told."""

WHITED_OUT = 6
"""Letters of blank words, among words in place, from which on something was taken away."""


def scanned_text(
    words: Sequence[Word], covers: Sequence[Cover], drawing: Drawing
) -> Iterator[HiddenText]:
    """Words of the recognised text where the picture is blacked out, whited out or blank.

    Programs misplace recognised words by a line or more, so blank paper behind one word tells
    something only where the words about it are in place.
    """
    boxes = [c for c in covers if c.hiding in (Hiding.BOX, Hiding.COMMENT)]
    pictures = [c for c in covers if c.hiding is Hiding.PICTURE]
    total = shown = 0
    blank: list[Word] = []
    for word in words:
        count = letters_in(word.text)
        if not count or not word.upright:
            continue
        tone = drawing.tone(word.box)
        if tone is None:
            continue
        total += count
        dark, flat = tone
        large = count >= 3 and word.bottom - word.top >= 4
        boxed = flat and large and any(
            c.order > word.order and c.color != "ffffff" and overlap(word.box, c.box) > 0.8
            for c in boxes
        )  # fmt: skip
        if boxed or (dark and large):
            yield HiddenText(word.box, Hiding.SCAN, count)
        elif flat and not dark:
            blank.append(word)
        else:
            shown += count
    if not blank:
        return
    if not shown:
        far = [w for w in blank if w.hidden and not any(_near(w, p.box) for p in pictures)]
        if far:
            yield from _painted_in_no_colour(far, drawing)
            blank = [w for w in blank if w not in far]
    if shown > IN_PLACE * total:
        yield from _whited_out(words, blank, drawing)
        return
    lost = [w for w in blank if drawing.blank(_about(w, w.bottom - w.top))]
    count = sum(letters_in(w.text) for w in lost)
    if count >= ENOUGH and 2 * count > total:
        painted = 2 * sum(not w.hidden for w in lost) > len(lost)
        way = Hiding.PICTURE if painted else Hiding.BLANK_SCAN
        yield HiddenText(around(w.box for w in lost), way, count)


def _painted_in_no_colour(words: Sequence[Word], drawing: Drawing) -> Iterator[HiddenText]:
    """Invisible words that belong to no picture, each line of them one place."""
    for line in _lines([w for w in words if drawing.blank(w.box)]):
        count = sum(letters_in(w.text) for w in line)
        if count >= INVISIBLE:
            yield HiddenText(around(w.box for w in line), Hiding.INVISIBLE, count)


def _near(word: Word, picture: Box) -> bool:
    """Could a word, misplaced by some lines, be one that a picture shows?"""
    return overlap(_about(word, 36), picture) > 0


def _whited_out(
    words: Sequence[Word], blank: Sequence[Word], drawing: Drawing
) -> Iterator[HiddenText]:
    """Words with nothing but even paper behind them, beside words that stand on their own ink.

    Letters of recognised text have other widths than the print, so that words drift away from
    their ink towards the end of a line; beside a word that keeps its place there is no drift.
    """
    empty = {id(w) for w in blank}
    lost: list[Word] = []
    for line in _lines(words):
        for at, word in enumerate(line):
            if id(word) not in empty or word.bottom - word.top < 4:
                continue
            before = next((w for w in reversed(line[:at]) if id(w) not in empty), None)
            after = next((w for w in line[at + 1 :] if id(w) not in empty), None)
            beside = [w for w in (before, after) if w is not None]
            if any(_in_its_place(w, drawing) for w in beside):
                lost.append(word)
    lost = [w for w in lost if letters_in(w.text) >= 3 and drawing.blank(_about(w, 0.5))]
    if sum(letters_in(w.text) for w in lost) >= WHITED_OUT:
        for word in lost:
            yield HiddenText(word.box, Hiding.SCAN, letters_in(word.text))


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words by line, from left to right."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        if word.upright and letters_in(word.text):
            rows.setdefault(round(word.baseline / 2), []).append(word)
    for row in rows.values():
        yield sorted(row, key=lambda w: w.left)


def _in_its_place(word: Word, drawing: Drawing) -> bool:
    """Does the ink behind a word begin and end where the word does?"""
    slack = 0.3 * (word.bottom - word.top)
    ink = drawing.ink(Box(word.left - slack, word.top, word.right + slack, word.bottom))
    return (
        letters_in(word.text) >= 2
        and ink is not None
        and abs(ink[0] - word.left) < slack
        and abs(ink[1] - word.right) < slack
    )


def _about(word: Word, more: float) -> Box:
    return Box(word.left - more, word.top - more, word.right + more, word.bottom + more)
