"""What has to be tendered to a witness whom a subpoena of the plan commands to attend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.case import Case, Counsel, Party, Person
from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Status

from .appointments import Appointment
from .model import CourtTime, Distance
from .recipients import shown_name
from .witnesses import Tender, too_far, witness_tender

SUBPOENAS = frozenset({"subpoena", "criminal-subpoena"})
"""Kinds of papers that command; rules on civil subpoenas do not hold for the second."""


@dataclass(frozen=True, slots=True)
class WitnessTender:
    """A witness's fee for one day, or why none is known, and the limits that the way exceeds.

    ``limits`` are all limits of the court, ``exceeded`` those that the recorded distance passes.
    """

    document: str
    whom: str
    name: str
    on: dt.date
    tender: Tender | None
    why: str = ""
    limits: tuple[Distance, ...] = ()
    exceeded: tuple[Distance, ...] = ()


def tenders_for(
    court: CourtTime, case: Case, appointments: Sequence[Appointment]
) -> tuple[WitnessTender, ...]:
    """The tender for every subpoena that commands somebody to attend; limits for the others too."""
    return tuple(_one(court, case, each) for each in appointments if each.kind in SUBPOENAS)


def tender_words(witness: WitnessTender) -> str:
    """The tender as sentences: fee, mileage as far as it is known, authority, limits."""
    tender = witness.tender
    if tender is None:
        return f"Witness {witness.name}: {witness.why}"
    sums = f"${tender.fee} for one day"
    if tender.mileage is not None:
        sums += f" and ${tender.mileage} mileage, ${tender.total} together"
    when = f", tendered {tender.source.tender}" if tender.source.tender else ""
    standing = "" if tender.source.citation.status is Status.CONFIRMED else " (unverified)"
    said = [
        f"Witness fee of {witness.name}: {sums} ({tender.source.citation.cite}{standing}){when}."
    ]
    return " ".join([*said, *(d for d in tender.doubts if "is not verified" not in d)])


def _one(court: CourtTime, case: Case, each: Appointment) -> WitnessTender:
    someone = case.find(each.whom)
    known = isinstance(someone, Party | Counsel | Person)
    tender, why = None, ""
    if each.command in ("testify", "deposition"):
        kind = "criminal" if case.kind == "criminal" else "civil"
        try:
            tender = witness_tender(court, each.on, miles_one_way=each.miles, kind=kind)
        except JurisdictionError as error:
            why = f"{error.message}. {error.hint}".strip()
            why = why[:1].upper() + why[1:]
    return WitnessTender(
        document=each.document,
        whom=each.whom,
        name=shown_name(someone) if known else each.whom,  # type: ignore[arg-type]
        on=each.on,
        tender=tender,
        why=why,
        limits=court.distances,
        exceeded=too_far(court, each.miles) if each.miles is not None else (),
    )
