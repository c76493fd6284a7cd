"""The number printed on a page is the number by which a PDF viewer calls it.

Bad: a brief whose tables are numbered i to iv and whose page 1 is the fifth of the file (Cal. Rules
of Court, rule 8.74(a)(2)).
Good: the cover is page 1, and every page shows its place in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf_view import PdfView

IDENTITY, GENERATED = "pagination.identity", "pagination.generated"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Compare what is printed with the place in the file and the page's label."""
    shown = {n.number: {p.value for p in n.page_numbers} for n in notes}
    for rule in whole_file_bounds(scope, IDENTITY):
        if rule.operator is not Operator.REQUIRED:
            continue
        wrong = [n for n in notes if shown[n.number] and not _same(n, shown[n.number])]
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


def _same(note: PageNote, values: set[int]) -> bool:
    label = note.page_label
    named = int(label) if label.isdigit() else note.number
    return note.number in values and (named in values or not label)


def _finding(said: str, key: str, rule: object, notes: list[PageNote], measured: str) -> Finding:
    from packetgen.jurisdiction.model import Constraint

    assert isinstance(rule, Constraint)
    return CHECK.finding(
        said,
        rule=rule,
        key=key,
        note=notes[0],
        measured=f"{len(notes)} page{'s' * (len(notes) != 1)}, the first: {measured}",
        wanted="the same number in print and in the viewer, from 1 on the first page",
        fix="Number every page of the file in one run from 1, cover and tables included.",
    )


CHECK = Check("PG507", "pagination", (IDENTITY, GENERATED), file=in_file, doc=__doc__)
