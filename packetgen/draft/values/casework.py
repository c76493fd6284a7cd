"""What a template may ask of :mod:`packetgen.casework`, by the name that it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from packetgen.casework import chronology as reckoned
from packetgen.casework import (
    compliance_sheets,
    contact_log,
    custody_logs,
    holdings,
    outstanding,
    witness_rows,
)
from packetgen.charts import CountBar, count_chart

from ..words.language import as_date
from ..words.missing import Missing
from .views import Scene, View, wrap


def casework_functions(
    scene: Scene, today: dt.date, document_id: str = ""
) -> dict[str, Callable[..., Any]]:
    """Functions of templates that reckon from the case; each gives views."""

    def compliance(as_of: Any = None, party: Any = None, since: Any = None) -> Any:
        sheets = compliance_sheets(
            scene.case, day_of(as_of, today), party=id_of(party), since=some_day(since)
        )
        return wrap(sheets, "compliance", scene)

    def chronology(
        issue: Any = "", person: Any = "", since: Any = None, until: Any = None,
        only: Any = "", gap_days: Any = 0,
    ) -> Any:  # fmt: skip
        made = reckoned(
            scene.case, issue=text_of(issue), person=id_of(person), since=some_day(since),
            until=some_day(until), only=text_of(only), gap_days=int(text_of(gap_days) or 0),
        )  # fmt: skip
        return wrap(made, "chronology", scene)

    def open_tasks(hearing: Any = "", since: Any = None) -> Any:
        made = outstanding(scene.case, today, hearing=id_of(hearing), since=some_day(since))
        return wrap(made, "outstanding", scene)

    def contacts(person: Any = "", since: Any = None, until: Any = None) -> Any:
        made = contact_log(
            scene.case, person=id_of(person), since=some_day(since), until=some_day(until)
        )
        return wrap(made, "contacts", scene)

    def custody(exhibits: Any = ()) -> Any:
        wanted = [] if isinstance(exhibits, Missing) else [id_of(item) for item in exhibits]
        return wrap(custody_logs(scene.case, wanted), "custody", scene)

    def papers() -> Any:
        titles = [title for name, title in scene.titles.items() if name != document_id]
        return wrap(titles, "papers", scene)

    def count_figure(title: Any, rows: Any) -> Any:
        bars = [
            CountBar(text_of(row.label), row.count if row.count else None, text_of(row.shown))
            for row in rows
        ]
        return wrap(count_chart(bars, title=text_of(title)), "figure", scene)

    return {
        "compliance": compliance,
        "count_figure": count_figure,
        "chronology": chronology,
        "outstanding": open_tasks,
        "contact_log": contacts,
        "custody_logs": custody,
        "holdings": lambda: wrap(
            holdings(scene.case, scene.titles, scene.unsigned), "holdings", scene
        ),
        "witness_rows": lambda: wrap(witness_rows(scene.case), "witnesses", scene),
        "packet_papers": papers,
    }


def day_of(value: Any, today: dt.date) -> dt.date:
    """The day that a value of the plan names; today where it names none."""
    return some_day(value) or today


def some_day(value: Any) -> dt.date | None:
    """The day that a value of the plan names, if it names one."""
    found = None if value is None or isinstance(value, Missing) else as_date(value)
    return found if isinstance(found, dt.date) else None


def text_of(value: Any) -> str:
    """A value as text; empty where it is missing."""
    return "" if value is None or isinstance(value, Missing) else str(value)


def id_of(value: Any) -> str:
    """The id that a value is, or whose thing it is; empty where it is missing."""
    if value is None or isinstance(value, Missing):
        return ""
    if isinstance(value, View):
        return str(getattr(value._subject, "id", ""))
    return str(value)
