"""Pages of a paper are numbered one after the other, in the place and the numerals wanted.

With packetgen's page map each page must show its own number; without one, the numbers found must
follow each other, page by page. A number may be missing from a first page where a rule lets it.

Bad: a motion whose third page shows 2 again; one paginated i, ii, iii where Arabic is wanted.
Good: 1, 2, 3 at the foot of the pages, the first page with or without its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..judgement import words_of
from ..pdf.page_numbering import PageNumber
from ..places_wanted import foot_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

KEYS = (
    "page_number.use", "page_number.position", "page_number.style", "page_number.start",
    "page_number.first_page",
)  # fmt: skip


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Judge each paper."""
    for part in parts:
        if part.kind is not PartKind.PAPER or not any(scope.bounds(k, part.kind) for k in KEYS):
            continue
        mine = [n for n in notes if n.part == part.id and n.kind is part.kind]
        if not any(n.body_letters for n in mine):
            for key in KEYS:
                yield Unchecked(
                    key, "the pages have no text to read numbers from", WhyNot.UNMEASURED
                )
            continue
        yield from _judge(mine, scope)


def _judge(notes: Sequence[PageNote], scope: Scope) -> Iterator[Finding]:
    key, rules = next((k, r) for k in KEYS if (r := scope.bounds(k, PartKind.PAPER)))
    position = scope.bounds("page_number.position", PartKind.PAPER)
    bottom = any(word.startswith("bottom") for rule in position for word in words_of(rule))
    chosen = _chain(notes, bottom_only=bottom)
    numbered = [n for n in notes if n.number in chosen]
    if len(notes) == 1 and not numbered and _first_free(scope):
        return
    missing = [n for n in notes if n.number not in chosen]
    if missing and missing[0] is notes[0] and _first_free(scope):
        missing = missing[1:]
    rule = position[0] if position else rules[0]
    for note in missing:
        if note.body_letters < 40 and not note.printed:
            continue
        shown = [n.text for n in note.page_numbers]
        yield CHECK.finding(
            "The page does not show its number where it should."
            if not shown
            else "The number on the page does not follow that of the page before.",
            rule=rule,
            key="page_number.position" if position else key,
            note=note,
            box=foot_of(note) if bottom else None,
            measured=", ".join(shown)[:60] or "no number",
            wanted=f"{note.printed or 'the next number'} "
            + ("at the foot of the page" if bottom else "on the page"),
            fix="Number the pages with a page-number field, in one run through the paper.",
        )
    for rule in scope.bounds("page_number.style", PartKind.PAPER):
        for note in numbered:
            if words_of(rule) == ("arabic",) and not chosen[note.number].arabic:
                yield CHECK.finding(
                    "The page number is not in Arabic numerals.",
                    rule=rule,
                    key="page_number.style",
                    note=note,
                    box=chosen[note.number].box,
                    measured=chosen[note.number].text,
                    wanted="1, 2, 3",
                    fix="Number all pages in Arabic numerals, tables included.",
                )
    yield from _position(numbered, chosen, position)
    yield from _start(notes, numbered, chosen, scope)


def _first_free(scope: Scope) -> bool:
    words = [w for r in scope.bounds("page_number.first_page") for w in words_of(r)]
    return not words or "optional" in words or "suppressed" in words


def _chain(notes: Sequence[PageNote], *, bottom_only: bool) -> dict[int, PageNumber]:
    """For each page the number that belongs to the run of page numbers."""
    if any(n.printed for n in notes):
        return {
            n.number: c
            for n in notes
            for c in n.page_numbers
            if c.text == n.printed or str(c.value) == n.printed.lstrip("0") or n.printed in c.text
        }
    offsets: Counter[int] = Counter()
    for note in notes:
        for candidate in {c.value for c in note.page_numbers if c.at_bottom or not bottom_only}:
            offsets[candidate - note.number] += 1
    chosen: dict[int, PageNumber] = {}
    held: int | None = None
    usual = offsets.most_common(1)[0][0] if offsets else 0
    for note in notes:
        fitting = [c for c in note.page_numbers if c.at_bottom or not bottom_only]
        want = (held if held is not None else usual) + note.number
        hit = _best(fitting, want) or _best(fitting, usual + note.number)
        if hit is None and len(notes) > 1:
            # A paper bound after another starts again at 1, or at another paper's number.
            hit = _best(fitting, 1, alone=True)
        if hit is not None:
            chosen[note.number] = hit
            held = hit.value - note.number
    return chosen


def _best(
    candidates: Sequence[PageNumber], value: int, *, alone: bool = False
) -> PageNumber | None:
    fitting = [c for c in candidates if c.value == value and (c.alone or not alone)]
    return max(fitting, key=lambda c: (c.arabic, c.alone), default=None)


def _position(
    numbered: Sequence[PageNote], chosen: dict[int, PageNumber], rules: Sequence[Constraint]
) -> Iterator[Finding]:
    for rule in rules:
        allowed = words_of(rule)
        for note in numbered:
            number = chosen[note.number]
            places = _places(number, note.width)
            if rule.operator is Operator.FORBIDDEN or places & set(allowed):
                continue
            yield CHECK.finding(
                "The page number stands in another place than the rule says.",
                rule=rule,
                key="page_number.position",
                note=note,
                box=number.box,
                measured=sorted(places)[-1],
                wanted=" or ".join(allowed),
                fix="Move the page number field.",
            )


def _places(number: PageNumber, width: float) -> set[str]:
    edge = "bottom" if number.at_bottom else "top"
    middle = (number.box.left + number.box.right) / 2
    side = "center" if abs(middle - width / 2) < 45 else "left" if middle < width / 2 else "right"
    return {edge, f"{edge}-{side}"}


def _start(
    notes: Sequence[PageNote],
    numbered: Sequence[PageNote],
    chosen: dict[int, PageNumber],
    scope: Scope,
) -> Iterator[Finding]:
    if not numbered or notes[0].number != 1 or numbered[0].number - notes[0].number > 1:
        return
    first = numbered[0]
    implied = chosen[first.number].value - (first.number - notes[0].number)
    for rule in scope.bounds("page_number.start", PartKind.PAPER):
        if rule.operator is Operator.EXACT and implied != int(rule.value):
            yield CHECK.finding(
                "The numbering of the pages does not start where the rule says.",
                rule=rule,
                key="page_number.start",
                note=first,
                box=chosen[first.number].box,
                measured=f"first page counted as {implied}",
                wanted=str(rule.value),
                fix="Count the first page as page 1.",
            )


CHECK = Check("PG302", "page-numbers", KEYS, file=in_file, doc=__doc__)
