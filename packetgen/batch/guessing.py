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
     "petitioner", "cliente", "primary", "person", "respondent", "s"}
)  # fmt: skip
_GROUPS = frozenset({"address", "mailing", "contact", "info", "information", "details", "name"})
"""Words of a group's heading, above "Street" and "City", that say nothing more."""
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
    text = _plain(heading)
    if not text or re.fullmatch(r"column [a-z]{1,3}", text):
        return Guess(heading, None)
    words = text.split()
    foreign = bool(set(words) & _OTHERS)
    own = _exact(text, fields)
    if own is not None:
        return Guess(heading, own, True)
    # "Client first name": whose it is goes without saying.
    bare = " ".join(word for word in words if word not in _CLIENT_WORDS)
    grouped = " ".join(word for word in bare.split() if word not in _GROUPS)
    for shorter in (bare, grouped):
        if shorter and shorter != text and not foreign:
            theirs = tuple(f for f in fields if f.path.startswith(("client.", "language")))
            own = _exact(shorter, theirs)
            if own is not None:
                return Guess(heading, own, True)
    if foreign:
        return Guess(heading, None)
    near = _near(bare or text, fields)
    return Guess(heading, near, False)


def _exact(text: str, fields: tuple[Field, ...]) -> Field | None:
    for field in reversed(fields):  # a form's own values first
        if any(_plain(word) == text for word in field.words):
            return field
    return None


def _near(text: str, fields: tuple[Field, ...]) -> Field | None:
    best: tuple[float, Field] | None = None
    words = set(text.split())
    for field in fields:
        for known in map(_plain, (*field.words, field.label)):
            if len(known) < 4:
                continue
            score = difflib.SequenceMatcher(None, text, known).ratio()
            if set(known.split()) <= words:
                score = max(score, 0.8 + 0.02 * len(known.split()) - 0.03 * len(words))
            if score >= 0.78 and (best is None or score > best[0]):
                best = (score, field)
    return best[1] if best else None


def _without_rivals(guesses: Sequence[Guess]) -> list[Guess]:
    """A whole name beside its parts is not used: both would fill the same place."""
    paths = {g.field.path for g in guesses if g.field is not None}
    doubled = set()
    if paths & {"client.name.first", "client.name.last"}:
        doubled.add("client.name")
    if paths & {"client.address.lines"}:
        doubled.add("client.address")
    return [
        Guess(g.heading, None) if g.field is not None and g.field.path in doubled else g
        for g in guesses
    ]
