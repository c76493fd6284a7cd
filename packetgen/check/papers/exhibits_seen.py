"""The exhibits in a file: where each begins, and which page numbers lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from packetgen.pages.pagemap import PartKind

from ..scope import PageNote, PartSeen


@dataclass(frozen=True, slots=True)
class ExhibitSeen:
    """One exhibit with its cover. ``starts`` are the pages that count as its first."""

    label: str
    title: str
    first: int
    last: int
    starts: tuple[int, ...]

    @property
    def name(self) -> str:
        """As it is called in findings."""
        return f"Exhibit {self.label}"


_KINDS = (PartKind.COVER, PartKind.SLIP_SHEET, PartKind.EXHIBIT)


CONTINUED = " (continued)"
"""Ends the title of a part that is the rest of an exhibit."""


def exhibits_of(parts: Iterable[PartSeen]) -> tuple[ExhibitSeen, ...]:
    """Exhibits in order; a cover and what follows it under one label are one exhibit."""
    found: list[ExhibitSeen] = []
    before: PartSeen | None = None
    for part in parts:
        if part.kind not in _KINDS or not part.label:
            continue
        if part.title.endswith(CONTINUED) and any(e.label == part.label for e in found):
            continue  # larger than a volume: it goes on in a copy that holds all volumes
        if before is not None and _goes_on(before, part):
            whole = found[-1]
            found[-1] = replace(
                whole,
                title=whole.title or part.title,
                last=part.last,
                starts=(*whole.starts, part.first),
            )
        else:
            found.append(ExhibitSeen(part.label, part.title, part.first, part.last, (part.first,)))
        before = part
    return tuple(found)


def _goes_on(before: PartSeen, part: PartSeen) -> bool:
    """Whether a part is of the same exhibit as the one before; a cover begins another."""
    return (
        before.label == part.label
        and before.last == part.first - 1
        and part.kind not in (PartKind.COVER, before.kind)
    )


def numbers_of(
    exhibit: ExhibitSeen, notes: Sequence[PageNote], *, planned: bool, start: int | None = None
) -> set[str]:
    """Every number by which an index may rightly name an exhibit's first page.

    With a page map only what is printed (and the Bates number); without one also the numbers read
    on the page, its label, and its place in the file. ``start`` narrows it to one of the pages.
    """
    names: set[str] = set()
    for page in exhibit.starts if start is None else (start,):
        note = notes[page - 1]
        if planned:
            names |= {note.printed, note.bates, note.page_label}
        else:
            names |= {note.page_label, str(note.number), note.bates}
            names |= {str(n.value) for n in note.page_numbers}
            names |= {n.text for n in note.page_numbers}
    return {name for name in names if name}
