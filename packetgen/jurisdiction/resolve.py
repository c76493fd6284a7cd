"""A court under given circumstances: which rules hold, and what they amount to.

Order of precedence, weakest first: layers from general to specific, then overlays from general to
specific (CRC 2.256(b): e-filing rules prevail on conflict), then the case's own orders, which no
lock stops. Within one rank all bounds hold together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from packetgen.errors import JurisdictionError, Location, Problem

from .consistency import problems_in
from .folders import Court, chain_of, known_jurisdictions
from .keys import CASE_TYPES, CIVIL, KEYS, Key, Kind
from .model import Citation, Conditions, Constraint, Effect, Jurisdiction, Operator, Setting
from .orders import order_rules
from .rules import Bound, Rule, When
from .values import constraint_shown

_STRONGEST = {effect: rank for rank, effect in enumerate(Effect)}


def resolve(
    identifier: str,
    conditions: Conditions,
    *,
    extra: Sequence[Path] = (),
    orders: Sequence[Mapping[str, Any]] = (),
    county: str = "",
    court_lines: Sequence[str] = (),
) -> Jurisdiction:
    """A court with every key settled for the given circumstances.

    Args:
        identifier: The court's id, such as ``us-ca-superior-alameda``.
        conditions: Filing day, channel, kind of document and of case, filer, length.
        extra: Folders of the user's own that add courts or replace shipped ones.
        orders: A judge's orders from the case file, as rules; applied last and above locks.
        county: The county from the case file, where the court's own file names none.
        court_lines: The court's title from the case file, in place of its own file's.

    Raises:
        JurisdictionError: with every problem: unknown court, faulty files, locked keys, overrides
            that change nothing, bounds that cannot hold together.
    """
    chain = chain_of(identifier, extra)
    problems = problems_in(chain)
    if problems:
        raise JurisdictionError(f"the court '{identifier}' cannot be used", problems=problems)
    own = order_rules(orders)
    ranks = [*_ranks(chain, overlays=False), *_ranks(chain, overlays=True), own]
    held = [tuple(rule for rule in rank if holds(rule.when, conditions)) for rank in ranks]
    resting = [rule for rank in ranks for rule in rank if not holds(rule.when, conditions)]
    settings = {name: _settle(key, held, resting) for name, key in KEYS.items()}
    contradictions = tuple(p for setting in settings.values() for p in _contradictions(setting))
    if contradictions:
        raise JurisdictionError(
            f"rules of the court '{identifier}' contradict each other", problems=contradictions
        )
    identity = _identity(chain)
    lines = identity.get("court_lines", ())
    # What the court's own file says of its county stands: it is that county's file.
    placed = bool(county) and not identity.get("county") and any("{county}" in li for li in lines)
    identity |= {"county": county} if placed else {}
    identity |= {"court_lines": list(court_lines)} if court_lines else {}
    name = chain[-1].layer.name
    return Jurisdiction(
        id=identifier,
        name=f"{name}, County of {county}" if placed else name,
        court_lines=_court_lines(identity),
        county=str(identity.get("county", "")),
        conditions=conditions,
        settings=settings,
        chain=tuple(court.layer.id for court in chain),
        texts={text.id: text for court in chain for text in court.texts},
        identity=identity,
        sources={file: digest for court in chain for file, digest in court.sources},
        locks=_locks(chain),
        silences={
            name: rule.citation
            for court in chain
            for rule in court.layer.rules
            if holds(rule.when, conditions)
            for name in rule.silent
        },
        habits={name: value for court in chain for name, value in court.layer.habits.items()},
        below=_below(identifier, extra),
        named_by_case=placed or bool(court_lines),
    )


def _below(identifier: str, extra: Sequence[Path]) -> tuple[str, ...]:
    """The courts below one that have none below themselves."""
    known = known_jurisdictions(extra)
    inside = [court for court in known if court.startswith(f"{identifier}-")]
    return tuple(
        court for court in inside if not any(other.startswith(f"{court}-") for other in inside)
    )


def holds(when: When, conditions: Conditions) -> bool:
    """Whether a rule with these circumstances applies."""
    if when.since and conditions.on < when.since:
        return False
    if when.until and conditions.on > when.until:
        return False
    if when.initial is not None and when.initial != conditions.initial:
        return False
    if conditions.case_type in when.not_case_type:
        return False
    if when.recorded is not None and when.recorded != conditions.recorded:
        return False
    if when.words_over is not None and conditions.words <= when.words_over:
        return False
    if when.pages_over is not None and conditions.pages <= when.pages_over:
        return False
    kinds = {conditions.case_type}
    if conditions.case_type in CIVIL or conditions.case_type not in CASE_TYPES:
        kinds.add("civil")
    asked = (
        (when.channel, {conditions.channel}),
        (when.document, {conditions.document.replace("-", "_")}),
        (when.case_type, kinds),
        (when.filer, {conditions.filer}),
    )
    return all(not wanted or kinds_ & set(wanted) for wanted, kinds_ in asked)


def _ranks(chain: Sequence[Court], *, overlays: bool) -> list[tuple[Rule, ...]]:
    return [
        tuple(
            sorted(
                (rule for rule in court.layer.rules if rule.overlay is overlays),
                key=lambda rule: rule.id,
            )
        )
        for court in chain
    ]


def _settle(key: Key, ranks: Sequence[Sequence[Rule]], resting: Sequence[Rule]) -> Setting:
    current: list[Constraint] = []
    replaced: list[Constraint] = []
    for rules in ranks:
        new = [
            (_constraint(rule, bound), bound.removes)
            for rule in rules
            for bound in rule.bounds
            if bound.key == key.name
        ]
        if not new:
            continue
        if key.kind is Kind.LIST:
            gone = {member for constraint, removes in new if removes for member in constraint.value}
            current = _without(current, gone)
            current += [constraint for constraint, removes in new if not removes]
        else:
            taken = {part for constraint, _ in new for part in constraint.parts}
            current, old = _give_way(current, taken)
            replaced += old
            current += _merged([constraint for constraint, _ in new])
    elsewhere = tuple(
        _constraint(rule, bound)
        for rule in resting
        for bound in rule.bounds
        if bound.key == key.name and not bound.removes
    )
    return Setting(key.name, tuple(current), tuple(replaced), elsewhere)


def _constraint(rule: Rule, bound: Bound) -> Constraint:
    return Constraint(
        operator=bound.operator,
        value=bound.value,
        citation=rule.citation,
        effect=rule.effect,
        parts=rule.parts,
        tolerance=bound.tolerance,
        when=rule.when.words,
    )


def _without(constraints: Sequence[Constraint], gone: set[str]) -> list[Constraint]:
    kept = []
    for constraint in constraints:
        members = tuple(member for member in constraint.value if member not in gone)
        if members:
            kept.append(replace(constraint, value=members))
    return kept


def _give_way(
    constraints: Sequence[Constraint], taken: set[str]
) -> tuple[list[Constraint], list[Constraint]]:
    """Bounds of higher layers, for the parts that a lower one leaves them; and those replaced."""
    kept, replaced = [], []
    for constraint in constraints:
        parts = tuple(part for part in constraint.parts if part not in taken)
        if parts != constraint.parts:
            replaced.append(constraint)
        if parts:
            kept.append(replace(constraint, parts=parts))
    return kept, replaced


def _merged(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Rules of one rank that say the same become one bound, the strongest, citing all."""
    groups: dict[tuple[Any, ...], list[Constraint]] = {}
    for constraint in constraints:
        same = (constraint.operator, constraint.value, constraint.parts, constraint.tolerance)
        groups.setdefault(same, []).append(constraint)
    merged = []
    for group in groups.values():
        first, *rest = sorted(
            group, key=lambda c: (_STRONGEST[c.strongest_effect], c.citation.rule)
        )
        also: tuple[Citation, ...] = tuple(constraint.citation for constraint in rest)
        merged.append(replace(first, also=also))
    return merged


def _contradictions(setting: Setting) -> list[Problem]:
    key = KEYS[setting.key]
    parts = dict.fromkeys(part for c in setting.constraints for part in c.parts)
    found: dict[str, Problem] = {}
    for part in parts:
        governing = setting.governing(part)
        if len(governing) > 1 and key.kind is not Kind.LIST and _impossible(governing):
            said = "; ".join(
                f"{constraint_shown(key, c.operator, c.value)} ({c.citation.rule}, "
                f"{c.citation.file})"
                for c in governing
            )
            problem = Problem(
                Location(),
                f"{setting.key} cannot be all of these: {said}",
                "Rules of one file all hold together: give one a 'when:', or an 'effective:' day.",
            )
            found.setdefault(problem.message, problem)
    return list(found.values())


def _impossible(constraints: Sequence[Constraint]) -> bool:
    setting = Setting("", tuple(constraints))
    low, high = setting.minimum, setting.maximum
    if low is not None and high is not None and low > high:
        return True
    if setting.required and setting.forbidden:
        return True
    allowed: set[Any] | None = None
    for constraint in constraints:
        if constraint.operator in (Operator.EXACT, Operator.ONE_OF, Operator.EQUIVALENT_TO):
            exact = constraint.operator is Operator.EXACT
            values = {constraint.value} if exact else set(constraint.value)
            allowed = values if allowed is None else allowed & values
    if allowed is None:
        return False
    return not any(
        (low is None or value >= low) and (high is None or value <= high) for value in allowed
    )


def _identity(chain: Sequence[Court]) -> dict[str, Any]:
    identity: dict[str, Any] = {}
    for court in chain:
        identity.update(court.layer.identity)
    return identity


def _court_lines(identity: Mapping[str, Any]) -> tuple[str, ...]:
    county = str(identity.get("county", "")).upper()
    return tuple(
        line.replace("{county}", county)
        for line in identity.get("court_lines", ())
        if county or "{county}" not in line
    )


def _locks(chain: Sequence[Court]) -> dict[str, Citation]:
    return {
        lock: court.layer.locked_by
        for court in chain
        for lock in court.layer.locks
        if court.layer.locked_by is not None
    }
