"""Tables and forms that the batch tests share."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from packetgen.batch import (
    Batch,
    ColumnMap,
    FormRecipe,
    from_guesses,
    guess_columns,
    known_fields,
    open_source,
)
from packetgen.batch.guessing import is_known
from packetgen.form import Form, load_form

TODAY = dt.date(2026, 11, 21)
OFFICE: dict[str, Any] = {
    "jurisdiction": "us-ca-superior-alameda",
    "case": {"parties": []},
    "office": {
        "name": "Eastside Tenant Law Project",
        "address": "2210 Alder Crossing, Oakland, CA 94600",
        "phone": "(510) 555-0142",
        "contact": "Priya N. Raman",
    },
}
HEAD = ("First name", "Last name", "Zip", "Phone", "Matter")
ANA = ("Ana", "Ruiz", "94612", "(510) 555-0101", "your rent")


def workbook(path: Path, rows: Sequence[Sequence[Any]], **marks: Any) -> Path:
    """An XLSX file; ``marks``: merges, hidden_columns, hidden_rows, title."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = marks.get("title", "Clients")
    for row in rows:
        sheet.append(list(row))
    for block in marks.get("merges", ()):
        sheet.merge_cells(block)
    for letter in marks.get("hidden_columns", ()):
        sheet.column_dimensions[letter].hidden = True
    for number in marks.get("hidden_rows", ()):
        sheet.row_dimensions[number].hidden = True
    book.save(path)
    return path


def table(path: Path, rows: Sequence[Sequence[Any]], *, encoding: str = "utf-8") -> Path:
    """A CSV file."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def people(count: int) -> list[tuple[str, ...]]:
    """A heading and ``count`` different people."""
    return [
        HEAD,
        *(
            (f"Ana{n}", f"Ruiz{n}", f"{94000 + n}", f"(510) 555-{n:04}", f"your rent in unit {n}")
            for n in range(1, count + 1)
        ),
    ]


def letter_recipe(form: Form | None = None, **changes: Any) -> FormRecipe:
    """The client letter for an office."""
    return FormRecipe(
        form=form or load_form("intake-letter"), today=changes.pop("today", TODAY), base=OFFICE,
        base_name="office.yaml", **changes,
    )  # fmt: skip


def batch_of(
    path: Path,
    recipe: FormRecipe | None = None,
    *,
    mapping: ColumnMap | None = None,
    fixed: Mapping[str, Any] | None = None,
    dates: str = "ask",
    names: str = "row-{row}",
    **opening: Any,
) -> Batch:
    """A batch of letters from a table, columns as guessed."""
    from dataclasses import replace

    recipe = recipe or letter_recipe()
    fields = known_fields(recipe.form.properties)
    source = open_source(path, known=lambda h: is_known(h, fields), **opening)
    mapping = mapping or from_guesses(guess_columns([c.heading for c in source.columns], fields))
    mapping = replace(mapping, fixed=fixed or {"form.decision": "engaged"}, dates=dates)
    return Batch(source, mapping, fields, recipe, names, recipe.form.id)


def shown(pdf: bytes) -> str:
    """The words of a PDF."""
    from packetgen.typeset.gates.words import text_of

    return " ".join(" ".join(text_of(pdf)).split())


def documents(out: Path) -> dict[str, bytes]:
    """Every file of a finished batch but the journal, by path."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file() and file.name != "batch.sqlite"
    }


def journal_of(out: Path) -> list[str]:
    """Everything that the journal says, in order."""
    with sqlite3.connect(f"file:{out / 'batch.sqlite'}?mode=ro", uri=True) as found:
        lines = sorted(found.iterdump())
    found.close()
    return lines
