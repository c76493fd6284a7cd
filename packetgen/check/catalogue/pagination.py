"""The number printed on a page is the number by which a PDF viewer calls it.

Bad: a brief whose tables are numbered i to iv and whose page 1 is the fifth of the file (Cal. Rules
of Court, rule 8.74(a)(2)).
Good: the cover is page 1, and every page shows its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

IDENTITY, GENERATED = "pagination.identity", "pagination.generated"
RUN = "volume.pagination"
_WHICH = re.compile(r"\b(?:File|Volume|Vol\.) (\d{1,3}) of \d", re.I)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Compare what is printed with the place in the file and the page's label."""
    shown = {n.number: {p.value for p in n.page_numbers} for n in notes}
    before = _before(notes, scope)
    for rule in whole_file_bounds(scope, IDENTITY):
        if rule.operator is not Operator.REQUIRED:
            continue
        wrong = [n for n in notes if shown[n.number] and not _same(n, shown[n.number], before)]
        bare = [n for n in notes if not shown[n.number] and n.body_letters]
        if wrong:
            yield _finding("The printed page number is not the number of the page in the file.",
                           IDENTITY, rule, wrong, f"{sorted(shown[wrong[0].number])[0]} on page "
                           f"{wrong[0].number} of the file")  # fmt: skip
        elif len(bare) > max(1, len(notes) // 10):
            yield _finding("Pages bear no number.", IDENTITY, rule, bare, "no number")
    for rule in whole_file_bounds(scope, GENERATED):
        scans = [n for n in notes if n.image_share >= 0.5 and not shown[n.number]]
        if scans and rule.operator is Operator.REQUIRED:
            yield _finding("Scanned pages bear no number that a computer set.", GENERATED, rule,
                           scans, "no number in the text of the page")  # fmt: skip


def _same(note: PageNote, values: set[int], before: int) -> bool:
    label = note.page_label
    number = note.number + before
    named = int(label) if label.isdigit() else number
    return number in values and (named in values or not label)


def _before(notes: tuple[PageNote, ...], scope: Scope) -> int:
    """Pages in earlier files, where the court wants one run of numbers through all files of a
    filing (Cal. Rules of Court, rule 8.74(a)(5)) and this is a later one.
    """
    runs_on = any(
        str(rule.value).startswith("continuous") for rule in scope.jurisdiction[RUN].constraints
    )
    label = notes[0].page_label
    if not runs_on or not label.isdigit() or int(label) < 2:
        return 0
    if scope.page_map is not None:
        later = scope.page_map.parts[0].volume > 1
    else:
        later = any(int(n) > 1 for n in _WHICH.findall(notes[0].text))
    return int(label) - 1 if later else 0


def _finding(said: str, key: str, rule: object, notes: list[PageNote], measured: str) -> Finding:
    from packetgen.jurisdiction.model import Constraint

    assert isinstance(rule, Constraint)
    return CHECK.finding(
        said,
        rule=rule,
        key=key,
        note=notes[0],
        measured=f"{counted(len(notes), 'page')}, the first: {measured}",
        wanted="the same number in print and in the viewer, from 1 on the first page",
        fix="Number every page of the file in one run from 1, cover and tables included.",
    )


CHECK = Check("PG507", "pagination", (IDENTITY, GENERATED), file=in_file, doc=__doc__)
