"""Proofs of service: who may make one, what it states, and whether the case records all of it.

The person who serves is an adult and no party (Cal. Code Civ. Proc., § 1013a; Fed. R. Civ. P.
45(b)(1)), and declares for herself or himself alone what she or he did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from packetgen.case import Case, Party, Person, Service, Signature
from packetgen.errors import Problem
from packetgen.form import Form
from packetgen.packet import Plan, PlannedDocument
from packetgen.reading import Structured, child, did_you_mean

from .sibling_plans import documents_beside

if TYPE_CHECKING:
    from .model import Inputs

PROOF = "proof_of_service"
_BY_NO_PARTY = frozenset({PROOF, "subpoena"})


def service_gaps(inputs: Inputs) -> dict[str, str]:
    """For each proof of service of the plan, what the case does not record; empty if all is there.

    A proof states the services that its value ``only`` names, or all of the case. It is recorded
    when there is at least one, each has its day, no day is yet to come, and each was made by the
    person who declares it.
    """
    return {
        planned.id: _gap(inputs, planned, stated_services(inputs.case, planned))
        for planned in inputs.plan.documents
        if inputs.forms[planned.form].kind == PROOF
    }


def stated_services(case: Case, planned: PlannedDocument) -> tuple[Service, ...]:
    """The services that a proof of service states."""
    only = planned.values.get("only")
    if not only:
        return case.services
    return tuple(service for service in case.services if service.id in only)


def _gap(inputs: Inputs, planned: PlannedDocument, services: tuple[Service, ...]) -> str:
    if not services:
        return "the case records no service that it could state"
    undone = [service.id for service in services if service.on is None]
    if undone:
        return f"the case records no day for {_named(undone)}"
    early = [service.id for service in services if service.on and service.on > inputs.today]
    if early:
        return f"the day recorded for {_named(early)} is yet to come"
    server = planned.values.get("server")
    unknown = [service.id for service in services if not service.by]
    if unknown:
        return f"the case does not record by whom {_named(unknown)} was made"
    others = [service.id for service in services if service.by != server]
    if others:
        return f"{_named(others)} was made by somebody else, who declares it in a proof of its own"
    if not planned.values.get("papers") and len({s.documents for s in services}) > 1:
        return (
            f"{_named([s.id for s in services])} are of different papers: state each in a proof "
            "of its own (only:), or name the papers (papers:)"
        )
    return _gap_of_signing(inputs, planned, services)


def _gap_of_signing(inputs: Inputs, planned: PlannedDocument, services: tuple[Service, ...]) -> str:
    signed = [service.id for service in services if service.signed is not None]
    if signed and len(signed) < len(services):
        return f"the proof is recorded as signed for {_named(signed)} alone"
    signing = inputs.case.signature_on(planned.id, str(planned.values.get("server", "")))
    late = [s.id for s in services if signing and s.on and s.on > signing.on]
    return f"it is recorded as signed before {_named(late)} was made" if late else ""


def with_signed_proofs(case: Case, plan: Plan, forms: Mapping[str, Form]) -> Case:
    """The case with ``signed`` of its services as signatures on the proofs that state them.

    A proof is signed where every service that it states bears the same signing.
    """
    found: dict[str, Signature] = {}
    for planned in _proofs(plan, forms):
        signed = {service.signed for service in stated_services(case, planned)}
        signing = signed.pop() if len(signed) == 1 else None
        if signing is not None and not _recorded(case, planned, signing.by):
            found[planned.id] = signing
    return replace(case, signatures={**case.signatures, **found}) if found else case


def _recorded(case: Case, planned: PlannedDocument, signer: str) -> Signature | None:
    return case.signatures.get(planned.id) or case.signatures.get(f"{planned.id}/{signer}")


def service_problems(
    plan: Plan, case: Case, forms: Mapping[str, Form], case_file: Structured
) -> tuple[Problem, ...]:
    """Servers who may not serve, papers and proofs that are not there, signings that disagree.

    Args:
        plan: The plan.
        case: Its case.
        forms: Forms by id, as far as they could be loaded.
        case_file: The case file as it was read, for places in it.
    """
    return (
        *_servers(plan, case, forms),
        *_stated(plan, case, forms, case_file),
        *_unknown_documents(plan, case, case_file),
    )


def _servers(plan: Plan, case: Case, forms: Mapping[str, Form]) -> Iterator[Problem]:
    for planned in plan.documents:
        form = forms.get(planned.form)
        if form is None or form.kind not in _BY_NO_PARTY:
            continue
        server = case.find(str(planned.values.get("server", "")))
        place = plan.place_of(planned, "values", "server")
        if isinstance(server, Party):
            yield Problem(
                place,
                f"'{server.id}' is a party, and a party may not serve the papers",
                "Name an adult who is not a party; add that person under people: in the case file.",
            )
        elif isinstance(server, Person) and server.minor:
            yield Problem(
                place, f"'{server.id}' is under 18 and may not serve papers", "Name an adult."
            )


def _stated(
    plan: Plan, case: Case, forms: Mapping[str, Form], case_file: Structured
) -> Iterator[Problem]:
    numbers = {service.id: at for at, service in enumerate(case.services)}
    for planned in _proofs(plan, forms):
        only = planned.values.get("only")
        for at, identifier in enumerate(only if isinstance(only, list) else ()):
            if identifier not in numbers:
                yield Problem(
                    plan.place_of(planned, "values", "only", at),
                    f"no service has the id '{str(identifier)[:60]}'",
                    did_you_mean(identifier, numbers) or _listed(numbers),
                )
        yield from _of_other_plans(plan, case, planned, numbers, case_file)
        server = planned.values.get("server")
        signings: set[Signature] = set()
        for service in stated_services(case, planned):
            signing, here = service.signed, f"/services/{numbers[service.id]}/signed"
            if signing is None:
                continue
            signings.add(signing)
            other = _recorded(case, planned, signing.by)
            if signing.by != server:
                yield Problem(
                    case_file.where(child(here, "by")),
                    f"the proof '{planned.id}' is made by '{server}', but signed by '{signing.by}'",
                    "The person who serves signs the proof: correct one of the two, or state "
                    "this service in a proof of its own with only:.",
                )
            elif other is not None and other != signing:
                yield Problem(
                    case_file.where(here),
                    f"the signing of '{planned.id}' is recorded here and under signatures:, "
                    "and the two differ",
                    "Keep one of them.",
                )
        if len(signings) > 1 and len({signing.by for signing in signings}) == 1:
            yield Problem(
                plan.place_of(planned),
                f"the services that '{planned.id}' states were signed at different times or places",
                "One proof has one signature: state each service in a proof of its own (only:).",
            )


def _of_other_plans(
    plan: Plan,
    case: Case,
    planned: PlannedDocument,
    numbers: Mapping[str, int],
    case_file: Structured,
) -> Iterator[Problem]:
    """A proof cannot name a paper by its title that is in another plan."""
    if planned.values.get("papers"):
        return
    known = {document.id for document in plan.documents}
    for service in stated_services(case, planned):
        for at, document in enumerate(service.documents):
            if document not in known and document in documents_beside(plan):
                yield Problem(
                    case_file.where(f"/services/{numbers[service.id]}/documents/{at}"),
                    f"'{document}' is in another plan, but the proof '{planned.id}' states "
                    f"this service, '{service.id}'",
                    "Name the services that the proof states (only:), or the titles of the "
                    "papers (papers:).",
                )


def _unknown_documents(plan: Plan, case: Case, case_file: Structured) -> Iterator[Problem]:
    """Papers that a service or signature names, and no plan beside this one has either."""
    named = [
        (f"/services/{number}/documents/{at}", document)
        for number, service in enumerate(case.services)
        for at, document in enumerate(service.documents)
    ]
    named += [(child("/signatures", key), key.partition("/")[0]) for key in case.signatures]
    known = {document.id for document in plan.documents}
    unknown = [(pointer, name) for pointer, name in named if name not in known]
    if not unknown:
        return
    elsewhere = documents_beside(plan)
    for pointer, name in unknown:
        if name not in elsewhere:
            yield Problem(
                case_file.where(pointer),
                f"no plan here has a document '{name[:60]}'",
                did_you_mean(name, known) or f"The plan has: {', '.join(sorted(known))}.",
            )


def _proofs(plan: Plan, forms: Mapping[str, Form]) -> Iterator[PlannedDocument]:
    for planned in plan.documents:
        form = forms.get(planned.form)
        if form is not None and form.kind == PROOF:
            yield planned


def _listed(identifiers: Mapping[str, object]) -> str:
    return f"There are: {', '.join(identifiers)}." if identifiers else "The case has none yet."


def _named(ids: list[str]) -> str:
    return f"service{'' if len(ids) == 1 else 's'} {', '.join(ids)}"
