"""The service list: whom, for whom, how and where, by whom, when, and what it adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packetgen.case import Address, Case, Counsel, Party, Person, Service

from .model import CourtTime, Extension, Rule
from .recipients import Recipient, recipients, shown_name
from .service import extension_for, manner

ELECTRONIC = frozenset({"electronic", "ecf"})


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One line: a service done or planned, or somebody of whom none is recorded (``service`` "").

    ``where`` is the address, e-mail address or fax number for the manner; ``lacks`` says what of it
    is not in the case. ``unserved`` are the plan's papers (ids) that no recorded service on this
    person names. ``extensions`` are what the manner adds under the rules on notice that the case's
    hearings call for.
    """

    to: str
    name: str
    capacity: str
    method: str = ""
    where: str = ""
    lacks: str = ""
    e_service: str = ""
    service: str = ""
    documents: tuple[str, ...] = ()
    on: dt.date | None = None
    by: str = ""
    by_name: str = ""
    fictitious: bool = False
    witness: bool = False
    unserved: tuple[str, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def state(self) -> str:
        """served, planned, fictitious or open."""
        if self.on is not None:
            return "served"
        if self.service:
            return "planned"
        return "fictitious" if self.fictitious else "open"


def service_list(
    case: Case, court: CourtTime, *, to_serve: Sequence[str] = (), rules: Sequence[Rule] = ()
) -> tuple[ServiceLine, ...]:
    """Who is, or is to be, served; the other side first, then witnesses and others.

    Args:
        case: The case: its parties, lawyers and services.
        court: The court's rules on time, for how far mail goes and what a manner adds.
        to_serve: Ids of the plan's papers that the other side must have.
        rules: The notice rules whose extensions are shown.
    """
    return tuple(_lines(case, court, to_serve, rules))


def _lines(
    case: Case, court: CourtTime, to_serve: Sequence[str], rules: Sequence[Rule]
) -> Iterator[ServiceLine]:
    listed: set[str] = set()
    for recipient in recipients(case):
        whom = case.find(recipient.id)
        assert isinstance(whom, Party | Counsel)
        services = [s for s in case.services if s.to in {recipient.id, *recipient.parties}]
        listed |= {s.id for s in services}
        done = {d for s in services if s.on is not None for d in s.documents}
        unserved = tuple(d for d in to_serve if d not in done)
        capacity = _capacity(case, whom, recipient)
        if not services:
            yield ServiceLine(
                recipient.id, recipient.name, capacity, e_service=recipient.e_service,
                fictitious=recipient.fictitious, unserved=unserved,
            )  # fmt: skip
        for service in services:
            yield _line(case, court, whom, capacity, service, unserved, rules)
    for service in case.services:
        other = case.find(service.to)
        if service.id not in listed and isinstance(other, Party | Counsel | Person):
            yield _line(case, court, other, _other(case, other), service, (), ())


def _line(
    case: Case,
    court: CourtTime,
    whom: Party | Counsel | Person,
    capacity: str,
    service: Service,
    unserved: tuple[str, ...],
    rules: Sequence[Rule],
) -> ServiceLine:
    method = manner(case, court, service)
    where, lacks = place_of_service(whom, service)
    server = case.find(service.by)
    known = isinstance(server, Party | Counsel | Person)
    return ServiceLine(
        to=service.to,
        name=shown_name(whom),
        capacity=capacity,
        method=method,
        where=where,
        lacks=lacks,
        e_service=getattr(whom, "e_service", ""),
        service=service.id,
        documents=service.documents,
        on=service.on,
        by=service.by,
        by_name=shown_name(server) if known else "",  # type: ignore[arg-type]
        witness=isinstance(whom, Person),
        unserved=unserved,
        extensions=tuple(_extensions(court, method, rules)),
    )


def place_of_service(whom: Party | Counsel | Person, service: Service) -> tuple[str, str]:
    """Where papers go in a manner, and what of it is not in the case."""
    if service.method in ELECTRONIC:
        email = service.email or whom.email
        return email, "" if email or service.method == "ecf" else "an e-mail address"
    if service.method == "fax":
        fax = getattr(whom, "fax", "")
        return fax, "" if fax else "a fax number"
    if service.method == "clerk":
        return "", ""
    written = service.address or ", ".join(getattr(whom, "address", Address()).printed)
    wanted = service.method in ("mail", "overnight", "personal")
    return written, "an address" if wanted and not written else ""


def _extensions(court: CourtTime, method: str, rules: Sequence[Rule]) -> Iterator[Extension]:
    seen: set[tuple[str, int, str]] = set()
    for rule in rules if method else ():
        extension = extension_for(court, rule, method)
        if extension is not None:
            key = (extension.citation.cite, extension.days, extension.unit.value)
            if key not in seen:
                seen.add(key)
                yield extension


def _capacity(case: Case, whom: Party | Counsel, recipient: Recipient) -> str:
    """A lawyer's clients with their roles, or the party's own role."""
    if isinstance(whom, Party):
        return whom.role + (", without a lawyer" if whom.self_represented else "")
    by_id: Mapping[str, Party] = {party.id: party for party in case.parties}
    clients = [by_id[identifier] for identifier in recipient.parties]
    roles: dict[str, list[str]] = {}
    for client in clients:
        roles.setdefault(client.role, []).append(shown_name(client))
    return "attorney for " + "; ".join(
        f"{role}{'s' if len(names) > 1 else ''} {_series(names)}" for role, names in roles.items()
    )


def _series(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    between = "; " if any("," in name for name in names) else ", "
    return f"{between.join(names[:-1])}{between}and {names[-1]}"


def _other(case: Case, whom: Party | Counsel | Person) -> str:
    if isinstance(whom, Person):
        return ", ".join(p for p in (whom.role, whom.organization) if p) or "witness"
    if isinstance(whom, Party):
        return whom.role
    clients = tuple(p.id for p in case.parties if whom.id in p.represented_by)
    known = Recipient(whom.id, shown_name(whom), clients)
    return _capacity(case, whom, known) if clients else "attorney"
