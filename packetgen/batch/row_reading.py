"""Rows of a source as tasks: cells converted by their mapping, each with its column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from packetgen.case.cell_values import CellValue
from packetgen.case.tables import Cell
from packetgen.errors import Problem

from .fields import Field, field_at
from .mapping import ColumnMap
from .source import SourceRow
from .table_days import date_order
from .task import Entry, RowProblem, RowTask
from .unusable import AmbiguousDate, Unusable
from .values import Ways, read_value, says_nothing


class RowReader:
    """Reads rows by a mapping; keeps count of dates that could be two different days."""

    def __init__(self, mapping: ColumnMap, fields: Sequence[Field]) -> None:
        self._mapping = mapping
        self._ways = Ways(mapping.dates, mapping.languages)
        self._fields = {heading: field_at(path, fields) for heading, path in _mapped(mapping)}
        self._paths = dict(_mapped(mapping))
        self._fixed = tuple(
            (path, read_value(value, field_at(path, fields), self._ways))
            for path, value in mapping.fixed.items()
        )
        states = [h for h, p in self._paths.items() if p == "client.address.state"]
        self._state = states[0] if states else ""
        self.ambiguous: dict[str, int] = {}
        """Column to the first row with a date that could be two different days."""
        self.telling: dict[str, dict[str, int]] = {}
        """Column to the orders that dates in it must have, and the first row of each."""

    def task(self, row: SourceRow, name: str) -> RowTask:
        """The row as a task; what cannot be converted becomes its problems."""
        # What is wrong in a column that is not used spoils no row.
        problems = [
            problem
            for problem in map(_plain, row.problems)
            if not problem.column or problem.column in self._paths or row.data is not None
        ]
        if row.data is not None:
            folder = str(row.folder) if row.folder is not None else ""
            if not isinstance(row.data.get("values") or {}, Mapping):
                hint = "Write the form's values by name, as in values: {matter: your rent}."
                problems.append(RowProblem("values", "is not keys with values", hint))
            return RowTask(
                row.number, name, self._same(), row.data, str(row.location), folder,
                tuple(problems),
            )  # fmt: skip
        entries: list[Entry] = []
        lists: dict[str, list[Any]] = {}
        blank: list[tuple[str, str]] = []
        state = self._state_of(row.cells)
        for heading, path in self._paths.items():
            cell = row.cells.get(heading)
            field = self._fields[heading]
            if cell is None or says_nothing(cell.value, field):
                blank.append((path, heading))
                continue
            self._note_date(heading, field, cell.value, row.number)
            try:
                value = read_value(cell.value, field, self._ways, state=state)
            except AmbiguousDate as slip:
                self.ambiguous.setdefault(heading, row.number)
                problems.append(RowProblem(heading, slip.message, slip.hint))
                continue
            except Unusable as slip:
                problems.append(RowProblem(heading, slip.message, slip.hint))
                continue
            if field is not None and field.several:
                pieces = value if isinstance(value, list) else [value]
                if path in lists:
                    lists[path] += pieces
                    continue
                lists[path] = value = list(pieces)
            entries.append(Entry(path, value, heading))
            self._with_time(path, cell.value, heading, entries)
        known = {entry.path for entry in entries}
        # A blank cell says that there is nothing, whatever the base case has there.
        entries += [Entry(path, None, heading) for path, heading in blank if path not in known]
        known |= {path for path, _ in blank}
        entries += [entry for entry in self._same() if entry.path not in known]
        return RowTask(
            row.number, name, tuple(entries), None, str(row.location), "", tuple(problems)
        )

    def _same(self) -> tuple[Entry, ...]:
        return tuple(Entry(path, value) for path, value in self._fixed)

    def _state_of(self, cells: Mapping[str, Cell]) -> str:
        cell = cells.get(self._state)
        return str(cell.value) if cell is not None else ""

    def _note_date(self, heading: str, field: Field | None, value: CellValue, row: int) -> None:
        if field is not None and field.kind == "date":
            order = date_order(value)
            if order in {"month-first", "day-first"}:
                self.telling.setdefault(heading, {}).setdefault(order, row)

    def _with_time(self, path: str, value: CellValue, heading: str, entries: list[Entry]) -> None:
        """A cell with day and time fills both, where no column of its own gives the time."""
        if not path.endswith(".on") or f"{path[:-3]}.time" in self._paths.values():
            return
        _, _, clock = str(value).partition(" ")
        if isinstance(value, str) and ":" in clock:
            try:
                time = read_value(clock.strip(), Field("", "time", ""), self._ways)
            except Unusable:
                return
            entries.append(Entry(f"{path[:-3]}.time", time, heading))

    def date_questions(self) -> tuple[Problem, ...]:
        """One problem for each column whose dates could be read in two orders."""
        from packetgen.errors import Location

        found = []
        for heading, row in self.ambiguous.items():
            orders = self.telling.get(heading, {})
            evidence = "".join(
                f" Row {tell} can only be {order.replace('-', ' ')}."
                for order, tell in orders.items()
            )
            if len(orders) > 1:
                evidence += " No order fits the whole column: write its days as 2026-03-09."
            found.append(
                Problem(
                    Location(detail=f"column '{heading}', row {row}"),
                    "the date could be two different days, as 03/04/2026 is March 4 or April 3",
                    "Say how this table writes dates: --dates month-first (or day-first), or "
                    f"'dates: month-first' in the mapping file.{evidence}",
                )
            )
        return tuple(found)

    def date_remarks(self) -> tuple[str, ...]:
        """What is to be said of columns that write days in two orders, each read as it must be."""
        if self._ways.dates != "ask":
            return ()  # dates of the other order are errors of their rows
        return tuple(
            f"column '{heading}' writes days in two orders: row {orders['month-first']} month "
            f"first, row {orders['day-first']} day first. Each was read in the one way that is "
            "possible; look at them."
            for heading, orders in self.telling.items()
            if len(orders) > 1
        )


def _mapped(mapping: ColumnMap) -> Iterable[tuple[str, str]]:
    return ((heading, path) for heading, path in mapping.targets.items() if path)


def _plain(problem: Problem) -> RowProblem:
    place = problem.location
    column = place.detail or place.pointer or ""
    if column.startswith("cell "):
        column = ""
    return RowProblem(column, problem.message, problem.hint)
