"""Exhibits are labelled by the scheme of the court, each label once and in order.

Bad: Exhibits A, C, B; exhibits by letters in an Oregon circuit court, which wants numbers (UTCR
2.010(8)).
Good: Exhibit 1, 2, 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect

from ..finding import Finding
from ..judgement import words_of
from ..papers.cover_pages import label_box
from ..papers.exhibit_names import label_rank
from ..papers.exhibits_seen import ExhibitSeen, exhibits_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

KEY = "exhibits.label_scheme"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge the labels of all exhibits."""
    exhibits = exhibits_of(parts)
    if not exhibits:
        yield Unchecked(KEY, "no exhibits were found in the file")
        return
    for rule in whole_file_bounds(scope, KEY):
        wrong = [e for e in exhibits if not any(_fits(e.label, w) for w in words_of(rule))]
        if wrong:
            yield CHECK.finding(
                "Exhibits are not labelled by the court's scheme.",
                rule=rule,
                key=KEY,
                note=notes[wrong[0].first - 1],
                box=label_box(pdf, wrong[0]),
                measured=", ".join(e.label for e in wrong)[:60],
                wanted=" or ".join(words_of(rule)),
                fix="Label the exhibits by the court's scheme.",
            )
    yield from _order(pdf, exhibits, notes)


def _fits(label: str, scheme: str) -> bool:
    # A late exhibit goes between its neighbours: 12A after 12, B1 after B.
    if scheme == "letters":
        return re.fullmatch(r"[^\W\d_]+\d*", label) is not None
    if scheme == "numbers":
        return re.fullmatch(r"\d+[A-Z]*", label) is not None
    if scheme == "party-prefix":
        return any(c.isalpha() for c in label) and any(c.isdigit() for c in label)
    return label.isalnum()


def _order(
    pdf: PdfView, exhibits: tuple[ExhibitSeen, ...], notes: tuple[PageNote, ...]
) -> Iterator[Finding]:
    known = [
        e
        for at, e in enumerate(exhibits)
        if not _attached_again(exhibits[:at], e) and label_rank(e.label) is not None
    ]
    ranks = [rank for e in known if (rank := label_rank(e.label)) is not None]
    for before, after, exhibit in zip(ranks, ranks[1:], known[1:], strict=False):
        if before[0] == after[0] and after[1] <= before[1]:
            yield CHECK.finding(
                f"{exhibit.name} does not follow in order."
                if after[1] < before[1]
                else f"A second exhibit is labelled {exhibit.label}.",
                effect=Effect.ADVISORY,
                note=notes[exhibit.first - 1],
                box=label_box(pdf, exhibit),
                measured=" ".join(e.label for e in exhibits)[:80],
                wanted="each label once, in order",
                fix="Put the exhibits in order, or label them anew.",
            )
            return


def _attached_again(before: tuple[ExhibitSeen, ...], exhibit: ExhibitSeen) -> bool:
    """Whether an exhibit is one that another paper had attached before, under its own label."""
    return any((e.label, e.title) == (exhibit.label, exhibit.title) for e in before[:-1])


CHECK = Check("PG508", "exhibit-labels", (KEY,), file=in_file, doc=__doc__)
