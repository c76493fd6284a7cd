"""A report: what the checks of all files gave, with what a reader must know to weigh it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from packetgen.jurisdiction.answers import Statement, Waiver
from packetgen.jurisdiction.model import Citation, Effect, Status
from packetgen.reading.english_counts import counted
from packetgen.reading.english_days import long_day
from packetgen.reading.formats import calendar_day

from ..finding import Finding
from ..outcome import Outcome, RuleGap, RuleStated, RuleUse, apply_waivers
from ..statements import with_statements
from ..why_not import WhyNot

STALE = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes of one build or one check, in the order of the files.

    ``notes`` are said by the build (edited drafts, unresolved values); ``today`` is the day of the
    report, against which the age of the rules is measured; ``exhibits`` are the build's records of
    what became of every exhibit's files.
    """

    outcomes: tuple[Outcome, ...]
    today: dt.date
    title: str = ""
    notes: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    exhibits: tuple[Mapping[str, Any], ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, waived ones too."""
        return tuple(f for outcome in self.outcomes for f in outcome.findings)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings that no waiver lets pass."""
        return tuple(f for f in self.findings if not f.waived)

    @property
    def gates(self) -> tuple[Finding, ...]:
        """Open findings that refuse a final build whatever the court does."""
        return tuple(f for f in self.open if f.gate)

    @property
    def checked(self) -> tuple[RuleUse, ...]:
        """Rules that were checked on at least one file, once each."""
        return _once(use for outcome in self.outcomes for use in outcome.checked)

    @property
    def checked_in_part(self) -> tuple[RuleUse, ...]:
        """Checked rules that could not be checked on some page of some file."""
        partly = {
            (use.key, use.citation.rule)
            for outcome in self.outcomes
            for use in outcome.checked
            if use.not_on
        }
        return tuple(use for use in self.checked if (use.key, use.citation.rule) in partly)

    @property
    def not_checked(self) -> tuple[RuleGap, ...]:
        """Rules that nobody checked or answers for, once each, with the first reason."""
        done = {(use.key, use.citation.rule) for use in self.checked}
        done |= {(each.key, each.citation.rule) for each in self.stated}
        gaps: dict[tuple[str, str], RuleGap] = {}
        for outcome in self.outcomes:
            for gap in outcome.not_checked:
                key = (gap.key, gap.citation.rule)
                if key not in done:
                    gaps.setdefault(key, gap)
        return tuple(gaps.values())

    @property
    def stated(self) -> tuple[RuleStated, ...]:
        """Rules that a person answers for, once each answer."""
        told = (each for outcome in self.outcomes for each in outcome.stated)
        return tuple(dict.fromkeys(told))

    @property
    def unverified(self) -> tuple[RuleUse, ...]:
        """Checked rules that could not be confirmed in a readable source."""
        return tuple(use for use in self.checked if use.citation.status is Status.UNVERIFIED)

    @property
    def last_read(self) -> dt.date | None:
        """The oldest day on which a checked rule was read in its source."""
        days = [use.citation.read for use in self.checked if use.citation.read]
        return min(days, default=None)

    @property
    def stale(self) -> bool:
        """Whether some checked rule was read over a year before today."""
        return self.last_read is not None and self.today - self.last_read > STALE

    @property
    def rules(self) -> Mapping[str, Citation]:
        """Citations of the checked rules, by rule id."""
        return {use.citation.rule: use.citation for use in self.checked}

    def count(self, effect: Effect) -> int:
        """Open findings of one effect."""
        return sum(1 for finding in self.open if finding.effect is effect)

    def fails(self, effect: Effect = Effect.VIOLATION) -> bool:
        """Whether an open finding is at or above an effect, or is a gate."""
        return any(outcome.at_least(effect) for outcome in self.outcomes)


def _once(uses: Iterable[RuleUse]) -> tuple[RuleUse, ...]:
    found: dict[tuple[str, str], RuleUse] = {}
    for use in uses:
        found.setdefault((use.key, use.citation.rule), use)
    return tuple(found.values())


def build_report(
    outcomes: Sequence[Outcome],
    *,
    today: dt.date,
    title: str = "",
    notes: Sequence[str] = (),
    waivers: Sequence[Waiver] = (),
    statements: Sequence[Statement] = (),
) -> Report:
    """Join outcomes into a report and mark the findings that waivers let pass.

    Args:
        outcomes: What :func:`check_pdf` and :func:`check_docx` gave, in the order of the report.
        today: The day of the report; rules that were read long before it are said to be old.
        title: The heading of the report.
        notes: Further sentences, printed as they are; they must not hold sensitive values.
        waivers: Findings that somebody lets pass; one without a reason is not applied.
        statements: Answers for rules that no file shows (:mod:`packetgen.check.statements`).

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
    """
    calendar_day(today)
    answered, idle = with_statements(outcomes, statements)
    marked = tuple(
        replace(outcome, findings=tuple(apply_waivers(outcome.findings, waivers)))
        for outcome in answered
    )
    return Report(marked, today, title, (*notes, *idle), tuple(waivers))


def verdict(report: Report) -> tuple[str, ...]:
    """The first lines of every report: how much was looked at, and what was found."""
    lines = [
        f"{counted(len(report.checked), 'rule')} checked, {len(report.not_checked)} not checked, "
        f"{len(report.unverified)} of the checked ones unverified"
        f"{' (they only advise)' if report.unverified else ''}.",
    ]
    blockers, violations, advice = (report.count(e) for e in Effect)
    lines.append(
        f"{counted(len(report.open), 'open finding')}: {counted(blockers, 'blocker')}, "
        f"{counted(violations, 'violation')}, {counted(advice, 'advisory', 'advisories')}."
    )
    lines += _at_the_counter(report)
    if report.gates:
        lines.append(
            f"{counted(len(report.gates), 'finding')} would refuse a final build in every court."
        )
    waived = len(report.findings) - len(report.open)
    if waived:
        lines.append(f"{counted(waived, 'finding')} waived, with reasons below.")
    partly = report.checked_in_part
    if partly:
        lines.append(
            f"{counted(len(partly), 'checked rule')} only in part: {_unread_in(report)} "
            "without text, and there nothing written was checked."
        )
    if report.not_checked:
        kinds = [why.counted(len(gaps)) for why, gaps in gaps_by_kind(report)]
        lines.append(f"Of the rules not checked, {_joined(kinds)}.")
    if report.stated:
        broken = sum(1 for each in report.stated if not each.kept)
        lines.append(
            f"{counted(len(report.stated), 'statement')} of persons on rules that no file shows: "
            f"{len(report.stated) - broken} kept, {broken} not kept."
        )
    if report.last_read is not None:
        lines.append(
            f"The rules were read in their sources on {long_day(report.last_read)} or later."
        )
    undated = sum(1 for use in report.checked if use.citation.read is None)
    if undated:
        lines.append(f"For {counted(undated, 'checked rule')} no day of reading is recorded.")
    if report.stale:
        lines.append("WARNING: some of these rules were read over a year ago; look for amendments.")
    return tuple(lines)


def _unread_in(report: Report) -> str:
    """Where the pictures are: "pages 3-5 of motion.pdf are pictures"."""
    files = [
        (outcome.name or "the file", sorted({p for use in outcome.checked for p in use.not_on}))
        for outcome in report.outcomes
    ]
    told = [
        f"page{'s' * (len(pages) > 1)} {ranges(pages)} of {name}" for name, pages in files if pages
    ]
    one = len(told) == 1 and sum(len(pages) for _, pages in files) == 1
    return f"{_joined(told)} {'is a picture' if one else 'are pictures'}"


def _at_the_counter(report: Report) -> tuple[str, ...]:
    """What the court does with a defect; nothing where no rule of the court is broken."""
    if not any(finding.citation for finding in report.open):
        return ()
    told = [gap for gap in report.not_checked if gap.why is WhyNot.COUNTER]
    said = [f"{gap.reason} ({gap.citation.cite})" for gap in told]
    return (f"If a defect stays: {'; '.join(said)}.",) if said else ()


def gaps_by_kind(report: Report) -> tuple[tuple[WhyNot, tuple[RuleGap, ...]], ...]:
    """The rules that were not checked, by the kind of reason; kinds without any are left out."""
    found = report.not_checked
    groups = ((why, tuple(gap for gap in found if gap.why is why)) for why in WhyNot)
    return tuple((why, gaps) for why, gaps in groups if gaps)


def reasons_in(gaps: Iterable[RuleGap]) -> tuple[tuple[str, tuple[RuleGap, ...]], ...]:
    """Gaps that share a reason, under it, in the order of their first."""
    groups: dict[str, list[RuleGap]] = {}
    for gap in gaps:
        groups.setdefault(gap.reason, []).append(gap)
    return tuple((reason, tuple(group)) for reason, group in groups.items())


def by_gravity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first: gates, blockers, violations, advice; what was waived last."""
    order = (Effect.BLOCKER, Effect.VIOLATION, Effect.ADVISORY)
    return tuple(
        sorted(
            findings,
            key=lambda f: (bool(f.waived), not f.gate, order.index(f.effect), f.page or 0),
        )
    )


def _joined(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


LIMITS = (
    "This report covers the rules listed as checked and nothing else. It does not say that a paper "
    "will be accepted, and it is not legal advice."
)


def place_of(finding: Finding) -> str:
    """Where a finding is: "page 3", "pages 3-5, 9", "paragraph 12", "whole file"."""
    if finding.pages:
        several = len(set(finding.pages)) > 1
        return ("pages " if several else "page ") + ranges(finding.pages)
    paragraphs = [p for p in (finding.paragraph, *(a.paragraph for a in finding.also)) if p]
    if paragraphs:
        return ("paragraphs " if len(paragraphs) > 1 else "paragraph ") + ranges(paragraphs)
    return "whole file"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as runs: "1-3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def unread_pages(outcome: Outcome) -> str:
    """A sentence on the pages of a file that have no text to check; empty if there are none."""
    pages = outcome.pictures
    if not pages:
        return ""
    if len(pages) == outcome.pages:
        said = "Every page is a picture" if len(pages) > 1 else "The page is a picture"
    else:
        many = len(pages) > 1
        said = f"Page{'s' * many} {ranges(pages)} {'are pictures' if many else 'is a picture'}"
    it = "it" if len(pages) == 1 else "them"
    return f"{said} without text: not checked for what is written on {it}, private data included."


def source_of(finding: Finding) -> str:
    """The rule behind a finding, in words."""
    citation = finding.citation
    if citation is None and finding.gate:
        return "packetgen's own condition for a final packet, in every court"
    if citation is None:
        return "packetgen's own advice, no rule of this court"
    trust = "" if citation.status is Status.CONFIRMED else ", unverified"
    return f"{citation.cite}{trust}"
