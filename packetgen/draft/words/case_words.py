"""Words that packetgen writes from a case file's own choices, in the language of a letter.

Amounts with their unit ("8.5 hours"), kinds of requirements ("Community service") and ways of
contact ("by telephone") come in English from :mod:`packetgen.casework`. A language that has none
of these words gets the English ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_AMOUNT = re.compile(r"(-?[\d,]+(?:\.\d+)?) ([a-z]+)")
_NUMBERED = re.compile(r"(.+?)( \(\d+\))")

UNITS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "es": {
        "hour": ("hora", "horas"),
        "day": ("día", "días"),
        "night": ("noche", "noches"),
        "week": ("semana", "semanas"),
        "session": ("sesión", "sesiones"),
        "class": ("clase", "clases"),
        "meeting": ("reunión", "reuniones"),
        "visit": ("visita", "visitas"),
        "test": ("prueba", "pruebas"),
        "payment": ("pago", "pagos"),
        "time": ("vez", "veces"),
    }
}
"""One and several of each unit that a requirement is counted in, by its English singular."""

PHRASES: Mapping[str, Mapping[str, str]] = {
    "es": {
        "by telephone": "por teléfono",
        "by text": "por mensaje de texto",
        "by e-mail": "por correo electrónico",
        "by letter": "por carta",
        "by video": "por video",
        "in person": "en persona",
        "in court": "en la corte",
        "in another way": "de otra manera",
        "check-ins": "llamadas o visitas de control",
        "classes": "clases",
        "community service": "servicio comunitario",
        "counseling": "terapia",
        "court fees": "costos de la corte",
        "curfew": "toque de queda",
        "drug testing": "pruebas de drogas",
        "education": "estudios",
        "employment": "trabajo",
        "fine": "multa",
        "no contact": "no tener contacto",
        "program fee": "cuota del programa",
        "restitution": "restitución",
        "testing": "pruebas",
        "treatment": "tratamiento",
    }
}
"""Kinds of requirements and ways of contact, in small letters."""


def in_words_of(language: str, english: str) -> str:
    """Such words in a language; as they are where it has none for them.

    "8.5 hours" is "8.5 horas" in Spanish, "Community service (2)" "Servicio comunitario (2)".
    """
    amount = _AMOUNT.fullmatch(english)
    if amount:
        number, unit = amount.groups()
        one_and_more = UNITS.get(language, {}).get(_singular(unit))
        return f"{number} {one_and_more[number != '1']}" if one_and_more else english
    numbered = _NUMBERED.fullmatch(english)
    words, rest = numbered.groups() if numbered else (english, "")
    found = PHRASES.get(language, {}).get(words.lower())
    if found is None:
        return english
    return f"{found[:1].upper()}{found[1:]}{rest}" if words[:1].isupper() else f"{found}{rest}"


def _singular(unit: str) -> str:
    return "class" if unit.startswith("class") else unit.removesuffix("s")
