"""Statements that open and close over several paragraphs: do they match, may they stand there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from packetgen.errors import Problem

from .paragraphs import TemplateParagraph
from .tags import Tag, tags

OPENERS = {"if": "endif", "for": "endfor", "macro": "endmacro", "call": "endcall",
            "filter": "endfilter", "with": "endwith"}  # fmt: skip
CLOSERS = {end: start for start, end in OPENERS.items()}

Around = Callable[..., str]


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Tag
    paragraph: TemplateParagraph


def block_problems(
    paragraphs: Sequence[TemplateParagraph], file: str, around: Around
) -> Iterator[Problem]:
    """Blocks left open, closed twice, crossed, or closed in another place of Word's structure."""
    stack: list[_Open] = []
    for paragraph in paragraphs:
        found = [tag for tag in tags(paragraph.text) if tag.kind != "#"]
        yield from _beside(paragraph, found, file, around)
        for tag in found:
            if tag.kind != "%":
                continue
            word = tag.keyword
            if word in OPENERS or (word == "set" and "=" not in tag.body):
                stack.append(_Open(tag, paragraph))
            elif word in ("elif", "else"):
                if not stack or stack[-1].tag.keyword not in ("if", "for"):
                    yield _problem(paragraph, tag, file, around, "has no 'if' before it")
                else:
                    yield from _misplaced(stack[-1], paragraph, tag, file, around)
            elif word in CLOSERS or word == "endset":
                wanted = CLOSERS.get(word, "set")
                if not stack:
                    yield _problem(paragraph, tag, file, around, f"has no {wanted!r} before it")
                elif stack[-1].tag.keyword != wanted:
                    opened = stack[-1]
                    yield _problem(
                        paragraph, tag, file, around,
                        f"stands where {opened.tag.text!r} of paragraph "
                        f"{opened.paragraph.number} is still open",
                    )  # fmt: skip
                    if any(o.tag.keyword == wanted for o in stack):
                        while stack[-1].tag.keyword != wanted:
                            stack.pop()
                        stack.pop()
                else:
                    yield from _misplaced(stack.pop(), paragraph, tag, file, around)
    for opened in stack:
        end = OPENERS.get(opened.tag.keyword, "endset")
        level = opened.tag.level and f"{opened.tag.level} "
        yield Problem(
            opened.paragraph.location(file),
            f"{opened.tag.text!r} is never closed: "
            f"“{around(opened.paragraph, opened.tag.start, len(opened.tag.text))}”",
            f"Add {{%{level or ' '}{end} %}} after what it governs.",
        )


def _problem(
    paragraph: TemplateParagraph, tag: Tag, file: str, around: Around, what: str
) -> Problem:
    return Problem(
        paragraph.location(file),
        f"{tag.text!r} {what}: “{around(paragraph, tag.start, len(tag.text))}”",
    )


def _beside(
    paragraph: TemplateParagraph, found: Sequence[Tag], file: str, around: Around
) -> Iterator[Problem]:
    """Words beside ``{%p … %}`` vanish with the paragraph; ``{%tr … %}`` wants a table."""
    whole = [tag for tag in found if tag.level == "p"]
    if whole:
        rest = paragraph.text
        for tag in whole:
            rest = rest.replace(tag.text, "", 1)
        if rest.strip():
            yield _problem(
                paragraph, whole[0], file, around,
                "takes its whole paragraph away, and words stand beside it",
            )  # fmt: skip
        elif len(whole) > 1:
            yield _problem(
                paragraph, whole[1], file, around,
                "stands in one paragraph with another {%p … %}; each wants its own",
            )  # fmt: skip
    for tag in found:
        if tag.level in ("tr", "tc") and not paragraph.depth:
            yield _problem(paragraph, tag, file, around, "stands outside any table")


def _misplaced(
    opened: _Open, paragraph: TemplateParagraph, tag: Tag, file: str, around: Around
) -> Iterator[Problem]:
    """A block that opens for paragraphs and closes in a table row cuts Word's structure apart."""
    first, last = opened.tag, tag
    if first.level != last.level:
        yield _problem(
            paragraph, last, file, around,
            f"does not fit {first.text!r} of paragraph {opened.paragraph.number}: "
            "both must have the same letter after '{%'",
        )  # fmt: skip
    elif first.level in ("", "p", "r") and opened.paragraph.container != paragraph.container:
        yield _problem(
            paragraph, last, file, around,
            f"belongs to {first.text!r} of paragraph {opened.paragraph.number}, which stands in "
            "another table cell or text box",
        )  # fmt: skip
