"""Headings of a table matched to fields: a guess, and how sure it is."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .fields import Field

_CLIENT_WORDS = frozenset(
    {"client", "clients", "tenant", "tenants", "applicant", "participant", "your", "contact",
     "cliente", "primary", "person", "s", "home", "mobile", "cell", "current", "best", "preferred",
     "residence", "residential", "physical", "number", "1"}
)  # fmt: skip
_PARTIES = frozenset(
    {"defendant", "def", "respondent", "petitioner", "plaintiff", "plf", "member", "resp", "pet",
     "demandado", "demandante", "inquilino"}
)  # fmt: skip
"""Words that may mean the client or the other side: a guess with them is never sure."""
_GROUPS = frozenset({"address", "mailing", "contact", "info", "information", "details", "name"})
"""Words of a group's heading, above "Street" and "City", that say nothing more."""
_NOISE = frozenset(
    {"custom", "field", "c", "what", "is", "your", "when", "where", "the", "please", "enter",
     "select", "do", "you", "cual", "es", "su", "required", "optional", "tu", "cuando"}
)  # fmt: skip
"""Words of a web form's question, and marks of a program's own fields ("Case_Number__c")."""
_SHORT = {
    "nam": "name", "nm": "name", "mid": "middle", "addr": "address", "nbr": "number",
    "num": "number", "no": "number", "nr": "number", "dt": "date", "crt": "court", "cd": "",
    "code": "", "lang": "language", "ctrm": "courtroom", "tel": "phone", "ph": "phone",
    "hrg": "hearing", "interp": "interpreter", "fst": "first", "lst": "last", "appt": "appearance",
    "cty": "city", "cs": "case",
}  # fmt: skip
"""Short forms of programs and of people in a hurry; a guess by them is never sure."""
_MAYBE = {
    "event date": "hearing.on", "event time": "hearing.time", "time": "hearing.time",
    "date": "hearing.on", "hora": "hearing.time", "title": "client.name.title",
    "company": "client.organization", "plaintiff": "other.organization",
    "employer": "other.organization", "owner": "other.organization", "defendant": "client.name",
    "respondent": "client.name", "petitioner": "client.name", "case": "case.number",
    "file number": "case.number", "room": "hearing.department", "part": "hearing.department",
    "event": "hearing.purpose", "party": "client.name", "nombre completo cliente": "client.name",
}  # fmt: skip
"""Headings that mean this in many tables and something else in others."""
_OTHERS = frozenset(
    {"opposing", "adverse", "landlord", "attorney", "lawyer", "judge", "spouse", "emergency",
     "child", "employer", "guardian", "interpreter", "advocate", "worker", "mother", "father",
     "agency", "office", "volunteer", "intake", "created", "modified"}
)  # fmt: skip
"""Words that make a heading somebody else's: "Attorney phone" is not the client's."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A heading and the field that it seems to mean; no field: nothing seems to fit."""

    heading: str
    field: Field | None
    sure: bool = False


def guess_columns(headings: Sequence[str], fields: Iterable[Field]) -> tuple[Guess, ...]:
    """One guess for each heading, in order; a field is given out once unless it takes several."""
    listed = tuple(fields)
    first = [_guess(heading, listed) for heading in headings]
    taken: set[str] = set()
    result: list[Guess] = list(first)
    for sure in (True, False):
        for index, guess in enumerate(first):
            if guess.field is None or guess.sure is not sure:
                continue
            if guess.field.path in taken and not guess.field.several:
                result[index] = Guess(guess.heading, None)
            else:
                taken.add(guess.field.path)
    return tuple(_without_rivals(result))


def is_known(heading: str, fields: Iterable[Field]) -> bool:
    """Whether a text surely is a heading."""
    guess = _guess(heading, tuple(fields))
    return guess.field is not None and guess.sure


def normal(text: str) -> str:
    """Small letters and digits, single spaces; camelCase and under_scores fall apart."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    folded = unicodedata.normalize("NFKC", spaced).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    stripped = unicodedata.normalize("NFD", normal(text))
    return "".join(c for c in stripped if not unicodedata.combining(c))


def _guess(heading: str, fields: tuple[Field, ...]) -> Guess:
    by_path = next((f for f in fields if heading.strip().casefold() == f.path.casefold()), None)
    if by_path is not None:
        return Guess(heading, by_path, True)
    text = _plain(re.sub(r"\([^)]*\)", " ", heading)) or _plain(heading)
    if not text or re.fullmatch(r"column [a-z]{1,3}", text):
        return Guess(heading, None)
    words = text.split()
    foreign = bool(set(words) & _OTHERS)
    own = _exact(text, fields) or _exact(_without(words, _NOISE), fields)
    if own is not None:
        return Guess(heading, own, True)
    if foreign:
        return Guess(heading, None)
    unsure = bool(set(words) & _PARTIES)
    words = [word for word in words if word not in _NOISE | _PARTIES] or words
    # "Client first name": whose it is goes without saying.
    theirs = tuple(f for f in fields if f.path.startswith(("client.", "language")))
    bare = _without(words, _CLIENT_WORDS)
    for shorter in (bare, _without(bare.split(), _GROUPS)):
        own = _exact(shorter, theirs)
        if own is not None:
            return Guess(heading, own, not unsure)
    own = _below_group(words, fields)
    if own is not None:
        return Guess(heading, own, not unsure)
    maybe = _MAYBE.get(text) or _MAYBE.get(" ".join(words))
    found = next((f for f in fields if f.path == maybe), None) if maybe else None
    # What a field is called where it is asked for: "What it is about".
    found = found or next((f for f in fields if _is_label(text, _plain(f.label))), None)
    found = found or _abbreviated(words, fields) or _near(bare or text, words, fields)
    return Guess(heading, found, False)


def _is_label(text: str, label: str) -> bool:
    """Whether a heading is a label, or ends in one of several words below a group's heading."""
    return text == label or (label.count(" ") >= 2 and text.endswith(f" {label}"))


def _without(words: Sequence[str], dropped: frozenset[str]) -> str:
    return " ".join(word for word in words if word not in dropped)


def _below_group(words: Sequence[str], fields: tuple[Field, ...]) -> Field | None:
    """A heading below a group's: "Mailing address Court date", where the group ran on too far."""
    for start in range(1, len(words)):
        if words[start - 1] not in _GROUPS | _CLIENT_WORDS:
            return None
        own = _exact(" ".join(words[start:]), fields)
        if own is not None:
            return own
    return None


def _abbreviated(words: Sequence[str], fields: tuple[Field, ...]) -> Field | None:
    """The field of "NAM_LAST" or "CRT_DT": short forms written out, in whatever order."""
    if words == ["st", "cd"]:
        words = ["state"]
    long = sorted(filter(None, (_SHORT.get(word, word) for word in words)))
    for field in fields:
        # "PHONE_NBR" and "DOB_DT" say twice what they are.
        twice = {"numeral": "number", "date": "date"}.get(field.kind, "")
        for known in field.words:
            parts = _plain(known).split()
            if sorted(parts) == long or (twice and {*parts, twice} == {*long, twice}):
                return field
    return None


def _exact(text: str, fields: tuple[Field, ...]) -> Field | None:
    for field in reversed(fields):  # a form's own values first
        if any(_plain(word) == text for word in field.words):
            return field
    return None


_ABOUT = frozenset({"number", "id", "status", "type", "by", "owner", "count"})
"""Words that make a heading one about its thing, not the thing: "Matter number", "Address type"."""


def _near(text: str, said: Sequence[str], fields: tuple[Field, ...]) -> Field | None:
    best: tuple[float, Field] | None = None
    words = text.split()
    for field in fields:
        for known in map(_plain, (*field.words, field.label)):
            if len(known) < 4:
                continue
            parts = known.split()
            if (set(said) - set(parts)) & _ABOUT and field.kind == "text":
                continue
            score = 0.0
            if len(parts) == len(words) and all(map(_alike, words, parts)):
                score = difflib.SequenceMatcher(None, text, known).ratio()
            if set(parts) <= set(words):
                score = max(score, 0.8 + 0.02 * len(parts) - 0.03 * len(words))
            if score >= 0.78 and (best is None or score > best[0]):
                best = (score, field)
    return best[1] if best else None


def _alike(word: str, known: str) -> bool:
    """Whether a word is another with a slip of the pen; "id" is not "filed"."""
    return word == known or difflib.SequenceMatcher(None, word, known).ratio() >= 0.75


def _without_rivals(guesses: Sequence[Guess]) -> list[Guess]:
    """A whole name beside its parts is not used: both would fill the same place."""
    paths = {g.field.path for g in guesses if g.field is not None}
    doubled = set()
    if paths & {"client.name.first", "client.name.last"}:
        doubled.add("client.name")
    if paths & {"client.address.lines"}:
        doubled.add("client.address")
    if any(path.startswith("client.name") for path in paths):
        # A person's "Company" is where they work; an organization's is its name.
        guesses = [
            Guess(g.heading, g.field, g.sure and g.field.path != "client.organization")
            if g.field is not None
            else g
            for g in guesses
        ]
    return [
        Guess(g.heading, None) if g.field is not None and g.field.path in doubled else g
        for g in guesses
    ]
