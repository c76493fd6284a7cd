"""The caseload report over many case files: DOCX, PDF, CSV and XLSX."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from packetgen.case import Case, load_case
from packetgen.casework import Caseload, caseload
from packetgen.docx import read_docx
from packetgen.draft import DraftingInstructions, draft
from packetgen.errors import CaseError, Location, PacketgenError, Problem
from packetgen.form import load_form
from packetgen.output import Sheet, csv_bytes, xlsx_bytes
from packetgen.reading.english_days import long_day
from packetgen.typeset import open_fonts, typeset

FORM = "caseload-report"
_NOT_SHOWN = "not shown"
"""What stands in place of the share of a withheld number, on paper too."""
_NAMES = ("case.yaml", "case.yml", "case.json")


def case_files(places: Sequence[Path]) -> tuple[Path, ...]:
    """The case files among files and folders, each once, in order; folders are searched whole.

    Raises:
        CaseError: A place is not there, or holds no case file.
    """
    found: dict[Path, None] = {}
    problems = []
    for place in places:
        if place.is_file():
            found[place] = None
            continue
        held = sorted(path for path in place.rglob("*") if path.name in _NAMES and path.is_file())
        if not held:
            what = "there is no case file in this folder" if place.is_dir() else "it is not there"
            hint = f"Case files are named {', '.join(_NAMES)}; name others one by one."
            problems.append(Problem(Location(str(place)), what, hint))
        found |= dict.fromkeys(held)
    if problems:
        raise CaseError("The case files could not be found.", problems=tuple(problems))
    return tuple(found)


def load_caseload(paths: Sequence[Path]) -> tuple[Case, ...]:
    """All cases; nothing is counted while one of them cannot be read.

    Raises:
        CaseError: With the problems of every case file.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            cases.append(load_case(path, check_files=False))
        except PacketgenError as error:
            problems += error.problems or (Problem(Location(str(path)), error.message, error.hint),)
    if problems:
        raise CaseError(
            "Some cases cannot be read, so nothing was counted.", problems=tuple(problems)
        )
    return tuple(cases)


def caseload_files(
    cases: Sequence[Case], *, as_of: dt.date, today: dt.date, heading: str = "", note: str = "",
    form_folders: Sequence[Path] = (),
) -> dict[str, bytes]:  # fmt: skip
    """The report's files by name.

    Args:
        cases: The cases counted.
        as_of: Requirements and outcomes as of this day.
        today: The day of the build.
        heading: Another heading.
        note: Words of the office, in Markdown.
        form_folders: Folders with forms of one's own, which may replace ``caseload-report``.

    Raises:
        FormError: The template cannot be filled.
        EngineError: The report cannot be typeset.
    """
    made = caseload(cases, as_of)
    form = load_form(FORM, extra=form_folders)
    empty = Case(jurisdiction="us")
    offices = {case.office.name for case in cases}
    values = _values(made, heading, note, offices.pop() if len(offices) == 1 else "")
    drafted = draft(
        form,
        empty,
        None,
        DraftingInstructions(today=today, document_id="caseload", values=values, literal=True),
    )
    done = typeset(
        read_docx(drafted.docx, name="caseload.docx"), layout=None, title=form.title, today=today,
        fonts=open_fonts(), source=drafted.docx, engine="typst", footer_title=drafted.footer_title,
    )  # fmt: skip
    sheet = caseload_sheet(made)
    return {
        "caseload.csv": csv_bytes(sheet),
        "caseload.docx": drafted.docx,
        "caseload.pdf": done.pdf,
        "caseload.xlsx": xlsx_bytes([sheet]),
    }


def caseload_sheet(made: Caseload) -> Sheet:
    """All tables in one, as the paper has them; a withheld number is the word, never a blank."""
    rows: list[tuple[str | int, ...]] = [
        ("As of", long_day(made.as_of), "", "", made.sentence),
    ]
    for table in made.tables:
        rows += [
            (
                table.title,
                row.label,
                row.shown if row.count is None else row.count,
                row.share or _NOT_SHOWN,
                "",
            )
            for row in table.rows
        ]
        share = "100%" if table.complete else _NOT_SHOWN
        rows.append((table.title, "All together", table.total, share, table.note))
    headings = ("Table", "Group", "Number", "Share", "Remark")
    return Sheet("Caseload", headings, tuple(rows), (28, 36, 18, 12, 40))


def _values(made: Caseload, heading: str, note: str, office: str) -> dict[str, Any]:
    tables = []
    for table in made.tables:
        rows = [
            {"label": r.label, "shown": r.shown}
            | ({} if r.count is None else {"count": r.count, "share": r.share})
            for r in table.rows
        ]
        tables.append(
            {
                "title": table.title, "total": table.total, "rows": rows,
                "drawn": table.chart is not None,
                "complete": table.complete,
            }
            | ({"note": table.note} if table.note else {})
        )  # fmt: skip
    return {
        "as_of": made.as_of.isoformat(), "sentence": made.sentence, "tables": tables,
        **({"heading": heading} if heading else {}),
        **({"note": note} if note else {}),
        **({"office_name": office} if office else {}),
    }  # fmt: skip
