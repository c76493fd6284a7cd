"""A filing in several files keeps the court's limits on volumes, and each file says which it is.

Bad: an appendix of 420 pages in one volume, where a California Court of Appeal takes 300 (rule
8.74(a)(5)); a second file whose numbers start again at 1.
Good: "File 2 of 3, Volumes 3-4, pp. 301-600" on the cover; page 301 first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint

from ..finding import Finding
from ..judgement import holds, wanted, words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

PAGES, FILES, COVER = "volume.max_pages", "volume.max_files", "volume.cover"
INDEX, RUN = "volume.index", "volume.pagination"
KINDS = "volume.index_kinds"
KEYS = (PAGES, FILES, COVER, INDEX, RUN, KINDS)
MAXIMUM_FRONT = 40
"""Pages of a part in which its indexes are looked for."""
_NUMBERED = re.compile(r"\bfile\s+(?P<file>\d+)\s+of\s+(?P<files>\d+)", re.IGNORECASE)
_VOLUME = re.compile(r"\bvol(?:ume|\.)\s*(?P<volume>\d+|[IVX]+)\b", re.IGNORECASE)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read from the first page and the name which file of how many this is."""
    first = notes[0]
    stated = _NUMBERED.search(first.text) or _NUMBERED.search(pdf.name.replace("_", " "))
    volume = _VOLUME.search(first.text) or _VOLUME.search(pdf.name.replace("_", " "))
    for rule in whole_file_bounds(scope, PAGES):
        if not holds(rule, pdf.page_count):
            yield _finding("The file has more pages than a volume may have.", PAGES, rule, first,
                           f"{pdf.page_count} pages", wanted(rule) + " pages")  # fmt: skip
    if stated is None:
        for key in (FILES, INDEX, RUN, KINDS, *(() if volume else (COVER,))):
            yield Unchecked(key, "the file does not say that it is one of several")
        if volume is None:
            return
    for rule in whole_file_bounds(scope, COVER):
        if stated is None:
            yield _finding("The cover does not say which file of how many this is.", COVER, rule,
                           first, "a volume's number alone", str(rule.value))  # fmt: skip
    if stated is None:
        return
    number, count = int(stated["file"]), int(stated["files"])
    for rule in whole_file_bounds(scope, FILES):
        if not holds(rule, count):
            yield _finding("The filing has more files than may be filed so.", FILES, rule, first,
                           f"{count} files", wanted(rule) + " files")  # fmt: skip
    for rule in whole_file_bounds(scope, INDEX):
        if (
            number == 1
            and "first-file" in words_of(rule)
            and not any(n.index for n in notes)
            and not any(re.search(r"\b(index|contents)\b", n.text[:400], re.I) for n in notes[:20])
        ):
            yield _finding("The first file holds no index of the volumes.", INDEX, rule, first,
                           "no index", "an index of all volumes in the first file")  # fmt: skip
    yield from _orders(number, notes, scope)
    for rule in whole_file_bounds(scope, RUN):
        shown = [p.value for n in notes[:3] for p in n.page_numbers]
        if (
            number > 1
            and "continuous-including-covers" in words_of(rule)
            and shown
            and min(shown) <= 1
        ):
            yield _finding(
                "The numbers of the file start again.",
                RUN,
                rule,
                first,
                f"page {min(shown)}",
                "numbers that run on from the file before",
            )


def _orders(
    number: int, notes: tuple[PageNote, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """The first file lists everything in each order that the rule names."""
    if number != 1:
        yield Unchecked(KINDS, "the indexes stand in the first file")
        return
    told = " ".join(n.text for n in notes if n.index or n.of_part <= MAXIMUM_FRONT)
    for rule in whole_file_bounds(scope, KINDS):
        lacking = [
            word
            for word in words_of(rule)
            if not re.search(rf"\b{word}\b.{{0,40}}\b(?:index|list|table)\b", told, re.I | re.S)
        ]
        if lacking:
            yield _finding(
                "The first file lacks an index in an order that the rule wants.", KINDS, rule,
                notes[0], "no " + " and no ".join(f"{word} index" for word in lacking),
                " and ".join(f"{word} index" for word in words_of(rule)),
            )  # fmt: skip


def _finding(
    said: str, key: str, rule: Constraint, note: PageNote, measured: str, wish: str
) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, note=note, measured=measured, wanted=wish,
        fix="Divide the filing anew; packetgen makes volumes with covers and one run of numbers.",
    )  # fmt: skip


CHECK = Check("PG613", "volumes", KEYS, file=in_file, doc=__doc__)
