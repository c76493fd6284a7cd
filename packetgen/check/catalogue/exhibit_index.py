"""The index of exhibits names every exhibit, with the page on which it really begins.

A wrong page number refuses a final build in every court: an index that misleads the judge is worse
than none. The number may be the one printed on the page, its label, or (in files without either)
its place in the file; the link of a row must lead there too.

Bad: an index that says Exhibit B is on page 14 when it begins on page 15, or that names an
Exhibit C which the file does not have.
Good: "B  City inspection report (March 3, 2026)  15", linked to page 15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..finding import Box, Finding
from ..papers.exhibit_names import exhibit_label, label_rank
from ..papers.exhibits_seen import ExhibitSeen, exhibits_of, numbers_of
from ..pdf.text_lines import Line
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, union, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_structure import Link
    from ..pdf.pdf_view import PdfView

USE = "exhibits.index"
COLUMNS = "exhibits.index_columns"
NAMED = 6
"""Exhibits that a finding names; of more it gives the number."""

_PAGE = re.compile(r"^(?:pp?\.?\s*)?([A-Z]{0,8}-?0*\d{1,7})(?:\s*[-–—]\s*\S+)?\.?$")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row of an index: label, page as printed ("" if none), and where it stands."""

    label: str
    page: str
    note: PageNote
    box: Box


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Compare the index with the pages."""
    exhibits = exhibits_of(parts)
    if not exhibits:
        yield Unchecked(USE, "no exhibits were found in the file")
        yield Unchecked(COLUMNS, "no exhibits were found in the file")
        return
    pages = [note for note in notes if note.index]
    if not pages:
        for rule in whole_file_bounds(scope, USE):
            if rule.operator is Operator.REQUIRED:
                yield CHECK.finding(
                    "The file has exhibits and no index of exhibits.",
                    rule=rule,
                    key=USE,
                    note=notes[exhibits[0].first - 1],
                    measured=f"{len(exhibits)} exhibits, no index",
                    wanted="label, brief description and page of each exhibit",
                    fix="Add an index of exhibits before the first exhibit.",
                )
        yield Unchecked(COLUMNS, "no index of exhibits was found")
        return
    labels = {exhibit.label for exhibit in exhibits}
    rows = [row for note in pages for row in rows_of(note, labels)]
    # Bare numbers at the left edge are mostly read as line numbers: a few prove nothing.
    numbered = [exhibit for exhibit in exhibits if exhibit.label.isdecimal()]
    if 2 * sum(row.label.isdecimal() for row in rows) < len(numbered):
        rows = [row for row in rows if not row.label.isdecimal()]
    if not rows:
        yield Unchecked(USE, "the rows of the index could not be told apart", WhyNot.UNMEASURED)
        return
    yield from _missing(exhibits, rows, pages[0], scope)
    planned = scope.page_map is not None
    if not planned:
        yield from _not_in_the_file(pages, labels)
    stray = _against_the_others(rows, exhibits, notes, planned)
    for row in rows:
        exhibit = _meant(row, exhibits)
        if not _began_before(exhibit, notes, scope):
            yield from _judge(row, exhibit, notes, planned, row.label in stray)


def _meant(row: IndexRow, exhibits: Sequence[ExhibitSeen]) -> ExhibitSeen:
    """The exhibit of a row: the next of its label, for it may be attached to two papers."""
    same = [exhibit for exhibit in exhibits if exhibit.label == row.label]
    return next((e for e in same if e.first > row.note.number), same[-1])


def _began_before(exhibit: ExhibitSeen, notes: Sequence[PageNote], scope: Scope) -> bool:
    """Whether the exhibit only goes on here: its index gives the volume in which it begins."""
    if scope.page_map is None:
        return False
    part = notes[exhibit.first - 1].part
    return any(p.id == part and p.own_from > 1 for p in scope.page_map.parts)


def _missing(
    exhibits: Sequence[ExhibitSeen], rows: Sequence[IndexRow], note: PageNote, scope: Scope
) -> Iterator[Finding]:
    named = {row.label for row in rows}
    numbers = any(label.isdecimal() for label in named)
    for rule in whole_file_bounds(scope, USE):
        lacking = [
            exhibit
            for exhibit in exhibits
            if exhibit.label not in named and (numbers or not exhibit.label.isdecimal())
        ]
        if lacking:
            yield CHECK.finding(
                _not_in_the_index(lacking),
                rule=rule,
                key=USE,
                note=note,
                measured="no row" if len(lacking) == 1 else f"{len(lacking)} exhibits without one",
                wanted="a row for every exhibit",
                fix="Add the row, with the page on which the exhibit begins.",
            )
    for rule in whole_file_bounds(scope, COLUMNS):
        for row in rows:
            if not row.page and "page" in (rule.value or ()):
                yield CHECK.finding(
                    f"The index gives no page for Exhibit {row.label}.",
                    rule=rule,
                    key=COLUMNS,
                    note=row.note,
                    box=row.box,
                    measured="no page number",
                    wanted="label, brief description, page",
                    fix="Add the page on which the exhibit begins.",
                )


def _not_in_the_file(pages: Sequence[PageNote], labels: set[str]) -> Iterator[Finding]:
    """Rows that begin with "Exhibit C", end with a page and lead to no exhibit of the file.

    Only the next label after the row above is taken for a row of its own: a description that wraps
    may name an exhibit too. An index of several volumes names those of the others.
    """
    if any(re.search(r"\bvol(ume)?\b", n.text, re.I) for note in pages for n in note.lines):
        return
    before: tuple[str, int] | None = None
    for note in pages:
        for line in note.lines:
            label = exhibit_label(line.text)
            rank = label_rank(label)
            if rank is None:
                continue
            follows = before is not None and rank == (before[0], before[1] + 1)
            if label in labels:
                before = rank
            elif follows and _page_of(line):
                before = rank
                yield CHECK.finding(
                    f"The index names Exhibit {label}, and it was not found in the file.",
                    effect=Effect.ADVISORY,
                    note=note,
                    box=line.box,
                    measured="no such exhibit",
                    wanted="an exhibit for every row",
                    fix="Put the exhibit in, or take its row out of the index.",
                )


def _not_in_the_index(lacking: Sequence[ExhibitSeen]) -> str:
    if len(lacking) == 1:
        return f"{lacking[0].name} is not in the index."
    shown = [exhibit.label for exhibit in lacking[:NAMED]]
    rest = len(lacking) - len(shown)
    if rest:
        return f"Exhibits {', '.join(shown)} and {rest} more are not in the index."
    return f"Exhibits {', '.join(shown[:-1])} and {shown[-1]} are not in the index."


def _judge(
    row: IndexRow, exhibit: ExhibitSeen, notes: Sequence[PageNote], planned: bool, stray: bool
) -> Iterator[Finding]:
    right = {_plain(n) for n in numbers_of(exhibit, notes, planned=planned)}
    shown = notes[exhibit.starts[0] - 1]
    place = shown.printed or shown.page_label or str(shown.number)
    if row.page and (stray or _plain(row.page) not in right):
        yield CHECK.gate(
            f"The index gives a wrong page for {exhibit.name}.",
            note=row.note,
            box=row.box,
            measured=f"page {row.page}",
            wanted=f"page {place}",
            fix="Build the index from the final pages.",
        )
    links = [link for link in row.note.links if _beside(link, row.box)]
    wrong = [link for link in links if link.page is not None and link.page not in exhibit.starts]
    if wrong and not any(link.page in exhibit.starts for link in links):
        yield CHECK.gate(
            f"The index links {exhibit.name} to a wrong page.",
            note=row.note,
            box=wrong[0].box,
            measured=f"leads to page {wrong[0].page} of the file",
            wanted=f"page {exhibit.starts[0]} of the file",
            fix="Build the links from the final pages.",
        )


def _against_the_others(
    rows: Sequence[IndexRow],
    exhibits: Sequence[ExhibitSeen],
    notes: Sequence[PageNote],
    planned: bool,
) -> set[str]:
    """Labels of rows that name the cover where the others name the page after it, or the reverse.

    Either is a fair way to cite an exhibit, but an index that mixes them is off by one somewhere.
    """
    covers: set[str] = set()
    firsts: set[str] = set()
    for row in rows:
        exhibit = _meant(row, exhibits)
        if not row.page or len(exhibit.starts) < 2:
            continue
        cover, first = (
            {_plain(n) for n in numbers_of(exhibit, notes, planned=planned, start=start)}
            for start in exhibit.starts[:2]
        )
        page = _plain(row.page)
        if (page in cover) != (page in first):
            (covers if page in cover else firsts).add(row.label)
    return min(covers, firsts, key=len)


def _plain(number: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\s.]", "", number)).lower()


def _beside(link: Link, box: Box) -> bool:
    middle = (link.box.top + link.box.bottom) / 2
    return box.top - 2 <= middle <= box.bottom + 2


def rows_of(note: PageNote, labels: set[str]) -> list[IndexRow]:
    """The rows of an index page: each begins with a known label and ends before the next one."""
    starts: list[tuple[int, str]] = []
    left: float | None = None
    for number, line in enumerate(note.lines):
        label = _row_label(line, labels)
        if not label or label in {known for _, known in starts}:
            continue
        if left is not None and abs(line.left - left) > 30:
            continue
        left = line.left if left is None else left
        starts.append((number, label))
    rows: list[IndexRow] = []
    for place, (number, label) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(note.lines)
        mine = _until_gap(note.lines[number:end])
        page = next((p for p in map(_page_of, mine) if p), "")
        box = union(line.box for line in mine) or mine[0].box
        rows.append(IndexRow(label, page, note, box))
    return rows


def _until_gap(lines: Sequence[Line]) -> list[Line]:
    """A row's own lines: a title that wraps goes on without a larger gap."""
    kept = [lines[0]]
    for line in lines[1:]:
        if line.baseline - kept[-1].baseline > 2.6 * line.size or len(kept) >= 6:
            break
        kept.append(line)
    return kept


def _row_label(line: Line, labels: set[str]) -> str:
    named = exhibit_label(line.text)
    if named in labels:
        return named
    first = line.words[0].text.strip('."“”():')
    return first if first in labels and len(line.words) > 1 else ""


def _page_of(line: Line) -> str:
    last = line.words[-1]
    before = line.words[-2] if len(line.words) > 1 else None
    found = _PAGE.match(last.text.lstrip("."))
    if not found or before is None:
        return ""
    apart = last.left - before.right > 0.8 * line.size or set(before.text) <= set(".…_ ")
    return found[1] if apart or last.text.startswith("..") or last.left > 440 else ""


CHECK = Check("PG502", "exhibit-index", (USE, COLUMNS), file=in_file, doc=__doc__)
