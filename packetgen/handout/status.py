"""What is translated, what is missing, and what is out of date because the English changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from .content import (
    COMMON,
    LANGUAGES,
    Contents,
    read_topic,
    read_translation,
    text_hash,
    topic_ids,
)
from .reviews import Review, Standing, standing


@dataclass(frozen=True, slots=True)
class TextStatus:
    """One topic in one language: how many texts there are, and the ids of those that lack."""

    topic: str
    language: str
    texts: int
    missing: tuple[str, ...]
    outdated: tuple[str, ...]
    left_over: tuple[str, ...]
    standing: Standing | None

    @property
    def usable(self) -> bool:
        """Whether a sheet can be made: nothing is missing and nothing out of date."""
        return not self.missing and not self.outdated


def translation_status(
    contents: Contents,
    *,
    topics: Iterable[str] = (),
    languages: Iterable[str] = (),
    reviews: Iterable[Review] = (),
) -> tuple[TextStatus, ...]:
    """Every topic (and the common words first) in every language, English first.

    Args:
        contents: A form's content.
        topics: Only these; default: all.
        languages: Only these; default: :data:`LANGUAGES` and those that have a file.
        reviews: What the office recorded.

    Raises:
        FormError: No such topic, or a file that cannot be used.
    """
    recorded = tuple(reviews)
    others = {name.split("/")[1].removesuffix(".yaml") for name in contents} - set(LANGUAGES)
    spoken = tuple(languages) or (*LANGUAGES, *sorted(others))
    found = []
    for topic in tuple(topics) or (COMMON, *topic_ids(contents)):
        original = read_topic(contents, topic)
        for language in spoken:
            state = standing(contents, topic, language, recorded) if topic != COMMON else None
            if language == "en":
                found.append(TextStatus(topic, "en", len(original.texts), (), (), (), state))
                continue
            made = read_translation(contents, topic, language)
            found.append(
                TextStatus(
                    topic, language, len(original.texts), made.missing(original),
                    made.outdated(original), made.left_over(original), state,
                )
            )  # fmt: skip
    return tuple(found)


def worksheet(contents: Contents, topic: str, language: str) -> str:
    """The file of a translation to be filled in or brought up to date.

    Texts that are up to date stay as they are; those that are missing or out of date are blank and
    carry the hash of the English that stands above them, and the older translation beside it.

    Raises:
        FormError: No such topic, or a file that cannot be used.
    """
    original = read_topic(contents, topic)
    made = read_translation(contents, topic, language)
    outdated = set(made.outdated(original))
    lines = [f"topic: {topic}", f"language: {language}", "texts:"]
    for identifier, english in original.texts.items():
        text = made.texts.get(identifier, "")
        if not text or identifier in outdated:
            lines.append(f"  # English: {' '.join(english.split())}")
            if text:
                lines.append(f"  # Before: {' '.join(text.split())}")
            text = ""
        # JSON's strings are YAML's, whatever signs they hold.
        shown = json.dumps(text, ensure_ascii=False)
        lines.append(f'  {identifier}: {{of: "{text_hash(english)}", text: {shown}}}')
    return "\n".join(lines) + "\n"
