"""The registry of everything that a court rule can be about.

A rule file may set these keys and no others; checks, captions and layout read them. Lengths are
points after loading, byte limits bytes, page and line counts whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .keys_caption import CAPTION_KEYS
from .keys_content import CONTENT_KEYS
from .keys_file import FILE_KEYS
from .keys_page import PAGE_KEYS
from .kinds import Key, Kind, Merge
from .vocabulary import (
    CASE_TYPES,
    CHANNELS,
    CIVIL,
    DOCUMENTS,
    FILERS,
    LABEL_SCHEMES,
    PARTS,
    TREATMENTS,
)

__all__ = [
    "CASE_TYPES",
    "CHANNELS",
    "CIVIL",
    "DOCUMENTS",
    "FILERS",
    "GROUPS",
    "KEYS",
    "LABEL_SCHEMES",
    "PARTS",
    "TREATMENTS",
    "Key",
    "Kind",
    "Merge",
    "is_locked_by",
]

_ALL = (*PAGE_KEYS, *CAPTION_KEYS, *FILE_KEYS, *CONTENT_KEYS)

KEYS: Mapping[str, Key] = MappingProxyType({key.name: key for key in _ALL})
"""Every key by name, in the order in which they are explained."""

KEYS_LISTED_BY = "'packetgen explain COURT --all' lists all keys."
"""Said where somebody names a key that is none."""

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(name.split(".", 1)[0] for name in KEYS))
"""First parts of the names; a lock may name a group or a single key."""


def is_locked_by(key: str, lock: str) -> bool:
    """Whether ``lock`` (a key, or the beginning of keys up to a dot) covers ``key``."""
    return key == lock or key.startswith(lock + ".")
