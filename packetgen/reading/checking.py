"""Everything in a structured file that a JSON Schema does not allow, in plain words.

A schema may help with three keywords of its own, which other readers ignore:
``x-sensitive`` on a property (its value is never quoted), ``patternErrorMessage`` beside a
``pattern`` (what the pattern means), ``x-hint`` on any schema (what to do about a wrong value).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from packetgen.errors import Problem

from .fitting import ByIdentity, fitting
from .formats import format_checker
from .near_words import did_you_mean
from .schemas import schema_registry
from .structured import Structured, child
from .text import has_unprintable, unprintable
from .wording import Wording

_BRANCHES = ("oneOf", "anyOf")


def problems_against(schema: Mapping[str, Any], structured: Structured) -> tuple[Problem, ...]:
    """Every problem, in the order of the file; empty when the file is as the schema wants it.

    Draft 2020-12; the formats ``date``, ``partial-date`` and ``time`` are checked. Values of
    properties that the schema marks ``x-sensitive`` are never quoted.
    """
    found: dict[tuple[str, str], Problem] = {}
    if not fitting(schema).fits(structured.data):
        wording = Wording(structured, sensitive=_sensitive_names(schema))
        for error in _errors(schema, structured.data):
            for leaf in _leaves(error):
                for problem in wording.problems(leaf):
                    found.setdefault((problem.location.pointer or "", problem.message), problem)
    for problem in _invisible(structured):
        found.setdefault((problem.location.pointer or "", problem.message), problem)
    return in_file_order(_without_echoes(found.values()))


def _errors(schema: Mapping[str, Any], data: Any) -> Iterator[Any]:
    """The errors of ``jsonschema``, which is spared the items of lists that fit."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    tests = fitting(schema)
    every_item = Draft202012Validator.VALIDATORS["items"]

    def items(validator: Any, below: Any, values: Any, above: Any) -> Iterator[Any]:
        if not isinstance(values, list) or "prefixItems" in above:
            yield from every_item(validator, below, values, above) or ()
            return
        for index, value in enumerate(values):
            if not tests.part_fits(below, value):
                yield from validator.descend(value, below, path=index)

    chosen = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"items": items}
    )
    validator = chosen(dict(schema), format_checker=format_checker(), registry=schema_registry())
    yield from validator.iter_errors(data)


def _invisible(structured: Structured) -> Iterator[Problem]:
    """Control characters that an escape sequence, or the cell of a table, brought into a text."""
    waiting: list[tuple[str, Any]] = [("", structured.data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, str):
            for found in unprintable(value, name=structured.name)[:1]:
                yield Problem(structured.where(pointer), f"holds {found.message}", found.hint)
        elif isinstance(value, (dict, list)):
            members = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [
                (child(pointer, key), below)
                for key, below in members
                if (has_unprintable(below) if below.__class__ is str else below)
            ]


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by line and column, as a reader walks down the file."""
    return tuple(
        sorted(
            problems,
            key=lambda p: (
                str(p.location.file or ""),
                p.location.line or 0,
                p.location.column or 0,
                p.location.pointer or "",
                p.message,
            ),
        )
    )


def _without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Drop "'name' is missing" where a misspelled key already led to "did you mean 'name'?"."""
    listed = list(problems)
    meant = {
        (parent, p.hint.split("'")[1])
        for p in listed
        if p.hint.startswith("Did you mean '")
        for parent in [(p.location.pointer or "").rpartition("/")[0]]
    }
    return [
        p
        for p in listed
        if not (
            p.message.endswith("is missing")
            and (p.location.pointer or "", p.message.split("'")[1]) in meant
        )
    ]


def _leaves(error: Any) -> Iterator[Any]:
    """The errors that say what is wrong: for "one of these", those of the branch that was meant."""
    if error.validator not in _BRANCHES or not error.context:
        yield error
        return
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    same_kind = [errors for errors in branches.values() if not _other_kind(error, errors)]
    list_wanted = _list_wanted(error, same_kind)
    if list_wanted is not None:
        yield list_wanted
        return
    faults = [_faults_of_shape(error, errors) for errors in same_kind]
    # Several branches fit the value's type: the one whose keys fit best is the one meant.
    meant = [errors for errors, n in zip(same_kind, faults, strict=True) if n == min(faults)]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from _leaves(inner)
        return
    yield error


def _list_wanted(error: Any, same_kind: list[list[Any]]) -> Any:
    """The error that a list is wanted, where keys stand without the hyphen of a list's item.

    None where no list is allowed, or where the value has a key that is known, or nearly so, to what
    else is allowed.
    """
    depth = len(error.absolute_path)
    lists = [
        inner
        for inner in error.context
        if len(inner.absolute_path) == depth
        and inner.validator == "type"
        and inner.validator_value == "array"
    ]
    if not lists or len(same_kind) != 1:
        return None
    for inner in same_kind[0]:
        if len(inner.absolute_path) == depth and inner.validator == "additionalProperties":
            known = inner.schema.get("properties", {})
            strange = not any(key in known or did_you_mean(key, known) for key in inner.instance)
            return lists[0] if strange else None
    return None


def _other_kind(error: Any, errors: list[Any]) -> bool:
    """Whether a branch fails because the value as a whole is of another type or another word."""
    depth = len(error.absolute_path)
    return any(
        len(inner.absolute_path) == depth and inner.validator in {"type", "const", "enum", "not"}
        for inner in errors
    )


def _faults_of_shape(error: Any, errors: list[Any]) -> int:
    """How many keys of the value a branch misses or does not know."""
    depth = len(error.absolute_path)
    faults = 0
    for inner in errors:
        if len(inner.absolute_path) == depth:
            if inner.validator in {"additionalProperties", "unevaluatedProperties"}:
                known = inner.schema.get("properties", {})
                faults += sum(1 for key in inner.instance if key not in known)
            elif inner.validator == "required":
                faults += sum(1 for key in inner.validator_value if key not in inner.instance)
    return faults


def _sensitive_names(schema: Mapping[str, Any]) -> frozenset[str]:
    return _collect_sensitive(ByIdentity(schema))


@lru_cache(maxsize=64)
def _collect_sensitive(key: ByIdentity) -> frozenset[str]:
    names: set[str] = set()
    stack: list[Any] = [key.schema]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            properties = node.get("properties")
            if isinstance(properties, Mapping):
                names |= {
                    name
                    for name, value in properties.items()
                    if isinstance(value, Mapping) and value.get("x-sensitive")
                }
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    return frozenset(names)


__all__ = ["child", "in_file_order", "problems_against"]
