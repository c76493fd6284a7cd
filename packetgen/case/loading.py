"""A case file into a :class:`~packetgen.case.model.Case`, or all of its problems at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from packetgen.errors import CaseError, Problem
from packetgen.reading import (
    Structured,
    child,
    in_file_order,
    inside,
    load_schema,
    problems_against,
    read_structured,
)
from packetgen.reading.english_counts import has_problems

from .building import built_case
from .identifiers import identifier_problems
from .model import Case
from .plain_values import trimmed
from .references import reference_problems
from .table_items import with_tables


def load_case(path: Path | str, *, check_files: bool = True) -> Case:
    """The case in a YAML or JSON file.

    Args:
        path: The file; the paths in it are relative to its folder and stay inside it.
        check_files: Whether exhibit files and the letterhead must be there.

    Raises:
        CaseError: with every problem found, in the order of the file.
    """
    path = Path(path)
    structured = read_structured(path, shown=str(path), error=CaseError)
    return case_from_data(structured, path.parent, check_files=check_files)


def case_from_data(structured: Structured, folder: Path, *, check_files: bool = True) -> Case:
    """The case in data that was read before; ``folder`` is where its relative paths begin.

    Raises:
        CaseError: with every problem found, in the order of the file.
    """
    _refuse_plan(structured)
    whole, problems = with_tables(structured, folder)
    found = [
        *problems,
        *(_with_table_hint(p, whole) for p in problems_against(load_schema("case"), whole)),
        *reference_problems(whole),
        *identifier_problems(whole),
        *_file_problems(whole, folder, check_files),
    ]
    if found:
        raise CaseError(
            has_problems(structured.name, found), problems=_ordered(found, structured.name)
        )
    return built_case(replace(whole, data=trimmed(whole.data)))


def _refuse_plan(structured: Structured) -> None:
    """A plan given for its case has a hundred problems, and none of them is the real one."""
    data = structured.data
    if isinstance(data, dict) and "documents" in data and isinstance(data.get("case"), str):
        problem = Problem(
            structured.where("/documents"),
            "this is a packet plan, not a case file",
            f"The case file that it is for is {data['case']!r}.",
        )
        raise CaseError(f"{structured.name} is not a case file", problems=(problem,))


def _with_table_hint(problem: Problem, structured: Structured) -> Problem:
    """Tells those whose spreadsheet writes 3/9/2026 that the case file can say so."""
    if str(problem.location.file) == structured.name or not (
        "is not a date" in problem.message and "if that is the day" in problem.hint
    ):
        return problem
    hint = f"{problem.hint} Or add to the table's 'file:' how it writes dates: dates: month-first."
    return replace(problem, hint=hint)


def _ordered(problems: list[Problem], name: str) -> tuple[Problem, ...]:
    """The case file's own problems first, then those of the tables it points to."""
    return in_file_order(p for p in problems if str(p.location.file) == name) + in_file_order(
        p for p in problems if str(p.location.file) != name
    )


def _file_problems(structured: Structured, folder: Path, check_files: bool) -> Iterator[Problem]:
    for pointer, value in _named_files(structured.data):
        where = structured.where(pointer)
        try:
            path = inside(folder, value)
        except ValueError as reason:
            yield Problem(where, str(reason), "Copy the file into the case folder.")
            continue
        if not check_files:
            continue
        if path.is_dir():
            yield Problem(where, f"'{value}' is a folder, not a file", "Name a file in it.")
        elif not path.is_file():
            yield Problem(where, f"there is no file '{value}' in the case folder", _near(path))


def _named_files(data: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(data, dict):
        return
    exhibits = data.get("exhibits")
    for index, exhibit in enumerate(exhibits if isinstance(exhibits, list) else ()):
        if not isinstance(exhibit, dict):
            continue
        pointer = child("/exhibits", index)
        if isinstance(exhibit.get("file"), str):
            yield child(pointer, "file"), exhibit["file"]
        files = exhibit.get("files")
        for number, value in enumerate(files if isinstance(files, list) else ()):
            here = child(child(pointer, "files"), number)
            if isinstance(value, str):
                yield here, value
            elif isinstance(value, dict) and isinstance(value.get("file"), str):
                yield child(here, "file"), value["file"]
    office = data.get("office")
    if isinstance(office, dict) and isinstance(office.get("letterhead"), str):
        yield "/office/letterhead", office["letterhead"]


def _near(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return "Its folder does not exist either."
    lowered = {name.lower(): name for name in names}
    near = difflib.get_close_matches(path.name.lower(), sorted(lowered), n=1)
    return f"Did you mean '{lowered[near[0]]}'?" if near else "Copy it there, or correct the path."
