"""How a file of an exhibit is taken in, where that is for a person to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the case file or the plan says of a file beside its name; empty: nothing is said.

    Attributes:
        password_env: Environment variable that holds the password which opens the file.
        show_changes: Tracked changes and comments as final, original or marked.
        hidden: Hidden text, rows, columns and sheets: show or omit.
        drawings: Charts and pictures of a spreadsheet, which no table can show: omit.
        attachments: Attachments of an e-mail: include (the default) or list.
        unusable: What becomes of a file that cannot be used: stop (the default) or slip-sheet.
        lodged: Where the native file is lodged, in words for the slip sheet.
        encoding: Encoding of a text file that is not UTF-8.
        repair: yes: repair a damaged PDF.
        ocr: Languages in which scanned pages are read (``eng``, ``eng+spa``); no: not at all.
    """

    password_env: str = ""
    show_changes: str = ""
    hidden: str = ""
    drawings: str = ""
    attachments: str = ""
    unusable: str = ""
    lodged: str = ""
    encoding: str = ""
    repair: str = ""
    ocr: str = ""

    def over(self, other: Treatment) -> Treatment:
        """This treatment, with what it does not say taken from ``other``."""
        return Treatment(*(getattr(self, name) or getattr(other, name) for name in KEYS))


UNTREATED = Treatment()
"""Nothing is said."""

KEYS = tuple(field.name for field in fields(Treatment))


@dataclass(frozen=True, slots=True)
class ExhibitFile:
    """One file of an exhibit.

    ``pages`` are the pages to take of this file (empty: all); a ``title`` makes it a sub-exhibit
    with a sheet and a bookmark of its own (A-1, A-2, …).
    """

    path: PurePosixPath
    pages: str = ""
    title: str = ""
    treatment: Treatment = UNTREATED


def treatment_of(data: Mapping[str, Any]) -> Treatment:
    """The treatment that a mapping of a case file or plan asks for; other keys are passed over."""
    said = {name: data[name] for name in KEYS if name in data}
    for name in ("repair", "ocr"):
        if isinstance(said.get(name), bool):
            said[name] = ("eng" if name == "ocr" else "yes") if said[name] else "no"
    return Treatment(**said)


def exhibit_file(entry: str | Mapping[str, Any]) -> ExhibitFile:
    """A file as a case file names it: a path, or a mapping with what is to be done to it."""
    data: Mapping[str, Any] = {"file": entry} if isinstance(entry, str) else entry
    return ExhibitFile(
        PurePosixPath(data["file"].replace("\\", "/")),
        str(data.get("pages", "")),
        data.get("title", ""),
        treatment_of(data),
    )
