"""The file runs nothing: no JavaScript, no action that starts a program or sends data.

Bad: a form whose opening runs JavaScript, a link that starts a program, a button that sends data,
a page that opens a web address by itself.
Good: a plain PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect

from ..finding import Box, Finding
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, forbidding

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Does the file run anything?"""
    if pdf.structure.unread:
        yield Unchecked("efile.scripts", pdf.structure.unread)
        return
    rules: Sequence[Constraint | None] = forbidding(scope, "efile.scripts") or [None]
    for where, note, box in _found(pdf, notes):
        for rule in rules:
            yield CHECK.finding(
                _message(where),
                rule=rule,
                key="efile.scripts" if rule else "",
                effect=None if rule else Effect.ADVISORY,
                note=note,
                box=box,
                measured=where,
                wanted="no active content",
                fix="Print or save it to a plain PDF without scripts.",
            )


def _message(where: str) -> str:
    """What is wrong, by what was found: ``page (URI)``, ``link (Launch)``, ``document script``."""
    if where.endswith(("(URI)", "(GoToR)", "(GoToE)")):
        return "The file opens a web page or another file by itself."
    return "The file runs a script or starts a program."


def _found(
    pdf: PdfView, notes: tuple[PageNote, ...]
) -> Iterator[tuple[str, PageNote | None, Box | None]]:
    """What runs, and the place of it if it has one: of a page's fields alike, the first."""
    for where in pdf.structure.scripts:
        yield where, None, None
    told = set()
    for action in pdf.structure.actions:
        if (action.page, action.where) in told:
            continue
        told.add((action.page, action.where))
        note = next((n for n in notes if n.number == action.page), None)
        box = None
        if action.rect is not None:
            with pdf.page(action.page) as page:
                box = page.placement.box(*action.rect)
        yield action.where, note, box


CHECK = Check("PG603", "scripts", ("efile.scripts",), file=in_file, doc=__doc__)
