"""What is attached to a pleading is part of it, so the pleading names every exhibit it has.

An exhibit that its pleading never names is pleaded all the same (Fed. R. Civ. P. 10(c)): what it
says may be held against the pleader.

Bad: a complaint with Exhibits A and B whose text speaks of Exhibit A alone.
Good: "A true copy of the lease is attached as Exhibit A", and no other exhibit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..papers.exhibits_seen import exhibits_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

KEY = "exhibits.part_of_pleading"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look for each exhibit's label in the text of the paper."""
    rules = [r for r in scope.setting(KEY).constraints if r.operator is Operator.REQUIRED]
    exhibits = exhibits_of(parts)
    if rules and not exhibits:
        yield Unchecked(KEY, "nothing is attached to the pleading")
        return
    text = " ".join(n.text for n in notes if n.kind is PartKind.PAPER and not n.index)
    for rule in rules:
        for exhibit in exhibits:
            named = (
                rf"\bex(?:hibits?|hs?\.|s?\.)\s[^.;]{{0,40}}?(?<!\w){re.escape(exhibit.label)}\b"
            )
            if not re.search(named, text, re.IGNORECASE):
                yield CHECK.finding(
                    f"The pleading never names {exhibit.name}, which is part of it.", rule=rule,
                    key=KEY, effect=Effect.ADVISORY, note=notes[exhibit.first - 1],
                    measured="not named", wanted="every exhibit named in the pleading",
                    fix="Say in the pleading what it is attached for, or take it out.",
                )  # fmt: skip


CHECK = Check("PG513", "attached-instruments", (KEY,), file=in_file, doc=__doc__)
