"""What a column may fill: fields of the client, the case, the hearing, and a form's own values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

IGNORE = "ignore"
"""Written in a mapping for a column that is not used."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place that a column may fill.

    ``path`` is what a mapping says: ``client.…``, ``other.…`` (the other side), ``hearing.…``,
    ``case.…``, ``language``, ``court``, or ``form.NAME`` for a value of the form. ``kind`` is
    text, name, date, time, yesno, whole, numeral, zip, ssn, list, language, choice. ``words`` are
    headings that surely mean it.
    """

    path: str
    kind: str
    label: str
    words: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    sensitive: bool = False
    several: bool = False
    """Whether several columns may fill it, one line or item each."""


def _field(
    path: str, kind: str, label: str, words: str, *, sensitive: bool = False, several: bool = False
) -> Field:
    listed = tuple(w.strip() for w in words.split("|") if w.strip())
    return Field(path, kind, label, listed, (), sensitive, several)


_CLIENT: tuple[Field, ...] = (
    _field("client.name", "name", "full name",
           "name|full name|client|tenant|nombre completo|name of client|applicant|participant"
           "|first and last name|last name first name|person|nombre y apellido"),
    _field("client.name.first", "text", "first name",
           "first name|first|given name|given|fname|forename|nombre|nombres|primer nombre|prénom"),
    _field("client.name.middle", "text", "middle name",
           "middle name|middle|middle initial|mi|segundo nombre"),
    _field("client.name.last", "text", "last name",
           "last name|last|surname|family name|lname|apellido|apellidos|nom de famille"),
    _field("client.name.suffix", "text", "suffix", "suffix|name suffix|jr sr"),
    _field("client.name.title", "text", "title before the name",
           "salutation|prefix|mr ms|honorific|tratamiento"),
    _field("client.name.native", "text", "name in its own script",
           "native name|name in own language|name in own script"),
    _field("client.organization", "text", "organization",
           "organization|organisation|business name|organization name|organización"),
    _field("client.address", "text", "whole address",
           "full address|whole address|dirección completa"),
    _field("client.address.lines", "text", "street",
           "street|street address|address|address 1|address line 1|address 2|address line 2"
           "|mailing address|apt|unit|apartment|dirección|domicilio|calle|address1|address2"
           "|addr|addr1|addr2|street 1|street 2|line 1|line 2|suite|apt suite"
           "|unit number|apt number|city state zip|city state zip code", several=True),
    _field("client.address.city", "text", "city", "city|town|ciudad|city town"),
    _field("client.address.state", "text", "state", "state|st|estado|province|state province"),
    _field("client.address.postal_code", "zip", "ZIP code",
           "zip|zip code|zipcode|postal code|postcode|postal|código postal|zip 4|zip postal code"),
    _field("client.phone", "numeral", "telephone",
           "phone|phone number|telephone|tel|cell|mobile|cell phone|phone no|primary phone"
           "|teléfono|celular|telephone number|contact number|mobile phone|cell phone number"
           "|home phone|teléfono celular|número de teléfono|day phone|daytime phone"),
    _field("client.email", "text", "e-mail",
           "email|e mail|email address|e mail address|correo|correo electrónico|mail"),
    _field("client.pronouns", "text", "pronouns", "pronouns|pronoun|pronombres"),
    _field("client.ssn", "ssn", "Social Security number",
           "ssn|social security number|social security|soc sec|social security no|ss number",
           sensitive=True),
    _field("client.birth_date", "date", "date of birth",
           "dob|date of birth|birth date|birthdate|born|birthday|fecha de nacimiento",
           sensitive=True),
    _field("client.driver_license", "numeral", "driver's license",
           "driver license|drivers license|driver s license|dl|license number", sensitive=True),
    _field("client.tax_id", "numeral", "taxpayer number", "tax id|itin|ein|taxpayer id",
           sensitive=True),
    _field("client.interpreter", "yesno", "interpreter needed",
           "interpreter|needs interpreter|interpreter needed|intérprete"),
    _field("client.minor", "yesno", "under 18", "minor|under 18|is minor"),
    _field("client.role", "text", "role in the case", "role|party role|case role"),
)  # fmt: skip
_REST: tuple[Field, ...] = (
    _field("language", "language", "language of the paper",
           "language|preferred language|primary language|lang|idioma|lengua|spoken language"
           "|language spoken|home language|language preference|idioma preferido|idioma principal"
           "|language prefer|interpreter language"),
    _field("other.name", "name", "name of the other side (a person)",
           "opposing party name|adverse party name"),
    _field("other.organization", "text", "name of the other side (an organization)",
           "opposing party|adverse party|landlord|landlord name|name of landlord|arrendador"
           "|creditor"),
    _field("case.number", "numeral", "case number",
           "case number|case no|case num|docket|docket number|docket no|index number|cause number"
           "|court case number|número de caso|court case no|case docket number"),
    _field("case.title.short", "text", "case name",
           "case name|case title|caption|short title|style"),
    _field("case.filed", "date", "day the case was filed",
           "filed|date filed|filing date|filed on|case filed"),
    _field("case.department", "numeral", "department of the case", "case department"),
    _field("court", "text", "court (packetgen's id)", "court|court id|jurisdiction|county court"),
    _field("hearing.on", "date", "day of the hearing",
           "hearing|hearing date|court date|next hearing|next court date|date of hearing"
           "|appearance date|trial date|fecha de audiencia|fecha de la audiencia|fecha de corte"
           "|hearing on|next appearance|next appearance date"),
    _field("hearing.time", "time", "time of the hearing",
           "hearing time|court time|time of hearing|appearance time|hora de audiencia"
           "|hora de la audiencia"),
    _field("hearing.department", "numeral", "department or courtroom",
           "department|dept|courtroom|court room|hearing department|dept no|sala"),
    _field("hearing.place", "text", "courthouse",
           "courthouse|hearing place|location|hearing location|court address|court location"),
    _field("hearing.purpose", "text", "what is heard",
           "hearing type|purpose|hearing purpose|type of hearing|event type"),
)  # fmt: skip


def known_fields(
    properties: Mapping[str, Any] | None = None, *, documents: Mapping[str, Any] | None = None
) -> tuple[Field, ...]:
    """Every field for a form with these schema properties, or for a plan's documents.

    Args:
        properties: The form's values by name, as its schema describes them.
        documents: For a plan: document id to the properties of its form.
    """
    own: list[Field] = []
    for name, schema in (properties or {}).items():
        own += _of_value(f"form.{name}", name, schema)
    for document, values in (documents or {}).items():
        for name, schema in values.items():
            own += _of_value(f"document.{document}.{name}", name, schema)
    return (*_CLIENT, *_REST, *own)


def field_at(path: str, fields: Iterable[Field]) -> Field | None:
    """The field with this path, or None."""
    return next((known for known in fields if known.path == path), None)


def _of_value(path: str, name: str, schema: Any) -> list[Field]:
    if not isinstance(schema, Mapping):
        return []
    properties = schema.get("properties")
    if schema.get("type") == "object" and isinstance(properties, Mapping):
        return [
            field
            for inner, part in properties.items()
            for field in _of_value(f"{path}.{inner}", f"{name} {inner}", part)
        ]
    headings = tuple(str(item) for item in schema.get("x-headings", ()))
    words = (path, name.replace("_", " "), str(schema.get("title", "")).lower(), *headings)
    choices = tuple(str(item) for item in schema.get("enum", ()))
    kind = _kind(schema)
    if kind == "list":
        items = schema.get("items")
        if not isinstance(items, Mapping) or items.get("type", "string") != "string":
            return []
    label = str(schema.get("description", name)).split(";")[0].rstrip(".")
    return [
        Field(
            path, kind, label, tuple(w for w in words if w), choices,
            bool(schema.get("x-sensitive")), kind == "list",
        )
    ]  # fmt: skip


def _kind(schema: Mapping[str, Any]) -> str:
    kinds = schema.get("type", "string")
    kind = kinds[0] if isinstance(kinds, list) and kinds else kinds
    if "enum" in schema:
        return "choice"
    if schema.get("x-sensitive") == "ssn":
        return "ssn"
    by_format = {"date": "date", "time": "time"}.get(str(schema.get("format", "")))
    by_type = {"array": "list", "boolean": "yesno", "integer": "whole", "number": "whole"}
    return by_format or by_type.get(str(kind), "text")
