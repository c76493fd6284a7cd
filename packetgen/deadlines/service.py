"""Manner of service: what it adds to a period, and which manners a case means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from packetgen.case import Address, Case, Counsel, Party, Person, Service
from packetgen.errors import CaseError
from packetgen.jurisdiction.model import Citation, Status
from packetgen.reading import did_you_mean

from .model import CourtTime, Extension, Rule, Unit

METHODS = (
    "personal", "mail", "mail-us", "mail-abroad", "overnight", "electronic", "fax", "ecf",
    "clerk", "other",
)  # fmt: skip
"""Manners of service. ``mail`` is within the state, ``mail-us`` from or to another one."""

MOTION_PAPERS = ("notice", "motion")
"""Kinds of papers whose service gives notice of a motion."""

_ANSWERS = frozenset(
    {"opposition", "opposing", "opp", "reply", "response", "proof", "order", "declaration"}
)

_STATES = {
    "CA": "california", "NY": "new york", "TX": "texas", "FL": "florida", "WA": "washington",
    "OH": "ohio", "MA": "massachusetts",
}  # fmt: skip
_HOME = {"", "us", "usa", "u.s.", "u.s.a.", "united states", "united states of america"}
_ALIKE = {"ecf": "electronic", "electronic": "ecf"}


def check_method(method: str) -> None:
    """Raise CaseError for a manner of service that does not exist."""
    if method not in METHODS:
        raise CaseError(
            f"'{method}' is not a manner of service",
            hint=did_you_mean(method, METHODS) or f"Known: {', '.join(METHODS)}.",
        )


def extension_for(court: CourtTime, rule: Rule, method: str) -> Extension | None:
    """What serving in this manner adds to a rule's period; None where nothing ever does.

    A provision that is silent on the manner adds nothing, and the answer is then unverified.

    Raises:
        CaseError: There is no such manner of service.
    """
    check_method(method)
    if not rule.provision:
        return None
    provision = court.provisions[rule.provision]
    found = provision.of(method) or provision.of(_ALIKE.get(method, method))
    if found is not None:
        return found
    first = provision.extensions[0].citation
    silent = Citation(
        rule=f"{rule.provision}/{method}",
        cite=first.cite,
        url=first.url,
        status=Status.UNVERIFIED,
        file=first.file,
        note=f"Nothing was read on service by {method}; no day is added.",
    )
    return Extension(method, 0, Unit.CALENDAR, silent)


def mail_reach(court: CourtTime, *addresses: Address) -> str:
    """``mail``, ``mail-us`` or ``mail-abroad``: how far mail between these addresses goes.

    An address without a state counts as one within the court's own state.
    """
    if any(a.country.strip().lower() not in _HOME for a in addresses):
        return "mail-abroad"
    home = {court.state.lower(), _STATES.get(court.state, "")}
    away = (a.state.strip().lower() for a in addresses if a.state.strip())
    return "mail-us" if court.state and any(state not in home for state in away) else "mail"


def manner(case: Case, court: CourtTime, service: Service) -> str:
    """A service's manner, with mail told apart by how far it goes."""
    if service.method != "mail":
        return service.method
    to = case.find(service.to)
    there = getattr(to, "address", Address())
    return mail_reach(court, _sent_from(case, service), there)


def on_us(case: Case, service: Service) -> bool:
    """Whether papers were served on this side: the client, or whoever speaks for the client."""
    if not case.client:
        return False
    ours = {p.id for p in case.our_side} | {lawyer.id for lawyer in case.our_counsel}
    return service.to in ours


def _sent_from(case: Case, service: Service) -> Address:
    """Where the mail came from: this side's lawyers, or for papers served on it whoever sent them.

    Where nobody is recorded as the server, the other side's lawyer is.
    """
    if not on_us(case, service):
        return case.our_counsel[0].address if case.our_counsel else Address()
    server = case.find(service.by)
    if isinstance(server, Counsel | Party):
        return server.address
    ours = {party.id for party in case.our_side}
    others = (c for p in case.parties if p.id not in ours for c in case.counsel_of(p))
    return next((lawyer.address for lawyer in others), Address())


def manners(case: Case, court: CourtTime, rule: Rule, services: Sequence[Service]) -> Iterator[str]:
    """The manners to count a rule's period for: those of the services, else the usual ones."""
    planned = dict.fromkeys(
        manner(case, court, s)
        for s in services
        if s.method and not isinstance(case.find(s.to), Person)
    )
    if not rule.provision:
        yield ""
    elif planned:
        yield from planned
    else:
        listed = {e.method for e in court.provisions[rule.provision].extensions}
        yield from (m for m in ("personal", "electronic", "mail", "overnight") if m in listed)


def is_paper(kinds: Sequence[str], documents: Sequence[str], papers: Mapping[str, str]) -> bool:
    """Whether one of the documents is of a kind, by the plan's word or by its own id.

    An opposition to a motion is none, nor is the notice of a deposition: neither gives notice of a
    hearing on a motion.
    """
    named = [(papers.get(d) or d).replace("_", "-").split("-") for d in documents]
    return any(_is_one(kind, words) for kind in kinds for words in named)


def _is_one(kind: str, words: Sequence[str]) -> bool:
    if kind == "subpoena" and "criminal" in words:
        return False  # periods and notices of civil rules say nothing about it
    if kind not in words or (kind in MOTION_PAPERS and _ANSWERS & set(words)):
        return False
    return kind != "notice" or "of" not in words or bool({"motion", "hearing"} & set(words))
