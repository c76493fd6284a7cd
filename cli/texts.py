"""The texts that ``review`` and ``translate-status`` speak of: handouts by topic, papers by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path


def texts_by_topic(
    form_id: str, topics: Sequence[str], form_folders: Sequence[Path]
) -> Mapping[str, Mapping[str, str]]:
    """The contents that hold each of some topics.

    Args:
        form_id: The form of handouts.
        topics: Topics of handouts, ids of papers in several languages, or "all": all handouts.
        form_folders: Folders with forms of one's own.

    Raises:
        FormError: One of them is neither.
    """
    from packetgen.errors import FormError
    from packetgen.form import load_form
    from packetgen.handout import topic_ids

    handouts = load_form(form_id, extra=form_folders)
    on = topic_ids(handouts.content)
    found: dict[str, Mapping[str, str]] = {}
    for topic in [t for name in topics for t in (on if name == "all" else (name,))]:
        if topic in on:
            found[topic] = handouts.content
            continue
        papers = paper_ids(form_folders)
        if topic not in papers:
            raise FormError(
                f"There is no handout on {topic!r}, and no such paper in several languages.",
                hint=f"Handouts: {', '.join(on)}. Papers: {', '.join(papers)}.",
            )
        found[topic] = load_form(topic, extra=form_folders).content
    return found


def every_text(
    form_id: str, form_folders: Sequence[Path]
) -> Iterator[tuple[str, Sequence[str], Mapping[str, str]]]:
    """Name of their words in common, topics and contents: the handouts, then each paper.

    Words that several papers share come with the first of them alone.
    """
    from packetgen.form import load_form
    from packetgen.handout import COMMON, topic_ids

    handouts = load_form(form_id, extra=form_folders)
    yield COMMON, (COMMON, *topic_ids(handouts.content)), handouts.content
    seen = set()
    for identifier in paper_ids(form_folders):
        form = load_form(identifier, extra=form_folders)
        words = tuple(text for name, text in form.content.items() if name.startswith(f"{COMMON}/"))
        topics = (identifier,) if words in seen else (COMMON, identifier)
        seen.add(words)
        yield f"{form.shared_words} in common", topics, form.content


def text_named(
    name: str, form_id: str, form_folders: Sequence[Path]
) -> tuple[Mapping[str, str], str]:
    """The contents and the topic in them that a name means; words in common by their own name.

    Raises:
        FormError: There is none of that name.
    """
    from packetgen.form import load_form
    from packetgen.handout import COMMON

    if name == COMMON:
        return load_form(form_id, extra=form_folders).content, COMMON
    for identifier in paper_ids(form_folders):
        form = load_form(identifier, extra=form_folders)
        if form.shared_words == name:
            return form.content, COMMON
    return texts_by_topic(form_id, (name,), form_folders)[name], name


def paper_ids(form_folders: Sequence[Path]) -> tuple[str, ...]:
    """Forms that say their own words in several languages."""
    from packetgen.form import known_forms

    return tuple(form.id for form in known_forms(form_folders) if form.shared_words)
