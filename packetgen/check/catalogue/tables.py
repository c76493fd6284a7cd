"""Long papers have the tables that the court wants, and a summary where it wants one.

Bad: a memorandum of twelve pages in a California superior court without table of contents and table
of authorities (rule 3.1113(f): above ten pages).
Good: both tables before the text, numbered in their own run or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..papers.counting import count_of
from ..papers.headings_seen import papers_in, section_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

CONTENTS, AUTHORITIES, SUMMARY = "length.toc_over", "length.toa_over", "length.summary_over"
_MEMORANDA = ("memorandum", "opposition", "reply", "objection", "brief", "reply_brief")


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look for the tables of each paper above the limit."""
    document = scope.jurisdiction.conditions.document
    for _, mine in papers_in(notes, parts):
        sections = {section_of(row.text) for n in mine for row in n.rows}
        memorandum = document in _MEMORANDA or "memorandum" in sections or any(
            "memorandum" in t.lower() for t in scope.document_titles
        )  # fmt: skip
        if not memorandum:
            for key in CHECK.keys:
                yield Unchecked(key, "no memorandum was found in the paper")
            continue
        start = next(
            (i for i, n in enumerate(mine)
             if any(section_of(r.text) == "memorandum" for r in n.rows[:12])), 0,
        )  # fmt: skip
        count = count_of(mine[start:], scope.setting("length.excluded").members)
        for key, section, said in (
            (CONTENTS, "table_of_contents", "table of contents"),
            (AUTHORITIES, "table_of_authorities", "table of authorities"),
            (SUMMARY, "summary", "summary of argument"),
        ):
            for rule in scope.bounds(key):
                if count.pages > int(rule.value) and section not in sections:
                    yield CHECK.finding(
                        f"The paper has no {said}.",
                        rule=rule,
                        key=key,
                        note=mine[0],
                        measured=f"{count.pages} pages, none found",
                        wanted=f"a {said} above {rule.value} pages",
                        fix=f"Add a {said} before the text.",
                    )


CHECK = Check("PG906", "tables", (CONTENTS, AUTHORITIES, SUMMARY), file=in_file, doc=__doc__)
