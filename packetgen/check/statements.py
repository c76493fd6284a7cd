"""What a person states of rules that no file shows: kept, not kept, or exempt, by whom and when.

Who fastened the sheets, who keeps the signed original: a file is silent on that. A packet plan may
answer (``statements:``); a rule without an answer stays open in the report. A rule that is stated
not to be kept is a finding (PG930) with the rule's own effect. An exemption from the limits on
personal data turns their findings off, and the report says by which rule and on whose word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from packetgen.jurisdiction.answers import EXEMPT, Statement

from .beside import NAMES
from .finding import Finding
from .outcome import Outcome, RuleGap, RuleStated, RuleUse
from .why_not import WhyNot

CODE = "PG930"
NAME = NAMES[CODE]
_OPEN = (WhyNot.PERSON,)
_PRIVACY = ("PG701", "PG704")
_NUMBERS_OF_ACCOUNTS = ("privacy.account", "privacy.card")
_OF_ACCOUNTS = frozenset({"forfeiture_account"})
"""Exemptions that cover the numbers of accounts alone (Fed. R. Civ. P. 5.2(b)(1))."""


def with_statements(
    outcomes: Sequence[Outcome], statements: Sequence[Statement]
) -> tuple[tuple[Outcome, ...], tuple[str, ...]]:
    """The outcomes with the answers in them, and a sentence for each answer to no open question."""
    if not statements:
        return tuple(outcomes), ()
    used: set[Statement] = set()
    told: set[tuple[str, str]] = set()
    answered = tuple(_answered(outcome, statements, used, told) for outcome in outcomes)
    idle = tuple(
        f"The statement of {s.by} on {s.rule} answers nothing: no rule of this court leaves it to "
        "a person here."
        for s in statements
        if s not in used
    )
    return answered, idle


def _answered(
    outcome: Outcome,
    statements: Sequence[Statement],
    used: set[Statement],
    told: set[tuple[str, str]],
) -> Outcome:
    findings = list(outcome.findings)
    checked, stated, left = list(outcome.checked), list(outcome.stated), []
    for gap in outcome.not_checked:
        answers = [s for s in statements if _meets(s, gap, outcome)]
        used.update(answers)
        if not answers:
            left.append(gap)
        elif gap.key == EXEMPT:
            for answer in answers:
                findings = list(_exempted(findings, gap, answer))
                stated += _exemption(gap, answer)
                findings += _no_such_exemption(gap, answer, outcome, told)
        else:
            # One "no" outweighs any "yes".
            answer = next((s for s in answers if not s.kept), answers[0])
            stated.append(
                RuleStated(gap.key, gap.citation, gap.reason, answer.kept, answer.by, answer.on,
                           answer.note)
            )  # fmt: skip
            if not answer.kept:
                checked.append(RuleUse(gap.key, gap.citation, (CODE,)))
                if (gap.key, gap.citation.rule) not in told:
                    told.add((gap.key, gap.citation.rule))
                    findings.append(_not_kept(gap, answer, outcome))
    return replace(
        outcome,
        findings=tuple(findings),
        checked=tuple(checked),
        stated=tuple(stated),
        not_checked=tuple(left),
    )


def _meets(statement: Statement, gap: RuleGap, outcome: Outcome) -> bool:
    return (
        statement.rule in (gap.key, gap.citation.rule)
        and statement.file in ("", outcome.name)
        and gap.why in _OPEN
    )


def _not_kept(gap: RuleGap, answer: Statement, outcome: Outcome) -> Finding:
    return Finding(
        code=CODE,
        name=NAME,
        message=f"A rule is stated not to be kept. It asks: {gap.reason}.",
        effect=gap.effect,
        citation=gap.citation,
        file=outcome.name,
        key=gap.key,
        measured=f"{answer.signed}: {answer.note or 'not kept'}",
        wanted=gap.reason,
        fix="Do it and change the statement in the plan, or waive it there with a reason.",
    )


def _exemption(gap: RuleGap, answer: Statement) -> Iterator[RuleStated]:
    ours = [word for word in answer.applies if word in gap.members]
    if ours:
        said = ", ".join(word.replace("_", " ") for word in ours)
        yield RuleStated(
            gap.key, gap.citation, f"Exempt from the limits on personal data: {said}", True,
            answer.by, answer.on, answer.note,
        )  # fmt: skip


def _exempted(findings: Iterable[Finding], gap: RuleGap, answer: Statement) -> Iterator[Finding]:
    """Findings on personal data as let pass, where the exemption is this court's."""
    ours = [word for word in answer.applies if word in gap.members]
    accounts_only = bool(ours) and _OF_ACCOUNTS.issuperset(ours)
    for finding in findings:
        concerned = finding.code in _PRIVACY and (
            not accounts_only or finding.key in _NUMBERS_OF_ACCOUNTS
        )
        if not ours or not concerned or finding.waived:
            yield finding
            continue
        said = ", ".join(word.replace("_", " ") for word in ours)
        note = f" ({answer.note})" if answer.note else ""
        yield replace(
            finding,
            waived=f"exempt, {said}: {gap.citation.cite}{note}",
            waived_by=answer.signed,
        )


def _no_such_exemption(
    gap: RuleGap, answer: Statement, outcome: Outcome, told: set[tuple[str, str]]
) -> Iterator[Finding]:
    """An exemption that none of the court's rules gives, said once."""
    other = [word for word in answer.applies if word not in gap.members]
    mark = (gap.key, ",".join(other))
    if other and mark not in told:
        told.add(mark)
        yield Finding(
            code=CODE,
            name=NAME,
            message="An exemption from the limits on personal data is stated that this rule does "
            "not give.",
            effect=gap.effect,
            citation=gap.citation,
            file=outcome.name,
            key=gap.key,
            measured=", ".join(word.replace("_", " ") for word in other),
            wanted=", ".join(word.replace("_", " ") for word in gap.members),
            fix="Redact, or name an exemption of this court.",
        )
