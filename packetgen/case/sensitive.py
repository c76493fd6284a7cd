"""Identifiers that courts do not want in public files, and how each is printed instead."""

from __future__ import annotations

import re
from collections.abc import Callable

from .model import PersonName, SensitiveKind
from .names import full_name, initials, surname

WITHHELD = {
    SensitiveKind.SSN: "Social Security number withheld",
    SensitiveKind.TAX_ID: "taxpayer number withheld",
    SensitiveKind.ACCOUNT: "account number withheld",
    SensitiveKind.CARD: "card number withheld",
    SensitiveKind.BIRTH_DATE: "birth date withheld",
    SensitiveKind.MINOR_NAME: "name withheld",
    SensitiveKind.HOME_ADDRESS: "address withheld",
    SensitiveKind.DRIVER_LICENSE: "license number withheld",
}

TREATMENTS = (
    "none", "last4", "year", "initials", "city_state", "redact_all", "truncate",
    "first_name_last_initial",
)  # fmt: skip

_LAST_FOUR = frozenset(
    {
        SensitiveKind.SSN,
        SensitiveKind.TAX_ID,
        SensitiveKind.ACCOUNT,
        SensitiveKind.CARD,
        SensitiveKind.DRIVER_LICENSE,
    }
)
_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d|21\d\d)(?!\d)")
_CITY_STATE = re.compile(
    r"(?:^|,\s*)([^,\d][^,]*),\s*([A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?(?:,[^,]*)?$"
)


def mask(
    kind: SensitiveKind,
    value: str,
    treatment: str,
    *,
    glyph: str = "x",
    every_character: bool = False,
    name: PersonName | None = None,
) -> str:
    """``value`` as a public paper may show it.

    Args:
        kind: What the value is.
        value: The full value.
        treatment: One of :data:`TREATMENTS`. Where it makes no sense for ``kind`` (the year of an
            account number, say) or would show the whole value, nothing of the value is shown.
        glyph: The sign that stands for a hidden character: ``x`` (xxx-xx-1234), ``X`` (Texas,
            Tex. R. Civ. P. 21c(c)) or ``*``.
        every_character: One glyph for each hidden letter or digit, also where packetgen would
            otherwise hide the length (account numbers).
        name: The parsed name, for ``MINOR_NAME``; default: ``value`` as one text.

    Raises:
        ValueError: for a treatment that does not exist.
    """
    if treatment not in TREATMENTS:
        raise ValueError(f"'{treatment}' is not a way to print an identifier")
    if treatment == "none":
        return value
    shown = _PRINTERS.get(treatment, _nothing)(kind, value, glyph, every_character, name)
    return shown if shown else _redacted(kind, value, glyph, every_character)


def _last_four(
    kind: SensitiveKind, value: str, glyph: str, every: bool, name: PersonName | None
) -> str:
    signs = [c for c in value if c.isalnum()]
    if kind not in _LAST_FOUR or len(signs) <= 4:
        return ""
    tail = "".join(signs[-4:])
    if kind is SensitiveKind.SSN and len(signs) == 9:
        return f"{glyph * 3}-{glyph * 2}-{tail}"
    if kind is SensitiveKind.TAX_ID and len(signs) == 9:
        # An ITIN is written like an SSN (it begins with 9), an EIN as 12-3456789.
        itin = re.fullmatch(r"9\d\d-\d\d-\d{4}", value.strip())
        return f"{glyph * 3}-{glyph * 2}-{tail}" if itin else f"{glyph * 2}-{glyph * 3}{tail}"
    return _hidden(value, glyph, keep=4) if every else f"{glyph * 4}{tail}"


def _year(kind: SensitiveKind, value: str, glyph: str, every: bool, name: PersonName | None) -> str:
    if kind is not SensitiveKind.BIRTH_DATE:
        return ""
    match = _YEAR.search(value)
    return match.group(1) if match else ""


def _initials(
    kind: SensitiveKind, value: str, glyph: str, every: bool, name: PersonName | None
) -> str:
    if kind is not SensitiveKind.MINOR_NAME:
        return ""
    return initials(name or PersonName(whole=value))


def _first_name(
    kind: SensitiveKind, value: str, glyph: str, every: bool, name: PersonName | None
) -> str:
    if kind is not SensitiveKind.MINOR_NAME:
        return ""
    who = name or _split(value)
    first = who.given or (_split(who.whole).given if who.whole else "")
    last = initials(PersonName(family=surname(who if who.given else _split(full_name(who)))))
    return f"{first} {last}" if first and last else ""


def _city_state(
    kind: SensitiveKind, value: str, glyph: str, every: bool, name: PersonName | None
) -> str:
    if kind is not SensitiveKind.HOME_ADDRESS:
        return ""
    match = _CITY_STATE.search(value.replace("\n", ", ").strip())
    return f"{match[1].strip()}, {match[2]}" if match else ""


def _nothing(
    kind: SensitiveKind, value: str, glyph: str, every: bool, name: PersonName | None
) -> str:
    return ""


_PRINTERS: dict[str, Callable[[SensitiveKind, str, str, bool, PersonName | None], str]] = {
    "last4": _last_four,
    "year": _year,
    "initials": _initials,
    "first_name_last_initial": _first_name,
    "city_state": _city_state,
}


def _redacted(kind: SensitiveKind, value: str, glyph: str, every: bool) -> str:
    if every:
        return _hidden(value, glyph, keep=0)
    if kind is SensitiveKind.SSN:
        return f"{glyph * 3}-{glyph * 2}-{glyph * 4}"
    return f"[{WITHHELD[kind]}]"


def _hidden(value: str, glyph: str, *, keep: int) -> str:
    total = sum(c.isalnum() for c in value)
    seen = 0
    shown: list[str] = []
    for character in value:
        if character.isalnum():
            seen += 1
            shown.append(character if seen > total - keep else glyph)
        else:
            shown.append(character)
    return "".join(shown)


def _split(whole: str) -> PersonName:
    words = whole.split()
    if len(words) < 2:
        return PersonName(whole=whole)
    return PersonName(given=words[0], family=words[-1])
