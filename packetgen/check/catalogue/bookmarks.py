"""The file's bookmarks list what a rule wants listed: headings, documents, exhibits in exhibits.

Bad: a 40-page brief to a California Court of Appeal without a single bookmark (rule 8.74(a)(3)).
Good: one bookmark for each heading and each document, exhibits inside exhibits one level deeper;
in England the page number stands in the bookmark's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.pages.pagemap import PartKind
from packetgen.reading.letters import letters_of

from ..finding import Finding
from ..papers.exhibit_names import exhibit_label
from ..papers.headings_seen import headings_of, papers_in
from ..scope import (
    Check,
    PageNote,
    PartSeen,
    Scope,
    Unchecked,
    holds_several,
    whole_file_bounds,
)

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

USE, HEADINGS, COMPONENTS = "bookmarks.use", "bookmarks.headings", "bookmarks.components"
NESTED, PAGE = "bookmarks.nested", "bookmarks.page_in_title"
KEYS = (USE, HEADINGS, COMPONENTS, NESTED, PAGE)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Compare the outline with what is in the file."""
    wanted = {k: [r for r in whole_file_bounds(scope, k) if r.operator is Operator.REQUIRED]
              for k in KEYS}  # fmt: skip
    if not holds_several(parts):
        wanted[COMPONENTS] = []  # A paper by itself is no component of anything.
    if not any(wanted.values()):
        return
    marks = [m for m in pdf.bookmarks if m.page]
    if not marks:
        for key in (USE, HEADINGS, COMPONENTS):
            if wanted[key] and pdf.page_count > 1:
                yield _finding("The file has no bookmarks.", key, wanted[key][0], "none",
                               "bookmarks that list the contents")  # fmt: skip
                return
        return
    if wanted[COMPONENTS]:
        yield from _components(wanted[COMPONENTS][0], notes, parts, {m.page for m in marks})
    if wanted[HEADINGS]:
        yield from _headings(wanted[HEADINGS][0], pdf, notes, parts)
    if wanted[PAGE]:
        bare = [m for m in marks if not re.search(r"\d", m.title)]
        if len(bare) * 2 > len(marks):
            yield _finding("The bookmarks do not show page numbers.", PAGE, wanted[PAGE][0],
                           f"{len(bare)} of {len(marks)} without a number",
                           "the page number in each title", effect=Effect.ADVISORY)  # fmt: skip
    if wanted[NESTED]:
        yield from _nested(wanted[NESTED][0], pdf)


def _components(
    rule: Constraint,
    notes: tuple[PageNote, ...],
    parts: tuple[PartSeen, ...],
    pages: set[int | None],
) -> Iterator[Finding]:
    for part in parts:
        if part.kind is PartKind.EXHIBIT and part.label:
            continue  # exhibits are another check's
        if part.kind is PartKind.SLIP_SHEET or part.first in pages:
            continue
        if part.kind is PartKind.COVER and part.label:
            continue
        yield _finding(
            f"The {part.kind.value.replace('_', ' ')} that begins on page {part.first} has no "
            "bookmark.", COMPONENTS, rule, "no bookmark to its first page",
            "a bookmark to each document and section", note=notes[part.first - 1],
        )  # fmt: skip


def _headings(
    rule: Constraint, pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...]
) -> Iterator[Finding]:
    titles: dict[int, str] = {}
    for mark in pdf.bookmarks:
        if mark.page:
            titles[mark.page] = titles.get(mark.page, "") + "|" + letters_of(mark.title)
    for _, mine in papers_in(notes, parts):
        missing = [
            (note, row)
            for note, row in headings_of(mine)
            if letters_of(row.text)[:24] not in titles.get(note.number, "")
        ]
        total = sum(1 for _ in headings_of(mine))
        if missing and total >= 2:
            note, row = missing[0]
            yield _finding(
                "Headings have no bookmark.", HEADINGS, rule,
                f"{len(missing)} of {total} headings without one", "a bookmark to each heading",
                note=note, box=row.box,
            )  # fmt: skip


def _nested(rule: Constraint, pdf: PdfView) -> Iterator[Finding]:
    """A second exhibit with a known label at the same level is one inside another."""
    seen: dict[tuple[int, str], int] = {}
    for mark in pdf.bookmarks:
        label = exhibit_label(mark.title)
        if label and (mark.level, label) in seen:
            yield _finding(
                "The bookmark of an exhibit inside an exhibit is not set one level deeper.",
                NESTED, rule, f"two bookmarks of one level for Exhibit {label}",
                "bookmarks of inner exhibits below those of the outer", page=mark.page,
            )  # fmt: skip
        elif label:
            seen[(mark.level, label)] = 1


def _finding(
    said: str, key: str, rule: Constraint, measured: str, wanted: str, **more: object
) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, measured=measured, wanted=wanted,
        fix="Add the bookmarks (export with headings as bookmarks, or add them in the PDF).",
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


CHECK = Check("PG504", "bookmarks", KEYS, file=in_file, doc=__doc__)
