"""Text can be searched on every page that a rule wants searchable.

A page counts as a scan without text when a picture covers most of it and nothing but a court's own
stamp can be read.

Bad: a signed declaration scanned to a PDF of pictures.
Good: the same pages with the text that recognition (OCR) found behind the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator

from ..finding import Finding
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf_view import PageView

KEY = "efile.text_searchable"


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge one page."""
    if note.image_share < 0.5 or note.body_letters >= 20 or note.hidden_letters >= 20:
        return
    for rule in scope.bounds(KEY, note.kind):
        if rule.operator is Operator.REQUIRED:
            yield CHECK.finding(
                "The page is a picture: its text cannot be searched.",
                rule=rule,
                key=KEY,
                note=note,
                measured=f"a picture covers {note.image_share:.0%} of the page, no text",
                wanted="searchable text",
                fix="Run text recognition over it (ocrmypdf IN OUT), or export it from its source.",
            )


CHECK = Check("PG601", "searchable-text", (KEY,), page=on_page, doc=__doc__)
