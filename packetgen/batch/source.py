"""Where the rows of a batch come from: CSV, XLSX, JSON Lines, or a folder of case files.

A source is opened once for its columns and read as often as needed, a row at a time. What is left
out (blank rows, totals, repeated headings) is either blank or given as :class:`LeftOut`: nothing
that holds a value is dropped without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetgen.case.tables import Cell
from packetgen.errors import CaseError, Location, Problem

from .headings import Column

ROW_HEADING = "packetgen row"
"""Heading of the first column of an error sheet: a corrected sheet says with it which row is which.
"""
CORRECT_HERE = "Correct here"
"""The sheet of an error workbook that is corrected and fed back."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row that is to be made: its number in the file, its filled cells by heading.

    ``data`` is set instead of cells where the row is a whole case (a case file, or a line of JSON
    with ``case``). ``problems`` concern single cells.
    """

    number: int
    cells: Mapping[str, Cell] = field(repr=False)
    location: Location
    problems: tuple[Problem, ...] = ()
    data: Mapping[str, Any] | None = field(default=None, repr=False)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not made, and why in plain words.

    ``whole`` is false where only a cell of the row is not read.
    """

    number: int
    reason: str
    whole: bool = True

    def __str__(self) -> str:
        return f"row {self.number}{' left out' if self.whole else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Source:
    """An opened source. ``kind`` is table, json or folder; ``read`` begins anew on every call."""

    name: str
    kind: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    read: Callable[[], Iterator[SourceRow | LeftOut]] = field(repr=False)
    sheet: str = ""

    @property
    def corrections(self) -> bool:
        """Whether this is an error sheet that somebody corrected."""
        return any(column.heading == ROW_HEADING for column in self.columns)


def open_source(
    path: Path,
    *,
    sheet: str = "",
    heading_rows: int | None = None,
    hidden_rows: str = "ask",
    known: Callable[[str], bool] | None = None,
) -> Source:
    """Open a file or folder of rows.

    Args:
        path: A CSV or XLSX file, JSON Lines (``.jsonl``, ``.ndjson``), or a folder of case files
            (YAML or JSON), each of which is a row.
        sheet: A sheet of a workbook; default: the first visible one that holds something.
        heading_rows: 1 or 2 where packetgen finds the wrong headings.
        hidden_rows: What to do with rows that are hidden in the sheet: ask (an error), use, skip.
        known: Whether a text is a heading that packetgen knows, which helps to find headings of two
            rows; default: by the fields of every case.

    Raises:
        CaseError: It cannot be read, or one must say first what is meant.
    """
    if path.is_dir():
        from .case_files import open_folder

        return open_folder(path)
    if path.suffix.lower() in {".jsonl", ".ndjson"}:
        from .json_lines import open_json_lines

        return open_json_lines(path)
    if path.suffix.lower() in {".json", ".yaml", ".yml"}:
        problem = Problem(
            Location(file=path.name),
            "this is one case file, not a table of many people",
            "Name the folder that holds the case files, or a CSV, XLSX or JSON Lines (.jsonl) "
            "file.",
        )
        raise CaseError(f"{path.name} is no table", problems=(problem,))
    from .fields import known_fields
    from .guessing import is_known
    from .table_source import open_table

    if known is None:
        usual = known_fields()
        known = lambda heading: is_known(heading, usual)  # noqa: E731
    return open_table(
        path, sheet=sheet, heading_rows=heading_rows, hidden_rows=hidden_rows, known=known
    )
