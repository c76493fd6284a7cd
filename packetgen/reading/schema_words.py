"""What a schema calls its own parts, in words that a message can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}


def known_keys(schema: Mapping[str, Any]) -> set[str]:
    """The keys that a schema of a mapping names."""
    keys = set(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        keys |= set(part.get("properties", {}))
    return keys


def examples_of(schema: Any) -> str:
    """``For instance: …`` with the first examples of a schema."""
    if not isinstance(schema, Mapping):
        return ""
    examples = [word_of(e) for e in schema.get("examples", ()) if not isinstance(e, (dict, list))]
    return f"For instance: {', '.join(examples[:3])}." if examples else ""


def listed_by(schema: Any) -> str:
    """What lists all words of a schema that allows more than a message can hold."""
    return str(schema.get("x-listed-by", "")) if isinstance(schema, Mapping) else ""


def branch_name(branch: Any) -> str:
    """What one branch of a choice is called: by its title or reference, its keys or its type."""
    if not isinstance(branch, Mapping):
        return ""
    if "$ref" in branch and "title" not in branch:
        return str(branch["$ref"]).rsplit("/", 1)[-1].replace("_", " ")
    if "title" in branch:
        return str(branch["title"])
    if "required" in branch:
        return in_quotes(branch["required"])
    kind = branch.get("type")
    return KINDS.get(kind, "") if isinstance(kind, str) else ""


def in_quotes(words: Iterable[str]) -> str:
    """``'a' and 'b'``; from three on ``'a', 'b', 'c'``."""
    each = [f"'{word}'" for word in words]
    return " and ".join(each) if len(each) < 3 else ", ".join(each)


def kind_of(value: Any) -> str:
    """The type of a value, as a sentence names it: ``a list``, ``text``."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "keys with values"


def word_of(value: Any) -> str:
    """A value as it is written in a file."""
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "nothing")
    return str(value)
