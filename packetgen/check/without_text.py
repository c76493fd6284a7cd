"""What nobody can measure in a file whose pages are pictures: its rules do not count as checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from packetgen.jurisdiction.model import Jurisdiction

from .finding import Finding
from .outcome import RuleUse
from .scope import Check, PageNote, Unchecked, governs
from .why_not import WhyNot

FEW_LETTERS = 20
"""A page number or a stamp of the court's system is no text."""

MUCH = 0.3
"""The share of a page that a picture covers when the page is one."""

_READ_TEXT = ("PG1", "PG2", "PG3", "PG4", "PG701", "PG704", "PG802", "PG9")
_MEASURED_ANYWAY = frozenset(("PG101", "PG106", "PG108", "PG950"))
"""Sizes, blank corners, colours and tags need no text."""


def pictures_in(notes: Sequence[PageNote]) -> tuple[int, ...]:
    """The pages that are pictures, with no text over or behind them."""
    return tuple(
        n.number
        for n in notes
        if n.image_share >= MUCH and max(n.letters, n.hidden_letters) < FEW_LETTERS
    )


def without_text(
    checks: Sequence[Check],
    notes: Sequence[PageNote],
    found: Collection[Finding],
    unchecked: Collection[Unchecked],
) -> Iterator[Unchecked]:
    """Keys of the checks that read text, when no page of the file has any.

    What was found all the same was measured; so was what a check already gave a reason for, and
    so are limits in pages.
    """
    if any(max(n.body_letters, n.hidden_letters) >= FEW_LETTERS for n in notes):
        return
    known = {f.key for f in found} | {u.key for u in unchecked}
    for check in checks:
        for key in check.keys if _reads_text(check.code) else ():
            if key not in known and not key.endswith("pages"):
                yield Unchecked(key, "the pages hold no text to read", WhyNot.UNMEASURED)


def but_for_pictures(
    used: Iterable[RuleUse], notes: Sequence[PageNote], court: Jurisdiction
) -> Iterator[RuleUse]:
    """Rules that were checked, each with the pages it governs on which nothing could be read.

    Limits in pages count pictures too; a caption stands on a first page.
    """
    numbers = set(pictures_in(notes))
    pictures = [note for note in notes if note.number in numbers]
    for use in used:
        if not pictures or use.key.endswith("pages") or not any(map(_reads_text, use.checks)):
            yield use
            continue
        rules = [c for c in court[use.key].constraints if c.citation == use.citation]
        of_first = all(code.startswith("PG4") for code in use.checks)
        missed = (
            note.number
            for note in pictures
            if (note.of_part == 1 or not of_first) and any(governs(r, note.kind) for r in rules)
        )
        yield replace(use, not_on=tuple(missed))


def _reads_text(code: str) -> bool:
    return code.startswith(_READ_TEXT) and code not in _MEASURED_ANYWAY
