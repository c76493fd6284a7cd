"""What a template may ask of :mod:`packetgen.deadlines`: single days, and the sheet of all dates.

Dates are counted when a template first asks, and never otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from packetgen.deadlines import CaseDates, Deadline, answer_dates, case_dates
from packetgen.deadlines.sheet import date_sheet
from packetgen.errors import FormError, JurisdictionError

from ..words.missing import Missing
from .casework import id_of
from .views import Scene, wrap

_OPPOSING = frozenset({"opposition", "opposing", "answer"})
"""What courts call the papers against a motion."""

Dates = Callable[[], CaseDates]
"""Gives the dates of the case; called when they are asked for."""


def timing_functions(
    scene: Scene, court: str, today: dt.date, hearing: str, dates: Dates | None = None
) -> dict[str, Callable[..., Any]]:
    """Functions of templates on time; each gives views.

    Args:
        scene: The document's scene.
        court: Id of the court; "" where there is none.
        today: The day of the build.
        hearing: Id of the document's hearing, from which ``due`` counts.
        dates: The dates of the whole plan; without it, those of the case.
    """
    known: list[CaseDates] = []

    def counted() -> CaseDates:
        if not known:
            known.append(_counted(scene, court, today, dates))
        return known[0]

    def sheet() -> Any:
        return wrap(date_sheet(counted(), scene.titles), "date_sheet", scene)

    def due(what: Any, of: Any = None) -> Any:
        wanted, event = str(what), id_of(of) or hearing
        try:
            listed = counted().deadlines
        except JurisdictionError:
            return Missing.at(f"due('{wanted}')")
        for each in listed:
            if _is(each, wanted) and each.hearing in ("", event or each.hearing):
                return each.safest
        return Missing.at(f"due('{wanted}')")

    def answers() -> Any:
        try:
            found = answer_dates(counted().deadlines, hearing)
        except JurisdictionError:
            found = ()
        return wrap(found, "answer_dates", scene) if found else Missing.at("answer_dates()")

    return {"answer_dates": answers, "date_sheet": sheet, "due": due}


def _is(each: Deadline, wanted: str) -> bool:
    """Whether a date is the one that a template names: "CA-CCP1005b/opposition" or "opposition"."""
    if each.rule is None:
        return False
    identifier, _, last = each.rule.id.partition("/")
    named = {each.rule.id, last or identifier}
    return wanted in named or (wanted in _OPPOSING and bool(named & _OPPOSING))


def _counted(scene: Scene, court: str, today: dt.date, dates: Dates | None) -> CaseDates:
    if dates is not None:
        return dates()
    if not court:
        raise FormError(
            "The form asks for deadlines, and the document is of no court.",
            hint="Name the court under jurisdiction: in the case file.",
        )
    return case_dates(scene.case, court, today, strict=False)
