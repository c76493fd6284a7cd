"""One row as a worker takes it, and what a worker gives back. Both travel between processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A field's value and the heading of its column; None for a cell that is blank."""

    path: str
    value: Any = field(repr=False)
    heading: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one column of a row, in plain words; ``column`` empty: no one column."""

    column: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.column}: {self.message}" if self.column else self.message


@dataclass(frozen=True, slots=True)
class RowTask:
    """A row to be made: its number, its name among the outputs, what it says.

    ``data`` is a whole case (from a case file) instead of entries; ``folder`` is where its relative
    paths begin. ``problems`` were found while reading it: such a row is not made.
    """

    number: int
    name: str
    entries: tuple[Entry, ...] = ()
    data: Mapping[str, Any] | None = field(default=None, repr=False)
    place: str = ""
    folder: str = ""
    problems: tuple[RowProblem, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    """Names and hashes of the files that the row names."""

    @property
    def digest(self) -> str:
        """A hash of what the row says, independent of its place among the rows."""
        said: dict[str, Any] = {
            "entries": [[e.path, e.value] for e in self.entries],
            "data": self.data,
            "problems": [[p.column, p.message] for p in self.problems],
        }
        if self.named:
            said["files"] = self.named
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a row: what is put behind the row's name (".pdf", or "/drafts/x.docx")."""

    suffix: str
    data: bytes = field(repr=False)
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: its files, or its problems."""

    number: int
    files: tuple[MadeFile, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    language: str = "en"
    notes: tuple[str, ...] = ()
