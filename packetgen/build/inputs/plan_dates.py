"""The dates of a plan: the case's own, and the days that its papers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from packetgen.case import Case
from packetgen.deadlines import Appointment, CaseDates, DayOff, case_dates
from packetgen.form import Form
from packetgen.packet import Plan, PlannedDocument
from packetgen.reading import date_of, time_of

from .model import Inputs
from .sibling_plans import titles_beside
from .subpoenas import SUBPOENA, kind_of_case

_NOT_SERVED = frozenset({"proof_of_service", "subpoena", "letter"})
_NAMES = {
    "testify": "Attend and testify",
    "deposition": "Deposition",
    "produce": "Production of documents",
    "inspect": "Inspection of premises",
}


def dates_of(
    inputs: Inputs,
    *,
    court_id: str = "",
    closures: tuple[DayOff, ...] = (),
    strict: bool = False,
) -> CaseDates:
    """Everything about time that a plan and its case give.

    Args:
        inputs: From :func:`packetgen.build.gather`.
        court_id: A court other than the plan's.
        closures: Further days on which the court is closed.
        strict: Whether dates that cannot be counted are an error; else the result names them.

    Raises:
        JurisdictionError: The court has no rules on time.
        CaseError: Dates cannot be counted (``strict`` only).
    """
    plan, case = inputs.plan, inputs.case
    found = case_dates(
        case,
        court_id or plan.jurisdiction or case.jurisdiction,
        inputs.today,
        papers=kinds(plan, inputs.forms, case),
        appointments=tuple(appointments(plan, case, inputs.forms)),
        to_serve=to_serve(plan, inputs.forms),
        extra=inputs.court_folders,
        closures=closures,
        strict=strict,
    )
    own = {planned.id for planned in plan.documents}
    papers = {paper for service in case.services for paper in service.documents}
    if papers <= own:
        return found
    return replace(found, titles=titles_beside(plan, inputs.form_folders))


def kinds(plan: Plan, forms: Mapping[str, Form], case: Case) -> dict[str, str]:
    """The kind of every document of the plan, by its id."""
    return {
        planned.id: _kind(forms[planned.form], case)
        for planned in plan.documents
        if planned.form in forms
    }


def to_serve(plan: Plan, forms: Mapping[str, Form]) -> tuple[str, ...]:
    """Ids of the papers that the other side must have: all that are filed, but for proofs."""
    if plan.audience not in ("court", "service"):
        return ()
    return tuple(
        planned.id
        for planned in plan.documents
        if planned.filed and planned.form in forms and forms[planned.form].paper
        and forms[planned.form].kind not in _NOT_SERVED
    )  # fmt: skip


def appointments(plan: Plan, case: Case, forms: Mapping[str, Form]) -> Iterator[Appointment]:
    """The days that the plan's papers name: what a subpoena commands, a meeting with the client."""
    for planned in plan.documents:
        form = forms.get(planned.form)
        if form is None:
            continue
        for key, value in planned.values.items():
            if isinstance(value, Mapping) and isinstance(value.get("on"), str):
                found = _appointment(planned, form, case, key, value)
                if found is not None:
                    yield found


def _appointment(
    planned: PlannedDocument, form: Form, case: Case, key: str, value: Mapping[str, Any]
) -> Appointment | None:
    try:
        on = date_of(value["on"])
        time = time_of(value["time"]) if isinstance(value.get("time"), str) else None
    except ValueError:
        return None
    command = key
    if form.kind == SUBPOENA and key == "testify" and value.get("at") == "deposition":
        command = "deposition"
    whom = str(planned.values.get("commanded", "")) if form.kind == SUBPOENA else ""
    someone = case.find(whom) if whom else None
    name = _NAMES.get(command) or key.replace("_", " ").capitalize()
    return Appointment(
        document=planned.id,
        kind=_kind(form, case),
        command=command,
        name=f"{name} ({getattr(someone, 'printed', '') or planned.id})",
        on=on,
        time=time,
        place=str(value.get("place", "")),
        whom=whom,
        miles=_miles(planned.values.get("miles")),
    )


def _kind(form: Form, case: Case) -> str:
    """A form's kind; a subpoena of a criminal case is not what civil rules speak of."""
    criminal = form.kind == SUBPOENA and kind_of_case(form, case) == "criminal"
    return "criminal-subpoena" if criminal else form.kind.replace("_", "-")


def _miles(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return None
