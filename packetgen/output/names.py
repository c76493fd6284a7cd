"""File names that every system takes: Windows, macOS, Linux, and a court's upload page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.I)
LIMIT = 120
"""Bytes of a file name with its suffix: within every file system's limit, with room for a path."""


def safe_name(text: str, suffix: str = "", *, limit: int = LIMIT) -> str:
    """``text`` as one file name: letters of any script stay, what a file system refuses goes.

    Names that Windows keeps for devices (CON, NUL, COM1 …) get an underscore; a name that would be
    empty becomes "document"; a long one is cut between characters so that, in UTF-8 and with
    ``suffix``, it has at most ``limit`` bytes.
    """
    name = unicodedata.normalize("NFC", text)
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub(" ", name)).strip(" .")
    while len((name + suffix).encode("utf-8", "replace")) > limit and name:
        name = name[:-1].rstrip(" .")
    name = name or "document"
    return f"_{name}{suffix}" if _RESERVED.fullmatch(name) else f"{name}{suffix}"


def unique_names(texts: Iterable[str], suffix: str = "", *, limit: int = LIMIT) -> list[str]:
    """Safe names for many texts, in order; those that would be one file get " (2)", " (3)"."""
    taken: set[str] = set()
    names: list[str] = []
    for text in texts:
        name = safe_name(text, suffix, limit=limit)
        count = 1
        while name.casefold() in taken:
            count += 1
            ending = f" ({count}){suffix}"
            name = safe_name(text, ending, limit=limit)
        taken.add(name.casefold())
        names.append(name)
    return names


def path_problem(path: str) -> str:
    """Why a relative path cannot be written everywhere; empty when it can."""
    if not path or path.startswith("/") or "\\" in path:
        return "it is not a relative path with '/' between folders"
    for piece in path.split("/"):
        if piece in {"", ".", ".."}:
            return "it leaves its folder or has an empty part"
        if safe_name(piece, limit=255) != unicodedata.normalize("NFC", piece):
            return f"'{piece}' is not a file name on every system"
    return ""
