"""A folder to start an official form's mapping from: every field, none mapped by guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from packetgen.form.official import NOT_MAPPED
from packetgen.output.manifest import sha256

from .official_fields import FormField

_PERHAPS = (
    (r"(case|docket|cause|index).?(no|num)", "case.number"),
    (r"plaintiff|petitioner", "first_side|and_list"),
    (r"defendant|respondent", "second_side|and_list"),
    (r"county", "court.county"),
    (r"court.?name|name.?of.?court", "court.name"),
    (r"judge", "case.judge"),
    (r"attorney|counsel", "our_counsel[0].name"),
    (r"bar|bbo", "our_counsel[0].bar_number"),
    (r"hearing.?date", "hearing.on"),
)
"""What a field of such a name often holds: said in a comment, never taken for granted."""


def scaffold(
    identifier: str, file: str, data: bytes, fields: Sequence[FormField]
) -> dict[str, bytes]:
    """The files of a form folder, by their path in it.

    Args:
        identifier: Id of the form, the name of its folder.
        file: Name of the PDF.
        data: Its bytes.
        fields: Its fields.
    """
    lines = [
        f"id: {identifier}",
        'title: "Title of the form"',
        "kind: pdf",
        "document: official_form   # what court rules call it: subpoena, petition …",
        f"pdf: {json.dumps(file, ensure_ascii=False)}",
        f"sha256: {sha256(data)}",
        'revision: "what the form says of its revision"',
        "needs: [case.number, parties]",
        "jurisdictions: []          # courts that use the form: each id and all below it",
        "# Map each field to a path of the case (case.number), an expression with filters",
        "# (first_side|and_list) or a text with tags; {blank: …} says why one stays empty.",
        "fields:",
        *_entries(fields),
    ]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": identifier,
        "type": "object",
        "description": "The form's own values.",
        "properties": {},
        "additionalProperties": False,
    }
    return {
        "form.yaml": ("\n".join(lines) + "\n").encode("utf-8"),
        "schema.json": (json.dumps(schema, indent=2) + "\n").encode("utf-8"),
        file: data,
    }


def described(field: FormField) -> str:
    """A field in a line: page, kind, options and what a screen reader calls it."""
    pieces = [f"page {field.page}", field.kind]
    if field.required:
        pieces.append("required by the form")
    if field.multiline:
        pieces.append("several lines")
    if field.limit:
        pieces.append(f"at most {field.limit} characters")
    if field.widgets > 1:
        pieces.append(f"shown in {field.widgets} places")
    if field.options:
        listed = field.shown if field.kind == "choice" else field.options
        pieces.append(f"one of: {', '.join(listed[:8])}{' …' if len(listed) > 8 else ''}")
    if field.label and field.label != field.name:
        pieces.append(f"“{field.label[:80]}”")
    return " ".join("; ".join(pieces).split())


def _entries(fields: Sequence[FormField]) -> Iterator[str]:
    for field in fields:
        if field.kind in ("signature", "button"):
            continue
        perhaps = next(
            (path for pattern, path in _PERHAPS if re.search(pattern, field.name, re.I)), ""
        )
        hint = f"; perhaps {perhaps}" if perhaps and field.kind == "text" else ""
        yield f"  # {described(field)}{hint}"
        yield f"  {json.dumps(field.name, ensure_ascii=False)}: {{blank: {NOT_MAPPED}}}"
