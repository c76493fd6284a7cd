"""The JSON Schema of rule files, made from the registry of keys so that editors complete them.

``schemas/jurisdiction.schema.json`` is :func:`schema_text` written out; a test compares the two.
"""

from __future__ import annotations

import json
from typing import Any

from .keys import (
    CASE_TYPES,
    CHANNELS,
    DOCUMENTS,
    FILERS,
    GROUPS,
    KEYS,
    KEYS_LISTED_BY,
    PARTS,
    Key,
    Kind,
)
from .model import Effect, Operator, Status, Strength
from .values import BYTES_PATTERN, LENGTH_PATTERN, PAPER_PATTERN

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_HABITUAL_LISTS = frozenset({"caption.motion_block"})
"""Lists that a court's papers may follow without a rule."""
_LENGTH = {
    "type": "string",
    "pattern": LENGTH_PATTERN,
    "patternErrorMessage": "is not a length",
    "examples": ["1in", "12pt", "2.5cm"],
}


def schema_text() -> str:
    """The schema as JSON text, ready to be written to its file."""
    return json.dumps(jurisdiction_schema(), indent=2, ensure_ascii=False) + "\n"


def jurisdiction_schema() -> dict[str, Any]:
    """The schema of a ``jurisdiction.yaml``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "jurisdiction.schema.json",
        "title": "A court and its rules",
        "type": "object",
        "required": ["id", "name"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string"},
            "id": _words(_ID, "the folder's path with '-' for '/'", "is not an id"),
            "name": _text("the court's full name"),
            "identity": _identity(),
            "locks": {
                "description": "keys, or groups of keys, that layers below may not set",
                "type": "array",
                "minItems": 1,
                "uniqueItems": True,
                "items": {"enum": [*GROUPS, *KEYS], "x-listed-by": KEYS_LISTED_BY},
            },
            "habits": {
                "description": "how packetgen dresses a paper where no rule speaks; nobody's law",
                "x-listed-by": KEYS_LISTED_BY,
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {
                    key.name: {"description": key.meaning, **_habit(key)}
                    for key in KEYS.values()
                    if key.kind not in (Kind.LIST, Kind.FLAG) or key.name in _HABITUAL_LISTS
                },
            },
            "locks_by": _text("id of the rule in this file that takes the say from lower layers"),
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        },
        "dependentRequired": {"locks": ["locks_by"], "locks_by": ["locks", "rules"]},
        "$defs": {"rule": _rule(), "when": _when(), "source": _source(), "set": _settings()},
    }


def order_schema() -> dict[str, Any]:
    """The schema of one of a case's ``orders``: a rule that a judge made for this case."""
    rule = _rule()
    rule["required"] = ["set", "cite"]
    rule["$defs"] = {"when": _when(), "source": _source(), "set": _settings()}
    return rule


def _rule() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "cite", "source", "status", "effect"],
        "additionalProperties": False,
        "properties": {
            "id": _text("the rule's id, unique in the file; 'CA-2.104/footnotes' for a part of it"),
            "set": {"$ref": "#/$defs/set"},
            "silent": {
                "description": "keys, or groups of keys, on which the cited rules say nothing",
                "type": "array",
                "minItems": 1,
                "uniqueItems": True,
                "items": {"enum": [*GROUPS, *KEYS], "x-listed-by": KEYS_LISTED_BY},
            },
            "applies_to": {
                "description": "kinds of parts of a packet that the rule governs; default: paper",
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {"parts": _several(PARTS), "exclude": _several(PARTS)},
            },
            "when": {"$ref": "#/$defs/when"},
            "effective": {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "from": _words(_DAY, "first day", "is not a day", "date"),
                    "to": _words(_DAY, "last day", "is not a day", "date"),
                },
            },
            "overlay": {
                "description": "prevails over rules of every other layer (CRC 2.256(b))",
                "type": "boolean",
            },
            "cite": _text("the rule as it is cited"),
            "source": {"$ref": "#/$defs/source"},
            "status": {"enum": [status.value for status in Status]},
            "effect": {
                "description": "what a defect does at this court's counter",
                "enum": [effect.value for effect in Effect],
            },
            "note": _text("what a reader should know beside the value"),
        },
    }


def _habit(key: Key) -> dict[str, Any]:
    if key.kind is Kind.LIST:
        return {"type": "array", "minItems": 1, "uniqueItems": True, "items": _value(key)}
    return _value(key)


def _when() -> dict[str, Any]:
    count = {"type": "integer", "minimum": 0}
    return {
        "description": "circumstances in which the rule holds; all must be met",
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            "channel": _one_or_several(CHANNELS),
            "document": _one_or_several(DOCUMENTS),
            "case_type": _one_or_several(CASE_TYPES),
            "not_case_type": _one_or_several(CASE_TYPES),
            "filer": _one_or_several(FILERS),
            "initial": {"description": "a first pleading", "type": "boolean"},
            "recorded": {"description": "a paper to be recorded", "type": "boolean"},
            "words_over": count,
            "pages_over": count,
        },
    }


def _source() -> dict[str, Any]:
    return {
        "description": "where the rule was read",
        "type": "object",
        "required": ["strength"],
        "additionalProperties": False,
        "properties": {
            "url": {
                "type": "string",
                "pattern": "^https?://[^ ]+$",
                "patternErrorMessage": "is not a web address",
            },
            "strength": {"enum": [strength.value for strength in Strength]},
            "read": _words(r"^\d{4}-\d{2}(-\d{2})?$", "day or month of reading", "is not a date"),
        },
    }


def _identity() -> dict[str, Any]:
    return {
        "description": "what the court is called and where it sits; never locked",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "court_lines": {
                "description": "the court's title in a caption; {county} is filled in capitals",
                "type": "array",
                "minItems": 1,
                "items": {"type": "string", "minLength": 1},
            },
            "county": _text("the county's name alone"),
            "division": _text("division or branch"),
            "venue": _text("venue line"),
            "address": {"type": "array", "minItems": 1, "items": {"type": "string"}},
            "state": _text("the state's name"),
            "country": _text("ISO 3166 code"),
            "caption_joiner": _text("word between the sides of a caption, such as 'v.'"),
            "room": _text("what the court calls the place where a judge sits, such as 'Part'"),
            "judge": _text("title under the line on which a judge signs, such as 'District Judge'"),
            "oath": _text("id of the text with the words of an unsworn declaration"),
            "jurat": _text("id of the text with the officer's words under an affidavit"),
            "declaration": {
                "description": "what an unsworn statement of facts is called",
                "enum": ["Declaration", "Affirmation"],
            },
            "roles": {
                "description": "what this court calls the parties of a role, such as claimant for "
                "a plaintiff",
                "type": "object",
                "additionalProperties": {"type": "string", "minLength": 1},
            },
            "words": {
                "description": "words that this court's papers use in place of the usual ones; "
                "'date' is a pattern such as '{day} {month} {year}'",
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "date": _text("how a date is written"),
                    "weekday": _text("how a date with its day of the week is written"),
                    "attorney_for": _text("whom one lawyer acts for: {role}, {name}"),
                    "attorneys_for": _text("whom several lawyers act for: {role}, {name}"),
                    "judge": _text("a judge's title and {name}"),
                    "self_represented": _text("what a party without a lawyer is called"),
                },
            },
            "bar_label": _text("words before a local lawyer's number, such as 'BBO No.'"),
        },
    }


def _settings() -> dict[str, Any]:
    return {
        "description": "keys and their bounds",
        "x-listed-by": KEYS_LISTED_BY,
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {key.name: _setting(key) for key in KEYS.values()},
    }


def _setting(key: Key) -> dict[str, Any]:
    if key.kind is Kind.FLAG:
        return {"description": key.meaning, "enum": ["required", "forbidden"]}
    item = _value(key)
    several = {"type": "array", "minItems": 1, "uniqueItems": True, "items": item}
    if key.kind is Kind.LIST:
        properties: dict[str, Any] = {"add": several, "remove": several}
    else:
        properties = {}
        for operator in Operator:
            if operator in key.operators:
                match operator:
                    case Operator.ONE_OF | Operator.EQUIVALENT_TO:
                        properties[operator.value] = several
                    case Operator.RANGE:
                        properties["range"] = {
                            "type": "array",
                            "minItems": 2,
                            "maxItems": 2,
                            "items": item,
                        }
                    case _:
                        properties[operator.value] = item
        if key.kind in (Kind.LENGTH, Kind.PAPER):
            properties["tolerance"] = _LENGTH
    return {
        "description": key.meaning,
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": properties,
    }


def _value(key: Key) -> dict[str, Any]:
    match key.kind:
        case Kind.LENGTH:
            return dict(_LENGTH)
        case Kind.BYTES:
            return {
                "type": "string",
                "pattern": BYTES_PATTERN,
                "patternErrorMessage": "is not a file size",
                "examples": ["25MB"],
            }
        case Kind.PAPER:
            return {
                "type": "string",
                "pattern": PAPER_PATTERN,
                "patternErrorMessage": "is not a page size",
                "examples": ["8.5in x 11in"],
            }
        case Kind.NUMBER:
            return {"type": "number", "minimum": 0}
        case Kind.COUNT:
            return {"type": "integer", "minimum": 0}
        case Kind.BOX:
            line = {"type": "integer", "minimum": 1}
            return {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {
                    "first_line": line,
                    "last_line": line,
                    "side": {"enum": ["left", "right", "center"]},
                    "top": _LENGTH,
                    "height": _LENGTH,
                    "width": _LENGTH,
                    "blank": {"type": "boolean"},
                },
            }
        case _ if key.choices:
            return {"enum": list(key.choices)}
        case _:
            return {"type": "string", "minLength": 1}


def _text(description: str) -> dict[str, Any]:
    return {"description": description, "type": "string", "minLength": 1}


def _words(pattern: str, description: str, message: str, format: str = "") -> dict[str, Any]:
    schema = {
        "description": description,
        "type": "string",
        "pattern": pattern,
        "patternErrorMessage": message,
    }
    return {**schema, "format": format} if format else schema


def _several(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": list(words)}}


def _one_or_several(words: tuple[str, ...]) -> dict[str, Any]:
    return {
        "anyOf": [
            {"title": f"one of {', '.join(words)}", "enum": list(words)},
            {"title": "a list of them", **_several(words)},
        ]
    }
