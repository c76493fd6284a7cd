"""Index rows and cites lead by a link to what they name.

Bad: an English bundle whose index is plain text; a brief in the Commercial Division that cites
"NYSCEF Doc. No. 12" without a link to the docket.
Good: a link over each row of the index, to the first page of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..papers.exhibits_seen import exhibits_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView

INDEX, DOCKET, CITES = "links.index", "links.docket", "links.citations"
_DOCKETED = re.compile(
    r"\b(NYSCEF\s+)?(Doc(?:ument)?|Dkt|ECF|Docket)\.?\s*(Nos?\.?|\#)\s*\d+", re.I
)
_CITED = re.compile(r"\b(?:Ex\.|Exh\.|Exhibit)\s+[A-Z0-9]{1,3}\b|\b\d+ (?:U\.S\.|F\.\dd|Cal\.)")


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for cites without a link."""
    for key, pattern, said in (
        (DOCKET, _DOCKETED, "Cites to papers on the docket are not linked to them."),
        (CITES, _CITED, "Cites are not linked to what they cite."),
    ):
        for rule in scope.bounds(key, note.kind):
            if rule.operator is not Operator.REQUIRED:
                continue
            lines = [n for n in (*page.layout.body, *page.layout.notes) if pattern.search(n.text)]
            bare = [
                n for n in lines
                if not any(k.box.top - 2 <= n.baseline <= k.box.bottom + 2 for k in page.links)
            ]  # fmt: skip
            if bare:
                yield CHECK.finding(
                    said, rule=rule, key=key, effect=Effect.ADVISORY, note=note, box=bare[0].box,
                    measured=f"{counted(len(bare), 'line')} without a link",
                    wanted="a link on each cite",
                    fix="Link the cite to the paper it names.",
                )  # fmt: skip


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Are the rows of the index linked?"""
    from .exhibit_index import rows_of

    rules = [r for r in whole_file_bounds(scope, INDEX) if r.operator is Operator.REQUIRED]
    if not rules:
        return
    pages = [n for n in notes if n.index]
    labels = {e.label for e in exhibits_of(parts)}
    rows = [(n, row) for n in pages for row in rows_of(n, labels)]
    if not rows:
        yield Unchecked(INDEX, "no index was found in the file")
        return
    bare = [
        (n, row)
        for n, row in rows
        if not any(
            k.page and row.box.top - 3 <= (k.box.top + k.box.bottom) / 2 <= row.box.bottom + 3
            for k in n.links
        )
    ]
    if bare:
        note, row = bare[0]
        yield CHECK.finding(
            "Rows of the index are not linked to what they name.",
            rule=rules[0],
            key=INDEX,
            note=note,
            box=row.box,
            measured=f"{len(bare)} of {len(rows)} rows without a link",
            wanted="a link from each row to the first page",
            fix="Link every row of the index.",
        )


CHECK = Check(
    "PG506", "index-links", (INDEX, DOCKET, CITES), page=on_page, file=in_file, doc=__doc__
)
