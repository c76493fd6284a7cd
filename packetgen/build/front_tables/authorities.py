"""A table of authorities: each authority once, under its category, with the pages that cite it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PASSIM = 5
"""An authority on more pages than this is found passim."""
CATEGORIES = ("Cases", "Statutes", "Rules", "Other authorities")
_CASE = re.compile(r"\bv\.? |^(In|Matter) (re|of)\b|^Ex parte\b|^Estate of\b|^People ex rel\b")
_RULE = re.compile(r"\b[Rr]ules?\b|C\.F\.R\.|Cal\. Code Regs")
_STATUTE = re.compile(r"§|\bCode\b|U\.S\.C|\bStat\b|\bConst\b|\bAct\b")
_PINPOINT = re.compile(r",? (?:at )?(?:p\.|pp\.) ?\d[\d–-]*$|,? at \d[\d–-]*$|(?<=\d), \d[\d–-]*$")
_BEFORE_YEAR = re.compile(r"(?<=\d), \d[\d–-]*(?= \((?:[^()]*[ .])?\d{4}\)$)")
"""A pinpoint that stands before court and year: Roe v. Wade, 410 U.S. 113, 120 (1973)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark in a text: its words, the long form and category that Word was told, if any."""

    words: str
    long: str = ""
    short: str = ""
    category: str = ""


def authority_lines(marks: Sequence[Marked], pages: Mapping[int, int]) -> str:
    """Lines of category, authority and pages, by tabs."""
    long = {mark.short: mark for mark in marks if mark.short and mark.long}
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    names = [_name(long.get(m.short, m)) for m in marks]
    for number, mark in enumerate(marks):
        if number not in pages:
            continue
        name = _whole(names[number], names)
        owner = long.get(mark.short, mark)
        category = owner.category or _category(name)
        found[category, name].add(pages[number])
    lines = []
    for (category, name), where in sorted(
        found.items(), key=lambda item: (CATEGORIES.index(item[0][0]), item[0][1].casefold())
    ):
        numbers = ", ".join(map(str, sorted(where))) if len(where) <= PASSIM else "passim"
        lines.append(f"{category}\t{name}\t{numbers}")
    return "\n".join(lines)


def _name(mark: Marked) -> str:
    name = _PINPOINT.sub("", mark.long or " ".join(mark.words.split()).strip(" ,.;")).strip(" ,.;")
    # A bracket around the cite is no part of it; those around a year and a court are.
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    elif name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    return _BEFORE_YEAR.sub("", name).strip(" ,.;")


def _whole(name: str, names: Sequence[str]) -> str:
    """The longer form that a short form stands for, if there is but one: Brown, Brown v. Board."""
    longer = {each for each in names if each != name and re.match(rf"{re.escape(name)}\b", each)}
    return longer.pop() if len(longer) == 1 and not re.search(r"\d", name) else name


def _category(name: str) -> str:
    if _CASE.search(name):
        return "Cases"
    if _RULE.search(name):
        return "Rules"
    return "Statutes" if _STATUTE.search(name) else "Other authorities"
