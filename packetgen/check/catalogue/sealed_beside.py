"""What holds unredacted data beside a public paper says that it is sealed, and by what right.

Bad: an "unredacted" declaration without "under seal" on its first page; a reference list of full
identifiers that names no order, where one is needed (California, New York); bank statements in a
Washington family case without the sealed cover sheet (GR 22).
Good: "UNREDACTED - FILED UNDER SEAL"; "Lodged by order of March 3, 2026"; "SEALED FINANCIAL SOURCE
DOCUMENTS" before the pay stubs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..for_a_person import nothing_here
from ..judgement import words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

COPY, LIST, SHEET = "privacy.sealed_copy", "privacy.reference_list", "privacy.sealed_cover_sheet"
KEYS = (COPY, LIST, SHEET)
_UNREDACTED = re.compile(r"\bunredacted\b", re.IGNORECASE)
_SEALED = re.compile(r"\b(?:under\s+seal|sealed|confidential)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:confidential\s+)?reference\s+list\b", re.IGNORECASE)
_ORDER = re.compile(r"\border(?:ed|s)?\b", re.IGNORECASE)
_SOURCES = {
    "financial_source": (
        "Financial source documents",
        re.compile(
            r"\b(?:tax returns?|w-?2s?|1099s?|pay[ -]?stubs?|wage stubs?|bank statements?"
            r"|credit card statements?|check registers?|loan applications?)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\bsealed\b.{0,40}\bfinancial\b", re.IGNORECASE | re.DOTALL),
    ),
    "health_record": (
        "Health care records",
        re.compile(
            r"\b(?:medical|health(?: care)?|treatment|psychological|psychiatric|counseling)"
            r"\s+(?:records?|reports?|charts?)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\bsealed\b.{0,40}\b(?:health|medical)\b", re.IGNORECASE | re.DOTALL),
    ),
}


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look at the first page, and at the names of exhibits."""
    first = notes[0]
    head = " ".join(row.text for row in first.rows if row.baseline < 0.6 * first.height)
    if not _UNREDACTED.search(head):
        yield from nothing_here(scope, COPY, "the file is not said to be an unredacted copy")
    elif not _SEALED.search(head):
        for rule in scope.setting(COPY).constraints:
            yield CHECK.finding(
                "An unredacted copy does not say that it is filed under seal.", rule=rule, key=COPY,
                note=first, measured="no word of sealing", wanted="filed under seal",
                fix="Write it on the first page, and file it so.",
            )  # fmt: skip
    yield from _list(first, head, scope)
    yield from _sources(pdf, notes, parts, scope)


def _list(first: PageNote, head: str, scope: Scope) -> Iterator[Finding | Unchecked]:
    if not _LIST.search(head):
        yield from nothing_here(scope, LIST, "the file is no list of full identifiers")
        return
    for rule in scope.setting(LIST).constraints:
        by_order = "by-order" in words_of(rule)
        kept = _ORDER.search(head) if by_order else _SEALED.search(_LIST.sub(" ", head))
        if not kept:
            yield CHECK.finding(
                "The list of full identifiers names no order that allows it."
                if by_order
                else "The list of full identifiers does not say that it is filed under seal.",
                rule=rule, key=LIST, note=first, measured="not found",
                wanted="the court's order" if by_order else "filed under seal",
                fix="Name the order, or leave the list out." if by_order else "File it under seal.",
            )  # fmt: skip


def _sources(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    named = [(p.title, p.first) for p in parts if p.kind in (PartKind.EXHIBIT, PartKind.COVER)]
    named += [(m.title, m.page) for m in pdf.bookmarks if m.page]
    text = " ".join(n.text for n in notes)
    seen = False
    for rule in scope.setting(SHEET).constraints:
        for word in words_of(rule):
            said, names, sheet = _SOURCES.get(word, ("", None, None))
            where = next((at for title, at in named if names and names.search(title)), None)
            seen = seen or where is not None
            marked = sheet is not None and (
                sheet.search(text) or any(sheet.search(title) for title, _ in named)
            )
            if where is not None and not marked:
                yield CHECK.finding(
                    f"{said} are filed without their sealed cover sheet.", rule=rule, key=SHEET,
                    note=notes[where - 1], measured="no sealed cover sheet",
                    wanted="a sealed cover sheet before them",
                    fix="Put the court's cover sheet before them, in a file of its own.",
                )  # fmt: skip
    if not seen:
        yield from nothing_here(scope, SHEET, "no exhibit is named as such a document")


CHECK = Check("PG706", "sealed-beside", KEYS, file=in_file, doc=__doc__)
