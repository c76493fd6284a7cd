"""Page ranges as people write them: ``1-3, 7``."""

from __future__ import annotations

import re

from packetgen.reading.english_counts import counted

_RANGE = re.compile(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?")


def page_numbers(text: str, count: int) -> tuple[int, ...]:
    """The pages that ``text`` names, counted from 1, in the order written.

    Args:
        text: Numbers and ranges with commas between them; empty means all pages.
        count: How many pages there are.

    Raises:
        ValueError: With a plain sentence: not a range, a range that runs backwards, a page named
            twice, or a page that is not there.
    """
    if not text.strip():
        return tuple(range(1, count + 1))
    pages: list[int] = []
    for piece in text.split(","):
        match = _RANGE.fullmatch(piece)
        if match is None:
            raise ValueError(f"'{text}' is not a list of pages such as 1-3, 7")
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise ValueError(f"the pages {first}-{last} run backwards")
        for page in (first, last):
            if not 1 <= page <= count:
                have = counted(count, "page")
                raise ValueError(f"there is no page {page}: the file has {have}")
        pages += range(first, last + 1)
    twice = next((page for page in pages if pages.count(page) > 1), None)
    if twice is not None:
        raise ValueError(f"page {twice} is named twice")
    return tuple(pages)


def in_range(text: str, page: int) -> bool:
    """Whether a list of pages names this one; an empty list names all."""
    ranges = [_RANGE.fullmatch(piece) for piece in text.split(",")] if text.strip() else []
    if not ranges:
        return True
    return any(m is not None and int(m[1]) <= page <= int(m[2] or m[1]) for m in ranges)
