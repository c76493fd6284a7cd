"""The complete gate: every visible word of the source is in the PDF, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from packetgen.docx.second_walk.words import Stories
from packetgen.pdfium import PDFIUM
from packetgen.typeset.gates.broken_rows import in_order_by_cells
from packetgen.typeset.gates.margin_stories import unshown_stories
from packetgen.typeset.gates.pieces import COMPLEX, parted, pieces_of
from packetgen.typeset.model import Lost


def text_of(pdf: bytes, *, most: int | None = None) -> list[str]:
    """The text of every page of a PDF, or of the first ``most``, in the order of its content.

    Raises:
        ValueError: The bytes are no PDF that can be read.
    """
    with PDFIUM:
        return _text_of(pdf, most)


def _text_of(pdf: bytes, most: int | None) -> list[str]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise ValueError("not a PDF that can be read") from error
    try:
        return [_page_text(document, number) for number in range(len(document))[:most]]
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
    return compare_words(expect(expected), text_of(pdf))


@dataclass(frozen=True, slots=True)
class Expected:
    """The words that a PDF must show, cut into pieces and counted once.

    ``stories`` are the words as typed; ``counts`` says how often each story needs a piece, and
    ``need`` how often all of them do. ``sections`` are the pieces of each section's body, and the
    number that its first page states.
    """

    stories: Mapping[str, tuple[str, ...]]
    pieces: Mapping[str, list[str]]
    counts: Mapping[str, Counter[str]]
    need: Counter[str]
    sections: tuple[tuple[list[str], int | None], ...] = ()


def expect(stories: Mapping[str, tuple[str, ...]]) -> Expected:
    """Prepare what :func:`compare_words` looks for."""
    pieces = {
        story: pieces_of(" ".join(words))
        for story, words in stories.items()
        if story.partition(":")[0] not in ("links", "drawn")
    }
    counts = {story: Counter(found) for story, found in pieces.items()}
    need: Counter[str] = Counter()
    for own in counts.values():
        need.update(own)
    sections = _sections(stories, pieces.get("body", []))
    return Expected(stories, pieces, counts, need, sections)


def compare_words(
    expected: Expected,
    pages: Sequence[str],
    *,
    line_numbers: int = 0,
    rows: Iterable[Sequence[str]] = (),
    going_on: Container[int] = (),
) -> tuple[Lost, ...]:
    """:func:`missing_words` on text that was taken from a PDF before.

    ``line_numbers`` is the count of line numbers that stand before each page's own text: they
    are taken out, lest a number stand in for a word that is lost. ``rows`` are the texts of cells
    of the body's table rows, in order, which a page's end may cut. ``going_on`` are the sections,
    counted from 1, that begin on the page on which the one before ends.
    """
    need = expected.need
    # PDF readers turn the Latin lines of a page round on which others run from right to left.
    turns = any(map(COMPLEX.search, need))
    numbers = [str(number) for number in range(1, line_numbers + 1)]
    shown: list[list[str]] = []
    for page in pages:
        pieces = pieces_of(page)
        shown.append(pieces[line_numbers:] if pieces[:line_numbers] == numbers else pieces)
    seen = [piece for page in shown for piece in page]
    supply = Counter(seen)
    if short := {piece for piece in need if need[piece] > supply[piece]}:
        turned = {}
        if turns:
            turned = _turned_round(word for words in expected.stories.values() for word in words)
        seen = _mended(seen, short, need, turned=turned)
        supply = Counter(seen)
    forgiven = _spelled_out(need, supply)
    unshown = unshown_stories(expected.stories, shown, expected.sections, going_on)
    lost: list[Lost] = []
    for story in sorted(expected.pieces, key=lambda name: (name != "body", name)):
        if story in unshown:
            continue
        pieces = expected.pieces[story]
        own = expected.counts[story]
        gone = {
            piece: count - supply[piece]
            for piece, count in own.items()
            if count > supply[piece] and piece not in forgiven
        }
        cut = rows if story == "body" else ()
        if gone or (not turns and _is_ordered(story) and not _stands(pieces, seen, need, cut)):
            words = expected.stories[story]
            wanted = [pair for pair in _with_origin(words) if pair[0] not in forgiven]
            if gone:
                lost += _missing(story, words, wanted, seen, gone)
            else:
                lost += _moved(story, words, wanted, seen)
        supply.subtract(own)
    return tuple(lost)


def _sections(
    stories: Mapping[str, tuple[str, ...]], body: list[str]
) -> tuple[tuple[list[str], int | None], ...]:
    """The pieces of each section's body, and the number that its first page states."""
    sections = stories.sections if isinstance(stories, Stories) else ()
    if len(sections) < 2:
        return ((body, sections[0].number if sections else None),)
    rest = iter(stories["body"])
    return tuple(
        (pieces_of(" ".join(islice(rest, section.words))), section.number) for section in sections
    )


def _mended(
    seen: list[str], short: set[str], need: Counter[str], *, only: Container[str] | None = None,
    turned: Mapping[str, Sequence[str]] | None = None,
) -> list[str]:  # fmt: skip
    """Put together words that a page shows in parts, and part words that it shows as one.

    ``only`` names the pieces with which a word that broke may begin; ``turned`` are words that a
    reader gives back turned round.

    Long words break at a line's end, letter-spaced ones come letter by letter; the raised mark of
    a note may cling to the word before it. Words that are wanted themselves make no other one:
    "Legal Aid" is no "legalaid" of a web address. Lines of one letter each, and lines that run
    upwards, come as one word.
    """
    turned = turned or {}
    spare, lacking = Counter(seen) - need, need - Counter(seen)
    starts: dict[str, list[str]] = {}
    for word in short:
        starts.setdefault(word[0], []).append(word)
    out: list[str] = []
    at = 0
    while at < len(seen):
        piece = seen[at]
        joined, end = "", at
        for word in starts.get(piece[0], ()) if only is None or piece in only else ():
            text, stop = piece, at + 1
            while stop < len(seen) and len(text) < len(word) and word.startswith(text):
                text += seen[stop]
                stop += 1
            if (
                text == word
                and stop > at + 1
                and len(word) > len(joined)
                and _to_spare(seen[at:stop], need, spare)
            ):
                joined, end = word, stop
        if joined:
            out.append(joined)
            spare.subtract(seen[at:end])
        elif piece in turned and piece not in need:
            out += turned[piece]
        elif piece not in need:
            cuts = ((piece[:n], piece[n:]) for n in range(1, len(piece)))
            cut = next(
                (
                    cut
                    for cut in cuts
                    if short & {*cut} and all(_wanted(part, need) for part in cut)
                ),
                None,
            )
            out += cut or parted(piece, lacking) or (piece,)
        elif spare[piece] > 0 and (whole := _without_mark(piece, lacking)):
            out += whole
            spare[piece] -= 1
        else:
            out.append(piece)
        at = max(end, at + 1)
    return out


def _without_mark(piece: str, lacking: Counter[str]) -> list[str]:
    """The words in a piece that is shown more often than it is wanted; empty if it is one word.

    The mark of a note clings to the word before it ("Test1", beside a heading Test1), and a large
    initial, which is a paragraph of its own in the Word file, to the rest of its word.
    """
    word = piece.rstrip("0123456789")
    if lacking[word] > 0 and word != piece and _wanted(piece[len(word) :], lacking):
        lacking[word] -= 1
        return [word, piece[len(word) :]]
    return parted(piece, lacking)


def _to_spare(parts: Sequence[str], need: Counter[str], spare: Counter[str]) -> bool:
    """Whether parts may make another word: one is no word of its own, or there is more of each."""
    if any(part not in need for part in parts):
        return True
    return all(spare[part] >= count for part, count in Counter(parts).items())


def _wanted(part: str, need: Counter[str]) -> bool:
    """Whether a part of a word is expected by itself; page numbers are, and are never counted."""
    return part in need or (part.isdecimal() and len(part) < 6)


def _turned_round(words: Iterable[str]) -> dict[str, list[str]]:
    """Words of digits and letters as PDF readers give them back among lines from right to left.

    On such a page they take "42 U.S.C. 2000d" for a line in that direction and read "d2000", and
    for a case number, 26-CR-1047, "1047CR26". Of "1229a(b)(5)" the brackets part "a1229" from the
    rest.
    """
    found = {}
    for word in words:
        pieces = pieces_of(word)
        for whole in (pieces, *([piece] for piece in pieces)):
            parts = [part for piece in whole for part in re.findall(r"\d+|\D+", piece)]
            if len(parts) > 1:
                found["".join(reversed(parts))] = list(whole)
    return found


def _spelled_out(need: Counter[str], supply: Counter[str]) -> set[str]:
    """Words of complex scripts that are on the page letter by letter, if not word by word.

    PDF readers cut Arabic words at their vowel signs and give letters twice; the gate then counts
    letters. Empty if nothing is short, or if letters are.
    """
    short = {piece for piece in need if need[piece] > supply[piece] and COMPLEX.search(piece)}
    if not short:
        return set()
    letters = [Counter[str](), Counter[str]()]
    for total, pieces in zip(letters, (need, supply), strict=True):
        for piece, count in pieces.items():
            if COMPLEX.search(piece):
                for char in piece:
                    total[char] += count
    return short if letters[0] <= letters[1] else set()


def _with_origin(words: Iterable[str]) -> list[tuple[str, int]]:
    return [(piece, number) for number, word in enumerate(words) for piece in pieces_of(word)]


def _is_ordered(story: str) -> bool:
    """Whether a PDF gives a story's words back in order: not those of text boxes."""
    return not story.startswith("shapes")


def _stands(
    pieces: list[str], seen: list[str], need: Counter[str], rows: Iterable[Sequence[str]] = ()
) -> bool:
    """Whether a story's words are in order, also where one broke at a line's end.

    A header that is set on every page hides from the count that a word of the body broke, or that
    a reader put together what stands before and after a hyphen at a line's end.
    """
    if _in_order(pieces, seen):
        return True
    cells = [[pieces_of(cell) for cell in row] for row in rows]
    strange = {piece for piece in seen if piece not in need}
    broken = {w for w in pieces if any(w.startswith(p) or p.startswith(w) for p in strange)}
    mended = _mended(seen, broken, need, only=strange) if broken else seen
    if broken and _in_order(pieces, mended):
        return True
    return bool(cells) and in_order_by_cells(pieces, mended, cells)


def _in_order(pieces: list[str], seen: list[str]) -> bool:
    """Whether ``pieces`` is a subsequence of ``seen``."""
    rest = iter(seen)
    for wanted in pieces:
        # Half as long as asking ``wanted in rest``.
        for piece in rest:
            if piece == wanted:
                break
        else:
            return False
    return True


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
