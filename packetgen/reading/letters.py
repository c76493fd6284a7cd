"""Texts held against each other by their letters, whatever stands between them."""

from __future__ import annotations

import re
import unicodedata


def letters_of(text: str) -> str:
    """The letters and digits of a text, small: white space, marks and line ends do not count."""
    return re.sub(r"[\W_]", "", text).casefold()


def unaccented(text: str) -> str:
    """The same without accents: "Hernández, María" and "HERNANDEZ MARIA" are equal."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())
