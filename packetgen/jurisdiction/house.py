"""packetgen's own figures for what no rule settles, and the figure that a paper gets in the end."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from packetgen.errors import JurisdictionError, Problem
from packetgen.reading import child, did_you_mean, parse_structured

from .folders import read_text, shipped
from .keys import KEYS, Key, Kind
from .model import Constraint, Jurisdiction, Operator
from .values import single

FILE = "house.yaml"
_ORDERED = (Kind.LENGTH, Kind.NUMBER, Kind.COUNT, Kind.BYTES)


def house_figures(*, numbered: bool = False) -> Mapping[str, Any]:
    """The house profile: key to figure; ``numbered`` for papers with numbered lines."""
    text, _ = read_text(shipped() / FILE, FILE)
    plain, lines = _figures(text)
    return {**plain, **lines} if numbered else plain


def figure(jurisdiction: Jurisdiction, key: str, part: str = "paper") -> Any:
    """What packetgen does about a key in this court, in the key's own unit.

    The court's value where a rule fixes one; else packetgen's habit in this court, else the house's
    figure, moved as little as the court's bounds ask. For a flag True, False or None (nothing
    said), for a list a tuple. None when neither the court nor the house says anything.
    Unverified rules are followed here like any other: they cannot fault a paper, nor hurt it.

    Raises:
        KeyError: for a key that is not in the registry.
    """
    wanted = KEYS[key]
    numbered = jurisdiction["line_numbers.use"].required
    own = jurisdiction.habits.get(key, house_figures(numbered=numbered).get(key))
    setting = jurisdiction[key]
    constraints = setting.governing(part) or setting.constraints
    if not constraints:
        return own
    if wanted.kind is Kind.LIST:
        return setting.members
    if wanted.kind is Kind.FLAG:
        return constraints[0].operator is Operator.REQUIRED
    return _within(wanted, constraints, own)


def _within(key: Key, constraints: tuple[Constraint, ...], own: Any) -> Any:
    chosen = own
    for constraint in constraints:
        value = constraint.value
        match constraint.operator:
            case Operator.EXACT:
                refined = isinstance(own, str) and own.startswith(f"{value}-")
                chosen = own if refined else value
            case Operator.ONE_OF:
                chosen = chosen if chosen in value else value[0]
            case Operator.EQUIVALENT_TO:
                chosen = chosen if chosen is not None else value[0]
            case _:
                pass
    if key.kind in _ORDERED:
        for constraint in constraints:
            value = constraint.value
            match constraint.operator:
                case Operator.MIN:
                    chosen = value if chosen is None else max(chosen, value)
                case Operator.MAX:
                    chosen = value if chosen is None else min(chosen, value)
                case Operator.RANGE:
                    start = value[0] if chosen is None else chosen
                    chosen = min(max(start, value[0]), value[1])
                case _:
                    pass
    return chosen


@lru_cache(maxsize=4)
def _figures(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    structured = parse_structured(text, name=FILE, format="yaml", error=JurisdictionError)
    problems: list[Problem] = []
    groups: list[dict[str, Any]] = []
    for group in ("figures", "numbered"):
        figures: dict[str, Any] = {}
        for name, said in (structured.data.get(group) or {}).items():
            where = structured.where(child(f"/{group}", name))
            key = KEYS.get(name)
            if key is None:
                problems.append(Problem(where, f"unknown key '{name}'", did_you_mean(name, KEYS)))
                continue
            try:
                if key.kind is Kind.LIST:
                    figures[name] = tuple(single(key, item) for item in said)
                else:
                    figures[name] = single(key, said)
            except ValueError as reason:
                problems.append(Problem(where, f"{name}: {reason}"))
        groups.append(figures)
    if problems:
        raise JurisdictionError(f"{FILE} cannot be used", problems=tuple(problems))
    return groups[0], groups[1]
