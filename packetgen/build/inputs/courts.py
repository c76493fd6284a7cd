"""The court of a packet, and where plan or case file name it when there is no such court."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from packetgen.case import Case, case_from_data
from packetgen.errors import (
    CaseError,
    JurisdictionError,
    Location,
    PacketError,
    PacketgenError,
    Problem,
)
from packetgen.jurisdiction import known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction
from packetgen.jurisdiction.orders import FILE as CASE_FILE
from packetgen.packet import Plan
from packetgen.reading import Structured, did_you_mean, in_file_order, inside, read_structured
from packetgen.reading.formats import calendar_day


def resolve_court(
    identifier: str,
    conditions: Conditions,
    case: Case,
    case_file: Structured,
    *,
    named_at: Location,
    extra: Sequence[Path] = (),
) -> Jurisdiction:
    """The court's rules with the case's orders.

    Args:
        identifier: The court's id.
        conditions: What the rules ask about.
        case: The case, for its orders.
        case_file: The case file as it was read, for the lines of its orders.
        named_at: Where the court is named.
        extra: Folders with courts of one's own.

    Raises:
        JurisdictionError: with the line of the case file or plan where that is what is wrong.
    """
    try:
        return resolve(
            identifier,
            conditions,
            extra=extra,
            orders=case.orders,
            county=case.court.county,
            court_lines=case.court.lines,
        )
    except JurisdictionError as error:
        if error.problems:
            problems = tuple(_placed(problem, case_file) for problem in error.problems)
        elif identifier not in (known := known_jurisdictions(extra)):
            problems = (_no_such_court(identifier, known, named_at),)
            raise JurisdictionError("the court is not known", problems=problems) from None
        else:
            raise
        raise JurisdictionError(error.message, hint=error.hint, problems=problems) from None


def case_for_court(written: Structured, folder: Path, *, extra: Sequence[Path] = ()) -> Case:
    """The case in a file that was read, whose other problems do not hide an unknown court.

    Args:
        written: The case file.
        folder: Where its relative paths begin.
        extra: Folders with courts of one's own.

    Raises:
        CaseError: with every problem of the case file.
    """
    try:
        return case_from_data(written, folder)
    except CaseError as error:
        named = written.data.get("jurisdiction") if isinstance(written.data, dict) else None
        place = written.where("/jurisdiction")
        unknown = unknown_court(named, place, extra) if isinstance(named, str) else ()
        if not unknown or not error.problems:
            raise
        own = [p for p in error.problems if str(p.location.file) == written.name]
        others = tuple(p for p in error.problems if str(p.location.file) != written.name)
        problems = (*in_file_order((*own, *unknown)), *others)
        count = f"{len(problems)} problems"
        raise CaseError(f"{written.name} has {count}", problems=problems) from None


def with_case_problems(
    error: PacketError, plan_path: Path, *, extra: Sequence[Path] = ()
) -> PacketError:
    """A plan's problems together with those of the case file that it names, if that can be read."""
    try:
        data = read_structured(plan_path, shown=plan_path.name).data
        named = data.get("case") if isinstance(data, dict) else None
        path = inside(plan_path.parent, named) if isinstance(named, str) else None
    except (PacketgenError, ValueError):
        return error
    if path is None or not path.is_file() or not error.problems:
        return error
    try:
        case_for_court(
            read_structured(path, shown=path.name, error=CaseError), path.parent, extra=extra
        )
    except CaseError as also:
        own = also.problems or (Problem(Location(path.name), also.message, also.hint),)
        message = f"{error.message}; {also.message}"
        return PacketError(message, hint=error.hint, problems=(*error.problems, *own))
    return error


def unknown_court(
    identifier: str, named_at: Location, extra: Sequence[Path] = ()
) -> tuple[Problem, ...]:
    """The problem of a court that there is not; empty for a known one."""
    known = known_jurisdictions(extra)
    return () if identifier in known else (_no_such_court(identifier, known, named_at),)


def _no_such_court(identifier: str, known: Iterable[str], named_at: Location) -> Problem:
    near = did_you_mean(identifier, known)
    hint = near or "'packetgen jurisdictions' lists the courts."
    return Problem(named_at, f"no court is called '{identifier}'", hint)


def load_case_for_court(
    path: Path, *, today: dt.date, extra: Sequence[Path] = ()
) -> tuple[Case, Jurisdiction]:
    """A case file by itself, with its court and the orders in it.

    Args:
        path: The case file.
        today: The day as of which the court's rules are read.
        extra: Folders with courts of one's own.

    Raises:
        CaseError: with every problem of the case file.
        JurisdictionError: with the line of the case file where the court or an order is wrong.
    """
    calendar_day(today)
    written = read_structured(path, shown=path.name, error=CaseError)
    case = case_for_court(written, path.parent, extra=extra)
    court = resolve_court(
        case.jurisdiction,
        Conditions(on=today),
        case,
        written,
        named_at=written.where("/jurisdiction"),
        extra=extra,
    )
    return case, court


def place_of_court(plan: Plan, case_file: Structured) -> Location:
    """Where the court of a packet is named: the plan's line wins over the case file's."""
    return plan.where("/jurisdiction") if plan.jurisdiction else case_file.where("/jurisdiction")


def _placed(problem: Problem, case_file: Structured) -> Problem:
    if str(problem.location.file) != CASE_FILE:
        return problem
    place = case_file.where(problem.location.pointer or "")
    return replace(problem, location=place)
