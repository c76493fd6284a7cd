"""Whether a proof of service states services that were done, by what the case records."""

from __future__ import annotations

from packetgen.case import Service
from packetgen.packet import PlannedDocument

from .inputs import Inputs

PROOF = "proof_of_service"


def service_gaps(inputs: Inputs) -> dict[str, str]:
    """For each proof of service of the plan, what the case does not record; empty if all is there.

    A proof states the services that its value ``only`` names, or all of the case. It is recorded
    when there is at least one, each has its day, and no day is yet to come.
    """
    return {
        planned.id: _gap(inputs, stated_services(inputs, planned))
        for planned in inputs.plan.documents
        if inputs.forms[planned.form].kind == PROOF
    }


def stated_services(inputs: Inputs, planned: PlannedDocument) -> tuple[Service, ...]:
    """The services that a proof of service states."""
    only = planned.values.get("only")
    if not only:
        return inputs.case.services
    return tuple(service for service in inputs.case.services if service.id in only)


def _gap(inputs: Inputs, services: tuple[Service, ...]) -> str:
    if not services:
        return "the case records no service that it could state"
    undone = [service.id for service in services if service.on is None]
    if undone:
        return f"the case records no day for {_named(undone)}"
    early = [service.id for service in services if service.on and service.on > inputs.today]
    if early:
        return f"the day recorded for {_named(early)} is yet to come"
    return ""


def _named(ids: list[str]) -> str:
    return f"service{'' if len(ids) == 1 else 's'} {', '.join(ids)}"
