"""The account of a run of checks: which of a court's rules were checked, and why not the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packetgen.jurisdiction.model import Constraint
from packetgen.pages.pagemap import PartKind

from .beyond import BEYOND, OF_LETTERS
from .finding import Finding
from .judgement import words_of
from .outcome import RuleGap, RuleUse
from .scope import Check, Scope, Unchecked, governs
from .told import COUNTER, instruction
from .why_not import WhyNot


def account(
    scope: Scope,
    checks: Sequence[Check],
    kinds: set[PartKind],
    unchecked: Sequence[Unchecked],
    medium: str,
    findings: Sequence[Finding] = (),
) -> tuple[tuple[RuleUse, ...], tuple[RuleGap, ...]]:
    """Which of the court's rules were checked, and why the others were not."""
    readers: dict[str, list[str]] = {}
    for check in checks:
        for key in check.keys if check.looks_at(medium) else ():
            readers.setdefault(key, []).append(check.code)
    reasons = {u.key: u for u in unchecked}
    broken = {finding.key for finding in findings}
    used: list[RuleUse] = []
    missed: list[RuleGap] = []
    for key, setting in scope.jurisdiction.settings.items():
        for rule in setting.constraints:
            here = any(governs(rule, kind) for kind in kinds) or not kinds
            if key in reasons:
                missed.append(_gap(key, rule, reasons[key].reason, reasons[key].why))
            elif key not in readers:
                missed.append(_gap(key, rule, *_no_reader(key, rule, medium, scope)))
            elif not here and key not in broken:
                parts = " or ".join(part.replace("_", " ") for part in rule.parts)
                missed.append(_gap(key, rule, f"the file has no {parts}", WhyNot.ABSENT))
            else:
                used.append(RuleUse(key, rule.citation, tuple(readers[key])))
    return tuple(used), tuple(missed)


def _gap(key: str, rule: Constraint, reason: str, why: WhyNot) -> RuleGap:
    members = words_of(rule) if isinstance(rule.value, tuple) else ()
    return RuleGap(key, rule.citation, reason, why, rule.strongest_effect, members)


def _no_reader(key: str, rule: Constraint, medium: str, scope: Scope) -> tuple[str, WhyNot]:
    from .catalogue import CHECKS

    for check in CHECKS:
        if key in check.keys:
            if check.looks_at(medium):
                return f"its check ({check.code}) was left out of this run", WhyNot.UNMEASURED
            if check.media:
                return f"read from the {check.media}, not from this file", WhyNot.UNMEASURED
    why = WhyNot.ABSENT if key.startswith(OF_LETTERS) else WhyNot.PERSON
    if key in COUNTER:
        why = WhyNot.COUNTER
    return instruction(key, rule, scope) or BEYOND.get(key, "no check reads this rule"), why


def gaps(scope: Scope, reason: str) -> Iterator[RuleGap]:
    """Every rule of the court as not checked, for one reason."""
    for key, setting in scope.jurisdiction.settings.items():
        for rule in setting.constraints:
            yield _gap(key, rule, reason, WhyNot.UNMEASURED)
