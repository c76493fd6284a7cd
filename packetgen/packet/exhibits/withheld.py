"""The page that takes the place of an exhibit which is not shown: removed, or under seal."""

from __future__ import annotations

from packetgen.docx.blocks import Block
from packetgen.reading.english_counts import counted

from ..sheets.press import Press, Script
from ..sheets.sheet_blocks import document, line, rule
from .intake import ExhibitPart

SAID = {
    "sealed": ("FILED UNDER SEAL", "This exhibit is filed under seal and is not public."),
    "removed": ("REMOVED", "This exhibit was removed after it was labelled."),
}
"""Heading and sentence for each way of withholding an exhibit."""


def placeholder(
    press: Press, exhibit: str, label: str, title: str, why: str, pages: int | None = None
) -> ExhibitPart:
    """One numbered, bookmarked and indexed page in place of an exhibit.

    California's appellate courts want such a page for sealed ones, which carries the number of the
    page that it stands for (Cal. Rules of Court, rule 8.74(c)(7)).

    Args:
        press: What sets it.
        exhibit: The exhibit's id.
        label: Its label, which stays taken.
        title: Its title.
        why: ``sealed`` or ``removed``.
        pages: How many pages are omitted, where known.
    """
    script = Script(press)
    heading, sentence = SAID[why]
    blocks: list[Block] = [
        line(f"EXHIBIT {label}", size=26.0, bold=True, align="center", before=210.0, after=14.0),
        line(script(title), size=14.0, align="center", after=22.0),
        rule(),
        line(heading, size=16.0, bold=True, align="center", before=8.0, after=8.0),
        line(sentence, size=11.5, align="center", after=6.0),
    ]
    if pages:
        count = "1 page is" if pages == 1 else f"{pages} pages are"
        blocks.append(line(f"{count} omitted here.", size=11.5, align="center", after=10.0))
    blocks.append(rule())
    made = press.sheets(document(blocks), title=f"Exhibit {label}")
    what = "is under seal" if why == "sealed" else "was removed"
    omitted = f" in place of its {counted(pages, 'page')}" if pages else ""
    note = f"it {what}; a page says so{omitted}"
    return ExhibitPart(
        exhibit, made.pdf, 0, made.pages, (0,) * made.pages, (),
        notes=(*script.notes(), note), sheets_added=made.pages,
    )  # fmt: skip
