"""Typefaces that are "essentially equivalent" to those that rules name (CRC 2.105).

A face counts as equivalent when it was drawn as a substitute with the same look, most of them with
the same widths. A face that is in no list is unknown, which is not the same as forbidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from .model import Jurisdiction

_FACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Arial": (
            "Arial", "Arimo", "Liberation Sans", "Helvetica", "Helvetica Neue", "Nimbus Sans",
            "Nimbus Sans L", "NimbusSanL", "TeX Gyre Heros", "FreeSans",
        ),
        "Times New Roman": (
            "Times New Roman", "Tinos", "Liberation Serif", "Times", "Times Roman", "Nimbus Roman",
            "Nimbus Roman No9 L", "NimbusRomNo9L", "TeX Gyre Termes", "FreeSerif",
        ),
        "Courier": (
            "Courier", "Courier New", "Cousine", "Liberation Mono", "Nimbus Mono PS",
            "Nimbus Mono L", "NimbusMonL", "TeX Gyre Cursor", "FreeMono", "Courier Prime",
        ),
    }
)  # fmt: skip
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:regular|bold|italic|oblique|roman|medium|book|demi|semibold|light|psmt|mt|ps)+$"
)


def equivalents(named: str) -> tuple[str, ...]:
    """Faces equivalent to one that a rule names, itself first."""
    return _FACES.get(named, (named,))


def is_equivalent(face: str, named: str) -> bool:
    """Whether a face is (a substitute for) the one that a rule names.

    ``face`` may be a family name or a PDF's BaseFont: "ABCDEF+LiberationSans-Bold" is Arial's
    equivalent.
    """
    plain = _plain(face)
    return any(plain == _plain(each) for each in equivalents(named))


def _plain(face: str) -> str:
    family = re.split(r"[-,]", _SUBSET.sub("", face), maxsplit=1)[0]
    bare = re.sub(r"[^a-z0-9]", "", family.lower())
    return _STYLE.sub("", bare) or bare


SERIFS = ("Times New Roman", "Century Schoolbook", "TeX Gyre Schola", "Noto Serif")
"""Faces to try where a rule asks for serifs and names none."""


def wanted_faces(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """The faces that the court's rules leave to a paper, the one to try first in front.

    Empty where any face will do; a face that the rules prefer, but do not ask for, leads.
    """
    preferred = jurisdiction["font.preferred"].exact
    named = [
        face
        for constraint in jurisdiction["font.families"].constraints
        if isinstance(constraint.value, tuple)
        for face in constraint.value
    ]
    serif = jurisdiction["font.class"].exact == "serif"
    faces = [*([preferred] if preferred else []), *named, *(SERIFS if serif else ())]
    return tuple(dict.fromkeys(str(face) for face in faces))
