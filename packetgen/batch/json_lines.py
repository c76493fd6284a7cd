"""Rows of a JSON Lines file: one object a line, flat as a table's row or a whole case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packetgen.case.cell_values import CellValue
from packetgen.case.tables import Cell
from packetgen.errors import CaseError, Location, Problem

from .headings import Column, letter_of
from .source import LeftOut, Source, SourceRow

MAX_LINE = 2 * 1024 * 1024
"""Characters of a line; a case with a thousand events has about 200,000."""


def open_json_lines(path: Path) -> Source:
    """Open ``path``; nested objects give columns such as ``client.name.last``.

    Raises:
        CaseError: The file cannot be opened or its first line is no object.
    """
    headings: dict[str, None] = {}
    whole = False
    for row in _rows(path):
        if isinstance(row, SourceRow):
            whole = whole or row.data is not None
            headings |= dict.fromkeys(row.cells)
    if not headings and not whole:
        problem = Problem(Location(file=path.name), "there is no row in it")
        raise CaseError(f"{path.name} is empty", problems=(problem,))
    columns = tuple(Column(h, i, letter_of(i)) for i, h in enumerate(headings))
    return Source(path.name, "json", columns, (), lambda: _rows(path))


def _rows(path: Path) -> Iterator[SourceRow | LeftOut]:
    name = path.name
    try:
        stream = path.open(encoding="utf-8-sig", newline=None)
    except OSError as reason:
        why = (reason.strerror or "unknown reason").lower()
        raise CaseError(f"{name} cannot be read ({why})") from reason
    with stream:
        number = 0
        while True:
            try:
                line = stream.readline(MAX_LINE + 1)
            except UnicodeDecodeError:
                problem = Problem(
                    Location(file=name, line=number + 1), "it is not UTF-8", "Save it as UTF-8."
                )
                raise CaseError(f"{name} cannot be read", problems=(problem,)) from None
            if not line:
                return
            number += 1
            if line.strip():
                yield _row(line, number, name, path.parent)


def _row(line: str, number: int, name: str, folder: Path) -> SourceRow:
    place = Location(file=name, line=number)
    try:
        if len(line) > MAX_LINE:
            raise ValueError("the line is too long")
        item = json.loads(line)
        if not isinstance(item, dict):
            raise ValueError("it is no object in braces")
    except (ValueError, RecursionError) as reason:
        what = "it is no valid JSON"
        if not isinstance(reason, json.JSONDecodeError) and reason.args:
            what = str(reason.args[0])
        return SourceRow(number, {}, place, (Problem(place, what, "One object on each line."),))
    if isinstance(item.get("case"), dict):
        return SourceRow(number, {}, place, (), item, folder)
    cells: dict[str, Cell] = {}
    _flatten(item, "", cells, place)
    return SourceRow(number, cells, place)


def _flatten(item: Mapping[str, Any], above: str, cells: dict[str, Cell], place: Location) -> None:
    for key, value in item.items():
        path = f"{above}.{key}" if above else str(key)
        if isinstance(value, Mapping):
            _flatten(value, path, cells, place)
        else:
            flat = _flat(value)
            if flat is not None:
                cells[path] = Cell(flat, place)


def _flat(value: Any) -> CellValue | None:
    if isinstance(value, list):
        return "; ".join(str(item) for item in value) or None
    if isinstance(value, str):
        return value.strip() or None
    return value if isinstance(value, (bool, int, float)) else None
