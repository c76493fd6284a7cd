"""How names are printed: particles, suffixes, two surnames, one name, other scripts."""

from __future__ import annotations

import unicodedata

from .model import PersonName

_JOINS_NEXT = ("'", "’", "-", "‐", "ʼ")
_COMMA_SUFFIXES = frozenset({"esq", "md", "phd", "jd", "dds", "rn", "cpa", "lcsw", "msw", "do"})
_LOWER_WORDS = frozenset(
    {
        "al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos",
        "du", "e", "el", "ibn", "la", "las", "le", "los", "of", "ter", "van", "von", "y", "zu",
    }
)  # fmt: skip
_SUFFIX_WORDS = frozenset({"jr", "sr", "ii", "iii", "iv", "v"}) | _COMMA_SUFFIXES


def full_name(name: PersonName) -> str:
    """The name as printed: "María de la Cruz Hernández Jr.".

    ``whole`` wins; a name that has only its native form is printed in it. Generational suffixes
    follow a space, degrees a comma ("Ana Ruiz, M.D."); a suffix written with its own comma
    (", Jr.") keeps it.
    """
    if name.whole:
        return name.whole
    family = surname_parts(name)
    parts = [p for p in (name.given, name.middle, family) if p]
    if len(parts) > 1 and all(_stands_for_a_word(letter) for part in parts for letter in part):
        # Written in Chinese, Japanese or Korean, the family name comes first, without a space;
        # a family name in katakana is that of a foreigner, whose order stays.
        foreign = family and all(unicodedata.name(c, "").startswith("KATAKANA") for c in family)
        parts = parts if foreign else ["".join((family, name.given, name.middle))]
    body = " ".join(parts)
    if not body:
        return name.native
    return body + _suffix(name.suffix)


def formal_name(name: PersonName) -> str:
    """Title and surname, "Ms. Hernández"; the full name where no title is given."""
    if not name.title:
        return full_name(name)
    return f"{name.title} {surname(name)}"


def surname(name: PersonName) -> str:
    """Particle and family name, "de la Cruz"; the only name of a person with one name."""
    return surname_parts(name) or name.given or name.whole or name.native


def surname_parts(name: PersonName) -> str:
    """Particle and family name alone; empty when the person has none."""
    if not name.particle or not name.family:
        return name.family or name.particle
    joint = "" if name.particle.endswith(_JOINS_NEXT) else " "
    return f"{name.particle}{joint}{name.family}"


def initials(name: PersonName) -> str:
    """Initials with periods, "M.H.", as Fed. R. Civ. P. 5.2(a)(3) wants for minors.

    Particles and suffixes give none; each word of a compound name gives one. Empty for a name
    that is only known in a script without initials (Chinese, Japanese, Korean): such a letter
    would be most of the name, so the file must give a Latin spelling.
    """
    if name.given or name.middle or name.family:
        words = f"{name.given} {name.middle} {name.family}"
    elif name.whole:
        words = name.whole
    else:
        words = name.native or name.particle
    listed = _words(words)
    if words == name.whole and len(listed) > 2 and _bare(listed[-1]) in _SUFFIX_WORDS:
        listed.pop()
    letters: list[str] = []
    for word in listed:
        if _bare(word) in _LOWER_WORDS and word[:1].islower():
            continue
        first = _first_letter(word)
        if first:
            letters.append(first)
    return "".join(f"{letter}." for letter in letters)


def _suffix(suffix: str) -> str:
    if not suffix:
        return ""
    if suffix.startswith(","):
        return ", " + suffix.lstrip(", ")
    degree = suffix.replace(".", "").replace(" ", "").lower() in _COMMA_SUFFIXES
    return f", {suffix}" if degree else f" {suffix}"


def _bare(word: str) -> str:
    return word.replace(".", "").lower()


def _words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text)
    for sign in (",", "-", "‐", "‑", "\u00a0"):
        composed = composed.replace(sign, " ")
    return composed.split()


def _first_letter(word: str) -> str:
    for index, character in enumerate(word):
        if not character.isalpha():
            continue
        if _stands_for_a_word(character):
            return ""
        letter = character.upper() if len(character.upper()) == 1 else character
        for mark in word[index + 1 :]:
            if not unicodedata.combining(mark):
                break
            letter += mark
        return letter
    return ""


def _stands_for_a_word(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "YI "))
