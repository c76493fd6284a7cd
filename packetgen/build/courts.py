"""The court of a packet, and where plan or case file name it when there is no such court."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from packetgen.case import Case, case_from_data
from packetgen.errors import CaseError, JurisdictionError, Location, Problem
from packetgen.jurisdiction import known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction
from packetgen.jurisdiction.orders import FILE as CASE_FILE
from packetgen.packet import Plan
from packetgen.reading import Structured, did_you_mean, read_structured
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
            near = did_you_mean(identifier, known)
            hint = near or "'packetgen jurisdictions' lists the courts."
            problems = (Problem(named_at, error.message, hint),)
            raise JurisdictionError("the court is not known", problems=problems) from None
        else:
            raise
        raise JurisdictionError(error.message, hint=error.hint, problems=problems) from None


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
    case = case_from_data(written, path.parent)
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
