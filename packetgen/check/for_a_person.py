"""What a check leaves to a person after it looked: the rule's own instruction, and why."""

from __future__ import annotations

from collections.abc import Iterator

from .scope import Scope, Unchecked
from .told import instruction
from .why_not import WhyNot


def left_to_a_person(scope: Scope, key: str, more: str = "") -> Iterator[Unchecked]:
    """The instruction of the first rule on a key, with what the check saw (``more``) after it."""
    for rule in scope.setting(key).constraints[:1]:
        said = instruction(key, rule, scope)
        yield Unchecked(key, f"{said} ({more})" if more else said, WhyNot.PERSON)


def nothing_here(scope: Scope, key: str, why: str) -> Iterator[Unchecked]:
    """The key of a rule that concerns nothing in the file."""
    if scope.setting(key).is_set:
        yield Unchecked(key, why)
