"""The first page keeps the court's places: filer's block, clerk's space, court's title, number.

Each slot is a code of its own: PG401 filer's block, PG402 clerk's space, PG403 court's title,
PG404 case number, PG405 hearing block. All measure the first page of each paper, in points from
its top edge; "line 8" is the eighth line of the numbered page, or its place at 24 pt to the line.

Bad: the court's title on line 6; the case number left of the middle; text right of the middle
between lines 1 and 7, where the clerk stamps.
Good: name, bar number, address, telephone and e-mail from line 1 at the left, the right half blank
down to line 7, the court's title on line 8 or lower, the case number right of the parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Region

from ..finding import Box, Finding
from ..judgement import holds, inches, wanted, words_of
from ..scope import Check, PageNote, Scope, Unchecked, union
from ..text_lines import Line

if TYPE_CHECKING:
    from ..page_content import Word
    from ..pdf_view import PageView

COURT = re.compile(
    r"\b(superior court|united states (district|bankruptcy) court|district court|supreme court|"
    r"circuit court|court of appeals?|county court|court of common pleas|justice court|"
    r"municipal court|family court|probate (and family )?court|in the .{0,40} court)\b",
    re.IGNORECASE,
)
CASE_NUMBER = re.compile(
    r"\b(?:case|action|cause|index|docket|civil action|file|no\.?|number)\b[^A-Za-z0-9]{0,6}"
    r"(?:no\.?|nos\.?|number|num\.?|\#)?\s*[:.]?\s*(?=[\w:.-]*\d)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(r"(?:\(\d{3}\)\s*|\b\d{3}[-.\s])\d{3}[-.\s]\d{4}\b")
_BAR = re.compile(
    r"\b(?:SBN|CSB|bar\s*(?:no|number|\#)|state\s*bar|BBO|ARDC|WSBA|bar\s*id)\b", re.I
)
_POSTCODE = re.compile(
    r"\b[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?\b|\b(?:California|New York|Texas)\s+\d{5}\b"
)
PITCH = 24.0


def is_caption(note: PageNote) -> bool:
    """Whether a first page bears a caption at all: a court's title in its upper part."""
    return court_line(note.lines, note.height) is not None


def court_line(lines: Sequence[Line], height: float = 792.0) -> Line | None:
    """The line on which the court's title begins."""
    for line in lines:
        if line.baseline > 0.62 * height:
            return None
        letters = [c for c in line.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        if COURT.search(line.text) and len(line.text) < 90 and capitals >= 0.12 * len(letters):
            if line.words[0].text.lower() in ("the", "this", "attorney", "attorneys", "clerk"):
                continue
            return line
    return None


def _first(note: PageNote) -> bool:
    return note.of_part == 1 and bool(note.lines)


def _slot_of_line(page: PageView, number: int) -> float:
    """Height at which a numbered line's slot begins."""
    numbers = page.layout.numbers
    if numbers is not None and numbers.first <= number <= numbers.last:
        word = numbers.words[number - numbers.first]
        return word.baseline - 0.8 * numbers.pitch
    return 72.0 + (number - 1) * PITCH


def filer_block(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Name and address of the filer from line 1, left."""
    places = scope.bounds("caption.attorney_block", note.kind)
    fields = scope.bounds("caption.attorney_fields", note.kind)
    if not (places or fields) or not _first(note):
        return
    court = court_line(note.lines, note.height)
    if court is None:
        yield Unchecked("caption.attorney_block", "no court's title was found on the first page")
        yield Unchecked("caption.attorney_fields", "no court's title was found on the first page")
        return
    # The other half is the clerk's, and a stamp in it may share a baseline with the block.
    middle = note.width / 2
    block = [
        Line(words, line.baseline, line.size)
        for line in note.lines
        if line.baseline < court.baseline - 2
        and (words := tuple(w for w in line.words if w.left < middle + 40))
        and words[0].left < middle
    ]
    for rule in places:
        yield from _block_place(block, rule, page, note)
    if block:
        text = " ".join(line.text for line in block)
        for rule in fields:
            yield from _block_fields(text, block, rule, note)


def _block_place(
    block: Sequence[Line], rule: Constraint, page: PageView, note: PageNote
) -> Iterator[Finding]:
    region = rule.value
    if not isinstance(region, Region):
        return
    start = region.top if region.top is not None else 72.0
    if not block:
        yield FILER_BLOCK.finding(
            "No name and address of the filer stand above the court's title.",
            rule=rule,
            key="caption.attorney_block",
            note=note,
            measured="nothing above the court's title",
            wanted=f"from line 1 on, {inches(start)} below the top edge, at the left",
            fix="Begin the first page with name, bar number, address, telephone and e-mail.",
        )
        return
    top = min(line.top for line in block)
    if top < start - 6:
        yield FILER_BLOCK.finding(
            "The filer's name and address begin too high.",
            rule=rule,
            key="caption.attorney_block",
            note=note,
            box=union(line.box for line in block),
            measured=f"{inches(top)} from the top edge",
            wanted=f"{inches(start)} or lower",
            fix="Begin the block on line 1.",
        )


def _block_fields(
    text: str, block: Sequence[Line], rule: Constraint, note: PageNote
) -> Iterator[Finding]:
    tests = {
        "email": ("an e-mail address", _MAIL),
        "phone": ("a telephone number", _PHONE),
        "bar_number": ("a State Bar number", _BAR),
        "address": ("an address", _POSTCODE),
    }
    own = re.search(r"\b(in pro per|pro se|self[- ]represented|in propria persona)\b", text, re.I)
    missing = [
        said
        for field, (said, pattern) in tests.items()
        if field in words_of(rule)
        and not pattern.search(text)
        and not (own and field in ("bar_number", "email"))
    ]
    if missing:
        yield FILER_BLOCK.finding(
            "The filer's block lacks " + " and ".join(missing) + ".",
            rule=rule,
            key="caption.attorney_fields",
            note=note,
            box=union(line.box for line in block),
            measured="not found",
            wanted=", ".join(words_of(rule)).replace("_", " "),
            fix="Complete the block above the court's title.",
        )


def clerk_space(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The space for the clerk is blank."""
    rules = scope.bounds("caption.clerk_space", note.kind)
    if not rules or not _first(note):
        return
    if not is_caption(note):
        yield Unchecked("caption.clerk_space", "no court's title was found on the first page")
        return
    for rule in rules:
        region = rule.value
        if not isinstance(region, Region):
            continue
        top = region.top if region.top is not None else _slot_of_line(page, region.first_line or 1)
        height = region.height if region.height is not None else 144.0
        half = note.width / 2
        space = Box(half, top, note.width, top + height)
        if region.side == "left":
            space = Box(0.0, top, half, top + height)
        inside = _inside(page, space)
        stamp = " ".join(w.text for w in inside).upper()
        if "FILED" in stamp or "RECEIVED" in stamp or "ENDORSED" in stamp:
            yield Unchecked(
                "caption.clerk_space", "a clerk's stamp stands in it: the paper was filed"
            )
            continue
        if inside:
            yield CLERK_SPACE.finding(
                "Text stands in the space that is kept blank for the clerk.",
                rule=rule,
                key="caption.clerk_space",
                note=note,
                box=union(w.box for w in inside),
                measured=f"{len(inside)} words",
                wanted=f"blank {region.side or 'right'} half from {inches(top)} to "
                f"{inches(top + height)}",
                fix="Keep the filer's block left of the middle and the right half blank.",
            )


def _inside(page: PageView, space: Box) -> list[Word]:
    found = []
    for line in page.layout.body:
        for word in line.words:
            middle = (word.left + word.right) / 2
            # Words that begin left of the middle belong to the filer's block.
            across = space.left + 12 <= word.left and middle <= space.right
            if across and space.top <= word.baseline - 0.3 * word.size <= space.bottom:
                found.append(word)
    return found


def court_title(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The court's title stands on its line, or lower."""
    lines = scope.bounds("caption.court_title.line", note.kind)
    tops = scope.bounds("caption.court_title.top", note.kind)
    if not (lines or tops) or not _first(note):
        return
    court = court_line(note.lines, note.height)
    if court is None:
        for key in ("caption.court_title.line", "caption.court_title.top"):
            yield Unchecked(key, "no court's title was found on the first page")
        return
    for rule in tops:
        if not holds(rule, court.top, slack=3.0):
            yield COURT_TITLE.finding(
                "The court's title stands too high.",
                rule=rule,
                key="caption.court_title.top",
                note=note,
                box=court.box,
                measured=f"{inches(court.top)} from the top edge",
                wanted=wanted(rule, inches) + " from the top edge",
                fix="Move the court's title down to its line.",
            )
    if tops and any(not holds(rule, court.top, slack=3.0) for rule in tops):
        return
    for rule in lines:
        start = _slot_of_line(page, int(rule.value))
        if court.baseline < start + 2:
            yield COURT_TITLE.finding(
                f"The court's title begins above line {rule.value}.",
                rule=rule,
                key="caption.court_title.line",
                note=note,
                box=court.box,
                measured=f"{inches(court.top)} from the top edge",
                wanted=f"line {rule.value}",
                fix="Move the court's title down to its line.",
            )


def case_number(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The number of the case stands right of the parties, below the court's title."""
    rules = scope.bounds("caption.case_number", note.kind)
    if not rules or not _first(note):
        return
    court = court_line(note.lines, note.height)
    if court is None:
        yield Unchecked("caption.case_number", "no court's title was found on the first page")
        return
    number = _number_words(page, court, scope)
    for rule in rules:
        if number is None:
            yield CASE_NUMBER_CHECK.finding(
                "No case number was found below the court's title.",
                rule=rule,
                key="caption.case_number",
                note=note,
                measured="not found",
                wanted="the number of the case",
                fix="Put the number of the case right of the title of the case.",
            )
        elif "right-opposite-title" in words_of(rule) and number.left < note.width / 2 - 40:
            yield CASE_NUMBER_CHECK.finding(
                "The case number stands at the left, not right of the parties.",
                rule=rule,
                key="caption.case_number",
                note=note,
                box=number,
                measured=f"{inches(number.left)} from the left edge",
                wanted="right of the middle, opposite the title of the case",
                fix="Put the number into the right half of the caption.",
            )


def _number_words(page: PageView, court: Line, scope: Scope) -> Box | None:
    own = re.sub(r"\W", "", scope.case.number).lower() if scope.case else ""
    below = [line for line in page.layout.body if line.baseline > court.baseline + 2]
    for line in below:
        if own and own in re.sub(r"\W", "", line.text).lower():
            words = [w for w in line.words if re.sub(r"\W", "", w.text).lower()[:4] == own[:4]]
            return union(w.box for w in words) or line.box
        found = CASE_NUMBER.search(line.text)
        if found:
            start = 0
            for word in line.words:
                end = start + len(word.text)
                if start >= found.start():
                    return Box(word.left, line.top, line.right, line.box.bottom)
                start = end + 1
    return None


def hearing_block(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Date and time of the hearing stand below the case number, where the case knows them."""
    rules = scope.bounds("caption.motion_block", note.kind)
    if not rules or not _first(note):
        return
    hearing = next(iter(scope.case.hearings), None) if scope.case else None
    court = court_line(note.lines, note.height)
    if hearing is None or court is None:
        yield Unchecked(
            "caption.motion_block", "whether a hearing is set is known only with the case's data"
        )
        return
    text = " ".join(line.text for line in note.lines if line.baseline > court.baseline)
    said = (
        f"{hearing.on:%B} {hearing.on.day}, {hearing.on.year}",
        f"{hearing.on.month}/{hearing.on.day}/{hearing.on.year}",
        f"{hearing.on:%m/%d/%Y}",
    )
    for rule in rules:
        if "hearing_date" in words_of(rule) and not any(form in text for form in said):
            others = (
                [h for h in scope.case.hearings if f"{h.on:%B} {h.on.day}, {h.on.year}" in text]
                if scope.case
                else []
            )
            if not others:
                yield HEARING_BLOCK.finding(
                    "The date of the hearing does not stand on the first page.",
                    rule=rule,
                    key="caption.motion_block",
                    note=note,
                    measured="not found",
                    wanted="date, time and place of the hearing below the case number",
                    fix="Add the hearing block below the case number.",
                )


FILER_BLOCK = Check(
    "PG401",
    "filer-block",
    ("caption.attorney_block", "caption.attorney_fields"),
    page=filer_block,
    doc=__doc__,
)
CLERK_SPACE = Check("PG402", "clerk-space", ("caption.clerk_space",), page=clerk_space, doc=__doc__)
COURT_TITLE = Check(
    "PG403",
    "court-title",
    ("caption.court_title.line", "caption.court_title.top"),
    page=court_title,
    doc=__doc__,
)
CASE_NUMBER_CHECK = Check(
    "PG404", "case-number", ("caption.case_number",), page=case_number, doc=__doc__
)
HEARING_BLOCK = Check(
    "PG405", "hearing-block", ("caption.motion_block",), page=hearing_block, doc=__doc__
)
CHECKS = (FILER_BLOCK, CLERK_SPACE, COURT_TITLE, CASE_NUMBER_CHECK, HEARING_BLOCK)
