"""A CSV file as a table: every field as it is written."""

from __future__ import annotations

import csv
from collections import Counter

from packetgen.reading.english_counts import counted

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Converted
from ..sheets.press import Press, Script
from ..sheets.sheet_blocks import document
from ..sheets.table_pages import Grid, Shown, table_sections
from .text_decoding import decoded

MAX_CELLS = 300_000
_NUMBER = set("0123456789.,-+()$€£% ")


def csv_pdf(data: bytes, name: str, press: Press, encoding: str = "") -> Converted:
    """A CSV (or tab-separated) file as pages.

    Raises:
        UnusableFileError: It is no text, its encoding has to be named, or it is too long to print.
    """
    text, note = decoded(data, encoding)
    delimiter = delimiter_of(text, name)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error as error:
        raise UnusableFileError(
            f"it cannot be read as CSV ({error})", "Save it as .txt, to print it as it stands."
        ) from error
    while rows and not any(field.strip() for field in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MAX_CELLS:
        raise UnusableFileError(
            f"it is too long to print ({len(rows):,} rows of {width} columns)",
            "Choose the rows that matter, and lodge the file by itself: 'unusable: slip-sheet'.",
        )
    script = Script(press)
    shown = [
        [_cell(script(field), number) for field in (*row, *[""] * (width - len(row)))]
        for number, row in enumerate(rows)
    ]
    title = script(name)
    columns = tuple(str(number) for number in range(1, width + 1))
    blocks, sections = table_sections([Grid(title, shown, 1 if len(rows) > 1 else 0, columns)])
    made = press.sheets(document(blocks, sections=sections))
    notes = [note] if note else []
    ragged = sum(1 for row in rows if row and len(row) != width)
    if ragged:
        notes.append(f"{ragged} of its {len(rows)} rows have fewer fields than the longest")
    return Converted(
        made.pdf,
        made.pages,
        "typeset as a table",
        (*notes, *script.notes()),
        (f"a table of {counted(len(rows), 'row')}",),
    )


def _cell(field: str, row: int) -> Shown:
    number = row > 0 and any(c.isdigit() for c in field) and set(field) <= _NUMBER
    return Shown(field.strip(), "right" if number else "left")


def delimiter_of(text: str, name: str = "") -> str:
    """What stands between the fields: the sign that divides most lines alike."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    lines = [entry for entry in text.split("\n", 60)[:60] if entry.strip()]
    best, score = ",", 0.0
    for sign in (",", ";", "\t", "|"):
        counts = Counter(_outside_quotes(entry, sign) for entry in lines)
        count, often = max(
            ((c, n) for c, n in counts.items() if c), key=lambda pair: pair[1], default=(0, 0)
        )
        if count and often * (1 + count / 100) > score:
            best, score = sign, often * (1 + count / 100)
    return best


def _outside_quotes(entry: str, sign: str) -> int:
    return sum(piece.count(sign) for piece in entry.split('"')[::2])
