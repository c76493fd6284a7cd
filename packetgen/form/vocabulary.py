"""What a template may say: names, their attributes, filters, functions (docs/templates.md).

Drafting provides all of this; a test holds the two together.
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from packetgen import casework
from packetgen.case import model
from packetgen.deadlines.answers import AnswerDate
from packetgen.deadlines.sheet import DateSheet
from packetgen.jurisdiction.subpoenas import Statement, SubpoenaRules

SOMEONE = "someone"
"""A party, a lawyer or another person: whoever an id may name."""
ANY = "any"
"""A value about which nothing is known: any attribute may be asked for."""
TEXT = "text"
"""A value without attributes."""


@dataclasses.dataclass(frozen=True, slots=True)
class ListOf:
    """A list; ``item`` is what is in it."""

    item: Any


@dataclasses.dataclass(frozen=True, slots=True)
class Thing:
    """Something with these attributes; ``open`` if it may have others."""

    attributes: Mapping[str, Any]
    open: bool = False


_EXHIBIT = Thing({
    "id": TEXT, "label": TEXT, "title": TEXT, "description": TEXT, "pages": TEXT, "printed": TEXT,
}, open=True)  # fmt: skip
_LISTED = Thing({
    "id": TEXT, "label": TEXT, "title": TEXT, "description": TEXT, "date": TEXT,
    "witness": SOMEONE, "offered_by": model.Party,
})  # fmt: skip
_SENSITIVE = {kind.value: TEXT for kind in model.SensitiveKind}
_SPOKEN_OF = dict.fromkeys(("they", "them", "their", "themself"), TEXT)
_PERSON_EXTRAS = {**_SPOKEN_OF, "name": model.PersonName, "printed": TEXT, **_SENSITIVE}

EXTRAS: Mapping[type, Mapping[str, Any]] = {
    model.Party: {**_PERSON_EXTRAS, "counsel": ListOf(model.Counsel)},
    model.Person: _PERSON_EXTRAS,
    model.Counsel: {**_SPOKEN_OF, "printed": TEXT, "clients": ListOf(model.Party)},
    model.Service: {"to": SOMEONE, "by": SOMEONE, "documents": ListOf(TEXT)},
    model.Event: {"sources": ListOf(TEXT), "people": ListOf(model.Person)},
    model.Requirement: {"done": TEXT, "remaining": TEXT},
}
"""Words that a template has beside a noun's own fields."""

NAMES: Mapping[str, Any] = {
    "case": model.Case,
    "court": Thing(
        {
            "name": TEXT,
            "lines": ListOf(TEXT),
            "county": TEXT,
            "id": TEXT,
            "room": TEXT,
            "declaration": TEXT,
            "declares": TEXT,
        }
    ),
    "parties": ListOf(model.Party),
    "first_side": ListOf(model.Party),
    "second_side": ListOf(model.Party),
    "client": model.Party,
    "our_side": ListOf(model.Party),
    "other_side": ListOf(model.Party),
    "filer": model.Party,
    "counsel": ListOf(model.Counsel),
    "our_counsel": ListOf(model.Counsel),
    "hearing": model.Hearing,
    "hearings": ListOf(model.Hearing),
    "people": ListOf(model.Person),
    "events": ListOf(model.Event),
    "requirements": ListOf(model.Requirement),
    "services": ListOf(model.Service),
    "office": model.Office,
    "exhibits": ListOf(_EXHIBIT),
    "document": Thing({"id": TEXT, "title": TEXT, "footer_title": TEXT}),
    "today": TEXT,
    "strings": ANY,
    "content": ANY,
    "english": ANY,
    "language": TEXT,
    "unreviewed": TEXT,
    "no_text_in": TEXT,
    "english_copy": TEXT,
    "enclosures": ListOf(Thing({"title": TEXT, "exhibits": TEXT, "pages": TEXT})),
    "protected": TEXT,
    "footer_title": TEXT,
}
"""Values by name."""

CHOSEN = frozenset({"hearing", "filer", "exhibits"})
"""Names that a form's own values may have: they choose one of the case's own."""

FUNCTIONS: Mapping[str, Any] = {
    "caption": TEXT,
    "brief_cover": TEXT,
    "signature_block": TEXT,
    "signature_blocks": TEXT,
    "judge_block": TEXT,
    "oath": TEXT,
    "venue": TEXT,
    "jurat": TEXT,
    "prose": TEXT,
    "required_wording": TEXT,
    "letterhead": TEXT,
    "table_of_contents": TEXT,
    "table_of_authorities": TEXT,
    "exhibit": TEXT,
    "emphasis": TEXT,
    "signed_on": TEXT,
    "signed_at": TEXT,
    "blank": TEXT,
    "checkbox": TEXT,
    "plural": TEXT,
    "party": model.Party,
    "person": SOMEONE,
    "hearing_of": model.Hearing,
    "service": model.Service,
    "figure": TEXT,
    "qr": TEXT,
    "count_figure": ANY,
    "compliance": ListOf(casework.ComplianceSheet),
    "chronology": casework.Chronology,
    "outstanding": casework.Outstanding,
    "contact_log": casework.ContactLog,
    "custody_logs": ListOf(casework.CustodyLog),
    "holdings": ListOf(casework.HoldingGroup),
    "witness_rows": ListOf(casework.WitnessRow),
    "packet_papers": ListOf(TEXT),
    "paper": TEXT,
    "answer_dates": ListOf(AnswerDate),
    "date_sheet": DateSheet,
    "due": TEXT,
    "exhibit_rows": ListOf(_LISTED),
    "stipulating": ListOf(Thing({"role": TEXT, "parties": ListOf(model.Party)})),
    "signers": ListOf(SOMEONE),
    "subpoena_rules": SubpoenaRules,
    "stated": ListOf(Statement),
    "witness_fee": TEXT,
}
"""Functions by name, with what they give."""

FILTERS = frozenset({
    "date", "time", "money", "words", "ordinal", "and_list", "or_list", "with_roles", "possessive",
    "plural", "title_case", "phone", "mask", "without", "language_name",
    "weekday", "agree", "sentence", "capital", "cents", "web_link", "in_english",
    "own_language_name", "role_words", "localized",
})  # fmt: skip
"""Filters beside Jinja's own."""

STYLES = frozenset({
    "normal", "body text", "body text flush", "paper title", "heading 1", "heading 2", "heading 3",
    "heading 4", "numbered paragraph", "block quotation", "list bullet", "list number",
    "required wording", "footnote text", "table text", "table heading", "index entry", "signature",
    "letter text", "letter address", "letter subject", "caption attorney", "caption court",
    "caption party", "caption number", "caption title", "pleading numbers", "pleading footer",
    "slot", "header", "footer",
})  # fmt: skip
"""Paragraph styles that the court's format is applied to, in lower case."""


@lru_cache(maxsize=64)
def attributes_of(noun: type) -> Mapping[str, Any]:
    """The attributes of one of the case's nouns, as types of this vocabulary."""
    hints = typing.get_type_hints(noun, {**vars(model), **vars(sys.modules[noun.__module__])})
    found = {field.name: _kind(hints[field.name]) for field in dataclasses.fields(noun)}
    for name, member in vars(noun).items():
        if isinstance(member, property) and not name.startswith("_"):
            found[name] = TEXT
    return {**found, **EXTRAS.get(noun, {})}


@lru_cache(maxsize=1)
def attributes_of_someone() -> Mapping[str, Any]:
    """The attributes of a party, a lawyer and any other person together."""
    found: dict[str, Any] = {}
    for noun in (model.Person, model.Counsel, model.Party):
        found |= attributes_of(noun)
    return found


def _kind(hint: Any) -> Any:
    """A type hint in this vocabulary's words."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _kind(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin in (tuple, list):
        return ListOf(_kind(typing.get_args(hint)[0]))
    if origin is not None or hint is Any:
        return ANY
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return TEXT if hint in (model.PartialDate, model.Sensitive) else hint
    return TEXT


_NAMED: Mapping[str, Any] = {
    "hearing": model.Hearing, "party": model.Party, "person": SOMEONE,
}  # fmt: skip
"""What a template sees in the place of an id; of other kinds it has the id itself."""


def schema_kind(schema: Any) -> Any:
    """What a JSON Schema allows, in this vocabulary's words."""
    if not isinstance(schema, Mapping) or "$ref" in schema:
        return ANY
    if "x-id" in schema:
        return _NAMED.get(str(schema["x-id"]), ANY)
    kinds = schema.get("type")
    if isinstance(kinds, Sequence) and not isinstance(kinds, str):
        kinds = next((k for k in kinds if k != "null"), None) if len(kinds) < 3 else None
    if kinds == "object" or "properties" in schema:
        attributes = {n: schema_kind(s) for n, s in schema.get("properties", {}).items()}
        return Thing(attributes, open=schema.get("additionalProperties", True) is not False)
    if kinds == "array":
        return ListOf(schema_kind(schema.get("items")))
    if kinds in ("string", "number", "integer", "boolean"):
        return TEXT
    return ANY
