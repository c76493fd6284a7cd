"""The complete gate: every visible word of the source is in the PDF, in order."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from packetgen.typeset.model import Lost

_PIECE = re.compile(r"\w+|[^\w\s]")
_DROPPED: dict[int, str | None] = dict.fromkeys(
    itertools.chain(
        (0x7F, 0xAD, 0x61C, 0xFEFF, 0xFFFE),
        (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
        range(0xFE00, 0xFE10),
    )
) | dict.fromkeys(range(0x20), " ")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2212\u00ad\u0002\ufffe_.\u2026")
"""Left out of the comparison: hyphens where lines break, blanks to fill in, leaders."""


def pieces_of(text: str) -> list[str]:
    """A text cut into words and single signs, as they are compared.

    Case, ligatures and compatibility forms do not count (small capitals are typeset as capitals);
    hyphens, underscores and dots are left out, because lines break there and leaders are made of
    them.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DROPPED).casefold()
    plain = plain.replace("_", " ")
    return [piece for piece in _PIECE.findall(plain) if piece not in _HYPHENS]


def text_of(pdf: bytes) -> list[str]:
    """The text of every page of a PDF in the order of its content.

    Raises:
        ValueError: The bytes are no PDF that can be read.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise ValueError("not a PDF that can be read") from error
    try:
        return [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_bounded())
    finally:
        text_page.close()
        page.close()


def missing_words(expected: Mapping[str, tuple[str, ...]], pdf: bytes) -> tuple[Lost, ...]:
    """Words that a PDF does not show, or shows out of order, story by story.

    Args:
        expected: Story (body, footnote-1, header …) -> its visible words in order, from a walk
            of the DOCX that shares no code with the reader.
        pdf: The typeset file.

    A header's or footer's words must be there once; how often they repeat does not matter. All
    stories together may not use a word more often than the PDF shows it.
    """
    return compare_words(expected, text_of(pdf))


def compare_words(
    expected: Mapping[str, tuple[str, ...]], pages: Sequence[str]
) -> tuple[Lost, ...]:
    """:func:`missing_words` on text that was taken from a PDF before."""
    seen = [piece for page in pages for piece in pieces_of(page)]
    supply = Counter(seen)
    lost: list[Lost] = []
    for story in sorted(expected, key=lambda name: (name != "body", name)):
        wanted = _with_origin(expected[story])
        pieces = [piece for piece, _ in wanted]
        need = Counter(pieces)
        short = {
            piece: need[piece] - supply[piece] for piece in need if need[piece] > supply[piece]
        }
        if short:
            lost += _missing(story, expected[story], wanted, seen, short)
        elif not _in_order(pieces, seen):
            lost += _moved(story, expected[story], wanted, seen)
        supply.subtract(need)
    return tuple(lost)


def _with_origin(words: Iterable[str]) -> list[tuple[str, int]]:
    return [(piece, number) for number, word in enumerate(words) for piece in pieces_of(word)]


def _in_order(pieces: Sequence[str], seen: Sequence[str]) -> bool:
    """Whether ``pieces`` is a subsequence of ``seen``."""
    stream = iter(seen)
    return all(piece in stream for piece in pieces)


def _missing(
    story: str,
    words: Sequence[str],
    wanted: Sequence[tuple[str, int]],
    seen: Sequence[str],
    short: dict[str, int],
) -> list[Lost]:
    """Place each missing word: where the two texts, laid side by side, have a hole."""
    holes = _holes([piece for piece, _ in wanted], seen)
    left = dict(short)
    origins: list[int] = []
    for index in [*holes, *reversed(range(len(wanted)))]:
        piece, origin = wanted[index]
        if left.get(piece, 0) > 0:
            left[piece] -= 1
            origins.append(origin)
    return [_lost(story, words, origin, "missing") for origin in sorted(set(origins))]


def _moved(
    story: str, words: Sequence[str], wanted: Sequence[tuple[str, int]], seen: Sequence[str]
) -> list[Lost]:
    origins = {wanted[index][1] for index in _holes([piece for piece, _ in wanted], seen)}
    return [_lost(story, words, origin, "moved") for origin in sorted(origins)]


def _holes(pieces: Sequence[str], seen: Sequence[str]) -> list[int]:
    """Indexes of ``pieces`` that have no partner when both texts are aligned."""
    matcher = SequenceMatcher(None, pieces, seen, autojunk=False)
    matched: set[int] = set()
    for block in matcher.get_matching_blocks():
        matched.update(range(block.a, block.a + block.size))
    return [index for index in range(len(pieces)) if index not in matched]


def _lost(story: str, words: Sequence[str], origin: int, kind: str) -> Lost:
    before = " ".join(words[max(0, origin - 3) : origin])
    after = " ".join(words[origin + 1 : origin + 4])
    return Lost(story, words[origin], origin + 1, before, after, kind)
