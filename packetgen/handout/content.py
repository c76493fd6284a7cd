"""The texts of a topic: the English original with its sources, and its translations."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from packetgen.errors import FormError, Location, Problem
from packetgen.reading.checking import problems_against
from packetgen.reading.files import parse_structured
from packetgen.reading.schemas import load_schema
from packetgen.reading.structured import Structured

SIZES = ("full", "half", "card")
"""A full sheet (letter), a half sheet, a wallet card with two sides."""
LANGUAGES = ("en", "es", "zh-Hans", "vi", "ar", "ht", "pt", "ru", "tl")
"""Languages that every topic should have."""
COMMON = "common"
"""The folder of the words that stand on every handout."""
_SHOWN_ON = {"card": ("full", "half", "card"), "half": ("full", "half"), "full": ("full",)}

Contents = Mapping[str, str]
"""``topic/language.yaml`` to the file's text: :attr:`packetgen.form.Form.content`."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a statement rests on.

    ``status`` is ``confirmed`` only where packetgen's court-rule facts hold it (``fact`` names
    the fact); else ``unverified``: somebody has yet to hold the statement against ``url`` (empty
    where no address is certain), and ``why`` says what is open.
    """

    cite: str
    url: str
    status: str
    fact: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its text by id, its smallest sheet, its sources.

    ``places`` maps a jurisdiction to the values of the text's ``{blanks}`` there and in all courts
    below it; a statement with blanks stands only on sheets of those places.
    """

    id: str
    on: str
    sources: tuple[Source, ...]
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    place_sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)

    def stands_on(self, size: str) -> bool:
        """Whether a sheet of this size shows it."""
        return size in _SHOWN_ON[self.on]

    def place_of(self, jurisdiction: str) -> str:
        """The most specific of its places that holds a jurisdiction; empty for none."""
        fitting = [p for p in self.places if f"{jurisdiction}-".startswith(f"{p}-")]
        return max(fitting, key=len, default="")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's text id, and the statements below it."""

    id: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's English original; ``texts`` are all of its texts by id, in order."""

    id: str
    version: int
    dated: str
    texts: Mapping[str, str]
    sections: tuple[Section, ...] = ()
    say: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in order."""
        return tuple(s for section in self.sections for s in section.statements)


@dataclass(frozen=True, slots=True)
class Translation:
    """A topic in another language: text and the hash of its English, by text id."""

    topic: str
    language: str
    texts: Mapping[str, str]
    made_from: Mapping[str, str]

    def missing(self, topic: Topic) -> tuple[str, ...]:
        """Texts of the original that are not translated."""
        return tuple(i for i in topic.texts if not self.texts.get(i, "").strip())

    def outdated(self, topic: Topic) -> tuple[str, ...]:
        """Texts whose English changed since they were translated."""
        return tuple(
            i for i, english in topic.texts.items()
            if self.texts.get(i, "").strip() and self.made_from.get(i) != text_hash(english)
        )  # fmt: skip

    def left_over(self, topic: Topic) -> tuple[str, ...]:
        """Translated texts that the original no longer has."""
        return tuple(i for i in self.texts if i not in topic.texts)


ADVICE = Source("practical advice, no rule of law", "", "unverified")
"""What a statement rests on that only says what is wise; files call it ``advice``."""


def text_hash(text: str) -> str:
    """Eight hex digits for a text; spaces and ways of writing an accent make no difference."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:8]


def topic_ids(contents: Contents) -> tuple[str, ...]:
    """Topics that have an English original, by id."""
    found = {name.split("/")[0] for name in contents if name.endswith("/en.yaml")}
    return tuple(sorted(found - {COMMON}))


def read_topic(contents: Contents, topic: str) -> Topic:
    """The English original of a topic, or of the common words.

    Raises:
        FormError: There is no such topic, or its file is not as it should be; all problems.
    """
    name = f"{topic}/en.yaml"
    if name not in contents:
        known = ", ".join(topic_ids(contents)) or "none"
        raise FormError(f"There is no handout on {topic!r}.", hint=f"There are: {known}.")
    return _topic(contents[name], name)


def read_translation(contents: Contents, topic: str, language: str) -> Translation:
    """A topic in another language; without a file, or in an empty one, it lacks every text.

    Raises:
        FormError: The file is not as it should be; all problems.
    """
    name = f"{topic}/{language}.yaml"
    if not contents.get(name, "").strip():  # a shell empties the file that it will write to first
        return Translation(topic, language, {}, {})
    return _translation(contents[name], name)


@lru_cache(maxsize=512)
def _topic(text: str, name: str) -> Topic:
    read = _checked(text, name, "handout")
    data = read.data
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    sources = {"advice": ADVICE} | {
        key: Source(s["cite"], s.get("url", ""), s["status"], s.get("fact", ""), s.get("why", ""))
        for key, s in data.get("sources", {}).items()
    }

    def add(identifier: str, words: str, pointer: str) -> None:
        if identifier in texts:
            problems.append(Problem(read.where(pointer), f"{identifier!r} is there twice"))
        texts[identifier] = words.strip()

    def cited(keys: Iterable[str], pointer: str) -> tuple[Source, ...]:
        known = []
        for key in keys:
            if key in sources:
                known.append(sources[key])
            else:
                hint = f"The sources above are: {', '.join(sources)}."
                problems.append(Problem(read.where(pointer), f"no source {key!r}", hint))
        return tuple(known)

    for key in ("title", "lead"):
        if key in data:
            add(key, data[key], f"/{key}")
    for key, words in data.get("texts", {}).items():
        add(key, words, f"/texts/{key}")
    sections = []
    for at, section in enumerate(data.get("sections", ())):
        add(section["id"], section["heading"], f"/sections/{at}")
        statements = []
        for number, item in enumerate(section["statements"]):
            pointer = f"/sections/{at}/statements/{number}"
            add(item["id"], item["text"], pointer)
            places = item.get("places", {})
            statements.append(
                Statement(
                    item["id"], item["on"], cited(item["sources"], f"{pointer}/sources"),
                    {p: dict(v["values"]) for p, v in places.items()},
                    {p: cited(v["sources"], f"{pointer}/places/{p}") for p, v in places.items()},
                )
            )  # fmt: skip
        sections.append(Section(section["id"], tuple(statements)))
    for at, phrase in enumerate(data.get("say", ())):
        add(phrase["id"], phrase["text"], f"/say/{at}")
    if problems:
        raise FormError(f"content/{name} cannot be used.", problems=tuple(problems))
    return Topic(
        name.split("/")[0], data["version"], data["dated"], texts, tuple(sections),
        tuple(phrase["id"] for phrase in data.get("say", ())),
    )  # fmt: skip


@lru_cache(maxsize=512)
def _translation(text: str, name: str) -> Translation:
    data = _checked(text, name, "handout-translation").data
    topic, _, file = name.partition("/")
    texts = {key: entry["text"].strip() for key, entry in data["texts"].items()}
    made_from = {key: entry["of"] for key, entry in data["texts"].items()}
    return Translation(topic, file.removesuffix(".yaml"), texts, made_from)


def _checked(text: str, name: str, schema: str) -> Structured:
    place = f"content/{name}"
    read = parse_structured(text, name=place, format="yaml", error=FormError)
    problems = [*problems_against(load_schema(schema), read)]
    data: Any = read.data
    if not problems and data["topic"] != name.split("/")[0]:
        problems.append(Problem(Location(place, pointer="/topic"), "the folder is named otherwise"))
    if problems:
        raise FormError(f"{place} is not valid.", problems=tuple(problems))
    return read
