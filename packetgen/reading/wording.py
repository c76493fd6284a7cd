"""What a schema error means, in the words of somebody who fills in a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from packetgen.errors import Problem

from .formats import date_hint, date_of, partial_date_of, time_hint
from .near_words import MANY, did_you_mean, nearest_words
from .schema_words import (
    KINDS,
    branch_name,
    examples_of,
    in_quotes,
    kind_of,
    known_keys,
    listed_by,
    word_of,
)
from .structured import Structured, child, tokens

_YES = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
_LOOKS_PRIVATE = re.compile(r"\d[\d -]{6,}\d")
_BEGINS_AS_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_LONGEST_QUOTE = 60
_DATES = frozenset({"date", "partial-date"})


class Wording:
    """Puts schema errors into words; quotes no sensitive value."""

    def __init__(self, structured: Structured, *, sensitive: frozenset[str]) -> None:
        self._structured = structured
        self._sensitive = sensitive

    def problems(self, error: Any) -> Iterator[Problem]:
        """The problems of one jsonschema error (a missing key each, an unknown key each)."""
        pointer = ""
        for token in error.absolute_path:
            pointer = child(pointer, token)
        match error.validator:
            case "additionalProperties" | "unevaluatedProperties":
                yield from self._unknown(error, pointer)
            case "required":
                yield from self._missing(error, pointer)
            case "dependentRequired":
                yield from self._missing_beside(error, pointer)
            case _:
                message, hint = self._meaning(error, pointer)
                hint = (
                    error.schema.get("x-hint", hint) if isinstance(error.schema, Mapping) else hint
                )
                yield Problem(self._structured.where(pointer), message, hint)

    def _unknown(self, error: Any, pointer: str) -> Iterator[Problem]:
        known = sorted(known_keys(error.schema))
        if error.validator == "unevaluatedProperties":
            unknown = _named_in(error.message, error.instance)
        else:
            patterns = error.schema.get("patternProperties", {})
            unknown = [
                key
                for key in error.instance
                if key not in known and not any(re.search(p, key) for p in patterns)
            ]
        unused = [key for key in known if key not in error.instance]
        for key in unknown:
            shown = key if len(key) <= _LONGEST_QUOTE else key[:_LONGEST_QUOTE] + "…"
            if _space_missing(key, known):
                shown = key.partition(":")[0] + ":…"
            near = _space_missing(key, known) or did_you_mean(key, unused)
            near = near or did_you_mean(key, known)
            if any(mark in key for mark in "“”„‟"):
                near = (
                    'Use straight quotes (") around the text; YAML does not know curly ones, and '
                    "takes the comma for its end."
                )
            hint = near or nearest_words(key, known, "Known here", listed_by(error.schema))
            yield Problem(
                self._structured.where(child(pointer, key)), f"unknown key '{shown}'", hint
            )

    def _missing(self, error: Any, pointer: str) -> Iterator[Problem]:
        for key in error.validator_value:
            if key in error.instance:
                continue
            about = error.schema.get("properties", {}).get(key, {})
            hint = str(about.get("x-hint") or about.get("description") or "")
            yield Problem(self._structured.where(pointer), f"'{key}' is missing", hint)

    def _missing_beside(self, error: Any, pointer: str) -> Iterator[Problem]:
        for key, wanted in error.validator_value.items():
            if key in error.instance:
                for other in wanted:
                    if other not in error.instance:
                        message = f"'{key}' also needs '{other}'"
                        yield Problem(self._structured.where(pointer), message)

    def _meaning(self, error: Any, pointer: str) -> tuple[str, str]:
        value, wanted = error.instance, error.validator_value
        match error.validator:
            case "type":
                return self._wrong_type(value, wanted, pointer, error.schema)
            case "enum" | "const":
                allowed = [wanted] if error.validator == "const" else list(wanted)
                words = [a for a in allowed if isinstance(a, str)]
                near = did_you_mean(value, words)
                quoted = self._quote(value, pointer)
                if near and len(allowed) > MANY:
                    rest = listed_by(error.schema)
                else:
                    told = list(map(word_of, allowed))
                    rest = nearest_words(str(value), told, "Allowed", listed_by(error.schema))
                return f"{quoted} is not one of the words allowed here", _join(near, rest)
            case "format" if wanted == "date":
                return self._wrong_date(value, pointer, date_of)
            case "format" if wanted == "partial-date":
                return self._wrong_date(value, pointer, partial_date_of)
            case "format" if wanted == "time":
                return f"{self._quote(value, pointer)} is not a time", time_hint(value)
            case "pattern":
                said = error.schema.get("patternErrorMessage", "does not have the form wanted here")
                return f"{self._quote(value, pointer)} {said}", examples_of(error.schema)
            case "minLength" if wanted > 1 and value:
                return f"is shorter than {wanted} characters", "Say more, or delete the line."
            case "minLength":
                return "is empty", "Write a text, or delete the line."
            case "maxLength":
                return f"is longer than {wanted} characters", ""
            case "minItems":
                noun = "item" if wanted == 1 else "items"
                return f"needs at least {wanted} {noun}", examples_of(error.schema)
            case "maxItems":
                return f"may have at most {wanted} items", ""
            case "minProperties":
                return "is empty", "Fill it in, or delete the line."
            case "uniqueItems":
                return "an item stands twice in this list", "Keep one."
            case "minimum" | "maximum" if error.schema.get("format") in _DATES:
                written = self._structured.written.get(pointer, str(value))
                return f"{self._quote(value, pointer)} is not a date", date_hint(written)
            case "minimum":
                return error.schema.get("minimumErrorMessage", f"must be at least {wanted}"), ""
            case "maximum":
                return f"must be at most {wanted}", ""
            case "exclusiveMinimum":
                return f"must be more than {wanted}", ""
            case "oneOf" | "anyOf":
                return self._no_branch(error, pointer)
            case "not":
                forbidden = wanted.get("required") if isinstance(wanted, Mapping) else None
                if forbidden:
                    return f"{in_quotes(forbidden)} may not stand together", "Keep one."
                return "is not allowed here", ""
            case _:
                return "is not allowed here", examples_of(error.schema)

    def _wrong_type(
        self, value: Any, wanted: Any, pointer: str, schema: Mapping[str, Any]
    ) -> tuple[str, str]:
        kinds = [wanted] if isinstance(wanted, str) else list(wanted)
        want = " or ".join(dict.fromkeys(KINDS[kind] for kind in kinds if kind != "null"))
        written = self._structured.written.get(pointer)
        private = self._is_private(pointer, value)
        if value is None:
            if written in (None, "", "null"):
                return "is empty", f"Write {want} here, or delete the line."
            quoted = (
                f' If it is a text, put it in quotes: "{written}".' if "string" in kinds else ""
            )
            return (
                f"{written} means 'nothing' in YAML, and {want} is wanted here",
                f"If there is nothing to say, delete the line.{quoted}",
            )
        if "string" in kinds and isinstance(value, (bool, int, float)):
            shown = written if written is not None else word_of(value)
            what = "true or false" if isinstance(value, bool) else "a number"
            if private:
                return f"is read as {what}, and text is wanted", "Put it in quotes."
            if schema.get("format") in _DATES:
                return f"{shown} is not a date", date_hint(shown)
            return (
                f"{shown} is read as {what}, and text is wanted here",
                f'Put it in quotes: "{shown}".',
            )
        if kinds == ["boolean"] and isinstance(value, str) and value.lower() in _YES:
            return (
                f"'{value}' is a word here, and true or false is wanted",
                f"Write {_YES[value.lower()]}.",
            )
        if kinds[0] in {"number", "integer"} and isinstance(value, str):
            return f"{self._quote(value, pointer)} is text, and {want} is wanted", (
                "Write digits only, without $, commas, units or quotes."
            )
        if "array" in kinds and not isinstance(value, list):
            return f"a list is wanted here, not {kind_of(value)}", (
                "Begin every item on a line of its own with '- ', or write [one, two]."
            )
        if "string" in kinds and isinstance(value, dict) and not private:
            return f"{want} is wanted here, not keys with values", (
                "A ': ' inside a text makes a key of the words before it: "
                "put the whole text in quotes."
            )
        if kinds == ["object"]:
            if isinstance(value, str) and _space_missing(value, known_keys(schema)):
                return f"keys with values are wanted here, not {kind_of(value)}", _space_missing(
                    value, known_keys(schema)
                )
            keys = ", ".join(sorted(known_keys(schema)))
            return f"keys with values are wanted here, not {kind_of(value)}", (
                f"Keys that may stand here: {keys}." if keys else ""
            )
        way_out = examples_of(schema) or ("Write true or false." if kinds == ["boolean"] else "")
        return f"{want} is wanted here, not {kind_of(value)}", way_out

    def _wrong_date(
        self, value: str, pointer: str, reading: Callable[[str], object]
    ) -> tuple[str, str]:
        if self._is_private(pointer, value):
            return "the value is not a possible date", "Write year-month-day."
        try:
            reading(value)
        except ValueError as reason:
            wrong_form = "possible" not in str(reason)
            return (
                f"{self._quote(value, pointer)} {reason}",
                date_hint(value) if wrong_form else "Correct the day, month or year.",
            )
        return "is not a date", date_hint(value)

    def _no_branch(self, error: Any, pointer: str) -> tuple[str, str]:
        forms = [branch_name(branch) for branch in error.validator_value]
        allowed = list(dict.fromkeys(form for form in forms if form))
        if error.instance is None and allowed:
            return "is empty", f"Allowed: {'; or '.join(allowed)}. Or delete the line."
        if not error.context:
            return f"may have only one of {' and '.join(allowed)}", "Keep one."
        if isinstance(error.instance, dict) and allowed and all("'" in form for form in allowed):
            return f"needs {' or '.join(allowed)}", examples_of(error.schema)
        if isinstance(error.instance, str):
            if "date" in " ".join(allowed):
                return f"{self._quote(error.instance, pointer)} is not a date", date_hint(
                    error.instance
                )
            return f"{self._quote(error.instance, pointer)} does not have the form wanted here", (
                f"Allowed: {'; or '.join(allowed)}." if allowed else examples_of(error.schema)
            )
        return f"{kind_of(error.instance)} is not what is wanted here", (
            f"Allowed: {'; or '.join(allowed)}." if allowed else examples_of(error.schema)
        )

    def _quote(self, value: Any, pointer: str) -> str:
        if self._is_private(pointer, value):
            return "the value"
        if not isinstance(value, str):
            return self._structured.written.get(pointer, kind_of(value))
        if len(value) > _LONGEST_QUOTE:
            return "the text"
        return f"'{value}'" if value else "an empty text"

    def _is_private(self, pointer: str, value: Any) -> bool:
        if any(token in self._sensitive for token in tokens(pointer)):
            return True
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            return False
        digits = re.sub(r"\D", "", str(value))
        if _BEGINS_AS_DATE.match(str(value)):
            return False
        return len(digits) >= 9 and _LOOKS_PRIVATE.search(str(value)) is not None


def _space_missing(key: str, known: Iterable[str]) -> str:
    """What is said of ``number:26CV``, which YAML takes for one word."""
    name, colon, rest = key.partition(":")
    if not colon or not rest or name not in known:
        return ""
    return f"Put a space after the ':' of '{name}'."


def _named_in(message: str, instance: Mapping[str, Any]) -> list[str]:
    return [key for key in instance if repr(key) in message]


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
