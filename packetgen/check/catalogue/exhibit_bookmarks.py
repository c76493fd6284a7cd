"""Each exhibit has a bookmark to its first page, titled with its label and what it is.

Bad: a motion with five exhibits and four exhibit bookmarks; a bookmark "Exhibit B" that opens
Exhibit C; one that says "Exhibit B" and nothing else (Cal. Rules of Court, rule 3.1110(f)(4)).
Good: "Exhibit B - City inspection report", leading to the cover or the first page of Exhibit B.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Operator

from ..finding import Finding
from ..papers.cover_pages import label_box
from ..papers.exhibit_names import after_label, exhibit_label
from ..papers.exhibits_seen import ExhibitSeen, exhibits_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_structure import Bookmark
    from ..pdf.pdf_view import PdfView

USE = "exhibits.bookmarks"
TITLE = "exhibits.bookmark_title"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge every exhibit."""
    exhibits = exhibits_of(parts)
    if not exhibits:
        yield Unchecked(USE, "no exhibits were found in the file")
        yield Unchecked(TITLE, "no exhibits were found in the file")
        return
    marks = pdf.bookmarks
    for rule in whole_file_bounds(scope, USE):
        if rule.operator is Operator.REQUIRED:
            for exhibit in exhibits:
                yield from _judge(exhibit, pdf, rule, notes)
    for rule in whole_file_bounds(scope, TITLE):
        for exhibit in exhibits:
            mark = _own(exhibit, marks)
            if mark is not None and exhibit_label(mark.title) and len(after_label(mark.title)) < 3:
                yield CHECK.finding(
                    f"The bookmark of {exhibit.name} does not say what the exhibit is.",
                    rule=rule,
                    key=TITLE,
                    note=notes[exhibit.first - 1],
                    box=label_box(pdf, exhibit),
                    measured=mark.title[:60],
                    wanted="label and brief description",
                    fix=f'Name it "{exhibit.name} - " and a brief description.',
                )


def _own(exhibit: ExhibitSeen, marks: tuple[Bookmark, ...]) -> Bookmark | None:
    on_page = [m for m in marks if m.page in exhibit.starts]
    named = [m for m in on_page if exhibit_label(m.title) == exhibit.label]
    return next(iter(named or on_page), None)


def _judge(
    exhibit: ExhibitSeen, pdf: PdfView, rule: Constraint, notes: tuple[PageNote, ...]
) -> Iterator[Finding]:
    marks = pdf.bookmarks
    if _own(exhibit, marks) is not None:
        return
    elsewhere = next((m for m in marks if exhibit_label(m.title) == exhibit.label), None)
    note = notes[exhibit.first - 1]
    if elsewhere is None:
        yield CHECK.finding(
            f"{exhibit.name} has no bookmark.",
            rule=rule,
            key=USE,
            note=note,
            box=label_box(pdf, exhibit),
            measured="no bookmark to its first page",
            wanted="a bookmark with label and description",
            fix=f"Add a bookmark to page {exhibit.first}.",
        )
    else:
        yield CHECK.finding(
            f"The bookmark of {exhibit.name} does not lead to its first page.",
            rule=rule,
            key=USE,
            note=note,
            box=label_box(pdf, exhibit),
            measured=f"leads to page {elsewhere.page}" if elsewhere.page else "leads nowhere",
            wanted=f"page {exhibit.first}",
            fix=f"Point it at page {exhibit.first}.",
        )


CHECK = Check("PG501", "exhibit-bookmarks", (USE, TITLE), file=in_file, doc=__doc__)
