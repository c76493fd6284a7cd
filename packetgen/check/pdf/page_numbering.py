"""Page numbers, and the docket lines of courts that must not be taken for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..contact_fields import PHONE, POSTCODE
from ..finding import Box
from .page_content import Word
from .text_lines import Line

_PAGE_NUMBER = re.compile(
    r"""^(?:[-–—‒(\[]\s*)?(?:page|p\.|pg\.?)?\s*(?P<number>\d{1,5}|[ivxlc]{1,7})
        (?:\s*(?:of|/)\s*\d{1,5})?(?:\s*[-–—‒)\]])?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER_IN_FOOTER = re.compile(
    r"""\b(?P<of>\d{1,5})\s+of\s+\d{1,5}\b
    | \bpage\s+(?P<page>\d{1,5})\b
    | [-–—]\s*(?P<dash>\d{1,5})\s*[-–—]?$
    | (?<=[A-Za-z.,|–—-]\s)(?P<end>\d{1,3})$
    | ^(?P<start>\d{1,3})(?=\s{1,3}(?-i:[A-Z]))""",
    re.IGNORECASE | re.VERBOSE,
)
DOCKET_STAMP = re.compile(
    r"(case|dkt|docket|document|doc\.?|filed|entry id|pageid|usca\d?|nyscef)[^a-z]{0,4}.*"
    r"(filed|page|pg|document|dktentry|entered|doc)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A number that may be the page's own. ``value`` is None if it is not a number."""

    text: str
    value: int
    arabic: bool
    box: Box
    size: float
    alone: bool
    """It stands on a line of its own (perhaps with a dash or the word Page)."""
    at_bottom: bool


def is_docket_stamp(line: Line) -> bool:
    """Is the line what a court's system prints on filed papers (case, document, date, page)?"""
    return len(line.words) > 3 and bool(DOCKET_STAMP.search(line.text))


def is_page_number(line: Line) -> bool:
    """Is the line nothing but a page number: "3", "- 3 -", "Page 3 of 12"?"""
    return bool(_PAGE_NUMBER.match(line.text))


def page_numbers_in(lines: Sequence[Line], *, bottom: bool) -> list[PageNumber]:
    """Numbers in a footer (or a header) that may be the page's own."""
    found: list[PageNumber] = []
    for line in lines:
        if is_docket_stamp(line):
            continue
        stretches = _clusters(line)
        if len(stretches) > 3:
            continue
        for cluster in stretches:
            text = cluster.text
            alone = _PAGE_NUMBER.match(text)
            if alone:
                raw = alone["number"]
            elif PHONE.search(text) or POSTCODE.search(text):
                continue  # whoever files, at the foot of the page (Wash. CR 10(e))
            else:
                inside = _NUMBER_IN_FOOTER.search(text)
                raw = next((g for g in inside.groups() if g), "") if inside else ""
            value = int(raw) if raw.isdigit() else roman_value(raw)
            if raw and value is not None:
                found.append(
                    PageNumber(
                        text, value, raw.isdigit(), cluster.box, cluster.size, bool(alone), bottom
                    )
                )
    return found


def _clusters(line: Line) -> list[Line]:
    """Stretches of a line that stand apart (left, middle and right of a footer)."""
    stretches: list[list[Word]] = []
    for word in line.words:
        if stretches and word.left - stretches[-1][-1].right <= 1.5 * line.size:
            stretches[-1].append(word)
        else:
            stretches.append([word])
    return [Line(tuple(words), line.baseline, line.size) for words in stretches]


def roman_value(text: str) -> int | None:
    """The value of a lower- or upper-case Roman numeral below 400; None if it is none."""
    digits = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    lower = text.lower()
    if not re.fullmatch(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", lower) or not lower:
        return None
    if lower in ("c", "l"):
        return None  # a letter; no run of pages begins with it
    total = 0
    for here, after in zip(lower, [*lower[1:], ""], strict=True):
        value = digits[here]
        total += -value if after and digits[after] > value else value
    return total
