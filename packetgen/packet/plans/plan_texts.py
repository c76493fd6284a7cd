"""Texts of a plan that are printed as they stand: which cannot be, or name what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packetgen.errors import Problem
from packetgen.reading import Structured
from packetgen.reading.patterns import unknown_fields

COVER_FIELDS = ("file", "files", "volumes", "pages")
"""What the words on a volume's cover may name in braces."""


def text_problems(structured: Structured) -> Iterator[Problem]:
    """Prefixes of two lines, and names in braces that nothing fills in."""
    for pointer, text, one_line, fields in _texts(structured.data):
        if not isinstance(text, str):
            continue
        where = structured.where(pointer)
        if one_line and any(char in text for char in "\t\n\r\x85\u2028\u2029"):
            yield Problem(where, "holds a line break or a tab", "Write it on one line.")
        for word, hint in unknown_fields(text, fields):
            yield Problem(where, f"names {{{word}}}, which is not known here", hint)


def bare_name(name: str) -> str:
    """A file's name without its ending, which it gets anyway."""
    return name[:-4] if name.lower().endswith(".pdf") and len(name) > 4 else name


def _texts(data: dict[str, Any]) -> Iterator[tuple[str, Any, bool, tuple[str, ...]]]:
    """Pointer, text, whether it has to be one line, and what it may name in braces."""
    options = _mapping(data.get("options"))
    for group, key in (("labels", "prefix"), ("labels", "start"), ("bates", "prefix")):
        yield f"/options/{group}/{key}", _mapping(options.get(group)).get(key), True, ()
    yield "/options/volumes/cover", _mapping(options.get("volumes")).get("cover"), False, (
        COVER_FIELDS
    )  # fmt: skip
    for at, copy in enumerate(_list(data.get("copies"))):
        yield f"/copies/{at}/legend", _mapping(copy).get("legend"), False, ()
    for at, filing in enumerate(_list(data.get("filings"))):
        yield f"/filings/{at}/name", _mapping(filing).get("name"), True, ()
    for at, document in enumerate(_list(data.get("documents"))):
        for number, attached in enumerate(_list(_mapping(document).get("exhibits"))):
            pointer = f"/documents/{at}/exhibits/{number}/section"
            yield pointer, _mapping(attached).get("section"), True, ()


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
