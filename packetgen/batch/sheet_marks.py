"""What an XLSX sheet says beside its values: hidden rows and columns, merged cells, sheets.

Read from the sheet's XML in one pass: the reader that streams values does not tell.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells; rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Row and column numbers count from 1; ``unsaved`` are cells whose formula has no result."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    unsaved: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet as the workbook lists it. ``rows`` is the number of rows that hold a value."""

    name: str
    part: str = field(repr=False)
    hidden: bool = False
    rows: int = 0


def sheets_of(path: Path) -> tuple[SheetName, ...]:
    """The workbook's sheets in order; empty for what is no workbook that can be read."""
    try:
        with zipfile.ZipFile(path) as package:
            targets = _targets(package)
            found: list[SheetName] = []

            def start(name: str, attributes: Mapping[str, str]) -> None:
                if name == "sheet":
                    relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
                    part = targets.get(relation, "")
                    hidden = attributes.get("state", "visible") != "visible"
                    found.append(SheetName(attributes.get("name", ""), part, hidden))

            _walk(package, "xl/workbook.xml", start)
            return tuple(
                SheetName(sheet.name, sheet.part, sheet.hidden, _filled(package, sheet.part))
                for sheet in found
                if sheet.part in package.namelist()
            )
    except (OSError, zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError):
        return ()


def marks_of(path: Path, sheet: SheetName) -> SheetMarks:
    """Hidden rows and columns, merges and unsaved formulas of one sheet.

    Raises:
        ValueError: The sheet's XML is damaged.
    """
    rows: set[int] = set()
    columns: set[int] = set()
    merges: list[Merge] = []
    formulas: set[tuple[int, int]] = set()
    here: list[tuple[int, int]] = [(0, 0)]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "row" and attributes.get("hidden") in {"1", "true"}:
            rows.add(int(attributes.get("r", "0")))
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes["min"]), int(attributes["max"])
            columns.update(range(first, min(last, first + 500) + 1))
        elif name == "c":
            here[0] = _place(attributes.get("r", ""))
        elif name == "f":
            formulas.add(here[0])
        elif name == "mergeCell":
            first_cell, _, last_cell = attributes.get("ref", "").partition(":")
            top, left = _place(first_cell)
            bottom, right = _place(last_cell or first_cell)
            merges.append(Merge(top, left, bottom, right))

    def value() -> None:
        formulas.discard(here[0])

    try:
        with zipfile.ZipFile(path) as package:
            _walk(package, sheet.part, start, value)
    except (OSError, zipfile.BadZipFile, expat.ExpatError, KeyError) as reason:
        raise ValueError("the sheet is damaged") from reason
    return SheetMarks(
        frozenset(rows), frozenset(columns), tuple(merges), frozenset(formulas - {(0, 0)})
    )


def _targets(package: zipfile.ZipFile) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[attributes.get("Id", "")] = posixpath.normpath(whole)

    _walk(package, "xl/_rels/workbook.xml.rels", start)
    return found


def _filled(package: zipfile.ZipFile, part: str) -> int:
    rows: set[int] = set()
    here = [0]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            here[0] = int(attributes.get("r", here[0] + 1))

    _walk(package, part, start, lambda: rows.add(here[0]))
    return len(rows)


def _walk(
    package: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Mapping[str, str]], None],
    value: Callable[[], None] | None = None,
) -> None:
    """Every opening tag of a part, without its prefix; a document type is refused.

    ``value`` is called where a cell's value (``v``, ``is``) holds something.
    """
    inside = [False]

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        bare = name.split(":")[-1]
        if bare in {"v", "is"}:
            inside[0] = True
        start(bare, attributes)

    def closed(name: str) -> None:
        if name.split(":")[-1] in {"v", "is"}:
            inside[0] = False

    def characters(text: str) -> None:
        if value is not None and inside[0] and text.strip():
            value()

    def refuse(*_: object) -> None:
        raise ValueError("a workbook has no document type")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = characters
    with package.open(part) as stream:
        parser.ParseFile(stream)


def _place(reference: str) -> tuple[int, int]:
    match = _CELL.fullmatch(reference)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
