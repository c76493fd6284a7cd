"""Every page of a paper has the footer that the court wants: printed line, title, size.

Bad: a California motion whose footer holds the page number alone (Cal. Rules of Court, rule 2.110).
Good: at the foot of each page the page number, a printed line, and below it "Notice of Motion and
Motion for Relief from Default" in 10 pt.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..contact_fields import PHONE
from ..finding import Finding
from ..judgement import holds, points, wanted, words_of
from ..pdf.page_numbering import is_docket_stamp, is_page_number
from ..pdf.text_lines import Line
from ..places_wanted import foot_of
from ..scope import Check, PageNote, Scope, Unchecked, union

FILER = "footer.first_page_filer"

if TYPE_CHECKING:
    from ..pdf.page_layout import Layout
    from ..pdf.pdf_view import PageView

FEW_LETTERS = 40


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Judge one page's footer."""
    rules = scope.bounds("footer.use", note.kind)
    titles = scope.bounds("footer.title", note.kind)
    if note.body_letters < FEW_LETTERS:
        return
    layout = page.layout
    yield from _filer(page, note, scope)
    running = _running_on(layout)
    title = [line for line in layout.footer if _is_title(line) and line not in running]
    required = [r for r in (*rules, *titles) if r.operator is Operator.REQUIRED]
    if not title:
        if required:
            yield CHECK.finding(
                "The page has no footer with the title of the paper.",
                rule=required[-1],
                key="footer.title" if titles else "footer.use",
                note=note,
                box=foot_of(note),
                measured=_quoted("; ".join(line.text for line in layout.footer)) or "nothing",
                wanted="the title of the paper, or a short form of it",
                fix="Put the title of the paper into the footer of every page.",
            )
        return
    if required and scope.document_titles and not _names(title, scope.document_titles):
        yield CHECK.finding(
            "The footer does not show the title of the paper.",
            rule=required[-1],
            key="footer.title",
            effect=Effect.VIOLATION,
            note=note,
            box=union(line.box for line in title),
            measured=_quoted(" ".join(line.text for line in title)),
            wanted=" or ".join(scope.document_titles)[:160],
            fix="Put the title of the paper, or a clear short form of it, into the footer.",
        )
    yield from _order(page, note, scope, title)
    for rule in scope.bounds("footer.font_size", note.kind):
        size = max(word.size for line in title for word in line.words)
        if not holds(rule, size, slack=0.1):
            yield CHECK.finding(
                "The footer's type is smaller than the rule allows.",
                rule=rule,
                key="footer.font_size",
                note=note,
                box=union(line.box for line in title),
                measured=points(size),
                wanted=wanted(rule, points),
                fix="Set the footer in a larger size.",
            )


def _running_on(layout: Layout) -> tuple[Line, ...]:
    """Lines of the text that run on below the last numbered line, where a footer would stand."""
    if layout.numbers is None or len(layout.body) < 5:
        return ()
    left = statistics.median(line.left for line in layout.body)
    right = max(line.right for line in layout.body)
    size = statistics.median(line.size for line in layout.body)
    end = layout.height if layout.footer_rule is None else layout.footer_rule.box.top
    last, found = layout.body[-1].baseline, []
    for line in layout.footer:
        prose = sum(c.islower() for c in line.text) > 0.6 * len(line.text)
        wide = abs(line.left - left) < 4 and line.right - line.left > 0.85 * (right - left)
        near = line.baseline - last < 2.5 * size and line.baseline < end
        if prose and wide and near and abs(line.size - size) < 0.4:
            found.append(line)
            last = line.baseline
    return tuple(found)


def _filer(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding]:
    """Whoever files, at the foot of the first page."""
    for rule in scope.bounds(FILER, note.kind) if note.of_part == 1 else ():
        layout = page.layout
        low = [n for n in (*layout.body, *layout.footer) if n.baseline > note.height - 150]
        if rule.operator is Operator.REQUIRED and not PHONE.search(" ".join(n.text for n in low)):
            yield CHECK.finding(
                "The foot of the first page does not say who files, and where.",
                rule=rule,
                key=FILER,
                effect=Effect.ADVISORY,
                note=note,
                box=foot_of(note),
                measured="no telephone number at the foot of the page",
                wanted="name, address and telephone number at the foot, right",
                fix="Add the filer's name, address and telephone number to the first footer.",
            )


def _order(page: PageView, note: PageNote, scope: Scope, title: list[Line]) -> Iterator[Finding]:
    layout = page.layout
    for rule in scope.bounds("footer.order", note.kind):
        orders = [tuple(word.strip() for word in each.split(",")) for each in words_of(rule)]
        top = min(line.top for line in title)
        if _always_before(orders, "rule", "title") and (
            layout.footer_rule is None or layout.footer_rule.box.top > top + 3
        ):
            yield CHECK.finding(
                "No printed line divides the footer from the page.",
                rule=rule,
                key="footer.order",
                note=note,
                box=union(line.box for line in title),
                measured="no line above the footer's title",
                wanted="a printed line, the title below it",
                fix="Draw a line across the page above the footer's title.",
            )
        numbers = [n for n in layout.page_numbers if n.at_bottom and n.alone]
        below = max(line.baseline for line in title) + 2
        numbered = _always_before(orders, "page_number", "title")
        if numbered and numbers and all(n.box.top > below for n in numbers):
            yield CHECK.finding(
                "The page number stands below the footer's title.",
                rule=rule,
                key="footer.order",
                effect=Effect.ADVISORY,
                note=note,
                box=union(n.box for n in numbers),
                measured="title, page number",
                wanted="page number above the title",
                fix="Move the page number above the title.",
            )


def _always_before(orders: Sequence[tuple[str, ...]], first: str, second: str) -> bool:
    """Whether every order that the rule allows has the one above the other."""
    return bool(orders) and all(
        first in order and second in order and order.index(first) < order.index(second)
        for order in orders
    )


def _is_title(line: Line) -> bool:
    letters = sum(c.isalpha() for c in line.text)
    return letters >= 5 and not is_docket_stamp(line) and not is_page_number(line)


def _names(title: list[Line], known: tuple[str, ...]) -> bool:
    """Do most words of the footer come from one of the titles (or most of a title's from it)?"""
    shown = _words(" ".join(line.text for line in title))
    joined = "".join(shown)
    for full in known:
        wanted_words = _words(full)
        if not wanted_words:
            continue
        hits = sum(1 for word in wanted_words if word in joined)
        own = sum(1 for word in shown if word in "".join(wanted_words))
        if hits >= 0.5 * len(wanted_words) or (shown and own >= 0.6 * len(shown)):
            return True
    return False


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"[a-z0-9]+", text.lower()) if len(w) > 2]


def _quoted(text: str) -> str:
    return f'"{text[:80]}"' if text else ""


CHECK = Check(
    "PG301",
    "footer",
    ("footer.use", "footer.title", "footer.order", "footer.font_size", FILER),
    page=on_page,
    doc=__doc__,
)
