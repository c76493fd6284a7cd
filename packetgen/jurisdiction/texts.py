"""Wording that a rule wants verbatim: one YAML file per text, clause by clause.

A text that carries fingerprints is compared with them on loading, so that nobody can change a
comma of a statute by accident.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from packetgen.errors import JurisdictionError, Problem
from packetgen.reading import Structured, child, problems_against

from .model import Clause, RequiredWording, Status, Strength
from .rules import citation_of

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_DASHES = re.compile("[‐‑‒–—―−]")

_HASH = {
    "type": "string",
    "pattern": "^[0-9a-f]{64}$",
    "patternErrorMessage": "is not a sha256 of 64 hex digits",
}
_WORD = {"type": "string", "minLength": 1}

TEXT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "title", "cite", "source", "status", "clauses"],
    "additionalProperties": False,
    "properties": {
        "id": _WORD,
        "title": _WORD,
        "edition": _WORD,
        "cite": _WORD,
        "source": {
            "type": "object",
            "required": ["strength"],
            "additionalProperties": False,
            "properties": {
                "url": _WORD,
                "strength": {"enum": [strength.value for strength in Strength]},
                "read": _WORD,
            },
        },
        "status": {"enum": [status.value for status in Status]},
        "note": _WORD,
        "whole": _HASH,
        "clauses": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["cite"],
                "additionalProperties": False,
                "properties": {
                    "cite": _WORD,
                    "label": _WORD,
                    "heading": _WORD,
                    "text": _WORD,
                    "level": {"type": "integer", "minimum": 0, "maximum": 8},
                    "sha256": _HASH,
                },
            },
        },
    },
}


def normalized(text: str) -> str:
    """A text as it is fingerprinted: quotes straight, every dash ``-``, white space single."""
    return " ".join(_DASHES.sub("-", text.translate(_STRAIGHT)).split())


def fingerprint(text: str) -> str:
    """sha256 of the normalised text, in hex."""
    return hashlib.sha256(normalized(text).encode("utf-8")).hexdigest()


def wording_of(structured: Structured, file: str) -> RequiredWording:
    """The text that a file in ``texts/`` holds.

    Raises:
        JurisdictionError: with every problem, fingerprints that do not match among them.
    """
    problems = list(problems_against(TEXT_SCHEMA, structured))
    if problems:
        raise JurisdictionError(f"{structured.name} cannot be used", problems=tuple(problems))
    data = structured.data
    clauses = []
    for index, entry in enumerate(data["clauses"]):
        clause = Clause(
            cite=entry["cite"],
            label=entry.get("label", ""),
            heading=entry.get("heading", ""),
            text=" ".join(entry.get("text", "").split()),
            level=entry.get("level", 0),
        )
        place = structured.where(child("/clauses", index))
        if not clause.printed:
            problems.append(Problem(place, f"{clause.cite} holds no words"))
        if entry.get("sha256", fingerprint(clause.printed)) != fingerprint(clause.printed):
            message = f"{clause.cite} is not the wording that its fingerprint was taken of"
            hint = "Restore the text; if the rule was amended, take a new fingerprint."
            problems.append(Problem(place, message, hint))
        clauses.append(clause)
    whole = " ".join(clause.printed for clause in clauses)
    if data.get("whole", fingerprint(whole)) != fingerprint(whole):
        message = "the clauses together are not the wording that the fingerprint was taken of"
        hint = "A clause is missing, added or out of order."
        problems.append(Problem(structured.where("/whole"), message, hint))
    citation = citation_of(structured, "", data, file, problems)
    if problems:
        raise JurisdictionError(f"{structured.name} cannot be used", problems=tuple(problems))
    return RequiredWording(
        id=data["id"],
        title=data["title"],
        text="\n".join(clause.printed for clause in clauses),
        citation=citation,
        clauses=tuple(clauses),
        edition=data.get("edition", ""),
    )
