"""What a witness is paid, and how far a subpoena reaches: dated tables with citations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Status
from packetgen.reading.formats import calendar_day

from .model import CourtTime, Distance, WitnessFee

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Tender:
    """A witness's fee and mileage in dollars; ``mileage`` None where no rate is known.

    ``doubts`` says in sentences what the sum leaves out or rests on.
    """

    fee: Decimal
    mileage: Decimal | None
    source: WitnessFee
    doubts: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """Fee and mileage together, as far as the mileage is known."""
        return self.fee + (self.mileage or Decimal(0))


def witness_tender(
    court: CourtTime,
    on: dt.date,
    *,
    days: int = 1,
    miles_one_way: Decimal | None = None,
    kind: str = "civil",
) -> Tender:
    """What a witness is owed for attending on a day.

    Args:
        court: The court's rules on time, which hold its fees.
        on: The day of attendance; rates hold for spans of days.
        days: Days of attendance.
        miles_one_way: The way to the court in miles; None where it is not known.
        kind: civil or criminal.

    Raises:
        JurisdictionError: No fee of this court is in the data for that kind of case.
    """
    calendar_day(on, "on")
    if days < 0 or (miles_one_way is not None and miles_one_way < 0):
        raise JurisdictionError(
            "a witness is paid for days and miles that are not negative",
            hint="Check the days of attendance and the distance.",
        )
    fees = [f for f in court.fees if f.kind in ("", kind) and f.day is not None]
    if not fees:
        raise JurisdictionError(
            f"no witness fee for {kind} cases in '{court.id}' is in the data",
            hint="Look it up in the court's own fee schedule.",
        )
    current = [f for f in fees if (not f.first or f.first <= on) and (not f.last or on <= f.last)]
    source = current[0] if current else fees[-1]
    doubts: list[str] = [source.note] if source.note else []
    if source.citation.status is Status.UNVERIFIED:
        doubts.append(f"{source.citation.cite} is not verified.")
    mileage: Decimal | None = None
    if not current:
        doubts.append(f"The mileage rate for {on.year} is not in the data.")
    elif source.mile is None:
        doubts.append("No mileage rate is in the data.")
    elif miles_one_way is None:
        doubts.append("The distance is not known, so mileage is left out.")
    else:
        ways = 1 if source.mileage == "one-way" else 2
        if source.mileage == "unknown":
            doubts.append("Whether both ways are paid was not read; both are counted.")
        mileage = (miles_one_way * ways * source.mile).quantize(_CENT, ROUND_HALF_UP)
    assert source.day is not None
    return Tender((source.day * days).quantize(_CENT), mileage, source, tuple(doubts))


def too_far(court: CourtTime, miles: Decimal) -> tuple[Distance, ...]:
    """The limits that a distance exceeds. It is a warning: each limit has its own exceptions."""
    return tuple(limit for limit in court.distances if miles > limit.miles)
