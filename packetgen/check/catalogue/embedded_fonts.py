"""Every font that the pages use is in the file, so that it looks the same everywhere.

packetgen's own advice in every court, and a court's rule where a printed copy must lose nothing
(Cal. Rules of Court, rule 2.256(b)). The text of forms' fields is left out: programs fill it in.

Bad: a brief in "Garamond" that is not embedded: the clerk's program shows another face, and lines
break elsewhere.
Good: subset fonts embedded, as every current program does by default.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator

from ..finding import Finding
from ..papers.faces import plain_name
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

KEY = "efile.print_safe"


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look up each font of the page's text once."""
    if note.number > SAMPLE and note.of_part > 3:
        return
    loose = sorted(set(_loose(page)))
    if not loose:
        return
    rules: list[Constraint | None] = [
        r for r in scope.bounds(KEY, note.kind) if r.operator is Operator.REQUIRED
    ]
    for rule in rules or [None]:
        yield CHECK.finding(
            "A font is not embedded in the file.",
            rule=rule,
            key=KEY if rule else "",
            effect=Effect.ADVISORY,
            note=note,
            measured=", ".join(loose)[:80],
            wanted="all fonts in the file",
            fix="Export it again with fonts embedded (PDF/A does so).",
        )


SAMPLE = 200
"""Pages looked at one by one; after them the first pages of each part."""


def _loose(page: PageView) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    seen: set[str] = set()
    raw = page.raw.raw
    for index in range(min(pdfium.FPDFPage_CountObjects(raw), 400)):
        item = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        font = pdfium.FPDFTextObj_GetFont(item)
        buffer = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
        name = buffer.value.decode("utf-8", "replace")
        if name in seen:
            continue
        seen.add(name)
        if pdfium.FPDFFont_GetIsEmbedded(font) == 0 and name:
            yield plain_name(name)


CHECK = Check("PG611", "embedded-fonts", (KEY,), page=on_page, doc=__doc__)
