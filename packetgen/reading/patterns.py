"""Patterns: texts in which ``{name}`` stands for something that is filled in later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .near_words import did_you_mean

_FIELD = re.compile(r"\{([^{}]*)\}")


def unknown_fields(text: str, known: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Names in braces that nothing fills in, each with a hint.

    Args:
        text: The pattern.
        known: The names that are filled in; none where the text goes in as it is written.
    """
    names = list(known)
    listed = ", ".join(f"{{{name}}}" for name in names)
    for word in dict.fromkeys(_FIELD.findall(text)):
        if word in names:
            continue
        if not names:
            yield word, "Nothing is filled in here: write the words themselves."
        else:
            near = did_you_mean(word, names)
            near = re.sub(r"'(\w+)'", r"'{\1}'", near)
            yield word, f"{near} It may name {listed}.".lstrip()
