"""Time zones by name, with a sentence where a machine does not know one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from packetgen.errors import JurisdictionError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def zone_of(name: str) -> ZoneInfo:
    """The time zone with this name (``America/Los_Angeles``).

    Raises:
        JurisdictionError: The machine knows no such zone (Windows has none of its own).
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise JurisdictionError(
            f"the time zone {name} is not known on this machine",
            hint="Check its name in the court's deadlines.yaml; if it is right, install the "
            "package 'tzdata'.",
        ) from None


def moment(day: dt.date, time: dt.time, name: str) -> dt.datetime:
    """A time of day in a zone as UTC; of a time that occurs twice in autumn the first is meant.

    Raises:
        JurisdictionError: No such zone, or the clock leaves that time out in spring.
    """
    zone = zone_of(name)
    local = dt.datetime.combine(day, time)
    begun = local.replace(tzinfo=zone).astimezone(dt.UTC)
    if begun.astimezone(zone).replace(tzinfo=None) != local.replace(fold=0):
        raise JurisdictionError(
            f"the clock in {name} never shows {local:%Y-%m-%d %H:%M}",
            hint="That hour is left out when daylight-saving time begins; check the time.",
        )
    return begun
