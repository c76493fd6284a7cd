"""Exhibits are divided, numbered and stamped as the court wants.

Bad: exhibits that follow each other without a sheet between them (Mass. Superior Court Rule 9A);
Oregon exhibits without "Exhibit 2 / Page 10" at the lower right of every page; 60 pages of
summary-judgment evidence in California bound with the motion (rule 3.1350(g)).
Good: a sheet with the label before each exhibit, and numbers that run through the appendix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..judgement import words_of
from ..papers.exhibits_seen import ExhibitSeen, exhibits_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

DIVIDERS, PAGINATION = "exhibits.dividers", "exhibits.pagination"
STAMP, POSITION, PREFIX = "exhibits.stamp", "exhibits.stamp_position", "exhibits.page_prefix"
APART = "exhibits.separate_volume_over"
KEYS = (DIVIDERS, PAGINATION, STAMP, POSITION, PREFIX, APART)


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for the stamp on a page of an exhibit."""
    if note.kind is not PartKind.EXHIBIT or not note.label:
        return
    for rule in scope.bounds(STAMP, note.kind):
        words = [re.escape(w) for w in str(rule.value).split()]
        pattern = r"\s*".join(words).replace(r"\{label\}", re.escape(note.label))
        pattern = pattern.replace(r"\{page\}", r"[\w.-]+").replace(",", ",?")
        if not re.search(pattern, page.text, re.I):
            yield _finding(
                f"Page {note.of_part} of Exhibit {note.label} bears no stamp.", STAMP, rule, note,
                "no stamp", str(rule.value).replace("\n", " / "),
            )  # fmt: skip
            continue
        for place in scope.bounds(POSITION, note.kind):
            yield from _place(page, note, place)
    for rule in scope.bounds(PREFIX, note.kind):
        if not re.search(rf"{re.escape(str(rule.value))}\s*\d+", page.text):
            yield _finding(
                "The page of the appendix bears no number with the prefix.",
                PREFIX,
                rule,
                note,
                "not found",
                f"{rule.value} and the page's number",
            )


def _place(page: PageView, note: PageNote, rule: Constraint) -> Iterator[Finding]:
    stamps = [n for n in page.lines if re.match(r"\W*exhibit\b", n.text, re.I)]
    for line in stamps[-1:]:
        middle = (line.left + line.right) / 2
        where = "bottom-" if line.baseline > note.height / 2 else "top-"
        third = note.width / 3
        where += "left" if middle < third else "right" if middle > 2 * third else "center"
        if where not in words_of(rule):
            yield _finding(
                "The stamp of the exhibit stands elsewhere.",
                POSITION,
                rule,
                note,
                where,
                " or ".join(words_of(rule)),
                line.box,
            )


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge dividers and numbers of all exhibits."""
    exhibits = exhibits_of(parts)
    if not exhibits:
        for key in KEYS:
            yield Unchecked(key, "no exhibits were found in the file")
        return
    kinds = {p.first: p.kind for p in parts}
    for rule in whole_file_bounds(scope, DIVIDERS):
        for exhibit in exhibits if rule.operator is Operator.REQUIRED else ():
            sheet = kinds.get(exhibit.first) in (PartKind.COVER, PartKind.SLIP_SHEET)
            if not sheet and not _marked(notes[exhibit.first - 1], exhibit):
                yield _finding(f"No sheet or marker stands before {exhibit.name}.", DIVIDERS, rule,
                               notes[exhibit.first - 1], "none",
                               "a sheet with its label")  # fmt: skip
    for rule in whole_file_bounds(scope, PAGINATION):
        yield from _numbers(exhibits, notes, rule)
    for rule in whole_file_bounds(scope, APART):
        pages = sum(e.last - e.first + 1 for e in exhibits)
        motion = scope.jurisdiction.conditions.document in ("motion", "notice_of_motion")
        summary = any("summary" in t.lower() for t in scope.document_titles)
        if pages > int(rule.value) and (summary or not motion):
            if not summary:
                yield Unchecked(
                    APART, "whether the motion is for summary judgment is not known", WhyNot.NEEDED
                )
            elif any(p.kind is PartKind.PAPER for p in parts):
                yield _finding("The evidence is not filed apart from the motion.", APART, rule,
                               notes[exhibits[0].first - 1], f"{pages} pages",
                               f"a separate file for more than {rule.value} pages")  # fmt: skip


def _marked(note: PageNote, exhibit: ExhibitSeen) -> bool:
    return bool(
        re.search(rf"\bexhibit\s+\W?{re.escape(exhibit.label)}\b", note.text or "", re.IGNORECASE)
    ) or (note.of_part == 1 and note.kind in (PartKind.COVER, PartKind.SLIP_SHEET))


def _numbers(
    exhibits: tuple[ExhibitSeen, ...], notes: tuple[PageNote, ...], rule: Constraint
) -> Iterator[Finding]:
    pages = [notes[n - 1] for e in exhibits for n in range(e.first, e.last + 1)]
    values = [(n, {p.value for p in n.page_numbers}) for n in pages]
    if "continuous" in words_of(rule):
        for (_, before), (note, here) in pairwise([v for v in values if v[1]]):
            if before and not any(v > w for v in here for w in before):
                yield _finding(
                    "The numbers of the exhibits' pages do not run on.",
                    PAGINATION,
                    rule,
                    note,
                    ", ".join(map(str, sorted(here))),
                    "one run of numbers",
                )
                return
        if not any(v for _, v in values):
            yield _finding("The exhibits' pages bear no numbers.", PAGINATION, rule, pages[0],
                           "none", "one run of numbers")  # fmt: skip


def _finding(
    said: str, key: str, rule: Constraint, note: PageNote, measured: str, wanted: str,
    box: object = None,
) -> Finding:  # fmt: skip
    effect = Effect.ADVISORY if key == POSITION else None
    return CHECK.finding(
        said, rule=rule, key=key, effect=effect, note=note, measured=measured, wanted=wanted,
        box=box, fix="Build the exhibits again with dividers and stamps as the court wants.",
    )  # fmt: skip


CHECK = Check("PG509", "exhibit-pages", KEYS, page=on_page, file=in_file, doc=__doc__)
