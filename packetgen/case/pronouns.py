"""How a sentence speaks of a person: she, he, they, another pronoun, or the name alone."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The forms of one pronoun; ``plural`` says that its verb is plural ("they have")."""

    they: str
    them: str
    their: str
    themself: str
    plural: bool = False


THEY = Pronouns("they", "them", "their", "themself", plural=True)
_KNOWN = {
    "she": Pronouns("she", "her", "her", "herself"),
    "he": Pronouns("he", "him", "his", "himself"),
    "they": THEY,
    "ella": Pronouns("she", "her", "her", "herself"),
    "él": Pronouns("he", "him", "his", "himself"),
    "elle": THEY,
}
IT = Pronouns("it", "it", "its", "itself")
"""For an organization."""


def pronouns_of(stated: str, name: str = "") -> Pronouns:
    """The forms of the pronouns that a person states: "she/her", "ze/zir/zirs", "none".

    The first of several counts ("she/they"). Where none are stated, "any", or the words cannot be
    read, it is they: that is right for anybody.

    Args:
        stated: The pronouns as the case file has them.
        name: What takes the pronoun's place for a person who wants none.
    """
    parts = [p for p in re.split(r"[\s/,;|]+", stated.strip().lower()) if p]
    if not parts:
        return THEY
    if name and " ".join(parts) in ("none", "no pronouns", "name", "name only", "use name"):
        return Pronouns(name, name, f"{name}’s", name)
    if parts[0] in _KNOWN:
        return _KNOWN[parts[0]]
    if len(parts) >= 2 and all(re.fullmatch(r"[^\W\d_]{1,8}", part) for part in parts[:4]):
        they, them = parts[:2]
        their = parts[2].removesuffix("s") if len(parts) > 2 else them
        themself = parts[3] if len(parts) > 3 else f"{them}self"
        return Pronouns(they, them, their, themself)
    return THEY
