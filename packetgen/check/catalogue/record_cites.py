"""Cites to exhibits and to filed papers give what a rule wants: label and page, title and date.

Bad: "(Ex. C.)" without a page (Cal. Rules of Court, rule 3.1113(k)).
Good: "(Smith Decl., Ex. C at p. 4.)"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..judgement import words_of
from ..papers.headings_seen import papers_in
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

EXHIBIT, PRIOR = "citation.exhibit", "citation.prior_paper"
_BARE = re.compile(r"\((?:See\s+)?(?:Exh?\.|Exhibit)\s+[A-Z0-9]{1,3}\.?\)")
_CITED = re.compile(r"\((?:[^()]{0,60})\b(?:Exh?\.|Exhibit)\s+[A-Z0-9]{1,3}\b[^()]{0,60}\)")


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look for cites in parentheses that name an exhibit and no page."""
    for part, mine in papers_in(notes, parts):
        for rule in scope.bounds(EXHIBIT, part.kind):
            if "page" not in words_of(rule):
                continue
            bare = [n for n in mine if _BARE.search(n.text)]
            if bare:
                yield CHECK.finding(
                    "A cite to an exhibit gives no page.",
                    rule=rule, key=EXHIBIT, effect=Effect.ADVISORY, note=bare[0],
                    measured=f"{counted(len(bare), 'page')} with such cites",
                    wanted="label, page, and paragraph or line",
                    fix="Add the page to the cite.",
                )  # fmt: skip
            elif not any(_CITED.search(n.text) for n in mine):
                yield Unchecked(EXHIBIT, "the paper cites no exhibit in parentheses")
        for rule in scope.bounds(PRIOR, part.kind):
            named = [
                n
                for n in mine
                if re.search(
                    r"\((?:previously|already) filed\W*\)|\bpreviously filed with", n.text, re.I
                )
                and not re.search(r"filed\s+(?:herein\s+)?on\s+\w+\s+\d", n.text)
            ]
            if named and "date" in words_of(rule):
                yield CHECK.finding(
                    "A reference to a filed paper gives no date of filing.",
                    rule=rule, key=PRIOR, effect=Effect.ADVISORY, note=named[0],
                    measured="no date", wanted="the paper's title and the date it was filed",
                    fix="Add the date on which the paper was filed.",
                )  # fmt: skip


CHECK = Check("PG511", "record-cites", (EXHIBIT, PRIOR), file=in_file, doc=__doc__)
