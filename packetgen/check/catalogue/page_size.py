"""Every page of a paper has the size and the orientation that the court accepts.

Bad: an A4 page (595 x 842 pt) in a motion filed in a court that wants 8 1/2 by 11 inches.
Good: every page of the motion is 612 by 792 pt as it is seen, whatever its boxes and rotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from packetgen.jurisdiction.model import Constraint, Operator
from packetgen.jurisdiction.values import paper_shown

from ..finding import Finding
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PageView

SLACK = 2.0
"""Points by which programs round a page; A4 differs from Letter by 17 and 50."""


def _sizes(rule: Constraint) -> list[tuple[float, float]]:
    value: Any = rule.value
    pairs = value if rule.operator is Operator.ONE_OF else (value,)
    return [(float(pair[0]), float(pair[1])) for pair in pairs]


def _judge(
    size: tuple[float, float], scope: Scope, kind: Any, note: PageNote | None, **place: Any
) -> Iterator[Finding]:
    for rule in scope.bounds("page.size", kind):
        allowed = _sizes(rule)
        give = max(SLACK, rule.tolerance)
        fits = any(
            abs(size[0] - w) <= give and abs(size[1] - h) <= give
            for pair in allowed
            for w, h in (pair, pair[::-1])
        )
        if not fits:
            yield CHECK.finding(
                "The page is not of the size that the court accepts.",
                rule=rule,
                key="page.size",
                note=note,
                measured=paper_shown(size),
                wanted=" or ".join(map(paper_shown, allowed)),
                fix="Set the paper size in the page set-up and export again, without scaling.",
                **place,
            )
    for rule in scope.bounds("page.orientation", kind):
        stands = "landscape" if size[0] > size[1] + 1 else "portrait"
        if stands not in (rule.value if isinstance(rule.value, tuple) else (rule.value,)):
            yield CHECK.finding(
                f"The page lies {stands}.",
                rule=rule,
                key="page.orientation",
                note=note,
                measured=stands,
                wanted=str(rule.value),
                fix="Turn the page, or set wide material on a page of an exhibit.",
                **place,
            )


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge one page of a PDF."""
    yield from _judge((note.width, note.height), scope, note.kind, note)


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge the page set-up of each section."""
    from packetgen.pages.pagemap import PartKind

    for section in document.sections:
        yield from _judge((section.width, section.height), scope, PartKind.PAPER, None)


CHECK = Check(
    "PG101",
    "page-size",
    ("page.size", "page.orientation"),
    page=on_page,
    docx=in_docx,
    doc=__doc__,
)
