"""The complete gate: every visible word of the source is in the PDF, in order."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from packetgen.typeset.model import Lost

_COMPLEX = re.compile("[\u0590-\u10ff\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts that are set from right to left, or whose marks are set in another order than stored."""
_PIECE = re.compile(
    "[\\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u109f]+|[^\\w\\s]"
)
_MIRRORED = str.maketrans(")]}>»", "([{<«")
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
    plain = plain.translate(_MIRRORED)
    pieces = [piece for piece in _PIECE.findall(plain.replace("_", " ")) if piece not in _HYPHENS]
    if _COMPLEX.search(plain):
        return [_unordered(piece) for piece in pieces]
    return pieces


def _unordered(piece: str) -> str:
    """A word of a script that PDF readers give back in the order of its glyphs, order taken out."""
    if not _COMPLEX.search(piece):
        return piece
    letters = (c for c in unicodedata.normalize("NFKD", piece) if unicodedata.category(c) != "Mn")
    return "".join(sorted(letters))


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
        expected: What :func:`packetgen.docx.visible_words` counted: story -> its words in order.
            Text linked to a place in the packet (``links:``) is written anew by typesetting and
            drawn words (``drawn:``) may be outlines: both are left out. Words of text boxes
            (``shapes:``) stand in no certain order.
        pdf: The typeset file.

    All stories together may not use a word more often than the PDF shows it.

    Raises:
        ValueError: The bytes are no PDF that can be read.
    """
    return compare_words(expected, text_of(pdf))


def compare_words(
    expected: Mapping[str, tuple[str, ...]], pages: Sequence[str]
) -> tuple[Lost, ...]:
    """:func:`missing_words` on text that was taken from a PDF before."""
    stories = {
        story: _with_origin(words)
        for story, words in expected.items()
        if story.partition(":")[0] not in ("links", "drawn")
    }
    need = Counter(piece for wanted in stories.values() for piece, _ in wanted)
    seen = [piece for page in pages for piece in pieces_of(page)]
    supply = Counter(seen)
    if short := {piece for piece in need if need[piece] > supply[piece]}:
        seen = _mended(seen, short, need)
        supply = Counter(seen)
    forgiven = _spelled_out(need, supply)
    lost: list[Lost] = []
    for story in sorted(stories, key=lambda name: (name != "body", name)):
        wanted = [(piece, origin) for piece, origin in stories[story] if piece not in forgiven]
        pieces = [piece for piece, _ in wanted]
        own = Counter(pieces)
        gone = {piece: own[piece] - supply[piece] for piece in own if own[piece] > supply[piece]}
        if gone:
            lost += _missing(story, expected[story], wanted, seen, gone)
        elif _is_ordered(story, pieces) and not _in_order(pieces, seen):
            lost += _moved(story, expected[story], wanted, seen)
        supply.subtract(own)
    return tuple(lost)


def _mended(seen: list[str], short: set[str], need: Counter[str]) -> list[str]:
    """Put together words that a page shows in parts, and part words that it shows as one.

    Long words break at a line's end, letter-spaced ones come letter by letter; the raised mark of
    a note may cling to the word before it.
    """
    starts: dict[str, list[str]] = {}
    for word in short:
        starts.setdefault(word[0], []).append(word)
    out: list[str] = []
    at = 0
    while at < len(seen):
        piece = seen[at]
        joined, end = "", at
        for word in starts.get(piece[0], ()):
            text, stop = piece, at + 1
            while stop < len(seen) and len(text) < len(word) and word.startswith(text):
                text += seen[stop]
                stop += 1
            if text == word and stop > at + 1 and len(word) > len(joined):
                joined, end = word, stop
        if joined:
            out.append(joined)
        elif piece not in need:
            cuts = ((piece[:n], piece[n:]) for n in range(1, len(piece)))
            out += next(
                (cut for cut in cuts if cut[0] in need and cut[1] in need and short & {*cut}),
                (piece,),
            )
        else:
            out.append(piece)
        at = max(end, at + 1)
    return out


def _spelled_out(need: Counter[str], supply: Counter[str]) -> set[str]:
    """Words of complex scripts that are on the page letter by letter, if not word by word.

    PDF readers cut Arabic words at their vowel signs and give letters twice; the gate then counts
    letters. Empty if nothing is short, or if letters are.
    """
    short = {piece for piece in need if need[piece] > supply[piece] and _COMPLEX.search(piece)}
    if not short:
        return set()
    letters = [Counter[str](), Counter[str]()]
    for total, pieces in zip(letters, (need, supply), strict=True):
        for piece, count in pieces.items():
            if _COMPLEX.search(piece):
                for char in piece:
                    total[char] += count
    return short if letters[0] <= letters[1] else set()


def _with_origin(words: Iterable[str]) -> list[tuple[str, int]]:
    return [(piece, number) for number, word in enumerate(words) for piece in pieces_of(word)]


def _is_ordered(story: str, pieces: Iterable[str]) -> bool:
    """Whether a PDF gives a story's words back in order: not text boxes, not mixed directions."""
    return not story.startswith("shapes") and not any(map(_COMPLEX.search, pieces))


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
