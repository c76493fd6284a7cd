"""What a court ordered and what was done; what the office did and still has to do.

They belong to :mod:`packetgen.case.model`, which is where everybody else finds them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from .evidence import Source


@dataclass(frozen=True, slots=True)
class RequirementEntry:
    """One thing done (or missed, excused, or a violation) towards a requirement.

    ``amount`` is in the requirement's unit; ``result`` is that of a test.
    """

    on: dt.date
    amount: Decimal = Decimal(1)
    at: str = ""
    status: str = "done"
    evidence: Source | None = None
    note: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later order that changed a requirement; what is None stayed as it was."""

    on: dt.date
    order: str = ""
    ordered: Decimal | None = None
    by: dt.date | None = None
    vacated: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a court ordered a person to do, and what was done. ``unit``: hours, dollars, ….

    ``since`` is the day from which pace is measured, ``party`` the id of the party who must do it.
    """

    id: str
    kind: str
    text: str = ""
    ordered: Decimal | None = None
    unit: str = ""
    by: dt.date | None = None
    order: str = ""
    entries: tuple[RequirementEntry, ...] = ()
    since: dt.date | None = None
    party: str = ""
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, letter or meeting of the office; ``other`` and ``by`` are ids of the case, or words.

    ``reached`` False: an attempt.
    """

    on: dt.date
    other: str
    by: str = ""
    time: dt.time | None = None
    how: str = ""
    reached: bool = True
    minutes: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done; ``who`` is an id of the case, or words; ``done`` the day it was."""

    text: str
    id: str = ""
    who: str = ""
    by: dt.date | None = None
    done: dt.date | None = None
    hearing: str = ""
