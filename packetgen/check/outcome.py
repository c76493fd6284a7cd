"""What a run of checks gives: findings, and how much of the court's rules it could look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from packetgen.jurisdiction.answers import Waiver
from packetgen.jurisdiction.model import Citation, Effect

from .finding import Finding, Place
from .scope import PartSeen
from .why_not import WhyNot

MAXIMUM_PLACES = 200
"""Places kept per finding; a file of 10,000 bad pages has one finding, not 10,000."""


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One rule that was checked: its key, and the checks that read it.

    ``not_on`` are the pages that the rule governs and that are pictures without text, where it
    asks for what is written: there it was not checked.
    """

    key: str
    citation: Citation
    checks: tuple[str, ...]
    not_on: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleGap:
    """One rule that was not checked, and why."""

    key: str
    citation: Citation
    reason: str
    why: WhyNot = WhyNot.PERSON
    effect: Effect = Effect.ADVISORY
    """The strongest effect that a breach of the rule can have."""
    members: tuple[str, ...] = ()
    """The rule's words, where its value is a list of words."""


@dataclass(frozen=True, slots=True)
class RuleStated:
    """One rule that a person answers for: what it asks, whether it is kept, who says so and when.

    :mod:`packetgen.check.statements` puts them into an outcome.
    """

    key: str
    citation: Citation
    asks: str
    kept: bool
    by: str
    on: dt.date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks of one file gave.

    ``parts_how`` says whether the parts were given, planned or inferred. Findings are in the order
    of the file. ``name`` is the file's name as the caller gave it. ``stated`` are rules that
    no file shows and a person answers for.
    """

    name: str
    kind: str
    pages: int
    findings: tuple[Finding, ...] = ()
    checked: tuple[RuleUse, ...] = ()
    not_checked: tuple[RuleGap, ...] = ()
    parts: tuple[PartSeen, ...] = ()
    parts_how: str = ""
    jurisdiction: str = ""
    court: str = ""
    sha256: str = ""
    stated: tuple[RuleStated, ...] = ()
    pictures: tuple[int, ...] = ()
    """Pages that are pictures without text: nothing that reads text was checked on them."""
    document: str = ""
    """The kind of paper whose rules were applied; "" where no kind was named or told."""
    document_how: str = ""
    """How the kind was told, or that it was not, in a sentence; "" where the caller named it."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings that no waiver lets pass."""
        return tuple(f for f in self.findings if not f.waived)

    def at_least(self, effect: Effect) -> tuple[Finding, ...]:
        """Open findings of this effect or a stronger one; gates always count."""
        order = (Effect.ADVISORY, Effect.VIOLATION, Effect.BLOCKER)
        floor = order.index(effect)
        return tuple(f for f in self.open if f.gate or order.index(f.effect) >= floor)


def apply_waivers(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Iterator[Finding]:
    """Mark the findings that a waiver names; nothing is left out. A waiver needs a reason."""
    usable = [w for w in waivers if w.reason.strip()]
    for finding in findings:
        waiver = next((w for w in usable if _covers(w, finding)), None)
        yield (replace(finding, waived=waiver.reason, waived_by=waiver.by) if waiver else finding)


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """A waiver of one page does not cover a finding that is on further pages too."""
    return (
        waiver.code in (finding.code, finding.name)
        and waiver.file in ("", finding.file)
        and (waiver.page is None or finding.pages == (waiver.page,))
    )


def gather(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings that say the same of several pages into one with all its places."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        rule = finding.citation.rule if finding.citation else ""
        key = (
            finding.code, finding.message, finding.effect, rule, finding.key, finding.gate,
            finding.wanted, finding.file,
        )  # fmt: skip
        groups.setdefault(key, []).append(finding)
    return tuple(_joined(group) for group in groups.values())


def _joined(group: list[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1:
        return first
    places = tuple(
        Place(f.page, f.paragraph, f.box, f.measured) for f in group[1 : MAXIMUM_PLACES + 1]
    )
    return replace(first, also=(*first.also, *places))
