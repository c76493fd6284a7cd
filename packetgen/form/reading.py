"""The text files of a form: ``form.yaml``, ``schema.json``, ``strings/<lang>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.abc import Traversable
from typing import Any, Literal

from packetgen.errors import FormError, Location, Problem
from packetgen.reading.files import parse_structured
from packetgen.reading.structured import Structured
from packetgen.reading.text import decode


def _parsed(file: Traversable, place: str, format: Literal["yaml", "json"]) -> Structured:
    text = decode(file.read_bytes(), name=place, error=FormError)
    return parse_structured(text, name=place, format=format, error=FormError)


def checked_yaml(file: Traversable, place: str) -> Mapping[str, Any]:
    """``form.yaml`` as data that the form schema allows.

    Raises:
        FormError: Every problem with file, line and pointer.
    """
    from packetgen.reading.checking import problems_against
    from packetgen.reading.schemas import load_schema

    structured = _parsed(file, place, "yaml")
    problems = problems_against(load_schema("form"), structured)
    if problems:
        raise FormError(f"{place} is not valid.", problems=tuple(problems))
    data: Mapping[str, Any] = structured.data
    return data


def read_schema(file: Traversable, place: str, problems: list[Problem]) -> Mapping[str, Any]:
    """The schema of a form's own values; what is wrong with it is added to ``problems``."""
    if not file.is_file():
        return {"type": "object", "properties": {}, "additionalProperties": False}
    try:
        data = _parsed(file, place, "json").data
    except FormError as error:
        problems.extend(error.problems)
        return {}
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(data)
    except SchemaError as error:
        pointer = "".join(f"/{step}" for step in error.absolute_path)
        problems.append(Problem(Location(place, pointer=pointer or None), error.message))
        return {}
    if not isinstance(data, dict) or data.get("type") != "object":
        problems.append(
            Problem(
                Location(place, pointer="/type"),
                "the schema does not describe an object",
                'The plan gives a form its values by name: write "type": "object".',
            )
        )
        return {}
    return data


def read_strings(
    folder: Traversable, place: str, problems: list[Problem]
) -> dict[str, dict[str, str]]:
    """Words per language, from ``<lang>.yaml``; what is wrong is added to ``problems``."""
    strings: dict[str, dict[str, str]] = {}
    if not folder.is_dir():
        return strings
    for file in sorted(folder.iterdir(), key=lambda e: e.name):
        if not file.name.endswith(".yaml"):
            continue
        shown = f"{place}/{file.name}"
        try:
            structured = _parsed(file, shown, "yaml")
        except FormError as error:
            problems.extend(error.problems)
            continue
        data = structured.data
        if not isinstance(data, dict):
            problems.append(Problem(Location(shown), "holds no words by name", "Write: key: text"))
            continue
        for key, text in data.items():
            if not isinstance(text, str):
                problems.append(Problem(structured.where(f"/{key}"), f"{key!r} is not a text"))
        strings[file.name.removesuffix(".yaml")] = {k: str(v) for k, v in data.items()}
    return strings
