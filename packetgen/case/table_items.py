"""Lists of a case file that stand in a table: its rows as the items that the schema describes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packetgen.errors import CaseError, Location, Problem
from packetgen.reading import Structured, child, inside, load_schema

from .cell_values import CellValue
from .tables import Row, Table, read_table
from .written_dates import written_date, written_hour, written_partial_date

_LISTS = ("counsel", "people", "events", "exhibits", "requirements", "contacts", "tasks")
_ITEMS = {
    "counsel": "counsel",
    "people": "person",
    "events": "event",
    "exhibits": "exhibit",
    "requirements": "requirement",
    "entries": "entry",
    "contacts": "contact",
    "tasks": "task",
}
_YES = frozenset({"yes", "y", "true", "x", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_SOURCE = re.compile(r"(?P<id>[a-z0-9-]+)(?:\s*[:,]?\s*(?:pages?|p\.|pp\.)?\s*(?P<page>[0-9]+))?")


def with_tables(structured: Structured, folder: Path) -> tuple[Structured, tuple[Problem, ...]]:
    """The case data with every ``{file: …}`` replaced by the rows of that table.

    A list whose table cannot be read becomes an empty list, and its problems are returned.
    """
    if not isinstance(structured.data, dict):
        return structured, ()
    data = dict(structured.data)
    expansion = _Expansion(structured, folder)
    for key in _LISTS:
        if _is_table(data.get(key)):
            reference = data[key]
            data[key] = expansion.items(reference, child("", key), _ITEMS[key])
            if key == "requirements":
                data[key] = [_with_log(item, reference) for item in data[key]]
    requirements = data.get("requirements")
    if isinstance(requirements, list):
        data["requirements"] = [
            {
                **item,
                "entries": expansion.items(item["entries"], f"/requirements/{i}/entries", "entry"),
            }
            if isinstance(item, dict) and _is_table(item.get("entries"))
            else item
            for i, item in enumerate(requirements)
        ]
    whole = Structured(
        data,
        structured.name,
        structured.positions,
        structured.written,
        {**structured.elsewhere, **expansion.places},
    )
    return whole, tuple(expansion.problems)


def _is_table(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("file"), str)
        and not set(value) - {"file", "sheet", "dates"}
    )


def _with_log(item: dict[str, Any], reference: Mapping[str, Any]) -> dict[str, Any]:
    """A requirement of a table, whose cell under "entries" names the file of its own table."""
    named = item.get("entries")
    if not isinstance(named, list) or len(named) != 1 or not isinstance(named[0], str):
        return item
    dates = {"dates": reference["dates"]} if "dates" in reference else {}
    return {**item, "entries": {"file": named[0], **dates}}


class _Expansion:
    def __init__(self, structured: Structured, folder: Path) -> None:
        self.structured = structured
        self.folder = folder
        self.places: dict[str, Location] = {}
        self.problems: list[Problem] = []
        self._definitions = load_schema("case")["$defs"]

    def items(self, reference: Mapping[str, Any], pointer: str, kind: str) -> list[Any]:
        name = str(reference["file"])
        try:
            path = inside(self.folder, name)
        except ValueError as reason:
            where = self.places.get(pointer) or self.structured.where(child(pointer, "file"))
            self.problems.append(Problem(where, str(reason)))
            return []
        try:
            table = read_table(path, shown=name, sheet=str(reference.get("sheet", "")))
        except CaseError as error:
            self.problems += error.problems
            return []
        columns = self._columns(table, kind)
        order = str(reference.get("dates", "year-first"))
        return [
            self._item(row, child(pointer, i), kind, columns, order)
            for i, row in enumerate(table.rows)
        ]

    def _columns(self, table: Table, kind: str) -> dict[str, tuple[str, ...]]:
        """Column heading -> path of keys: "Bar number" is bar_number, "last" is name.last."""
        properties = self._definitions[kind]["properties"]
        paths: dict[str, tuple[str, ...]] = {}
        for column in table.columns:
            steps = tuple(
                re.sub(r"[\s-]+", "_", step.strip().lower()) for step in column.split(".")
            )
            if len(steps) == 1 and steps[0] not in properties:
                steps = next(
                    (
                        (outer, steps[0])
                        for outer in ("name", "address", "ordered")
                        if outer in properties and steps[0] in self._parts(properties[outer])
                    ),
                    steps,
                )
            paths[column] = steps
        return paths

    def _parts(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The keys of a property's object form."""
        schema = self._resolved(schema)
        for form in (schema, *schema.get("oneOf", ())):
            if "properties" in form:
                found: Mapping[str, Any] = form["properties"]
                return found
        return {}

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in schema:
            schema = {**self._definitions[str(schema["$ref"]).rsplit("/", 1)[-1]]} | {
                k: v for k, v in schema.items() if k != "$ref"
            }
        return schema

    def _wanted(self, schema: Mapping[str, Any]) -> _Wanted:
        """What a cell may be, over all forms that the schema allows."""
        forms = [self._resolved(schema)]
        forms += [self._resolved(form) for form in forms[0].get("oneOf", ())]
        kinds: set[str] = set()
        for form in forms:
            kind = form.get("type", ())
            kinds |= {kind} if isinstance(kind, str) else set(kind)
        formats = {form.get("format") for form in forms}
        written = next((f for f in ("partial-date", "date", "time") if f in formats), "")
        return _Wanted(frozenset(kinds), written)

    def _item(
        self, row: Row, pointer: str, kind: str, columns: Mapping[str, tuple[str, ...]], order: str
    ) -> dict[str, Any]:
        item: dict[str, Any] = {}
        self.places[pointer] = row.location
        for column, cell in row.cells.items():
            steps = columns[column]
            here = child(pointer, steps[0])
            schema: Mapping[str, Any] = self._definitions[kind]["properties"].get(steps[0], {})
            target = item
            if len(steps) > 1:
                target = item.setdefault(steps[0], {})
                self.places.setdefault(here, cell.location)
                schema = self._parts(schema).get(steps[1], {})
                here = child(here, steps[1])
            self.places[here] = cell.location
            if len(steps) > 2 or not isinstance(target, dict):
                self.problems.append(
                    Problem(cell.location, "this column does not go with another one")
                )
                continue
            target[steps[-1]] = _value(cell.value, self._wanted(schema), order, steps[-1])
        return item


@dataclass(frozen=True, slots=True)
class _Wanted:
    kinds: frozenset[str]
    written: str
    """``date``, ``partial-date`` or ``time``; empty for all else."""


def _value(value: CellValue, wanted: _Wanted, order: str, key: str) -> Any:
    """A cell as the type that its key wants; as it is where that cannot be, for the schema."""
    if "array" in wanted.kinds:
        return _list(value, key)
    if key == "evidence":
        return _source(str(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if wanted.kinds == {"boolean"} and not isinstance(value, bool):
        word = str(value).lower()
        return True if word in _YES else False if word in _NO else value
    if not isinstance(value, str):
        # A number typed into a text column is Excel's doing, not a mistake of the person.
        numeric = wanted.kinds & {"integer", "number", "boolean"} or not wanted.kinds
        return value if numeric else str(value)
    if wanted.written == "time":
        return written_hour(value)
    if wanted.written == "partial-date":
        return written_partial_date(value, order)
    if wanted.written == "date":
        return written_date(value, order)
    if "string" in wanted.kinds or not wanted.kinds & {"integer", "number"}:
        return value
    if re.fullmatch(r"-?\d{1,15}", value):
        return int(value)
    return float(value) if re.fullmatch(r"-?\d{1,12}\.\d{1,9}", value) else value


def _list(value: CellValue, key: str) -> list[Any]:
    pieces = [piece.strip() for piece in re.split(r"[;\n]", str(value)) if piece.strip()]
    return [_source(piece) for piece in pieces] if key == "sources" else list(pieces)


def _source(text: str) -> dict[str, Any]:
    match = _SOURCE.fullmatch(text.strip())
    if match is None:
        return {"text": text}
    source: dict[str, Any] = {"exhibit": match["id"]}
    if match["page"]:
        source["page"] = int(match["page"])
    return source
