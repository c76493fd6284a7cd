"""A report as plain text, for the terminal and for ``report.txt``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from packetgen.jurisdiction.model import Status
from packetgen.reading.english_counts import counted
from packetgen.reading.english_days import long_day

from ..finding import Finding
from ..outcome import Outcome
from .report import (
    LIMITS,
    Report,
    by_gravity,
    gaps_by_kind,
    place_of,
    reasons_in,
    source_of,
    unread_pages,
    verdict,
)

WIDTH = 96


def report_text(report: Report) -> str:
    """The report as text of at most 96 columns, ending in a line break."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    title = report.title or "Check report"
    yield title
    yield "=" * min(len(title), WIDTH)
    yield ""
    for line in verdict(report):
        yield from _wrapped(line)
    yield ""
    yield from _wrapped(LIMITS)
    if report.notes:
        yield ""
        for note in report.notes:
            yield from _wrapped(note, "- ", "  ")
    for outcome in report.outcomes:
        yield ""
        yield from _file(outcome)
    yield ""
    yield from _rules(report)


def _file(outcome: Outcome) -> Iterator[str]:
    size = f", {counted(outcome.pages, 'page')}" if outcome.pages else ""
    heading = f"{outcome.name or 'file'} ({outcome.kind.upper()}{size})"
    yield heading
    yield "-" * min(len(heading), WIDTH)
    yield from _wrapped(f"Court: {outcome.court} ({outcome.jurisdiction})")
    if outcome.parts_how:
        yield from _wrapped(outcome.parts_how)
    if outcome.document_how:
        yield from _wrapped(outcome.document_how)
    if unread_pages(outcome):
        yield from _wrapped(unread_pages(outcome))
    if not outcome.findings:
        yield "Nothing was found."
    for finding in by_gravity(outcome.findings):
        yield ""
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    mark = "WAIVED" if finding.waived else finding.effect.value.upper()
    gate = ", refuses a final build" if finding.gate and not finding.waived else ""
    yield from _wrapped(f"[{mark}{gate}] {finding.code} {finding.message}", "", "  ")
    yield from _wrapped(f"{place_of(finding)}; {source_of(finding)}", "  ", "  ")
    told = (("found", finding.measured), ("wanted", finding.wanted))
    said = "; ".join(f"{word}: {text}" for word, text in told if text)
    if said:
        yield from _wrapped(said, "  ", "  ")
    if finding.fix:
        yield from _wrapped(f"fix: {finding.fix}", "  ", "       ")
    if finding.counter:
        yield from _wrapped(f"at the counter: {finding.counter}", "  ", "    ")
    if finding.waived:
        by = f" ({finding.waived_by})" if finding.waived_by else ""
        yield from _wrapped(f"waived{by}: {finding.waived}", "  ", "    ")


def _rules(report: Report) -> Iterator[str]:
    yield "Rules checked"
    yield "-------------"
    partly = set(report.checked_in_part)
    for use in report.checked:
        mark = "" if use.citation.status is Status.CONFIRMED else " [unverified]"
        part = " [in part]" if use in partly else ""
        text = f"{use.key}: {use.citation.cite}{mark}{part} ({', '.join(use.checks)})"
        yield from _wrapped(text, "- ", "  ")
    if report.stated:
        yield ""
        yield "Rules that a person answers for"
        yield "-------------------------------"
    for each in report.stated:
        kept = "" if each.kept else "NOT KEPT. "
        note = f". {each.note}" if each.note else ""
        yield from _wrapped(
            f"{kept}{each.asks} ({each.key}, {each.citation.cite}): {each.by}, "
            f"{long_day(each.on)}{note}", "- ", "  ",
        )  # fmt: skip
    yield ""
    yield "Rules not checked"
    yield "-----------------"
    if not report.not_checked:
        yield "None."
    for why, gaps in gaps_by_kind(report):
        yield ""
        yield f"{why.heading} ({len(gaps)}):"
        for reason, group in reasons_in(gaps):
            rules = "; ".join(f"{gap.key}, {gap.citation.cite}" for gap in group)
            yield from _wrapped(f"{reason}: {rules}", "- ", "  ")


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False
    ) or [first.rstrip()]
