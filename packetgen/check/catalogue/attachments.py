"""The file carries no other files, sound, video or 3D.

Bad: a declaration PDF with a spreadsheet attached inside it.
Good: the spreadsheet printed as an exhibit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, forbidding

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView, PdfView


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Are other files attached inside this one?"""
    count = len(pdf.structure.attachments)
    rules: Sequence[Constraint | None] = forbidding(scope, "efile.attachments") or [None]
    if count:
        for rule in rules:
            yield CHECK.finding(
                "Other files are attached inside the file.",
                rule=rule,
                key="efile.attachments" if rule else "",
                effect=None if rule else Effect.ADVISORY,
                measured=counted(count, "attached file"),
                wanted="no attached files",
                fix="Take the attachments out, or file them as exhibits.",
            )


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Does a page hold sound, video, 3D or an attached file?"""
    for item in page.notes:
        if item.kind in ("sound", "movie", "screen", "3D", "rich media", "file attachment"):
            key = "efile.attachments" if item.kind == "file attachment" else "efile.media"
            rules: Sequence[Constraint | None] = forbidding(scope, key) or [None]
            for rule in rules:
                yield CHECK.finding(
                    f"The page holds {item.kind} content.",
                    rule=rule,
                    key=key if rule else "",
                    effect=None if rule else Effect.ADVISORY,
                    note=note,
                    box=item.box,
                    measured=item.kind,
                    wanted="text and pictures only",
                    fix="Take it out, or lodge it separately as the court allows.",
                )


CHECK = Check(
    "PG604",
    "attachments",
    ("efile.attachments", "efile.media"),
    page=on_page,
    file=in_file,
    doc=__doc__,
)
