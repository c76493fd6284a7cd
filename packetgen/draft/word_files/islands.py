"""Words of another direction in a document that runs from right to left.

A name, a case number or an amount keeps its own order there: Word and the Unicode rules turn signs
between digits round ("990-26" for "26-990") unless something says where the words begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from .wml import W

_W = f"{{{W}}}"
_MARK = "\u200e"
"""LEFT-TO-RIGHT MARK: no glyph, but a letter to the rules of direction (Unicode annex 9)."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff\u3040-\u9fff\uac00-\ud7a3"
_TURNED = re.compile(f"[{_RIGHT_TO_LEFT}]")
_STRAIGHT = re.compile(f"[{_LETTER}]")
_WORDS = (
    rf"[(\[$#]?(?:\d[\d.,:/-]*[ -]?)?[{_LETTER}](?:[^{_RIGHT_TO_LEFT}{_MARK}\n]*[0-9{_LETTER})\]])?"
    r"(?:(?<=\bInc)\.|(?<=\bCorp)\.|(?<=\bCo)\.|(?<=\bLtd)\.|(?<=\b[JS]r)\.)?"
)
_NUMBERS = r"\(?\d{3}\)?[ -]\d{3}-\d{4}|[$#]?\d+(?:[-/]\d+)+|[$#]\d[\d.,]*\d"
"""Telephone numbers, numbers and dates with signs in them, amounts."""
_ISLAND = re.compile(f"{_WORDS}|{_NUMBERS}")


def with_islands(xml: str) -> str:
    """A filled part with its left-to-right words marked and out of the turned runs.

    A paragraph all of whose letters run from left to right is set so as a whole, at the side where
    the lines of the others begin.

    Args:
        xml: A part of a document whose paragraphs were turned (:mod:`.direction`).
    """
    from lxml import etree

    root = etree.fromstring(xml.encode("utf-8"))
    for paragraph in root.iter(f"{_W}p"):
        bidi = paragraph.find(f"{_W}pPr/{_W}bidi")
        if bidi is None or bidi.get(f"{_W}val") in ("0", "false", "off"):
            continue
        text = "".join(t.text or "" for t in paragraph.iter(f"{_W}t"))
        if _TURNED.search(text):
            for runs in _between_tabs(paragraph):
                _mark(runs)
        elif _STRAIGHT.search(text):
            _straighten(paragraph, bidi)
    turned: str = etree.tostring(root, encoding="unicode")
    return turned


def _straighten(paragraph: Any, bidi: Any) -> None:
    from .direction import place_alignment

    bidi.set(f"{_W}val", "0")
    place_alignment(paragraph.find(f"{_W}pPr"), "right")
    for run in paragraph.iter(f"{_W}r"):
        _unturned(run)


def _between_tabs(paragraph: Any) -> Iterator[list[Any]]:
    """The runs of a paragraph in stretches from tab to tab: a footer's title, its page number."""
    stretch: list[Any] = []
    for run in list(paragraph.iter(f"{_W}r")):
        if run.find(f"{_W}tab") is None:
            stretch.append(run)
            continue
        yield stretch
        stretch = []
    yield stretch


def _mark(runs: list[Any]) -> None:
    texts = [text for run in runs for text in run.findall(f"{_W}t")]
    words = "".join(text.text or "" for text in texts)
    if _TURNED.search(words) or not _STRAIGHT.search(words):
        for run in runs:
            _part(run)
        return
    # The fields in it, such as a page's number, belong to the island as well.
    last = deepcopy(texts[0].getparent())
    last.find(f"{_W}t").text = _MARK
    runs[-1].addnext(last)
    texts[0].text = f"{_MARK}{texts[0].text or ''}"
    for run in (*runs, last):
        _unturned(run)


def _part(run: Any) -> None:
    """Split a run at its islands."""
    texts = run.findall(f"{_W}t")
    if len(texts) != 1 or len(run) - (run.find(f"{_W}rPr") is not None) != 1:
        return
    text = texts[0].text or ""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in _ISLAND.finditer(text):
        pieces += [(text[end : found.start()], False), (f"{_MARK}{found[0]}{_MARK}", True)]
        end = found.end()
    if not end:
        return
    pieces.append((text[end:], False))
    for words, island in pieces:
        if not words:
            continue
        piece = deepcopy(run)
        own = piece.find(f"{_W}t")
        own.text = words
        own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if island:
            _unturned(piece)
        run.addprevious(piece)
    run.getparent().remove(run)


def _unturned(run: Any) -> None:
    for turned in run.findall(f"{_W}rPr/{_W}rtl"):
        turned.getparent().remove(turned)
