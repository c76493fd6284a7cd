"""Who of the office read a handout's texts; a changed text voids what was recorded."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packetgen.errors import CaseError
from packetgen.reading.checking import problems_against
from packetgen.reading.files import read_structured
from packetgen.reading.schemas import load_schema

from .content import COMMON, Contents, read_topic, read_translation

ROLES = ("lawyer", "translator")
"""Who reviews: a lawyer the law in it, a qualified translator a translation."""


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody of the office read a topic's texts in a language and stands by them.

    ``hash`` is :func:`content_hash` of what was read; ``credential`` a bar number, or what makes
    the translator qualified.
    """

    topic: str
    language: str
    role: str
    name: str
    on: dt.date
    hash: str
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was reviewed of a topic in a language, as its texts are now.

    ``void`` are reviews of an older text.
    """

    lawyer: Review | None
    translator: Review | None
    translated: bool
    void: tuple[Review, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is left to review."""
        return self.lawyer is not None and (self.translator is not None or not self.translated)

    @property
    def words(self) -> str:
        """Id of the common text that a sheet prints."""
        if self.complete:
            return "reviewed"
        if self.lawyer is None and self.translated and self.translator is None:
            return "unreviewed_both"
        return "unreviewed_lawyer" if self.lawyer is None else "unreviewed_translation"

    @property
    def last(self) -> dt.date | None:
        """The day on which the last review was made that counts."""
        return max((r.on for r in (self.lawyer, self.translator) if r is not None), default=None)


def content_hash(contents: Contents, topic: str, language: str) -> str:
    """Hash of everything that a handout may print in a language: texts, places, common words.

    A translation's covers the English that it was made from, so that a change there voids it too.

    Raises:
        FormError: No such topic, or files that cannot be used.
    """
    said = []
    for part in (topic, COMMON):
        original = read_topic(contents, part)
        places = {s.id: [dict(v) for _, v in sorted(s.places.items())] for s in original.statements}
        where = {s.id: sorted(s.places) for s in original.statements}
        item: list[object] = [part, dict(original.texts), places, where]
        if language != "en":
            translation = read_translation(contents, part, language)
            item += [dict(translation.texts), dict(translation.made_from)]
        said.append(item)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def standing(
    contents: Contents, topic: str, language: str, reviews: Iterable[Review] = ()
) -> Standing:
    """What was reviewed of a topic in a language.

    A lawyer's review of the English counts for translations of it, and so does one of the
    translation itself; a translator's counts for its own language alone.
    """
    now = {code: content_hash(contents, topic, code) for code in {"en", language}}
    mine = [r for r in reviews if r.topic == topic and r.language in now]
    valid = [r for r in mine if r.hash == now[r.language]]
    lawyers = [r for r in valid if r.role == "lawyer"]
    translators = [r for r in valid if r.role == "translator" and r.language == language]
    latest = max(lawyers, key=lambda r: r.on, default=None)
    translator = max(translators, key=lambda r: r.on, default=None)
    void = tuple(r for r in mine if r not in valid)
    return Standing(latest, translator if language != "en" else None, language != "en", void)


def load_reviews(path: Path) -> tuple[Review, ...]:
    """The reviews that an office recorded.

    Raises:
        CaseError: The file is not there or is no file of reviews; all problems.
    """
    read = read_structured(path, shown=path.name, error=CaseError)
    problems = problems_against(load_schema("reviews"), read)
    if problems:
        raise CaseError(f"{path.name} is not valid.", problems=tuple(problems))
    data: Mapping[str, Sequence[Mapping[str, str]]] = read.data
    return tuple(
        Review(
            r["topic"], r["language"], r["role"], r["name"], dt.date.fromisoformat(r["on"]),
            r["hash"], r.get("credential", ""),
        )
        for r in data["reviews"]
    )  # fmt: skip


def reviews_text(reviews: Iterable[Review]) -> str:
    """The file of reviews: one review of a topic, language and role, the latest given."""
    import yaml

    kept = {(r.topic, r.language, r.role): r for r in reviews}
    rows = []
    for _, review in sorted(kept.items()):
        row = {
            "topic": review.topic, "language": review.language, "role": review.role,
            "name": review.name, "credential": review.credential, "on": review.on.isoformat(),
            "hash": review.hash,
        }  # fmt: skip
        rows.append({key: value for key, value in row.items() if value})
    head = (
        "# Who reviewed which handout; written by: packetgen review. Each review is bound to the\n"
        "# text as it was (hash), so that a changed text has to be reviewed again.\n"
    )
    return head + yaml.safe_dump({"reviews": rows}, allow_unicode=True, sort_keys=False)
