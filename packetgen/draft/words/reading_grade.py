"""How many years of school it takes to read a text: the Flesch-Kincaid grade level.

0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid, Fishburne, Rogers and Chissom,
Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975). It is a measure of
English alone; other languages give :data:`None` where a report asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .terms_of_art import TERMS_OF_ART

MOST_FOR_CLIENTS = 8.0
"""The grade that a letter to a client should not exceed."""
_LONG_LINE = 8
"""A line of that many words is a sentence, whether or not a full stop ends it."""
_ABBREVIATION = re.compile(
    r"\b(Ms|Mr|Mrs|Dr|Hon|Inc|No|St|Ave|Apt|Jr|Sr|Tel|vs?|Prof|Cal|Civ|Proc|Gov|Evid|Pen)\."
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_VOWELS = "aeiouyáàâãäéèêëíìîïóòôõöúùûüý"
_GROUP = re.compile(f"[{_VOWELS}]+")
_SILENT_E = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouyscgzx]es$(?<!shes)(?<!ches)"
)
_TWO_VOWELS = re.compile(
    r"ia(?!l$|ll|n$|ns$|g)|(?<![tscg])i(?:o|um)(?!n)|(?<![qg])u(?:al|ou|ity|ate)|eo(?!p|us)|ea(?:te|tion)"
    r"|(?:[eoy]|[^q]u)ing|riet|iet[ys]?$|quiet|scien|sci?ence|idea|uar[iy]"
)  # fmt: skip
_SPOKEN = {
    "being": 2, "business": 2, "every": 2, "everyone": 3, "everything": 3, "something": 2,
    "sometimes": 2, "someone": 2, "somewhere": 2, "someplace": 2, "therefore": 2, "likely": 2,
    "safely": 2, "lately": 2, "closely": 2, "statement": 2, "homework": 2, "housework": 2,
    "lifetime": 2, "overtime": 3, "safety": 2, "moment": 2, "evening": 2, "interest": 3,
    "interested": 4, "housing": 2, "landlord": 2, "area": 3, "period": 3, "create": 2,
    "really": 2, "real": 1, "deal": 1, "hour": 1, "hours": 1, "our": 1, "ours": 1, "fire": 1,
    "people": 2, "trial": 2, "denial": 3, "client": 2, "clients": 2, "science": 2, "diet": 2,
    "quiet": 2, "social": 2, "special": 2, "official": 3, "because": 2, "before": 2, "somebody": 3,
    "whether": 2, "ahead": 2, "cannot": 2, "agreement": 3, "payment": 2, "notice": 2, "notices": 3,
    "judge": 1, "judges": 2, "place": 1, "places": 2, "changes": 2, "charges": 2, "pages": 2,
    "services": 3, "offices": 3, "cases": 2, "houses": 2, "uses": 2, "purposes": 3, "dates": 1,
    "eviction": 3, "evidence": 3, "excused": 2, "useful": 2, "hopeful": 2, "careful": 2,
    "carefully": 3, "hereby": 2, "here's": 1, "theirs": 1, "else": 1, "whose": 1, "reliable": 4,
    "appointment": 3, "appreciate": 4, "associate": 4, "immediately": 5, "previously": 4,
    "various": 3, "serious": 3, "experience": 4, "material": 4, "usual": 3, "usually": 4,
    "actual": 3, "actually": 4, "individual": 5, "manual": 3, "annual": 3, "mutual": 3,
    "employee": 3, "employees": 3, "lawyers": 2, "lawyer": 2,
}  # fmt: skip
"""Words of letters that the rule below would count wrong."""


def reading_grade(text: str, *, excluded: Iterable[str] = ()) -> float:
    """The grade of the full sentences of an English text; 0.0 where there are none.

    A line is a paragraph, a heading or an item of a list. Lines that end in no full stop are
    counted when they are long; short ones (headings, addresses) are not. Numbers are not counted.

    Args:
        text: The words, a paragraph a line.
        excluded: Names, addresses and other words that the writer cannot choose: they count
            neither as words nor as syllables. The terms of art of a reviewed list
            (:mod:`packetgen.draft.words.terms_of_art`) are left out as well.
    """
    shown = _without(text, (*excluded, *TERMS_OF_ART))
    shown = re.sub(r"\b([ap])\.m\.(?=\s+[A-Z]|\s*$)", r"\1m.", shown, flags=re.M)
    shown = re.sub(r"\b([ap])\.m\.", r"\1m", shown)
    shown = re.sub(r"\S+@\S+|\bhttps?://\S+|\bwww\.\S+[^\s.]", "", shown)
    shown = _ABBREVIATION.sub(r"\1", re.sub(r"(?<=\b[A-Z])\.(?=\s?[A-Z])", "", shown))
    sentences: list[list[str]] = []
    for line in shown.splitlines():
        ended = line.strip().rstrip('”’")]').endswith((".", "!", "?"))
        if not ended and len(_WORD.findall(line)) < _LONG_LINE:
            continue
        pieces = re.split(r"[.!?]+[”’\")]*(?:\s+|$)|;\s", line)
        sentences += [words for words in map(_WORD.findall, pieces) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def syllables(word: str) -> int:
    """Syllables of an English word as it is spoken; at least one."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    plain = word.lower().replace("’", "'").strip("'")
    if plain in _SPOKEN:
        return _SPOKEN[plain]
    plain = re.sub(r"(?:n't|'[a-z]+)$", "", plain) or plain
    if plain in _SPOKEN:
        return _SPOKEN[plain]
    count = len(_GROUP.findall(plain))
    if _SILENT_E.search(plain) and count > 1:
        count -= 1
    if _TWO_VOWELS.search(plain):
        count += 1
    return max(count, 1)


def _without(text: str, excluded: Iterable[str]) -> str:
    """The text without words and phrases, whatever their capitals, longest first."""
    phrases = sorted({" ".join(p.split()) for p in excluded if p.strip()}, key=len, reverse=True)
    if not phrases:
        return text
    one_of = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.sub(rf"(?<!\w)(?:{one_of})(?:[’']s)?(?!\w)", "", text, flags=re.I)
