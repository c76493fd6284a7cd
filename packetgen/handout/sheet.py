"""What one handout says: its texts in one language, for one size and one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from packetgen.errors import FormError, Location, Problem

from .content import (
    ADVICE,
    COMMON,
    SIZES,
    Contents,
    Source,
    Statement,
    Topic,
    read_topic,
    read_translation,
    topic_ids,
)
from .languages import own_name, runs_right_to_left
from .reviews import Review, standing


def handout_words(
    contents: Contents,
    topic: str,
    language: str,
    *,
    size: str = "full",
    jurisdiction: str = "",
    reviews: Sequence[Review] = (),
) -> Mapping[str, Any]:
    """Everything that a handout's template prints, as plain data.

    Args:
        contents: A form's content.
        topic: The topic's id.
        language: Code of the language.
        size: One of :data:`SIZES`; smaller sheets show fewer statements.
        jurisdiction: Id of the place; statements that hold only elsewhere are left out.
        reviews: What the office recorded.

    Raises:
        FormError: No such topic or size, or texts that are missing or out of date in the language;
            all of them at once. Another language's words never stand in.
    """
    _refuse_unknown(contents, topic, size)
    original = read_topic(contents, topic)
    common = read_topic(contents, COMMON)
    words, texts = texts_in(contents, common, language), texts_in(contents, original, language)
    state = standing(contents, topic, language, reviews)
    shown = [
        (section, [s for s in section.statements if _holds(s, size, jurisdiction)])
        for section in original.sections
    ]
    cites = _cites((s for _, statements in shown for s in statements), jurisdiction)
    return {
        "topic": topic,
        "size": size,
        "language": own_name(language),
        "right_to_left": runs_right_to_left(language),
        "title": texts["title"],
        "lead": texts["lead"],
        "sections": [
            {
                "heading": texts[section.id],
                "statements": [_filled(texts[s.id], s, jurisdiction) for s in statements],
            }
            for section, statements in shown
            if statements
        ],
        # What is said to an officer is said in English; the translation says what it means.
        "say": [
            {
                "english": original.texts[identifier],
                "meaning": texts[identifier] if language != "en" else "",
            }
            for identifier in original.say
        ],
        "words": dict(words),
        # For the line of sources, which are English: it reads from left to right as a whole.
        "english": dict(common.texts),
        "standing": words[state.words],
        "reviewed_on": state.last if state.complete else None,
        "version": str(original.version),
        "dated": dt.date.fromisoformat(original.dated),
        "sources": "; ".join(cites),
    }


def _refuse_unknown(contents: Contents, topic: str, size: str) -> None:
    """A size or a topic that there is not is refused, with those that there are."""
    if size not in SIZES:
        raise FormError(f"There is no handout of the size {size!r}.", hint=", ".join(SIZES))
    if topic not in topic_ids(contents):
        raise FormError(
            f"There is no handout on {topic!r}.",
            hint=f"There are: {', '.join(topic_ids(contents))}.",
        )


def _cites(statements: Iterable[Statement], jurisdiction: str) -> tuple[str, ...]:
    """What the statements rest on, each once, in their order; advice has no source."""
    found = (
        source.cite
        for statement in statements
        for source in _sources(statement, jurisdiction)
        if source is not ADVICE
    )
    return tuple(dict.fromkeys(found))


def _holds(statement: Statement, size: str, jurisdiction: str) -> bool:
    if not statement.stands_on(size):
        return False
    return not statement.places or bool(statement.place_of(jurisdiction))


def _filled(text: str, statement: Statement, jurisdiction: str) -> str:
    for name, value in statement.places.get(statement.place_of(jurisdiction), {}).items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _sources(statement: Statement, jurisdiction: str) -> tuple[Source, ...]:
    own = statement.place_sources.get(statement.place_of(jurisdiction), ())
    return (*statement.sources, *own)


def texts_in(contents: Contents, original: Topic, language: str) -> Mapping[str, str]:
    """The texts of a topic in a language, whole and current.

    Raises:
        FormError: with each text that is missing or older than its English.
    """
    if language == "en":
        return original.texts
    made = read_translation(contents, original.id, language)
    missing, outdated = made.missing(original), made.outdated(original)
    place = f"content/{original.id}/{language}.yaml"
    problems = [
        *(Problem(Location(place, pointer=f"/texts/{i}"), "is not translated") for i in missing),
        *(
            Problem(
                Location(place, pointer=f"/texts/{i}"),
                "was translated from an older English text",
            )
            for i in outdated
        ),
    ]
    if problems:
        raise FormError(
            f"The text of {original.id} is not ready in {own_name(language)} ({language}): "
            f"{len(missing)} texts are missing, {len(outdated)} out of date.",
            hint="See: packetgen translate-status. Nothing with gaps in its text is ever made.",
            problems=tuple(problems),
        )
    return made.texts
