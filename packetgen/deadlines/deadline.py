"""One date of a case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packetgen.jurisdiction.model import Citation, Status

from .model import Count, Rule


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date of a case.

    ``id`` is stable: the same hearing, rule and manner of service keep it when the date moves.
    ``on`` is the last day under the usual reading, ``safest`` the one in time under every reading.
    ``kind`` is hearing, appointment (a day that a paper names), ordered (a court named the day) or
    rule. ``hearing`` is the id of the hearing, or of the appointment, that it belongs to. ``to``
    are the ids of those whom the case records (or plans) as served in this manner. ``ours`` says
    whether this side has to act; None where the case does not tell.
    """

    id: str
    kind: str
    name: str
    on: dt.date
    safest: dt.date
    hearing: str = ""
    method: str = ""
    to: tuple[str, ...] = ()
    by_whom: str = ""
    rule: Rule | None = None
    count: Count | None = None
    passed: bool = False
    note: str = ""
    ours: bool | None = None
    time: dt.time | None = None
    place: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The rule, then everything that its count rests on."""
        if self.rule is None or self.count is None:
            return ()
        return tuple(dict.fromkeys((self.rule.citation, *self.count.citations)))

    @property
    def status(self) -> Status:
        """Unverified as soon as the rule, or anything that the count rests on, is."""
        unread = any(c.status is Status.UNVERIFIED for c in self.citations)
        return Status.UNVERIFIED if unread else Status.CONFIRMED
