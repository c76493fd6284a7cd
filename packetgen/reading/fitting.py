"""Whether a value fits a JSON Schema 2020-12: a yes or no, far sooner than a list of errors.

Nearly every value of nearly every file fits, and to know that needs no error, no path and no
resolver. A schema is turned into plain functions, each part when a value first reaches it. What is
not known here (a keyword, a reference to another file, a value of another class than a file can
hold) gives no answer, and ``jsonschema`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from .formats import FORMATS
from .places import tokens

_Test = Callable[[Any], bool]

_TYPES: Mapping[str, frozenset[type]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "array": frozenset({list}),
    "object": frozenset({dict}),
    "null": frozenset({type(None)}),
}
_CLASSES = frozenset().union(*_TYPES.values())
_SILENT = frozenset(
    {"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"}
    | {"deprecated", "readOnly", "writeOnly"}
    | {"patternErrorMessage", "minimumErrorMessage", "properties", "additionalProperties"}
    | {"patternProperties", "then", "else"}
)
"""Keywords that demand nothing of a value, or are read with another one."""


class Fitting:
    """The tests that one schema makes of a value."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._root = schema
        self._tests: dict[int, _Test] = {}
        self._parts: frozenset[int] | None = None

    def fits(self, value: Any) -> bool:
        """True when the value surely fits; False when it does not, or nothing is known."""
        return self.part_fits(self._root, value)

    def part_fits(self, part: Any, value: Any) -> bool:
        """The same for a schema that stands within this one; False for any other."""
        if not self._holds(part):
            return False
        try:
            return self._test(part)(value)
        except _NotKnown:
            return False

    def _holds(self, part: Any) -> bool:
        if part is self._root:
            return True
        if self._parts is None:
            self._parts = frozenset(_parts_of(self._root))
        return id(part) in self._parts

    def _test(self, schema: Any) -> _Test:
        made = self._tests.get(id(schema))
        if made is None:
            made = self._tests[id(schema)] = self._made(schema)
        return made

    def _made(self, schema: Any) -> _Test:
        if isinstance(schema, bool):
            return lambda value: schema
        if not isinstance(schema, Mapping) or ("$id" in schema and schema is not self._root):
            return _not_known
        tests: list[_Test] = []
        for keyword, wanted in schema.items():
            maker = _MAKERS.get(keyword)
            if maker is not None:
                tests.append(maker(self, wanted, schema))
            elif keyword not in _SILENT and not keyword.startswith("x-"):
                return _not_known
        if _MEMBERS & schema.keys():
            tests.append(self._members(schema))
        return _all(tests)

    def _members(self, schema: Mapping[str, Any]) -> _Test:
        """``properties``, ``patternProperties`` and ``additionalProperties``, key by key."""
        properties: Mapping[str, Any] = schema.get("properties", {})
        patterns = [
            (_pattern(pattern), below)
            for pattern, below in schema.get("patternProperties", {}).items()
        ]
        other = schema.get("additionalProperties", True)
        known: dict[str, _Test] = {}

        def fits(value: Any) -> bool:
            if value.__class__ is not dict:
                return _of_known_class(value)
            for key, item in value.items():
                test = known.get(key)
                if test is None:
                    if not isinstance(key, str):
                        raise _NotKnown
                    found = [self._test(below) for pattern, below in patterns if pattern(key)]
                    if key in properties:
                        found.append(self._test(properties[key]))
                    test = _all(found or [self._test(other)])
                    if key in properties:
                        known[key] = test
                if not test(item):
                    return False
            return True

        return fits

    def _at(self, reference: str) -> Any:
        """What ``#/$defs/name`` names."""
        if not reference.startswith("#/") or "%" in reference:
            raise _NotKnown
        found: Any = self._root
        for token in tokens(reference[1:]):
            if not isinstance(found, Mapping) or token not in found:
                raise _NotKnown
            found = found[token]
        return found

    def _reference(self, reference: str, _: Mapping[str, Any]) -> _Test:
        test: _Test | None = None

        def fits(value: Any) -> bool:
            nonlocal test
            if test is None:
                test = self._test(self._at(reference))
            return test(value)

        return fits

    def _items(self, below: Any, _: Mapping[str, Any]) -> _Test:
        def fits(value: Any) -> bool:
            if value.__class__ is not list:
                return _of_known_class(value)
            test = self._test(below)
            return all(map(test, value))

        return fits

    def _names(self, below: Any, _: Mapping[str, Any]) -> _Test:
        def fits(value: Any) -> bool:
            if value.__class__ is not dict:
                return _of_known_class(value)
            return all(map(self._test(below), value))

        return fits

    def _every(self, branches: Sequence[Any], _: Mapping[str, Any]) -> _Test:
        return lambda value: all(self._test(branch)(value) for branch in branches)

    def _any(self, branches: Sequence[Any], _: Mapping[str, Any]) -> _Test:
        return lambda value: any(self._test(branch)(value) for branch in branches)

    def _one(self, branches: Sequence[Any], _: Mapping[str, Any]) -> _Test:
        def fits(value: Any) -> bool:
            fitting = 0
            for branch in branches:
                if self._test(branch)(value):
                    fitting += 1
            return fitting == 1

        return fits

    def _not(self, below: Any, _: Mapping[str, Any]) -> _Test:
        return lambda value: not self._test(below)(value)

    def _if(self, below: Any, schema: Mapping[str, Any]) -> _Test:
        then, otherwise = schema.get("then", True), schema.get("else", True)
        return lambda value: self._test(then if self._test(below)(value) else otherwise)(value)


class _NotKnown(Exception):  # noqa: N818 - never leaves this module
    """Only ``jsonschema`` can tell."""


def _not_known(value: Any) -> bool:
    raise _NotKnown


def _of_known_class(value: Any) -> bool:
    """True: a demand on another kind of value demands nothing of this one."""
    if value.__class__ not in _CLASSES:
        raise _NotKnown
    return True


def _all(tests: Sequence[_Test]) -> _Test:
    if not tests:
        return _of_known_class
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda value: first(value) and second(value)

    def fits(value: Any) -> bool:
        for test in tests:  # noqa: SIM110 - a generator here would cost as much as the tests
            if not test(value):
                return False
        return True

    return fits


def _type(_: Fitting, wanted: str | Sequence[str], __: Mapping[str, Any]) -> _Test:
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    if not all(kind in _TYPES for kind in kinds):
        return _not_known
    classes = frozenset[type]().union(*(_TYPES[kind] for kind in kinds))
    whole = "integer" in kinds and "number" not in kinds

    def fits(value: Any) -> bool:
        kind = value.__class__
        if kind in classes:
            return True
        return _of_known_class(value) and whole and kind is float and value.is_integer()

    return fits


def _measured(kind: type, within: Callable[[Any, Any], bool]) -> Any:
    """The maker of a test that only values of one class must pass."""

    def maker(_: Fitting, wanted: Any, __: Mapping[str, Any]) -> _Test:
        def fits(value: Any) -> bool:
            if value.__class__ is kind:
                return within(value, wanted)
            return _of_known_class(value)

        return fits

    return maker


def _number(within: Callable[[Any, Any], bool]) -> Any:
    def maker(_: Fitting, wanted: Any, __: Mapping[str, Any]) -> _Test:
        def fits(value: Any) -> bool:
            kind = value.__class__
            return within(value, wanted) if kind is int or kind is float else _of_known_class(value)

        return fits

    return maker


def _pattern(pattern: str) -> Callable[[str], Any]:
    try:
        return re.compile(pattern).search
    except re.error:
        raise _NotKnown from None


def _matching(_: Fitting, pattern: str, __: Mapping[str, Any]) -> _Test:
    search = _pattern(pattern)

    def fits(value: Any) -> bool:
        return search(value) is not None if value.__class__ is str else _of_known_class(value)

    return fits


def _format(_: Fitting, name: str, __: Mapping[str, Any]) -> _Test:
    test = FORMATS.get(name)
    if test is None:
        return _of_known_class

    def fits(value: Any) -> bool:
        try:
            return test(value)
        except ValueError:
            return False

    return fits


def _enum(_: Fitting, wanted: Sequence[Any], __: Mapping[str, Any]) -> _Test:
    words = frozenset(word for word in wanted if isinstance(word, str))
    other = [word for word in wanted if not isinstance(word, str)]

    def fits(value: Any) -> bool:
        return value in words if value.__class__ is str else any(_same(value, o) for o in other)

    return fits


def _const(fitting: Fitting, wanted: Any, schema: Mapping[str, Any]) -> _Test:
    return _enum(fitting, [wanted], schema)


def _same(one: Any, other: Any) -> bool:
    """Whether JSON holds two values for the same; true is not 1."""
    if isinstance(one, (list, dict)) or isinstance(other, (list, dict)):
        raise _NotKnown
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(_of_known_class(one) and one == other)


def _unique(_: Fitting, wanted: bool, __: Mapping[str, Any]) -> _Test:
    def fits(value: Any) -> bool:
        if value.__class__ is not list:
            return _of_known_class(value)
        if not wanted or len(value) < 2:
            return True
        if any(item.__class__ is not str for item in value):
            raise _NotKnown
        return len(set(value)) == len(value)

    return fits


def _parts_of(schema: Mapping[str, Any]) -> set[int]:
    """Where every mapping of a schema stands in memory; the schema outlives what asks."""
    found: set[int] = set()
    waiting: list[Any] = [schema]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            found.add(id(value))
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


_MEMBERS = frozenset({"properties", "patternProperties", "additionalProperties"})
_MAKERS: Mapping[str, Callable[[Fitting, Any, Mapping[str, Any]], _Test]] = {
    "$ref": Fitting._reference,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _measured(dict, lambda value, wanted: all(key in value for key in wanted)),
    "dependentRequired": _measured(
        dict,
        lambda value, wanted: all(
            other in value for key, others in wanted.items() if key in value for other in others
        ),
    ),
    "minProperties": _measured(dict, lambda value, wanted: len(value) >= wanted),
    "propertyNames": Fitting._names,
    "items": Fitting._items,
    "minItems": _measured(list, lambda value, wanted: len(value) >= wanted),
    "maxItems": _measured(list, lambda value, wanted: len(value) <= wanted),
    "uniqueItems": _unique,
    "minLength": _measured(str, lambda value, wanted: len(value) >= wanted),
    "maxLength": _measured(str, lambda value, wanted: len(value) <= wanted),
    "pattern": _matching,
    "format": _format,
    "minimum": _number(lambda value, wanted: value >= wanted),
    "maximum": _number(lambda value, wanted: value <= wanted),
    "exclusiveMinimum": _number(lambda value, wanted: value > wanted),
    "allOf": Fitting._every,
    "anyOf": Fitting._any,
    "oneOf": Fitting._one,
    "not": Fitting._not,
    "if": Fitting._if,
}


class ByIdentity:
    """A schema as a cache key, by identity: shipped schemas are loaded once and never change."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.schema is self.schema


def fitting(schema: Mapping[str, Any]) -> Fitting:
    """The tests of a schema, made once."""
    return _kept(ByIdentity(schema))


@lru_cache(maxsize=64)
def _kept(key: ByIdentity) -> Fitting:
    return Fitting(key.schema)
