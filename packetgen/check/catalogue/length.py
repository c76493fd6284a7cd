"""The paper is no longer than the court allows, counted as its rule counts.

Words are runs of characters with a letter or a digit between spaces, footnotes among them. What the
rule leaves out (caption, tables, signature, certificates, proof of service) is left out, and the
finding says how many words that was. Exhibits never count. A limit that holds for one kind of paper
is read when the kind is known: from --document, or from the paper's title.

Bad: a reply memorandum of eleven pages in a California superior court (rule 3.1113(d): ten).
Good: fifteen pages of opening memorandum, with tables, caption and exhibits beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..for_a_person import left_to_a_person, nothing_here
from ..judgement import holds, wanted, words_of
from ..papers.counting import Count, count_of
from ..papers.headings_seen import papers_in, section_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked
from ..why_not import WhyNot
from ..without_text import FEW_LETTERS

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PdfView

WORDS, PAGES, OR_PAGES, OR_LINES = (
    "length.words", "length.pages", "length.or_pages", "length.or_lines",
)  # fmt: skip
EXCLUDED, FOOTNOTES, ATTACHED = "length.excluded", "length.footnotes", "length.attachment_pages"
MEMORANDUM, SUMMARY, REPLY = (
    "length.memorandum.pages", "length.msj.pages", "length.reply.pages",
)  # fmt: skip
MOTION = "motion.pages"
WRITTEN, TOGETHER = "length.handwritten_pages", "length.aggregate_words"
KEYS = (WORDS, PAGES, OR_PAGES, OR_LINES, EXCLUDED, FOOTNOTES, ATTACHED, MEMORANDUM, SUMMARY, REPLY,
        MOTION, WRITTEN, TOGETHER)  # fmt: skip
UNKNOWN = "which kind of paper this is was not said (--document) and its title does not tell"


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Count each paper."""
    if not any(scope.setting(k).is_set for k in KEYS):
        return
    excluded = scope.setting(EXCLUDED).members
    yield from _by_hand(notes, scope)
    seen = False
    for _, mine in papers_in(notes, parts):
        seen = True
        count = count_of(mine, excluded, footnotes=_with_footnotes(scope))
        yield from _plain_limits(count, mine, scope)
        yield from _memorandum(mine, scope)
        yield from _with_the_others(count, mine[0], scope)
    if not seen:
        for key in (k for k in KEYS if k != WRITTEN):
            yield Unchecked(key, "the file has no paper with text to count")
    attached = [p for p in parts if p.kind in (PartKind.EXHIBIT, PartKind.COVER) and p.label]
    pages = sum(p.last - p.first + 1 for p in attached)
    for rule in scope.bounds(ATTACHED):
        if not holds(rule, pages):
            yield _finding(
                "More pages are attached than the rule allows.",
                ATTACHED,
                rule,
                notes[attached[0].first - 1],
                f"{pages} pages",
                wanted(rule),
            )


def _with_footnotes(scope: Scope) -> bool:
    """Whether footnotes count: in every court whose rule does not leave them out."""
    words = [w for rule in scope.bounds(FOOTNOTES) for w in words_of(rule)]
    return not words or "counted" in words


def _by_hand(notes: tuple[PageNote, ...], scope: Scope) -> Iterator[Finding | Unchecked]:
    """Pages that are pictures may be written by hand, which has a limit of its own."""
    pictures = [
        n for n in notes
        if n.kind is PartKind.PAPER and n.image_share >= 0.5 and n.letters < FEW_LETTERS
    ]  # fmt: skip
    if not pictures:
        yield from nothing_here(scope, WRITTEN, "the paper is typed, not written by hand")
    for rule in scope.bounds(WRITTEN) if pictures else ():
        if not holds(rule, len(pictures)):
            yield CHECK.finding(
                "The paper is a scan; if it was written by hand, it is longer than the rule "
                "allows.", rule=rule, key=WRITTEN, effect=Effect.ADVISORY, note=pictures[0],
                measured=f"{len(pictures)} pages that are pictures", wanted=wanted(rule) + " pages",
                fix="Shorten it, or file it typed.",
            )  # fmt: skip


def _with_the_others(count: Count, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """One brief may already be longer than all of a side's may be together."""
    for rule in scope.bounds(TOGETHER):
        if not holds(rule, count.words):
            yield _finding("The brief alone is longer than all of one side may be.", TOGETHER, rule,
                           note, f"{count.words:,} words ({count.how})",
                           f"{wanted(rule)} words")  # fmt: skip
        yield from left_to_a_person(scope, TOGETHER, f"this one has {count.words:,} words")


def _plain_limits(count: Count, notes: Sequence[PageNote], scope: Scope) -> Iterator[Finding]:
    free = [int(r.value) for k in (OR_PAGES,) for r in scope.bounds(k)]
    saved = any(count.pages <= limit for limit in free)
    for rule in scope.bounds(WORDS):
        lines = [int(r.value) for r in scope.bounds(OR_LINES)]
        if holds(rule, count.words) or saved:
            continue
        if lines and _monospaced(notes) and count.lines <= min(lines):
            continue
        beside = f", or at most {min(free)} pages" if free else ""
        yield _finding("The paper is longer than the rule allows.", WORDS, rule, notes[0],
                       f"{count.words:,} words ({count.how})",
                       f"{wanted(rule)} words{beside}")  # fmt: skip
    for rule in scope.bounds(PAGES):
        if not holds(rule, count.pages):
            yield _finding(
                "The paper has more pages than the rule allows.",
                PAGES,
                rule,
                notes[0],
                f"{count.pages} pages ({count.how})",
                wanted(rule) + " pages",
            )
    for rule in scope.bounds(MOTION):
        document = scope.jurisdiction.conditions.document
        if document in ("motion", "notice_of_motion") and not holds(rule, len(notes)):
            yield _finding("The motion with its memorandum has more pages than the rule allows.",
                           MOTION, rule, notes[0], f"{len(notes)} pages", wanted(rule))  # fmt: skip


def _memorandum(notes: Sequence[PageNote], scope: Scope) -> Iterator[Finding | Unchecked]:
    """Page limits for memoranda, counted from their own heading on."""
    rules = {key: scope.bounds(key) for key in (MEMORANDUM, SUMMARY, REPLY)}
    if not any(rules.values()):
        return
    document = scope.jurisdiction.conditions.document
    words = " ".join((*scope.document_titles, *(line.text for line in notes[0].lines))).lower()
    start = next((i for i, n in enumerate(notes) if i and _heads_memorandum(n)), None)
    kind = document
    if not kind and start is None:
        named = re.search(r"\bmemorandum\b|\breply (brief|to)|points and authorities", words)
        kind = "memorandum" if named else ""
    if kind not in ("memorandum", "opposition", "reply") and start is None:
        for key in rules:
            if kind:
                yield Unchecked(key, "the paper holds no memorandum")
            else:
                yield Unchecked(key, UNKNOWN, WhyNot.NEEDED)
        return
    mine = notes[start:] if start is not None else notes
    count = count_of(mine, scope.setting(EXCLUDED).members)
    reply = kind == "reply" or (bool(re.search(r"\breply\b", words)) and kind != "opposition")
    summary = bool(re.search(r"summary (judgment|adjudication)", words))
    key = REPLY if reply else SUMMARY if summary and rules[SUMMARY] else MEMORANDUM
    for rule in rules[key]:
        if not holds(rule, count.pages):
            yield _finding(
                "The memorandum has more pages than the rule allows.",
                key,
                rule,
                mine[0],
                f"{count.pages} pages ({count.how})",
                wanted(rule) + " pages",
            )


def _heads_memorandum(note: PageNote) -> bool:
    return any(section_of(row.text) == "memorandum" for row in note.rows[:12])


def _monospaced(notes: Sequence[PageNote]) -> bool:
    from ..papers.faces import class_of

    fonts = [w.font for n in notes for line in n.lines for w in line.words]
    return bool(fonts) and sum(class_of(f) == "mono" for f in fonts) > len(fonts) / 2


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Count all words of a Word document: more than twice the limit cannot be right."""
    from ..papers.docx_text import stories_of

    words = sum(
        len(re.findall(r"\S*\w\S*", text))
        for where, _, text in stories_of(document)
        if where in ("the text", "a note")
    )
    for rule in scope.bounds(WORDS):
        if not holds(rule, words):
            yield CHECK.finding(
                "The document may be longer than the rule allows; its PDF is counted exactly.",
                rule=rule,
                key=WORDS,
                effect=None,
                measured=f"{words:,} words, everything counted",
                wanted=wanted(rule) + " words",
                fix="Shorten it, or ask leave to file it.",
            )


def _finding(
    said: str, key: str, rule: Constraint, note: PageNote, measured: str, wish: str
) -> Finding:
    return CHECK.finding(
        said, rule=rule, key=key, note=note, measured=measured, wanted=wish,
        fix="Shorten it, or ask the court's leave to file a longer paper.",
    )  # fmt: skip


CHECK = Check("PG904", "length", KEYS, file=in_file, docx=in_docx, doc=__doc__)
