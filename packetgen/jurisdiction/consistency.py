"""Faults that show only when a court is read together with the courts above it.

Locked keys, overrides that change nothing, texts that do not exist, effects that a higher rule
forbids. Everything here looks at files alone, never at the circumstances of a case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.errors import Problem

from .keys import KEYS, Kind, is_locked_by
from .model import Effect
from .rules import Bound, Layer, Rule
from .values import constraint_shown

if TYPE_CHECKING:
    from .folders import Court


def problems_in(chain: Sequence[Court]) -> tuple[Problem, ...]:
    """Every fault of a chain of courts, the most general court first."""
    found: list[Problem] = []
    for depth, court in enumerate(chain):
        above = [each.layer for each in chain[:depth]]
        for rule in court.layer.rules:
            for bound in rule.bounds:
                found += _locked(rule, bound, above)
                found += _redundant(rule, bound, above)
            found += _too_strong(rule, [*above, court.layer])
        found += _missing_texts(court.layer, chain[: depth + 1])
    return tuple(found)


def _locked(rule: Rule, bound: Bound, above: Sequence[Layer]) -> Iterator[Problem]:
    for layer in above:
        for lock in layer.locks:
            if is_locked_by(bound.key, lock) and layer.locked_by is not None:
                by = layer.locked_by
                yield Problem(
                    bound.where,
                    f"rule {rule.id} sets {bound.key}, which {layer.file} locks "
                    f"(lock '{lock}', {by.rule}: {by.cite})",
                    "A lower court has no say in it: delete the rule. What a judge orders in one "
                    "case goes into 'orders:' of the case file.",
                )
                return


def _redundant(rule: Rule, bound: Bound, above: Sequence[Layer]) -> Iterator[Problem]:
    key = KEYS[bound.key]
    if key.kind is Kind.LIST:
        yield from _redundant_members(rule, bound, above)
        return
    for layer in reversed(above):
        inherited = [
            (other, b) for other in layer.rules for b in other.bounds if b.key == bound.key
        ]
        same = [
            (other, b)
            for other, b in inherited
            if other.when == rule.when and other.parts == rule.parts
        ]
        for other, b in same:
            if not _same_standing(rule, other):
                continue
            if (b.operator, b.value, b.tolerance) == (bound.operator, bound.value, bound.tolerance):
                yield Problem(
                    bound.where,
                    f"rule {rule.id} sets {bound.key} to what it inherits from {layer.file} "
                    f"({other.id}: {constraint_shown(key, b.operator, b.value)})",
                    "Delete it: a file holds only what differs from the layer above.",
                )
        if inherited:
            return


def _same_standing(rule: Rule, other: Rule) -> bool:
    """Whether a defect weighs the same under both; a rule that was read may confirm one not."""
    one, two = rule.citation, other.citation
    return (one.status, one.strength, rule.effect, rule.overlay) == (
        two.status,
        two.strength,
        other.effect,
        other.overlay,
    )


def _redundant_members(rule: Rule, bound: Bound, above: Sequence[Layer]) -> Iterator[Problem]:
    held: dict[str, Rule] = {}
    for layer in above:
        for other in layer.rules:
            for b in other.bounds:
                if b.key == bound.key and b.removes:
                    for member in b.value:
                        held.pop(member, None)
        for other in layer.rules:
            for b in other.bounds:
                if b.key == bound.key and not b.removes:
                    held.update(dict.fromkeys(b.value, other))
    for member in bound.value:
        other_rule = held.get(member)
        if bound.removes and other_rule is None:
            yield Problem(
                bound.where,
                f"rule {rule.id} removes '{member}' from {bound.key}, which does not hold it",
                f"Inherited: {', '.join(sorted(held)) or 'nothing'}.",
            )
        if (
            not bound.removes
            and other_rule is not None
            and other_rule.when == rule.when
            and _same_standing(rule, other_rule)
        ):
            yield Problem(
                bound.where,
                f"rule {rule.id} adds '{member}' to {bound.key}, which inherits it "
                f"({other_rule.id}, {other_rule.citation.file})",
                "Delete it: a file holds only what differs from the layer above.",
            )


def _too_strong(rule: Rule, layers: Sequence[Layer]) -> Iterator[Problem]:
    if rule.effect is not Effect.BLOCKER:
        return
    for layer in layers:
        for other in layer.rules:
            if any(b.key == "severity.form" and b.value == "must-not-refuse" for b in other.bounds):
                yield Problem(
                    rule.where,
                    f"rule {rule.id} has effect 'blocker', and this court's clerk may not refuse "
                    f"a paper for its form ({other.id}: {other.citation.cite})",
                    "Write effect: violation.",
                )
                return


def _missing_texts(layer: Layer, chain: Sequence[Court]) -> Iterator[Problem]:
    known = {text.id for court in chain for text in court.texts}
    for rule in layer.rules:
        for bound in rule.bounds:
            if bound.key == "wording.required" and not bound.removes:
                for name in bound.value:
                    if name not in known:
                        yield Problem(
                            bound.where,
                            f"rule {rule.id} requires the wording '{name}', which no file holds",
                            f"Add texts/{name}.yaml beside {layer.file} or above it.",
                        )
