"""What changes when a paper moves from one court to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .explain import Explanation, explain
from .keys import KEYS, Kind
from .model import Citation, Effect, Jurisdiction, Setting

_LET_OFF = frozenset({"spacing.exempt", "length.excluded", "privacy.exempt", "margins.content"})


class Change(StrEnum):
    """How a key differs between two courts."""

    NEW = "new"
    """Only the second court has a rule on it."""
    GONE = "gone"
    """Only the first court has one."""
    TIGHTER = "tighter"
    """What the second court allows, the first allowed too."""
    LOOSER = "looser"
    """What the first court allowed, the second allows too."""
    OTHER = "other"
    """Both have a rule, and neither contains the other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One key on which two courts differ.

    ``before`` and ``after`` are the bounds in words ("at least 1 in"; "default, no rule");
    ``figure_before`` and ``figure_after`` what packetgen does under each ("" if nothing);
    ``effect`` is what a defect does in the second court at most ("" where it has no rule).
    """

    key: str
    meaning: str
    change: Change
    before: str
    after: str
    figure_before: str
    figure_after: str
    cites_before: tuple[Citation, ...]
    cites_after: tuple[Citation, ...]
    effect: str

    @property
    def moves(self) -> bool:
        """Whether packetgen lays the paper out differently."""
        return self.figure_before != self.figure_after


def compare(before: Jurisdiction, after: Jurisdiction) -> tuple[Difference, ...]:
    """The keys on which two courts differ, in the registry's order.

    Resolve both for the same conditions: a rule that speaks of another kind of paper does not
    count. Two courts that want the same under different citations do not differ.
    """
    found = []
    for key in KEYS:
        one, two = explain(before, key), explain(after, key)
        settings = before[key], after[key]
        if one.value == two.value or not (settings[0].is_set or settings[1].is_set):
            continue
        change = _change(*settings)
        if change is not None:
            found.append(_difference(one, two, change))
    return tuple(found)


def _difference(one: Explanation, two: Explanation, change: Change) -> Difference:
    return Difference(
        key=one.key,
        meaning=one.meaning,
        change=change,
        before=one.value,
        after=two.value,
        figure_before=one.figure,
        figure_after=two.figure,
        cites_before=one.citations,
        cites_after=two.citations,
        effect=two.effect and Effect(two.effect).value,
    )


def _change(before: Setting, after: Setting) -> Change | None:
    """None where each allows what the other does, in other words."""
    if not before.is_set:
        return Change.NEW
    if not after.is_set:
        return Change.GONE
    tighter, looser = _within(after, before), _within(before, after)
    if tighter and looser:
        return None
    if tighter or looser:
        return Change.TIGHTER if tighter else Change.LOOSER
    return Change.OTHER


def _within(inner: Setting, outer: Setting) -> bool:
    """Whether everything that ``inner`` allows is allowed by ``outer`` as well."""
    kind = KEYS[inner.key].kind
    if kind is Kind.LIST:
        # A list names what is wanted, so the longer one is the tighter; or what is let off.
        more, fewer = (outer, inner) if inner.key in _LET_OFF else (inner, outer)
        return set(fewer.members) <= set(more.members)
    allowed = _values(inner)
    if allowed is None:
        return _span_within(inner, outer)
    wanted = _values(outer)
    low, high = outer.minimum, outer.maximum
    return all(
        (wanted is None or value in wanted)
        and (low is None or value >= low)
        and (high is None or value <= high)
        for value in allowed
    )


def _span_within(inner: Setting, outer: Setting) -> bool:
    if _values(outer) is not None:
        return False
    low, high = outer.minimum, outer.maximum
    return (low is None or (inner.minimum is not None and inner.minimum >= low)) and (
        high is None or (inner.maximum is not None and inner.maximum <= high)
    )


def _values(setting: Setting) -> Sequence[Any] | None:
    """The values that a court allows where it names them one by one; None for a span."""
    named: list[set[Any]] = []
    for constraint in setting.constraints:
        if constraint.operator.value in ("exact", "required", "forbidden"):
            named.append({constraint.value})
        elif constraint.operator.value in ("one_of", "equivalent_to"):
            named.append(set(constraint.value))
    return tuple(set.intersection(*named)) if named else None
