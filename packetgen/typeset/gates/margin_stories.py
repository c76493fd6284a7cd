"""Headers and footers that no page of a finished PDF has to show: of a third page, of an even one.

What a document says in the margins of pages that it does not come to is no loss. Which pages it
comes to is read off the finished pages, by where the words of each section begin.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

_MARGINAL = re.compile(r"(?P<place>(?:header|footer):(?P<section>\d+)):(?P<kind>\w+)")
_KINDS = ("default", "first", "even")
_IN_BOXES = "shapes:"
"""What the stories of text boxes that stand in a margin begin with."""
_FAR = 400
"""Pieces of text that are looked through for one that may have broken at a line's end."""


@dataclass(frozen=True, slots=True)
class SectionPages:
    """Pages of a section, counted from 1, on which it stands at the top; the number of the first.

    ``first`` is False where the first of them is not the page on which the section begins.
    """

    pages: Sequence[int]
    number: int
    first: bool = True

    def kinds(self, kinds: Container[str]) -> set[str]:
        """Which of a section's headers these pages show, of those that there are."""
        out = set()
        for at, page in enumerate(self.pages):
            number = self.number + page - self.pages[0]
            if at == 0 and self.first and "first" in kinds:
                out.add("first")
            elif number % 2 == 0 and "even" in kinds:
                out.add("even")
            else:
                out.add("default")
        return out


def unshown_stories(
    stories: Mapping[str, Sequence[str]],
    pages: Sequence[Sequence[str]],
    sections: Sequence[tuple[Sequence[str], int | None]],
    going_on: Container[int] = (),
) -> set[str]:
    """The stories of margins that no page has to show.

    Args:
        stories: The words of every story.
        pages: The pieces of text of each page.
        sections: The pieces of each section's body, and the number that its first page states.
        going_on: The sections, counted from 1, that begin on the page where the one before ends.
    """
    margins = {name.removeprefix(_IN_BOXES) for name in stories}
    found: dict[str, int] = {
        m["place"]: int(m["section"]) for name in margins if (m := _MARGINAL.fullmatch(name))
    }
    if not found:
        return set()
    ranges = dict(enumerate(_section_pages(pages, sections, going_on), start=1))
    unshown: set[str] = set()
    for place, number in found.items():
        own = {kind for kind in _KINDS if f"{place}:{kind}" in margins}
        where = ranges.get(number)
        if where is not None:
            unshown |= {f"{place}:{kind}" for kind in own - where.kinds(own)}
    return unshown | {f"{_IN_BOXES}{name}" for name in unshown}


def _section_pages(
    pages: Sequence[Sequence[str]],
    sections: Sequence[tuple[Sequence[str], int | None]],
    going_on: Container[int],
) -> Iterator[SectionPages | None]:
    """Where each section stands; None where its words do not tell."""
    if len(sections) < 2:
        yield SectionPages(range(1, len(pages) + 1), (sections[0][1] if sections else None) or 1)
        return
    bodies = [body for body, _ in sections]
    found = _places(pages, bodies)
    begins = _with_empty([begin for begin, _ in found], bodies, going_on)
    begins = _with_certain(begins, len(pages), going_on)
    # One that goes on, and has a page break before its first word, has the next page to itself.
    begun_anew = {
        at + 1
        for at in range(1, len(found))
        if (end := found[at - 1][1]) is not None and (start := found[at][0]) and end < start
    }
    going_on = {n for n in range(1, len(bodies) + 1) if n in going_on and n not in begun_anew}
    number = 1
    before = 1
    for at, (_, stated) in enumerate(sections):
        start = begins[at]
        end = len(pages) if at + 1 == len(sections) else begins[at + 1]
        if start is None or end is None:
            yield None
            continue
        goes_on = at + 1 in going_on
        followed_on = at + 2 in going_on
        last = end if at + 1 == len(sections) or followed_on else end - 1
        number += start - before
        if stated is not None and not goes_on:
            number = stated
        before = start
        # Before a section that begins on an odd or even page there may be one with nothing on it.
        shown = [n for n in range(start + goes_on, max(last, start) + 1) if pages[n - 1]]
        yield SectionPages(shown, number + goes_on, first=not goes_on)


def _places(
    pages: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]]
) -> list[tuple[int | None, int | None]]:
    """The pages on which each section's first and last word stand, counted from 1."""
    shown = [(piece, number) for number, page in enumerate(pages, start=1) for piece in page]
    at = 0
    out: list[tuple[int | None, int | None]] = []
    for body in bodies:
        begins: int | None = None
        ends: int | None = None
        for piece in body:
            place = next(
                (n for n in range(at, min(at + _FAR, len(shown))) if shown[n][0] == piece), None
            )
            if place is not None:
                ends = shown[place][1]
                begins = begins or ends
                at = place + 1
        out.append((begins, ends))
    return out


def _with_empty(
    begins: Sequence[int | None], bodies: Sequence[Sequence[str]], going_on: Container[int]
) -> list[int | None]:
    """The same, where a section without words is one that goes on below it with words."""
    out = list(begins)
    for at in reversed(range(len(out) - 1)):
        if not bodies[at] and at + 2 in going_on:
            out[at] = out[at + 1]
    return out


def _with_certain(
    begins: Sequence[int | None], pages: int, going_on: Container[int]
) -> list[int | None]:
    """The same, where the sections around one without words leave it a single page to begin on.

    The first section begins on page 1, each other one on the page of the one before if it goes on
    there, else at least a page later.
    """
    steps = [0 if at == 0 or at + 1 in going_on else 1 for at in range(len(begins))]
    earliest: list[int] = []
    for begin, step in zip(begins, steps, strict=True):
        least = earliest[-1] + step if earliest else 1
        earliest.append(least if begin is None else begin)
    latest, most = [0] * len(begins), pages
    for at in reversed(range(len(begins))):
        begin = begins[at]
        latest[at] = most if begin is None else begin
        most = latest[at] - steps[at]
    return [
        begin if begin is not None else low if low == high else None
        for begin, low, high in zip(begins, earliest, [1, *latest[1:]], strict=True)
    ]
