"""GT111: an exhibit of a court or service packet is a paper that the office made for itself.

A form for the office's own use may not be planned for such a packet at all; this finds the finished
sheet (a contact log, a hearing preparation) that somebody attached as a file, by the words that
each of them bears on every page or below its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from packetgen.check.finding import Finding
from packetgen.typeset.gates.words import text_of

from ..exhibits.parts import AttachedPart
from .gates import gate

_MOST = 40
"""Pages that are read: the office's own sheets are short."""
_OWN_USE = re.compile(r"for\s+the\s+office.s\s+own\s+use", re.IGNORECASE)


def own_papers(exhibits: Iterable[AttachedPart]) -> list[Finding]:
    """The exhibits whose pages say that they are for the office's own use, each once."""
    found: dict[str, Finding] = {}
    for item in exhibits:
        name = item.exhibit.id
        if item.withheld or name in found or not _says_so(item.part.pdf):
            continue
        found[name] = gate(
            "GT111",
            "office's own paper",
            f"The exhibit '{name}' says that it is for the office's own use.",
            fix="Take it out, or show the records that it rests on.",
            part=name,
        )
    return list(found.values())


def _says_so(pdf: bytes) -> bool:
    from pypdfium2 import PdfiumError

    try:
        return any(_OWN_USE.search(text) for text in text_of(pdf, most=_MOST))
    except (ValueError, PdfiumError):  # a page that pdfium reads only once it is written anew
        return False
