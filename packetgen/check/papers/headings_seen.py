"""The headings of a paper, and what its parts are: contents, tables, signature, certificates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from ..pdf.page_rows import Row
from ..scope import PageNote, PartSeen

_NUMBERED = re.compile(r"^(?:[IVXL]{1,6}\.|[A-Z]\.|\d{1,2}\.|[a-z]\.|\([a-z0-9]{1,3}\))\s+\S")
_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("table_of_contents", r"^\W*table of contents\W*$|^\W*contents\W*$"),
        ("table_of_authorities", r"^\W*(table|index) of (cases and )?authorities\W*$"),
        ("index", r"^\W*(index|table|list) (of|to) exhibits\W*$"),
        (
            "proof_of_service",
            r"^\W*((proof|certificate|affidavit|affirmation|declaration) of "
            r"(electronic |personal )?(mailing|service)( by \w+)?)\W*$"
            r"|^\W*certificate of mailing\W*$",
        ),
        (
            "certificates",
            r"^\W*(certificate|certification)s? (of|as to|regarding) .{0,40}"
            r"(compliance|word|length|font|type)|^\W*word[- ]count certificat"
            r"|^\W*certificate of (word|compliance|length)",
        ),
        (
            "disclosure_statement",
            r"^\W*(corporate )?disclosure statement\W*$"
            r"|^\W*certificate of interested (persons|entities)",
        ),
        (
            "oral_argument_statement",
            r"^\W*statement (regarding|on|concerning) oral argument\W*$"
            r"|^\W*request for oral argument\W*$",
        ),
        ("addendum", r"^\W*(statutory |legal )?addend(um|a)\W*$"),
        (
            "memorandum",
            r"^\W*memorandum of (points|law)\b.*$|^\W*memorandum in (support|opposition)",
        ),
        ("summary", r"^\W*(?:[IVX]+\.\s*)?summary of (the )?argument\W*$"),
    )
)
_SIGNED = re.compile(
    r"^\W*(respectfully submitted|dated?\s*:|executed (on|at|this)|/s/|by:?\s*_{3,}|_{12,})",
    re.IGNORECASE,
)


_TABLES = frozenset({"table_of_contents", "table_of_authorities", "index"})
_ENTRY = re.compile(r"(?:[.…\s]{3,}|\s)(?:\d{1,4}|[ivxl]+|passim)\s*$", re.IGNORECASE)
"""How a row of a table of contents ends; it may name a section that begins elsewhere."""
_COVER = 6
"""Lines that a cover has at least."""
_OFF = 4.0
"""Points by which a line may stand off the middle and still be centred."""
_BINDING = 40.0
"""Points by which a wider margin on one side moves the middle of the text."""
_SHORT = 0.7
"""The shortest line of a cover, such as "v.", as a part of its longest."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a paper that belong together. ``kind`` is ``text``, ``caption``, or a section's."""

    kind: str
    page: int
    row: Row


def section_of(text: str) -> str:
    """The section that a line is the heading of; empty if of none that is told apart."""
    if len(text) > 100:
        return ""
    return next((name for name, pattern in _SECTIONS if pattern.search(text)), "")


def is_heading(row: Row) -> bool:
    """Does a line look like a heading: short, and set in capitals, bold, or in the middle?"""
    text = row.text.strip()
    letters = sum(c.isalpha() for c in text)
    if row.note or not 4 <= letters <= 110 or text.endswith((",", ";")):
        return False
    if re.search(r"[.…]{3,}\s*\d+$|\s\d{1,3}$", text) and not row.bold:
        return False
    return (
        (row.centered and (row.bold or row.capitals))
        or (bool(_NUMBERED.match(text)) and (row.bold or row.capitals))
        or (row.bold and row.capitals)
    )


def headings_of(notes: Iterable[PageNote]) -> Iterator[tuple[PageNote, Row]]:
    """The headings of a paper, its caption and its tables left out."""
    for note, stretch in stretches_of(list(notes)):
        skipped = ("caption", "cover", "table_of_contents", "table_of_authorities", "index")
        if stretch.kind not in skipped and is_heading(stretch.row):
            yield note, stretch.row


def is_cover(note: PageNote) -> bool:
    """Whether a page is a cover: several lines, each of them in the middle.

    The middle is that of the text where a margin for binding moves it off the page's own.
    """
    if len(note.rows) < _COVER:
        return False
    middles = [(row.left + row.right) / 2 for row in note.rows]
    middle = median(middles)
    widths = [row.right - row.left for row in note.rows]
    if abs(middle - note.width / 2) > _BINDING or min(widths) > _SHORT * max(widths):
        return False  # lines of one width are justified text
    return all(abs(each - middle) < _OFF for each in middles)


def stretches_of(notes: list[PageNote]) -> Iterator[tuple[PageNote, Stretch]]:
    """Every line of a paper with the kind of the section it stands in."""
    from .caption_seen import caption_of

    kind = "text"
    for note in notes:
        if note.of_part == 1 and is_cover(note):
            yield from ((note, Stretch("cover", note.number, row)) for row in note.rows)
            continue
        end = 0.0
        if note.of_part == 1 and note.lines:
            caption = caption_of(note)
            end = caption.end if caption is not None else 0.0
        if kind in _TABLES and not _is_table(note):
            kind = "text"
        for row in note.rows:
            if row.baseline <= end and _is_proof_below(row, note):
                # A short paper of short lines goes on to it without running text.
                end = 0.0
            if row.baseline <= end and note.of_part == 1:
                yield note, Stretch("caption", note.number, row)
                continue
            entry = kind in _TABLES and _ENTRY.search(row.text)
            named = "" if entry else section_of(row.text)
            if named:
                kind = "text" if named in ("memorandum", "summary") else named
            elif kind in ("text", "memorandum") and _SIGNED.match(row.text):
                kind = "signature_block"
            elif kind == "signature_block" and (is_heading(row) and row.centered):
                kind = "text"
            yield note, Stretch(kind, note.number, row)


def _is_proof_below(row: Row, note: PageNote) -> bool:
    """Is a line across the page the heading of a proof of service, and no column of a caption?"""
    across = abs((row.left + row.right) / 2 - note.width / 2) < 0.06 * note.width
    return across and section_of(row.text) == "proof_of_service"


def _is_table(note: PageNote) -> bool:
    """Does a page go on with a table of contents: lines that end in page numbers?"""
    rows = [r for r in note.rows if not r.note]
    ends = sum(bool(re.search(r"(?:\d+|passim|[ivx]+)\s*$", r.text)) for r in rows)
    return bool(rows) and ends >= 0.3 * len(rows)


def papers_in(
    notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...]
) -> Iterator[tuple[PartSeen, list[PageNote]]]:
    """Each paper with its pages that have text."""
    from packetgen.pages.pagemap import PartKind

    for part in parts:
        if part.kind is PartKind.PAPER:
            mine = [n for n in notes[part.first - 1 : part.last] if n.part == part.id]
            if any(n.rows for n in mine):
                yield part, mine
