"""Texts held against each other by their letters, whatever stands between them."""

from __future__ import annotations

import re


def letters_of(text: str) -> str:
    """The letters and digits of a text, small: white space, marks and line ends do not count."""
    return re.sub(r"[\W_]", "", text).casefold()
