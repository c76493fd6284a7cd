"""Days that a paper of the plan itself names: a deposition, a production, a meeting.

Who knows the plan says them; the rules of the court then give what is due before them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from .model import Rule, Trigger
from .service import is_paper


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day that a document names.

    ``kind`` is the kind of the document (``subpoena``), ``command`` the part of it that names the
    day (``testify``, ``deposition``, ``produce``, ``inspect``, ``meeting``), ``whom`` the id of the
    person commanded, ``miles`` that person's way to the place.
    """

    document: str
    kind: str
    command: str
    name: str
    on: dt.date
    time: dt.time | None = None
    place: str = ""
    whom: str = ""
    miles: Decimal | None = None

    @property
    def id(self) -> str:
        """Stable while the paper keeps its id: the day may change."""
        return f"{self.document}/{self.command}"


def ruled_by(rule: Rule, appointment: Appointment) -> bool:
    """Whether a rule's period is measured from the time for compliance that a paper names."""
    return (
        rule.trigger is Trigger.COMPLIANCE
        and is_paper(rule.papers, (appointment.kind,), {})
        and (not rule.commands or appointment.command in rule.commands)
    )
